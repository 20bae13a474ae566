// Linking what changed gives what linking everything gives: random papers, in random orders and portions, some of them
// put again with other words, some taken away.
#include <algorithm>
#include <map>

#include "corpus/store/database.h"
#include "corpus/views/find.h"
#include "corpus/views/registers.h"
#include "corpus/views/trace.h"
#include "schema/text.h"
#include "tests/corpus/random_papers.h"

namespace kst {
namespace {

using Files = std::map<int, Paper>;

std::string Everything(TestCorpus& corpus) {
  const LinkCounts counts = corpus.Link();
  std::string all = corpus.Graph({.format = GraphFormat::kNdjson});
  const auto see = [&](RegisterKind kind) {
    return [&, kind](const RegisterRow& row) {
      all += ToCsv(kind, row, ~CsvColumns{0});
      return true;
    };
  };
  EXPECT_TRUE(EachMotion(corpus.store(), Rules(), {}, see(RegisterKind::kMotions)));
  EXPECT_TRUE(EachCommitment(corpus.store(), Rules(), {}, see(RegisterKind::kCommitments)));
  for (int number = 1; number <= 12; number += 5)
    if (const auto trace = TraceFrom(corpus.store(), "kst-29000-" + std::to_string(number)); trace && *trace)
      all += ToText(**trace);
  for (const std::int64_t count :
       {counts.nodes, counts.present, counts.edges, counts.by_name, counts.ambiguous, counts.unknown})
    all += std::to_string(count) + " ";
  // What linking keeps for the next time neither grows nor shrinks by portions.
  for (const char* table : {"alias", "claim", "known_motion", "known_promise", "link_key", "touched", "paper", "edge"})
    all += std::string(table) + " " +
           std::to_string(corpus.store().database().Number(Concat({"SELECT count(*) FROM ", table}).c_str())) + "\n";
  return all;
}

std::string FirstDifference(const std::string& a, const std::string& b) {
  const auto lines_a = Split(a, '\n'), lines_b = Split(b, '\n');
  for (std::size_t i = 0; i < std::min(lines_a.size(), lines_b.size()); ++i)
    if (lines_a[i] != lines_b[i]) return Concat({"\n  in portions ", lines_a[i], "\n  at once     ", lines_b[i]});
  return lines_a.size() == lines_b.size() ? "none" : "one is longer";
}

TEST(Incremental, PortionsInAnyOrderGiveTheGraphOfOneLink) {
  constexpr int kFiles = 36, kSeeds = 12;
  std::size_t by_name = 0, repeated = 0, joined = 0, by_date = 0, replaced = 0;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Random random(seed);
    TestCorpus in_portions;
    Files files;
    for (int portion = 0; portion < 7; ++portion) {
      for (int i = portion == 0 ? Below(random, 25) : Below(random, 4); i >= 0; --i) {
        const int file = Below(random, kFiles);
        const bool copied = !files.empty() && Below(random, 6) == 0;  // one content under two names
        Paper paper = copied ? files.begin()->second : RandomPaper(random, file);
        paper.Source("file " + std::to_string(file));
        files.insert_or_assign(file, paper);
        in_portions.Put(paper);
      }
      const std::string portions = Everything(in_portions);
      std::vector<Paper> shuffled;
      for (const auto& [file, paper] : files) shuffled.push_back(paper);
      std::shuffle(shuffled.begin(), shuffled.end(), random);
      TestCorpus at_once;
      at_once.Put(shuffled);
      const std::string full = Everything(at_once);
      ASSERT_EQ(portions == full, true) << "seed " << seed << ", portion " << portion << ": "
                                        << FirstDifference(portions, full);
      const auto count = [&](std::string_view what) {
        std::size_t n = 0;
        for (std::size_t at = 0; (at = full.find(what, at)) != full.npos; ++at) ++n;
        return n;
      };
      by_name += count("\"by_name\"");
      by_date += count("\"by_date\"");
      repeated += count("\"type\":\"repeats\"");
      joined += count("\"same_letter\"");
      replaced += count("\"state\":\"replaced\"");
    }
  }
  // or nothing was compared
  EXPECT_GT(by_name, 100U);
  EXPECT_GT(by_date, 20U);
  EXPECT_GT(repeated, 10U);
  EXPECT_GT(joined, 5U);
  EXPECT_GT(replaced, 20U);
}

// A motion does not speak of its own versions, and the one that ties it to the first may come last.
TEST(Incremental, AVersionThatComesLateChangesWhatTheOneAfterItMeans) {
  const auto version = [](int number, const std::string& date, const std::string& proposer) {
    Paper motion = Paper::Motion("kst-29000-" + std::to_string(number), date, proposer,
                                 "De Kamer, gehoord de motie van het lid Pauwels over veerponten, verzoekt de regering "
                                 "veerponten gratis te maken.");
    if (number > 1)
      motion.Subject("Gewijzigde motie van het lid " + proposer + " ter vervanging van die gedrukt onder nr. " +
                     std::to_string(number - 1));
    return motion;
  };
  Paper last = version(4, "2021-03-01", "Zwart");
  last.Mentions("motie van het lid Pauwels", {"Pauwels"});
  TestCorpus corpus;
  corpus.Put({version(1, "2021-01-01", "Pauwels"), version(2, "2021-01-15", "Van Dijk"), last});
  corpus.Link();
  const auto means = [&] {
    const auto edges = EdgesFrom(corpus.store(), "kst-29000-4");
    for (const Edge& e : *edges)
      if (e.type == "cites") return e.to.value_or("?");
    return std::string("nothing");
  };
  EXPECT_EQ(means(), "kst-29000-1");
  corpus.Put(version(3, "2021-02-01", "Van Dijk"));
  corpus.Link();
  EXPECT_EQ(means(), "?");
}

// The papers of a second night give what all of them give at once. One with the source of another takes its place.
void ExpectTheSameAtOnce(const std::vector<Paper>& known, const std::vector<Paper>& next, std::string_view state) {
  TestCorpus in_portions, at_once;
  in_portions.Put(known);
  in_portions.Link();
  in_portions.Put(next);
  at_once.Put(known);
  at_once.Put(next);
  const std::string portions = Everything(in_portions), full = Everything(at_once);
  EXPECT_EQ(portions == full, true) << state << FirstDifference(portions, full);
  const auto found = FindNode(in_portions.store(), "kst-30000-3");
  ASSERT_TRUE(found && *found);
  EXPECT_EQ(Concat({(*found)->state.value_or(""), (*found)->vote ? " " : "", (*found)->vote.value_or("")}), state);
}

Paper LetterOn(int number, const std::string& date) {
  Paper paper = Paper::Letter("kst-30000-" + std::to_string(number), date,
                              "De motie van het lid Zilt (Kamerstuk 30 000, nr. 3) is aangenomen en uitgevoerd.");
  if (date.empty()) paper.document.date.reset();
  return paper;
}
Paper Citing(Paper paper) { return paper.Cites("Kamerstuk 30 000, nr. 3", "kst-30000-3"); }
Paper MotionOn(int number, const std::string& date) {
  return Paper::Motion("kst-30000-" + std::to_string(number), date, "Zilt",
                       "De Kamer, verzoekt de regering sluizen en bruggen te onderhouden.");
}

// Behind what is known of a motion, or among it; a vote, an act, a mention; in a paper that is new or was there before.
TEST(Incremental, WhatIsToldOfAMotionNextIsWhatIsToldOfItAtOnce) {
  const auto acts = [](Paper paper) { return paper.Does("implements", "is aangenomen en uitgevoerd", "kst-30000-3"); };
  const auto votes = [](Paper paper) { return paper.Tells("is aangenomen", "kst-30000-3", "adopted"); };
  const struct {
    Paper next;
    std::string_view state;  // and vote
  } kCases[] = {
      {Citing(LetterOn(20, "2022-01-01")), "mentioned"},
      {Citing(LetterOn(20, "2021-03-01")), "mentioned"},
      {acts(LetterOn(20, "2022-01-01")), "implemented"},
      {acts(LetterOn(20, "2021-01-01")), "implemented"},
      {votes(LetterOn(20, "2022-01-01")), "mentioned adopted"},
      {acts(votes(LetterOn(20, "2022-01-01"))), "implemented adopted"},
      {Citing(LetterOn(20, "")), "mentioned"},
      {acts(LetterOn(7, "2022-01-01")).Source("seven"), "implemented"},
      {LetterOn(7, "2022-01-01").Source("seven"), "proposed"},
  };
  for (const auto& [next, state] : kCases)
    ExpectTheSameAtOnce({MotionOn(3, "2021-02-01"), Citing(LetterOn(7, "2021-06-01")).Source("seven")}, {next}, state);
}

// A paper that goes, or has another day, changes what others mean in the same night in which they are told more.
TEST(Incremental, WhatGoesOrMovesInTheNightOfNewsLeavesNothingBehind) {
  const auto named = [](int number, const std::string& date) {
    Paper letter = LetterOn(number, date).Mentions("motie van het lid Zilt", {"Zilt"});
    letter.document.mentions.back().title = "sluizen en bruggen onderhouden";
    return letter;
  };
  const Paper motion = MotionOn(3, "2021-02-01"), news = Citing(LetterOn(20, "2022-01-01"));
  const Paper other = Paper::Letter("kst-30000-30", "2021-01-01", "Iets anders.").Source("two");
  const struct {
    std::vector<Paper> known, next;
    std::string_view state;
  } kCases[] = {
      // the motion goes
      {{Paper(motion).Source("two"), Citing(LetterOn(7, "2021-06-01"))}, {other, news}, ""},
      // another one goes that a letter may have meant as well
      {{motion, MotionOn(2, "2021-02-01").Source("two"), named(7, "2021-06-01")}, {other, news}, "mentioned"},
      // it is from before the day of the letter
      {{Paper(motion).Source("two"), named(7, "2021-01-15")}, {MotionOn(3, "2021-01-01").Source("two")}, "mentioned"},
      // it is not
      {{MotionOn(3, "2021-01-01").Source("two"), named(7, "2021-01-15")}, {Paper(motion).Source("two")}, "proposed"},
  };
  for (const auto& [known, next, state] : kCases) ExpectTheSameAtOnce(known, next, state);
}

}  // namespace
}  // namespace kst
