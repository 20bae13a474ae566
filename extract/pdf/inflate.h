// extract/pdf/inflate.h: a deflated stream at zlib's speed, a third of the time that
// Poppler's own decoder takes. It tells damage apart, which Poppler's decoder, that makes
// do, does not; so it is asked about a stream with a predictor too, which only Poppler can read.
#pragma once

#include <string>

class Stream;

namespace kst::pdf {

enum class Inflated {
  kWhole,     // also when only the check sum behind the data is missing
  kLong,      // there is more than `limit`
  kWrongSum,  // all is there, and some of it is not what was written
  kBroken,    // it ends early, or is no deflated data from some place on
  kOther,     // it is not deflated
};

// Appends what `stream` holds to `out`, until `out` is `limit` bytes long; nothing when the answer is kBroken or
// kOther. A predictor is not undone.
Inflated Inflate(Stream& stream, std::size_t limit, std::string& out);

}  // namespace kst::pdf
