#include "parse/people/proposers.h"

#include <optional>

#include "schema/text.h"

namespace kst {
namespace {

std::optional<Match> First(const Grammar& grammar, std::string_view family, std::string_view text, std::uint32_t at) {
  std::vector<Match> found = grammar.FindAt(family, text, at);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::optional<Match> Name(const Grammar& grammar, std::string_view text, std::uint32_t at) {
  std::optional<Match> name = First(grammar, "people", text, at);
  if (name && name->rule->name == "people.stop") return std::nullopt;
  return name;
}

// "Segers Van Laar" names two, "Six Dijkstra", "Inge van Dijk" and "Otwin van Dijk" one.
bool GoesOn(const Match& between, std::string_view name, bool after_first_name) {
  const bool small = IsLower(name.front());
  return between.rule->name == "between.space" &&
         (after_first_name || small || name.find(' ') == std::string_view::npos);
}

// "het lid Wilgen-Oosterhof", "de leden Wilgen-Oosterhof en Aerts": behind such a word, and where "en" or "/" parts the
// names, a hyphen does not; "de motie-Kuik-Bikker" is of two.
bool HyphenIsOfAName(std::string_view text, std::uint32_t at) {
  const std::string_view before = text.substr(0, at);
  for (const std::string_view word : {"lid ", "Lid ", "leden ", "heer ", "mevrouw ", "Mevrouw "})
    if (before.ends_with(word)) return true;
  return false;
}

}  // namespace

std::vector<Proposers> ReadProposers(std::string_view text, std::uint32_t at, bool several_works,
                                     const Grammar& grammar) {
  std::vector<Proposers> groups;
  std::optional<Match> name = Name(grammar, text, at);
  std::optional<Match> between;
  bool first_name = false;
  const bool one_hyphen = HyphenIsOfAName(text, at);
  while (name) {
    const std::string_view words = name->span.In(text);
    const bool joined = between && between->rule->name == "between.hyphen" && between->span.size() == 1 && one_hyphen;
    if (joined)
      groups.back().people.back().append("-").append(words);
    else if (!between ||
             (several_works && between->rule->Get("works") != "one" && !GoesOn(*between, words, first_name)))
      groups.push_back({{std::string(words)}, false, name->span});
    else if (GoesOn(*between, words, first_name))
      groups.back().people.back().append(" ").append(words);
    else
      groups.back().people.emplace_back(words);

    Proposers& group = groups.back();
    group.span.end = name->span.end;
    first_name = name->rule->name == "people.first";
    while (const std::optional<Match> after = First(grammar, "people_after", text, group.span.end)) {
      group.cs |= after->rule->name == "after.cs";
      group.span.end = after->span.end;
      first_name = false;
    }
    between = First(grammar, "people_between", text, group.span.end);
    if (between && !several_works && between->rule->Get("many") == "yes") break;
    if (!between || (group.cs && between->rule->name == "between.space")) break;  // "Krul c.s. Dit"
    name = Name(grammar, text, between->span.end);
  }
  return groups;
}

}  // namespace kst
