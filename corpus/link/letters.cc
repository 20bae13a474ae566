#include "corpus/link/letters.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kAllLookedAt = 256;   // a day with so many letters is looked at whole
constexpr std::size_t kFirstOfOffice = 16;  // of a day with more: these, although no word speaks for them

void SortOut(std::vector<std::uint32_t>& places) {
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
}

// What two sets have in common, as a share of what either has.
double Likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string_view> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  const std::size_t either = a.size() + b.size() - both.size();
  return either > 0 ? static_cast<double>(both.size()) / static_cast<double>(either) : 0;
}

}  // namespace

LettersOfDay::LettersOfDay(std::vector<KnownLetter> letters, const CorpusRules& rules) : rules_(rules) {
  for (KnownLetter& letter : letters) {
    const auto at = static_cast<std::uint32_t>(letters_.size());
    Indexed& indexed = letters_.emplace_back(Indexed{std::move(letter), {}, {}});
    indexed.words = TellingWords(indexed.letter.title);
    std::sort(indexed.words.begin(), indexed.words.end());
    std::unique_copy(indexed.words.begin(), indexed.words.end(), std::back_inserter(indexed.distinct));
    for (const std::string& word : indexed.distinct) with_word_[word].push_back(at);
    const auto& [id, title, ministry, dossier] = indexed.letter;
    for (const auto& key :
         std::set<std::pair<std::string, std::string>>{{ministry, dossier}, {ministry, ""}, {"", dossier}})
      of_[key].push_back(at);
  }
}

std::vector<std::string> LettersOfDay::TellingWords(std::string_view text) const {
  std::vector<std::string> words = FoldedWords(text);
  std::erase_if(words, [&](const std::string& word) { return rules_.Has("plain", word); });
  return words;
}

// Those with one of the `rarest` words, until there are enough.
void LettersOfDay::AddWith(std::vector<std::string> words, std::size_t rarest, Places& places) const {
  std::vector<const std::pair<const std::string, Places>*> lists;
  for (const std::string& word : std::set<std::string>(words.begin(), words.end()))
    if (const auto list = with_word_.find(word); list != with_word_.end()) lists.push_back(&*list);
  std::stable_sort(lists.begin(), lists.end(),
                   [](const auto* a, const auto* b) { return a->second.size() < b->second.size(); });
  lists.resize(std::min(lists.size(), rarest));
  for (const auto* list : lists)
    for (const std::uint32_t at : list->second)
      if (places.size() < kAllLookedAt) places.push_back(at);
}

// "de brief van de Minister van Defensie van 3 april 2023": of that day, that office, and about it.
std::vector<Candidate> LettersOfDay::Rank(const Ask& ask, const Asker& asker, std::size_t most) const {
  const std::vector<std::string> words = FoldedWords(Concat({ask.title, " ", Join(ask.context, " ")}));
  Places places;
  if (letters_.size() <= kAllLookedAt) {
    for (std::uint32_t at = 0; at < letters_.size(); ++at) places.push_back(at);
  } else {
    AddWith(words, words.size(), places);
    const auto add_first = [&](const std::string& ministry, const std::string& dossier) {
      if (const auto list = of_.find({ministry, dossier}); list != of_.end())
        places.insert(
            places.end(), list->second.begin(),
            list->second.begin() + static_cast<std::ptrdiff_t>(std::min(list->second.size(), kFirstOfOffice)));
    };
    add_first(asker.ministry, "");
    for (const std::string& dossier : ask.dossiers)
      for (const std::string& ministry : {asker.ministry, std::string()}) add_first(ministry, dossier);
    SortOut(places);
  }
  const std::set<std::string> about(words.begin(), words.end());
  std::vector<Candidate> ranked;
  for (const std::uint32_t at : places) {
    ++looked_at_;
    const auto& [letter, title, distinct] = letters_[at];
    if (letter.id == asker.id) continue;
    if (!letter.ministry.empty() && !asker.ministry.empty() && letter.ministry != asker.ministry) continue;
    const auto shared =
        std::count_if(title.begin(), title.end(), [&](const auto& word) { return about.count(word) > 0; });
    double score =
        title.empty() ? 0 : Number("subject") * static_cast<double>(shared) / static_cast<double>(title.size());
    if (!letter.ministry.empty() && letter.ministry == asker.ministry) score += Number("ministry");
    for (const std::string& own : ask.dossiers)
      if (own == letter.dossier) score += Number("dossier");
    score = std::round(score * 1000) / 1000;
    if (score >= Number("show")) ranked.push_back({letter.id, score});
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  if (ranked.size() > most) ranked.resize(most);
  return ranked;
}

std::optional<Candidate> LettersOfDay::Decide(std::span<const Candidate> ranked) const {
  if (ranked.empty() || ranked[0].confidence < Number("take")) return std::nullopt;
  const double ahead = ranked[0].confidence - (ranked.size() > 1 ? ranked[1].confidence : 0);
  if (ahead < Number("ahead")) return std::nullopt;
  return ranked[0];
}

// A letter on the ministry's own paper that was later printed as a Kamerstuk: same day, same office, same subject.
std::string LettersOfDay::PrintOf(const KnownLetter& letterhead) const {
  std::vector<std::string> words = TellingWords(letterhead.title);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (letterhead.ministry.empty() || words.empty()) return {};
  // Two that are so much alike share one of the rarest words of each.
  const auto all = static_cast<double>(words.size());
  const auto shared = static_cast<std::size_t>(std::ceil(Number("same") * all - 1e-9));
  Places places;
  AddWith(words, words.size() + 1 - std::min(words.size(), shared), places);
  SortOut(places);
  std::string found;
  for (const std::uint32_t at : places) {
    ++looked_at_;
    const Indexed& print = letters_[at];
    if (print.letter.ministry != letterhead.ministry) continue;
    if (Likeness(print.distinct, words) < Number("same")) continue;
    if (!found.empty()) return {};
    found = print.letter.id;
  }
  return found;
}

LettersOfDay ReadLetters(Database& db, std::string_view date, Which which, const CorpusRules& rules, Offices& offices) {
  Statement rows(db,
                 "SELECT node, title, sender, dossier FROM paper WHERE date = ? AND chosen AND kind = 'letter' "
                 "AND (? OR id NOT LIKE 'doc-%') ORDER BY node");
  std::vector<KnownLetter> letters;
  rows.Bind(date, which == Which::kAll);
  while (rows.Step()) letters.push_back({rows.Text(0), rows.Text(1), offices.MinistryOf(rows.View(2)), rows.Text(3)});
  return {std::move(letters), rules};
}

}  // namespace kst
