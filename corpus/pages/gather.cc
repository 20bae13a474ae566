#include "corpus/pages/gather.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <memory>
#include <span>

#include "corpus/link/dictum.h"
#include "corpus/search/index.h"
#include "corpus/search/query.h"
#include "corpus/store/database.h"
#include "corpus/views/find.h"
#include "schema/id.h"
#include "schema/record/json.h"
#include "schema/text.h"

namespace kst {
namespace {

// Works that one page looks up, each by a query of its own: three lists of 200 (kMostListed in paper.cc) with a work a
// line.
constexpr std::size_t kMostKnown = 600;
constexpr std::size_t kLastPage = 10'000;  // of 20 hits or 100 rows: a million rows; what skips more is no reader
constexpr std::size_t kMostDrawn = 500;    // papers of a dossier whose deeds are looked up, each by a query of its own

void Know(const Room& room, std::string_view id, Known& known) {
  if (id.empty() || known.contains(std::string(id)) || known.size() >= kMostKnown) return;
  if (const auto node = Need(FindNode(room.store, id))) known.emplace(id, *node);
}

// What motions ask says more than their headings.
void SayWhatIsAsked(const Room& room, Known& known) {
  std::vector<std::string> motions;
  for (const auto& [id, node] : known)
    if (node.kind == "motion" && node.present) motions.push_back(id);
  Need(EachRowOf(room.store, room.rules, RegisterKind::kMotions, {}, motions, [&](const RegisterRow& row) {
    if (!row.title.empty()) known[row.id].title = row.title;
    return true;
  }));
}

// What speaks of a person or an office, newest first: only the first of a long list is shown.
void NewestFirst(const Room& room, Shown& shown) {
  if (shown.node.kind != "person" && shown.node.kind != "ministry" && shown.node.kind != "committee") return;
  std::map<std::string, std::string> dates;
  Need(Guarded([&] {
    Statement papers(
        room.store.Graph(),
        "SELECT p.node, p.date FROM edge e JOIN paper p ON p.key = e.paper AND p.chosen WHERE e.to_id = ?");
    for (papers.Bind(shown.node.id); papers.Step();) dates.emplace(papers.Text(0), papers.Text(1));
  }));
  std::ranges::stable_sort(shown.in, std::ranges::greater(), [&](const Edge& edge) { return dates[edge.from]; });
}

template <class Number>
std::optional<Number> NumberIn(const Query& query, std::string_view name) {
  const std::string text = Parameter(query, name);
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::size_t PageIn(const Query& query) {
  return std::clamp<std::size_t>(NumberIn<std::size_t>(query, "p").value_or(1), 1, kLastPage);
}

std::optional<std::string> Maybe(const Query& query, std::string_view name) {
  constexpr std::size_t kLongest = 200;
  std::string value = Parameter(query, name);
  if (value.empty() || value.size() > kLongest || !IsUtf8(value)) return std::nullopt;
  return value;
}

std::optional<std::string> MaybeDossier(const Query& query) {
  const auto typed = Maybe(query, "dossier");
  return typed ? std::optional(DossierFrom(*typed).value_or(*typed)) : std::nullopt;
}

// "ministry:defensie" as rules know it: by the words of its name.
std::optional<std::string> MaybeMinistry(const Room& room, const Query& query) {
  auto typed = Maybe(query, "ministry");
  constexpr std::string_view kPrefix = "ministry:";
  if (!typed || !typed->starts_with(kPrefix) || room.rules.MinistryNamed(*typed)) return typed;
  std::string name = typed->substr(kPrefix.size());
  std::ranges::replace(name, '-', ' ');
  return name;
}

}  // namespace

std::optional<std::pair<PaperFile, FileState>> GatherFile(const Room& room, const std::string& id) {
  std::optional<std::pair<PaperFile, FileState>> first;
  for (PaperFile& file : Need(PdfsOf(room.store, id))) {
    const FileState state = room.pictures->state(file);
    if (!first || state == FileState::kThere) first.emplace(std::move(file), state);
    if (state == FileState::kThere) break;
  }
  return first;
}

std::optional<Facsimile> GatherFacsimile(const Room& room, const PaperValues& values, const Query& query) {
  if (room.pictures == nullptr || !values.document || values.document->pages.empty()) return std::nullopt;
  const auto file = GatherFile(room, values.shown.node.id);
  if (!file) return std::nullopt;
  Facsimile facsimile;
  facsimile.state = file->second;
  facsimile.sha256 = file->first.sha256;
  const std::optional<int> page = NumberIn<int>(query, "blz");
  facsimile.asked =
      page && std::ranges::find(values.document->pages, *page, &PageSize::number) != values.document->pages.end();
  facsimile.page = facsimile.asked ? *page : values.document->pages.front().number;
  facsimile.at = NumberIn<std::uint32_t>(query, "b");
  return facsimile;
}

std::optional<PaperValues> GatherPaper(const Room& room, const std::string& id, const Namesakes* persons) {
  auto shown = Need(Show(room.store, id, persons));
  if (!shown) return std::nullopt;
  NewestFirst(room, *shown);
  PaperValues values{std::move(*shown), std::nullopt, std::nullopt, {}};
  const Node& node = values.shown.node;
  values.known.emplace(node.id, node);
  if (node.present && node.kind != "commitment")
    if (const auto record = Need(room.store.FindRecord(node.id)))
      values.document = Need(DocumentFromJson(record->json));
  if (node.kind == "motion" && values.document) values.asks = DictumOf(values.document->text, room.rules);
  if (node.kind == "motion" || node.kind == "commitment") values.trace = Need(TraceFrom(room.store, node.id));
  for (const Edge& edge : values.shown.out) Know(room, edge.to.value_or(""), values.known);
  for (const Edge& edge : values.shown.in) Know(room, edge.from, values.known);
  if (values.trace)
    for (const TraceStep& step : values.trace->steps)
      Know(room, step.document, values.known), Know(room, step.target, values.known);
  SayWhatIsAsked(room, values.known);
  return values;
}

std::optional<DossierValues> GatherDossier(const Room& room, const std::string& number) {
  DossierValues values;
  values.number = number;
  values.works = Need(WorksOfDossier(room.store, number));
  if (const auto node = Need(FindNode(room.store, "dossier-" + number))) values.title = node->title;
  if (values.works.empty() && !values.title) return std::nullopt;
  std::map<std::string, std::string> asked;  // what motions ask says more than their headings
  Need(EachMotion(room.store, room.rules, {.dossier = number}, [&](const RegisterRow& row) {
    asked.emplace(row.id, row.title);
    return true;
  }));
  for (Node& work : values.works)
    if (const auto motion = asked.find(work.id); motion != asked.end() && !motion->second.empty())
      work.title = motion->second;
  Need(EachCommitment(room.store, room.rules, {.dossier = number}, [&](const RegisterRow& row) {
    values.commitments.push_back(row);
    return true;
  }));
  if (values.works.size() <= kMostDrawn)
    for (const Node& work : values.works)
      if (work.present)
        for (Edge& edge : Need(EdgesFrom(room.store, work.id)))
          if (edge.to && edge.type != "cites" && edge.type != "part_of") values.deeds.push_back(std::move(edge));
  return values;
}

namespace {

// Another one when another graph was published, or the corpus was made again.
std::string NameOfGraph(const Room& room) {
  const auto run = Need(room.store.LastRun());
  return Need(Guarded([&] {
    Statement find(room.store.Graph(), "SELECT value FROM meta WHERE key = 'generation'");
    return Concat({find.Step() ? find.Text(0) : "", " ", run ? std::to_string(run->id) : "", " ",
                   run ? run->began.value_or("") : ""});
  }));
}

}  // namespace

TrackerValues GatherTracker(const Room& room, RegisterKind kind, const Query& query, Rows rows) {
  TrackerValues values;
  values.kind = kind;
  values.today = room.today;
  values.query = query;
  values.page = PageIn(query);
  if (const std::string sort = Parameter(query, "sort"); IsSort(sort)) {  // others would each be a question of its own
    values.sort = sort;
    values.descending = Parameter(query, "desc") == "1";
  }
  RegisterFilter filter;
  filter.open = !Parameter(query, "open").empty();
  if (!Parameter(query, "overdue").empty()) filter.overdue = room.today;
  filter.ministry = MaybeMinistry(room, query);
  filter.dossier = MaybeDossier(query);
  std::map<std::string, RegisterRow> all;
  const auto read = [&] {
    std::vector<KeyedRow> keyed;
    Need(EachRow(room.store, room.rules, kind, filter, [&](const RegisterRow& row) {
      keyed.push_back({SortKeyOf(row, values.sort), row.id});
      if (rows == Rows::kAll) all.emplace(row.id, row);
      return true;
    }));
    return InOrder(std::move(keyed), values.descending);
  };
  const RegisterOrders::Question question = {std::string(PathOf(kind)),        filter.open ? "open" : "",
                                             filter.overdue.value_or(""),      filter.ministry.value_or(""),
                                             filter.dossier.value_or(""),      values.sort,
                                             values.descending ? "down" : "up"};
  const bool is_kept = room.orders != nullptr && rows == Rows::kOfPage;
  const auto ids = is_kept ? room.orders->Of(NameOfGraph(room), question, read)
                           : std::make_shared<const RegisterOrders::Ids>(read());
  std::span<const std::string> shown = *ids;
  values.count = shown.size();
  if (rows == Rows::kAll) {
    for (const std::string& id : shown) values.rows.push_back(std::move(all.at(id)));
    return values;
  }
  shown = shown.subspan(std::min((values.page - 1) * kRowsOnPage, shown.size()));
  shown = shown.first(std::min(kRowsOnPage, shown.size()));
  Need(EachRowOf(room.store, room.rules, kind, filter, shown, [&](const RegisterRow& row) {
    values.rows.push_back(row);
    return true;
  }));
  for (const RegisterRow& row : values.rows) {
    for (const std::string& id : row.ministries) Know(room, id, values.known);
    for (const auto& id : {row.document, row.said_by}) Know(room, id.value_or(""), values.known);
  }
  return values;
}

bool CanSearch(const Room& room) {
  return Need(Guarded([&] { return IsIndexedBy(room.store.Graph(), room.stemmer); }));
}

ResultsValues GatherResults(const Room& room, const Query& query, bool newest_first) {
  ResultsValues values;
  values.query = query;
  constexpr std::string_view kNames[] = {"q", "kind", "dossier", "ministry", "person", "from", "until", "p"};
  std::erase_if(values.query, [&](const auto& pair) {  // what others add to an address is nothing that was asked
    return pair.second.empty() || std::ranges::find(kNames, pair.first) == std::end(kNames);
  });
  for (const char* day : {"from", "until"})
    if (const std::string typed = Parameter(query, day); !typed.empty() && !IsDate(typed)) {
      values.wrong = NotADay(day);
      return values;
    }
  values.page = PageIn(query);
  values.words = Maybe(query, "q").value_or("");
  const Result<SearchQuery> read = ReadQuery(values.words, "");
  if (!read) {
    values.wrong = read.error().message;
    return values;
  }
  SearchFilter filter;
  filter.kind = Maybe(query, "kind");
  filter.dossier = MaybeDossier(query);
  filter.ministry = MaybeMinistry(room, query);
  filter.person = Maybe(query, "person");
  filter.from = Maybe(query, "from");
  filter.until = Maybe(query, "until");
  const Searcher searcher(room.store, room.stemmer, room.rules);
  const Result<SearchQuery> question = searcher.Meant(*read, filter);
  if (!question && question.error().code == Code::kBadRule) {
    values.wrong = question.error().message;
    return values;
  }
  const SearchQuery& meant = Need(question);
  const auto most = static_cast<std::int64_t>(kHitsOnPage);
  Found found =
      Need(searcher.Find(meant, filter, {static_cast<std::int64_t>(values.page - 1) * most, most, newest_first, true}));
  values.hits = std::move(found.hits);
  values.count = found.count;
  values.facets = std::move(found.facets);
  if (values.count == 0) values.did_you_mean = Need(searcher.DidYouMean(*read));
  for (const Facet& facet : values.facets)
    if (facet.name == "ministry")
      for (const auto& [id, count] : facet.counts) Know(room, id, values.known);
  Know(room, Parameter(query, "ministry"), values.known);
  for (const Hit& hit : values.hits) Know(room, hit.id, values.known);
  const bool is_filtered = filter != SearchFilter() || read->filter != SearchFilter();
  if (room.names != nullptr && !values.words.empty() && !is_filtered)
    values.named = Need((*room.names)(room.store, values.words));
  for (const Node& work : values.named) values.known.emplace(work.id, work);
  SayWhatIsAsked(room, values.known);
  return values;
}

std::vector<std::string> GatherIds(const Room& room) {
  std::vector<std::string> ids;
  Need(EachPaper(room.store, [&](std::string_view id) {
    ids.emplace_back(id);
    return true;
  }));
  return ids;
}

}  // namespace kst
