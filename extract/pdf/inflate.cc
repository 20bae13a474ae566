#include "extract/pdf/inflate.h"

#include <poppler/Object.h>
#include <poppler/Stream.h>
#include <zlib.h>

#include <algorithm>
#include <array>

namespace kst::pdf {

bool Inflate(Stream& stream, std::size_t limit, std::string& out, bool& more) {
  if (stream.getKind() != strFlate) return false;
  Dict* const dict = stream.getDict();
  if (dict == nullptr || !dict->lookup("DecodeParms").isNull() || !dict->lookup("DP").isNull()) return false;
  Stream* const deflated = stream.getNextStream();
  if (deflated == nullptr) return false;
  deflated->reset();

  z_stream z{};
  if (inflateInit(&z) != Z_OK) return false;
  const std::size_t before = out.size();
  std::array<unsigned char, 16'384> in{};
  int state = Z_OK;
  while (state == Z_OK && out.size() < limit) {
    if (z.avail_in == 0) {
      const int got = deflated->doGetChars(static_cast<int>(in.size()), in.data());
      if (got <= 0) break;  // it ends before it is complete
      z.next_in = in.data(), z.avail_in = static_cast<uInt>(got);
    }
    const std::size_t size = out.size();
    out.resize(std::min(limit, size + std::max<std::size_t>(4 * in.size(), size - before)));
    z.next_out = reinterpret_cast<unsigned char*>(out.data() + size);
    z.avail_out = static_cast<uInt>(out.size() - size);
    state = inflate(&z, Z_NO_FLUSH);
    out.resize(out.size() - z.avail_out);
  }
  more = state == Z_OK && out.size() >= limit;
  inflateEnd(&z);
  if (state == Z_STREAM_END || more) return true;
  out.resize(before);
  return false;
}

}  // namespace kst::pdf
