#include "corpus/search/query.h"

#include <algorithm>
#include <optional>

#include "corpus/search/index.h"
#include "corpus/search/words.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongest = 2000;  // bytes
constexpr std::size_t kMostWords = 64;
constexpr int kDeepest = 20;
constexpr double kPartWeight = 0.4;  // of a word that stands in a compound
constexpr int kNearBy = 10;          // words

enum class Sign { kWord, kPhrase, kOpen, kClose, kOr, kAnd, kNot, kNear, kColumn, kEnd };

struct Token {
  Sign sign = Sign::kEnd;
  std::string_view text;  // of a word without its "*"
  bool is_cut = false;
};

std::optional<Sign> OperatorFrom(std::string_view word) {
  if (word == "OR" || word == "OF") return Sign::kOr;
  if (word == "AND" || word == "EN") return Sign::kAnd;
  if (word == "NOT" || word == "NIET") return Sign::kNot;
  return std::nullopt;
}

bool IsColumn(std::string_view name) {
  return std::ranges::any_of(kIndexColumns, [&](const IndexColumn& column) { return column.name == name; });
}

std::string Columns() {
  std::vector<std::string> names;
  for (const IndexColumn& column : kIndexColumns) names.emplace_back(column.name);
  return Join(names, ", ");
}

Result<std::vector<Token>> Tokens(std::string_view typed) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < typed.size();) {
    const char c = typed[at];
    if (std::string_view(" \t\r\n").find(c) != std::string_view::npos) {
      ++at;
    } else if (c == '"') {
      const std::size_t end = typed.find('"', at + 1);
      if (end == std::string_view::npos)
        return Fail(Code::kBadRule, "the quote at character " + std::to_string(at + 1) + " is not closed");
      tokens.push_back({Sign::kPhrase, typed.substr(at + 1, end - at - 1), false});
      at = end + 1;
    } else if (c == '(' || c == ')') {
      tokens.push_back({c == '(' ? Sign::kOpen : Sign::kClose, typed.substr(at, 1), false});
      ++at;
    } else if (c == '-' && at + 1 < typed.size() && typed[at + 1] != ' ' &&
               (at == 0 || typed[at - 1] == ' ' || typed[at - 1] == '(')) {
      tokens.push_back({Sign::kNot, typed.substr(at, 1), false});
      ++at;
    } else {
      std::string_view word = typed.substr(at, std::min(typed.find_first_of(" \t\r\n\"()", at), typed.size()) - at);
      at += word.size();
      if (word == "NEAR" && at < typed.size() && typed[at] == '(') {
        tokens.push_back({Sign::kNear, word, false});
      } else if (const auto sign = OperatorFrom(word)) {
        tokens.push_back({*sign, word, false});
      } else if (const std::size_t colon = word.find(':');
                 colon != std::string_view::npos && IsColumn(word.substr(0, colon))) {
        tokens.push_back({Sign::kColumn, word.substr(0, colon), false});
        at -= word.size() - colon - 1;
      } else {
        const bool is_cut = word.ends_with('*');
        if (is_cut) word.remove_suffix(1);
        tokens.push_back({Sign::kWord, word, is_cut});
      }
    }
  }
  tokens.push_back({});
  return tokens;
}

class Reader {
 public:
  explicit Reader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<SearchQuery> Read(std::string_view column) {
    std::string match = Either(0);
    if (error_.empty() && Next().sign == Sign::kClose) error_ = "there is a ) too many";
    if (error_.empty() && query_.words.size() > kMostWords)
      error_ = "that is more than " + std::to_string(kMostWords) + " words; leave some out";
    if (!error_.empty()) return Fail(Code::kBadRule, error_);
    if (!match.empty() && !column.empty()) match = Concat({column, " : (", match, ")"});
    query_.match = std::move(match);
    return std::move(query_);
  }

