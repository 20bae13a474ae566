// The primitives that everything else is written with.
#include "schema/text.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

TEST(Text, Utf8GoesThereAndBack) {
  for (char32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 251) {
    std::string bytes;
    AppendUtf8(bytes, code);
    EXPECT_TRUE(IsUtf8(bytes)) << static_cast<unsigned>(code);
    EXPECT_EQ(Utf8LengthAt(bytes, 0), bytes.size()) << static_cast<unsigned>(code);
  }
  std::string bad;
  AppendUtf8(bad, 0xD800);
  AppendUtf8(bad, 0x110000);
  EXPECT_EQ(bad, "\uFFFD\uFFFD");
}

TEST(Text, WhatIsNoUtf8EndsThere) {
  const struct {
    std::string bytes;
    std::size_t end;
  } kRows[] = {
      {"", 0},
      {"één", 5},
      {"a\xff", 1},
      {"a\xc0\x80", 1},  // overlong
      {"a\xe0\x80\x80", 1},
      {"a\xed\xa0\x80", 1},  // a surrogate
      {"a\xf4\x90\x80\x80", 1},
      {"a\xc3", 1},  // beyond, cut
  };
  for (const auto& row : kRows) EXPECT_EQ(EndOfUtf8(row.bytes), row.end) << row.bytes;
}

TEST(Text, SplitsAndTrims) {
  EXPECT_EQ(Split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(Split("", ','), (std::vector<std::string_view>{""}));
  EXPECT_EQ(SplitWords("  needs  chamber "), (std::vector<std::string_view>{"needs", "chamber"}));
  EXPECT_EQ(Trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(Trim(" \n"), "");
  EXPECT_EQ(Trim("..a.b,.", ".,"), "a.b");
  EXPECT_EQ(Cut("één", 3), "é") << "no character is cut";
}

TEST(Text, FoldsForComparing) {
  EXPECT_EQ(FoldedWords("Onlinecasino's in Curaçao"), (std::vector<std::string>{"onlinecasino", "s", "in", "curacao"}));
  EXPECT_EQ(Slug("Van der Staaij"), "van-der-staaij");
  EXPECT_EQ(Slug("Van der Staaĳ"), "van-der-staaij") << "one sign or two";
  EXPECT_EQ(Slug("een twee drie", 5), "een-twee") << "the word that begins within the limit is whole";
}

TEST(Text, DatesAreDaysOfTheCalendar) {
  for (const char* day : {"2024-02-29", "2000-02-29", "1814-01-01"}) EXPECT_TRUE(IsDate(day)) << day;
  for (const char* day : {"2023-02-29", "1900-02-29", "2024-2-9", "2024-13-01", "2024-00-10", "2024-01-00", "gisteren",
                          "", "2024-01-011", "-024-01-01", "2024/01/01"})
    EXPECT_FALSE(IsDate(day)) << day;
}

TEST(Text, PartsThousands) {
  EXPECT_EQ(Thousands(0), "0");
  EXPECT_EQ(Thousands(999), "999");
  EXPECT_EQ(Thousands(1000), "1,000");
  EXPECT_EQ(Thousands(1234567, '.'), "1.234.567");
}

TEST(Text, ACellIsNoFormulaToASpreadsheet) {
  EXPECT_EQ(CellField("=1+1"), "'=1+1");
  EXPECT_EQ(CellField("=A1,\"b\""), "\"'=A1,\"\"b\"\"\"");
  EXPECT_EQ(CellField("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(CellField("- ik zal"), "'- ik zal");
  EXPECT_EQ(CellField("-12.5%"), "-12.5%");
  EXPECT_EQ(CellField("kst-1-1"), "kst-1-1");
  EXPECT_EQ(CellField(""), "");
}

}  // namespace
}  // namespace kst
