// `kst annotate` as it is used: what comes out is a good PDF with the same words and a link over every reference; what
// cannot be annotated is one line, and the rest goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/fixtures/pdf_writer.h"
#include "tests/shared.h"
#include "tests/tools/annotate/links_in.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string kOfficial = "https://zoek.officielebekendmakingen.nl/";

std::string Letter() {
  PdfWriter pdf;
  pdf.Page()
      .Text(72, 100, "Ik verwijs naar de motie van het lid Eerdmans (Kamerstuk 29 911, nr. 323). Zie ook de")
      .Text(72, 112, "brieven over de kaden in het veengebied, die bij de vorige begroting kwamen (Kamerstukken")
      .Text(72, 124, "II 2020/21, 35 570, nrs. 12 en 14). Over een jaar informeer ik uw Kamer over de voortgang.");
  return pdf.Finish();
}

json Read(const ScratchFolder& folder, const std::string& name) {
  return json::parse(folder.Kst({"read", name}).out)["data"];
}

TEST(AnnotateCommand, LinksEachReferenceAndEachPartOfABrokenOne) {
  const ScratchFolder folder;
  folder.Write("brief.pdf", Letter());
  const ProgramRun run = folder.Kst({"annotate", "brief.pdf", "-o", "uit.pdf"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("1 paper, 4 links"));
  std::vector<std::string> addresses;
  for (const LinkIn& link : LinksIn(folder.Read("uit.pdf"))) addresses.push_back(link.address);
  EXPECT_THAT(addresses, ElementsAre(kOfficial + "kst-29911-323.html", kOfficial + "kst-35570-12.html",
                                     kOfficial + "kst-35570-12.html", kOfficial + "kst-35570-14.html"));
}

TEST(AnnotateCommand, TheLinksLieOverTheBoxesOfTheRecord) {
  const ScratchFolder folder;
  folder.Write("brief.pdf", Letter());
  ASSERT_EQ(folder.Kst({"annotate", "brief.pdf", "-o", "uit.pdf"}).status, 0);
  const json box = Read(folder, "brief.pdf")["references"][0]["boxes"][0];
  const std::vector<double> rect = LinksIn(folder.Read("uit.pdf"))[0].rect;
  constexpr double kNear = 0.011, kHigh = 842;
  EXPECT_NEAR(rect[0], box[1].get<double>(), kNear);
  EXPECT_NEAR(rect[1], kHigh - box[4].get<double>(), kNear);
  EXPECT_NEAR(rect[2], box[3].get<double>(), kNear);
  EXPECT_NEAR(rect[3], kHigh - box[2].get<double>(), kNear);
}

TEST(AnnotateCommand, ThePaperReadsAsBefore) {
  const ScratchFolder folder;
  folder.Write("brief.pdf", Letter());
  ASSERT_EQ(folder.Kst({"annotate", "brief.pdf", "-o", "uit.pdf", "--bookmarks"}).status, 0);
  const json before = Read(folder, "brief.pdf"), after = Read(folder, "uit.pdf");
  for (const char* key : {"text", "references", "mentions", "pages", "producer"}) EXPECT_EQ(before[key], after[key]);
  EXPECT_THAT(OutlineOf(folder.Read("uit.pdf")), testing::Contains("  Kamerstuk 29911, nr. 323"));
}

TEST(AnnotateCommand, LeadsToAReadingRoom) {
  const ScratchFolder folder;
  folder.Write("brief.pdf", Letter());
  ASSERT_EQ(folder.Kst({"annotate", "brief.pdf", "-o", "uit.pdf", "--base", "http://127.0.0.1:8080"}).status, 0);
  EXPECT_EQ(LinksIn(folder.Read("uit.pdf"))[0].address, "http://127.0.0.1:8080/kst-29911-323");
  EXPECT_EQ(folder.Kst({"annotate", "brief.pdf", "-o", "uit.pdf", "--base", "javascript:x"}).status, 2);
}

TEST(AnnotateCommand, AFolderAtATimeAndWhatFailsIsOneLine) {
  const ScratchFolder folder;
  folder.Write("in/a/brief.pdf", Letter());
  folder.Write("in/b/brief.pdf", Letter());
  folder.Write("in/b/kapot.pdf", "%PDF-1.7\nniets");
  folder.Write("in/b/stuk.xml", "<x/>");
  const ProgramRun run = folder.Kst({"annotate", "in", "-o", "uit"});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("in/b/kapot.pdf: "));
  EXPECT_THAT(run.err, HasSubstr("2 papers, 8 links, 1 failed"));
  EXPECT_EQ(folder.Read("uit/a/brief.pdf"), folder.Read("uit/b/brief.pdf"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "uit/b/kapot.pdf"));
}

