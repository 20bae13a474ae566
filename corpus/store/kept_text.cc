#include "corpus/store/kept_text.h"

#include <zstd.h>

#include "schema/record/packed.h"
#include "schema/record/validate.h"

namespace kst {
namespace {

constexpr int kLevel = 1;                                        // 3 is 7 % smaller and takes twice the time
constexpr unsigned long long kLargest = std::uint64_t{1} << 28;  // 25,000 pages

}  // namespace

std::string KeepText(NormalisedText text) {
  Packer packer;
  packer.Write(text.source);
  packer.Write(text);
  std::string kept(ZSTD_compressBound(packer.bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(kept.data(), kept.size(), packer.bytes.data(), packer.bytes.size(), kLevel);
  kept.resize(ZSTD_isError(size) != 0 ? 0 : size);  // without a text the paper is opened again
  return kept;
}

Result<NormalisedText> KeptText(std::string_view kept) {
  const auto damaged = [] { return Fail(Code::kBadRecord, "the kept text is damaged"); };
  const unsigned long long size = ZSTD_getFrameContentSize(kept.data(), kept.size());
  if (size > kLargest) return damaged();  // also: not known
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (ZSTD_decompress(bytes.data(), bytes.size(), kept.data(), kept.size()) != bytes.size()) return damaged();
  Unpacker unpacker(bytes);
  NormalisedText text;
  unpacker.Read(text.source);
  unpacker.Read(text);
  if (!unpacker.AtEnd()) return damaged();
  return Validate(text).map([&] { return std::move(text); });
}

}  // namespace kst
