#include "schema/values/document.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

TEST(Document, SaysOnWhichPageAByteStands) {
  Document paper;
  EXPECT_EQ(paper.PageOf(0), 0) << "a text without pages";
  paper.page_runs = {{5, 1}, {10, 2}, {20, 1}};  // a note goes back to its page
  const struct {
    std::uint32_t byte;
    int page;
  } kRows[] = {{0, 1}, {5, 1}, {9, 1}, {10, 2}, {19, 2}, {20, 1}, {4000, 1}};
  for (const auto& row : kRows) EXPECT_EQ(paper.PageOf(row.byte), row.page) << row.byte;
}

}  // namespace
}  // namespace kst
