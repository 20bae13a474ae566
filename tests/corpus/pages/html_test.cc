// Nothing that a paper says can become markup.
#include "corpus/pages/html.h"

#include <gtest/gtest.h>

#include <random>

#include "corpus/pages/place.h"
#include "tests/corpus/pages/tags.h"

namespace kst {
namespace {

TEST(Html, EscapesTextAndAttributes) {
  const struct {
    std::string_view words, escaped;
  } kRows[] = {
      {"a < b & c > d", "a &lt; b &amp; c &gt; d"},
      {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"\" onload=\"x", "&quot; onload=&quot;x"},
      {"' onload='x", "&#39; onload=&#39;x"},
      {"]]>", "]]&gt;"},
      {"&lt;", "&amp;lt;"},
      {std::string_view("a\0b\x1B", 4), "a b "},
      {"één €", "één €"},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(Html().Text(row.words).Take(), row.escaped);
    EXPECT_EQ(Html().Void("input", {{"value", row.words}}).Take(),
              "<input value=\"" + std::string(row.escaped) + "\"/>");
  }
}

TEST(Html, LeavesOutWhatHasNoValue) {
  EXPECT_EQ(Html().Begin("p", {{"class", ""}}).End().Take(), "<p></p>");
  EXPECT_EQ(Html().Element("p", "").Take(), "");
}

TEST(Html, AnyWordsComeOutAsTheyWentIn) {
  std::mt19937 random(7);
  const std::string signs = "<>&\"'/= \nabc;#!-]";
  for (int round = 0; round < 2000; ++round) {
    std::string words;
    for (int n = 0; n < 30; ++n) words += signs[random() % signs.size()];
    const std::string page = Html().Begin("p", {{"title", words}}).Text(words).End().Take();
    const Taken taken = TakeApart(page);
    EXPECT_EQ(taken.fault, "") << page;
    EXPECT_EQ(taken.text, words);
    ASSERT_EQ(taken.tags.size(), 2U);
    EXPECT_EQ(Unescape(taken.tags[0].attributes.at(0).second), words);
  }
}

TEST(Place, FindsEachPageByItsId) {
  Place room;
  EXPECT_EQ(room.To("kst-29911-329"), "/kst-29911-329");
  EXPECT_EQ(room.To("kst-29911-329", "b12"), "/kst-29911-329#b12");
  EXPECT_EQ(room.To("kst-1-2#c-3"), "/kst-1-2%23c-3");
  EXPECT_EQ(room.To("moties", Query{{"ministry", "a&b"}, {"p", ""}}), "/moties?ministry=a%26b");
  room.language = Language::kEnglish;
  EXPECT_EQ(room.To("kst-29911-329"), "/kst-29911-329?lang=en");
  EXPECT_EQ(room.To("moties", Query{{"lang", "nl"}}), "/moties?lang=en");
  Place site;
  site.is_site = true;
  EXPECT_EQ(site.To("kst-1-2#c-3", "b1"), "kst-1-2_23c-3.html#b1");
  EXPECT_EQ(site.To("", Query{}), "index.html");
  EXPECT_EQ(FileOf("../../etc/passwd"), ".._2F.._2Fetc_2Fpasswd.html");
  EXPECT_EQ(FileOf("person:kuik"), "person_3Akuik.html");
}

TEST(Place, TwoIdsNeverShareAFile) {
  EXPECT_NE(FileOf("a_2Fb"), FileOf("a/b"));
  EXPECT_NE(FileOf("a#b"), FileOf("a_23b"));
}

TEST(Words, SayDaysAndCounts) {
  EXPECT_EQ(DayIn(Language::kDutch, "2021-10-04"), "4 oktober 2021");
  EXPECT_EQ(DayIn(Language::kEnglish, "2021-10-04"), "4 October 2021");
  EXPECT_EQ(DayIn(Language::kDutch, "ooit"), "ooit");
  EXPECT_EQ(CountIn(Language::kDutch, 1234567, "paper", "papers"), "1.234.567 stukken");
  EXPECT_EQ(CountIn(Language::kEnglish, 1234, "paper", "papers"), "1,234 papers");
  EXPECT_EQ(CountIn(Language::kDutch, 1, "paper", "papers"), "1 stuk");
}

}  // namespace
}  // namespace kst
