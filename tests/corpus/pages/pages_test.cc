// The pages as functions: what they say, and that no word of a paper breaks out of them.
#include "corpus/pages/pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "corpus/pages/drawing.h"
#include "tests/corpus/pages/tags.h"

namespace kst {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

const std::string kHostile = "\"'><script>alert(1)</script><a href=javascript:x>";

Evidence At(std::uint32_t begin, std::uint32_t end, const std::string& words, const std::string& sentence = "") {
  Evidence evidence;
  evidence.page = 1;
  evidence.span = {begin, end};
  evidence.words = words;
  evidence.sentence = sentence;
  return evidence;
}

Edge Of(const std::string& type, const std::string& from, const std::string& to, Evidence evidence) {
  Edge edge;
  edge.type = type;
  edge.from = evidence.document = from;
  edge.to = to;
  edge.evidence = {std::move(evidence)};
  return edge;
}

// A letter that cites a motion in words of its text.
PaperValues Letter(const std::string& text) {
  PaperValues values;
  Node& node = values.shown.node;
  node.id = "kst-29911-329", node.kind = "letter", node.present = true, node.title = "Brief over kaden",
  node.date = "2021-10-04";
  values.document.emplace();
  values.document->text = text;
  values.document->page_runs = {{0, 1}};
  return values;
}

std::string TextOf(const PaperValues& values) {
  Html h;
  RunningText(Place(), values, h);
  return h.Take();
}

TEST(RunningText, LinksAReferenceAndTellsWhatItIs) {
  PaperValues values = Letter("Zie nr. 323 van toen.");
  Node motion;
  motion.id = "kst-29911-323", motion.title = "Motie over de dijk";
  values.known["kst-29911-323"] = motion;
  values.shown.out = {Of("cites", "kst-29911-329", "kst-29911-323", At(4, 11, "nr. 323"))};
  EXPECT_EQ(
      TextOf(values),
      "<p>Zie <a id=\"b4\" href=\"/kst-29911-323\" title=\"Kamerstuk 29911, nr. 323: Motie over de dijk\">nr. 323</a> "
      "van toen.</p>");
}

TEST(RunningText, MarksTheWordsOfAnActAroundALink) {
  PaperValues values = Letter("Ik voer nr. 323 uit.");
  values.shown.out = {Of("implements", "kst-29911-329", "kst-29911-323", At(0, 19, "Ik voer nr. 323 uit")),
                      Of("cites", "kst-29911-329", "kst-29911-323", At(8, 15, "nr. 323"))};
  const std::string text = TextOf(values);
  EXPECT_THAT(text, HasSubstr("<mark id=\"b0\" title=\"voert uit Kamerstuk 29911, nr. 323\">Ik voer </mark>"));
  EXPECT_THAT(text, HasSubstr("<a id=\"b8\" href=\"/kst-29911-323\""));
  EXPECT_EQ(TakeApart(text).text, "Ik voer nr. 323 uit.");
}

TEST(RunningText, SaysWhereAPageBeginsAndLeadsToNotes) {
  PaperValues values = Letter("Een. Twee.\nDe noot.");
  Document& paper = *values.document;
  paper.page_runs = {{0, 1}, {5, 2}, {11, 1}};
  paper.notes = {{"1", 4, {11, 19}, 1}};
  paper.blocks = {{Role::kHeading, {0, 10}, 1}, {Role::kNote, {11, 19}, 1}};
  EXPECT_EQ(TextOf(values),
            "<h3>Een.<sup><a href=\"#noot-1\">1</a></sup>"
            "<span id=\"noot-1\" class=\"sidenote\" role=\"note\"><sup>1</sup> De noot.</span>"
            " <span class=\"leafnr\" id=\"p2\" title=\"pagina 2\">2</span> Twee.</h3>");
}

TEST(RunningText, ATableIsATable) {
  PaperValues values = Letter("Kop.\nJaar Aantal\n2021 7\nSlot.");
  Document& paper = *values.document;
  paper.blocks = {{Role::kParagraph, {0, 4}, 1}, {Role::kTable, {5, 23}, 1}, {Role::kParagraph, {24, 29}, 1}};
  Table table;
  table.header_rows = 1;
  const auto cell = [](std::uint32_t begin, std::uint32_t end, int spans = 1) {
    TableCell made;
    made.span = {begin, end};
    made.spans = spans;
    return made;
  };
  table.rows = {{cell(5, 9), cell(10, 16)}, {cell(17, 21), cell(22, 23)}};
  paper.tables = {table};
  EXPECT_THAT(TextOf(values),
              HasSubstr("<table class=\"cells\"><tr><th scope=\"col\">Jaar</th><th scope=\"col\">Aantal</th></tr>"
                        "<tr><td>2021</td><td>7</td></tr></table></div><p>Slot.</p>"));
  // One that leaves a word out is shown as it runs: no word is lost.
  paper.tables[0].rows[1][0].span = {};
  const std::string runs = TextOf(values);
  EXPECT_THAT(runs, Not(HasSubstr("<table")));
  EXPECT_THAT(TakeApart(runs).text, HasSubstr("2021 7"));
}

TEST(Drawing, OnlyWhatIsTiedIsDrawnAndNothingIsMarkup) {
  const std::vector<DrawnWork> works = {
      {"a", "1 mei 2021 <script>", "/a"}, {"b", "een \"b\"", "/b"}, {"alone", "alleen", "/alone"}};
  const std::string svg = Draw("T", works, {{"b", "a", "implements", "b \"><x>"}, {"b", "b", "replaces", ""}}).Take();
  EXPECT_THAT(svg, HasSubstr("<a href=\"/a\">"));
  EXPECT_THAT(svg, HasSubstr("1 mei 2021 &lt;script&gt;"));
  EXPECT_THAT(svg, Not(HasSubstr("alleen")));
  EXPECT_THAT(svg, Not(HasSubstr("<x>")));
  EXPECT_THAT(svg, HasSubstr("d=\"M41 44 C14 44 14 18 41 18\""));  // no further from the edge than its arc is wide
  EXPECT_TRUE(Draw("T", works, {}).empty());
}

TEST(RunningText, WhatHasNoPlaceOfItsOwnIsLedToAllTheSame) {
  PaperValues values = Letter("Een.\nTwee.");
  Document& paper = *values.document;
  paper.blocks = {{Role::kParagraph, {0, 4}, 1}, {Role::kParagraph, {5, 10}, 1}};
  paper.notes = {{"1", 2, {5, 10}, 1}};  // which stands in no block of its own
  values.shown.out = {Of("implements", "kst-29911-329", "kst-29911-323", At(4, 10, "Twee."))};
  EXPECT_EQ(TextOf(values),
            "<p>Ee<sup>1</sup>n.</p><p><span id=\"b4\"></span>"
            "<mark title=\"voert uit Kamerstuk 29911, nr. 323\">Twee.</mark></p>");
}

TEST(RunningText, HoldsEveryWordWhateverLiesOverIt) {
  std::mt19937 random(11);
  const std::string text = "Geachte <voorzitter>, wij \"melden\" & zenden u hierbij de stukken over de kaden toe.";
  const auto length = static_cast<std::uint32_t>(text.size());
  for (int round = 0; round < 300; ++round) {
    PaperValues values = Letter(text);
    for (int n = 0; n < 8; ++n) {
      const auto begin = static_cast<std::uint32_t>(random() % length);
      const auto end = static_cast<std::uint32_t>(begin + 1 + random() % 30);  // some reach past the text
      values.shown.out.push_back(Of(n % 2 ? "cites" : "implements", "kst-29911-329", kHostile, At(begin, end, "x")));
    }
    const Taken taken = TakeApart(TextOf(values));
    EXPECT_EQ(taken.fault, "");
    EXPECT_EQ(taken.text, text);
  }
}

TEST(RunningText, OfLinksThatOverlapTheFirstStands) {
  PaperValues values = Letter("Zie nrs. 323 en 324.");
  values.shown.out = {Of("cites", "kst-29911-329", "kst-29911-323", At(4, 12, "nrs. 323")),
                      Of("cites", "kst-29911-329", "kst-29911-324", At(9, 19, "323 en 324"))};
  const std::string text = TextOf(values);
  EXPECT_THAT(text, HasSubstr("href=\"/kst-29911-323\""));
  EXPECT_THAT(text, Not(HasSubstr("href=\"/kst-29911-324\"")));
  EXPECT_EQ(TakeApart(text).text, "Zie nrs. 323 en 324.");
}

TEST(RunningText, EachAnchorIsThereOnce) {
  PaperValues values = Letter("Zie nr. 323 en nr. 324.");
  for (int n = 0; n < 3; ++n)
    for (const char* type : {"cites", "implements"})
      values.shown.out.push_back(Of(type, "kst-29911-329", "kst-29911-323", At(4, 11, "nr. 323")));
  std::multiset<std::string> ids;
  for (const Tag& tag : TakeApart(TextOf(values)).tags)
    for (const auto& [name, value] : tag.attributes)
      if (name == "id") ids.insert(value);
  EXPECT_THAT(ids, ElementsAre("b4"));
}

// Every value of every page.
std::vector<std::string> HostilePages(const Place& place) {
  PaperValues paper = Letter(kHostile);
  Node& node = paper.shown.node;
  node.title = node.date = node.url = node.state = node.vote = kHostile;
  node.kind = kHostile;
  node.people = {kHostile};
  node.deadline = Deadline{kHostile, {}, kHostile};
  for (const char* type : {"cites", "implements", "promises", "part_of", "sent_by", "strange"}) {
    paper.shown.out.push_back(Of(type, node.id, kHostile, At(0, 5, kHostile, kHostile + "!")));
    paper.shown.in.push_back(Of(type, kHostile, node.id, At(0, 5, kHostile, kHostile + "!")));
  }
  paper.known[kHostile] = node;
  TraceStep step;
  step.date = step.document = step.document_title = step.who = step.what = step.target = step.target_title = kHostile;
  step.status = step.words = kHostile, step.sentence = "a" + kHostile, step.page = 1;
  PaperValues motion = paper;
  motion.trace = Trace{node, {step}};

  RegisterRow row;
  row.id = row.title = row.state = kHostile;
  row.date = row.to = row.vote = row.deadline_text = row.deadline = kHostile;
  row.settled_by = row.said_by = row.words = row.document = row.url = kHostile;
  row.people = row.ministries = {kHostile};
  const Query query = {{"q", kHostile}, {"kind", kHostile}, {kHostile, kHostile}};
  DossierValues dossier{kHostile, kHostile, {node}, {row}};
  TrackerValues tracker;
  tracker.rows = {row}, tracker.sort = kHostile, tracker.query = query;
  Node known = node;
  known.id = kHostile;
  tracker.known[kHostile] = known;
  TrackerValues motions = tracker;
  tracker.kind = RegisterKind::kCommitments;
  ResultsValues results;
  results.words = results.did_you_mean = kHostile;
  results.query = query;
  results.count = 100;
  results.facets = {{"kind", {{kHostile, 1}}}, {"year", {{kHostile, 1}}}, {"ministry", {{kHostile, 1}}}};
  Hit hit;
  hit.id = hit.kind = kHostile;
  hit.date = hit.title = hit.sender = hit.snippet.text = kHostile;
  hit.snippet.marks = {{2, 6}}, hit.snippet.page = 1;
  results.hits = {hit};
  ResultsValues none = results;
  none.count = 0, none.hits.clear();
  ResultsValues wrong = results;
  wrong.wrong = kHostile;
  return {PaperPage(place, paper),     PaperPage(place, motion),    DossierPage(place, dossier),
          DossierFeed(place, dossier), TrackerPage(place, tracker), TrackerPage(place, motions),
          TrackerFeed(place, tracker), ResultsPage(place, results), ResultsPage(place, none),
          ResultsPage(place, wrong),   ResultsFeed(place, results), MessagePage(place, kHostile, kHostile),
          SiteMap(place, {kHostile})};
}

TEST(Pages, NoWordOfAPaperBecomesMarkup) {
  for (const bool is_site : {false, true})
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      int n = 0;
      for (const std::string& page : HostilePages({language, is_site, "http://room"})) {
        const Taken taken = TakeApart(page);
        EXPECT_EQ(taken.fault, "") << n;
        EXPECT_THAT(page, HasSubstr("script"));
        for (const Tag& tag : taken.tags) {
          EXPECT_NE(tag.name, "script") << n;
          for (const auto& [name, value] : tag.attributes) {
            EXPECT_THAT(name, Not(testing::StartsWith("on"))) << n;
            const bool is_ours = is_site || value.starts_with('/') || value.starts_with('#');
            if (name == "href" && !is_ours) {
              EXPECT_THAT(value, testing::StartsWith("http://room/")) << n;
            }
            if (name == "href" && is_site) {
              EXPECT_EQ(value.find_first_of(":<\""), value.starts_with("http://room/") ? 4 : std::string::npos) << n;
            }
          }
        }
        ++n;
      }
    }
}

