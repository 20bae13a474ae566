// Where patterns may begin: what is read from a pattern, and that no place is
// passed over at which a compiled-in rule does match.
#include "parse/grammar/start_places.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/first_symbols.h"
#include "parse/grammar/known_openings.h"
#include "parse/grammar/needed_words.h"
#include "parse/grammar/pattern_text.h"
#include "parse/grammar/rule_grammar.h"
#include "tests/parse/grammar/example_lines.h"

namespace kst {
namespace {

// "|het 00": '|' for the boundary of a word, '0' for a digit, '~' for what is not ASCII.
std::string Printed(Opening opening) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8) {
    const auto symbol = static_cast<Symbol>(opening >> shift);
    if (symbol == 0) break;
    if (symbol < kDigit)
      out += static_cast<char>('a' + symbol - 1);
    else if (symbol < kFirstSign || symbol == kBoundary)
      out += symbol == kDigit ? '0' : symbol == kSpace ? ' ' : symbol == kForeign ? '~' : '|';
    else
      for (char c = '!'; c <= '~'; ++c)
        if (kSymbolOf[static_cast<unsigned char>(c)] == symbol) out += c;
  }
  return out;
}

std::string Read(std::string_view pattern) {
  std::string out;
  for (const Opening opening : Openings(pattern)) out += (out.empty() ? "" : " + ") + ("\"" + Printed(opening) + "\"");
  return out;
}

