#include "extract/pdf/fonts.h"

#include <poppler/GfxFont.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace kst::pdf {
namespace {

constexpr char32_t kUnknown = 0xFFFD;

// Separators and blank controls are a space; what is no character is U+FFFD.
char32_t Clean(Unicode code) {
  if (code >= 0x20 && code < 0x7F) return code;
  if ((code >= 9 && code <= 13) || code == 0x85 || code == 0x2028 || code == 0x2029) return U' ';
  if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code > 0x10FFFF) {
    return kUnknown;
  }
  return code;
}

bool Says(const std::string& name, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return name.find(w) != name.npos; });
}

Font Describe(const GfxFont& font) {
  Font out;
  if (font.getName()) out.name = font.getNameWithoutSubsetTag();
  out.bold = font.isBold() || font.getWeight() >= GfxFont::W600 || Says(out.name, {"Bold", "bold", "Black", "Heavy"});
  out.italic = font.isItalic() || Says(out.name, {"Italic", "italic", "Oblique", "oblique"});
  // Some fonts have nonsense here, such as 0 or values of a thousandth.
  if (const double a = font.getAscent(); a > 0.3 && a < 1.5) out.ascent = static_cast<float>(a);
  if (const double d = font.getDescent(); d < -0.02 && d > -0.8) out.descent = static_cast<float>(d);
  return out;
}

// The em of a Type 3 font in its own unit. Nothing says it: the height of the
// font's box stands for 1.1 em, and without a box the mean width for half an em.
double Type3Em(const Gfx8BitFont& font) {
  const double* box = font.getFontBBox();
  const double height = std::abs((box[3] - box[1]) * font.getFontMatrix()[3]);
  if (height > 0 && std::isfinite(height)) return height / 1.1;
  double total = 0;
  int widths = 0;
  for (int code = 0; code < 256; ++code) {
    const double width = std::abs(font.getWidth(static_cast<unsigned char>(code)));
    total += width;
    widths += width > 0;
  }
  return widths > 0 && std::isfinite(total) ? 2 * total / widths : 1;
}

}  // namespace

PdfFont::PdfFont(std::unique_ptr<GfxFont> font, std::uint16_t index)
    : font_(std::move(font)), index_(index), wide_(font_->isCIDFont()), vertical_(font_->getWMode() != 0) {
  if (!wide_) blocks_[0] = std::make_unique<Block>();
  if (font_->getType() == fontType3) em_ = Type3Em(static_cast<const Gfx8BitFont&>(*font_));
}

PdfFont::~PdfFont() = default;

PdfFont::Spelling PdfFont::spelling() const {
  if (!wide_ || font_->hasToUnicodeCMap()) return lost_text_ ? Spelling::kPartlyLost : Spelling::kKnown;
  const GooString* collection = static_cast<const GfxCIDFont&>(*font_).getCollection();
  // Without a collection the glyph numbers themselves are taken for characters.
  const bool numbered = !collection || collection->cmp("Adobe-Identity") == 0 || collection->cmp("Adobe-UCS") == 0;
  if (numbered) return used_ ? Spelling::kGuessed : Spelling::kKnown;
  return lost_text_ ? Spelling::kMapMissing : Spelling::kKnown;
}

const Char& PdfFont::Ask(std::string_view bytes) {
  const auto given = static_cast<int>(std::min<std::size_t>(bytes.size(), 4));
  CharCode code = 0;
  const Unicode* unicode = nullptr;
  int length = 0;
  double dx = 0, dy = 0, ox = 0, oy = 0;
  const int used = font_->getNextChar(bytes.data(), given, &code, &unicode, &length, &dx, &dy, &ox, &oy);

  Char answer;
  answer.bytes = static_cast<std::uint8_t>(std::clamp(used, 1, given));
  answer.dx = static_cast<float>(dx);
  answer.dy = static_cast<float>(dy);
  answer.text = static_cast<std::uint32_t>(pool_.size());
  for (int i = 0; i < std::min(length, 32); ++i) {
    if (unicode[i] != 0) pool_.push_back(Clean(unicode[i]));
  }
  if (pool_.size() == answer.text && (dx != 0 || dy != 0)) pool_.push_back(kUnknown);
  answer.length = static_cast<std::uint8_t>(pool_.size() - answer.text);
  used_ = true;
  lost_text_ |= Text(answer).find(kUnknown) != std::u32string_view::npos;

  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  if (!wide_) return (*blocks_[0])[at(0)] = answer;
  if (answer.bytes > 2 || given < 2) return uncached_ = answer;
  auto& block = blocks_[at(0)];
  if (!block) block = std::make_unique<Block>();
  return (*block)[at(1)] = answer;
}

PdfFont* FontCache::Find(const Object& value, const std::string& name, Ref owner) {
  if (value.isRef()) {
    const Ref ref = value.getRef();
    if (const auto known = by_ref_.find(ref); known != by_ref_.end()) return known->second;
    const Object dict = value.fetch(xref_);
    return by_ref_[ref] = dict.isDict() ? Make(dict.getDict(), name, ref) : nullptr;
  }
  if (!value.isDict()) return nullptr;
  // Poppler wants an id; a negative generation cannot be in a file.
  const Ref id{static_cast<int>(all_.size()), -2};
  if (owner != Ref::INVALID()) {
    const auto key = std::pair(owner, name);
    if (const auto known = by_owner_.find(key); known != by_owner_.end()) return known->second;
    return by_owner_[key] = Make(value.getDict(), name, id);
  }
  if (const auto known = by_dict_.find(value.getDict()); known != by_dict_.end()) return known->second.second;
  PdfFont* made = Make(value.getDict(), name, id);
  by_dict_.emplace(value.getDict(), std::pair(value.copy(), made));
  return made;
}

PdfFont* FontCache::Make(Dict* dict, const std::string& name, Ref id) {
  std::unique_ptr<GfxFont> font = GfxFont::makeFont(xref_, name.c_str(), id, dict);
  if (!font || !font->isOk() || all_.size() >= std::numeric_limits<std::uint16_t>::max()) {
    const Object base = dict->lookup("BaseFont"), encoding = dict->lookup("Encoding");
    const bool named_map = encoding.isName() && !encoding.isName("Identity-H") && !encoding.isName("Identity-V");
    unusable_.push_back({base.isName() ? base.getName() : "", named_map && dict->lookup("Subtype").isName("Type0")});
    return nullptr;
  }
  fonts_.push_back(Describe(*font));
  all_.push_back(std::make_unique<PdfFont>(std::move(font), static_cast<std::uint16_t>(fonts_.size() - 1)));
  return all_.back().get();
}

}  // namespace kst::pdf
