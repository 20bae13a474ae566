// The layers of the code, checked on the sources: which folder may include which
// folder, and which folder alone may see a third-party library. The include roots
// of the build refuse most of it; this names the rest.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "tests/shared.h"

namespace kst {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file, folder, header;  // "parse/parse.cc", "parse", "re2/re2.h"
};

const std::vector<std::string> kStages = {"schema", "extract/pdf", "extract/xml", "extract/layout", "extract/normalise", "parse", "corpus", "tools"};

std::string StageOf(const std::string& path) {
  for (const std::string& stage : kStages)
    if (path.rfind(stage + "/", 0) == 0) return stage;
  return "";
}

std::vector<Include> AllIncludes() {
  std::vector<Include> includes;
  const std::regex pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
  for (const std::string& stage : kStages)
    for (const fs::path& folder : {SourceDir() / stage})
      for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string ending = entry.path().extension();
        if (ending != ".cc" && ending != ".h") continue;
        std::istringstream text(ReadFile(entry.path()));
        for (std::string line; std::getline(text, line);)
          if (std::smatch match; std::regex_search(line, match, pattern))
            includes.push_back({fs::relative(entry.path(), SourceDir()).string(), stage, match[1]});
      }
  return includes;
}

TEST(Layers, AStageSeesSchemaAndItself) {
  for (const Include& i : AllIncludes()) {
    EXPECT_EQ(i.header.find(".."), std::string::npos) << i.file << " includes " << i.header;
    const std::string seen = StageOf(i.header);
    if (seen.empty() || i.folder == "tools") continue;
    EXPECT_TRUE(seen == i.folder || seen == "schema") << i.file << " must not see " << i.header;
  }
}

TEST(Layers, EachLibraryIsSeenByOneStage) {
  const std::vector<std::pair<std::regex, std::set<std::string>>> kOwners = {
      {std::regex("^(PDFDoc|GfxFont|Object|Parser|Lexer|Stream|Page|Gfx|GlobalParams|ErrorCodes|CharTypes|OptionalContent|Annot|goo/|XRef|Catalog|Dict|Array).*\\.h$"), {"extract/pdf"}},
      {std::regex("^(unicode/|hunspell/|hyphen).*"), {"extract/normalise"}},
      {std::regex("^(zlib|zconf)\\.h$"), {"extract/pdf"}},
      {std::regex("^re2/.*"), {"parse"}},
      {std::regex("^pugixml.*"), {"extract/xml"}},
      {std::regex("^sqlite3.*"), {"corpus"}},
      {std::regex("^(CLI/|seccomp).*"), {"tools"}},
      {std::regex("^openssl/.*"), {"schema"}},
      {std::regex("^nlohmann/.*"), {"schema", "corpus", "tools"}},
      {std::regex("^(iostream|cstdio|stdio\\.h|print)$"), {"tools"}},
  };
  for (const Include& i : AllIncludes())
    for (const auto& [header, owners] : kOwners)
      if (std::regex_match(i.header, header)) {
        EXPECT_TRUE(owners.count(i.folder)) << i.file << " must not see " << i.header;
      }
}

TEST(Layers, TheCheckSeesTheSources) {
  std::map<std::string, int> files;
  for (const Include& i : AllIncludes()) ++files[i.folder];
  for (const std::string& stage : kStages) EXPECT_GT(files[stage], 0) << stage;
}

TEST(Folders, AreExactlyThese) {
  const std::set<std::string> kFolders = {"schema", "extract", "parse", "corpus", "tools", "tests", "docs", "build", "out", ".git", ".ci"};
  for (const auto& entry : fs::directory_iterator(SourceDir()))
    if (entry.is_directory()) {
      EXPECT_TRUE(kFolders.count(entry.path().filename())) << entry.path();
    }
}

}  // namespace
}  // namespace kst
