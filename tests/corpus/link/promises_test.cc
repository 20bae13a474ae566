// Promises kept, and said again; letters named by their day; letterheads that became Kamerstukken.
#include "corpus/link/promises.h"

#include <algorithm>

#include "tests/corpus/papers.h"

namespace kst {
namespace {

constexpr const char* kWaterways = "De Minister van Infrastructuur en Waterstaat";

Paper Promise(const std::string& id, const std::string& date, const std::string& about) {
  return Paper::Letter(id, date, "Ik zal uw Kamer voor de zomer informeren over " + about + ".")
      .Sender(kWaterways)
      .Promises("zal uw Kamer voor de zomer informeren over " + about);
}

std::string PromiseOf(const std::string& id, const std::string& about) {
  return PromiseId(id, "zal uw Kamer voor de zomer informeren over " + about);
}

// "type to resolution" of the edges of a paper that are of one of the types.
std::vector<std::string> EdgesOf(TestCorpus& corpus, const std::string& id, std::vector<std::string> types) {
  std::vector<std::string> lines;
  const auto edges = EdgesFrom(corpus.store(), id);
  for (const Edge& e : *edges)
    if (std::find(types.begin(), types.end(), e.type) != types.end())
      lines.push_back(e.type + " " + e.to.value_or("?") + " " + std::string(Name(e.resolution)));
  return lines;
}

TEST(Promises, KeptOnesAreFound) {
  const std::string locks = PromiseOf("kst-29000-1", "het onderhoud van de sluizen");
  const struct {
    std::string text, edge;
  } kCases[] = {
      // the words of the promise
      {"Hiermee doe ik mijn toezegging gestand over het onderhoud van de sluizen.", "fulfils " + locks + " by_name"},
      // the letter that made it, cited
      {"Hiermee doe ik mijn toezegging gestand uit Kamerstuk 29 000, nr. 1.", "fulfils " + locks + " by_name"},
      // nothing that tells it from the other promise
      {"Hiermee doe ik mijn toezegging gestand.", "fulfils ? ambiguous"},
  };
  for (const auto& [text, edge] : kCases) {
    TestCorpus corpus;
    Paper kept = Paper::Letter("kst-29000-9", "2023-05-01", text).Sender(kWaterways);
    if (text.find("nr. 1") != std::string::npos) kept.Cites("Kamerstuk 29 000, nr. 1", "kst-29000-1");
    kept.Does("fulfils", "doe ik mijn toezegging gestand", "kst-29000-9#commitment-1");
    corpus.Put({Promise("kst-29000-1", "2022-12-01", "het onderhoud van de sluizen"),
                Promise("kst-29000-2", "2022-12-02", "vervanging van bruggen"), kept});
    corpus.Link();
    EXPECT_EQ(EdgesOf(corpus, "kst-29000-9", {"fulfils"}), std::vector<std::string>{edge}) << text;
  }
}

TEST(Promises, OfAnotherMinistryOrALaterDayAreNotMeant) {
  TestCorpus corpus;
  corpus.Put({Promise("kst-29000-1", "2022-12-01", "het onderhoud van de sluizen").Sender("De Minister van Defensie"),
              Promise("kst-29000-2", "2023-06-01", "het onderhoud van de sluizen"),
              Paper::Letter("kst-29000-9", "2023-05-01",
                            "Hiermee doe ik mijn toezegging gestand over het onderhoud van de sluizen.")
                  .Sender(kWaterways)
                  .Does("fulfils", "doe ik mijn toezegging gestand", "kst-29000-9#commitment-1")});
  corpus.Link();
  EXPECT_EQ(EdgesOf(corpus, "kst-29000-9", {"fulfils"}), std::vector<std::string>{"fulfils ? unknown"});
}

TEST(Promises, SaidAgainLeadToTheFirst) {
  TestCorpus corpus;
  corpus.Put({Promise("kst-29000-1", "2022-12-01", "het onderhoud van de sluizen"),
              Promise("kst-29000-2", "2023-01-15", "het onderhoud van de sluizen"),
              Promise("kst-29000-3", "2023-02-15", "het onderhoud van de sluizen"),
              Promise("kst-29000-4", "2023-03-15", "het schilderen van de bruggen")});
  for (int again = 0; again < 2; ++again) {  // linking twice changes nothing
    corpus.Put(Paper::Letter("kst-28000-1", "2023-03-01", "Niets."));
    corpus.Link();
    const std::string first = PromiseOf("kst-29000-1", "het onderhoud van de sluizen");
    EXPECT_EQ(EdgesOf(corpus, "kst-29000-2", {"repeats"}), std::vector<std::string>{"repeats " + first + " by_name"});
    EXPECT_EQ(EdgesOf(corpus, "kst-29000-3", {"repeats"}), std::vector<std::string>{"repeats " + first + " by_name"});
    EXPECT_EQ(EdgesOf(corpus, "kst-29000-4", {"repeats"}), std::vector<std::string>{});
    EXPECT_EQ((*FindNode(corpus.store(), first))->state, "repeated");
  }
}

// Promises of one dossier that share most words and differ in a few: each is compared with a few, not with all.
TEST(Promises, SaidAgainAreLookedForAmongFew) {
  const auto compared = [](int number) {
    std::vector<KnownPromise> promises;
    for (int n = 0; n < number; ++n) {
      std::string own;
      for (int rest = n + 256; rest > 0; rest /= 16) own += static_cast<char>('a' + rest % 16);
      const std::string id = "kst-29000-" + std::to_string(n / 2), day = std::to_string(100 + n);
      promises.push_back({n, 0, id + "#c-" + std::to_string(n), id, "2023-" + day, "ministry:defensie", "29000",
                          Topic::Of("sluizen kades bruggen gemalen ponten duikers x" + own + " y" + own, Rules())});
    }
    std::size_t pairs = 0;
    EXPECT_EQ(FindRepeated(promises, 0.8, &pairs).size(), 0U);
    return pairs;
  };
  EXPECT_LT(compared(899), 2'000U);
}

TEST(Letters, AreFoundByDayOfficeAndSubject) {
  const struct {
    std::string text, sender, edge;
  } kCases[] = {
      {"In mijn brief van 3 april over het onderhoud van sluizen staat meer.", kWaterways, "cites kst-29000-1 by_date"},
      {"In mijn brief van 3 april staat meer.", kWaterways, "cites ? ambiguous"},  // two that day
      {"In mijn brief van 3 april over sluizen staat meer.", "De Minister van Defensie", "cites ? unknown"},
  };
  for (const auto& [text, sender, edge] : kCases) {
    TestCorpus corpus;
    Paper asks = Paper::Letter("kst-28000-9", "2023-05-01", text).Sender(sender).Mentions("brief van 3 april", {});
    asks.document.mentions[0].kind = "letter";
    asks.document.mentions[0].date = "2023-04-03";
    corpus.Put(
        {Paper::Letter("kst-29000-1", "2023-04-03", "Een brief.").Sender(kWaterways).Subject("Onderhoud van sluizen"),
         Paper::Letter("kst-29000-2", "2023-04-03", "Een brief.").Sender(kWaterways).Subject("Vaargeulen en bruggen"),
         Paper::Letter("kst-29000-3", "2023-04-04", "Een brief.").Sender(kWaterways).Subject("Onderhoud van sluizen"),
         asks});
    corpus.Link();
    EXPECT_EQ(EdgesOf(corpus, "kst-28000-9", {"cites"}), std::vector<std::string>{edge}) << text;
  }
}

TEST(Letters, ALetterheadIsAnAliasOfTheKamerstukThatItBecame) {
  const Paper printed = Paper::Letter("kst-29000-1", "2023-04-03", "De officiële tekst.")
                            .Official()
                            .Sender(kWaterways)
                            .Subject("Onderhoud van sluizen en bruggen");
  const Paper letterhead = Paper::Letter("doc-0123456789abcdef", "2023-04-03", "De tekst zoals verzonden.")
                               .Sender(kWaterways)
                               .Subject("Onderhoud van sluizen en bruggen");
  const auto nodes = [](const std::vector<Paper>& papers) {
    TestCorpus corpus;
    corpus.Put(papers);
    corpus.Link();
    std::vector<std::string> ids;
    for (const Paper& paper : papers) {
      const auto node = FindNode(corpus.store(), *paper.document.id);
      ids.push_back((*node)->id);
    }
    return ids;
  };
  using Ids = std::vector<std::string>;
  EXPECT_EQ(nodes({printed, letterhead}), (Ids{"kst-29000-1", "kst-29000-1"}));
  EXPECT_EQ(nodes({letterhead, printed}), (Ids{"kst-29000-1", "kst-29000-1"}));
  Paper other_day = letterhead, other_subject = letterhead, other_office = letterhead;
  other_day.document.date = "2023-04-04";
  EXPECT_EQ(nodes({printed, other_day}), (Ids{"kst-29000-1", "doc-0123456789abcdef"}));
  EXPECT_EQ(nodes({printed, other_subject.Subject("Vaargeulen")}), (Ids{"kst-29000-1", "doc-0123456789abcdef"}));
  EXPECT_EQ(nodes({printed, other_office.Sender("De Minister van Defensie")}),
            (Ids{"kst-29000-1", "doc-0123456789abcdef"}));

  TestCorpus corpus;
  corpus.Put({printed, letterhead});
  corpus.Link();
  const auto node = FindNode(corpus.store(), "doc-0123456789abcdef");
  EXPECT_EQ((*node)->aliases, Ids{"doc-0123456789abcdef"});
  EXPECT_EQ((*node)->sources, (Ids{"kst-29000-1.pdf", "doc-0123456789abcdef.pdf"}));
  ASSERT_EQ((*node)->diagnostics.size(), 1U);
  EXPECT_EQ((*node)->diagnostics[0].message,
            "the same day, sender and subject: doc-0123456789abcdef.pdf; used is kst-29000-1.pdf");
}

}  // namespace
}  // namespace kst
