// The layers of the code, checked on the sources: which folder may include which
// folder, and which folder alone may see a third-party library. The include roots
// of the build refuse part of it; this names the rest.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <set>

#include "tests/shared.h"

namespace kst {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file, header;  // "parse/parse.cc", "re2/re2.h"
};

// From the lowest to the highest. A folder sees what stands before it in its own group, folders
// of its own rank where no circle comes of it, and schema; tools sees everything.
struct Rank {
  std::string folder, group;
  int rank;
};
const std::vector<Rank> kFolders = {
    {"schema", "schema", 0},
    {"extract/pdf", "pdf", 0},
    {"extract/ocr", "ocr", 0},
    {"extract/xml", "xml", 0},
    {"extract/layout", "layout", 0},
    {"extract/normalise", "normalise", 0},
    {"parse/grammar", "parse", 0},
    {"parse/sentence", "parse", 1},
    {"parse/identity", "parse", 2},
    {"parse/cite", "parse", 2},
    {"parse/time", "parse", 2},
    {"parse/people", "parse", 2},
    {"parse/say", "parse", 3},
    {"parse", "parse", 4},
    {"corpus/store", "corpus", 0},
    {"corpus/link", "corpus", 1},
    {"corpus/search", "corpus", 2},
    {"corpus/graph", "corpus", 2},
    {"corpus/views", "corpus", 3},
    {"corpus/feed", "corpus", 3},
    {"corpus/pages", "corpus", 4},
    {"tools/annotate", "annotate", 0},
    {"tools/database", "database", 0},
    {"tools/web", "web", 0},
    {"tools", "tools", 0},
};

const Rank* FolderOf(const std::string& path) {
  const Rank* found = nullptr;
  for (const Rank& folder : kFolders)
    if (path.rfind(folder.folder + "/", 0) == 0 && (!found || folder.folder.size() > found->folder.size()))
      found = &folder;
  return found;
}

// Who alone may see a library's headers, in whatever way they are spelled.
const std::vector<std::pair<std::regex, std::set<std::string>>> kOwners = {
    {std::regex("^(poppler/"
                ".*|(PDFDoc|GfxFont|Object|Parser|Lexer|Stream|Page|Gfx|GlobalParams|ErrorCodes|CharTypes|"
                "OptionalContent|Annot|XRef|Catalog|Dict|Array).*\\.h|goo/.*)$"),
     {"extract/pdf"}},
    {std::regex("^(zlib|zconf)\\.h$"), {"extract/pdf"}},
    {std::regex("^(unicode/|hunspell|hyphen).*"), {"extract/normalise"}},
    {std::regex("^pugi.*"), {"extract/xml"}},
    {std::regex("^(tesseract|leptonica).*"), {"extract/ocr"}},
    {std::regex("^(re2/|pcre2).*"), {"parse/grammar"}},
    {std::regex("^(sqlite3|zstd|zdict).*"), {"corpus/store"}},
    {std::regex("^(seccomp|linux/(landlock|seccomp)).*"), {"tools"}},
    {std::regex("^qpdf/.*"), {"tools/annotate"}},
    {std::regex("^httplib\\.h$"), {"tools/web"}},
    {std::regex("^libpq.*"), {"tools/database"}},
    {std::regex("^nettle/.*"), {"schema"}},
    {std::regex("^nlohmann/.*"), {"schema", "corpus/store", "corpus/link", "corpus/graph", "corpus/views", "tools"}},
    {std::regex("^(iostream|cstdio|stdio\\.h|print)$"), {"tools"}},
};

// What is wrong with an include; nothing when it may stand.
std::optional<std::string> Fault(const Include& i) {
  const Rank* from = FolderOf(i.file);
  if (!from) return "stands in a folder that has no layer";
  if (i.header.find("..") != std::string::npos) return "leads out of its folder";
  for (const auto& [header, owners] : kOwners)
    if (std::regex_match(i.header, header) && !owners.count(from->folder)) return "belongs to " + *owners.begin();
  const Rank* to = FolderOf(i.header);
  if (!to || from->folder == "tools" || to->folder == "schema") return {};
  if (to->group != from->group) return "is a stage of its own";
  if (to->rank > from->rank) return "stands above";
  return {};
}

std::vector<Include> IncludesOf(const std::string& file, const std::string& text) {
  static const std::regex pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]");
  std::vector<Include> includes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (std::smatch match; std::regex_search(line, match, pattern)) includes.push_back({file, match[1]});
  return includes;
}

std::vector<Include> AllIncludes() {
  std::vector<Include> includes;
  for (const char* top : {"schema", "extract", "parse", "corpus", "tools"})
    for (const auto& entry : fs::recursive_directory_iterator(SourceDir() / top)) {
      const std::string ending = entry.path().extension();
      if (ending != ".cc" && ending != ".h") continue;
      for (Include& i : IncludesOf(fs::relative(entry.path(), SourceDir()).string(), ReadFile(entry.path())))
        includes.push_back(std::move(i));
    }
  return includes;
}

