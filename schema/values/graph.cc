#include "schema/values/graph.h"

#include <array>

namespace kst {
namespace {
constexpr std::array<std::string_view, 6> kResolutions = {"exact",   "by_note",   "by_name",
                                                          "by_date", "ambiguous", "unknown"};
}  // namespace

std::string_view Name(Resolution resolution) { return kResolutions[static_cast<std::size_t>(resolution)]; }

std::optional<Resolution> ResolutionFromName(std::string_view name) {
  for (std::size_t i = 0; i < kResolutions.size(); ++i)
    if (kResolutions[i] == name) return static_cast<Resolution>(i);
  return std::nullopt;
}

}  // namespace kst