TEST(Openings, AreReadFromPatterns) {
  const struct {
    const char *pattern, *openings;
  } table[] = {
      {R"(\bmotie\b)", R"("|motie|")"},
      {R"(\b(?:ik|wij)\b)", R"("|ik|" + "|wij|")"},
      {R"(nr\b\.? ?\d)", R"("nr|0" + "nr| 0" + "nr|.0" + "nr|. 0")"},
      {R"(\b(?:\bnr|no\b\b)x)", R"("|no|x" + "|nrx")"},
      {R"(Kamerstukken)", R"("kamerstu")"},  // eight characters tell enough
      {R"(\b(?:de|het) [1-9]\d)", R"("|de 00" + "|het 00")"},
      {R"(nr\.? ?\d+)", R"("nr0" + "nr 0" + "nr.0" + "nr. 0")"},
      {R"((?:zeer )?graag)", R"("graag" + "zeer gra")"},
      {R"((?:zeer )*graag)", R"("graag" + "zeer ")"},  // what may repeat ends an opening
      {R"(\d{5}x)", R"("00000x")"},
      {R"(a{0,2}b)", R"("a" + "b")"},
      {R"(één)", R"("~~n")"},
      {R"(a[ \x{A0}\x{2009}]b)", R"("a b")"},
      {R"(a[-. ]b)", R"("a b" + "a-b" + "a.b")"},
      {R"(\(nr)", R"("(nr")"},
      {R"((?-i:[A-C])x)", R"("ax" + "bx" + "cx")"},
      {R"((?P<name>de|het) )", R"("de " + "het ")"},
      {R"(a{x}|b{|c{2,)", R"("a{x}" + "b{" + "c{0,")"},  // no quantifiers
      {R"(a[^b]c)", R"("a")"},
      {R"(a.c|a\wd)", R"("a")"},
      {R"(a[[:alpha:]]x|b\pNx|c\x41|(?i)d)", R"("a" + "b" + "c" + "d")"},
      {R"([a-z]+x|^b$)", R"("")"},
  };
  for (const auto& row : table) EXPECT_EQ(Read(row.pattern), row.openings) << row.pattern;
}

TEST(Openings, OfManyAreCutUntilTheyAreFew) {
  std::string many = "(?:";
  for (char a = 'a'; a <= 'z'; ++a)
    for (char b = 'a'; b <= 'z'; ++b) many += std::string(many.size() > 3 ? "|" : "") + a + b + "word";
  const std::vector<Opening> openings = Openings(many + ")");
  EXPECT_LE(openings.size(), 512U);
  EXPECT_EQ(Printed(openings.front()), "a");
}

TEST(NeededWords, AreReadFromPatterns) {
  const struct {
    const char *pattern, *words;
  } table[] = {
      {R"(\b(?:de|uw) (?:\w+ )?vragen\b)", R"("vragen|")"},
      {R"(\b(?:een|de) (?:\w+ ){0,5}?(?:aangenomen|aanvaarde) motie\b)", R"("aangenom" + "aanvaard")"},
      {R"(\bheb\b[^.;]*\b(?:af|uit)gevoerd\b)", R"("|afgevoe" + "|uitgevo")"},
      {R"(\b(?:de (?:\w+ )?brief|schriftelijk))", R"("brief" + "schrifte")"},  // not only what begins
      {R"(\bmotie\b)", ""},                                                    // nothing but what begins
      {R"(\b(?:de|uw) (?:brief|nota))", ""},
      {R"(\b(?:de|uw) (?:\w+ )?(?:vragen)?)", ""},  // may be left out
      {R"(\bde (?:\w+ )?(?:vragen|\w+))", ""},      // or be another
      {R"(\bhet (?:\w+ )?lid)", ""},                // so short that it stands everywhere
  };
  for (const auto& row : table) {
    std::string words;
    for (const Opening word : NeededWords(row.pattern))
      words += (words.empty() ? "\"" : " + \"") + Printed(word) + "\"";
    EXPECT_EQ(words, row.words) << row.pattern;
  }
}

TEST(SymbolsIn, AreAllThatMatchesAreMadeOf) {
  const auto holds = [](std::string_view pattern, char c) {
    return (SymbolsIn(pattern) & Bit(kSymbolOf[static_cast<unsigned char>(c)])) != 0;
  };
  for (const char c : {'a', 'B', ' ', '7', '-'}) EXPECT_TRUE(holds(R"(\b(?:a?b) \d{2}-)", c)) << c;
  for (const char c : {'.', ',', 'c', '('}) EXPECT_FALSE(holds(R"(\b(?:a?b) \d{2}-)", c)) << c;
  EXPECT_TRUE(holds(R"(a[^.,]*b)", ';'));
  EXPECT_FALSE(holds(R"(a[^.,]*b)", '.'));
}

TEST(Starts, FindsPlacesAndPatterns) {
  const Starts starts({R"(\bnr\. \d)", R"(nota)", R"(not[ai])", R"(\w+)"});
  const std::string text = "De keurnota, nr.\u00A07";
  EXPECT_EQ(starts.anywhere(), (std::vector<int>{3}));
  EXPECT_EQ(starts.Next(text, 0, text.size()), 7U);
  EXPECT_EQ(starts.At(text, 7), (std::vector<int>{1, 2}));
  EXPECT_EQ(starts.Next(text, 8, text.size()), 13U);
  EXPECT_EQ(starts.At(text, 13), (std::vector<int>{0}));
  EXPECT_EQ(starts.Next(text, 14, text.size()), text.size());
  EXPECT_EQ(starts.Next("", 0, 0), 0U);
}

// A pattern that needs a word begins nowhere that this does not follow, or only behind what the pattern does not take.
TEST(Starts, OfTextsLeaveOutPlacesWithoutWhatIsNeeded) {
  const std::vector<RuleFile> files = *ReadRuleFiles(ParseRuleFiles());
  Patterns patterns;
  ASSERT_TRUE(patterns.Add(files));
  std::string pointing;
  for (const RuleFile& file : files)
    for (const RuleSection& section : file.sections)
      if (section.kind == "rule" && section.name == "motion.pointing")
        pointing = *patterns.Expand(file, *section.Find("match"), Captures::kNamed);
  const Starts starts({pointing}, Starts::For::kTexts);
  const auto places = [&](const char* text) { return starts.All(text).size(); };
  EXPECT_EQ(places("Ik heb deze motie gelezen."), 1U);
  EXPECT_EQ(places("Ik heb deze aangenomen motie gelezen."), 1U);
  EXPECT_EQ(places("Ik heb deze\u00A0motie gelezen."), 1U);
  EXPECT_EQ(places("Ik heb deze brief gelezen."), 0U);
  EXPECT_EQ(places("Ik heb deze, en uw motie, gelezen."), 0U);
  EXPECT_EQ(places("Ik heb deze brief gelezen. Uw motie ook."), 0U);
}

// The property on which every search rests, on the examples of all rules.
TEST(Starts, PassOverNoPlaceWhereARuleMatches) {
  const std::vector<RuleFile> files = *ReadRuleFiles(ParseRuleFiles());
  Patterns patterns;
  ASSERT_TRUE(patterns.Add(files));
  RE2::Options options;
  options.set_case_sensitive(false);
  std::size_t places = 0, needing = 0;
  for (const RuleFile& file : files) {
    const std::vector<std::string> lines = ExampleLines(file);
    for (const RuleSection& section : file.sections) {
      if (section.kind != "rule") continue;
      const std::string pattern = *patterns.Expand(file, *section.Find("match"), Captures::kNamed);
      const RE2 rule(pattern, options);
      const Starts starts({pattern}), of_texts({pattern}, Starts::For::kTexts);
      needing += !FindOutline(pattern).words.empty();
      if (!starts.anywhere().empty()) continue;
      for (const std::string& line : lines)
        for (std::size_t at = 0; at < line.size(); ++at) {
          if (!rule.Match(line, at, line.size(), RE2::ANCHOR_START, nullptr, 0)) continue;
          ++places;
          EXPECT_EQ(starts.At(line, at), (std::vector<int>{0})) << section.name << " in " << line;
          EXPECT_EQ(starts.Next(line, at, line.size()), at) << section.name << " in " << line;
          const auto is_here = [&](const Place& place) { return place.at == at; };
          EXPECT_TRUE(std::ranges::any_of(of_texts.All(line), is_here)) << section.name << " in " << line;
        }
    }
  }
  EXPECT_GT(places, 1000U);
  EXPECT_GT(needing, 100U);
}

}  // namespace
}  // namespace kst
