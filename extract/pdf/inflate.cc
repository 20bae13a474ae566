#include "extract/pdf/inflate.h"

#include <poppler/Object.h>
#include <poppler/Stream.h>
#include <zlib.h>

#include <algorithm>
#include <array>

namespace kst::pdf {

Inflated Inflate(Stream& stream, std::size_t limit, std::string& out) {
  Stream* const deflated = stream.getKind() == strFlate ? stream.getNextStream() : nullptr;
  if (deflated == nullptr) return Inflated::kOther;
  deflated->reset();

  z_stream z{};
  if (inflateInit(&z) != Z_OK) return Inflated::kOther;
  const std::size_t before = out.size();
  std::size_t filled = before;  // `out` is longer than what it holds and grows seldom: it is cleared as it grows
  std::array<unsigned char, 16'384> in{};
  int state = Z_OK;
  bool complete = false;  // the last block is read; what follows is the check sum
  // Z_BUF_ERROR: this step gave nothing, the next one may.
  while ((state == Z_OK || state == Z_BUF_ERROR) && filled < limit) {
    if (z.avail_in == 0) {
      const int got = deflated->doGetChars(static_cast<int>(in.size()), in.data());
      if (got <= 0) break;
      z.next_in = in.data(), z.avail_in = static_cast<uInt>(got);
    }
    if (filled == out.size()) out.resize(std::min(limit, filled + std::max(4 * in.size(), filled - before)));
    z.next_out = reinterpret_cast<unsigned char*>(out.data() + filled);
    z.avail_out = static_cast<uInt>(out.size() - filled);
    state = inflate(&z, complete ? Z_NO_FLUSH : Z_BLOCK);  // Z_BLOCK: stop behind each block
    filled = out.size() - z.avail_out;
    constexpr int kInLastBlock = 64, kBehindBlock = 128;  // as zlib.h says of data_type
    if ((z.data_type & kInLastBlock) && (z.data_type & kBehindBlock)) complete = true;
  }
  inflateEnd(&z);
  out.resize(filled);
  if (state == Z_STREAM_END) return Inflated::kWhole;
  if (complete) return state == Z_DATA_ERROR ? Inflated::kWrongSum : Inflated::kWhole;
  if (state != Z_DATA_ERROR && filled >= limit) return Inflated::kLong;
  out.resize(before);
  return Inflated::kBroken;
}

}  // namespace kst::pdf
