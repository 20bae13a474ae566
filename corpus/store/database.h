// corpus/store/database.h: SQLite for the .cc files of corpus/: statements that bind
// and read values, and errors as an exception that no public function lets out.
//
//   Statement find(db, "SELECT title FROM node WHERE id = ?");
//   if (find.Bind(id).Step()) title = find.Text(0);
//
// A public function runs its body in Guarded(), which turns SqlError into an
// Error of kind kStore, kDamaged or kTimeout, with a message for the person at the keyboard.
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "schema/values/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace kst {

struct SqlError {
  Error error;
};
// A cell holds what kst never wrote there; `column` is "edge.resolution".
[[noreturn]] void ThrowDamaged(std::string_view column, std::string_view value);

struct Blob {  // bytes that are no text
  std::string_view bytes;
};

class Database {
 public:
  enum class Mode { kCreate, kWrite, kRead, kReadOnlyMedium };  // the last one: where nobody can write, not even a log
  Database(const std::string& path, Mode mode);                 // throws SqlError
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void Run(const char* sql);             // one or more statements without values
  std::int64_t Number(const char* sql);  // the first value of the first row
  void CopyFrom(const Database& other);  // all of it, as `other` sees it
  std::int64_t LastKey();                // of the row that was inserted last
  [[noreturn]] void Throw();
  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
};

class Statement {
 public:
  Statement(Database& db, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Binds all values from the first placeholder on, after a reset.
  template <class... Values>
  Statement& Bind(const Values&... values) {
    copies_ = true;
    BindAll(values...);
    return *this;
  }
  // Binds the columns of a row of another statement, as they stand, from placeholder `first` on.
  Statement& BindRow(int first, const Statement& row);
  bool Step();  // true: there is a row
  void Do() {   // a statement without rows
    Step();
    Reset();
  }
  template <class... Values>
  void Do(const Values&... values) {  // what is given is used at once, so nothing of it is copied
    copies_ = false;
    BindAll(values...);
    Do();
  }
  void Reset();

  bool IsNull(int column) const;
  bool IsNumber(int column) const;
  int Columns() const;
  std::string_view NameOf(int column) const;
  std::int64_t Number(int column) const;
  int Int(int column) const { return static_cast<int>(std::clamp<std::int64_t>(Number(column), 0, 1 << 30)); }
  double Real(int column) const;
  std::string_view View(int column) const;   // until the next Step
  std::string_view Bytes(int column) const;  // of a blob, likewise
  std::string Text(int column) const;        // which must be UTF-8
  std::optional<std::string> Maybe(int column) const;

 private:
  void MustBeNumber(int column) const;
  template <class... Values>
  void BindAll(const Values&... values) {
    Reset();
    int n = 0;
    (BindOne(++n, values), ...);
  }
  void BindOne(int n, std::string_view text);
  void BindOne(int n, const std::string& text) { BindOne(n, std::string_view(text)); }
  void BindOne(int n, const char* text) { BindOne(n, std::string_view(text)); }
  void BindOne(int n, Blob blob);
  void BindOne(int n, std::int64_t number);
  void BindOne(int n, int number) { BindOne(n, static_cast<std::int64_t>(number)); }
  void BindOne(int n, bool flag) { BindOne(n, static_cast<std::int64_t>(flag)); }
  void BindOne(int n, double real);
  void BindOne(int n, std::nullopt_t);
  template <class T>
  void BindOne(int n, const std::optional<T>& value) {
    value ? BindOne(n, *value) : BindOne(n, std::nullopt);
  }
  Database& db_;
  sqlite3_stmt* handle_ = nullptr;
  bool copies_ = true;  // of texts and blobs that are bound
};

class Stoppable {  // while it lives, statements end with an error soon after `stop` says yes
 public:
  Stoppable(Database& db, std::function<bool()> stop);
  ~Stoppable();
  void Check() const;  // throws SqlError when it is time to stop: for work between statements
  Stoppable(const Stoppable&) = delete;
  Stoppable& operator=(const Stoppable&) = delete;

 private:
  Database& db_;
  std::function<bool()> stop_;
};

class LargeCache {  // while it lives, so many KiB of pages are kept; 0: as many as before
 public:
  LargeCache(Database& db, std::int64_t kib);
  ~LargeCache();
  LargeCache(const LargeCache&) = delete;
  LargeCache& operator=(const LargeCache&) = delete;

 private:
  Database& db_;
  std::int64_t before_ = 0;
};

class Transaction {  // rolled back unless committed
 public:
  explicit Transaction(Database& db) : db_(db) { db_.Run("BEGIN IMMEDIATE"); }
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void Commit() {
    db_.Run("COMMIT");
    open_ = false;
  }

 private:
  Database& db_;
  bool open_ = true;
};

template <class F>
auto Guarded(F&& body) -> Result<std::invoke_result_t<F>> {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
      body();
      return {};
    } else {
      return body();
    }
  } catch (const SqlError& e) {
    return tl::unexpected<Error>(e.error);
  } catch (const std::exception& e) {  // of a library: memory, a stored value that nobody checked before
    return Fail(Code::kStore, std::string("kst.db cannot be read to its end: ") + e.what());
  }
}

}  // namespace kst
