// Which motion a name means: invented motions, one question a row.
#include "corpus/link/motions.h"

#include "corpus/link/name_match.h"
#include "schema/text.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

MotionIndex Index() {
  return MotionIndex::Build(
      {
          {"kst-1-1",
           "2023-02-01",
           {},
           "Motie van het lid Pauwels",
           "verzoekt de regering de stuwmeren te inspecteren",
           {}},
          {"kst-1-2",
           "2023-02-01",
           {},
           "Motie van het lid Pauwels c.s.",
           "verzoekt de regering sluiswachters op te leiden",
           {}},
          {"kst-1-3", "2023-02-01", {}, "Motie van het lid Van Dijk", "verzoekt de regering stuwmeren te verkopen", {}},
          {"kst-1-4", "2023-02-01", {}, "Motie van het lid Inge van Dijk", "verzoekt de regering molens te sparen", {}},
          {"kst-1-5",
           "2023-02-01",
           {},
           "Motie van de leden Ooms en Vink",
           "verzoekt de regering veerponten gratis te maken",
           {}},
          {"kst-1-6",
           "2023-03-01",
           {},
           "Gewijzigde motie van de leden Ooms en Vink ter vervanging van die gedrukt onder nr. 5",
           "verzoekt de regering veerponten deels gratis te maken",
           {}},
          {"kst-1-7", "2023-02-01", {}, "Motie van het lid Zwart", "verzoekt de regering bruggen te verven", {}},
          {"kst-1-8", "2023-02-01", {}, "Motie van het lid Zwart", "verzoekt de regering bruggen te verven", {}},
          {"kst-1-9", "2021-01-01", {}, "Motie van het lid Wit", "verzoekt de regering dijken te maaien", {}},
          {"kst-1-14", "2022-06-01", {}, "Motie van het lid Groen", "verzoekt de regering paden te harken", {}},
          {"kst-1-15", "2023-02-01", {}, "Motie van het lid Groen", "verzoekt de regering paden te harken", {}},
          {"kst-1-12", "2023-02-01", {}, "Motie van het lid Bruin", "verzoekt de regering kades te verven", {}},
          {"kst-1-13",
           "2023-02-01",
           {},
           "Gewijzigde motie van het lid Bruin",
           "verzoekt de regering kades te verven",
           {}},
          {"kst-1-10",
           "2023-02-01",
           {},
           "Motie van het lid Blauw",
           "verzoekt de regering sluisdeurwachters te eren",
           {}},
          {"kst-1-11",
           "2023-02-01",
           {},
           "Motie van het lid Blauw",
           "verzoekt de regering sluisdeurkleuren te kiezen",
           {}},
      },
      Rules());
}

// The decision, with a question mark when it is too unsure for an edge, or the candidates in brackets.
std::string Means(const MotionIndex& index, std::vector<std::string> people, bool cs, const std::string& topic,
                  const std::string& on, const std::string& words = "motie") {
  Ask ask;
  ask.kind = "motion";
  ask.words = words;
  ask.people = std::move(people);
  ask.cs = cs;
  ask.behind = topic;
  const auto ranked = index.Rank(ask, {"kst-9-9", "letter", on, ""});
  if (const auto found = index.Decide(ask, ranked))
    return found->id + (index.Decide(ask, ranked, MotionIndex::Wanted::kSure) ? "" : "?");
  std::vector<std::string> ids;
  for (const Candidate& c : ranked) ids.push_back(c.id);
  return "[" + Join(ids, " ") + "]";
}

