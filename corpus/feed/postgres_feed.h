// corpus/feed/postgres_feed.h: what a PostgreSQL is told, in steps, all of one transaction: the tables where they are
// missing, the rows by COPY into tables of the session, and last the papers in place of what they were. The script of
// `--to postgres` and the connection of `--dsn` take the same steps.
//
// Not here: the connection (tools/database/postgres.h).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/feed/tables.h"

namespace kst {

struct PostgresStep {
  std::string sql;                       // statements, or one COPY … FROM stdin
  std::optional<std::string> rows = {};  // what that COPY reads
};

constexpr std::string_view kPostgresCommit = "COMMIT;\n";  // the last step

class PostgresFeed {
 public:
  std::vector<PostgresStep> Head();
  std::vector<PostgresStep> One(const FeedPaper& paper);  // seldom any: rows are gathered
  std::vector<PostgresStep> Gone(const std::string& id);
  std::vector<PostgresStep> Tail();

 private:
  void Add(std::size_t table, const FeedRow& row);
  std::vector<PostgresStep> Flush();

  std::array<std::string, 4> lines_;
  std::string gone_;
  std::size_t size_ = 0;
};

}  // namespace kst