TEST(AnnotateCommand, ADashIsStandardOutput) {
  const ScratchFolder folder;
  folder.Write("brief.pdf", Letter());
  const ProgramRun run = folder.Kst({"annotate", "brief.pdf", "-o", "-"});
  EXPECT_EQ(run.status, 0) << run.err;
  EXPECT_EQ(LinksIn(run.out).size(), 4u);
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "-"));
}

TEST(AnnotateCommand, RefusesInOneLine) {
  const ScratchFolder folder;
  folder.Write("a/brief.pdf", Letter());
  folder.Write("b/brief.pdf", Letter());
  folder.Write("c/tekst.xml", "<x/>");
  const struct {
    std::vector<std::string> words;
    int status;
    std::string says;
  } kRows[] = {
      {{"a/brief.pdf"}, 2, "say with -o where"},
      {{"a/brief.pdf", "-o", "a/brief.pdf"}, 1, "would be written over itself"},
      {{"a/brief.pdf", "-o", "a"}, 1, "would be written over itself"},
      {{"a/brief.pdf", "b/brief.pdf", "-o", "uit"}, 1, "another paper is already written to uit/brief.pdf"},
      {{"a/brief.pdf", "b/brief.pdf", "-o", "c/tekst.xml"}, 2, "is a file, and several papers need a folder"},
      {{"a/brief.pdf", "b/brief.pdf", "-o", "-"}, 2, "several papers need a folder"},
      {{"c/tekst.xml", "-o", "uit.pdf"}, 1, "only PDFs are annotated"},
      {{"weg.pdf", "-o", "uit.pdf"}, 1, "does not exist"},
      {{"a/brief.pdf", "-o", "/proc/geen/uit.pdf"}, 4, "cannot write"},
  };
  for (const auto& row : kRows) {
    std::vector<std::string> words = {"annotate"};
    words.insert(words.end(), row.words.begin(), row.words.end());
    const ProgramRun run = folder.Kst(words);
    EXPECT_EQ(run.status, row.status) << run.err;
    EXPECT_THAT(run.err, HasSubstr(row.says));
  }
  EXPECT_EQ(folder.Read("a/brief.pdf"), Letter());
}

TEST(AnnotateCommand, WritesOverNoPaperThatItIsToRead) {
  const struct {
    std::vector<std::string> papers;
    std::string out;
  } kRows[] = {{{"a/brief.pdf", "b/brief.pdf"}, "b"},
               {{"a/brief.pdf", "b"}, "b"},
               {{"a/brief.pdf", "./b/../b/brief.pdf"}, "a/../b/"},
               {{"b/brief.pdf"}, "b"}};
  for (const auto& row : kRows) {
    const ScratchFolder folder;
    folder.Write("a/brief.pdf", Letter());
    folder.Write("b/brief.pdf", Letter());
    std::vector<std::string> words = {"annotate", "-o", row.out};
    words.insert(words.end(), row.papers.begin(), row.papers.end());
    const ProgramRun run = folder.Kst(words);
    EXPECT_EQ(run.status, 1) << row.out;
    EXPECT_THAT(run.err, HasSubstr("would be written over"));
    EXPECT_EQ(folder.Read("b/brief.pdf"), Letter()) << row.out;
  }
}

TEST(AnnotateCommand, ResultsBelowThePapersAreNotReadAgain) {
  const ScratchFolder folder;
  folder.Write("in/brief.pdf", Letter());
  for (int round = 0; round < 2; ++round) {
    const ProgramRun run = folder.Kst({"annotate", "in", "-o", "in/uit"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("1 paper, 4 links"));
  }
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "in/uit/brief.pdf"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "in/uit/uit"));
}

TEST(AnnotateCommand, CountsOnlyWhatWasWritten) {
  const ScratchFolder folder;
  folder.Write("brief.pdf", Letter());
  const ProgramRun run = folder.Kst({"annotate", "brief.pdf", "-o", std::string(300, 'a') + ".pdf"});
  EXPECT_EQ(run.status, 4);
  EXPECT_THAT(run.err, HasSubstr("0 papers, 0 links"));
}

TEST(AnnotateCommand, WhatComesOutOfRealPapersIsClean) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  const ProgramRun run = folder.Kst({"annotate", Shared("corpus/gold").string(), "-o", "uit", "--bookmarks"});
  EXPECT_EQ(run.status, 0) << run.err;
  int files = 0;
  for (const auto& file : FilesBelow(folder.path() / "uit", ".pdf")) {
    const ProgramRun check = folder.Shell("qpdf --check '" + file.string() + "'");
    EXPECT_EQ(check.status, 0) << file << check.out << check.err;
    ++files;
  }
  EXPECT_GT(files, 20);
}

}  // namespace
}  // namespace kst
