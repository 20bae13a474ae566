#include "tools/commands/named_work.h"

#include <algorithm>
#include <optional>
#include <set>

#include "corpus/graph/graph.h"
#include "corpus/views/find.h"
#include "schema/id.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"

namespace kst {
namespace {

class Finder {
 public:
  explicit Finder(const Store& store) : store_(store) {}

  // The work of this id, or the works of a dossier that is none itself.
  Result<bool> Add(std::string_view id) {
    auto node = FindNode(store_, id);
    if (!node) return tl::unexpected(node.error());
    if (*node) return Put(std::move(**node));
    if (!id.starts_with("dossier-")) return false;
    return AddAll(WorksOfDossier(store_, *DossierOf(id)));
  }

  Result<bool> AddAll(Result<std::vector<Node>> nodes) {
    if (!nodes) return tl::unexpected(nodes.error());
    for (Node& node : *nodes) Put(std::move(node));
    return !nodes->empty();
  }

  std::vector<Node> Take() { return std::move(works_); }

 private:
  bool Put(Node node) {
    if (seen_.insert(node.id).second) works_.push_back(std::move(node));
    return true;
  }

  const Store& store_;
  std::vector<Node> works_;
  std::set<std::string> seen_;
};

// What the words cite, in their order.
std::vector<std::string> Cited(const Document& words) {
  std::vector<std::string> ids;
  if (words.id && words.id->starts_with("kst-")) ids.push_back(*words.id);
  for (const Reference& r : words.references) ids.push_back(r.target);
  for (const Link& l : words.links)
    if (l.target) ids.push_back(*l.target);
  return ids;
}

}  // namespace

Result<std::vector<Node>> WorksMeant(std::string_view command, const Arguments& arguments, const Store& store,
                                     std::string_view words) {
  return WorkNames(command, arguments).Of(store, words);
}

bool MayNameWork(std::string_view words) {
  const std::string padded = Concat({" ", words});
  return words.find_first_of("0123456789") != words.npos && words.find_first_of("\"()*") == words.npos &&
         padded.find(" -") == padded.npos;
}

std::optional<Document> WorkNames::Read(std::string_view words) {
  const std::lock_guard lock(mutex_);
  if (!pipeline_) pipeline_ = LoadPipeline(command_, arguments_);
  if (!*pipeline_) return std::nullopt;
  return (*pipeline_)->Read({.source = "words", .kind = InputKind::kText, .date = {}}, words);
}

Result<std::vector<Node>> WorkNames::Of(const Store& store, std::string_view words) {
  Finder finder(store);
  if (const auto found = finder.Add(words); !found || *found) {
    if (!found) return tl::unexpected(found.error());
    return finder.Take();
  }
  if (const std::optional<std::string> dossier = DossierFrom(words)) {
    if (const auto found = finder.Add("dossier-" + *dossier); !found) return tl::unexpected(found.error());
    return finder.Take();
  }
  const std::optional<Document> read = Read(words);
  if (!read) return std::vector<Node>();
  const std::vector<std::string> cited = Cited(*read);
  for (const std::string& id : cited)
    if (const auto found = finder.Add(id); !found) return tl::unexpected(found.error());
  if (cited.empty())
    for (const Mention& m : read->mentions)
      if (m.kind == "motion" || m.kind == "amendment")
        if (const auto found = finder.AddAll(MotionsOf(store, m.kind, m.people)); !found)
          return tl::unexpected(found.error());
  return finder.Take();
}

WorksNamed WorkNames::IfNumbered() {
  return [this](const Store& store, std::string_view words) {
    return MayNameWork(words) ? Of(store, words) : std::vector<Node>();
  };
}

bool IsOneWork(std::string_view words, const std::vector<Node>& works) {
  return works.size() == 1 && (works.front().kind == "dossier" || !DossierFrom(words));
}

std::string ListOfWorks(std::string_view words, const std::vector<Node>& works) {
  std::string list = Printable(words) +
                     (DossierFrom(words) ? ": what this corpus knows of the dossier" : " may be any of these") +
                     "; ask for one by its id:\n";
  for (const Node& work : works)
    list += "  " + work.id + "  " + work.kind + (work.date ? "  " + *work.date : "") +
            (work.title ? "  " + Printable(*work.title) : "") + (work.present ? "" : "  (not in this corpus)") + "\n";
  return list;
}

std::string ListOfWorksJson(const std::vector<Node>& works) {
  JsonWriter w;
  w.Begin('{').Key("candidates").Begin('[');
  for (const Node& work : works) w.Raw(ToJson(work));
  w.End(']').End('}');
  return w.Take();
}

}  // namespace kst