TEST(Layers, EveryIncludeMayStand) {
  std::map<std::string, int> files;
  for (const Include& i : AllIncludes()) {
    if (const auto fault = Fault(i)) ADD_FAILURE() << i.file << " includes " << i.header << ", which " << *fault;
    if (const Rank* folder = FolderOf(i.file)) ++files[folder->folder];
  }
  for (const Rank& folder : kFolders)
    if (fs::exists(SourceDir() / folder.folder)) {
      EXPECT_GT(files[folder.folder], 0) << folder.folder;
    }
}

TEST(Layers, NoCircleOfFolders) {
  std::map<std::string, std::set<std::string>> sees;
  for (const Include& i : AllIncludes()) {
    const Rank *from = FolderOf(i.file), *to = FolderOf(i.header);
    if (from && to && from != to) sees[from->folder].insert(to->folder);
  }
  for (std::size_t round = 0; round < kFolders.size(); ++round)  // what is seen through others too
    for (auto& [folder, seen] : sees)
      for (const std::string& next : std::set<std::string>(seen)) seen.insert(sees[next].begin(), sees[next].end());
  for (const auto& [folder, seen] : sees) EXPECT_FALSE(seen.count(folder)) << folder << " sees itself through another";
}

TEST(Layers, APlantedIncludeIsCaught) {
  const std::vector<Include> kPlanted = {
      {"parse/cite/x.cc", "poppler/PDFDoc.h"},
      {"parse/cite/x.cc", "PDFDoc.h"},
      {"parse/say/x.cc", "re2/re2.h"},
      {"parse/say/x.cc", "pcre2.h"},
      {"corpus/link/x.cc", "sqlite3.h"},
      {"tools/workers/x.cc", "zstd.h"},
      {"tools/commands/x.cc", "qpdf/QPDF.hh"},
      {"tools/commands/x.cc", "httplib.h"},
      {"tools/commands/x.cc", "libpq-fe.h"},
      {"corpus/views/x.cc", "corpus/pages/html.h"},
      {"tools/annotate/x.cc", "tools/cli/output.h"},
      {"extract/layout/x.cc", "unicode/unistr.h"},
      {"extract/pdf/x.cc", "tesseract/baseapi.h"},
      {"parse/grammar/x.cc", "parse/cite/references.h"},
      {"parse/sentence/x.h", "parse/say/relations.h"},
      {"parse/time/x.cc", "parse/say/works.h"},
      {"corpus/store/x.cc", "corpus/link/link.h"},
      {"corpus/link/x.cc", "corpus/graph/graph.h"},
      {"corpus/graph/x.cc", "corpus/views/trace.h"},
      {"parse/cite/x.cc", "corpus/store/store.h"},
      {"extract/layout/x.cc", "extract/pdf/read_pdf.h"},
      {"schema/x.cc", "parse/parse.h"},
      {"corpus/link/x.cc", "iostream"},
      {"parse/cite/x.cc", "../say/works.h"},
  };
  for (const Include& i : kPlanted) {
    const auto seen = IncludesOf(i.file, "// a file\n  #  include <" + i.header + ">  // planted\n");
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_TRUE(Fault(seen[0])) << i.file << " includes " << i.header;
  }
  EXPECT_FALSE(Fault({"parse/say/x.cc", "parse/cite/references.h"}));
  EXPECT_FALSE(Fault({"parse/grammar/x.cc", "re2/re2.h"}));
}

TEST(Folders, AreExactlyThese) {
  const std::set<std::string> kTop = {"schema", "extract", "parse", "corpus", "tools", "tests",
                                      "docs",   "build",   "out",   ".git",   ".ci"};
  for (const auto& entry : fs::directory_iterator(SourceDir()))
    if (entry.is_directory()) {
      EXPECT_TRUE(kTop.count(entry.path().filename())) << entry.path();
    }
}

// "cite.eu.rules" is of the family cite: two folders that knew nothing of each other would make one family of two.
TEST(Rules, AFamilyStandsInOneFolder) {
  std::map<std::string, fs::path> folder_of;
  for (const auto& entry : fs::recursive_directory_iterator(SourceDir() / "parse/rules")) {
    if (entry.path().extension() != ".rules") continue;
    const std::string name = entry.path().filename();
    const fs::path& folder =
        folder_of.emplace(name.substr(0, name.find('.')), entry.path().parent_path()).first->second;
    EXPECT_EQ(folder, entry.path().parent_path()) << name;
  }
  EXPECT_GT(folder_of.size(), 40U);
}

}  // namespace
}  // namespace kst
