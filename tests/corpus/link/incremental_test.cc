// Linking what changed gives what linking everything gives: random papers, in random orders and portions, some of them
// put again with other words, some taken away.
#include <algorithm>
#include <map>
#include <random>

#include "corpus/store/database.h"
#include "corpus/views/registers.h"
#include "corpus/views/trace.h"
#include "schema/digest.h"
#include "schema/text.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

using Random = std::mt19937;

int Below(Random& random, int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }

template <class T, std::size_t N>
const T& One(Random& random, const T (&list)[N]) {
  return list[random() % N];
}

constexpr const char* kNames[] = {"Pauwels", "Van Dijk", "Inge van Dijk", "Zwart"};
constexpr const char* kTopics[] = {"sluizen en bruggen onderhouden", "sluizen en kades onderhouden", "bruggen verven",
                                   "veerponten gratis maken", "dijken maaien"};
constexpr const char* kOffices[] = {"De Minister van Defensie", "De Minister van Infrastructuur en Waterstaat",
                                    "De Dijkgraaf"};
constexpr const char* kDays[] = {"2021-01-04", "2021-03-01", "2021-06-01", "2022-02-01"};

std::string Number(Random& random) { return std::to_string(1 + Below(random, 12)); }
std::string Id(Random& random) { return "kst-2900" + std::to_string(Below(random, 2)) + "-" + Number(random); }

Paper RandomMotion(Random& random, const std::string& id) {
  const std::string topic = One(random, kTopics);
  Paper motion =
      Paper::Motion(id, One(random, kDays), One(random, kNames), "De Kamer, verzoekt de regering " + topic + ".");
  if (Below(random, 3) == 0) {
    const std::string before = Number(random), title = *motion.document.subject;
    motion.Subject("Gewijzigde " + title + " ter vervanging van die gedrukt onder nr. " + before);
  }
  if (Below(random, 4) == 0) motion.Does("replaces", "De Kamer", Id(random));
  // A motion may name another one.
  if (Below(random, 3) == 0) motion.Mentions("verzoekt", {One(random, kNames)});
  return motion;
}

Paper RandomLetter(Random& random, const std::string& id) {
  const bool busy = id.starts_with("doc-") || Below(random, 3) == 0;  // a day on which one office sent many
  const std::string topic = One(random, kTopics), other = One(random, kTopics), name = One(random, kNames);
  const std::string promise = "zal uw Kamer informeren over " + topic;
  Paper letter = Paper::Letter(id, busy ? kDays[0] : One(random, kDays),
                               "Ik " + promise + ". De motie van het lid " + name + " over " + other +
                                   " is uitgevoerd. Hiermee doe ik mijn toezegging over " + other +
                                   " gestand. In de brief van 1 maart over " + other + " staat meer.");
  letter.Sender(kOffices[busy ? 0 : Below(random, 4) % 3]).Subject("Brief over " + topic);
  if (Below(random, 4)) letter.Promises(promise);
  if (Below(random, 2)) letter.Mentions("motie van het lid " + name, {name});
  if (Below(random, 5) == 0) letter.Mentions("motie", {});
  for (Mention& m : letter.document.mentions)
    if (m.people.empty()) m.title = other;
  if (Below(random, 2)) letter.Does("implements", "motie van het lid " + name, id + "#motion-" + Slug(name));
  if (Below(random, 2)) letter.Does("fulfils", "doe ik mijn toezegging", id + "#commitment-1");
  if (Below(random, 2)) {
    letter.Mentions("brief van 1 maart", {});
    letter.document.mentions.back().kind = "letter";
    letter.document.mentions.back().date = One(random, kDays);
  }
  for (int i = Below(random, 3); i > 0; --i) letter.Cites("staat meer", Id(random));
  if (Below(random, 3) == 0) letter.Cites("is uitgevoerd", "2021D0000" + std::to_string(Below(random, 4)));
  if (Below(random, 3) == 0) letter.document.aliases = {"2021D0000" + std::to_string(Below(random, 4))};
  if (Below(random, 6) == 0) letter.document.aliases.push_back(Id(random));
  return letter;
}

// The same file always has the same name, so that another paper under it takes the place of the one before.
Paper RandomPaper(Random& random, int file) {
  Paper paper = [&] {
    if (file % 3 == 0) return RandomMotion(random, Id(random));
    if (file % 7 == 1) {
      Paper letterhead = RandomLetter(random, "doc-000000000000000" + std::to_string(Below(random, 4)));
      return letterhead;
    }
    return RandomLetter(random, Id(random));
  }();
  if (Below(random, 3)) paper.Official();
  for (Dossier& dossier : paper.document.dossiers)
    if (Below(random, 2)) dossier.title = One(random, kTopics);  // as this paper calls it
  paper.document.sha256 = Sha256(ToJson(paper.document));
  return paper.Source("file " + std::to_string(file));
}

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

}  // namespace
}  // namespace kst
