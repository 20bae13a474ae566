#include "corpus/store/database.h"

#include <sqlite3.h>

#include <utility>

#include "schema/text.h"

namespace kst {
namespace {

std::string MessageFor(int code, const char* detail) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "the disk is full; free some space and run again, what is stored is safe";
    case SQLITE_READONLY:
      return "the corpus cannot be written: it is read-only";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "the corpus is in use by another program; try again when it is done";
    case SQLITE_INTERRUPT:
      return "interrupted; the graph is the one of the last run that ended";
    case SQLITE_NOTADB:
      return "kst.db is not a corpus of kst; give the folder that kst run --into made";
    case SQLITE_CORRUPT:
      return std::string("kst.db is damaged (") + detail + "); restore it from a copy, or run again into a new folder";
    case SQLITE_CANTOPEN:
      return "kst.db cannot be opened; check that the folder exists and may be read";
    case SQLITE_IOERR:
      return std::string("reading or writing kst.db failed (") + detail + "); check the disk";
    default:
      return std::string("kst.db: ") + detail;
  }
}

Error ErrorFor(int code, const char* detail) {
  const int kind = code & 0xff;
  const bool is_held = kind == SQLITE_BUSY || kind == SQLITE_LOCKED;
  return {kind == SQLITE_CORRUPT ? Code::kDamaged : is_held ? Code::kTimeout : Code::kStore, MessageFor(code, detail)};
}

std::string ImmutableUri(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string uri = "file:";
  for (const char c : path) {
    if (c != '%' && c != '?' && c != '#') {
      uri += c;
      continue;
    }
    uri.append({'%', kHex[static_cast<unsigned char>(c) >> 4], kHex[static_cast<unsigned char>(c) & 15]});
  }
  return uri + "?immutable=1";
}

constexpr std::size_t kShownOfValue = 40;  // bytes

}  // namespace

void ThrowDamaged(std::string_view column, std::string_view value) {
  std::string shown;
  for (const char c : value.substr(0, kShownOfValue)) shown += c >= ' ' && c <= '~' ? c : '?';
  throw SqlError{
      {Code::kDamaged, "kst.db is damaged: " + std::string(column) + " holds \"" + shown +
                           "\", which kst does not write; restore it from a copy, or run again into a new folder"}};
}

Database::Database(const std::string& path, Mode mode) {
  const int flags = mode == Mode::kCreate           ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                    : mode == Mode::kWrite          ? SQLITE_OPEN_READWRITE
                    : mode == Mode::kReadOnlyMedium ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
                                                    : SQLITE_OPEN_READONLY;
  // A name is a name: "file:" and "?" mean something to SQLite only where we wrote them.
  const std::string name = mode == Mode::kReadOnlyMedium ? ImmutableUri(path)
                           : path.starts_with("file:")   ? "./" + path
                                                         : path;
  int code = sqlite3_open_v2(name.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code == SQLITE_OK) {
    sqlite3_extended_result_codes(handle_, 1);
    sqlite3_busy_timeout(handle_, 10'000);
    code = sqlite3_exec(handle_, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr);
  }
  if (code == SQLITE_OK) return;
  const SqlError error{ErrorFor(code, handle_ ? sqlite3_errmsg(handle_) : "out of memory")};
  sqlite3_close(handle_);
  throw error;
}

Database::~Database() { sqlite3_close(handle_); }

void Database::Throw() { throw SqlError{ErrorFor(sqlite3_extended_errcode(handle_), sqlite3_errmsg(handle_))}; }

void Database::Run(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) Throw();
}

std::int64_t Database::Number(const char* sql) {
  Statement statement(*this, sql);
  return statement.Step() ? statement.Number(0) : 0;
}

void Database::CopyFrom(const Database& other) {
  sqlite3_backup* copy = sqlite3_backup_init(handle_, "main", other.handle_, "main");
  if (copy == nullptr) Throw();
  constexpr int kAllPages = -1;
  sqlite3_backup_step(copy, kAllPages);
  if (sqlite3_backup_finish(copy) != SQLITE_OK) Throw();
}

std::int64_t Database::LastKey() { return sqlite3_last_insert_rowid(handle_); }

