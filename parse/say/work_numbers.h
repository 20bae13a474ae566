// parse/say/work_numbers.h: which of the numbers that a paper cites belongs to a work that it names.
//
//   "de motie-Krul over stuwen (31 234, nr. 56)"                behind the name, in its sentence or in its note
//   "31 234, nr. 56 (motie-Krul), 31 234, nr. 57 (motie-Ali)"   before the name, also in rows
//   "de moties-Krul en -Ali (31 234, nrs. 56 en 57)"            as many numbers as names: in order
//   "de motie-Krul bij de begroting (35 570 XII, nr. 2)"        none: the number stands with the budget
//
// A number belongs to the noun it stands with; in doubt a work has none. Rules: parse/rules/say (number_first,
// number_link, other_paper, fate) and lexicon/verb.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "parse/sentence/place_index.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct NamedWork {
  Mention mention;
  bool many = false;                     // "moties", "deze moties"
  std::optional<std::size_t> points_to;  // the one of the list that "deze motie" is
};

bool IsMotion(const Mention& mention);  // or an amendment

class WorkNumbers {
 public:
  // `works` in the order of the text; they and the document outlive this.
  WorkNumbers(const NormalisedText& text, const Grammar& grammar, const Document& document,
              std::vector<NamedWork>& works);

  void Give();  // target, via, candidates and confidence of those whose number the paper says

 private:
  struct First {  // a number that stands before the name
    const Reference* number = nullptr;
    std::string_view where;  // what must be so besides: "" nothing, list, line
  };
  using Papers = std::vector<const Reference*>;

  NormSpan Behind(std::size_t i) const;
  First NumberBefore(const Mention& mention) const;
  bool TakesBefore(std::size_t i) const;
  bool IsOfNext(const Reference& number, std::size_t i) const;
  bool IsOfAnother(const Mention& mention, NormSpan gap) const;
  void TakeInline(std::size_t i, NormSpan behind);
  void TakeFromNotes(std::size_t i, NormSpan behind);
  void TakeOnlyNote(Mention& mention, NormSpan behind) const;
  void TakeTitle(Mention& mention, NormSpan behind) const;
  Papers PapersOf(const Note& note) const;
  Papers Joined(const Reference& first, std::uint32_t end) const;
  std::size_t FirstOfRun(std::size_t last) const;
  void Share(std::size_t last, const Papers& papers);

  const NormalisedText& text_;
  const Grammar& grammar_;
  std::vector<NamedWork>& works_;
  PlaceIndex<Reference> references_, digits_;
  PlaceIndex<Note> anchors_;
  std::vector<First> before_;         // of each work
  std::set<const Reference*> taken_;  // numbers that a work has
  bool in_rows_ = false;              // the last work had its number before it
  std::vector<NamedWork> more_;       // a work for each further number
};

}  // namespace kst
