#include "schema/digest.h"

#include <nettle/sha2.h>

#include <array>

namespace kst {

// Nettle and not OpenSSL, whose library takes longer to load and start than a short letter takes to hash.
std::string Sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_SIZE> digest{};
  sha256_ctx hash;
  sha256_init(&hash);
  sha256_update(&hash, bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data()));
  sha256_digest(&hash, digest.size(), digest.data());
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string hex;
  for (unsigned char byte : digest) {
    hex += kHex[byte >> 4];
    hex += kHex[byte & 15];
  }
  return hex;
}

}  // namespace kst
