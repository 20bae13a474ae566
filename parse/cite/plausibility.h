// parse/cite/plausibility.h: does a dossier fit the session it is cited with?
// Dossiers are numbered in the order in which they are opened; the table
// [table opened] of parse/rules/cite/plausible.rules says when some were.
#pragma once

#include <string_view>

#include "parse/grammar/rule_grammar.h"

namespace kst {

// 1 when nothing speaks against it, less when the session lies before the
// dossier was opened or no dossier has such a number yet. `year` 0 is unknown.
double Plausibility(std::string_view dossier, int year, const Grammar& grammar);

// Four figures where the session needs five: "2014-2015, 3400" is a slip.
bool IsTooShort(std::string_view dossier, int year);

}  // namespace kst