 private:
  const Token& Next() const { return tokens_[at_]; }
  const Token& Take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }

  std::string Either(int depth) {
    if (depth > kDeepest) return Wrong("the brackets stand too deep in each other");
    std::string all = Together(depth);
    while (error_.empty() && Next().sign == Sign::kOr) {
      Take();
      const std::string more = Together(depth);
      if (all.empty() || more.empty()) return Wrong("OR stands between two words");
      all = Concat({"(", all, " OR ", more, ")"});
    }
    return all;
  }

  // All that must stand, then without what must not. The words that must not stand come last, as FTS5 asks.
  std::string Together(int depth) {
    std::string all;
    std::vector<std::pair<std::size_t, std::size_t>> without;  // tokens of what must not stand
    const auto is_end = [&](Sign s) { return s == Sign::kEnd || s == Sign::kClose || s == Sign::kOr; };
    while (error_.empty() && !is_end(Next().sign)) {
      const Sign sign = Next().sign;
      if (sign == Sign::kAnd) {
        Take();
        continue;
      }
      if (sign == Sign::kNot) {
        Take();
        const std::size_t from = at_, words = query_.words.size(), weights = query_.weights.size();
        (void)One(depth);  // read again at the end
        query_.words.resize(words), query_.weights.resize(weights);
        without.emplace_back(from, at_);
        continue;
      }
      const std::string one = One(depth);
      if (!one.empty()) all = all.empty() ? one : Concat({all, " AND ", one});
    }
    if (without.empty() || !error_.empty()) return all;
    if (all.empty()) return Wrong("name a word that shall stand, not only what shall not");
    const std::size_t end = at_, words = query_.words.size();
    all = Concat({"(", all, ")"});
    for (const auto& [from, to] : without) {
      at_ = from;
      whole_words_ = true;
      const std::string one = One(depth);
      whole_words_ = false;
      if (!one.empty()) all = Concat({"(", all, " NOT ", one, ")"});
    }
    at_ = end;
    query_.words.resize(words);  // they are not marked
    return all;
  }

  std::string One(int depth) {
    const Token token = Take();
    switch (token.sign) {
      case Sign::kWord:
      case Sign::kPhrase:
        return Phrase(token);
      case Sign::kNear:
        return Near();
      case Sign::kColumn: {
        const bool is_word = Next().sign != Sign::kEnd && Next().sign != Sign::kClose;
        const std::string one = is_word ? One(depth) : "";
        return one.empty() ? Wrong("a word is missing behind " + std::string(token.text) + ":")
                           : Concat({"(", token.text, " : (", one, "))"});
      }
      case Sign::kOpen: {
        std::string inner = Either(depth + 1);
        if (!error_.empty()) return "";
        if (Take().sign != Sign::kClose) return Wrong("a ( is not closed");
        return inner.empty() ? "" : Concat({"(", inner, ")"});
      }
      default:
        return Wrong("a word is missing behind NOT");
    }
  }

  std::vector<std::string> Words(const Token& token) {
    std::vector<std::string> words;
    EachRawWord(token.text, [&](RawWord&& word) {
      words.push_back(std::move(word.folded));
      return words.size() <= kMostWords;
    });
    for (std::size_t i = 0; i < words.size(); ++i)
      query_.words.push_back({words[i], token.is_cut && i + 1 == words.size()});
    return words;
  }

  std::string Phrase(const Token& token) {
    const std::vector<std::string> words = Words(token);
    if (words.empty()) return "";  // signs without a letter ask for nothing
    const std::string phrase = Concat({"\"", Join(words, " "), "\"", token.is_cut ? " *" : ""});
    query_.weights.push_back(1);
    if (words.size() > 1 || whole_words_) return phrase;
    query_.weights.push_back(kPartWeight);
    return Concat({"(", phrase, " OR \"", std::string(1, kPart), words[0], "\"", token.is_cut ? " *" : "", ")"});
  }

  std::string Near() {
    Take();  // the bracket
    std::string phrases;
    int distance = kNearBy;
    while (error_.empty() && Next().sign != Sign::kClose && Next().sign != Sign::kEnd) {
      Token token = Take();
      if (token.sign != Sign::kWord && token.sign != Sign::kPhrase) return Wrong("in NEAR( ) stand words and a number");
      if (std::ranges::all_of(token.text, IsDigit<char>) && !token.text.empty() && token.text.size() < 4 &&
          Next().sign == Sign::kClose) {
        distance = std::stoi(std::string(token.text));
        break;
      }
      const std::vector<std::string> words = Words(token);
      if (words.empty()) continue;
      query_.weights.push_back(1);
      phrases += Concat({phrases.empty() ? "" : " ", "\"", Join(words, " "), "\""});
    }
    if (Take().sign != Sign::kClose) return Wrong("the bracket of NEAR( is not closed");
    if (phrases.empty()) return Wrong("in NEAR( ) stand words and a number");
    return Concat({"NEAR(", phrases, ", ", std::to_string(distance), ")"});
  }

  std::string Wrong(std::string why) {
    if (error_.empty()) error_ = std::move(why);
    return "";
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  bool whole_words_ = false;  // "-boer" leaves papers with a boerderij
  SearchQuery query_;
  std::string error_;
};

}  // namespace

Result<SearchQuery> ReadQuery(std::string_view typed, std::string_view column) {
  if (typed.size() > kLongest)
    return Fail(Code::kBadRule,
                "the question is longer than " + std::to_string(kLongest) + " bytes; ask a shorter one");
  if (!column.empty() && !IsColumn(column))
    return Fail(Code::kBadRule, Concat({column, " is no part of a paper; the parts are ", Columns()}));
  return Tokens(typed).and_then([&](std::vector<Token> tokens) { return Reader(std::move(tokens)).Read(column); });
}

}  // namespace kst