TEST(Resolve, TellsMotionsApart) {
  const MotionIndex index = Index();
  const struct {
    std::vector<std::string> people;
    bool cs;
    std::string topic, on, means;
  } kCases[] = {
      {{"Pauwels"}, false, "over het inspecteren van stuwmeren", "2023-06-01", "kst-1-1"},
      {{"Pauwels"}, true, "over sluiswachters", "2023-06-01", "kst-1-2"},
      {{"Pauwels"}, true, "over opleidingen voor sluiswachters", "2023-06-01", "kst-1-2"},
      {{"Pauwels"}, true, "over wie opleiden en hoe", "2023-06-01", "kst-1-2?"},    // "op te leiden"
      {{"Pauwels"}, true, "", "2023-03-01", "[kst-1-2 kst-1-1]"},                   // a name alone is not enough
      {{"Pauwels"}, false, "over treinen", "2023-06-01", "[kst-1-1]"},              // his, but about something else
      {{"Pauwels"}, false, "over stuwmeren in Zeeland", "2023-06-01", "kst-1-1?"},  // one word of two may be another's
      {{"Pauwels"}, false, "over stuwmeren in Zeeland, Twente en Drenthe", "2023-06-01", "[kst-1-1]"},
      {{"Pauwels"}, false, "over stuwmeren heb ik met bewoners besproken", "2023-06-01", "kst-1-1"},
      {{"Pauwels"}, false, "over stuwmeren heb ik met bewoners van Zeeland besproken zei ik", "2023-06-01", "kst-1-1"},
      {{"Van Dijk"}, false, "over stuwmeren", "2023-06-01", "kst-1-3"},
      {{"Van Dijk"}, false, "over molens", "2023-06-01", "kst-1-4"},  // without her first name
      {{"Inge van Dijk"}, false, "over molens", "2023-06-01", "kst-1-4"},
      {{"Dijk"}, false, "over molens", "2023-06-01", "[]"},                   // somebody else
      {{"Ooms", "Vink"}, false, "over veerponten", "2023-02-15", "kst-1-5"},  // before it was changed
      {{"Ooms", "Vink"}, false, "over veerponten", "2023-06-01", "kst-1-6"},  // after
      {{"Vink"}, false, "over veerponten", "2023-06-01", "kst-1-6?"},         // they were two
      {{"Ooms", "Vink"}, false, "", "2023-06-01", "[kst-1-6 kst-1-5]"},
      {{"Blauw"}, false, "over sluisdeurwachters", "2023-06-01", "kst-1-10"},      // long words that begin alike
      {{"Zwart"}, false, "over bruggen", "2023-06-01", "[kst-1-7 kst-1-8]"},       // no guess between twins
      {{"Groen"}, false, "over het harken van paden", "2023-06-01", "kst-1-15?"},  // tabled again
      {{"Wit"}, false, "over dijken", "2020-06-01", "[]"},                         // tabled later
      {{"Wit"}, false, "", "2023-06-01", "[kst-1-9]"},
      {{"Geel"}, false, "over stuwmeren", "2023-06-01", "[]"},
      {{"Pauwels"}, false, "is uitgevoerd", "2023-03-01", "[kst-1-1 kst-1-2]"},
      {{}, false, "over het inspecteren van stuwmeren", "2023-06-01", "kst-1-1"},
      {{}, false, "over stuwmeren en nog veel meer onderwerpen van allerlei soort", "2023-06-01", "[kst-1-1 kst-1-3]"},
  };
  for (const auto& c : kCases)
    EXPECT_EQ(Means(index, c.people, c.cs, c.topic, c.on), c.means)
        << Join(c.people, "/") << " " << c.topic << " " << c.on;
}

TEST(Resolve, WordsTellAChangedOne) {
  const MotionIndex index = Index();
  EXPECT_EQ(Means(index, {"Bruin"}, false, "over kades", "2023-06-01", "motie"), "kst-1-12?");
  EXPECT_EQ(Means(index, {"Bruin"}, false, "over kades", "2023-06-01", "gewijzigde motie"), "kst-1-13");
}

TEST(Resolve, WhatItIsAboutMayStandBefore) {
  const MotionIndex index = Index();
  Ask ask;
  ask.words = "motie van het lid Pauwels";
  ask.people = {"Pauwels"};
  ask.title = "vraagt";
  ask.behind = " om vraagt, is bij brief verzonden.";
  ask.context = {"Het plan om stuwmeren te inspecteren waar de motie van het lid Pauwels om vraagt, is verzonden."};
  const auto ranked = index.Rank(ask, {"kst-9-9", "letter", "2023-06-01", ""});
  ASSERT_TRUE(index.Decide(ask, ranked));
  EXPECT_EQ(index.Decide(ask, ranked)->id, "kst-1-1");
  ask.people.clear();  // "deze motie": the sentence around may be about another
  ask.title = ask.behind = "";
  EXPECT_TRUE(index.Rank(ask, {"kst-9-9", "letter", "2023-06-01", ""}).empty());
}

