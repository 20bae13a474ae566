#include "corpus/views/find.h"

#include <algorithm>

#include "corpus/graph/graph.h"
#include "corpus/graph/node_rows.h"
#include "schema/digest.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

// "Dijk" is a name of "Jasper van Dijk", "van Dijk" too.
bool EndsWithName(const std::string& person, const std::string& surname) {
  const std::vector<std::string> whole = FoldedWords(person), end = FoldedWords(surname);
  return !end.empty() && whole.size() >= end.size() &&
         std::equal(end.begin(), end.end(), whole.end() - static_cast<std::ptrdiff_t>(end.size()));
}

bool IsOf(const Node& node, const std::vector<std::string>& people) {
  return std::ranges::all_of(people, [&](const std::string& surname) {
    return std::ranges::any_of(node.people, [&](const std::string& person) { return EndsWithName(person, surname); });
  });
}

}  // namespace

Result<std::vector<Node>> WorksOfDossier(const Store& store, std::string_view dossier) {
  return Guarded([&] {
    std::vector<Node> works;
    Statement rows(store.Graph(), ("SELECT " + std::string(kNodeColumns) +
                                   " FROM node WHERE dossier = ? AND kind NOT IN ('commitment') ORDER BY id")
                                      .c_str());
    for (rows.Bind(dossier); rows.Step();) works.push_back(ToNode(ReadNodeRow(rows)));
    return works;
  });
}

Result<std::vector<Node>> MotionsOf(const Store& store, std::string_view kind, const std::vector<std::string>& people) {
  return Guarded([&] {
    std::vector<Node> works;
    if (people.empty()) return works;
    Statement rows(store.Graph(), ("SELECT " + std::string(kNodeColumns) +
                                   " FROM node WHERE kind = ? AND id NOT LIKE '%#%' ORDER BY date, id")
                                      .c_str());
    for (rows.Bind(kind); rows.Step();)
      if (Node node = ToNode(ReadNodeRow(rows)); IsOf(node, people)) works.push_back(std::move(node));
    return works;
  });
}

Result<std::optional<Node>> NodeNamed(const Store& store, std::string_view words) {
  std::string lower(words);
  std::ranges::transform(lower, lower.begin(), LowerAscii);
  std::vector<std::string> ids = {std::string(words), Concat({"kst-", words}), lower};
  if (lower.starts_with("kst-")) ids.push_back(Concat({"kst-", words.substr(4)}));
  if (const auto dossier = DossierFrom(words)) ids.push_back("dossier-" + *dossier);
  for (const std::string& id : ids) {
    auto node = FindNode(store, id);
    if (!node || *node) return node;
  }
  return std::nullopt;
}

Result<void> EachWork(const Store& store, const std::function<bool(const Node&)>& see) {
  return Guarded([&] {
    Statement rows(store.Graph(), Concat({"SELECT ", kNodeColumns, " FROM node ORDER BY id"}).c_str());
    while (rows.Step())
      if (!see(ToNode(ReadNodeRow(rows)))) return;
  });
}

Result<void> EachPaper(const Store& store, const std::function<bool(std::string_view id)>& see) {
  return Guarded([&] {
    Statement rows(store.Graph(), "SELECT node FROM paper WHERE chosen ORDER BY node");
    while (rows.Step())
      if (!see(rows.View(0))) return;
  });
}

Result<std::vector<PaperFile>> PdfsOf(const Store& store, std::string_view id) {
  return Guarded([&] {
    constexpr std::string_view kKind = "pdf:";
    std::vector<PaperFile> files;
    Statement rows(store.Graph(),
                   "SELECT f.path, f.content, f.size, f.mtime_ns FROM paper p JOIN file f ON f.paper = p.key "
                   "WHERE p.node = ? AND p.chosen ORDER BY f.path");
    for (rows.Bind(id); rows.Step();)
      if (const std::string content = rows.Maybe(1).value_or(""); content.starts_with(kKind))
        files.push_back({rows.Text(0), content.substr(kKind.size(), kSha256Digits), rows.Number(2), rows.Number(3)});
    return files;
  });
}

}  // namespace kst
