// Thousands of letters of one day, as a hostile file makes them: what is looked at grows with their number and not with
// its square.
#include "corpus/link/letters.h"
#include "tests/corpus/papers.h"
#include "tests/corpus/work.h"

namespace kst {
namespace {

constexpr const char* kDefence = "De Minister van Defensie";
constexpr const char* kDay = "2023-04-03";

// The name of a ditch, unlike all others in each word.
std::string Ditch(int n) {
  std::string name;
  for (int rest = n + 17; rest > 0; rest /= 16) name += std::string(2, static_cast<char>('a' + rest % 16));
  return name + "sloot " + name + "dijk";
}

LettersOfDay Prints(int letters) {
  std::vector<KnownLetter> prints;
  for (int n = 0; n < letters; ++n)
    prints.push_back({"kst-29000-" + std::to_string(n), "Baggeren van " + Ditch(n) + " en onderhoud van het water",
                      "ministry:defensie", "29000"});
  return {prints, Rules()};
}

Ask About(const std::string& words) {
  Ask ask;
  ask.kind = "letter";
  ask.title = words;
  ask.dossiers = {"29000"};
  return ask;
}

TEST(LettersOfOneDay, TheOneThatIsMeantIsFoundAmongThousands) {
  const LettersOfDay letters = Prints(4'000);
  const Asker asker{"kst-28000-1", "letter", "2023-05-01", "ministry:defensie"};
  for (int n = 0; n < 4'000; n += 500) {
    const std::string id = "kst-29000-" + std::to_string(n);
    const auto ranked = letters.Rank(About("het baggeren van " + Ditch(n)), asker);
    const auto decided = letters.Decide(ranked);
    ASSERT_TRUE(decided) << n;
    EXPECT_EQ(decided->id, id);
    EXPECT_EQ(ranked.size(), 10U) << "no more candidates than anybody reads";
    EXPECT_EQ(
        letters.PrintOf({"doc-1", "Onderhoud van het water en baggeren van " + Ditch(n), "ministry:defensie", {}}), id);
  }
  EXPECT_FALSE(letters.Decide(letters.Rank(About("het onderhoud van het water"), asker))) << "all of them";
  EXPECT_EQ(letters.PrintOf({"doc-1", "Baggeren en onderhoud van het water", "ministry:defensie", {}}), "");
}

TEST(LettersOfOneDay, FewAreLookedAtForEach) {
  const auto looked_at = [](int number) {
    const LettersOfDay letters = Prints(number);
    for (int n = 0; n < number; ++n) {
      (void)letters.Rank(About("het baggeren van " + Ditch(n)), {"", "letter", "", "ministry:defensie"});
      (void)letters.PrintOf({"doc-1", "Baggeren van " + Ditch(n), "ministry:defensie", {}});
    }
    return letters.looked_at();
  };
  EXPECT_LT(looked_at(4'000), 9 * looked_at(500));
  EXPECT_LT(looked_at(4'000), 4'000U * 400);
}

TEST(LettersOfOneDay, LinkingThemIsNotQuadratic) {
  const auto work = [](int number) {
    TestCorpus corpus;
    for (int n = 0; n < number; ++n) {
      const std::string subject = "Baggeren van " + Ditch(n);
      Paper print = Paper::Letter("kst-29000-" + std::to_string(n), kDay, "In mijn brief van 3 april staat meer.");
      print.Sender(kDefence).Subject(subject).Official().Mentions("brief van 3 april", {});
      print.document.mentions[0].kind = "letter";
      print.document.mentions[0].date = kDay;
      corpus.Put(print);
      corpus.Put(
          Paper::Letter("doc-" + std::to_string(1'000'000'000'000'000LL + n), kDay, "Zoals verzonden: " + Ditch(n))
              .Sender(kDefence)
              .Subject(subject));
    }
    EXPECT_TRUE(corpus.store().Flush());
    const auto done = WorkOf(corpus.store(), [&] { corpus.Link(); });
    EXPECT_EQ(corpus.store().database().Number("SELECT count(*) FROM alias"), number)
        << "each letterhead has its print";
    return done;
  };
  const auto few = work(150), many = work(1'200);
  EXPECT_LT(many, 13 * few) << "eight times as many letters";
}

}  // namespace
}  // namespace kst
