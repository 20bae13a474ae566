// The table clauses.tsv: who does what when in a clause.
#include "parse/sentence/clauses.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "parse/sentence/predicate.h"
#include "schema/text.h"
#include "tests/parse/paper.h"
#include "tests/shared.h"

namespace kst {
namespace {

void Check(std::string_view who, std::string_view tense, std::string_view marks, std::string_view words,
           const Paper& paper) {
  const std::string_view text = paper.text.text;
  ASSERT_EQ(paper.text.sentences.size(), 1u);
  const NormSpan sentence = paper.text.sentences.front();
  ClauseReader reader(paper.text, TestGrammar());
  const std::vector<NormSpan> clauses = reader.In(sentence);
  const auto meant = std::find_if(clauses.begin(), clauses.end(),
                                  [&](NormSpan s) { return WordsOf(text, s).In(text) == Trim(words, " ."); });
  std::string seen;
  for (const NormSpan s : clauses) seen += Concat({"[", s.In(text), "]"});
  ASSERT_NE(meant, clauses.end()) << "parted into " << seen;
  const auto predicate = ReadPredicate(TestKnowledge().lexicon.Read(text, sentence), *meant, TestKnowledge().lexicon);
  EXPECT_EQ(predicate.subject, who);
  EXPECT_EQ(predicate.tense, tense);
  const Clause clause = reader.Around(*meant);
  for (const std::string_view mark : SplitWords(marks == "-" ? "" : marks)) {
    const bool must = !mark.starts_with('!');
    EXPECT_EQ(clause.Has(mark.substr(must ? 0 : 1)), must) << mark;
  }
}

TEST(Clauses, AreReadAsTheTableSays) {
  std::ifstream file(SourceDir() / "tests/parse/sentence/clauses.tsv");
  ASSERT_TRUE(file);
  std::string line;
  int rows = 0;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    SCOPED_TRACE(testing::Message() << "clauses.tsv:" << number << ": " << line);
    const auto fields = Split(line, '\t');
    ASSERT_EQ(fields.size(), 4u);
    std::string text(fields[3]), words(text);
    if (const auto open = text.find('['); open != std::string::npos) {
      const auto close = text.find(']');
      words = text.substr(open + 1, close - open - 1);
      text.erase(close, 1).erase(open, 1);
    }
    Check(fields[0], fields[1], fields[2], words, ReadPaper(text));
    ++rows;
  }
  EXPECT_GE(rows, 200);
}

}  // namespace
}  // namespace kst
