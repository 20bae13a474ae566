// Lists of words as FTS5 wrote them: what is read here is what its own table of places tells.
#include "corpus/store/word_lists.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "corpus/store/full_text.h"
#include "schema/text.h"

namespace kst {
namespace {

using Row = std::vector<std::pair<std::size_t, std::uint64_t>>;  // column and offset
using Rows = std::map<std::int64_t, Row>;

constexpr const char* kWords[] = {"kade", "kades", "ka", "sluis", "brug", "een", "de", "motie", "moties", "zeldzaam"};

void OfferPlainWords(Database& db) {
  OfferWords(db, [](std::string_view text, WordsOf, const std::function<void(const IndexedWord&)>& see) {
    std::size_t begin = 0;
    for (const std::string_view word : Split(text, ' ')) {
      if (!word.empty()) see({word, begin, begin + word.size()});
      begin += word.size() + 1;
    }
  });
}

Rows Read(WordLists& lists, const std::string& word, std::int64_t step) {
  Rows rows;
  WordList list = lists.Of(word);
  for (std::int64_t end = step; !list.Ended(); end += step)
    list.Until(end, [&](std::int64_t row, std::string_view places) {
      EXPECT_LT(row, end);
      EXPECT_GE(row, end - step);
      Row& all = rows[row];
      all.clear();
      EachPlace(places, [&](std::size_t column, std::uint64_t offset) { all.emplace_back(column, offset); });
    });
  std::erase_if(rows, [](const auto& row) { return row.second.empty(); });
  return rows;
}

Rows Told(Database& db, const std::string& word) {
  Rows rows;
  Statement each(db,
                 "SELECT doc, CASE col WHEN 'a' THEN 0 ELSE 1 END, offset FROM told WHERE term = ? ORDER BY doc, 2, 3");
  for (each.Bind(word); each.Step();)
    rows[each.Number(0)].emplace_back(static_cast<std::size_t>(each.Number(1)),
                                      static_cast<std::uint64_t>(each.Number(2)));
  return rows;
}

struct Shape {
  const char* what;
  int page;    // bytes of a leaf
  int papers;  // of one transaction
  int transactions;
  const char* merge;  // behind each transaction
};

class WordListsOf : public testing::TestWithParam<Shape> {};

TEST_P(WordListsOf, AreThoseOfFts5) {
  const Shape& shape = GetParam();
  std::mt19937 random(7);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  Database db(":memory:", Database::Mode::kCreate);
  OfferPlainWords(db);
  db.Run(
      "CREATE VIRTUAL TABLE t USING fts5(a, b, content = '', tokenize = 'kst');"
      "CREATE VIRTUAL TABLE told USING fts5vocab(t, instance)");
  Statement(db, "INSERT INTO t(t, rank) VALUES ('pgsz', ?)").Bind(shape.page).Do();
  std::map<std::int64_t, std::pair<std::string, std::string>> papers;
  std::int64_t next = 1;
  for (int i = 0; i < shape.transactions; ++i) {
    Transaction transaction(db);
    Statement take(db, "INSERT INTO t(t, rowid, a, b) VALUES ('delete', ?, ?, ?)");
    Statement put(db, "INSERT INTO t(rowid, a, b) VALUES (?, ?, ?)");
    std::map<std::int64_t, std::pair<std::string, std::string>> again;
    for (int n = 0; n < shape.papers / 4 && !papers.empty(); ++n) {
      const auto old = std::next(papers.begin(), below(static_cast<int>(papers.size())));
      take.Bind(old->first, old->second.first, old->second.second).Do();
      if (below(2)) again[old->first];  // the same row with other words
      papers.erase(old);
    }
    for (int n = 0; n < shape.papers; ++n) again[next += 1 + below(3) * below(200)];
    for (auto& [row, texts] : again) {
      for (std::string* text : {&texts.first, &texts.second})
        for (int w = below(below(20) == 0 ? 400 : 12); w > 0; --w)
          *text += kWords[below(below(8) + 1)] + std::string(" ");
      if (below(40) == 0) texts.second += "zeldzaam";
      put.Bind(row, texts.first, texts.second).Do();
      papers[row] = texts;
    }
    transaction.Commit();
    if (*shape.merge) db.Run(shape.merge);
  }
  WordLists lists(db, "t");
  EXPECT_EQ(lists.rows(), static_cast<std::int64_t>(papers.size()));
  std::size_t found = 0;
  for (const std::string word :
       {"kade", "kades", "ka", "sluis", "brug", "een", "de", "motie", "moties", "zeldzaam", "k", "z", "a", "0"})
    for (const std::int64_t step : {1000000, 64, 1}) {
      const Rows rows = Read(lists, word, step);
      found += rows.size();
      ASSERT_EQ(rows == Told(db, word), true) << word << " in steps of " << step;
    }
  EXPECT_GT(found, 1000U);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, WordListsOf,
    testing::Values(Shape{"one part", 4000, 600, 1, ""}, Shape{"small leaves", 32, 600, 1, ""},
                    Shape{"many parts", 64, 20, 40, "INSERT INTO t(t, rank) VALUES ('automerge', 0)"},
                    Shape{"merged by itself", 64, 40, 30, ""},
                    Shape{"half merged", 40, 60, 20, "INSERT INTO t(t, rank) VALUES ('merge', -2)"},
                    Shape{"merged whole", 128, 40, 20, "INSERT INTO t(t) VALUES ('optimize')"}),
    [](const auto& shape) {
      std::string name = shape.param.what;
      std::ranges::replace(name, ' ', '_');
      return name;
    });

TEST(WordLists, OfNothingAreEmpty) {
  Database db(":memory:", Database::Mode::kCreate);
  OfferPlainWords(db);
  db.Run("CREATE VIRTUAL TABLE t USING fts5(a, content = '', tokenize = 'kst')");
  WordLists lists(db, "t");
  EXPECT_EQ(lists.rows(), 0);
  EXPECT_TRUE(lists.Of("kade").Ended());
}

TEST(WordLists, AnotherFormIsRefused) {
  Database db(":memory:", Database::Mode::kCreate);
  OfferPlainWords(db);
  db.Run(
      "CREATE VIRTUAL TABLE t USING fts5(a, content = '', tokenize = 'kst'); UPDATE t_config SET v = 5 WHERE k = "
      "'version'");
  EXPECT_THROW(WordLists(db, "t"), SqlError);
}

// Whatever stands there, the bytes are not read past, and the reading ends.
TEST(WordLists, DamagedLeavesAreSaid) {
  std::mt19937 random(3);
  int said = 0;
  for (int round = 0; round < 300; ++round) {
    Database db(":memory:", Database::Mode::kCreate);
    OfferPlainWords(db);
    db.Run(
        "CREATE VIRTUAL TABLE t USING fts5(a, content = '', tokenize = 'kst'); INSERT INTO t(t, rank) VALUES ('pgsz', "
        "48)");
    {
      Transaction transaction(db);
      Statement put(db, "INSERT INTO t(rowid, a) VALUES (?, 'kade sluis kade brug')");
      for (int row = 1; row < 60; ++row) put.Bind(row).Do();
      transaction.Commit();
    }
    Statement pick(db, "SELECT id, block FROM t_data WHERE id > 10 ORDER BY id LIMIT 1 OFFSET ?");
    if (!pick.Bind(static_cast<int>(random() % 12)).Step()) continue;
    std::string block(pick.Bytes(1));
    for (int i = 0; i < 2; ++i) block[random() % block.size()] = static_cast<char>(random());
    if (random() % 4 == 0) block.resize(random() % block.size());
    const std::int64_t id = pick.Number(0);
    pick.Reset();
    Statement(db, "UPDATE t_data SET block = ? WHERE id = ?").Bind(Blob{block}, id).Do();
    try {
      WordLists lists(db, "t");
      for (const char* word : {"kade", "sluis", "brug"}) Read(lists, word, std::int64_t{1} << 62);
    } catch (const SqlError& error) {
      EXPECT_EQ(error.error.code, Code::kDamaged);
      ++said;
    }
  }
  EXPECT_GT(said, 50);
}

}  // namespace
}  // namespace kst
