// Cases that anyone can hand in: a folder with a README (what is shown and why),
// input.txt (a text layer) and expected.txt (lines of tests/spell.h; those that
// matter, in order). A `.d` folder must pass. A `.b` folder is a known bug: it is
// run, reported, and an error on the day it starts to pass. KST_ACCEPT=1 rewrites
// the expected lines of `.d` folders; the diff is the review.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/cases/loaded.h"
#include "tests/shared.h"
#include "tests/spell.h"

namespace kst {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> CaseFolders() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::recursive_directory_iterator(SourceDir() / "tests/cases"))
    if (entry.is_directory() && (entry.path().extension() == ".d" || entry.path().extension() == ".b"))
      folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

// Of the spelled document only the kinds of line that the expectation speaks of.
std::string Relevant(const std::string& spelled, const std::string& expected) {
  std::istringstream lines(spelled);
  std::string kept;
  for (std::string line; std::getline(lines, line);) {
    const std::string kind = line.substr(0, line.find(' '));
    if (expected.empty() || expected.rfind(kind + " ", 0) == 0 || expected.find("\n" + kind + " ") != std::string::npos)
      kept += line + "\n";
  }
  return kept;
}

class Case : public testing::TestWithParam<fs::path> {};

TEST_P(Case, GivesWhatItExpects) {
  const fs::path folder = GetParam();
  ASSERT_TRUE(fs::exists(folder / "README")) << "a case says in its README what it shows and why";
  const std::string expected = ReadFile(folder / "expected.txt");
  const Document document =
      Loaded().Read({folder.filename().string(), InputKind::kText, ""}, ReadFile(folder / "input.txt"));
  const std::string got = Relevant(Spell(document), expected);
  if (folder.extension() == ".b") {
    EXPECT_NE(got, expected) << "this known bug is gone: rename the folder to .d";
    if (got != expected) std::cout << "known bug " << folder.filename().string() << ": " << ReadFile(folder / "README");
  } else if (std::getenv("KST_ACCEPT") != nullptr) {
    std::ofstream(folder / "expected.txt") << got;
  } else {
    EXPECT_EQ(got, expected);
  }
}

INSTANTIATE_TEST_SUITE_P(Folders, Case, testing::ValuesIn(CaseFolders()), [](const auto& row) {
  std::string name = fs::relative(row.param, SourceDir() / "tests/cases").string();
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
});

}  // namespace
}  // namespace kst
