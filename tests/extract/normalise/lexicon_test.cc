// The dictionary: which lines of a word list can be part of a word, and that asking
// with only those gives the answers of the whole list.
#include "extract/normalise/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <hunspell/hunspell.hxx>

#include "extract/normalise/word_list.h"

namespace kst {
namespace {

std::string Parts(WordList& list, std::string_view word) {
  std::vector<std::string> words;
  for (const auto& [part, flags] : list.TakePartsOf(word))
    words.push_back(std::string(part) + (flags == 0 ? "" : "/") + list.flag_sets()[flags]);
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

TEST(WordList, FindsLinesThatCanTakePart) {
  const std::string path = testing::TempDir() + "words.dic";
  std::ofstream(path) << "9\nzee/Zb\nboot/CaYb\nboom/Ca\nZeeland\nbĳdrage/Zc\tnote\n24\\/7\nécht/Aa\nbo\nbotter\n";
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
    WordList list = WordList::Read(path.c_str());
    EXPECT_EQ(Parts(list, row.word), row.parts) << row.word;
    EXPECT_EQ(Parts(list, row.word), "") << "a line is taken once: " << row.word;
  }
  std::remove(path.c_str());
  EXPECT_EQ(WordList::Read("/nowhere.dic").size(), 0U);
}

// Two of 100,000 may differ: a word that the list both forbids and allows in compounds
// ("kno"), and names written with I and j apart ("Ijen").
TEST(Lexicon, AnswersLikeTheWholeList) {
  const Lexicon lexicon = Lexicon::Load();
  if (lexicon.empty()) GTEST_SKIP() << "not run: no hunspell-nl";
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
  std::vector<std::string> differ;
  std::size_t known = 0, asked = 0;
  const auto ask = [&](const std::string& word) {
    if (word.empty()) return;
    ++asked, known += lexicon.Knows(word);
    if (lexicon.Knows(word) != whole.spell(word)) differ.push_back(word);
  };
  std::string before = "water";
  const WordList list = WordList::Read("/usr/share/hunspell/nl_NL.dic");
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
