// Run when kst is built (tools/cmake/made.cmake): make_openings SOURCE writes what is told of the compiled-in
// patterns without matching them (parse/grammar/known_openings.h) as tables.
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "parse/grammar/first_symbols.h"
#include "parse/grammar/known_openings.h"
#include "parse/grammar/pattern_text.h"
#include "parse/grammar/rule_grammar.h"

namespace {

struct Made {
  std::vector<kst::KnownPattern> patterns;
  std::vector<kst::Opening> openings;
};

// False for rule files that cannot be read; the tests of parse say what is wrong with them.
bool Make(Made& made) {
  const auto files = kst::ReadRuleFiles(kst::ParseRuleFiles());
  kst::Patterns patterns;
  if (!files || !patterns.Add(*files)) return false;
  for (const kst::RuleFile& file : *files)
    for (const kst::RuleSection& section : file.sections) {
      const kst::RuleEntry* match = section.kind == "rule" ? section.Find("match") : nullptr;
      if (!match) continue;
      const auto pattern = patterns.Expand(file, *match, kst::Captures::kNamed);
      if (!pattern) return false;
      const auto add = [&](const std::vector<kst::Opening>& openings) {
        made.openings.insert(made.openings.end(), openings.begin(), openings.end());
        return static_cast<std::uint32_t>(made.openings.size());
      };
      const std::uint32_t begin = add({}), words = add(kst::Openings(*pattern)), end = add(kst::NeededWords(*pattern));
      made.patterns.push_back({kst::PatternDigest(*pattern), begin, words, end, kst::SymbolsIn(*pattern)});
    }
  std::ranges::sort(made.patterns, {}, &kst::KnownPattern::digest);
  return true;
}

}  // namespace

int main(int count, char** paths) {
  Made made;
  if (count != 2 || !Make(made)) return 1;
  std::ofstream out(paths[1]);
  out << "// Made by tools/cmake/make_openings.cc.\n#include \"parse/grammar/known_openings.h\"\n\nnamespace kst {\n"
         "namespace {\nconstexpr KnownPattern kPatterns[] = {\n";
  for (const kst::KnownPattern& one : made.patterns)
    out << '{' << one.digest << "U, " << one.begin << ", " << one.words << ", " << one.end << ", " << one.symbols
        << "U},\n";
  out << "};\nconstexpr Opening kOpenings[] = {\n";
  for (const kst::Opening opening : made.openings) out << opening << "U,\n";
  out << "};\n}  // namespace\nKnownOpenings CompiledInOpenings() { return {kPatterns, kOpenings}; }\n}  // namespace "
         "kst\n";
  out.close();
  return out.good() ? 0 : 1;
}
