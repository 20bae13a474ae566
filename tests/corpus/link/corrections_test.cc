// corrections.tsv: what people know better. It changes the graph and never a record, is undone with its line, and says
// so when it no longer fits.
#include "corpus/link/corrections.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "corpus/store/database.h"
#include "corpus/store/merge.h"
#include "corpus/views/check.h"
#include "corpus/views/show.h"
#include "schema/text.h"
#include "tests/corpus/random_papers.h"

namespace kst {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kHead = "paper\tfield\told\tnew\twho\twhy\n";

CorrectionFile FileOf(const std::string& lines) {
  const auto file = ReadCorrections(kHead + lines);
  EXPECT_TRUE(file) << file.error().message;
  return file.value_or(CorrectionFile{});
}

std::string Told(const std::vector<Error>& errors) {
  std::string all;
  for (const Error& error : errors) all += error.where + ": " + error.message + "\n";
  return all;
}

// Takes these lines alone and links; what the operator is told.
std::string Take(TestCorpus& corpus, const std::string& lines) {
  const CorrectionFile file = FileOf(lines);
  EXPECT_EQ(Told(file.faults), "");
  const auto taken = TakeCorrections(corpus.store(), file);
  EXPECT_TRUE(taken) << taken.error().message;
  corpus.Link();
  const auto stale = StaleCorrections(corpus.store(), file);
  EXPECT_TRUE(stale) << stale.error().message;
  return Told(*stale);
}

std::string Shown(TestCorpus& corpus, const std::string& id) {
  const auto shown = Show(corpus.store(), id);
  return shown && *shown ? ToText(**shown) : "nothing";
}

std::string FaultsIn(TestCorpus& corpus) {
  std::string all;
  const auto parts = CheckCorpus(corpus.store(), Rules());
  for (const CheckedPart& part : *parts)
    for (const std::string& fault : part.faults) all += part.name + ": " + fault + "\n";
  return all;
}

Paper Motion() {
  return Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer, verzoekt de regering havens te beschermen.")
      .Subject("Motie van het lid Pauwels over havens beschermen");
}

Paper Letter() {
  Paper letter =
      Paper::Letter("kst-29000-12", "2021-10-04",
                    "Ik voer de motie van het lid Pauwels over havens beschermen uit. Zie Kamerstuk 1, nr. 2. "
                    "Voor de zomer zal ik uw Kamer informeren.");
  letter.Sender("De Minister van Defensie")
      .Subject("Havens")
      .Cites("Kamerstuk 1, nr. 2", "kst-1-2")
      .Does("responds_to", "Zie Kamerstuk 1, nr. 2", "kst-1-2")
      .Mentions("motie van het lid Pauwels over havens beschermen", {"Pauwels"})
      .Does("implements", "motie van het lid Pauwels over havens beschermen", "kst-29000-12#motion-pauwels", "done")
      .Promises("zal ik uw Kamer informeren");
  letter.document.mentions.back().title = "havens beschermen";
  letter.document.aliases = {"2021D12345"};
  return letter;
}

TEST(Corrections, EachFieldIsWhatTheLineSaysAndTheRecordStays) {
  const struct {
    const char *line, *shown, *edge;  // what kst show prints then
  } kRows[] = {
      {"date\t2021-10-04\t2021-10-05", "kst-29000-12  letter  2021-10-05", ""},
      {"date\t2021-10-04\t", "kst-29000-12  letter\n", ""},
      {"kind\tletter\treport", "kst-29000-12  report  2021-10-04", ""},
      {"title\tHavens\tHavens en kades", "  Havens en kades\n", ""},
      {"sender\tDe Minister van Defensie\tDe Minister van Financiën", "\n", "sent_by ministry:financien"},
      {"people\t\tHagenaars, De Boer", "by Hagenaars, De Boer", "signed_by person:de-boer"},
      {"aliases\t2021D12345\t2021D12345, 2021Z00001", "also known as 2021D12345, 2021Z00001", ""},
      {"dossier\t29000\t36200-VII, 29 000", "\n", "part_of dossier-36200-VII"},
      {"id\tkst-29000-12\tkst-29000-13", "kst-29000-13  letter  2021-10-04", "promises kst-29000-13#c-"},
      {"relation\tresponds_to kst-1-2\t", "\n", ""},
      {"relation\tresponds_to kst-1-2\tanswers kst-1-3", "\n", "answers kst-1-3, page 1: \"Zie Kamerstuk 1, nr. 2\""},
      {"relation\t\tdeclines kst-29000-7 planned", "\n", "declines kst-29000-7 (planned): \"klopt niet\""},
  };
  for (const auto& row : kRows) {
    TestCorpus corpus;
    corpus.Put({Motion(), Letter()});
    const std::string before = corpus.Graph();
    EXPECT_EQ(Take(corpus, "kst-29000-12\t" + std::string(row.line) + "\tA. de Vries\tklopt niet\n"), "") << row.line;
    const bool moved = std::string(row.line).starts_with("id");
    const std::string id = moved ? "kst-29000-13" : "kst-29000-12";
    const std::string shown = Shown(corpus, id);
    EXPECT_THAT(shown, HasSubstr(row.shown)) << row.line;
    EXPECT_THAT(shown, HasSubstr(row.edge)) << row.line;
    EXPECT_THAT(shown, HasSubstr("  corrected: ")) << row.line;
    EXPECT_THAT(shown, HasSubstr("(A. de Vries: klopt niet)")) << row.line;
    EXPECT_EQ((*corpus.store().FindRecord(id))->json, ToJson(Letter().document)) << row.line;
    EXPECT_EQ(FaultsIn(corpus), "") << row.line;
    EXPECT_EQ(Take(corpus, ""), "");
    EXPECT_EQ(corpus.Graph(), before) << row.line << ": undone with its line";
    EXPECT_EQ(FaultsIn(corpus), "") << row.line;
  }
}

TEST(Corrections, SayWhatWasAndWhatIs) {
  TestCorpus corpus;
  corpus.Put({Motion(), Letter()});
  Take(corpus,
       "kst-29000-12\tdate\t2021-10-04\t2021-10-05\tA. de Vries\ttikfout\n"
       "kst-29000-12\trelation\tresponds_to kst-1-2\t\tB. Bos\t\n"
       "kst-29000-12\tpeople\t\tHagenaars\tB. Bos\tstaat op de scan\n");
  const std::string shown = Shown(corpus, "kst-29000-12");
  EXPECT_THAT(shown, HasSubstr("  corrected: date was \"2021-10-04\", is \"2021-10-05\" (A. de Vries: tikfout)\n"
                               "  corrected: relation \"responds_to kst-1-2\" is wrong (B. Bos)\n"
                               "  corrected: people was missing, is \"Hagenaars\" (B. Bos: staat op de scan)\n"));
  EXPECT_THAT(shown, Not(HasSubstr("responds_to kst-1-2,")));
}

// The paper names a motion, and linking found the wrong one: only linking knows whether it still does.
TEST(Corrections, ARelationThatWasFoundByNameIsTakenBack) {
  TestCorpus corpus;
  corpus.Put({Motion(), Letter()});
  corpus.Link();
  ASSERT_THAT(Shown(corpus, "kst-29000-7"), HasSubstr("implements"));
  const std::string wrong = "kst-29000-12\trelation\timplements kst-29000-7\t\tA. de Vries\tandere motie\n";
  EXPECT_EQ(Take(corpus, wrong), "");
  EXPECT_THAT(Shown(corpus, "kst-29000-7"), Not(HasSubstr("implements")));
  EXPECT_THAT(Shown(corpus, "kst-29000-7"), HasSubstr("state: proposed"));
  EXPECT_THAT(Shown(corpus, "kst-29000-12"), Not(HasSubstr("  implements")));
  EXPECT_EQ(FaultsIn(corpus), "");
  // A motion that fits better comes: the relation leads there, and the line has nothing to take back.
  corpus.Put(
      Paper::Motion("kst-29000-9", "2021-10-01", "Pauwels", "De Kamer, verzoekt de regering havens te beschermen.")
          .Subject("Gewijzigde motie van het lid Pauwels ter vervanging van die gedrukt onder nr. 7"));
  EXPECT_EQ(Take(corpus, wrong),
            "corrections.tsv:2: kst-29000-12: there is no relation \"implements kst-29000-7\"; look again\n");
  EXPECT_THAT(Shown(corpus, "kst-29000-9"), HasSubstr("implements"));
  EXPECT_EQ(FaultsIn(corpus), "");
}

TEST(Corrections, AStaleOneIsToldAndLeftOut) {
  const struct {
    const char *line, *told;
  } kRows[] = {
      {"kst-29000-12\tdate\t2020-01-01\t2021-10-05",
       "kst-29000-12: date is \"2021-10-04\", which it does not expect; "
       "look again"},
      {"kst-29000-12\tdate\t2020-01-01\t2021-10-04",
       "kst-29000-12: date is \"2021-10-04\" without it; the line can go"},
      {"kst-29000-12\tpeople\tHagenaars\tDe Boer",
       "kst-29000-12: people is missing, which it does not expect; look again"},
      {"kst-29000-12\trelation\tdeclines kst-1-2\t",
       "kst-29000-12: there is no relation \"declines kst-1-2\"; look again"},
      {"kst-29000-12\trelation\t\tresponds_to kst-1-2",
       "kst-29000-12: the paper says \"responds_to kst-1-2\" without it; the line can go"},
      {"kst-29000-99\tdate\t2021-10-04\t2021-10-05", "kst-29000-99: no paper was read that has this id"},
  };
  for (const auto& row : kRows) {
    TestCorpus corpus;
    corpus.Put({Motion(), Letter()});
    const std::string before = corpus.Graph();
    for (int run = 1; run <= 2; ++run)  // it is told as long as the line stands there
      EXPECT_EQ(Take(corpus, std::string(row.line) + "\tA. de Vries\ttikfout\n"),
                "corrections.tsv:2: " + std::string(row.told) + "\n")
          << run;
    EXPECT_EQ(corpus.Graph(), before) << row.line;
  }
}

TEST(Corrections, SurviveThatThePaperIsReadAgain) {
  TestCorpus corpus;
  corpus.Put({Motion(), Letter()});
  const std::string line = "kst-29000-12\tdate\t2021-10-04\t2021-10-05\tA. de Vries\ttikfout\n";
  Take(corpus, line);
  ASSERT_TRUE(corpus.store().StartRun({"kst test", "other rules"}));
  Paper again = Letter();
  again.Subject("Havens, beter gelezen").document.made_by.rules = "other rules";
  corpus.Put(again);
  EXPECT_EQ(Take(corpus, line), "");
  EXPECT_THAT(Shown(corpus, "kst-29000-12"), HasSubstr("letter  2021-10-05\n  Havens, beter gelezen"));
  EXPECT_EQ(FaultsIn(corpus), "");
  again = Letter();
  again.document.date = "2021-10-05";  // the paper itself was replaced
  corpus.Put(again);
  EXPECT_EQ(Take(corpus, line),
            "corrections.tsv:2: kst-29000-12: date is \"2021-10-05\" without it; the line can go\n");
}

TEST(Corrections, ALineThatIsNoneIsNamed) {
  const struct {
    const char *line, *fault;
  } kRows[] = {
      {"kst-1-1\tdate", "it has 2 cells of 6; they are parted by tabs"},
      {"kst-1-1\tdate\t\t2021-10-05\tA\tb\tc", "it has more cells than columns"},
      {"kst-1-1\tdatum\t\t2021-10-05\tA\tb", "there is no field \"datum\"; kst run --help names them"},
      {"kst-1-1\tdate\t\t2021-13-05\tA\tb", "\"2021-13-05\" cannot be: it is no day: 2021-10-04"},
      {"kst-1-1\tdate\tgisteren\t2021-10-05\tA\tb", "\"gisteren\" cannot be: it is no day: 2021-10-04"},
      {"kst-1-1\tkind\tletter\tbrief\tA\tb", "\"brief\" cannot be: kst has no such kind: letter, motion, …"},
      {"kst-1-1\tkind\tletter\t\tA\tb", "\"\" cannot be: a paper has one"},
      {"kst-1-1\tid\tkst-1-1\tkst 1 2\tA\tb", "\"kst 1 2\" cannot be: it is no id: kst-29911-329"},
      {"kst-1-1\tid\tkst-1-1\tministry:defensie\tA\tb",
       "\"ministry:defensie\" cannot be: it is the id of a dossier, a person or an office"},
      {"kst-1-1\tdossier\t29000\tzes\tA\tb", "\"zes\" cannot be: it is no dossier: 29911, 36200-VII"},
      {"kst-1-1\trelation\t\tkst-1-2\tA\tb",
       "\"kst-1-2\" cannot be: it is no type with an id: implements kst-35564-22"},
      {"kst-1-1\trelation\t\tloves kst-1-2\tA\tb",
       "\"loves kst-1-2\" cannot be: there is no such type: implements, declines, …, cites"},
      {"kst-1-1\trelation\t\timplements kst-1-2 half\tA\tb",
       "\"implements kst-1-2 half\" cannot be: there is no such status: done, partly, …"},
      {"kst-1-1\tdate\t\t2021-10-05\t\tb", "a line names its paper and who corrects it"},
      {"\tdate\t\t2021-10-05\tA\tb", "a line names its paper and who corrects it"},
      {"kst-1-1\tdate\t\t\tA\tb", "what was and what is are the same"},
      {"kst-1-1\ttitle\t\tHavens \xFF\tA\tb", "it is not UTF-8"},
  };
  for (const auto& row : kRows) {
    const CorrectionFile file =
        FileOf("# een opmerking\n\n" + std::string(row.line) + "\nkst-1-2\tdate\t\t2021-10-05\tA\r\n");
    EXPECT_EQ(Told(file.faults), "corrections.tsv:4: " + std::string(row.fault) + "; the line is left out\n");
    EXPECT_EQ(file.of.size(), 1U) << "the line behind it counts";
  }
}

TEST(Corrections, ColumnsStandInAnyOrderAndMustAllBeThere) {
  const auto file =
      ReadCorrections("\xEF\xBB\xBFwhy\twho\tnew\told\tfield\tpaper\r\nb\tA\t2021-10-05\t\tdate\tkst-1-1\r\n");
  ASSERT_TRUE(file);
  ASSERT_EQ(file->of.count("kst-1-1"), 1U);
  EXPECT_EQ(file->of.at("kst-1-1").front().now, "2021-10-05");
  for (const char* head :
       {"paper\tfield\told\tnew\twho", "paper\tfield\told\tnew\twho\twho", "kst-1-1\tdate\t\t2021-10-05\tA\tb"}) {
    const auto none = ReadCorrections(head);
    ASSERT_FALSE(none) << head;
    EXPECT_EQ(none.error().where, "corrections.tsv:1");
    EXPECT_EQ(none.error().message, "its first line names the columns, parted by tabs: paper field old new who why");
  }
  EXPECT_TRUE(ReadCorrections(""));
}

// The corrections of a whole are its own: those of a shard are undone where they are not among them.
TEST(Corrections, OfAShardAreNotThoseOfTheWhole) {
  const std::string line = "kst-29000-12\tdate\t2021-10-04\t2021-10-05\tA. de Vries\ttikfout\n";
  TestCorpus raw;
  raw.Put({Motion(), Letter()});
  const std::string graph = raw.Graph();
  TestCorpus shard, whole;
  shard.Put({Motion(), Letter()});
  Take(shard, line);
  const std::string corrected = shard.Graph();
  const auto read = Store::Open(shard.folder());
  ASSERT_TRUE(MergeInto(whole.store(), *read));
  Take(whole, line);
  EXPECT_EQ(whole.Graph(), corrected);
  Take(whole, "");
  EXPECT_EQ(whole.Graph(), graph);
  EXPECT_EQ(FaultsIn(whole), "");
}

std::string RandomLine(Random& random) {
  const auto one = [&](std::initializer_list<const char*> words) {
    return std::string(words.begin()[Below(random, static_cast<int>(words.size()))]);
  };
  const auto id = [&] {
    return "kst-2900" + std::to_string(Below(random, 2)) + "-" + std::to_string(1 + Below(random, 12));
  };
  const std::string paper = id();
  const std::string target = Below(random, 2) ? id() : paper + "#motion-" + one({"pauwels", "zwart"});
  const std::string change =
      one({"date\t2021-01-04\t2022-02-01", "date\t2021-03-01\t", "kind\tletter\treport", "kind\tletter\tmotion",
           "sender\tDe Minister van Defensie\tDe Dijkgraaf", "dossier\t29000\t29001", "people\t\tPauwels",
           "title\tBrief over dijken maaien\tBrief over bruggen verven", "MOVE", "WRONG", "WRONG", "MISSING", "OTHER"});
  const std::string type = one({"implements", "replaces", "fulfils", "cites"});
  std::string cells = change;
  if (change == "MOVE") cells = "id\t" + paper + "\t" + paper + "0";
  if (change == "WRONG") cells = "relation\t" + type + " " + target + "\t";
  if (change == "MISSING") cells = "relation\t\t" + type + " " + target;
  if (change == "OTHER") cells = "relation\t" + type + " " + target + "\tdeclines " + id();
  return paper + "\t" + cells + "\tA. de Vries\t\n";
}

// That what linking found is wrong.
std::vector<std::string> FoundLines(TestCorpus& corpus) {
  std::vector<std::string> lines;
  Statement found(
      corpus.store().database(),
      "SELECT DISTINCT p.id, e.type, e.to_id FROM edge e JOIN paper p ON p.key = e.paper "
      "WHERE p.chosen AND e.ask IS NOT NULL AND e.type IN ('implements', 'fulfils') AND e.to_id IS NOT NULL "
      "ORDER BY 1, 2, 3");
  while (found.Step())
    lines.push_back(Concat({found.View(0), "\trelation\t", found.View(1), " ", found.View(2), "\t\tB. Bos\t\n"}));
  return lines;
}

// Whenever a line comes or goes, and whatever papers come later, the graph is that of all papers and lines at once.
TEST(Corrections, InPortionsGiveTheGraphOfAllAtOnce) {
  int applied = 0, taken_back = 0;
  for (unsigned seed = 0; seed < 8; ++seed) {
    Random random(seed);
    TestCorpus in_portions;
    std::map<int, Paper> files;
    std::vector<std::string> lines;
    for (int portion = 0; portion < 6; ++portion) {
      for (int i = portion == 0 ? 24 : Below(random, 4); i > 0; --i) {
        const int file = Below(random, 36);
        const Paper paper = RandomPaper(random, file);
        files.insert_or_assign(file, paper);
        in_portions.Put(paper);
      }
      for (int i = Below(random, 20); i > 0; --i) lines.push_back(RandomLine(random));
      if (const auto found = FoundLines(in_portions); !found.empty())
        for (int i = 0; i < 3; ++i) lines.push_back(found[random() % found.size()]);
      for (int i = Below(random, 6); i > 0 && !lines.empty(); --i)
        lines.erase(lines.begin() + Below(random, static_cast<int>(lines.size())));
      std::string all;
      for (const std::string& line : lines) all += line;
      const std::string stale = Take(in_portions, all);
      TestCorpus at_once;
      for (const auto& [file, paper] : files) at_once.Put(paper);
      EXPECT_EQ(Take(at_once, all), stale);
      ASSERT_EQ(in_portions.Graph(), at_once.Graph()) << "seed " << seed << ", portion " << portion << "\n" << all;
      ASSERT_EQ(FaultsIn(in_portions), "") << "seed " << seed << ", portion " << portion << "\n" << all;
      const auto count = [&](const char* sql) { return static_cast<int>(in_portions.store().database().Number(sql)); };
      applied += count("SELECT count(*) FROM corrected WHERE changed");
      taken_back += count("SELECT count(*) FROM edge WHERE confidence = 0");
    }
    TestCorpus raw;
    for (const auto& [file, paper] : files) raw.Put(paper);
    Take(in_portions, "");
    ASSERT_EQ(in_portions.Graph(), raw.Graph()) << "seed " << seed << ": all lines are gone";
  }
  EXPECT_GT(applied, 100) << "or nothing was compared";
  EXPECT_GT(taken_back, 10);
}

}  // namespace
}  // namespace kst
