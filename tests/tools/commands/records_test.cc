// Every record that the program prints is one that schema/record describes.
#include <gtest/gtest.h>

#include <sstream>

#include "tests/shared.h"
#include "tests/tools/run_program.h"
#include "tests/valid_record.h"

namespace kst {
namespace {

int Check(const std::string& record, const std::string& lines) {
  int count = 0;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    if (line.find("\"type\":\"" + record + "\"}") == std::string::npos) continue;
    EXPECT_EQ(WhyInvalid(record, line), "") << line.substr(0, 300);
    ++count;
  }
  return count;
}

TEST(Records, AreAsDescribed) {
  KST_NEEDS_SHARED();
  const auto all = FilesBelow(Shared("corpus"), ".pdf");
  std::string files = "missing.pdf";
  int papers = 1;
  for (std::size_t i = 0; i < all.size(); i += 12, ++papers) files.append(" '").append(all[i]).append("'");
  const ScratchFolder folder;
  const ProgramRun pages =
      folder.Shell("kst extract " + files + " > pages; kst normalise < pages > text; kst parse < text > documents");
  EXPECT_EQ(Check("document", folder.Read("documents")), papers);
  EXPECT_GE(Check("pages", folder.Read("pages")), papers - 2);
  EXPECT_GE(Check("text", folder.Read("text")), papers - 2);
}

}  // namespace
}  // namespace kst
