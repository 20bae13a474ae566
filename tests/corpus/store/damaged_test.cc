// A corpus whose cells hold what kst never wrote: readers say so in a line, and none of them crashes.
#include <sqlite3.h>

#include "corpus/views/registers.h"
#include "corpus/views/show.h"
#include "corpus/views/trace.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

class Sql {
 public:
  explicit Sql(const std::string& folder) {
    EXPECT_EQ(sqlite3_open((folder + "/kst.db").c_str(), &db_), SQLITE_OK);
    Run("PRAGMA synchronous = OFF");
  }
  ~Sql() { sqlite3_close(db_); }
  void Run(const std::string& sql) {
    ASSERT_EQ(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sql << sqlite3_errmsg(db_);
  }
  // May break a rule of the table (a key twice, null where none may be); then nothing is changed.
  bool Try(const std::string& sql) { return sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }
  std::vector<std::string> Column(const std::string& sql) {
    std::vector<std::string> values;
    const auto add = [](void* list, int, char** row, char**) {
      static_cast<std::vector<std::string>*>(list)->emplace_back(row[0] ? row[0] : "");
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(db_, sql.c_str(), add, &values, nullptr), SQLITE_OK) << sql;
    return values;
  }

 private:
  sqlite3* db_ = nullptr;
};

void Fill(TestCorpus& corpus) {
  const std::string promise = PromiseId("kst-29000-12", "zal ik uw Kamer informeren");
  Paper letter = Paper::Letter("kst-29000-12", "2021-10-04",
                               "Ik voer de motie van het lid Pauwels over havens uit. Zie ook de motie van het lid "
                               "Zwart. Voor de zomer zal ik uw Kamer informeren.");
  letter.Sender("De Minister van Defensie")
      .Does("implements", "voer de motie van het lid Pauwels over havens uit", "kst-29000-7")
      .Mentions("motie van het lid Zwart", {"Zwart"})
      .Promises("zal ik uw Kamer informeren", Deadline{"voor de zomer", {}, "2022-06-21"});
  letter.document.aliases = {"2021D12345"};
  corpus.Put(
      {Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer, verzoekt de regering havens te beschermen."),
       Paper::Motion("kst-29000-8", "2021-06-01", "Zwart", "De Kamer, verzoekt de regering bruggen te verven."),
       Paper::Motion("kst-29000-9", "2021-06-01", "Zwart", "De Kamer, verzoekt de regering bruggen te verven."), letter,
       Paper::Letter("kst-29000-20", "2022-05-01", "Hiermee doe ik die toezegging gestand.")
           .Does("fulfils", "doe ik die toezegging gestand", promise)});
  corpus.Link();
}

// Every way to read; the first error, or "".
std::string ReadAll(const std::string& folder) {
  const auto store = Store::Open(folder);
  if (!store) return store.error().message;
  std::string first;
  const auto see = [&](const auto& result) {
    if (!result && first.empty()) first = result.error().message;
  };
  for (const GraphFormat format : {GraphFormat::kJson, GraphFormat::kGraphml, GraphFormat::kDot})
    see(WriteGraph(*store, {.format = format}, [](std::string_view) { return true; }));
  see(WriteGraph(*store, {.around = "kst-29000-12"}, [](std::string_view) { return true; }));
  for (const char* id : {"kst-29000-12", "kst-29000-7", "2021D12345"}) {
    if (const auto shown = Show(*store, id); shown && *shown)
      (void)ToText(**shown);
    else
      see(shown);
    if (const auto trace = TraceFrom(*store, id); trace && *trace)
      (void)ToText(**trace);
    else
      see(trace);
  }
  const auto row = [](const RegisterRow& r) { return !ToText(RegisterKind::kMotions, r).empty(); };
  see(EachMotion(*store, Rules(), {}, row));
  see(EachCommitment(*store, Rules(), {.overdue = "2023-01-01"}, row));
  see(EachMissing(*store, [](const MissingPaper&) { return true; }));
  see(store->EachRecord([](const StoredRecord&) { return true; }));
  see(store->Count());
  return first;
}

constexpr const char* kLinkedToo = "'x'";
constexpr std::string_view kAdvice = "restore it from a copy, or run again into a new folder";

TEST(Damaged, AnUnknownWordOrBrokenJsonIsOneLineThatNamesTheColumn) {
  TestCorpus corpus;
  Fill(corpus);
  ASSERT_EQ(ReadAll(corpus.folder()), "");
  Sql sql(corpus.folder());
  const struct {
    std::string table, column, value;
  } kCases[] = {
      {"edge", "resolution", "'x'"},
      {"edge", "candidates", "'['"},
      {"edge", "candidates", "'[{\"id\":\"kst-1-1\"}]'"},
      {"edge", "candidates", "'[{\"id\":7,\"confidence\":0.5}]'"},
      {"edge", "candidates", "'[{\"id\":\"kst-1-1\",\"confidence\":1e300}]'"},
      {"edge", "evidence", "'{}'"},
      {"edge", "evidence", "replace(evidence, '\"page\":1', '\"page\":-1')"},
      {"edge", "evidence", "replace(evidence, '\"page\":1', '\"page\":1e99')"},
      {"edge", "evidence", "replace(evidence, '\"boxes\":[]', '\"boxes\":[[1,2]]')"},
      {"edge", "evidence", "replace(evidence, '\"words\":\"', '\"words\":\"' || char(1))"},
      {"edge", "evidence", "CAST(replace(evidence, '\"words\":\"', '\"words\":\"' || CAST(x'ff' AS TEXT)) AS TEXT)"},
      {"edge", "confidence", "'x'"},
      {"node", "present", "'yes'"},
      {"node", "people", "'Kuik'"},
      {"node", "people", "'{\"a\":1}'"},
      {"node", "aliases", "'[1]'"},
      {"node", "sources", "''"},
      {"node", "history", "'[{}]'"},
      {"node", "history", "'7'"},
      {"node", "diagnostics", "'[null]'"},
      {"node", "deadline", "'[]'"},
      // closed words, days and text that is no UTF-8
      {"node", "kind", "'motioo'"},
      {"node", "state", "'implementee'"},
      {"node", "vote", "'adoptee'"},
      {"node", "history", "replace(history, '\"state\":\"', '\"state\":\"x')"},
      {"node", "date", "'2021-13-01'"},
      {"node", "title", "CAST(x'4d6f746965ff' AS TEXT)"},
      {"edge", "type", "'citer'"},
      {"edge", "status", "'dond'"},
      {"edge", "named", "CAST(x'ff' AS TEXT)"},
      {"file", "status", "'complice'"},
  };
  for (const auto& [table, column, value] : kCases) {
    sql.Run("CREATE TEMP TABLE saved AS SELECT * FROM " + table);
    sql.Run("UPDATE " + table + " SET " + column + " = " + value);
    const std::string said = ReadAll(corpus.folder());
    EXPECT_EQ(said.find("kst.db is damaged: "), 0U) << column << " = " << value << ": " << said;
    EXPECT_NE(said.find(column + " holds \""), said.npos) << said;
    EXPECT_NE(said.find(kAdvice), said.npos) << said;
    sql.Run("DELETE FROM " + table + "; INSERT INTO " + table + " SELECT * FROM temp.saved; DROP TABLE temp.saved");
    ASSERT_EQ(ReadAll(corpus.folder()), "") << table;
  }
}

// The next paper that speaks of a motion makes its history anew when what is kept of it cannot be read.
TEST(Damaged, AHistoryThatCannotBeReadIsMadeAgain) {
  for (const char* history : {"'['", "''", "'7'", "'[{}]'", "x'ff'"}) {
    TestCorpus corpus;
    Fill(corpus);
    Sql(corpus.folder()).Run(std::string("UPDATE node SET history = ") + history + " WHERE id = 'kst-29000-7'");
    corpus.Put(Paper::Letter("kst-29000-30", "2023-05-01", "Zie die motie.").Cites("die motie", "kst-29000-7"));
    const auto linked = LinkCorpus(corpus.store(), Rules());
    EXPECT_TRUE(linked) << history << ": " << linked.error().message;
    EXPECT_EQ(ReadAll(corpus.folder()), "") << history;
  }
}

// Whatever stands in whatever column: an answer or an error, never a crash; and linking over it neither.
TEST(Damaged, NoValueInAnyColumnCrashesAReader) {
  TestCorpus corpus;
  Fill(corpus);
  corpus.Put(Paper::Letter("kst-29000-30", "2022-05-01", "Nog niet gelinkt."));
  ASSERT_TRUE(corpus.store().Flush());
  Sql whole(corpus.folder());
  whole.Run("PRAGMA wal_checkpoint(TRUNCATE)");
  const std::string copy = corpus.folder() + "-copy";
  int changes = 0;
  for (const std::string& table : whole.Column("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
    for (const std::string& column : whole.Column("SELECT name FROM pragma_table_info('" + table + "')"))
      for (const char* value : {kLinkedToo, "'[[]]'", "NULL", "x'ff00fe'", "9223372036854775807"}) {
        std::filesystem::remove_all(copy);
        std::filesystem::create_directory(copy);
        std::filesystem::copy_file(corpus.folder() + "/kst.db", copy + "/kst.db");
        if (!Sql(copy).Try("UPDATE " + table + " SET " + column + " = " + value)) continue;
        ++changes;
        (void)ReadAll(copy);
        if (value != kLinkedToo) continue;  // a link waits for the disk
        if (auto store = Store::Create(copy)) (void)LinkCorpus(*store, Rules());
      }
  EXPECT_GT(changes, 250);
  std::filesystem::remove_all(copy);
}

}  // namespace
}  // namespace kst
