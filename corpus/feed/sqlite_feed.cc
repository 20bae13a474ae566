// SQLite: a script that makes the tables where they are missing and puts the papers in place of what they held before,
// in one transaction. `sqlite3 FILE < feed`.
#include "corpus/feed/sql.h"
#include "corpus/feed/writer.h"
#include "schema/text.h"

namespace kst {
namespace {

std::string Literal(std::string_view text) {  // a NUL would end what SQLite reads
  std::string quoted = "'";
  for (const char c : text)
    if (c == '\'')
      quoted += "''";
    else if (c != '\0')
      quoted += c;
  return quoted + "'";
}

class Sqlite : public FeedWriter {
 public:
  std::string Head() override {
    std::string sql = "BEGIN;\n";
    for (const FeedTable* table : FeedTables()) sql += CreateTable(*table, Sql::kSqlite) + CreateIndexes(*table);
    return sql;
  }

  std::string Gone(const std::string& id) override {
    std::string sql;
    for (const FeedTable* table : FeedTables())
      sql += Concat({"DELETE FROM ", SqlName(*table), " WHERE ", PaperColumn(*table), "=", Literal(id), ";\n"});
    return sql;
  }

  std::string One(const FeedPaper& paper) override {
    std::string sql = Gone(paper.id());
    Insert(sql, kPaperTable, paper.paper);
    for (const FeedTable* table : {&kEdgeRows, &kCommitmentTable, &kPassageTable})
      for (const FeedRow& row : paper.Of(*table)) Insert(sql, *table, row);
    return sql;
  }

  std::string Tail() override { return "COMMIT;\n"; }

 private:
  static void Insert(std::string& sql, const FeedTable& table, const FeedRow& row) {
    sql += Concat({"INSERT INTO ", SqlName(table), " VALUES("});
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) sql += ',';
      const bool is_number = std::holds_alternative<std::int64_t>(row[i]) || std::holds_alternative<double>(row[i]);
      const std::string text = SqlText(row[i], Sql::kSqlite);
      sql += std::holds_alternative<std::monostate>(row[i]) ? "NULL" : is_number ? text : Literal(text);
    }
    sql += ");\n";
  }
};

}  // namespace

std::unique_ptr<FeedWriter> MakeSqliteFeed() { return std::make_unique<Sqlite>(); }

}  // namespace kst
