// Words that came with a paper make the index that its record makes.
#include "corpus/search/index.h"

#include <gtest/gtest.h>

#include "corpus/search/words.h"
#include "corpus/store/database.h"
#include "corpus/store/kept_text.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

constexpr const char* kWords[] = {"onderzoek", "rapport", "bruggen", "dossier", "minister", "sluis", "over"};

Stemmer Words() {
  const auto ask = [](std::string_view word) {
    const bool known = std::ranges::find(kWords, word) != std::end(kWords);
    return SpelledWord{known, false, false, known};
  };
  return *Stemmer::Load({*ReadRuleFile(std::string(kStemFile), "[nouns irregular]\nnoun = bruggen brug\n")}, ask,
                        "list");
}

TEST(Index, WordsOfATextAreALineEach) {
  const Stemmer stemmer = Words();
  for (const auto& [text, words] : std::initializer_list<std::pair<const char*, const char*>>{
           {"", ""},
           {"?!", ""},
           {"Over bruggen", "over\nbrug\n"},
           {"onderzoekrapport.", "onderzoekrapport\t+onderzoek\t+rapport\n"},
           {"dossier 31 234", "dossier\n31\n234\t31234\n"},
           {"31\n\n\n234", "31\n234\n"},
       })
    EXPECT_EQ(ReadWords(text, stemmer), words) << text;
}

Paper Letter(int number, const std::string& text) {
  const std::string n = std::to_string(number);
  return Paper::Letter("kst-31234-" + n, "2021-10-04", text).Source(n + ".pdf").Sender("de minister");
}

void Put(TestCorpus& corpus, const Paper& paper, const Stemmer& stemmer, const std::optional<std::string>& words) {
  Reading reading = ReadingOf(paper.document);
  reading.words = words ? *words : KeepWords(reading.document, reading.facts, stemmer);
  ASSERT_TRUE(
      corpus.store().Put({paper.document.source, static_cast<std::int64_t>(paper.document.text.size()), 1}, reading));
}

std::string Index(TestCorpus& corpus, const Stemmer& stemmer) {
  const auto linked = LinkAndIndex(corpus.store(), Rules(), stemmer);
  EXPECT_TRUE(linked) << linked.error().message;
  std::string rows;
  Database& db = corpus.store().database();
  for (Statement row(db, "SELECT id, hex(block) FROM search_index_data ORDER BY id"); row.Step();)
    rows += row.Text(0) + " " + row.Text(1) + "\n";
  return rows;
}

TEST(Index, WordsOfAWorkerMakeTheIndexThatTheRecordMakes) {
  const Stemmer stemmer = Words();
  TestCorpus given, read;
  for (int n = 0; n < 3; ++n) {
    const Paper letter = Letter(n, "Het onderzoekrapport over de bruggen van 31 234, deel " + std::to_string(n) + ".");
    Put(given, letter, stemmer, {});
    Put(read, letter, stemmer, "");
  }
  EXPECT_EQ(Index(given, stemmer), Index(read, stemmer));
  for (TestCorpus* corpus : {&given, &read}) Put(*corpus, Letter(1, "Een heel ander rapport."), stemmer, {});
  EXPECT_EQ(Index(given, stemmer), Index(read, stemmer));
}

// They are known only when the paper is replaced, and its record does not give them back.
TEST(Index, FalseWordsOfAWorkerDoNotStopARun) {
  const Stemmer stemmer = Words();
  const Paper letter = Letter(1, "Het rapport over de bruggen.");
  for (const std::string& words : {Squeeze("\v\v\v\v\v\v"), Squeeze("\v\v\xff\t\t\n\v\v\v\v"), Squeeze("minister"),
                                   std::string("no words"), Squeeze(std::string(1 << 20, 'x'))}) {
    TestCorpus corpus;
    Put(corpus, letter, stemmer, words);
    Index(corpus, stemmer);
    Put(corpus, Letter(1, "Een ander rapport."), stemmer, {});
    Index(corpus, stemmer);
    EXPECT_EQ(corpus.store().database().Number("SELECT count(*) FROM search_index_docsize"), 1);
    ASSERT_TRUE(ForgetIndex(corpus.store()));
    Index(corpus, stemmer);
    EXPECT_EQ(corpus.store().database().Number("SELECT count(*) FROM search_index_docsize"), 1);
  }
}

}  // namespace
}  // namespace kst
