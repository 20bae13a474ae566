#include "corpus/search/query.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/search/index.h"
#include "corpus/search/words.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongest = 2000;  // bytes
constexpr std::size_t kMostWords = 64;
constexpr int kDeepest = 12;  // brackets in brackets; FTS5 keeps a hundred things in mind
constexpr int kNearBy = 10;   // words

enum class Sign { kWord, kPhrase, kOpen, kClose, kOr, kAnd, kNot, kNear, kColumn, kFilter, kEnd };

struct Token {
  Sign sign = Sign::kEnd;
  std::string_view text;  // of a word without its "*"
  bool is_cut = false;
  std::string_view value = {};  // of a filter
};

std::optional<Sign> OperatorFrom(std::string_view word) {
  if (word == "OR" || word == "OF") return Sign::kOr;
  if (word == "AND" || word == "EN") return Sign::kAnd;
  if (word == "NOT" || word == "NIET") return Sign::kNot;
  return std::nullopt;
}

std::string_view ColumnNamed(std::string_view name) {  // as kIndexColumns has it; "" when there is none
  const auto found = std::ranges::find(kIndexColumns, name, &IndexColumn::name);
  return found == kIndexColumns.end() ? "" : found->name;
}
bool IsColumn(std::string_view name) { return !ColumnNamed(name).empty(); }

constexpr std::pair<std::string_view, std::optional<std::string> SearchFilter::*> kFilters[] = {
    {"kind", &SearchFilter::kind},     {"dossier", &SearchFilter::dossier}, {"ministry", &SearchFilter::ministry},
    {"person", &SearchFilter::person}, {"from", &SearchFilter::from},       {"until", &SearchFilter::until},
};

std::optional<std::string> SearchFilter::*FilterNamed(std::string_view name) {
  for (const auto& [known, part] : kFilters)
    if (name == known) return part;
  return nullptr;
}

std::string Columns() {
  std::vector<std::string> names;
  for (const IndexColumn& column : kIndexColumns) names.emplace_back(column.name);
  return Join(names, ", ");
}

bool IsSpace(char c) { return static_cast<unsigned char>(c) <= ' '; }

