// The words of tests/quality/stems.tsv, by the rules and the spelling list of the program. stem_table (tests/bench)
// prints the same table with three other stemmers beside ours.
#include <gtest/gtest.h>

#include <algorithm>

#include "schema/text.h"
#include "tests/shared.h"
#include "tools/commands/reading.h"

namespace kst {
namespace {

TEST(StemTable, EveryPairIsWhatItSays) {
  const auto stemmer = LoadStemmer("test", Arguments());
  ASSERT_TRUE(stemmer);
  const std::string table = ReadFile(SourceDir() / "tests/quality/stems.tsv");
  int rows = 0, traps = 0;
  for (const std::string_view line : Split(table, '\n')) {
    const std::vector<std::string_view> cells = Split(line, '\t');
    if (line.starts_with('#') || cells.size() != 3) continue;
    // As the index reads a word: "foto's" is foto.
    const std::string a = stemmer->Stem(FoldedWords(cells[0])[0]);
    const auto& [b, parts] = stemmer->Read(FoldedWords(cells[1])[0]);
    const bool is_part = std::find(parts.begin(), parts.end(), a) != parts.end();
    EXPECT_EQ(cells[2], a == b ? "same" : is_part ? "part" : "other") << line << ": " << a << ", " << b;
    ++rows;
    traps += cells[2] == "other";
  }
  EXPECT_GE(rows - traps, 60);
  EXPECT_GE(traps, 20);
}

}  // namespace
}  // namespace kst
