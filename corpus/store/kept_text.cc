#include "corpus/store/kept_text.h"

#include <zstd.h>

#include <memory>

#include "schema/record/packed.h"
#include "schema/record/validate.h"

namespace kst {
namespace {

constexpr int kLevel = 1;                               // 3 is 7 % smaller and takes twice the time
constexpr std::size_t kLargest = std::size_t{1} << 28;  // 25,000 pages

// What zstd works in is made once: for a paper of a page that costs as much as the work.
template <auto kFree>
struct Free {
  void operator()(auto* tables) const { kFree(tables); }
};
template <class T, auto kFree>
using Owned = std::unique_ptr<T, Free<kFree>>;

}  // namespace

std::string Squeeze(std::string_view bytes) {
  static thread_local const Owned<ZSTD_CCtx, ZSTD_freeCCtx> kTables(ZSTD_createCCtx());
  if (!kTables) return {};
  std::string squeezed(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(kTables.get(), squeezed.data(), squeezed.size(), bytes.data(), bytes.size(), kLevel);
  squeezed.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return squeezed;
}

std::optional<std::string> Unsqueeze(std::string_view squeezed, std::size_t most) {
  const unsigned long long size = ZSTD_getFrameContentSize(squeezed.data(), squeezed.size());
  if (size >= most) return std::nullopt;  // also: not known
  static thread_local const Owned<ZSTD_DCtx, ZSTD_freeDCtx> kTables(ZSTD_createDCtx());
  if (!kTables) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  if (ZSTD_decompressDCtx(kTables.get(), bytes.data(), bytes.size(), squeezed.data(), squeezed.size()) != bytes.size())
    return std::nullopt;
  return bytes;
}

std::string KeepText(NormalisedText text) {
  Packer packer;
  packer.Write(text.source);
  packer.Write(text);
  return Squeeze(packer.bytes);  // without a text the paper is opened again
}

Result<NormalisedText> KeptText(std::string_view kept) {
  const auto damaged = [] { return Fail(Code::kBadRecord, "the kept text is damaged"); };
  const std::optional<std::string> bytes = Unsqueeze(kept, kLargest);
  if (!bytes) return damaged();
  Unpacker unpacker(*bytes);
  NormalisedText text;
  unpacker.Read(text.source);
  unpacker.Read(text);
  if (!unpacker.AtEnd()) return damaged();
  return Validate(text).map([&] { return std::move(text); });
}

}  // namespace kst
