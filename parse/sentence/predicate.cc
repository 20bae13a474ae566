#include "parse/sentence/predicate.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace kst {
namespace {

// A word of the clause as far as its order matters.
struct Token {
  std::string_view person, auxiliary;  // names of senses
  bool finite = false, past = false, infinitive = false, participle = false;
  bool preposition = false, possessive = false, object_form = false, nominative = false, determiner = false,
       article = false, to = false, subordinates = false;
};
using Tokens = std::vector<Token>;

// "gestuurd", "toegezegd", "aangenomen", "verworpen", "ontvangen": by its shape, of any verb.
bool LooksLikeParticiple(std::string_view word) {
  if (word.size() < 6 || !(word.ends_with('d') || word.ends_with('t') || word.ends_with("en") || word.ends_with("aan")))
    return false;
  constexpr std::string_view kFirst[] = {"ge", "be", "ver", "ont", "her", "er"};
  return word.find("ge", 1) < word.size() - 4 ||
         std::any_of(std::begin(kFirst), std::end(kFirst), [&](std::string_view s) { return word.starts_with(s); });
}

Tokens TokensOf(const SentenceWords& read, NormSpan clause, const SenseLexicon& lexicon) {
  const auto within = [&](const Word& w) { return clause.Contains(w.span); };
  const auto first = std::find_if(read.words.begin(), read.words.end(), within);
  const auto begin = static_cast<std::size_t>(first - read.words.begin());
  Tokens tokens(static_cast<std::size_t>(std::find_if_not(first, read.words.end(), within) - first));
  for (std::size_t i = 0; i < tokens.size(); ++i)
    tokens[i].participle = LooksLikeParticiple(first[static_cast<std::ptrdiff_t>(i)].folded);
  for (const Sense& s : read.senses) {
    if (s.first < begin || s.first >= begin + tokens.size()) continue;
    Token& t = tokens[s.first - begin];
    const std::string_view name = lexicon.names()[static_cast<std::size_t>(s.sense)];
    t.finite |= s.form == VerbForm::kPresent || s.form == VerbForm::kPast;
    t.past |= s.form == VerbForm::kPast;
    t.infinitive |= s.form == VerbForm::kInfinitive;
    if (lexicon.Is(s, SenseKind::kPerson) && (t.person.empty() || t.person == "i")) t.person = name;
    if (lexicon.Is(s, SenseKind::kAuxiliary)) t.auxiliary = name;
    if (!lexicon.Is(s, SenseKind::kGrammar)) continue;
    if (name == "no_participle") t.participle = false;
    t.preposition |= name == "preposition";
    t.possessive |= name == "possessive";
    t.object_form |= name == "object_form";
    t.nominative |= name == "nominative";
    t.determiner |= name == "determiner";
    t.article |= name == "article";
    t.to |= name == "to";
    t.subordinates |= name == "subordinates";
  }
  for (Token& t : tokens) t.finite &= !t.subordinates;  // "indien" is no form of "indienen"
  for (std::size_t i = 1; i < tokens.size(); ++i) {     // "op verzoek van", "in overleg", "een antwoord" are nouns
    const Token& before = tokens[i - 1];
    if (tokens[i].auxiliary.empty() && (before.preposition || before.possessive || before.article))
      tokens[i].finite = false;
  }
  return tokens;
}

// The finite verb; the form of the plural is that of the infinitive ("wij sturen", "de leden vragen").
std::optional<std::size_t> FiniteIn(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].finite) return i;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].infinitive && (i == 0 || !tokens[i - 1].to)) return i;
  return std::nullopt;
}

// The person at the head of what begins at `from`: "de minister van …", "uw Kamer"; none for "uw verzoek", "mij",
// and for what stands behind a preposition.
std::string_view PersonIn(const Tokens& tokens, std::size_t from, std::size_t to) {
  for (std::size_t i = from; i < std::min(to, tokens.size()); ++i) {
    const Token& t = tokens[i];
    if (t.preposition) return {};
    if (t.object_form) continue;
    if (t.possessive && (t.person.empty() || t.person == "i" || t.person == "you")) {
      const std::size_t near = std::min({i + 3, to, tokens.size()});
      for (std::size_t j = i + 1; j < near; ++j)
        if (!tokens[j].person.empty() && !tokens[j].possessive) return tokens[j].person;
      return {};
    }
    if (!t.person.empty()) return t.person;
  }
  return {};
}

// "Omdat het rapport er nog niet is, stuur ik u …": the finite verb of what follows a clause in front.
std::optional<std::size_t> InvertedBehind(const Tokens& tokens, std::size_t first_finite) {
  if (!tokens.front().subordinates) return std::nullopt;
  for (std::size_t i = first_finite; i + 1 < tokens.size(); ++i) {
    const Token& next = tokens[i + 1];
    if (tokens[i].finite && (next.nominative || next.possessive || next.determiner || !next.person.empty())) return i;
  }
  return std::nullopt;
}

std::string_view SubjectOf(const Tokens& tokens, std::size_t begin, std::size_t finite) {
  constexpr std::size_t kBehind = 7;  // words: "zal naar verwachting ook de minister"
  std::size_t head = begin;
  while (head < finite && tokens[head].subordinates && tokens[head].person.empty()) ++head;
  if (const auto before = PersonIn(tokens, head, finite); !before.empty()) return before;
  const auto nominative = [&](std::size_t i) { return i < tokens.size() && tokens[i].nominative; };
  if ((finite > 0 && nominative(finite - 1)) || nominative(finite + 1) || nominative(finite + 2)) return "i";
  const bool thing = head < finite && (tokens[head].determiner || tokens[head].possessive);
  if (thing && head + 1 < finite) return "other";  // "De motie verzoekt de regering"
  if (const auto behind = PersonIn(tokens, finite + 1, finite + kBehind); !behind.empty()) return behind;
  return "other";
}

std::string_view TenseOf(const Tokens& tokens, std::size_t finite, bool past) {
  const auto any = [&](auto&& is) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (i != finite && is(tokens[i])) return true;
    return false;
  };
  const bool participle = any([](const Token& t) { return t.participle; });
  const std::string_view verb = tokens[finite].auxiliary;
  if (verb == "will") return "future";
  if (verb == "can" || verb == "would" || verb == "must") return "modal";
  if (verb == "have" && participle) return "perfect";
  if (verb == "become" && participle) return "passive";
  if (verb == "be" && participle) return "done";
  return past ? "past" : "present";
}

}  // namespace

Predicate ReadPredicate(const SentenceWords& read, NormSpan clause, const SenseLexicon& lexicon) {
  const Tokens tokens = TokensOf(read, clause, lexicon);
  const auto finite = FiniteIn(tokens);
  if (!finite) return {};
  const auto inverted = InvertedBehind(tokens, *finite);
  const std::size_t verb = inverted.value_or(*finite);
  return {SubjectOf(tokens, inverted ? verb : 0, verb), TenseOf(tokens, verb, tokens[verb].past)};
}

}  // namespace kst
