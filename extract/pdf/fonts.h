// extract/pdf/fonts.h: the fonts of one document: bytes of a string -> characters
// with their advance.
//
// A Poppler font answers by searching its tables for every character; here each
// code is asked for once per document and then read from a table.
#pragma once

#include <poppler/Object.h>

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schema/values/glyphs.h"

class Dict;
class GfxFont;
class XRef;

namespace kst::pdf {

// One character code. `text` is a place in PdfFont::text(); length 0 means that
// the code shows nothing.
struct Char {
  float dx = 0, dy = 0;  // advance in ems; dy only in vertical writing
  std::uint32_t text = 0;
  std::uint8_t length = 0;
  std::uint8_t bytes = 0;  // of the code; 0: not known yet
};

class PdfFont {
 public:
  PdfFont(std::unique_ptr<GfxFont> font, std::uint16_t index);
  ~PdfFont();

  // The character at the start of `bytes`, which must not be empty.
  const Char& First(std::string_view bytes) {
    const Char* known = wide_ ? FindWide(bytes) : &blocks_[0]->at(static_cast<unsigned char>(bytes[0]));
    return known && known->bytes ? *known : Ask(bytes);
  }

  std::u32string_view Text(const Char& c) const { return std::u32string_view(pool_).substr(c.text, c.length); }
  std::uint16_t index() const { return index_; }  // into Glyphs::fonts
  bool vertical() const { return vertical_; }
  double em() const { return em_; }  // Type 3 fonts choose their own unit; else 1

  // How sure it is which characters the glyphs are.
  enum class Spelling { kKnown, kGuessed, kPartlyLost, kMapMissing };
  Spelling spelling() const;

 private:
  using Block = std::array<Char, 256>;

  const Char* FindWide(std::string_view bytes) const {
    if (bytes.size() < 2) return nullptr;
    const auto& block = blocks_[static_cast<unsigned char>(bytes[0])];
    return block ? &(*block)[static_cast<unsigned char>(bytes[1])] : nullptr;
  }
  const Char& Ask(std::string_view bytes);

  std::unique_ptr<GfxFont> font_;
  std::uint16_t index_;
  bool wide_, vertical_;
  bool lost_text_ = false, used_ = false;
  double em_ = 1;
  std::array<std::unique_ptr<Block>, 256> blocks_;  // by first byte when wide, else only [0]
  Char uncached_;                                   // the answer for codes of 3 or 4 bytes
  std::u32string pool_;
};

class FontCache {
 public:
  FontCache(XRef* xref, std::vector<Font>& fonts) : xref_(xref), fonts_(fonts) {}

  // The font that `value` (a reference or a dictionary, as it stands in the
  // resources) describes; null when it is damaged. `owner` is the reference of the
  // dictionary that holds an inline font, or Ref::INVALID().
  PdfFont* Find(const Object& value, const std::string& name, Ref owner);
  XRef* xref() const { return xref_; }

  const std::vector<std::unique_ptr<PdfFont>>& all() const { return all_; }

  struct Unusable {
    std::string name;
    bool map_missing;  // this system lacks its character map; else the font is damaged
  };
  const std::vector<Unusable>& unusable() const { return unusable_; }

 private:
  PdfFont* Make(Dict* dict, const std::string& name, Ref id);

  XRef* xref_;
  std::vector<Font>& fonts_;
  std::vector<std::unique_ptr<PdfFont>> all_;
  std::unordered_map<Ref, PdfFont*> by_ref_;
  std::map<std::pair<Ref, std::string>, PdfFont*> by_owner_;
  // Dictionaries without a reference are known by address, and kept so that the
  // address is not used again.
  std::unordered_map<const Dict*, std::pair<Object, PdfFont*>> by_dict_;
  std::vector<Unusable> unusable_;
};

}  // namespace kst::pdf