TEST(Resolve, AMotionDoesNotSpeakOfItself) {
  const MotionIndex index = Index();
  Ask ask;
  ask.words = "motie-Ooms/Vink";
  ask.people = {"Ooms", "Vink"};
  ask.behind = "over veerponten";
  EXPECT_EQ(index.Rank(ask, {"kst-9-9", "letter", "2023-06-01", ""}).size(), 2U);
  EXPECT_TRUE(index.Rank(ask, {"kst-1-6", "motion", "2023-06-01", ""}).empty());  // nor of the version before
  EXPECT_TRUE(index.Rank(ask, {"kst-1-7", "motion", "2023-02-01", ""}).empty());  // nor of one of its own day
}

TEST(Resolve, NamesInTitles) {
  const struct {
    std::string_view title, names;
  } kCases[] = {
      {"MOTIE VAN HET LID PODT", "podt"},
      {"Motie van de leden Van der Velde en Kops", "van der velde|kops"},
      {"MOTIE VAN DE LEDEN KUIK, BIKKER EN EL ABASSI C.S.", "kuik|bikker|el abassi|c.s."},
      {"GEWIJZIGDE MOTIE VAN HET LID VAN NISPEN C.S. TER VERVANGING VAN DIE GEDRUKT ONDER NR. 981",
       "van nispen|c.s.|before 981"},
      {"Motie van het lid Yeşilgöz-Zegerius over de haven", "yesilgoz zegerius"},
      {"Motie van het lid Mutluer (GL/PvdA) over sloten", "mutluer"},
      {"Motie over een haven", ""},
  };
  for (const auto& [title, expected] : kCases) {
    const TitleNames names = NamesInTitle(title, Rules());
    std::vector<std::string> parts;
    for (const auto& person : names.people) parts.push_back(Join(person, " "));
    if (names.cs) parts.push_back("c.s.");
    if (!names.before.empty()) parts.push_back("before " + names.before);
    EXPECT_EQ(Join(parts, "|"), expected) << title;
  }
}

TEST(Resolve, FillsInMentionsAndKeepsCandidates) {
  Paper letter = Paper::Letter("kst-2-1", "2023-06-01",
                               "Ik reageer op de motie van het lid Pauwels over stuwmeren. Ook noem ik de motie van "
                               "het lid Zwart over bruggen.");
  letter.Mentions("motie van het lid Pauwels", {"Pauwels"}).Mentions("motie van het lid Zwart", {"Zwart"});
  ResolveMentions(letter.document, Index());
  const Mention &first = letter.document.mentions[0], &second = letter.document.mentions[1];
  EXPECT_EQ(first.target, "kst-1-1");
  EXPECT_EQ(first.via, "resolved");
  EXPECT_EQ(second.target, std::nullopt);
  ASSERT_EQ(second.candidates.size(), 2U);
  EXPECT_EQ(second.candidates[0].id, "kst-1-7");
}

TEST(Resolve, ByNameInAGraph) {
  TestCorpus corpus;
  corpus.Put(
      {Paper::Motion("kst-1-1", "2023-02-01", "Pauwels", "De Kamer, verzoekt de regering stuwmeren te inspecteren."),
       Paper::Motion("kst-1-2", "2023-02-01", "Zwart", "De Kamer, verzoekt de regering bruggen te verven."),
       Paper::Motion("kst-1-3", "2023-02-01", "Zwart", "De Kamer, verzoekt de regering bruggen te verven."),
       Paper::Letter(
           "kst-2-1", "2023-06-01",
           "Ik voer de motie van het lid Pauwels over stuwmeren uit. Ik noem de motie van het lid Zwart over bruggen.")
           .Mentions("motie van het lid Pauwels", {"Pauwels"})
           .Mentions("motie van het lid Zwart", {"Zwart"})
           .Does("implements", "voer de motie van het lid Pauwels over stuwmeren uit", "kst-2-1#motion-pauwels")});
  const LinkCounts counts = corpus.Link();
  EXPECT_EQ(counts.by_name, 1);
  EXPECT_EQ(counts.ambiguous, 1);
  const auto edges = EdgesFrom(corpus.store(), "kst-2-1");
  std::vector<std::string> lines;
  for (const Edge& e : *edges)
    if (e.type == "implements" || e.type == "cites")
      lines.push_back(e.type + " " + e.to.value_or("?") + " " + std::string(Name(e.resolution)) + " " +
                      e.named.value_or("") + " " + std::to_string(e.candidates.size()));
  EXPECT_EQ(lines, (std::vector<std::string>{"cites ? ambiguous kst-2-1#motion-zwart 2",
                                             "implements kst-1-1 by_name kst-2-1#motion-pauwels 1"}));
}

}  // namespace
}  // namespace kst
