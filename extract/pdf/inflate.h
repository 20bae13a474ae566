// extract/pdf/inflate.h: a deflated stream at zlib's speed, a third of the time that
// Poppler's own decoder takes. Only whole streams: for one that is damaged, or has a
// predictor, the answer is false and Poppler's decoder, which makes do, has its turn.
#pragma once

#include <string>

class Stream;

namespace kst::pdf {

// Appends what `stream` holds to `out`, until `out` is `limit` bytes long. `out` is
// unchanged when the answer is false; `more` tells that the limit cut it off.
bool Inflate(Stream& stream, std::size_t limit, std::string& out, bool& more);

}  // namespace kst::pdf
