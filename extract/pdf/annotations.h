// extract/pdf/annotations.h: text that lies on the page as an annotation: a
// filled-in form field, a stamp ("Ontvangen 3 mei"), a typed remark.
#pragma once

#include "extract/pdf/interpreter.h"
#include "extract/pdf/open_pdf.h"

namespace kst::pdf {

// Runs the appearance of each visible annotation in `annotations`, the page's
// array. The tree of form fields is never walked: it may be a ring.
void RunAnnotations(const Object& annotations, OpenPdf& document, Interpreter& interpreter);

}  // namespace kst::pdf
