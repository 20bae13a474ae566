#include "parse/people.h"

namespace kst {
namespace {

// "Segers Van Laar" names two, "Six Dijkstra" and "Inge van Dijk" one.
bool SamePerson(std::string_view before, std::string_view gap, std::string_view name, bool after_first_name) {
  return !before.empty() && gap == " " && (after_first_name || name.find(' ') == std::string_view::npos);
}

// What stands between the works of "moties Klaver/Ploumen en Graus c.s.": not a slash.
bool PartsWorks(std::string_view gap) { return gap.find('/') == std::string_view::npos; }

}  // namespace

std::vector<Proposers> ReadProposers(std::string_view text, NormSpan list, bool several_works, const Grammar& grammar) {
  std::vector<Proposers> groups;
  bool after_first_name = false;
  for (const Match& part : grammar.FindAll("people", text, list)) {
    if (part.rule->name == "people.stop") break;
    const std::string_view words = part.span.In(text);
    if (part.rule->name == "people.cs" || part.rule->name == "people.party") {
      if (groups.empty()) break;
      groups.back().cs |= part.rule->name == "people.cs";
      groups.back().span.end = part.span.end;
      after_first_name = false;
      continue;
    }
    if (groups.empty()) {
      groups.push_back({{std::string(words)}, false, part.span});
    } else {
      Proposers& group = groups.back();
      const std::string_view gap = NormSpan{group.span.end, part.span.begin}.In(text);
      if (SamePerson(group.people.back(), gap, words, after_first_name))
        group.people.back().append(" ").append(words);
      else if (several_works && PartsWorks(gap))
        groups.push_back({{std::string(words)}, false, part.span});
      else
        group.people.emplace_back(words);
      groups.back().span.end = part.span.end;
    }
    after_first_name = part.rule->name == "people.first";
  }
  return groups;
}

}  // namespace kst