Stoppable::Stoppable(Database& db, std::function<bool()> stop) : db_(db), stop_(std::move(stop)) {
  constexpr int kStepsBetween = 10'000;  // of SQLite's machine: some tenths of a millisecond
  if (!stop_) return;
  sqlite3_progress_handler(
      db_.handle(), kStepsBetween,
      [](void* self) { return static_cast<int>(static_cast<const Stoppable*>(self)->stop_()); }, this);
}

void Stoppable::Check() const {
  if (stop_ && stop_()) throw SqlError{ErrorFor(SQLITE_INTERRUPT, "")};
}

Stoppable::~Stoppable() { sqlite3_progress_handler(db_.handle(), 0, nullptr, nullptr); }

LargeCache::LargeCache(Database& db, std::int64_t kib) : db_(db) {
  if (kib == 0) return;
  before_ = db.Number("PRAGMA cache_size");
  db.Run(Concat({"PRAGMA cache_size=-", std::to_string(kib)}).c_str());
}

LargeCache::~LargeCache() {
  const std::string back = Concat({"PRAGMA cache_size=", std::to_string(before_)});
  if (before_ != 0) sqlite3_exec(db_.handle(), back.c_str(), nullptr, nullptr, nullptr);
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself; a second time is an error that means nothing.
  if (open_) sqlite3_exec(db_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Statement::Statement(Database& db, const char* sql) : db_(db) {
  if (sqlite3_prepare_v2(db.handle(), sql, -1, &handle_, nullptr) != SQLITE_OK) db.Throw();
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::Reset() { sqlite3_reset(handle_); }

bool Statement::Step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const SqlError error{ErrorFor(code, sqlite3_errmsg(db_.handle()))};
  Reset();
  throw error;
}

Statement& Statement::BindRow(int first, const Statement& row) {
  for (int i = 0; i < row.Columns(); ++i)
    if (sqlite3_bind_value(handle_, first + i, sqlite3_column_value(row.handle_, i))) db_.Throw();
  return *this;
}

bool Statement::IsNull(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
bool Statement::IsNumber(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_INTEGER; }
int Statement::Columns() const { return sqlite3_column_count(handle_); }
std::string_view Statement::NameOf(int column) const { return sqlite3_column_name(handle_, column); }

// SQLite would read a text as the number that it begins with.
void Statement::MustBeNumber(int column) const {
  const int type = sqlite3_column_type(handle_, column);
  if (type == SQLITE_TEXT || type == SQLITE_BLOB) ThrowDamaged(sqlite3_column_name(handle_, column), View(column));
}

std::int64_t Statement::Number(int column) const {
  MustBeNumber(column);
  return sqlite3_column_int64(handle_, column);
}

double Statement::Real(int column) const {
  MustBeNumber(column);
  return sqlite3_column_double(handle_, column);
}

std::string_view Statement::View(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)))
              : std::string_view();
}

std::string_view Statement::Bytes(int column) const {  // asked as a text it would be copied
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
  return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)))
               : std::string_view();
}

std::string Statement::Text(int column) const {
  const std::string_view text = View(column);
  if (!IsUtf8(text)) ThrowDamaged(sqlite3_column_name(handle_, column), text);
  return std::string(text);
}

std::optional<std::string> Statement::Maybe(int column) const {
  if (IsNull(column)) return std::nullopt;
  return Text(column);
}

void Statement::BindOne(int n, std::string_view text) {
  // An empty view may have no address, which SQLite would take for null.
  if (sqlite3_bind_text64(handle_, n, text.data() ? text.data() : "", text.size(),
                          copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8))
    db_.Throw();
}
void Statement::BindOne(int n, Blob blob) {
  if (sqlite3_bind_blob64(handle_, n, blob.bytes.data(), blob.bytes.size(), copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC))
    db_.Throw();
}
void Statement::BindOne(int n, std::int64_t number) {
  if (sqlite3_bind_int64(handle_, n, number)) db_.Throw();
}
void Statement::BindOne(int n, double real) {
  if (sqlite3_bind_double(handle_, n, real)) db_.Throw();
}
void Statement::BindOne(int n, std::nullopt_t) {
  if (sqlite3_bind_null(handle_, n)) db_.Throw();
}

}  // namespace kst
