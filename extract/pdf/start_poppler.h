// extract/pdf/start_poppler.h: what Poppler needs once in a process, whoever needs it first.
#pragma once

namespace kst::pdf {

void StartPoppler();  // its complaints go nowhere

}  // namespace kst::pdf
