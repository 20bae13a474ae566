// Each family knows its keys and their values: what is misspelt is an error at its place.
#include "parse/rule_families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "parse/grammar/rule_grammar.h"

namespace kst {
namespace {

std::vector<RuleFile> Shipped() { return *ReadRuleFiles(ParseRuleFiles()); }

std::vector<std::string> Places(const std::vector<RuleFile>& files) {
  std::vector<std::string> places;
  for (const Error& e : CheckFamilies(files)) places.push_back(e.where);
  return places;
}

TEST(RuleFamilies, KnowEveryKeyAndValueOfTheCompiledInRules) {
  for (const Error& e : CheckFamilies(Shipped())) ADD_FAILURE() << e.where << ": " << e.message;
}

// "nott = negated" was read as a rule without `not`.
TEST(RuleFamilies, EveryKeyMisspeltIsAnErrorAtItsPlace) {
  std::vector<RuleFile> files = Shipped();
  std::set<std::string> tried;
  for (RuleFile& file : files) {
    const std::string family = file.name.substr(0, file.name.find('.'));
    for (RuleSection& section : file.sections) {
      for (RuleEntry& entry : section.entries) {
        if (section.kind == "table" || section.kind == "weights" ||
            !tried.insert(family + " " + section.kind + " " + entry.key).second)
          continue;
        const std::string key = entry.key;
        entry.key += key.back();
        const std::string where = file.name + ":" + std::to_string(entry.line) + ":" + std::to_string(entry.key_column);
        const std::vector<std::string> places = Places(files);
        EXPECT_NE(std::find(places.begin(), places.end(), where), places.end()) << family << ": " << entry.key;
        entry.key = key;
      }
    }
  }
  EXPECT_GT(tried.size(), 240U);
}

TEST(RuleFamilies, AValueOutsideItsVocabularyIsAnErrorAtItsPlace) {
  const struct {
    const char *name, *key, *value, *wrong;
  } kRows[] = {
      {"cite", "tail", "keywrod", "\"keywrod\" is no value of tail; did you mean keyword?"},
      {"cite", "dossier", "owm", "\"owm\" is no value of dossier; did you mean own?"},
      {"cite", "yields", "lwa", "\"lwa\" is no value of yields; did you mean law?"},
      {"cite", "confidence", "hoog", "expected a number from 0 to 1"},
      {"cite", "target", "kst-{dosier}", "the rule captures no {dosier}; did you mean dossier?"},
      {"cite", "alone", "dossier-{dosier}", "the rule captures no {dosier}; did you mean dossier?"},
      {"cite", "diagnostic", "journal_mispelt",
       "\"journal_mispelt\" is no value of diagnostic; did you mean journal_misspelt?"},
      {"tail", "after", "keyword baer", "\"baer\" is no value of after; did you mean bare?"},
      {"tail", "then", "numbres", "\"numbres\" is no value of then; did you mean number?"},
      {"tail", "yields", "numbr", "\"numbr\" is no value of yields; did you mean number?"},
      {"header", "is", "foott", "\"foott\" is no value of is; did you mean foot?"},
      {"title", "kind", "moiton", "\"moiton\" is no value of kind; did you mean motion?"},
      {"title", "weak", "ja", "\"ja\" is no value of weak"},
      {"opening", "kind", "answrs", "\"answrs\" is no value of kind; did you mean answers?"},
      {"subject", "kind", "answrs", "\"answrs\" is no value of kind; did you mean answers?"},
      {"letterhead", "field", "dat", "\"dat\" is no value of field; did you mean date?"},
      {"office_rest", "after", ";", "\";\" is no value of after; did you mean ,?"},
      {"signature", "names", "proposr", "\"proposr\" is no value of names; did you mean proposer?"},
      {"feature", "scope", "sentnce", "\"sentnce\" is no value of scope; did you mean sentence?"},
      {"ahead", "from", "wrod", "\"wrod\" is no value of from; did you mean word?"},
      {"clause", "part", "cor", "\"cor\" is no value of part; did you mean core?"},
      {"people_between", "works", "on", "\"on\" is no value of works; did you mean one?"},
      {"mentions", "kind", "moiton", "\"moiton\" is no value of kind; did you mean motion?"},
      {"mentions", "form", "titled", "\"titled\" is no value of form"},
      {"named", "kind", "leter", "\"leter\" is no value of kind; did you mean letter?"},
      {"object", "object", "moton", "\"moton\" is no value of object; did you mean motion?"},
      {"object", "as", "persom", "\"persom\" is no value of as; did you mean person?"},
      {"link", "of", "act", "\"act\" is no value of of; did you mean acts?"},
      {"guard", "act", "implemnts", "\"implemnts\" is no value of act; did you mean implements?"},
      {"guard", "kind", "moiton", "\"moiton\" is no value of kind; did you mean motion?"},
      {"guard", "about", "moton", "\"moton\" is no value of about; did you mean motion?"},
      {"guard", "confidence", "0,7", "expected a number from 0 to 1"},
      {"deadline", "from", "12-32", "\"12-32\" is no value of from"},
      {"deadline", "to", "fist", "\"fist\" is no value of to; did you mean first?"},
      {"address", "target", "kst-{dosier}", "the rule captures no {dosier}; did you mean dossier?"},
  };
  for (const auto& row : kRows) {
    std::vector<RuleFile> files = Shipped();
    const std::string line = std::string(row.key) + " = " + row.value;
    files.push_back(
        *ReadRuleFile(std::string(row.name) + ".planted.rules", "[rule planted]\nmatch = {dossier}\n" + line + "\n"));
    const std::vector<Error> wrong = CheckFamilies(files);
    ASSERT_FALSE(wrong.empty()) << row.name << ": " << line;
    const std::string message = wrong.front().message;
    EXPECT_EQ(message.substr(0, message.find('\n')), row.wrong);
    const std::size_t column = line.rfind(row.value) + 1;  // of the value, or of the wrong word in it
    EXPECT_TRUE(wrong.front().where.starts_with(std::string(row.name) + ".planted.rules:3:")) << wrong.front().where;
    EXPECT_GE(std::stoul(wrong.front().where.substr(wrong.front().where.rfind(':') + 1)), column);
  }
}

}  // namespace
}  // namespace kst
