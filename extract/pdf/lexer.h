// extract/pdf/lexer.h: the bytes of a content stream -> tokens.
//
// Poppler's own lexer fetches byte by byte through virtual calls and allocates
// for each operand; it took three quarters of the time of a whole paper. This one
// knows content streams only (no references, no streams, no comments kept) and
// gives views into the buffer. Strings and names with escapes are decoded *in
// place*, which always fits; so a buffer can be read once.
//
// Arrays and dictionaries are not built: their brackets are tokens, and
// operators read the flat run of tokens before them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kst::pdf {

enum class TokenKind : std::uint8_t {
  kNumber,
  kString,    // text: the decoded bytes, of (…) and <…>
  kName,      // text: without the slash, #xx decoded
  kConstant,  // true, false, null
  kOperator,  // text: "Tj"
  kArrayOpen,
  kArrayClose,
  kDictOpen,
  kDictClose,
  kEnd,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  double number = 0;
  std::string_view text = {};
};

class Lexer {
 public:
  explicit Lexer(std::span<char> content)
      : begin_(content.data()), at_(content.data()), end_(content.data() + content.size()) {}

  // Damaged input gives some token or other and never an error; kEnd at the end.
  Token Next();

  std::size_t position() const { return static_cast<std::size_t>(at_ - begin_); }
  void Seek(std::size_t position) { at_ = begin_ + position; }
  std::string_view Rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

 private:
  void SkipSpace();
  Token Number();
  Token String();
  Token HexString();
  Token Name();
  Token Word();

  char* begin_;
  char* at_;
  char* end_;
};

bool IsSpace(char c);  // the white space of PDF: NUL, tab, LF, FF, CR, space

}  // namespace kst::pdf
