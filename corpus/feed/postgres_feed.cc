#include "corpus/feed/postgres_feed.h"

#include "corpus/feed/sql.h"
#include "corpus/feed/writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kGathered = 4 << 20;  // bytes of rows: COPY takes one table at a time

std::string Columns(const FeedTable& table) {
  std::vector<std::string> names;
  for (const FeedColumn& column : table.columns) names.emplace_back(column.name);
  return Join(names, ", ");
}

// A cell of COPY's text form; PostgreSQL has no NUL.
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

// A table that was there with other columns is refused by name, before anything else would stumble over it.
std::string CheckColumns() {
  std::string expected;
  for (const FeedTable* table : FeedTables())
    for (const FeedColumn& column : table->columns)
      expected += Concat({expected.empty() ? "" : ",", "('", SqlName(*table), "','", column.name, "','",
                          SqlType(column.type, Sql::kPostgres), "')"});
  return Concat(
      {"DO $$ DECLARE other text; BEGIN\n",
       "SELECT string_agg(concat(t, '.', name, ' ', type), ', ') INTO other FROM (VALUES ", expected,
       ") AS e(t, name, type)\n  WHERE NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = t::regclass AND ",
       "attname = name AND NOT attisdropped AND format_type(atttypid, atttypmod) = type);\n",
       "IF other IS NOT NULL THEN RAISE EXCEPTION 'tables of this database have other columns: a feed needs %', ",
       "other USING HINT = 'rename or drop these tables and feed again'; END IF; END $$;\n"});
}

// What psql reads.
std::string Script(const std::vector<PostgresStep>& steps) {
  std::string script;
  for (const PostgresStep& step : steps)
    script += step.rows ? Concat({step.sql, ";\n", *step.rows, "\\.\n"}) : step.sql;
  return script;
}

class PostgresScript : public FeedWriter {
 public:
  std::string Head() override { return "\\set ON_ERROR_STOP on\n" + Script(feed_.Head()); }
  std::string One(const FeedPaper& paper) override { return Script(feed_.One(paper)); }
  std::string Gone(const std::string& id) override { return Script(feed_.Gone(id)); }
  std::string Tail() override { return Script(feed_.Tail()); }

 private:
  PostgresFeed feed_;
};

}  // namespace

std::vector<PostgresStep> PostgresFeed::Head() {
  std::string sql = "BEGIN;\n";
  for (const FeedTable* table : FeedTables()) sql += CreateTable(*table, Sql::kPostgres);
  sql += CheckColumns();
  for (const FeedTable* table : FeedTables()) sql += CreateIndexes(*table);
  for (const FeedTable* table : FeedTables())
    sql += Concat({"CREATE TEMP TABLE new_", table->name, " (LIKE ", SqlName(*table), ") ON COMMIT DROP;\n"});
  return {{sql + "CREATE TEMP TABLE gone_papers(id text) ON COMMIT DROP;\n"}};
}

std::vector<PostgresStep> PostgresFeed::One(const FeedPaper& paper) {
  Add(0, paper.paper);
  for (std::size_t i = 1; i < FeedTables().size(); ++i)
    for (const FeedRow& row : paper.Of(*FeedTables()[i])) Add(i, row);
  return size_ > kGathered ? Flush() : std::vector<PostgresStep>();
}

std::vector<PostgresStep> PostgresFeed::Gone(const std::string& id) {
  gone_.append(CopyCell(id)).push_back('\n');
  return {};
}

std::vector<PostgresStep> PostgresFeed::Tail() {
  std::vector<PostgresStep> steps = Flush();
  if (!gone_.empty()) steps.push_back({"COPY gone_papers(id) FROM stdin", std::move(gone_)});
  std::string sql;
  for (const FeedTable* table : FeedTables())
    sql += Concat({"DELETE FROM ", SqlName(*table), " WHERE ", PaperColumn(*table),
                   " IN (SELECT id FROM new_papers UNION ALL SELECT id FROM gone_papers);\n"});
  for (const FeedTable* table : FeedTables())
    sql += Concat({"INSERT INTO ", SqlName(*table), " SELECT * FROM new_", table->name, ";\n"});
  steps.push_back({std::move(sql)});
  steps.push_back({std::string(kPostgresCommit)});
  return steps;
}

void PostgresFeed::Add(std::size_t table, const FeedRow& row) {
  std::string& lines = lines_[table];
  const std::size_t before = lines.size();
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) lines += '\t';
    lines += std::holds_alternative<std::monostate>(row[i]) ? "\\N" : CopyCell(SqlText(row[i], Sql::kPostgres));
  }
  lines += '\n';
  size_ += lines.size() - before;
}

std::vector<PostgresStep> PostgresFeed::Flush() {
  std::vector<PostgresStep> steps;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const FeedTable& table = *FeedTables()[i];
    if (lines_[i].empty()) continue;
    steps.push_back({Concat({"COPY new_", table.name, "(", Columns(table), ") FROM stdin"}), std::move(lines_[i])});
    lines_[i].clear();
  }
  size_ = 0;
  return steps;
}

std::unique_ptr<FeedWriter> MakePostgresScript() { return std::make_unique<PostgresScript>(); }

}  // namespace kst
