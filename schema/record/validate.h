// schema/record/validate.h: is a value that came from outside one that kst could have made?
//
// A record of a stream, a worker's answer and a stored record are checked once, where they enter; behind it every stage
// may index a text by a span and an edge by a character without looking. What does not hold is one Error (bad_record):
//
//   references[3]: bytes 5 to 900 do not lie in the text, which has 880
//
// Checked: spans lie in their text, on whole characters; segments cover the text; lines of a page ascend; edges are one
// more than the characters; an entry's words are those at its span; pages are known; confidences are from 0 to 1; days
// exist; words of a closed list are on it (document.json); all strings are UTF-8. Not checked: whether it is true.
// The work is linear in the value.
#pragma once

#include "schema/values/document.h"
#include "schema/values/result.h"

namespace kst {

Result<void> Validate(const ExtractedText& pages);
Result<void> Validate(const NormalisedText& text);
Result<void> Validate(const Document& document);

}  // namespace kst
