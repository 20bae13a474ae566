// The stages by hand give byte for byte what `kst read` gives, on real papers.
#include <gtest/gtest.h>

#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

std::string Quoted(const std::filesystem::path& path) { return std::string("'").append(path).append("'"); }

TEST(Stages, GiveWhatReadGives) {
  KST_NEEDS_SHARED();
  constexpr std::size_t kPapers = 20;
  const auto all = FilesBelow(Shared("corpus"), ".pdf");
  std::string files = Quoted(Shared("corpus/other/blg-1007826.pdf"));  // a scan: failed records go down the stream too
  for (std::size_t i = 0; i < kPapers; ++i) files.append(" ").append(Quoted(all[i * all.size() / kPapers]));
  const ScratchFolder folder;
  const ProgramRun stages = folder.Shell("kst extract " + files + " | kst normalise | kst parse");
  const ProgramRun read = folder.Shell("kst read " + files);
  EXPECT_EQ(stages.status, 1);
  EXPECT_EQ(read.status, 1);
  EXPECT_GT(read.out.size(), 500'000U);
  EXPECT_TRUE(stages.out == read.out) << "the outputs differ";
}

TEST(Stages, DoTextAndXmlToo) {
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter,\n\nZie Kamerstuk 29 911, nr. 323.\n\fTweede bladzijde.\n");
  const ProgramRun stages = folder.Shell("kst extract a.txt missing.pdf | kst normalise | kst parse");
  const ProgramRun read = folder.Shell("kst read a.txt missing.pdf");
  EXPECT_EQ(stages.out, read.out);
  EXPECT_NE(read.out.find("kst-29911-323"), std::string::npos);
}

TEST(Stages, NumberOfProcessesIsInvisible) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  std::string files = Quoted(Shared("corpus/letters"));
  files += "/*[02468].pdf";
  const ProgramRun one = folder.Shell("kst read -j 1 " + files);
  const ProgramRun three = folder.Shell("kst read -j 3 --papers-per-process 5 " + files);
  EXPECT_GT(one.out.size(), 100'000U);
  EXPECT_TRUE(one.out == three.out) << "the outputs differ";
}

}  // namespace
}  // namespace kst
