#include "tools/database/postgres.h"

#include <libpq-fe.h>

#include <algorithm>
#include <climits>

#include "schema/text.h"

namespace kst {
namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

// "… failed: No such file or directory\n\tIs the server running …?\n" as "…; Is the server running …?"
std::string OneLine(std::string_view message) {
  std::string line;
  for (const std::string_view part : Split(Trim(message), '\n'))
    line.append(line.empty() ? "" : "; ").append(Trim(part));
  return line;
}

tl::unexpected<Error> FailOf(PGconn* connection, const PGresult* answer) {
  const char* said = answer ? PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  const char* hint = answer ? PQresultErrorField(answer, PG_DIAG_MESSAGE_HINT) : nullptr;
  std::string message = OneLine(said ? said : PQerrorMessage(connection));
  if (hint) message += "; " + OneLine(hint);
  return Fail(Code::kStore, message.empty() ? "the server has closed the connection" : message);
}

}  // namespace

void Postgres::Close::operator()(pg_conn* connection) const { PQfinish(connection); }

Result<Postgres> Postgres::Connect(const std::string& connection) {
  const std::unique_ptr<PQconninfoOption, Clear> understood(PQconninfoParse(connection.c_str(), nullptr));
  if (!understood)
    return Fail(Code::kBadRule,
                "this is no connection string; write postgresql://USER@HOST/NAME or \"host=… dbname=…\"");
  // The first of a keyword gives way to the string, the last to nothing.
  const char* keywords[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding", nullptr};
  const char* values[] = {"30", "kst", connection.c_str(), "UTF8", nullptr};
  Postgres made(PQconnectdbParams(keywords, values, 1));
  if (PQstatus(made.connection_.get()) != CONNECTION_OK) return FailOf(made.connection_.get(), nullptr);
  PQsetNoticeProcessor(
      made.connection_.get(), [](void*, const char*) {}, nullptr);
  return made;
}

Result<void> Postgres::Do(const std::string& statements) {
  const Answer answer(PQexec(connection_.get(), statements.c_str()));
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) return FailOf(connection_.get(), answer.get());
  return {};
}

Result<void> Postgres::Copy(const std::string& statement, std::string_view rows) {
  const Answer begun(PQexec(connection_.get(), statement.c_str()));
  if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return FailOf(connection_.get(), begun.get());
  while (!rows.empty()) {
    const std::string_view part = rows.substr(0, INT_MAX);
    if (PQputCopyData(connection_.get(), part.data(), static_cast<int>(part.size())) != 1) break;
    rows.remove_prefix(part.size());
  }
  PQputCopyEnd(connection_.get(), nullptr);  // a server that has stopped reading says why in its answer
  const Answer ended(PQgetResult(connection_.get()));
  if (PQresultStatus(ended.get()) != PGRES_COMMAND_OK) return FailOf(connection_.get(), ended.get());
  while (const Answer more{PQgetResult(connection_.get())}) {
  }
  return {};
}

}  // namespace kst
