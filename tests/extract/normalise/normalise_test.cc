// The running text of small plain texts, as a clerk would type it.
#include "extract/normalise/normalise.h"

#include <gtest/gtest.h>

#include "extract/layout/plain_text.h"

namespace kst {
namespace {

const Normaliser& Shared() {
  static const Normaliser normaliser = *Normaliser::Load(*ReadRuleFiles(ExtractRuleFiles()));
  return normaliser;
}

std::string TextOf(std::string_view raw) { return Shared().Normalise(ReadPlainText(raw)).text; }

TEST(Rules, GoodAndBadLinesHold) {
  for (const Error& error : Shared().Check()) ADD_FAILURE() << error.where << ": " << error.message;
}

TEST(Text, LinesBecomeParagraphs) {
  EXPECT_EQ(TextOf("Dit is een regel\nen dit de volgende.\n\nEen nieuwe alinea."),
            "Dit is een regel en dit de volgende.\nEen nieuwe alinea.");
}

}  // namespace
}  // namespace kst