Result<std::vector<Token>> Tokens(std::string_view typed) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < typed.size();) {
    const char c = typed[at];
    if (IsSpace(c)) {
      ++at;
    } else if (c == '"') {
      const std::size_t end = typed.find('"', at + 1);
      if (end == std::string_view::npos)
        return Fail(Code::kBadRule, "the quote at character " + std::to_string(at + 1) + " is not closed");
      const bool is_cut = end + 1 < typed.size() && typed[end + 1] == '*';
      tokens.push_back({Sign::kPhrase, typed.substr(at + 1, end - at - 1), is_cut});
      if (tokens.back().text.find('*') != std::string_view::npos)
        return Fail(Code::kBadRule, "a * stands behind a word or behind a closing quote, not within quotes");
      at = end + (is_cut ? 2 : 1);
    } else if (c == '(' || c == ')') {
      tokens.push_back({c == '(' ? Sign::kOpen : Sign::kClose, typed.substr(at, 1), false});
      ++at;
    } else if (c == '-' && at + 1 < typed.size() && !IsSpace(typed[at + 1]) &&
               (at == 0 || IsSpace(typed[at - 1]) || typed[at - 1] == '(')) {
      tokens.push_back({Sign::kNot, typed.substr(at, 1), false});
      ++at;
    } else {
      std::string_view word = typed.substr(at);
      word = word.substr(
          0, static_cast<std::size_t>(
                 std::ranges::find_if(word, [](char w) { return IsSpace(w) || w == '"' || w == '(' || w == ')'; }) -
                 word.begin()));
      const std::size_t colon = word.find(':'), begin = at + colon + 1;
      const bool is_filter = colon != std::string_view::npos && FilterNamed(word.substr(0, colon));
      if (is_filter && begin < typed.size() && typed[begin] == '"') {  // person:"van der Staaij"
        const std::size_t end = typed.find('"', begin + 1);
        if (end == std::string_view::npos)
          return Fail(Code::kBadRule, "the quote at character " + std::to_string(begin + 1) + " is not closed");
        tokens.push_back({Sign::kFilter, word.substr(0, colon), false, typed.substr(begin + 1, end - begin - 1)});
        at = end + 1;
        continue;
      }
      at += word.size();
      if (word == "NEAR" && at < typed.size() && typed[at] == '(') {
        tokens.push_back({Sign::kNear, word, false});
      } else if (const auto sign = OperatorFrom(word)) {
        tokens.push_back({*sign, word, false});
      } else if (is_filter && colon + 1 < word.size()) {
        tokens.push_back({Sign::kFilter, word.substr(0, colon), false, word.substr(colon + 1)});
      } else if (colon != std::string_view::npos && IsColumn(word.substr(0, colon))) {
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

// What is asked, as it was bracketed. Of `all`, every one of `parts` must stand and none of `without`.
struct Asked {
  enum class Kind { kPhrase, kNear, kAll, kEither, kColumn } kind = Kind::kAll;
  std::vector<std::string> words;  // of a phrase
  bool is_cut = false;             // its last word
  std::vector<Asked> parts, without;
  std::string_view column;
  int distance = kNearBy;

  bool empty() const { return kind == Kind::kPhrase ? words.empty() : parts.empty(); }
};

class Reader {
 public:
  explicit Reader(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

  Result<Asked> Read() {
    Asked asked = Either(0);
    if (error_.empty() && Next().sign == Sign::kClose) error_ = "there is a ) too many";
    if (!error_.empty()) return Fail(Code::kBadRule, error_);
    return asked;
  }

  SearchFilter filter;

 private:
  const Token& Next() const { return tokens_[at_]; }
  const Token& Take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool Ends() const { return Next().sign == Sign::kEnd || Next().sign == Sign::kClose || Next().sign == Sign::kOr; }

  Asked Either(int depth) {
    if (depth > kDeepest) return Wrong("the brackets stand too deep in each other");
    Asked either{Asked::Kind::kEither, {}, false, {}, {}, {}};
    either.parts.push_back(All(depth));
    while (error_.empty() && Next().sign == Sign::kOr) {
      Take();
      either.parts.push_back(All(depth));
      if (either.parts.back().empty() || either.parts[either.parts.size() - 2].empty())
        return Wrong("OR stands between two words");
    }
    return either.parts.size() == 1 ? std::move(either.parts[0]) : either;
  }

  Asked All(int depth) {
    Asked all;
    while (error_.empty() && !Ends()) {
      const Sign sign = Next().sign;
      if (sign == Sign::kFilter && depth == 0) {
        Filter(Take());
        continue;
      }
      if (sign == Sign::kAnd || sign == Sign::kNot) Take();
      if (sign == Sign::kAnd) continue;
      if (sign == Sign::kNot && !Opens()) return Wrong("a word is missing behind NOT");
      Asked one = One(depth);
      if (!one.empty()) (sign == Sign::kNot ? all.without : all.parts).push_back(std::move(one));
    }
    if (error_.empty() && all.parts.empty() && !all.without.empty())
      return Wrong("name a word that shall stand, not only what shall not");
    return all;
  }

  // Does what comes now ask for something?
  bool Opens() const { return !Ends() && Next().sign != Sign::kAnd && Next().sign != Sign::kNot; }

  void Filter(const Token& token) {
    std::string value(Trim(token.value));
    const bool is_day = token.text == "from" || token.text == "until";
    if (is_day && !IsDate(value)) Wrong(NotADay(token.text));
    if (value.empty()) Wrong(Concat({token.text, ": needs a value"}));
    if (token.text == "dossier") value = DossierFrom(value).value_or(value);
    std::optional<std::string>& asked = filter.*FilterNamed(token.text);
    if (asked) Wrong(Concat({token.text, ": is asked for twice; leave one out"}));
    asked = std::move(value);
  }

  Asked One(int depth) {
    const Token token = Take();
    if (token.sign == Sign::kFilter) return Wrong(Concat({token.text, ": stands by itself, not in ( ) or behind NOT"}));
    if (token.sign == Sign::kNear) return Near();
    if (token.sign == Sign::kColumn) {
      if (depth >= kDeepest) return Wrong("the brackets stand too deep in each other");
      Asked column{Asked::Kind::kColumn, {}, false, {}, {}, ColumnNamed(token.text)};
      if (Opens()) column.parts.push_back(One(depth + 1));
      if (column.parts.empty() || column.parts[0].empty())
        return Wrong("a word is missing behind " + std::string(token.text) + ":");
      return column;
    }
    if (token.sign != Sign::kOpen) return Phrase(token);
    Asked inner = Either(depth + 1);
    return Take().sign == Sign::kClose || !error_.empty() ? std::move(inner) : Wrong("a ( is not closed");
  }

  Asked Phrase(const Token& token) {
    Asked phrase{Asked::Kind::kPhrase, {}, token.is_cut, {}, {}, {}};
    EachRawWord(token.text, [&](RawWord&& word) {
      phrase.words.push_back(std::move(word.folded));
      return ++words_ <= kMostWords;
    });
    if (words_ > kMostWords) return Wrong("that is more than " + std::to_string(kMostWords) + " words; leave some out");
    return phrase;
  }

  Asked Near() {
    Take();  // the bracket
    Asked near{Asked::Kind::kNear, {}, false, {}, {}, {}};
    while (error_.empty() && Next().sign != Sign::kClose && Next().sign != Sign::kEnd) {
      const Token token = Take();
      if (token.sign != Sign::kWord && token.sign != Sign::kPhrase) return Wrong(kNearHolds);
      const bool is_number = std::ranges::all_of(token.text, IsDigit<char>) && !token.text.empty();
      if (is_number && token.text.size() < 4 && Next().sign == Sign::kClose) {
        near.distance = std::stoi(std::string(token.text));
        break;
      }
      if (Asked phrase = Phrase(token); !phrase.empty()) near.parts.push_back(std::move(phrase));
    }
    if (!error_.empty()) return {};
    if (Take().sign != Sign::kClose) return Wrong("the bracket of NEAR( is not closed");
    return near.parts.empty() ? Wrong(kNearHolds) : near;
  }

  Asked Wrong(std::string why) {
    if (error_.empty()) error_ = std::move(why);
    return {};
  }

  static constexpr const char* kNearHolds = "in NEAR( ) stand words and a number";
  std::vector<Token> tokens_;
  std::size_t at_ = 0, words_ = 0;
  std::string error_;
};

// What must not stand is meant as a whole word: "-boer" leaves papers with a boerderij.
class Writer {
 public:
  explicit Writer(std::string_view column) { Within(column); }

  Sought Write(const Asked& asked, bool must) {
    switch (asked.kind) {
      case Asked::Kind::kPhrase:
        return Phrase(asked, must);
      case Asked::Kind::kNear:
        return Near(asked, must);
      case Asked::Kind::kColumn:
        return InColumn(asked, must);
      case Asked::Kind::kEither:
        return Joined(asked.parts, Sought::How::kEither, must);
      case Asked::Kind::kAll:
        break;
    }
    Sought all = Joined(asked.parts, Sought::How::kAll, must);
    if (asked.without.empty()) return all;
    Sought but{Sought::How::kBut, {}, 0, columns_, {}};
    but.parts.push_back(std::move(all));
    for (const Asked& part : asked.without) but.parts.push_back(Write(part, false));
    return but;
  }

  std::vector<AskedWord> words;

 private:
  void Within(std::string_view column) {
    if (column.empty()) return;
    column_ = column;
    const auto place = std::ranges::find(kIndexColumns, column, &IndexColumn::name) - kIndexColumns.begin();
    columns_ &= 1U << place;
  }

  Sought InColumn(const Asked& asked, bool must) {
    const auto [column, columns] = std::pair(column_, columns_);
    Within(asked.column);
    Sought inner = Write(asked.parts[0], must);
    column_ = column, columns_ = columns;
    return inner;
  }

  Sought Joined(const std::vector<Asked>& parts, Sought::How how, bool must) {
    if (parts.size() == 1) return Write(parts[0], must);
    Sought joined{how, {}, 0, columns_, {}};
    for (const Asked& part : parts) joined.parts.push_back(Write(part, must));
    return joined;
  }

  SoughtPhrase Words(const Asked& phrase, bool must) {
    for (std::size_t i = 0; must && i < phrase.words.size(); ++i)
      words.push_back({phrase.words[i], phrase.is_cut && i + 1 == phrase.words.size(), column_});
    return {phrase.words, phrase.is_cut, false, must ? 1.0 : 0.0};
  }

  Sought One(SoughtPhrase phrase) const { return {Sought::How::kPhrase, {std::move(phrase)}, 0, columns_, {}}; }

  Sought Phrase(const Asked& asked, bool must) {
    SoughtPhrase phrase = Words(asked, must);
    if (phrase.words.size() > 1 || !must) return One(std::move(phrase));
    SoughtPhrase part = phrase;
    part.is_part = true;
    part.weight = -kPartWeight;
    return {Sought::How::kEither, {}, 0, columns_, {One(std::move(phrase)), One(std::move(part))}};
  }

  Sought Near(const Asked& asked, bool must) {
    Sought near{Sought::How::kNear, {}, asked.distance, columns_, {}};
    for (const Asked& phrase : asked.parts) near.phrases.push_back(Words(phrase, must));
    return near;
  }

  std::string_view column_;
  unsigned columns_ = ~0U;
};

std::string InFts5(const SoughtPhrase& phrase) {
  return Concat(
      {"\"", phrase.is_part ? std::string(1, kPart) : "", Join(phrase.words, " "), phrase.is_cut ? "\" *" : "\""});
}

// Before a phrase: where it may stand.
std::string ColumnsInFts5(unsigned columns) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kIndexColumns.size(); ++i)
    if (columns >> i & 1) names.emplace_back(kIndexColumns[i].name);
  return names.size() == kIndexColumns.size() ? "" : Concat({"{", Join(names, " "), "} : "});
}

}  // namespace

std::string NotADay(std::string_view field) { return Concat({field, ": takes a day like 2024-03-31"}); }

std::string InFts5(const Sought& sought) {
  std::vector<std::string> parts;
  for (const SoughtPhrase& phrase : sought.phrases) parts.push_back(InFts5(phrase));
  const std::string columns = ColumnsInFts5(sought.columns);
  if (sought.empty()) return "";
  if (sought.how == Sought::How::kPhrase) return columns + parts[0];
  if (sought.how == Sought::How::kNear)
    return Concat({columns, "NEAR(", Join(parts, " "), ", ", std::to_string(sought.distance), ")"});
  for (const Sought& part : sought.parts) parts.push_back(InFts5(part));
  return Concat({"(",
                 Join(parts, sought.how == Sought::How::kAll      ? " AND "
                             : sought.how == Sought::How::kEither ? " OR "
                                                                  : " NOT "),
                 ")"});
}

Result<SearchQuery> ReadQuery(std::string_view typed, std::string_view column) {
  if (typed.size() > kLongest)
    return Fail(Code::kBadRule,
                "the question is longer than " + std::to_string(kLongest) + " bytes; ask a shorter one");
  if (!column.empty() && !IsColumn(column))
    return Fail(Code::kBadRule, Concat({column, " is no part of a paper; the parts are ", Columns()}));
  bool is_plain = column.empty();
  SearchFilter filter;
  return Tokens(typed)
      .and_then([&](std::vector<Token> tokens) {
        is_plain &= std::ranges::all_of(tokens, [](const Token& t) {
          return t.sign == Sign::kWord || t.sign == Sign::kFilter || t.sign == Sign::kEnd;
        });
        Reader reader(std::move(tokens));
        const Result<Asked> asked = reader.Read();
        filter = std::move(reader.filter);
        return asked;
      })
      .and_then([&](const Asked& asked) -> Result<SearchQuery> {
        Writer writer(column.empty() ? column : ColumnNamed(column));
        SearchQuery query;
        const bool is_filtered = filter != SearchFilter();
        query.filter = std::move(filter);
        if (asked.empty() && !is_filtered && !Trim(typed).empty())
          return Fail(Code::kBadRule, "there is no word in it; name one");
        if (asked.empty()) return query;
        query.sought = writer.Write(asked, true);
        query.words = std::move(writer.words);
        for (std::size_t i = 0; is_plain && i < asked.parts.size(); ++i)
          query.plain.push_back({asked.parts[i].words, asked.parts[i].is_cut});
        return query;
      });
}

}  // namespace kst
