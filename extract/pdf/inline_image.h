// extract/pdf/inline_image.h: over the picture that stands between BI and EI.
//
// The data may hold anything, "(" and "EI" among it, so its length is computed
// where the dictionary allows and searched for where it does not.
#pragma once

#include "extract/pdf/lexer.h"

namespace kst::pdf {

// Call with the lexer behind BI. False when the end cannot be found: then the
// lexer stands behind ID and reads on through the data.
bool SkipInlineImage(Lexer& lexer);

}  // namespace kst::pdf
