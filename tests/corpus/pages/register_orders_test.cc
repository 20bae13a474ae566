// A register is read once a generation, and shows what the last run found.
#include "corpus/pages/register_orders.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "corpus/pages/room.h"
#include "corpus/store/database.h"
#include "tests/corpus/pages/tags.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

using nlohmann::json;

TEST(RegisterOrders, AreReadOnceAGraphAndAQuestion) {
  RegisterOrders orders;
  int reads = 0;
  const auto read = [&] { return RegisterOrders::Ids{std::to_string(++reads)}; };
  const struct {
    std::string graph, question, id;
  } kRows[] = {{"1", "by date", "1"}, {"1", "by date", "1"}, {"1", "open", "2"}, {"1", "by date", "1"},
               {"2", "by date", "3"}, {"2", "open", "4"},    {"2", "open", "4"}};
  for (const auto& [graph, question, id] : kRows)
    EXPECT_EQ(*orders.Of(graph, {question}, read), RegisterOrders::Ids{id}) << graph << question;
}

Paper MotionOf(int number) {
  return Paper::Motion("kst-29000-" + std::to_string(number), "2021-02-" + std::to_string(10 + number % 19),
                       number % 2 == 0 ? "Zilt" : "Pauwels", "De Kamer, verzoekt de regering te varen.");
}

Stemmer Plain() {
  return *Stemmer::Load(
      {*ReadRuleFile(std::string(kStemFile), "")}, [](std::string_view) { return SpelledWord{}; }, "none");
}

// A hundred rows a page; whoever asks again after a run sees what it found.
TEST(Room, ARegisterIsTheSameWithItsOrderKeptAndNewAfterARun) {
  TestCorpus corpus;
  for (int number = 1; number <= 130; ++number) corpus.Put(MotionOf(number));
  corpus.Link();
  const Stemmer stemmer = Plain();
  RegisterOrders orders;
  const Room room{corpus.store(), stemmer, Rules(), "2023-01-01", "http://room"};
  Room keeping = room;
  keeping.orders = &orders;
  const auto ids = [&](const Room& in, const char* page, const char* sort) {
    std::vector<std::string> found;
    for (const Tag& tag : TakeApart(AnswerTo({"/moties", {{"p", page}, {"sort", sort}}, false}, in).body).tags)
      for (const auto& [name, value] : tag.attributes)
        if (name == "href" && value.starts_with("/kst-29000-")) found.push_back(value);
    return found;
  };
  EXPECT_EQ(ids(keeping, "1", "the moon"), ids(room, "1", "")) << "there is no such column";
  for (const char* sort : {"date", "people"})
    for (int again = 0; again < 2; ++again) {
      std::set<std::string> all;
      for (const char* page : {"1", "2", "3"}) {
        const std::vector<std::string> found = ids(keeping, page, sort);
        EXPECT_EQ(found, ids(room, page, sort)) << sort << page;
        EXPECT_EQ(found.size(), page[0] == '1' ? 100U : page[0] == '2' ? 30U : 0U) << page;
        all.insert(found.begin(), found.end());
      }
      EXPECT_EQ(all.size(), 130U);
    }
  corpus.Put(MotionOf(131));
  corpus.Link();
  EXPECT_EQ(ids(keeping, "2", "date").size(), 31U);
  EXPECT_EQ(json::parse(AnswerTo({"/moties.json", {{"p", "2"}}, false}, keeping).body).size(), 131U);
}

// In the same folder and linked as often, by a run of the same number; a hundred rows are one page.
TEST(Room, ARegisterOfACorpusThatWasMadeAgainIsReadAgain) {
  const Stemmer stemmer = Plain();
  RegisterOrders orders;
  for (const auto& [began, motions] : {std::pair{"2023-01-01T00:00:00Z", 100}, {"2023-01-02T00:00:00Z", 101}}) {
    TestCorpus corpus;
    for (int number = 1; number <= motions; ++number) corpus.Put(MotionOf(number));
    corpus.Link();
    Statement(corpus.store().database(), "INSERT INTO run(id, made_by, began) VALUES (7, 'kst', ?)").Bind(began).Do();
    const Room room{corpus.store(), stemmer, Rules(), "2023-01-01", "http://room", nullptr, &orders};
    const std::string page = AnswerTo({"/moties", {}, false}, room).body;
    EXPECT_NE(page.find(std::to_string(motions) + " moties"), page.npos) << began;
    EXPECT_EQ(page.find("rel=\"next\"") != page.npos, motions > 100) << motions;
  }
}

}  // namespace
}  // namespace kst
