#include "corpus/views/namesakes.h"

#include <algorithm>
#include <array>
#include <set>

#include "corpus/store/database.h"
#include "schema/text.h"

namespace kst {
namespace {

struct PrintedName {
  explicit PrintedName(std::string_view printed) {
    for (const std::string_view word : SplitWords(printed)) {
      if (word.ends_with('.') || word.starts_with('(')) {  // "drs.", "F.B.J.", "(Carola)"
        if (words.empty() && word.ends_with('.') && initial == 0 && IsUpper(word[0])) initial = LowerAscii(word[0]);
        continue;
      }
      words.push_back(word);
    }
  }
  std::vector<std::string_view> words;
  char initial = 0;
};

// "Yeşilgöz" of "Yeşilgöz-Zegerius".
std::vector<std::string_view> BeforeHyphen(std::vector<std::string_view> words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (const auto hyphen = words[i].find('-'); hyphen != std::string_view::npos && hyphen > 0) {
      words[i] = words[i].substr(0, hyphen);
      words.resize(i + 1);
    }
  return words;
}

// Is `surname` what `name` ends with, and what stands before it a first name that its initial does not contradict?
bool IsSurnameOf(const PrintedName& surname, const std::vector<std::string_view>& words, char initial) {
  constexpr std::size_t kNoParticle = 4;  // letters: "De Jonge" is not a Jonge
  if (surname.words.empty() || surname.words.size() > words.size()) return false;
  const auto same = [](std::string_view a, std::string_view b) { return Fold(a) == Fold(b); };
  const std::size_t before = words.size() - surname.words.size();
  if (!std::equal(surname.words.begin(), surname.words.end(), words.begin() + static_cast<std::ptrdiff_t>(before),
                  same))
    return false;
  const auto agree = [&](char of) { return of == 0 || surname.initial == 0 || of == surname.initial; };
  if (before == 0) return agree(initial);
  const std::string first = Fold(words[0]);
  const bool names = std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(before),
                                 [](std::string_view word) { return !IsLower(word[0]); });
  if (!names || initial != 0 || first.empty()) return false;
  return surname.initial != 0 ? first[0] == surname.initial : first.size() >= kNoParticle;
}

// What a surname of this person may end with, folded: of a double one also its first half.
std::set<std::string> LastWords(std::string_view printed) {
  const PrintedName name(printed);
  if (name.words.empty()) return {};
  return {Fold(name.words.back()), Fold(BeforeHyphen(name.words).back())};
}

}  // namespace

bool MayBeOne(std::string_view printed_name, std::string_view other) {
  const std::array names = {PrintedName(printed_name), PrintedName(other)};
  for (const std::size_t i : {0U, 1U}) {
    const PrintedName& whole = names[1 - i];
    if (IsSurnameOf(names[i], whole.words, whole.initial) ||
        IsSurnameOf(names[i], BeforeHyphen(whole.words), whole.initial))
      return true;
  }
  return false;
}

Result<Namesakes> Namesakes::Among(const Store& store) {
  return Guarded([&] {
    Namesakes all;
    Statement rows(store.Graph(), "SELECT id, title FROM node WHERE kind = 'person' AND title IS NOT NULL ORDER BY id");
    for (std::size_t n = 0; rows.Step(); ++n) {
      all.persons_.push_back({rows.Text(0), rows.Text(1)});
      for (const std::string& word : LastWords(all.persons_[n].name)) all.by_last_word_[word].push_back(n);
    }
    return all;
  });
}

std::vector<Namesake> Namesakes::Of(const Node& person) const {
  if (person.kind != "person" || !person.title) return {};
  std::set<std::size_t> found;
  for (const std::string& word : LastWords(*person.title))
    if (const auto alike = by_last_word_.find(word); alike != by_last_word_.end())
      for (const std::size_t n : alike->second)
        if (persons_[n].id != person.id && MayBeOne(*person.title, persons_[n].name)) found.insert(n);
  std::vector<Namesake> namesakes;
  for (const std::size_t n : found) namesakes.push_back(persons_[n]);
  return namesakes;
}

}  // namespace kst
