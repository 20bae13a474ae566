// corpus/search/query.h: what somebody types into a search box, as a question to the index.
//
//   stikstof natuur            both words, in any form        stikstof OR ammoniak        one of them (also OF)
//   "op een later moment"      these words in this order      stikstof -boer              without (also NOT, NIET)
//   ondermijn*                 words that begin so            NEAR(motie bijen, 5)        near each other
//   title:woningbouw           in one column                  (a OR b) c                  as it says
//   kind:letter from:2021-01-01 dossier:"29 911" ministry:jenv person:Kuik until:2021-12-31   only such papers
//
// Of words alone, papers that hold some are found where few hold all of them (loosen.h).
//
// What cannot be meant (a quote that is not closed, nothing but words that must not stand) is one clear line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/result.h"

namespace kst {

struct SearchFilter {
  std::optional<std::string> kind = {}, dossier = {}, ministry = {};  // ministry: a word of its name, or "jenv"
  std::optional<std::string> person = {};            // a part of the name of who sent, signed, proposed
  std::optional<std::string> from = {}, until = {};  // ISO days, both included
  std::vector<std::string> without = {};             // ids of papers that are named already
  friend bool operator==(const SearchFilter&, const SearchFilter&) = default;
};

struct AskedWord {               // one that shall be found, for marking it and for "did you mean"
  std::string folded;            // as typed; each word of a phrase is one
  bool is_cut = false;           // "ondermijn*"
  std::string_view column = {};  // of kIndexColumns, where it shall stand; "" anywhere
};

struct AskedPhrase {
  std::vector<std::string> words;  // folded; several where one was typed with signs in it: "F-35"
  bool is_cut = false;             // the last one
};

inline constexpr double kPartWeight = 0.1;  // of a word that stands in a compound: many of them tell less than it once

struct SoughtPhrase {              // words that stand behind each other
  std::vector<std::string> words;  // folded
  bool is_cut = false;             // the last one
  bool is_part = false;            // the one word stands in a compound
  double weight = 1;               // how much it tells; below 0: another form of the last one above it
  friend bool operator==(const SoughtPhrase&, const SoughtPhrase&) = default;
};

// What a paper must hold, as it was bracketed.
struct Sought {
  enum class How { kPhrase, kNear, kAll, kEither, kBut } how = How::kAll;  // kBut: the first, and none of the others
  std::vector<SoughtPhrase> phrases;                                       // one, or several near each other
  int distance = 0;
  unsigned columns = ~0U;  // a bit for each of kIndexColumns where the phrases may stand
  std::vector<Sought> parts;
  bool empty() const { return phrases.empty() && parts.empty(); }
};
std::string InFts5(const Sought& sought);  // in the language of FTS5

struct SearchQuery {
  Sought sought;  // empty: all papers
  std::vector<AskedWord> words;
  std::vector<AskedPhrase> plain;  // what was typed, when it is words without any sign
  double coverage = 0;             // how much it tells that a paper holds all of it
  SearchFilter filter;             // what was typed among the words
};

// `column`: where the words shall stand when the query does not say; "" anywhere.
Result<SearchQuery> ReadQuery(std::string_view typed, std::string_view column = {});
std::string NotADay(std::string_view field);  // why "from: mei" cannot be asked

}  // namespace kst
