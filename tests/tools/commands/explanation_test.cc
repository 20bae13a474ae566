// Why a place reads as it does: what was found there, by which rule, and what was nearly found.
#include "tools/commands/explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kst {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kLine = "Ik zal uw Kamer voor de zomer informeren.";

// A page of one line in which these commitments and relations were read.
std::string Explained(const Document& document) {
  ExtractedText pages;
  pages.raw = kLine;
  TextBlock block;
  block.lines.emplace_back().span = {0, static_cast<std::uint32_t>(kLine.size())};
  pages.pages.emplace_back().blocks.push_back(block);
  pages.pages.back().number = 1;
  NormalisedText text;
  text.text = kLine;
  Segment& all = text.segments.emplace_back();
  all.raw = {0, static_cast<std::uint32_t>(kLine.size())};
  all.norm = {0, static_cast<std::uint32_t>(kLine.size())};
  return Explain(pages, text, document, {}, {});
}

Commitment Promise(double confidence) {
  Commitment c;
  c.id = "kst-1-1#c-00000000";
  c.span = {0, static_cast<std::uint32_t>(kLine.size())};
  c.quote = kLine;
  c.rule = "act.commitment";
  c.confidence = confidence;
  c.deadline = Deadline{"voor de zomer", "2023-02-21", "2023-06-21", "deadline.before_summer"};
  return c;
}

TEST(Explanation, NamesTheRuleThatReadADeadline) {
  Document document;
  document.commitments = {Promise(0.9)};
  EXPECT_THAT(
      Explained(document),
      HasSubstr("deadline from 2023-02-21 up to 2023-06-21 by rule deadline.before_summer: \"voor de zomer\"\n"));
  document.commitments[0].deadline = Deadline{"binnenkort", {}, {}, "deadline.soon"};
  EXPECT_THAT(Explained(document), HasSubstr("deadline without a day by rule deadline.soon: \"binnenkort\"\n"));
  document.commitments[0].deadline.reset();
  EXPECT_THAT(Explained(document), Not(HasSubstr("deadline")));
}

TEST(Explanation, ShowsWhatIsPossibleBelowTheThreshold) {
  Document document;
  document.possible_commitments = {Promise(0.31)};
  Relation& r = document.possible_relations.emplace_back();
  r.type = "offers";
  r.target = "kst-1-1#report-1";
  r.span = {0, 6};
  r.quote = "Ik zal";
  r.rule = "act.offers";
  r.confidence = 0.25;
  const std::string told = Explained(document);
  EXPECT_THAT(told, HasSubstr("possible commitment kst-1-1#c-00000000 0.31 by rule act.commitment: "));
  EXPECT_THAT(told, HasSubstr("possible relation offers kst-1-1#report-1 0.25 by rule act.offers: \"Ik zal\"\n"));
}

}  // namespace
}  // namespace kst