TEST(Pages, AnAddressThatIsNoneIsNoLink) {
  PaperValues values = Letter("x");
  values.shown.node.url = "javascript:alert(1)";
  EXPECT_THAT(PaperPage(Place(), values), Not(HasSubstr("href=\"javascript")));
}

TEST(Pages, APaperShowsItsDeedsWithTheirWords) {
  PaperValues values = Letter("Ik voer nr. 323 uit.");
  values.shown.out = {
      Of("implements", "kst-29911-329", "kst-29911-323", At(3, 15, "voer nr. 323", "Ik voer nr. 323 uit."))};
  const std::string page = PaperPage(Place(), values);
  EXPECT_THAT(page, HasSubstr("Wat dit stuk doet"));
  EXPECT_THAT(page, HasSubstr("voert uit <a href=\"/kst-29911-323\">Kamerstuk 29911, nr. 323</a>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"#b3\">pagina 1</a>"));
  EXPECT_THAT(page, HasSubstr("<blockquote>Ik <mark>voer nr. 323</mark> uit.</blockquote>"));
  EXPECT_THAT(PaperPage({Language::kEnglish, false, ""}, values),
              HasSubstr("carries out <a href=\"/kst-29911-323?lang=en\">"));
}

RegisterRow Row(const std::string& id, std::optional<std::string> date, std::optional<std::string> deadline,
                const std::string& state) {
  RegisterRow row;
  row.id = id, row.title = "Belofte " + id, row.date = std::move(date), row.deadline = std::move(deadline),
  row.state = state;
  return row;
}

std::vector<std::string> Sorted(const std::string& sort, bool descending) {
  std::vector<KeyedRow> rows;
  for (const RegisterRow& row :
       {Row("a", "2021-01-01", std::nullopt, "made"), Row("b", "2023-01-01", "2023-05-01", "fulfilled"),
        Row("c", std::nullopt, "2022-05-01", "made")})
    rows.push_back({SortKeyOf(row, sort), row.id});
  return InOrder(std::move(rows), descending);
}

TEST(Tracker, SortsWithWhatLacksTheValueLast) {
  EXPECT_THAT(Sorted("date", true), ElementsAre("b", "a", "c"));
  EXPECT_THAT(Sorted("date", false), ElementsAre("a", "b", "c"));
  EXPECT_THAT(Sorted("deadline", false), ElementsAre("c", "b", "a"));
  EXPECT_THAT(Sorted("deadline", true), ElementsAre("b", "c", "a"));
  EXPECT_THAT(Sorted("state", false), ElementsAre("b", "a", "c"));
  for (const char* sort : {"date", "deadline", "state", "to", "people"}) EXPECT_TRUE(IsSort(sort)) << sort;
  for (const char* sort : {"", "nonsense", "Date"}) EXPECT_FALSE(IsSort(sort)) << sort;
}

TEST(Tracker, MarksWhatIsOverdueAndOpen) {
  const struct {
    std::string state, deadline;
    bool late;
  } kRows[] = {{"made", "2022-05-01", true}, {"made", "2022-06-01", false}, {"fulfilled", "2022-05-01", false}};
  for (const auto& row : kRows) {
    TrackerValues values;
    values.kind = RegisterKind::kCommitments;
    values.today = "2022-06-01";
    values.rows = {Row("a", "2022-01-01", row.deadline, row.state)};
    EXPECT_EQ(TrackerPage(Place(), values).find(">te laat<") != std::string::npos, row.late)
        << row.state << row.deadline;
  }
}

TEST(Tracker, APageLeadsOn) {
  TrackerValues values;
  values.rows = {Row("a", "2022-01-01", {}, "made")};
  values.count = kRowsOnPage + 1;
  std::string page = TrackerPage(Place(), values);
  EXPECT_THAT(page, HasSubstr("101 moties"));
  EXPECT_THAT(page, HasSubstr("href=\"/moties?p=2\""));
  EXPECT_THAT(page, Not(HasSubstr("href=\"/moties?p=0\"")));
  values.page = 2;
  page = TrackerPage(Place(), values);
  EXPECT_THAT(page, HasSubstr("href=\"/moties?p=1\""));
  EXPECT_THAT(page, Not(HasSubstr("href=\"/moties?p=3\"")));
}

TEST(Tracker, AFeedHoldsAHundredEntries) {
  TrackerValues values;
  for (int n = 0; n < 150; ++n) values.rows.push_back(Row(std::to_string(n), "2022-01-01", {}, "made"));
  const std::string feed = TrackerFeed({Language::kDutch, false, "http://room"}, values);
  std::size_t entries = 0;
  for (const Tag& tag : TakeApart(feed).tags) entries += tag.name == "entry" ? 1 : 0;
  EXPECT_EQ(entries, 100U);
}

TEST(Results, AYearIsAllItsDays) {
  ResultsValues values;
  values.count = 1;
  values.query = {{"q", "kade"}, {"p", "3"}};
  values.facets = {{"year", {{"2021", 1}}}};
  EXPECT_THAT(ResultsPage(Place(), values), HasSubstr("href=\"/?q=kade&amp;from=2021-01-01&amp;until=2021-12-31\""));
}

TEST(Dossier, IsALineInTime) {
  DossierValues values;
  values.number = "29911";
  for (const auto& [id, date] :
       {std::pair{"kst-29911-3", "2022-01-01"}, {"kst-29911-1", "2021-01-01"}, {"kst-29911-9", ""}}) {
    Node node;
    node.id = id, node.kind = "letter", node.present = true;
    if (*date) node.date = date;
    values.works.push_back(node);
  }
  const std::string text = TakeApart(DossierPage(Place(), values)).text;
  EXPECT_LT(text.find("1 januari 2021"), text.find("1 januari 2022"));
  EXPECT_LT(text.find("1 januari 2022"), text.find("zonder datum"));
  const std::string feed = DossierFeed({Language::kDutch, false, "http://room"}, values);
  EXPECT_LT(feed.find("http://room/kst-29911-3<"), feed.find("http://room/kst-29911-1<"));
  EXPECT_THAT(feed, HasSubstr("<updated>2022-01-01T00:00:00Z</updated>"));
}

}  // namespace
}  // namespace kst
