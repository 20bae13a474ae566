// stem_table TABLE: the words of tests/quality/stems.tsv by our stemmer and by three that people use: Snowball (the
// default of PostgreSQL, Lucene, SQLite), Kraaij-Pohlmann (Xapian) and hunspell. Prints the rows that one gets wrong,
// then the counts.
#include <libstemmer.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <hunspell/hunspell.hxx>
#include <iostream>
#include <memory>

#include "schema/text.h"
#include "tools/commands/reading.h"

namespace {

using Stems = std::function<std::vector<std::string>(const std::string&)>;

struct Stemmer {
  const char* name;
  Stems stems;
  int right = 0;
};

bool Meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& x) { return std::ranges::find(b, x) != b.end(); });
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  const auto ours = kst::LoadStemmer("stem_table", kst::Arguments());
  if (!ours) return 1;
  const std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> snowball(sb_stemmer_new("dutch", nullptr),
                                                                    sb_stemmer_delete);
  const Xapian::Stem kraaij("kraaij_pohlmann");
  Hunspell hunspell("/usr/share/hunspell/nl_NL.aff", "/usr/share/hunspell/nl_NL.dic");
  std::vector<Stemmer> stemmers = {
      {"kst", [&](const std::string& w) { return std::vector{ours->Stem(kst::FoldedWords(w)[0])}; }},
      {"snowball",
       [&](const std::string& w) {
         const auto* stem =
             sb_stemmer_stem(snowball.get(), reinterpret_cast<const sb_symbol*>(w.data()), static_cast<int>(w.size()));
         return std::vector{std::string(reinterpret_cast<const char*>(stem),
                                        static_cast<std::size_t>(sb_stemmer_length(snowball.get())))};
       }},
      {"kraaij_pohlmann", [&](const std::string& w) { return std::vector{kraaij(w)}; }},
      {"hunspell", [&](const std::string& w) {
         std::vector<std::string> stems = hunspell.stem(w);
         stems.push_back(w);
         return stems;
       }}};
  int rows = 0;
  std::ifstream table(words[1]);
  for (std::string line; std::getline(table, line);) {
    const auto cells = kst::Split(line, '\t');
    if (line.starts_with('#') || cells.size() != 3 || cells[2] == "part") continue;
    ++rows;
    std::string wrong;
    for (Stemmer& s : stemmers) {
      const bool is_right =
          Meet(s.stems(std::string(cells[0])), s.stems(std::string(cells[1]))) == (cells[2] == "same");
      s.right += is_right;
      if (!is_right) wrong += std::string(" ") + s.name;
    }
    if (!wrong.empty()) std::cout << cells[0] << " " << cells[1] << " (" << cells[2] << "): wrong by" << wrong << "\n";
  }
  for (const Stemmer& s : stemmers) std::cout << s.name << " " << s.right << " of " << rows << "\n";
}
