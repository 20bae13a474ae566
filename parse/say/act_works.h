// parse/say/act_works.h: which works an act is about.
//
//   "Daarmee is aan beide moties voldaan"      implements: the motions of the sentences before
//   "Bijgaand zend ik u het rapport «A» en het rapport «B»"     offers: both
//
// Looked for in this order: the act's clause, its sentence, the lines of the list that it opens, two
// sentences back, the one work that the subject of the paper names. Which kinds of work an act can be about
// stands in act_works.cc. Not here: whether it is an act (parse/say/act_model.h).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "parse/say/frames.h"
#include "parse/say/works.h"
#include "parse/sentence/place_index.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

class ActWorks {
 public:
  ActWorks(const NormalisedText& text, const Grammar& grammar, const Document& document,
           const std::vector<Object>& works);

  // In the order of the text; none when the words name none, or only what another act is about.
  std::vector<const Object*> Of(std::string_view act, const Frame& frame) const;

  bool NamesOne(std::string_view act, NormSpan clause) const;  // a work that the act can be about

  // The report or advice that the words of an enclosure name by its own name; null when they name none.
  const Object* Enclosed(NormSpan words) const;

  bool IsCell(NormSpan span) const;     // in a table, where a sentence has none before it
  bool IsSubject(NormSpan span) const;  // in the line that says what the letter is about
  bool IsHeading(NormSpan span) const;  // there, or a heading

 private:
  std::vector<const Object*> Within(std::string_view kinds, NormSpan where) const;
  std::vector<const Object*> Listed(std::string_view kinds, const Frame& frame) const;
  std::vector<const Object*> Topic(std::string_view kinds) const;
  bool IsRepliedTo(const Object& work) const;
  bool Coordinated(const Object& first, const Object& second) const;

  const NormalisedText& text_;
  const Grammar& grammar_;
  const PlaceIndex<Object> by_place_, by_end_;
  NormSpan subject_;  // empty when no line of the text is the subject
};

}  // namespace kst
