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

// One line of a page in a PDF: an edge every five points.
struct Printed {
  ExtractedText pages;
  NormalisedText text;
  Document document;
};
Printed PrintedLine(const std::string& line) {
  Printed p;
  p.pages.has_geometry = true;
  p.pages.source = "a.pdf";
  p.pages.raw = p.text.text = line;
  PageText& page = p.pages.pages.emplace_back();
  page.number = 3, page.width = 59528, page.height = 84189;
  TextLine& printed = page.blocks.emplace_back().lines.emplace_back();
  const auto size = static_cast<std::uint32_t>(line.size());
  printed.span = {0, size};
  printed.box = {5000, 7000, 5000 + static_cast<std::int32_t>(size) * 500, 8000};
  Segment& all = p.text.segments.emplace_back();
  all.raw = {0, size}, all.norm = {0, size}, all.page = 3, all.y0 = 7000, all.y1 = 8000;
  for (std::uint32_t n = 0; n <= size; ++n) printed.edges.push_back(5000 + static_cast<std::int32_t>(n) * 500);
  all.edges = printed.edges;
  printed.styles = {{0, 900}};
  return p;
}

TEST(Explanation, DrawsEachWordInItsBoxAndFindingsOverThem) {
  Printed p = PrintedLine("Zie nr. 9");
  Reference& r = p.document.references.emplace_back();
  r.target = "kst-1-9", r.span = {4, 9}, r.text = "nr. 9", r.rule = "kamerstuk.nr";
  p.text.furniture.push_back({Role::kMargin, 3, "blz.", {100, 200, 300, 400}});
  p.text.furniture.push_back({Role::kMargin, 4, "on another page", {100, 200, 300, 400}});
  const std::string drawn = DrawPage(p.pages, p.text, p.document, 3);
  EXPECT_THAT(drawn, HasSubstr("<text x=\"50.00\" y=\"78.00\" font-size=\"9.00\" textLength=\"15.00\" "
                               "lengthAdjust=\"spacingAndGlyphs\">Zie</text><text x=\"70.00\""));
  EXPECT_THAT(drawn, HasSubstr("<g class=\"reference\" fill=\"#1e6fd0\" fill-opacity=\"0.22\" stroke=\"#1e6fd0\" "
                               "stroke-width=\"0.5\"><rect x=\"70.00\" y=\"70.00\" "
                               "width=\"25.00\" height=\"10.00\""));
  EXPECT_THAT(drawn, HasSubstr("<title>reference kst-1-9 by rule kamerstuk.nr: &quot;nr. 9&quot;</title>"));
  EXPECT_THAT(drawn, HasSubstr("<title>margin: blz.</title>"));
  EXPECT_THAT(drawn, Not(HasSubstr("on another page")));
  EXPECT_EQ(DrawPage(p.pages, p.text, p.document, 4), "");
}

TEST(Explanation, DrawsWordsThatLookLikeMarkupAsWords) {
  Printed p = PrintedLine("</text><script>");
  p.pages.source = "<b>.pdf";
  const std::string drawn = DrawPage(p.pages, p.text, p.document, 3);
  EXPECT_THAT(drawn, HasSubstr(">&lt;/text&gt;&lt;script&gt;</text>"));
  EXPECT_THAT(drawn, HasSubstr("<title>&lt;b&gt;.pdf, page 3</title>"));
}

TEST(Explanation, DrawsNoTextLayer) {
  Printed p = PrintedLine("Zie nr. 9");
  p.pages.has_geometry = false;
  EXPECT_EQ(DrawPage(p.pages, p.text, p.document, 3), "");
}

}  // namespace
}  // namespace kst
