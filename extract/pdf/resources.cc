#include "extract/pdf/resources.h"

namespace kst::pdf {

PdfFont* Resources::FindFont(std::string_view name) {
  if (const auto known = known_fonts_.find(name); known != known_fonts_.end()) return known->second;
  const std::string key(name);
  PdfFont* font = nullptr;
  for (const Resources* scope = this; scope; scope = scope->parent_) {
    if (!scope->dict_) continue;
    Ref owner = Ref::INVALID();
    const Object fonts = scope->dict_->lookup("Font", &owner);
    if (!fonts.isDict()) continue;
    const Object& value = fonts.dictLookupNF(key.c_str());
    if (value.isNull()) continue;
    font = fonts_.Find(value, key, owner);
    break;
  }
  return known_fonts_[key] = font;
}

Object Resources::Find(const char* category, std::string_view name) const {
  const std::string key(name);
  for (const Resources* scope = this; scope; scope = scope->parent_) {
    if (!scope->dict_) continue;
    const Object entries = scope->dict_->lookup(category);
    if (!entries.isDict()) continue;
    const Object& value = entries.dictLookupNF(key.c_str());
    if (!value.isNull()) return value.copy();
  }
  return Object(objNull);
}

}  // namespace kst::pdf
