// parse/say/registers.h: overviews of motions and commitments, printed as tables or as lines.
//
//   Omschrijving van de motie              | Vindplaats       | Stand van zaken
//   Motie van het lid Krul over sluizen    | 31 234, nr. 62   | De motie is uitgevoerd.
//        -> mention of kst-31234-62, which this paper implements: done; the quote is of the last cell
//
// The head of a table says which of its columns are which, in any order, until another head; without a column of works
// and one of numbers or states a table is none. In running text each sentence that opens with a motion is a row, below
// a title ("Overzicht moties") or a line of heads, and its state is a sentence that says nothing else ("In
// uitvoering."). Of promises with a number in the heading what stands below it is the state. A row whose work is not
// known is left to the sentences. Rules: parse/rules/say/register_*.rules.
#pragma once

#include <string>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct RegisterRow {
  static constexpr double kSure = 0.9;  // of what a row says; tests/quality/registers.py counts rows

  NormSpan work, place, state;  // cells; empty for a column that is missing
  NormSpan whole;
  std::vector<std::string> numbers;  // of its motions
  bool of_motions = false;           // the head says so: the number is a motion's
  bool of_promises = false;          // a row without a motion is a promise
  bool lines = false;                // sentences of running text
  bool told = false;                 // below a heading: sentences tell of the promise before they say what came of it
};

// Rows, from the top. Gives the motions of their works the number of their row, takes out what heads seemed to
// mention, and sees that a table alone is no motion.
std::vector<RegisterRow> FindRegisters(const NormalisedText& text, const Grammar& grammar, Document& document);

// What the states of the rows say came of their works, besides what the document says already.
void SayRegisters(const NormalisedText& text, const Grammar& grammar, const std::vector<RegisterRow>& rows,
                  Document& document);

}  // namespace kst
