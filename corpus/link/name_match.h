// corpus/link/name_match.h: names of members as titles print them.
//
//   "GEWIJZIGDE MOTIE VAN DE LEDEN KUIK EN BIKKER TER VERVANGING VAN DIE GEDRUKT ONDER NR. 12"
//   NamesInTitle(…).people == {"kuik", "bikker"}, before == "12"
//   Alikeness("Dijk", "Van Dijk") == 0     Alikeness("De Groot", "Tjeerd de Groot") == 0.8
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/link/corpus_rules.h"

namespace kst {

struct TitleNames {
  std::vector<std::vector<std::string>> people;  // folded words of each
  bool cs = false;
  std::string before;  // number of the version that it takes the place of, "" when it is the first
};
TitleNames NamesInTitle(std::string_view title, const CorpusRules& rules);

// How sure two folded names are one person: 1 the same, less when only one has a first name, 0 not.
double Alikeness(const std::vector<std::string>& a, const std::vector<std::string>& b, const CorpusRules& rules);

}  // namespace kst
