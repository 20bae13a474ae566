#include "tools/mcp/corpus_tools.h"

#include <algorithm>
#include <optional>

#include "corpus/search/search.h"
#include "corpus/views/find.h"
#include "corpus/views/registers.h"
#include "corpus/views/show.h"
#include "corpus/views/trace.h"
#include "schema/address.h"
#include "schema/id.h"
#include "schema/record/json.h"
#include "schema/text.h"

namespace kst {
namespace {

using nlohmann::json;

constexpr std::int64_t kMostRows = 100, kMostHits = 50, kMostSkip = 1'000'000;
constexpr std::size_t kMostNamed = 10, kMostEdges = 60, kMostSteps = 100, kLongestWords = 1500;
constexpr std::int64_t kPassage = 4000, kLongestPassage = 20'000;

json Maybe(const std::optional<std::string>& value) { return value ? json(*value) : json(); }

std::string Short(std::string_view words) {
  return words.size() > kLongestWords ? Concat({Cut(words, kLongestWords), "…"}) : std::string(words);
}

std::optional<std::string> Asked(const json& arguments, const char* name) {
  const auto found = arguments.find(name);
  return found == arguments.end() ? std::nullopt : std::optional(found->get<std::string>());
}
std::int64_t Number(const json& arguments, const char* name, std::int64_t otherwise) {
  return arguments.value(name, otherwise);
}

json Text(const char* description) { return {{"type", "string"}, {"description", description}}; }
json Whole(const char* description, std::int64_t from, std::int64_t to) {
  return {{"type", "integer"}, {"description", description}, {"minimum", from}, {"maximum", to}};
}
json Flag(const char* description) { return {{"type", "boolean"}, {"description", description}}; }

const char* const kId =
    "an id (kst-29911-329), another name of it (29911-329, 2021D36593, Kamerstuk 29 911, nr. 329), dossier-29911, "
    "person:kuik";

json Of(const Node& node) {
  return {{"id", node.id},
          {"kind", node.kind},
          {"title", Maybe(node.title)},
          {"date", Maybe(node.date)},
          {"in_corpus", node.present},
          {"people", node.people},
          {"state", Maybe(node.state)},
          {"vote", Maybe(node.vote)},
          {"dossier", Maybe(node.dossier)},
          {"address", Maybe(node.url)},
          {"also_known_as", node.aliases}};
}

json Of(const Edge& edge) {
  const Evidence& place = Telling(edge);
  json candidates = json::array();
  for (const Candidate& candidate : edge.candidates)
    candidates.push_back({{"id", candidate.id}, {"confidence", candidate.confidence}});
  return {{"type", edge.type},
          {"from", edge.from},
          {"to", Maybe(edge.to)},
          {"named", Maybe(edge.named)},
          {"status", Maybe(edge.status)},
          {"resolution", Name(edge.resolution)},
          {"confidence", edge.confidence},
          {"candidates", candidates},
          {"page", place.page},
          {"words", Short(place.words)},
          {"sentence", Short(place.sentence)},
          {"offset", place.span.begin},
          {"address", Maybe(AddressOf(edge.from))}};
}

// Deeds before plain citations, so that these are left out first.
json Of(std::vector<Edge> edges) {
  const std::size_t all = edges.size();
  std::stable_partition(edges.begin(), edges.end(), [](const Edge& edge) { return edge.type != "cites"; });
  edges.resize(std::min(edges.size(), kMostEdges));
  json list = json::array();
  for (const Edge& edge : edges) list.push_back(Of(edge));
  return {{"edges", list}, {"left_out", all - edges.size()}};
}

class Corpus {
 public:
  Corpus(std::function<Result<Store>()> open, const Stemmer& stemmer, const CorpusRules& rules, WorksNamed names)
      : open_(std::move(open)), stemmer_(stemmer), rules_(rules), names_(std::move(names)) {}

