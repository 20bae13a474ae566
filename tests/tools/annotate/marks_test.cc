// Which words become links, and to where.
#include "tools/annotate/marks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kst {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One line of text in which each byte is a point wide.
NormalisedText Typed(const std::string& text) {
  NormalisedText typed;
  typed.text = text;
  Segment line;
  line.norm = {0, static_cast<std::uint32_t>(text.size())};
  line.raw = {0, line.norm.end};
  line.page = 1;
  line.y0 = 100, line.y1 = 200;
  for (std::int32_t edge = 0; edge <= static_cast<std::int32_t>(text.size()); ++edge) line.edges.push_back(100 * edge);
  typed.segments = {line};
  return typed;
}

Reference Of(const std::string& text, const std::string& words, const std::string& digits, const std::string& target,
             double confidence = 1) {
  Reference reference;
  const auto begin = text.find(words), at = text.find(digits, begin);
  reference.target = target;
  reference.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
  reference.at = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + digits.size())};
  reference.confidence = confidence;
  return reference;
}

// "words under the link -> address", as the boxes say.
std::vector<std::string> Links(const std::string& text, std::vector<Reference> references, std::string_view base = "") {
  Document paper;
  paper.references = std::move(references);
  std::vector<std::string> links;
  for (const LinkMark& link : LinksOf(Typed(text), paper, base)) {
    const auto from = static_cast<std::size_t>(link.place.box.x0 / 100),
               to = static_cast<std::size_t>(link.place.box.x1 / 100);
    links.push_back(text.substr(from, to - from) + " -> " + link.address);
  }
  return links;
}

const std::string kOfficial = "https://zoek.officielebekendmakingen.nl/";

TEST(Marks, OneTargetHasAllItsWords) {
  const std::string text = "Zie Kamerstuk 29 911, nr. 323 van toen.";
  EXPECT_THAT(Links(text, {Of(text, "Kamerstuk 29 911, nr. 323", "323", "kst-29911-323")}),
              ElementsAre("Kamerstuk 29 911, nr. 323 -> " + kOfficial + "kst-29911-323.html"));
}

TEST(Marks, SeveralTargetsShareTheirWords) {
  const std::string text = "Zie Kamerstukken 29 911, nrs. 275 en 281 van toen.",
                    words = "Kamerstukken 29 911, nrs. 275 en 281";
  EXPECT_THAT(Links(text, {Of(text, words, "275", "kst-29911-275"), Of(text, words, "281", "kst-29911-281")}),
              ElementsAre("Kamerstukken 29 911, nrs. 275 -> " + kOfficial + "kst-29911-275.html",
                          "281 -> " + kOfficial + "kst-29911-281.html"));
}

TEST(Marks, WordsHaveOneLinkOnly) {
  const std::string text = "Kamerstuk 29 911, nr. 323";
  EXPECT_THAT(Links(text, {Of(text, text, "323", "kst-29911-323"), Of(text, text, "323", "kst-29911-324")}).size(), 1U);
}

TEST(Marks, AnUnsureTargetHasNone) {
  const std::string text = "zie nr. 323";
  EXPECT_THAT(Links(text, {Of(text, "nr. 323", "323", "kst-29911-323", 0.7)}), IsEmpty());
  EXPECT_EQ(Links(text, {Of(text, "nr. 323", "323", "kst-29911-323", 0.9)}).size(), 1U);
}

TEST(Marks, WhatIsPublishedNowhereHasNone) {
  const std::string text = "kenmerk 2023D12345";
  EXPECT_THAT(Links(text, {Of(text, text, "2023D12345", "2023D12345")}), IsEmpty());
  EXPECT_THAT(Links(text, {Of(text, text, "2023D12345", "2023D12345")}, "http://room/"), IsEmpty());
}

TEST(Marks, LeadToAReadingRoom) {
  const std::string text = "Kamerstuk 29 383, nr. 384, bijlage";
  const std::vector<Reference> references = {Of(text, text, "384", "kst-29383-384#bijlage-1")};
  for (const char* base : {"http://127.0.0.1:8080", "http://127.0.0.1:8080/"})
    EXPECT_THAT(Links(text, references, base),
                ElementsAre(text + " -> http://127.0.0.1:8080/kst-29383-384%23bijlage-1"));
}

TEST(Marks, BookmarksNameEachTargetOnce) {
  Document paper;
  const std::string text = "Kamerstuk 29 911, nr. 323";
  Reference reference = Of(text, text, "323", "kst-29911-323");
  reference.boxes = {{2, {0, 0, 100, 100}}};
  paper.references = {reference, reference};
  Commitment commitment;
  commitment.quote = "Ik zeg toe\n" + std::string(200, 'x');
  commitment.boxes = {{3, {0, 0, 100, 100}}};
  paper.commitments = {commitment};
  const std::vector<Bookmark> bookmarks = BookmarksOf(paper);
  ASSERT_EQ(bookmarks.size(), 2U);
  EXPECT_EQ(bookmarks[0].title, "Verwijzingen");
  ASSERT_EQ(bookmarks[0].below.size(), 1U);
  EXPECT_EQ(bookmarks[0].below[0].title, "Kamerstuk 29911, nr. 323");
  EXPECT_EQ(bookmarks[1].title, "Toezeggingen");
  EXPECT_EQ(bookmarks[1].place.page, 3);
  EXPECT_THAT(bookmarks[1].below[0].title, testing::StartsWith("Ik zeg toe x"));
  EXPECT_LT(bookmarks[1].below[0].title.size(), 130U);
}

}  // namespace
}  // namespace kst
