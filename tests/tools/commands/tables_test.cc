// `kst read --tables`, and the tables of a record, on a paper of invented words.
#include <gtest/gtest.h>

#include "tests/fixtures/pdf_writer.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

// An overview over two pages with ruled cells; the second row goes on over the page.
std::string Overview() {
  PdfWriter pdf;
  for (const int number : {1, 2}) {
    PdfPage& page = pdf.Page();
    page.Text(72, 92, "Motie", 9, "Helvetica-Bold").Text(172, 92, "Stand van zaken", 9, "Helvetica-Bold");
    if (number == 1) {
      page.Text(72, 122, "Motie-Jansen").Text(172, 122, "Is in behan-").Text(172, 134, "deling bij de gemeente");
      page.Text(72, 152, "Motie-De Boer").Text(172, 152, "De Kamer is per");
    } else {
      page.Text(172, 122, "brief ingelicht").Text(72, 152, "Motie-Visser").Text(172, 152, "Afgedaan, \"klaar\"");
    }
    for (const int y : {80, 110, 140, 170}) page.content += "70 " + std::to_string(842 - y) + " 300 0.5 re f\n";
    for (const int x : {70, 170, 370}) page.content += std::to_string(x) + " 672 0.5 90 re f\n";
  }
  return pdf.Finish();
}

TEST(ReadTables, PrintsRowsWholeOverThePage) {
  const ScratchFolder folder;
  folder.Write("a.pdf", Overview());
  EXPECT_EQ(folder.Kst({"read", "a.pdf", "--tables", "csv"}).out,
            "a.pdf,1,1,1,1,Motie,Stand van zaken\r\n"
            "a.pdf,1,1,2,0,Motie-Jansen,Is in behandeling bij de gemeente\r\n"
            "a.pdf,1,1,3,0,Motie-De Boer,De Kamer is per brief ingelicht\r\n"
            "a.pdf,1,2,4,0,Motie-Visser,\"Afgedaan, \"\"klaar\"\"\"\r\n");
  const std::string rows = folder.Kst({"read", "a.pdf", "--tables", "ndjson"}).out;
  EXPECT_EQ(rows.substr(0, rows.find('\n')),
            R"({"cells":["Motie","Stand van zaken"],"header":true,"page":1,"row":1,"source":"a.pdf","table":1})");
}

// Cell after cell, a block each; the head that is printed again is furniture.
TEST(ReadTables, TheTextHoldsTheCellsInOrder) {
  const ScratchFolder folder;
  folder.Write("a.pdf", Overview());
  EXPECT_EQ(folder.Kst({"read", "a.pdf", "--text"}).out,
            "Motie\nStand van zaken\nMotie-Jansen\nIs in behandeling bij de gemeente\nMotie-De Boer\n"
            "De Kamer is per brief ingelicht\nMotie-Visser\nAfgedaan, \"klaar\"\n");
}

TEST(ReadTables, AreTheSameStageByStage) {
  const ScratchFolder folder;
  folder.Write("a.pdf", Overview());
  const std::string read = folder.Kst({"read", "a.pdf"}).out;
  EXPECT_NE(read.find("\"tables\":[{\"box\":[1,"), std::string::npos) << read;
  const std::string stages = folder.Shell("kst extract a.pdf | kst normalise | kst parse").out;
  EXPECT_NE(stages.find(read.substr(0, read.find('\n'))), std::string::npos);
}

}  // namespace
}  // namespace kst
