#include "extract/pdf/open_pdf.h"

#include <poppler/OptionalContent.h>

#include <algorithm>

#include "extract/pdf/inflate.h"

namespace kst::pdf {
namespace {

bool DecodeStream(Stream& stream, std::size_t limit, std::string& out) {
  if (bool more = false; Inflate(stream, limit, out, more)) return !more;
  stream.reset();
  for (std::size_t step = 16'384;; step = std::min<std::size_t>(step * 2, 1 << 20)) {
    const std::size_t size = out.size();
    if (size >= limit) return stream.lookChar() == EOF;
    const std::size_t wanted = std::min(step, limit - size);
    out.resize(size + wanted);
    const int got = stream.doGetChars(static_cast<int>(wanted), reinterpret_cast<unsigned char*>(out.data() + size));
    out.resize(size + static_cast<std::size_t>(std::max(got, 0)));
    if (got <= 0) return true;
  }
}

}  // namespace

bool Decode(const Object& contents, std::size_t limit, std::string& out) {
  if (contents.isStream()) return DecodeStream(*contents.getStream(), limit, out);
  if (!contents.isArray()) return true;
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    const Object part = contents.arrayGet(i);
    if (part.isStream() && !DecodeStream(*part.getStream(), limit, out)) return false;
    out.push_back('\n');
  }
  return true;
}

bool OpenPdf::IsVisible(const Object& group) const {
  return !layers_ || !group.isRef() || layers_->optContentIsVisible(&group);
}

const Object& OpenPdf::Fetch(const Object& reference) {
  const auto [at, is_new] = fetched_.try_emplace(reference.isRef() ? reference.getRef() : Ref::INVALID());
  if (is_new) at->second = reference.isRef() ? reference.fetch(xref_) : Object(objNull);
  return at->second;
}

void OpenPdf::Complain(const char* code, int page, const char* message) {
  if (said_.emplace(page, code).second) out_.diagnostics.push_back({code, page, message});
}

}  // namespace kst::pdf