  Result<json> Search(const json& a) const {
    return open_().and_then([&](const Store& store) -> Result<json> {
      for (const char* day : {"from", "until"})
        if (a.contains(day) && !IsDate(*Asked(a, day)))
          return Fail(Code::kBadRecord, Concat({day, " is a day: 2024-12-31"}));
      const Result<SearchQuery> query = ReadQuery(*Asked(a, "query"), "");
      if (!query) return tl::unexpected(query.error());
      SearchFilter filter{Asked(a, "kind"),   Asked(a, "dossier"), Asked(a, "ministry"),
                          Asked(a, "person"), Asked(a, "from"),    Asked(a, "until")};
      if (filter.dossier) filter.dossier = DossierFrom(*filter.dossier).value_or(*filter.dossier);
      const Searcher searcher(store, stemmer_, rules_);
      const SearchPage page{Number(a, "skip", 0), Number(a, "most", 10)};
      const Result<SearchQuery> meant = searcher.Meant(*query, filter);
      if (!meant) return tl::unexpected(meant.error());
      const bool is_filtered = filter != SearchFilter() || query->filter != SearchFilter();
      const Result<std::vector<Node>> named = is_filtered ? std::vector<Node>() : names_(store, *Asked(a, "query"));
      if (!named) return tl::unexpected(named.error());
      return searcher.Find(*meant, filter, page).map([&](const Found& found) {
        json list = json::array(), works = json::array();
        for (std::size_t n = 0; n < std::min<std::size_t>(named->size(), kMostNamed); ++n)
          works.push_back(Of((*named)[n]));
        for (const Hit& hit : found.hits)
          list.push_back({{"id", hit.id},
                          {"kind", hit.kind},
                          {"date", Maybe(hit.date)},
                          {"title", Maybe(hit.title)},
                          {"sender", Maybe(hit.sender)},
                          {"page", hit.snippet.page},
                          {"words", hit.snippet.text},
                          {"address", Maybe(AddressOf(hit.id))}});
        return json{{"count", found.count}, {"hits", list}, {"named", works}};
      });
    });
  }

  Result<json> ShowWork(const json& a) const {
    return open_().and_then([&](const Store& store) {
      return NodeMeant(store, *Asked(a, "id")).and_then([&](const Node& node) {
        return Show(store, node.id).map([](const std::optional<Shown>& shown) -> json {
          return {{"work", Of(shown->node)}, {"does", Of(shown->out)}, {"done_to_it", Of(shown->in)}};
        });
      });
    });
  }

  Result<json> Trace(const json& a) const {
    return open_().and_then([&](const Store& store) {
      return NodeMeant(store, *Asked(a, "id")).and_then([&](const Node& node) {
        return TraceFrom(store, node.id).map([](const std::optional<kst::Trace>& trace) -> json {
          json steps = json::array();
          for (std::size_t n = 0; n < std::min(trace->steps.size(), kMostSteps); ++n) {
            const TraceStep& step = trace->steps[n];
            steps.push_back({{"date", Maybe(step.date)},
                             {"document", step.document},
                             {"title", Short(step.document_title)},
                             {"who", step.who},
                             {"asked", step.asked},
                             {"what", step.what},
                             {"target", step.target},
                             {"status", Maybe(step.status)},
                             {"resolution", Name(step.resolution)},
                             {"confidence", step.confidence},
                             {"page", step.page},
                             {"words", Short(step.words)},
                             {"sentence", Short(step.sentence)},
                             {"address", Maybe(step.url)}});
          }
          return {{"work", Of(trace->start)}, {"steps", steps}, {"left_out", trace->steps.size() - steps.size()}};
        });
      });
    });
  }

  Result<json> Register(RegisterKind kind, const json& a) const {
    return open_().and_then([&](const Store& store) -> Result<json> {
      RegisterFilter filter;
      filter.open = a.value("open", false);
      filter.overdue = Asked(a, "overdue");
      if (filter.overdue && !IsDate(*filter.overdue)) return Fail(Code::kBadRecord, "overdue is a day: 2024-12-31");
      filter.ministry = Asked(a, "ministry");
      if (const auto dossier = Asked(a, "dossier")) filter.dossier = DossierFrom(*dossier).value_or(*dossier);
      const std::int64_t skip = Number(a, "skip", 0), most = Number(a, "most", 20);
      std::int64_t count = 0;
      json rows = json::array();
      const auto see = [&](const RegisterRow& row) {
        if (count++ >= skip && static_cast<std::int64_t>(rows.size()) < most) {
          json told = json::parse(ToJson(kind, row));
          told["title"] = Short(row.title);
          if (row.words) told["words"] = Short(*row.words);
          if (told["address"].is_null())
            told["address"] = Maybe(row.url ? row.url : AddressOf(row.document.value_or(row.id)));
          rows.push_back(std::move(told));
        }
        return true;
      };
      return EachRow(store, rules_, kind, filter, see).map([&] { return json{{"count", count}, {"rows", rows}}; });
    });
  }

  Result<json> ReadPassage(const json& a) const {
    return open_().and_then([&](const Store& store) {
      return NodeMeant(store, *Asked(a, "id")).and_then([&](const Node& node) -> Result<json> {
        const auto record = store.FindRecord(node.id);
        if (!record) return tl::unexpected(record.error());
        if (!*record) return Fail(Code::kMissing, node.id + ": the corpus does not have this paper itself");
        return DocumentFromJson((*record)->json).and_then([&](const Document& paper) {
          return Passage(paper, node, a);
        });
      });
    });
  }

