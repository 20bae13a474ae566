// extract/normalise/break_conditions.h: what a rule may ask about one line-end hyphen. The
// names of the conditions are the words behind `when` and `unless` in
// extract/rules/hyphens.rules.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "extract/normalise/document_words.h"
#include "extract/normalise/lexicon.h"

namespace kst {

// A break taken apart once: "(boven- en onder-" / "wereld)." has left "onder" and
// right "wereld".
struct Question {
  Question(LineBreak at, const DocumentWords& document, const Lexicon& lexicon);

  LineBreak at;
  const DocumentWords& document;
  const Lexicon& lexicon;

  bool soft;
  std::string_view left_token, left;                // without the hyphen; `left` without opening marks too
  std::string_view left_last;                       // its letters behind the last hyphen or slash
  std::string_view right_token, right, right_rest;  // token, its letters, the tokens behind it
  std::string left_folded, right_folded, next_folded, after_folded;
};

struct Condition {
  std::string_view name;
  bool (*holds)(const Question&);
  bool needs_lexicon = false;
};

const Condition* FindCondition(std::string_view name);  // null when no condition is called so
std::set<std::string> ConditionNames();

}  // namespace kst
