// tests/extract/normalise/shared_normaliser.h: one normaliser with the built-in
// rules for all tests of a program; loading the dictionary takes a while.
#pragma once

#include <gmock/gmock.h>

#include <string>
#include <string_view>

#include "extract/layout/plain_text.h"
#include "extract/normalise/normalise.h"

namespace kst {

inline const Normaliser& Shared() {
  static const Normaliser normaliser = *Normaliser::Load(*ReadRuleFiles(ExtractRuleFiles()));
  return normaliser;
}

inline std::string TextOf(std::string_view raw) { return Shared().Normalise(ReadPlainText(raw)).text; }

}  // namespace kst
