// schema/values/result.h: the three ways in which something can be wrong.
//
//   Result<T>   the stage could not do its work on this document at all.
//   Diagnostic  the stage did its work, and something about it is worth telling.
//   (a bug)     neither: an assertion in a debug build, never a message to users.
//
// No exception crosses a stage's boundary: the .cc file that calls a library
// which throws turns it into one of the first two. Libraries never print and
// never exit; only tools/ does.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>  // std::expected from C++23 on

namespace kst {

// Why a document has no output. The names are part of the record format: add at
// the end, never rename. kBadRule and kUsage concern what a person wrote by hand.
enum class Code {
  kMissing,
  kNotPdf,
  kEmpty,
  kDamaged,
  kEncrypted,
  kNoTextLayer,
  kTooLarge,
  kTimeout,
  kCrashed,
  kBadRecord,
  kBadRule,
  kStore,
  kUnreadable,
};

std::string_view Name(Code code);  // "no_text_layer": the form in records
std::optional<Code> CodeFromName(std::string_view name);

struct Error {
  Code code = Code::kBadRecord;
  std::string message;     // one line: what is wrong and what to do; no file name, no full stop
  std::string where = {};  // "kamerstuk.rules:12:9", "page 4"; empty when it is the whole file
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> Fail(Code code, std::string message, std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

struct Diagnostic {
  std::string code;  // "font_map_missing"; listed in schema/README.md
  std::optional<int> page;
  std::string message;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

}  // namespace kst
