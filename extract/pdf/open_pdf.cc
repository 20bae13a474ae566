#include "extract/pdf/open_pdf.h"

#include <poppler/OptionalContent.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "extract/pdf/inflate.h"

namespace kst::pdf {
namespace {

// Has a stream fewer bytes than it says? One that is not deflated has no other way to tell that it is cut.
bool IsShort(Stream& stream) {
  const Object length = stream.getDict() != nullptr ? stream.getDict()->lookup("Length") : Object(objNull);
  if (!length.isInt()) return false;
  Stream& raw = *stream.getUndecodedStream();
  raw.reset();
  std::array<unsigned char, 16'384> bytes{};
  std::int64_t size = 0;
  for (int got = 1; got > 0 && size < length.getInt(); size += std::max(got, 0))
    got = raw.doGetChars(static_cast<int>(bytes.size()), bytes.data());
  return size < length.getInt();
}

bool HasPredictor(Stream& stream) {
  Dict* const dict = stream.getDict();
  return dict != nullptr && (!dict->lookup("DecodeParms").isNull() || !dict->lookup("DP").isNull());
}

// With Poppler's own decoders, which know all filters and never tell that they failed.
bool DecodeOther(Stream& stream, std::size_t limit, std::string& out) {
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

Decoded DecodeStream(Stream& stream, std::size_t limit, std::string& out) {
  const bool plain = !HasPredictor(stream);
  std::string checked;
  const Inflated inflated = Inflate(stream, limit, plain ? out : checked);
  const bool damaged = inflated == Inflated::kBroken || inflated == Inflated::kWrongSum ||
                       (inflated == Inflated::kOther && IsShort(stream));
  if (plain && inflated != Inflated::kBroken && inflated != Inflated::kOther)
    return {inflated == Inflated::kLong, damaged};
  return {!DecodeOther(stream, limit, out), damaged};
}

}  // namespace

Decoded Decode(const Object& contents, std::size_t limit, std::string& out) {
  if (contents.isStream()) return DecodeStream(*contents.getStream(), limit, out);
  if (!contents.isArray()) return {false, true};
  Decoded all;
  for (int i = 0; i < contents.arrayGetLength() && !all.longer; ++i) {
    const Object part = contents.arrayGet(i);
    const Decoded one = part.isStream() ? DecodeStream(*part.getStream(), limit, out) : Decoded{false, true};
    all = {one.longer, all.damaged || one.damaged};
    out.push_back('\n');
  }
  return all;
}

bool OpenPdf::IsVisible(const Object& group) const {
  return !layers_ || !group.isRef() || layers_->optContentIsVisible(&group);
}

const Object& OpenPdf::Fetch(const Object& reference) {
  const auto [at, is_new] = fetched_.try_emplace(reference.isRef() ? reference.getRef() : Ref::INVALID());
  if (is_new) at->second = reference.isRef() ? reference.fetch(xref_) : Object(objNull);
  return at->second;
}

void OpenPdf::LeftOut(int page, std::size_t characters) {
  if (characters == 0) return;
  if (left_out_ == 0) left_out_page_ = page;
  left_out_ += characters, ++left_out_pages_;
}

void OpenPdf::TellOfLeftOut() {
  if (left_out_ == 0) return;
  const std::string pages = left_out_pages_ > 1 ? " on " + std::to_string(left_out_pages_) + " pages" : "";
  out_.diagnostics.push_back({"text_unseen", left_out_page_,
                              std::to_string(left_out_) + " characters" + pages +
                                  " that nobody sees were left out: white, tiny, invisible or off the page"});
}

void OpenPdf::Complain(const char* code, int page, const char* message) {
  if (said_.emplace(page, code).second) out_.diagnostics.push_back({code, page, message});
}

}  // namespace kst::pdf
