// A paper of more pages than anyone prints: what stands at their edges is compared once a page, not with each other
// page. Comparing all with all, as it once did, takes minutes for this one.
#include <gtest/gtest.h>

#include "extract/layout/layout.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

TEST(ManyPages, HeadsFeetAndNumbersAreFurnitureOnAllOfThem) {
  constexpr int kPages = 20'000;
  Sheet sheet;
  for (int page = 0; page < kPages; ++page) {
    sheet.Page().Text(100, 40, 10, "Jaarverslag");
    sheet.Text(100, 400, 10, "regel " + std::to_string(page));
    sheet.Text(100, 770, 10, std::to_string(1900 + page * 7 % 97));  // comes back now and then
    sheet.Text(500, 770, 10, std::to_string(page + 1));
  }
  const ExtractedText laid_out = LayOut(sheet.glyphs);
  int feet = 0, heads = 0, body = 0;
  for (const PageText& page : laid_out.pages)
    for (const TextBlock& block : page.blocks) {
      feet += block.role == Role::kPageNumber || block.role == Role::kRunningFoot;
      heads += block.role == Role::kRunningHead;
      body += !IsFurniture(block.role);
    }
  EXPECT_EQ(heads, kPages);
  EXPECT_GE(feet, kPages);
  EXPECT_EQ(body, kPages);
}

}  // namespace
}  // namespace kst
