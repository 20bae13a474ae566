// corpus/store/kept_text.h: the normalised text of a paper as the corpus keeps it, so that a changed rule of parse is
// tried on it without opening the paper again: packed (schema/record/packed.h) and compressed, some 4 KB a page.
//
// The parent stores what a worker made without looking into it. It is checked where it enters a stage again: in a
// worker, that a text made to hurt finds jailed like the paper it came from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/values/normalised_text.h"
#include "schema/values/result.h"

namespace kst {

inline constexpr std::string_view kTextForm = "3";  // another number when packing changes: texts of old are made anew

std::string KeepText(NormalisedText text);
Result<NormalisedText> KeptText(std::string_view kept);  // kBadRecord: cut, flipped, or made by another program

// Bytes made small, and back: nullopt where they are no such bytes, or `most` or more.
std::string Squeeze(std::string_view bytes);
std::optional<std::string> Unsqueeze(std::string_view squeezed, std::size_t most);

}  // namespace kst
