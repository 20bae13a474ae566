// What people type, and what the index is asked.
#include "corpus/search/query.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace kst {
namespace {

std::string Many(const std::string& words, int times) {
  std::string many;
  for (int i = 0; i < times; ++i) many += words;
  return many;
}

TEST(Query, IsReadAsItSays) {
  struct Row {
    const char *typed, *match;
  };
  for (const auto& [typed, match] :
       std::initializer_list<Row>{{"", ""},
                                  {"stikstof", R"(("stikstof" OR "+stikstof"))"},
                                  {"Natuur stikstof", R"((("natuur" OR "+natuur") AND ("stikstof" OR "+stikstof")))"},
                                  {"\"op een later moment\"", R"("op een later moment")"},
                                  {"\"op een later mom\"*", R"("op een later mom" *)"},
                                  {"e-mail", R"("e mail")"},
                                  {"a OR b", R"((("a" OR "+a") OR ("b" OR "+b")))"},
                                  {"a OF b", R"((("a" OR "+a") OR ("b" OR "+b")))"},
                                  {"a -b", R"((("a" OR "+a") NOT "b"))"},
                                  {"a\t-b", R"((("a" OR "+a") NOT "b"))"},
                                  {"a NIET b", R"((("a" OR "+a") NOT "b"))"},
                                  {"a -b -c", R"((("a" OR "+a") NOT "b" NOT "c"))"},
                                  {"a NOT ((b NOT c) OR d)", R"((("a" OR "+a") NOT (("b" NOT "c") OR "d")))"},
                                  {"ondermijn*", R"(("ondermijn" * OR "+ondermijn" *))"},
                                  {"NEAR(motie bijen, 5)", R"(NEAR("motie" "bijen", 5))"},
                                  {"NEAR(motie bijen)", R"(NEAR("motie" "bijen", 10))"},
                                  {"NEAR(mot* bijen)", R"(NEAR("mot" * "bijen", 10))"},
                                  {"title:bouw", R"(({title} : "bouw" OR {title} : "+bouw"))"},
                                  {"(a OR b) c", R"(((("a" OR "+a") OR ("b" OR "+b")) AND ("c" OR "+c")))"},
                                  {"co\xC3\xABxistentie", R"(("coexistentie" OR "+coexistentie"))"},
                                  {"https://x.nl/", R"("https x nl")"},
                                  {" \t", ""}}) {
    const Result<SearchQuery> query = ReadQuery(typed);
    ASSERT_TRUE(query) << typed << ": " << query.error().message;
    EXPECT_EQ(InFts5(query->sought), match) << typed;
  }
}

TEST(Query, WhatCannotBeMeantIsOneClearLine) {
  struct Row {
    std::string typed;
    const char* message;
  };
  for (const auto& [typed, message] : std::initializer_list<Row>{
           {"a \"b", "the quote at character 3 is not closed"},
           {"(a", "a ( is not closed"},
           {"a)", "there is a ) too many"},
           {"-a", "name a word that shall stand, not only what shall not"},
           {"a OR", "OR stands between two words"},
           {"OR a", "OR stands between two words"},
           {"a NOT", "a word is missing behind NOT"},
           {"NEAR(a", "the bracket of NEAR( is not closed"},
           {"NEAR()", "in NEAR( ) stand words and a number"},
           {"?!", "there is no word in it; name one"},
           {"\"\"", "there is no word in it; name one"},
           {"AND", "there is no word in it; name one"},
           {"title:", "a word is missing behind title:"},
           {"title:OR", "a word is missing behind title:"},
           {"\"verz* de\"", "a * stands behind a word or behind a closing quote, not within quotes"},
           {Many("a ", 65), "that is more than 64 words; leave some out"},
           {"de " + Many("-z ", 65), "that is more than 64 words; leave some out"},
           {Many("title:", 40) + "a", "the brackets stand too deep in each other"},
           {Many("a -(", 40) + "b" + Many(")", 40), "the brackets stand too deep in each other"},
           {std::string(3000, 'a'), "the question is longer than 2000 bytes; ask a shorter one"},
           {"from:2021 a", "from: takes a day like 2024-03-31"},
           {"a -kind:letter", "kind: stands by itself, not in ( ) or behind NOT"},
           {"(kind:letter a)", "kind: stands by itself, not in ( ) or behind NOT"},
           {"kind:letter OR a", "OR stands between two words"},
           {"kind:letter a kind:motion", "kind: is asked for twice; leave one out"},
           {"a kind:\"\"", "kind: needs a value"},
           {"person:\" \"", "person: needs a value"},
           {"person:\"van der", "the quote at character 8 is not closed"},
           {std::string(60, '('), "the brackets stand too deep in each other"}}) {
    const Result<SearchQuery> query = ReadQuery(typed);
    ASSERT_FALSE(query) << typed;
    EXPECT_EQ(query.error().message, message) << typed;
  }
}

TEST(Query, FiltersMayStandAmongTheWords) {
  const Result<SearchQuery> query = ReadQuery(
      "kind:letter natuur person:\"van der Staaij\" dossier:\"29 911\" ministry:jenv from:2021-01-01 "
      "until:2021-12-31 stikstof");
  ASSERT_TRUE(query) << query.error().message;
  EXPECT_EQ(InFts5(query->sought), InFts5(ReadQuery("natuur stikstof")->sought));
  EXPECT_EQ(query->plain.size(), 2U);
  EXPECT_EQ(query->filter, (SearchFilter{"letter", "29911", "jenv", "van der Staaij", "2021-01-01", "2021-12-31", {}}));
  EXPECT_EQ(InFts5(ReadQuery("kind:letter")->sought), "");
  EXPECT_EQ(ReadQuery("kind: letter")->filter, SearchFilter());
  EXPECT_EQ(ReadQuery("\"kind:letter\"")->filter, SearchFilter());
}

TEST(Query, ANulPartsWords) {
  using namespace std::string_literals;
  EXPECT_EQ(InFts5(ReadQuery("a\0b"s)->sought), InFts5(ReadQuery("a b")->sought));
  EXPECT_EQ(InFts5(ReadQuery("\"a\0b\""s)->sought), InFts5(ReadQuery("\"a b\"")->sought));
  EXPECT_EQ(ReadQuery("\0"s).error().message, "there is no word in it; name one");
}

TEST(Query, TellsAPartOfACompoundLess) {
  const auto weights = [](const char* typed) {
    std::vector<double> all;
    const std::function<void(const Sought&)> see = [&](const Sought& sought) {
      for (const SoughtPhrase& phrase : sought.phrases) all.push_back(phrase.weight);
      std::ranges::for_each(sought.parts, see);
    };
    see(ReadQuery(typed)->sought);
    return all;
  };
  EXPECT_EQ(weights("a \"b c\""), (std::vector<double>{1, -0.1, 1}));
  EXPECT_EQ(weights("a -b"), (std::vector<double>{1, -0.1, 0}));
}

TEST(Query, WordsThatMustNotStandAreNotMarked) {
  const Result<SearchQuery> query = ReadQuery("a -b \"c d\"");
  ASSERT_TRUE(query);
  std::string words;
  for (const AskedWord& word : query->words) words += word.folded;
  EXPECT_EQ(words, "acd");
}

}  // namespace
}  // namespace kst
