#include "extract/normalise/web_address.h"

#include <algorithm>
#include <cctype>

namespace kst {
namespace {

bool Has(std::string_view token, std::string_view part) { return token.find(part) != std::string_view::npos; }

bool HasEscape(std::string_view token) {  // "%20"
  for (std::size_t i = 0; i + 2 < token.size(); ++i)
    if (token[i] == '%' && std::isxdigit(static_cast<unsigned char>(token[i + 1])) &&
        std::isxdigit(static_cast<unsigned char>(token[i + 2])))
      return true;
  return false;
}

}  // namespace

bool BeginsAddress(std::string_view token) { return Has(token, "://") || Has(token, "www."); }

bool LooksLikeAddress(std::string_view token) {
  if (BeginsAddress(token) || Has(token, "@")) return true;
  for (const std::string_view id : {"kst-", "blg-", "ah-tk-", "ah-ek-", "h-tk-", "h-ek-", "stb-", "stcrt-"})
    if (token.starts_with(id)) return true;
  return HasEscape(token) || token.find_first_of("~=_") != token.npos ||
         std::count(token.begin(), token.end(), '/') > 1 || std::count(token.begin(), token.end(), '+') > 1;
}

bool GoesOnAsAddress(std::string_view token) {
  if (HasEscape(token) || token.find_first_of("~=_@") != token.npos || std::count(token.begin(), token.end(), '/') > 1)
    return true;
  for (const std::string_view end : {".html", ".htm", ".pdf", ".aspx", ".nl/", ".eu/", ".com/", ".org/"})
    if (Has(token, end)) return true;
  return false;
}

bool EndsInAddress(std::string_view line, bool began_inside) {
  const std::string_view last = line.substr(line.rfind(' ') + 1);
  return BeginsAddress(last) || Has(last, "@") || (began_inside && last.size() == line.size());
}

bool LooksLikeSlug(std::string_view left, std::string_view right) {
  return std::count(left.begin(), left.end(), '-') + std::count(right.begin(), right.end(), '-') > 4;
}

}  // namespace kst
