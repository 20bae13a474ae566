#include "corpus/search/loosen.h"

#include <algorithm>

#include "corpus/search/words.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kWordOfCompound = 0.2;  // of a word that is typed as a part of another one
constexpr double kCoverage = 0.7;        // the power of the share that a paper holds

std::string Quoted(std::string_view words) { return Concat({"\"", words, "\""}); }

}  // namespace

SearchQuery Loosened(const SearchQuery& query, const Stemmer& stemmer) {
  if (query.plain.size() < 2) return {};
  SearchQuery loose;
  loose.filter = query.filter;
  std::vector<std::string> either;
  for (const AskedPhrase& phrase : query.plain) {
    if (std::ranges::all_of(phrase.words, [&](const std::string& word) { return stemmer.IsPlain(word); })) continue;
    std::vector<std::string> forms = {Quoted(Join(phrase.words, " ")) + (phrase.is_cut ? " *" : "")};
    loose.weights.push_back(1);
    for (const std::string& word : phrase.words)
      loose.words.push_back({word, phrase.is_cut && &word == &phrase.words.back()});
    if (phrase.words.size() == 1) {
      const std::string& word = phrase.words.front();
      forms.push_back(Concat({Quoted(std::string(1, kPart) + word), phrase.is_cut ? " *" : ""}));
      loose.weights.push_back(-kPartWeight);
      const std::vector<std::string> parts = phrase.is_cut ? std::vector<std::string>() : stemmer.Read(word).parts;
      for (const std::string& part : parts) {
        forms.push_back(Quoted(part));
        loose.weights.push_back(-kWordOfCompound);
        loose.words.push_back({part, false});
      }
    }
    either.push_back(Concat({"(", Join(forms, " OR "), ")"}));
  }
  if (either.empty()) return {};
  loose.match = Join(either, " OR ");
  loose.coverage = kCoverage;
  return loose;
}

}  // namespace kst
