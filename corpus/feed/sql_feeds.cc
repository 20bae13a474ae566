// Databases: a script that makes the tables where they are missing and puts the papers in place of what they held
// before, in one transaction. `psql -f`, `sqlite3 FILE`.
#include <array>

#include "corpus/feed/writer.h"
#include "schema/text.h"

namespace kst {
namespace {

std::string_view TypeOf(FeedType type, bool postgres) {
  switch (type) {
    case FeedType::kIds:
      return postgres ? "text[]" : "TEXT";
    case FeedType::kDate:
      return postgres ? "date" : "TEXT";
    case FeedType::kNumber:
      return postgres ? "bigint" : "INTEGER";
    case FeedType::kReal:
      return postgres ? "double precision" : "REAL";
    case FeedType::kJson:
      return postgres ? "jsonb" : "TEXT";
    case FeedType::kId:
    case FeedType::kText:
      return postgres ? "text" : "TEXT";
  }
  return "";
}

std::string NameOf(const FeedTable& table) { return Concat({"kst_", table.name}); }

std::string Columns(const FeedTable& table) {
  std::vector<std::string> names;
  for (const FeedColumn& column : table.columns) names.emplace_back(column.name);
  return Join(names, ", ");
}

std::string CreateTable(const FeedTable& table, bool postgres) {
  std::string sql = Concat({"CREATE TABLE IF NOT EXISTS ", NameOf(table), "(\n"});
  for (const FeedColumn& column : table.columns)
    sql += Concat({"  ", column.name, " ", TypeOf(column.type, postgres), ",\n"});
  std::string key(table.columns[0].name);
  for (std::size_t i = 1; i < table.key; ++i) key += Concat({", ", table.columns[i].name});
  sql += Concat({"  PRIMARY KEY (", key, "));\n"});
  if (&table != &kPaperTable)
    sql += Concat({"CREATE INDEX IF NOT EXISTS ", NameOf(table), "_paper ON ", NameOf(table), "(paper);\n"});
  if (&table == &kEdgeRows)
    sql += Concat({"CREATE INDEX IF NOT EXISTS ", NameOf(table), "_target ON ", NameOf(table), "(target);\n"});
  return sql;
}

std::string Literal(std::string_view text) {  // of SQL; a NUL ends what SQLite and PostgreSQL read
  std::string quoted = "'";
  for (const char c : text)
    if (c == '\'')
      quoted += "''";
    else if (c != '\0')
      quoted += c;
  return quoted + "'";
}

// A cell of COPY's text form.
std::string CopyCell(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '\\') cell += "\\\\";
    if (c == '\n') cell += "\\n";
    if (c == '\r') cell += "\\r";
    if (c == '\t') cell += "\\t";
    if (c != '\\' && c != '\n' && c != '\r' && c != '\t' && c != '\0') cell += c;
  }
  return cell;
}

std::string ArrayLiteral(const std::vector<std::string>& list) {  // {"a","b \"c\""}
  std::string array = "{";
  for (const std::string& item : list) {
    array += array.size() > 1 ? ",\"" : "\"";
    for (const char c : item) {
      if (c == '"' || c == '\\') array += '\\';
      array += c;
    }
    array += '"';
  }
  return array + "}";
}

std::string Text(const FeedValue& value, bool postgres) {
  JsonWriter w;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value); list && postgres) return ArrayLiteral(*list);
  Write(w, value);
  return w.Take();
}

// COPY takes one table at a time, so the rows of some papers are gathered. They go through tables of the session, so
// that a paper that was there is replaced with all its rows.
class Postgres : public FeedWriter {
 public:
  std::string Head() override {
    std::string sql = "\\set ON_ERROR_STOP on\nBEGIN;\n";
    for (const FeedTable* table : FeedTables()) sql += CreateTable(*table, true);
    for (const FeedTable* table : FeedTables())
      sql += Concat({"CREATE TEMP TABLE new_", table->name, " (LIKE ", NameOf(*table), ") ON COMMIT DROP;\n"});
    sql += "CREATE TEMP TABLE gone_papers(id text) ON COMMIT DROP;\n";
    return sql;
  }

  std::string One(const FeedPaper& paper) override {
    Add(0, paper.paper);
    std::size_t i = 1;
    for (const FeedTable* table : {&kEdgeRows, &kCommitmentTable, &kPassageTable}) {
      for (const FeedRow& row : paper.Of(*table)) Add(i, row);
      ++i;
    }
    constexpr std::size_t kGathered = 4 << 20;  // bytes
    return size_ > kGathered ? Flush() : "";
  }

  std::string Gone(const std::string& id) override {
    gone_.append(CopyCell(id)).push_back('\n');
    return "";
  }

  std::string Tail() override {
    std::string sql = Flush();
    if (!gone_.empty()) sql += Concat({"COPY gone_papers(id) FROM stdin;\n", gone_, "\\.\n"});
    for (const FeedTable* table : FeedTables())
      sql += Concat({"DELETE FROM ", NameOf(*table), " WHERE ", table == &kPaperTable ? "id" : "paper",
                     " IN (SELECT id FROM new_papers UNION ALL SELECT id FROM gone_papers);\n"});
    for (const FeedTable* table : FeedTables())
      sql += Concat({"INSERT INTO ", NameOf(*table), " SELECT * FROM new_", table->name, ";\n"});
    return sql + "COMMIT;\n";
  }

 private:
  void Add(std::size_t table, const FeedRow& row) {
    std::string& lines = lines_[table];
    const std::size_t before = lines.size();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) lines += '\t';
      lines += std::holds_alternative<std::monostate>(row[i]) ? "\\N" : CopyCell(Text(row[i], true));
    }
    lines += '\n';
    size_ += lines.size() - before;
  }

  std::string Flush() {
    std::string sql;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].empty()) continue;
      const FeedTable& table = *FeedTables()[i];
      sql += Concat({"COPY new_", table.name, "(", Columns(table), ") FROM stdin;\n", lines_[i], "\\.\n"});
      lines_[i].clear();
    }
    size_ = 0;
    return sql;
  }

  std::array<std::string, 4> lines_;
  std::string gone_;
  std::size_t size_ = 0;
};

class Sqlite : public FeedWriter {
 public:
  std::string Head() override {
    std::string sql = "BEGIN;\n";
    for (const FeedTable* table : FeedTables()) sql += CreateTable(*table, false);
    return sql;
  }

  std::string Gone(const std::string& id) override {
    std::string sql;
    for (const FeedTable* table : FeedTables())
      sql += Concat(
          {"DELETE FROM ", NameOf(*table), " WHERE ", table == &kPaperTable ? "id" : "paper", "=", Literal(id), ";\n"});
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
    sql += Concat({"INSERT INTO ", NameOf(table), " VALUES("});
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) sql += ',';
      const bool is_number = std::holds_alternative<std::int64_t>(row[i]) || std::holds_alternative<double>(row[i]);
      const std::string text = Text(row[i], false);
      sql += std::holds_alternative<std::monostate>(row[i]) ? "NULL" : is_number ? text : Literal(text);
    }
    sql += ");\n";
  }
};

}  // namespace

std::unique_ptr<FeedWriter> MakeSqlFeed(FeedFormat format) {
  if (format == FeedFormat::kPostgres) return std::make_unique<Postgres>();
  return std::make_unique<Sqlite>();
}

}  // namespace kst
