// Every string of the catalogue of reference forms (domain.md, A) stands in a row of the tables here.
#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "tests/shared.h"

namespace kst {
namespace {

// Without spaces and in small letters, so that line breaks and thin spaces do not count.
std::string Squeezed(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (text.substr(i, 2) == "\u00a0") {
      ++i;
    } else if (!std::isspace(c)) {
      out += static_cast<char>(std::tolower(c));
    }
  }
  return out;
}

std::string Section(const std::string& catalogue, const std::string& name) {
  const std::size_t begin = catalogue.find("\n## " + name + ". ");
  return catalogue.substr(catalogue.find('\n', begin + 1), catalogue.find("\n## ", begin + 1) - begin);
}

std::vector<std::string> Quoted(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t open = text.find('"'); open != std::string::npos;) {
    const std::size_t close = text.find('"', open + 1);
    if (close == std::string::npos) break;
    out.push_back(text.substr(open + 1, close - open - 1));
    open = text.find('"', close + 1);
  }
  return out;
}

// "(https://www.bd.nl/…?cb=…)": the parts in their order, something between them.
bool Holds(const std::string& rows, std::string text) {
  constexpr std::string_view kGap = "…";
  std::size_t at = std::string::npos;
  for (std::size_t gap; !text.empty(); text.erase(0, gap == std::string::npos ? gap : gap + kGap.size())) {
    gap = text.find(kGap);
    const std::string part = text.substr(0, gap);
    const std::size_t found = rows.find(part, at == std::string::npos ? 0 : at);
    if (found == std::string::npos) return false;
    at = found + part.size();
  }
  return true;
}

TEST(Catalogue, EveryStringHasARow) {
  KST_NEEDS_SHARED();
  std::string rows;
  for (const char* file : {"references", "journals", "whole", "links"})
    rows += Squeezed(ReadFile(SourceDir() / "tests/parse/cite" / (std::string(file) + "_test.cc")));
  for (std::size_t at = 0; (at = rows.find("\"\"", at)) != std::string::npos;) rows.erase(at, 2);  // "joined" "lines"
  const std::string catalogue = ReadFile(Shared("domain.md"));
  int numbered = 0, strings = 0, missing = 0;
  for (const int group : {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 25, 28}) {
    const std::string name = "A" + std::to_string(group), section = Section(catalogue, name);
    for (std::size_t at = 0; (at = section.find("\n| " + name + ".", at)) != std::string::npos; ++at) ++numbered;
    for (const std::string& text : Quoted(section)) {
      ++strings;
      if (Holds(rows, Squeezed(text))) continue;
      ++missing;
      // What the catalogue says about strings, and is no citation itself.
      if (text != "nrs. 1-3" && text != "cited document" && text != "het rapport" && text != "noot N")
        ADD_FAILURE() << name << " has no row: " << text;
    }
  }
  EXPECT_EQ(numbered, 92);
  EXPECT_EQ(strings, 216);
  EXPECT_LE(missing, 4);
}

}  // namespace
}  // namespace kst
