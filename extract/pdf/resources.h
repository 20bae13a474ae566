// extract/pdf/resources.h: names in a content stream -> fonts, forms, states.
//
// A form without resources of its own, or without the name it uses, takes those
// of the page that shows it; so scopes form a chain.
#pragma once

#include <poppler/Object.h>

#include <map>
#include <string>
#include <string_view>

#include "extract/pdf/fonts.h"

namespace kst::pdf {

class Resources {
 public:
  // `dict` is null when there are none; it must outlive this object.
  Resources(Dict* dict, const Resources* parent, FontCache& fonts) : dict_(dict), parent_(parent), fonts_(fonts) {}

  PdfFont* FindFont(std::string_view name);  // null: no such font, or damaged

  // The entry as it stands there, reference or value; a null object when missing.
  Object Find(const char* category, std::string_view name) const;
  Object Fetch(const Object& reference) const { return reference.fetch(fonts_.xref()); }

 private:
  Dict* dict_;
  const Resources* parent_;
  FontCache& fonts_;
  std::map<std::string, PdfFont*, std::less<>> known_fonts_;
};

}  // namespace kst::pdf
