#include "corpus/feed/sql.h"

#include "corpus/feed/writer.h"
#include "schema/text.h"

namespace kst {
namespace {

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

}  // namespace

std::string SqlName(const FeedTable& table) { return Concat({"kst_", table.name}); }

std::string_view SqlType(FeedType type, Sql of) {
  const bool postgres = of == Sql::kPostgres;
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

std::string_view PaperColumn(const FeedTable& table) { return &table == &kPaperTable ? "id" : "paper"; }

std::string CreateTable(const FeedTable& table, Sql of) {
  std::string sql = Concat({"CREATE TABLE IF NOT EXISTS ", SqlName(table), "(\n"});
  for (const FeedColumn& column : table.columns)
    sql += Concat({"  ", column.name, " ", SqlType(column.type, of), ",\n"});
  std::string key(table.columns[0].name);
  for (std::size_t i = 1; i < table.key; ++i) key += Concat({", ", table.columns[i].name});
  return sql + Concat({"  PRIMARY KEY (", key, "));\n"});
}

std::string CreateIndexes(const FeedTable& table) {
  const std::string name = SqlName(table);
  const auto on = [&](std::string_view column) {
    return Concat({"CREATE INDEX IF NOT EXISTS ", name, "_", column, " ON ", name, "(", column, ");\n"});
  };
  std::string sql;
  if (&table != &kPaperTable) sql += on("paper");
  if (&table == &kEdgeRows) sql += on("target");
  return sql;
}

std::string SqlText(const FeedValue& value, Sql of) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value); list && of == Sql::kPostgres)
    return ArrayLiteral(*list);
  JsonWriter w;
  Write(w, value);
  return w.Take();
}

}  // namespace kst
