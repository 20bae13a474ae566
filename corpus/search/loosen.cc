#include "corpus/search/loosen.h"

#include <algorithm>

namespace kst {
namespace {

constexpr double kWordOfCompound = 0.2;  // of a word that is typed as a part of another one
constexpr double kCoverage = 0.7;        // the power of the share that a paper holds

Sought Form(std::vector<std::string> words, bool is_cut, bool is_part, double weight) {
  return {Sought::How::kPhrase, {{std::move(words), is_cut, is_part, weight}}, 0, ~0U, {}};
}

}  // namespace

SearchQuery Loosened(const SearchQuery& query, const Stemmer& stemmer) {
  if (query.plain.size() < 2) return {};
  SearchQuery loose;
  loose.filter = query.filter;
  loose.sought.how = Sought::How::kEither;
  for (const AskedPhrase& phrase : query.plain) {
    if (std::ranges::all_of(phrase.words, [&](const std::string& word) { return stemmer.IsPlain(word); })) continue;
    loose.sought.parts.push_back(Form(phrase.words, phrase.is_cut, false, 1));
    for (const std::string& word : phrase.words)
      loose.words.push_back({word, phrase.is_cut && &word == &phrase.words.back()});
    if (phrase.words.size() > 1) continue;
    loose.sought.parts.push_back(Form(phrase.words, phrase.is_cut, true, -kPartWeight));
    if (phrase.is_cut) continue;
    for (const std::string& part : stemmer.Read(phrase.words.front()).parts) {
      loose.sought.parts.push_back(Form({part}, false, false, -kWordOfCompound));
      loose.words.push_back({part, false});
    }
  }
  if (loose.sought.empty()) return {};
  loose.coverage = kCoverage;
  return loose;
}

}  // namespace kst
