#include "extract/pdf/start_poppler.h"

#include <poppler/Error.h>
#include <poppler/GlobalParams.h>

namespace kst::pdf {
namespace {

void Silent(ErrorCategory, Goffset, const char*) {}

}  // namespace

// Building Poppler's parameters costs more than a small paper, so they are made once and stay.
void StartPoppler() { static const GlobalParamsIniter parameters(Silent); }

}  // namespace kst::pdf
