// The dictionary: which lines of a word list can be part of a word, and that asking
// with only those gives the answers of the whole list.
#include "extract/normalise/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <hunspell/hunspell.hxx>
#include <set>

#include "extract/normalise/word_list.h"
#include "schema/text.h"

namespace kst {

std::string_view DutchWords();

namespace {

std::string Parts(WordList& list, std::string_view word) {
  std::vector<std::string> words;
  for (const auto& [part, flags] : list.TakePartsOf(word))
    words.push_back(std::string(part) +
                    (flags == 0 ? "" : "/" + std::string(Split(list.flag_sets(), '\n')[flags - 1])));
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

TEST(WordList, FindsLinesThatCanTakePart) {
  const std::string image = WordList::MakeImage(
      "9\nzee/Zb\nboot/CaYb\nboom/Ca\nZeeland\nbĳdrage/Zc\tnote\n24\\/7\nécht/Aa\nbo\nbotter\n", "SET UTF-8\nREP 1\n");
  const struct {
    const char *word, *parts;
  } table[] = {
      {"zeeboten", "bo boom/Ca boot/CaYb zee/Zb"},  // the endings may take "ot" or "om" away
      {"Zeelandse", "Zeeland zee/Zb"},              // without regard to case
      {"zeelucht", "zee/Zb"},
      {"bijdragen", "bĳdrage/Zc"},
      {"Écht", "écht/Aa"},
      {"24/7", ""},
      {"botters", "bo boom/Ca boot/CaYb botter"},
      {"", ""},
  };
  for (const auto& row : table) {
    WordList list(image);
    EXPECT_EQ(Parts(list, row.word), row.parts) << row.word;
    EXPECT_EQ(Parts(list, row.word), "") << "a line is taken once: " << row.word;
  }
  EXPECT_EQ(WordList(image).affixes(), "SET UTF-8\n");  // what proposes words is left out
  WordList none("");
  EXPECT_EQ(none.size() + none.TakePartsOf("zee").size(), 0U);
}

// Two words of 100,000 may differ: a word that the list both forbids and allows in compounds
// ("kno"), and names written with I and j apart ("Ijen").
TEST(Lexicon, AnswersLikeTheWholeList) {
  const Lexicon lexicon = Lexicon::Load();
  ASSERT_FALSE(lexicon.empty());
  Hunspell whole("/usr/share/hunspell/nl_NL.aff", "/usr/share/hunspell/nl_NL.dic");
  const std::vector<std::string> words = {"drugsindustrie",
                                          "niet-westerse",
                                          "nietwesterse",
                                          "personen",
                                          "zeeboten",
                                          "mogelijkheden",
                                          "collega's",
                                          "collega’s",
                                          "zzp'er",
                                          "ijsvrij",
                                          "IJsselmeer",
                                          "Nederlandse",
                                          "nederlandse",
                                          "geïnformeerd",
                                          "geinformeerd",
                                          "één",
                                          "meegedeeld",
                                          "aanbevolen",
                                          "vuurwerkrampen",
                                          "auto-ongeluk",
                                          "autoongeluk",
                                          "stormwaterpompen",
                                          "xqzt",
                                          "bonus-malus",
                                          "uitvoeringsinstantie",
                                          "s",
                                          "-",
                                          "Tweede Kamer",
                                          "kinderbijslag",
                                          "toonden",
                                          "afnam",
                                          "keert"};
  for (const std::string& word : words) EXPECT_EQ(lexicon.Knows(word), whole.spell(word)) << word;

  // Every 20th line of the list: whole, its halves, and joined to the one before.
  std::set<std::string> differ;
  std::size_t known = 0, asked = 0;
  const auto ask = [&](const std::string& word) {
    if (word.empty()) return;
    ++asked, known += lexicon.Knows(word);
    if (lexicon.Knows(word) != whole.spell(word)) differ.insert(word);
  };
  std::string before = "water";
  const WordList list(DutchWords());
  for (std::size_t i = 0; i < list.size(); i += 20) {
    const std::string word(list.At(i).word);
    ask(word), ask(word.substr(0, word.size() / 2)), ask(word.substr(word.size() / 2)), ask(before + word);
    before = word;
  }
  EXPECT_LE(differ.size(), 2U) << testing::PrintToString(differ);
  EXPECT_GT(known, 10000U);
  EXPECT_GT(asked - known, 10000U);
}

}  // namespace
}  // namespace kst
