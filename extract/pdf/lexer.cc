#include "extract/pdf/lexer.h"

#include <array>
#include <cstring>

#include "schema/text.h"

namespace kst::pdf {
namespace {

enum class Class : std::uint8_t { kRegular, kSpace, kDelimiter };

constexpr std::array<Class, 256> kClasses = [] {
  std::array<Class, 256> classes{};
  for (const char c : std::string_view("\0\t\n\f\r ", 6)) classes[static_cast<unsigned char>(c)] = Class::kSpace;
  for (const char c : std::string_view("()<>[]{}/%")) classes[static_cast<unsigned char>(c)] = Class::kDelimiter;
  return classes;
}();

Class ClassOf(char c) { return kClasses[static_cast<unsigned char>(c)]; }

int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::array<double, 19> kTenths = [] {
  std::array<double, 19> tenths{};
  double power = 1;
  for (double& tenth : tenths) {
    tenth = 1 / power;
    power *= 10;
  }
  return tenths;
}();

std::string_view View(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

}  // namespace

bool IsSpace(char c) { return ClassOf(c) == Class::kSpace; }

void Lexer::SkipSpace() {
  for (; at_ < end_; ++at_) {
    if (*at_ == '%') {
      while (at_ < end_ && *at_ != '\n' && *at_ != '\r') ++at_;
      if (at_ == end_) return;
    } else if (!IsSpace(*at_)) {
      return;
    }
  }
}

Token Lexer::Next() {
  for (;;) {
    SkipSpace();
    if (at_ == end_) return {};
    const char c = *at_;
    const char next = at_ + 1 < end_ ? at_[1] : '\0';
    if (IsDigit(c) || c == '-' || c == '.' || c == '+') return Number();
    switch (c) {
      case '(':
        return String();
      case '/':
        return Name();
      case '[':
        ++at_;
        return {TokenKind::kArrayOpen};
      case ']':
        ++at_;
        return {TokenKind::kArrayClose};
      case '<':
        if (next != '<') return HexString();
        at_ += 2;
        return {TokenKind::kDictOpen};
      case '>':
        at_ += next == '>' ? 2 : 1;
        if (next == '>') return {TokenKind::kDictClose};
        break;  // a stray bracket
      case ')':
      case '{':
      case '}':
        ++at_;
        break;
      default:
        return Word();
    }
  }
}

// As lenient as the readers that people have: "--5" is -5, "1-2" is 12 ("minus
// inside"), "." is 0.
Token Lexer::Number() {
  bool negative = false;
  for (; at_ < end_ && (*at_ == '-' || *at_ == '+'); ++at_) negative |= *at_ == '-';
  std::uint64_t digits = 0;
  int decimals = 0;
  bool fraction = false;
  double scale = 1;  // digits beyond what 64 bits hold
  for (; at_ < end_; ++at_) {
    const char c = *at_;
    if (IsDigit(c)) {
      if (digits < 100'000'000'000'000'000U && decimals < 18) {
        digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
        decimals += fraction;
      } else if (!fraction) {
        scale *= 10;
      }
    } else if (c == '.' && !fraction) {
      fraction = true;
    } else if (c != '-') {
      break;
    }
  }
  const double value = static_cast<double>(digits) * kTenths[static_cast<std::size_t>(decimals)] * scale;
  return {TokenKind::kNumber, negative ? -value : value};
}

Token Lexer::String() {
  char* const begin = ++at_;
  int depth = 1;
  for (; at_ < end_ && *at_ != '\\'; ++at_) {
    if (*at_ == '(') {
      ++depth;
    } else if (*at_ == ')' && --depth == 0) {
      return {TokenKind::kString, 0, View(begin, at_++)};
    }
  }
  char* out = at_;
  while (at_ < end_) {
    char c = *at_++;
    if (c == '(') {
      ++depth;
    } else if (c == ')') {
      if (--depth == 0) break;
    } else if (c == '\\' && at_ < end_) {
      c = *at_++;
      if (c >= '0' && c <= '7') {
        int value = c - '0';
        for (int i = 0; i < 2 && at_ < end_ && *at_ >= '0' && *at_ <= '7'; ++i) value = value * 8 + (*at_++ - '0');
        c = static_cast<char>(value);
      } else if (c == '\n') {
        continue;  // a line continued
      } else if (c == '\r') {
        if (at_ < end_ && *at_ == '\n') ++at_;
        continue;
      } else {
        constexpr std::string_view kEscapes = "nrtbf", kMeanings = "\n\r\t\b\f";
        if (const auto i = kEscapes.find(c); i != std::string_view::npos) c = kMeanings[i];
      }
    }
    *out++ = c;
  }
  return {TokenKind::kString, 0, View(begin, out)};
}

Token Lexer::HexString() {
  char* const begin = ++at_;
  char* out = begin;
  int high = -1;
  for (; at_ < end_ && *at_ != '>'; ++at_) {
    const int digit = HexDigit(*at_);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      *out++ = static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  if (high >= 0 && out < end_) *out++ = static_cast<char>(high * 16);
  if (at_ < end_) ++at_;
  return {TokenKind::kString, 0, View(begin, out)};
}

Token Lexer::Name() {
  char* const begin = ++at_;
  char* out = begin;
  while (at_ < end_ && ClassOf(*at_) == Class::kRegular) {
    char c = *at_++;
    if (c == '#' && end_ - at_ >= 2 && HexDigit(at_[0]) >= 0 && HexDigit(at_[1]) >= 0) {
      c = static_cast<char>(HexDigit(at_[0]) * 16 + HexDigit(at_[1]));
      at_ += 2;
    }
    *out++ = c;
  }
  return {TokenKind::kName, 0, View(begin, out)};
}

Token Lexer::Word() {
  const char* const begin = at_;
  while (at_ < end_ && ClassOf(*at_) == Class::kRegular) ++at_;
  const std::string_view word = View(begin, at_);
  const bool constant = word == "true" || word == "false" || word == "null";
  return {constant ? TokenKind::kConstant : TokenKind::kOperator, 0, word};
}

}  // namespace kst::pdf