 private:
  Result<Node> NodeMeant(const Store& store, const std::string& words) const {
    return NodeNamed(store, words).and_then([&](std::optional<Node> node) -> Result<Node> {
      if (node) return std::move(*node);
      Result<std::vector<Node>> named = DossierFrom(words) ? std::vector<Node>() : names_(store, words);
      if (!named) return tl::unexpected(named.error());
      if (named->size() == 1) return std::move(named->front());
      return Fail(Code::kMissing, words + ": this corpus has no such work, nor does any of its papers name it");
    });
  }

  static Result<json> Passage(const Document& paper, const Node& node, const json& a) {
    std::size_t begin = static_cast<std::size_t>(Number(a, "offset", 0));
    if (a.contains("page")) {
      const auto run = std::ranges::find(paper.page_runs, Number(a, "page", 1), &PageRun::page);
      if (run == paper.page_runs.end()) return Fail(Code::kMissing, node.id + ": no text is on that page");
      begin = run->offset;
    }
    if (begin > paper.text.size())
      return Fail(Code::kMissing, node.id + ": the text ends at " + std::to_string(paper.text.size()));
    begin = Cut(paper.text, begin).size();
    const std::string_view words =
        Cut(std::string_view(paper.text).substr(begin), static_cast<std::size_t>(Number(a, "most", kPassage)));
    const std::size_t end = begin + words.size();
    return json{{"id", node.id},
                {"title", Maybe(node.title)},
                {"page", paper.PageOf(static_cast<std::uint32_t>(begin))},
                {"words", words},
                {"offset", begin},
                {"next_offset", end < paper.text.size() ? json(end) : json()},
                {"length", paper.text.size()},
                {"address", Maybe(node.url)}};
  }

  std::function<Result<Store>()> open_;
  const Stemmer& stemmer_;
  const CorpusRules& rules_;
  const WorksNamed names_;
};

}  // namespace

std::vector<Tool> CorpusTools(std::function<Result<Store>()> open, const Stemmer& stemmer, const CorpusRules& rules,
                              WorksNamed names) {
  const auto corpus = std::make_shared<const Corpus>(std::move(open), stemmer, rules, std::move(names));
  const json rows = {{"open", Flag("only what still waits")},
                     {"ministry", Text("only of this ministry: a word of its name, or jenv, vws, bzk")},
                     {"dossier", Text("only of this dossier: 29911, 36200-VII")},
                     {"most", Whole("so many rows (default 20)", 1, kMostRows)},
                     {"skip", Whole("without the first so many", 0, kMostSkip)}};
  json promises = rows;
  promises["overdue"] = Text("only open ones that were due before this day, 2024-12-31");
  return {
      {"search",
       "Find Dutch parliamentary papers (Kamerstukken) by words in any form; gives ids, titles, and the page and words "
       "that answer; and the works whose number the words are.",
       {{"query", Text("Dutch words, \"a phrase\", begin*, OR, -without")},
        {"kind", Text("letter, motion, answers, report_of_meeting, bill …")},
        {"dossier", Text("29911, 36200-VII")},
        {"ministry", Text("a word of the name of the ministry that sent it, or jenv, vws, bzk")},
        {"person", Text("a part of the name of who sent, signed or proposed it")},
        {"from", Text("from this day on, 2024-01-01")},
        {"until", Text("until this day")},
        {"most", Whole("so many papers (default 10)", 1, kMostHits)},
        {"skip", Whole("without the first so many", 0, kMostSkip)}},
       {"query"},
       [corpus](const json& a) { return corpus->Search(a); }},
      {"show",
       "What a work is, what it does to other works and what others do to it, each with page and words.",
       {{"id", Text(kId)}},
       {"id"},
       [corpus](const json& a) { return corpus->ShowWork(a); }},
      {"trace",
       "What came of a motion, a commitment or a letter: the chain in order of time, each step with page and words.",
       {{"id", Text(kId)}},
       {"id"},
       [corpus](const json& a) { return corpus->Trace(a); }},
      {"motions",
       "The register of motions: proposers, what was asked, vote, state, and the words that prove the state.",
       rows,
       {},
       [corpus](const json& a) { return corpus->Register(RegisterKind::kMotions, a); }},
      {"commitments",
       "The register of commitments (toezeggingen): the promise, who, deadline, state, and the words that prove it.",
       promises,
       {},
       [corpus](const json& a) { return corpus->Register(RegisterKind::kCommitments, a); }},
      {"read_passage",
       "A stretch of the running text of a paper, from a page or from an offset that another answer gave.",
       {{"id", Text(kId)},
        {"page", Whole("from where this page begins", 1, 100'000)},
        {"offset", Whole("from this byte on", 0, 1'000'000'000)},
        {"most", Whole("so many bytes (default 4000)", 100, kLongestPassage)}},
       {"id"},
       [corpus](const json& a) { return corpus->ReadPassage(a); }},
  };
}

}  // namespace kst
