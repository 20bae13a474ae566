// tools/commands/named_work.h: the work that somebody means who types what stands on paper or in the address bar.
//
//   "kst-31234-56", "2021D36593", "brief.pdf"               an id, another name, a file
//   "31 234, nr. 56", "KST-31234-56", "31234-56"            a citation in any spelling that papers have
//   "https://zoek.officielebekendmakingen.nl/kst-31234-56.html", an address of the Chambers
//   "29 911", "36200-VII"                                   a dossier
//   "motie-Rietveld"                                        a motion by its name
//
// Nothing is guessed: where several works answer, all are given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/store.h"
#include "schema/values/graph.h"
#include "tools/cli/command.h"

namespace kst {

// The works of the corpus that are meant: none, the one, or all that may be. The words are read with the rules
// that papers are read with, which are loaded only when the corpus has no work of that very id.
Result<std::vector<Node>> WorksMeant(std::string_view command, const Arguments& arguments, const Store& store,
                                     std::string_view words);

// Whether `works` is the one work that the words name. The only paper known of a dossier is not the dossier.
bool IsOneWork(std::string_view words, const std::vector<Node>& works);

// A line each: id, kind, date, title.
std::string ListOfWorks(std::string_view words, const std::vector<Node>& works);
std::string ListOfWorksJson(const std::vector<Node>& works);  // {"candidates":[…]}

}  // namespace kst
