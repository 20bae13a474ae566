// schema/digest.h: SHA-256 in lower-case hex. Names papers without a number
// ("doc-<16 digits>"), commitments ("#c-<8 digits>") and sets of rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kst {

constexpr std::size_t kSha256Digits = 64;
std::string Sha256(std::string_view bytes);

}  // namespace kst
