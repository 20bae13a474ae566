// tools/database/postgres.h: a PostgreSQL that is told something: statements, and rows by COPY. The only code that sees
// libpq.
//
//   Result<Postgres> db = Postgres::Connect("host=/run/postgresql dbname=archive");
//   db->Do("BEGIN; …");  db->Copy("COPY t(a, b) FROM stdin", "1\tx\n");  db->Do("COMMIT");
//
// Errors are one line: what the server says, with its hint. What is not committed when a Postgres goes is rolled back.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schema/values/result.h"

struct pg_conn;

namespace kst {

class Postgres {
 public:
  // A connection string as libpq has it: an address (postgresql://…) or keywords. It is in no message: it may hold a
  // password.
  static Result<Postgres> Connect(const std::string& connection);

  Result<void> Do(const std::string& statements);
  Result<void> Copy(const std::string& statement, std::string_view rows);

 private:
  struct Close {
    void operator()(pg_conn* connection) const;
  };
  explicit Postgres(pg_conn* connection) : connection_(connection) {}
  std::unique_ptr<pg_conn, Close> connection_;
};

}  // namespace kst
