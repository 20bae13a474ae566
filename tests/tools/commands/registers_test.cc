// Overviews of motions and commitments, printed as ruled tables of invented rows.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/fixtures/pdf_writer.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// One ruled column for each cell of the first row; "/" parts the lines of a cell.
std::string Printed(const Rows& rows) {
  PdfWriter pdf;
  PdfPage& page = pdf.Page();
  page.Text(72, 80, "Bijlage bij de brief over het landschap");
  const double width = 480.0 / static_cast<double>(rows[0].size());
  double y = 100;
  const auto rule = [&](double x, double top, double w, double h) {
    page.content += PdfNumber(x) + " " + PdfNumber(842 - top - h) + " " + PdfNumber(w) + " " + PdfNumber(h) + " re f\n";
  };
  rule(50, y, 480, 0.5);
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t c = 0; c <= row.size(); ++c) rule(50 + width * static_cast<double>(c), y, 0.5, 40);
    for (std::size_t c = 0; c != row.size(); ++c) {
      double line = y + 10;
      for (std::size_t at = 0; at <= row[c].size(); line += 9) {
        const std::size_t end = std::min(row[c].find('/', at), row[c].size());
        page.Text(53 + width * static_cast<double>(c), line, row[c].substr(at, end - at), 7);
        at = end + 1;
      }
    }
    rule(50, y += 40, 480, 0.5);
  }
  return pdf.Finish();
}

nlohmann::json Read(const Rows& rows) {
  const ScratchFolder folder;
  folder.Write("a.pdf", Printed(rows));
  return nlohmann::json::parse(folder.Kst({"read", "a.pdf"}).out).at("data");
}

std::string Relations(const Rows& rows) {
  const nlohmann::json paper = Read(rows);
  std::string out;
  for (const auto& r : paper.at("relations"))
    out += r.at("type").get<std::string>() + " " + r.at("target").get<std::string>() + " " +
           (r.at("status").is_null() ? "-" : r.at("status").get<std::string>()) + "\n";
  return out;
}

TEST(Registers, ARowHasItsNumberAndStateFromItsCells) {
  EXPECT_EQ(
      Relations(
          {{"Omschrijving", "Vindplaats", "Stand van zaken"},
           {"Motie van het lid Terpstra/over trekvogels", "Kamerstuk 33 118,/nr. 41", "De motie is uitge-/voerd."},
           {"Motie van de leden Van Wijk/en El Amrani over riet", "Kamerstuk 33 118,/nr. 42", "In behandeling."},
           {"Motie van het lid Kooiman/over otters", "Kamerstuk 33 118,/nr. 43", "De motie wordt niet/uitgevoerd."}}),
      "implements kst-33118-41 done\nimplements kst-33118-42 progress\ndeclines kst-33118-43 -\n");
}

// The heads tell the columns, in whatever order they stand.
TEST(Registers, ColumnsAreKnownByTheirHeads) {
  EXPECT_EQ(Relations({{"Status", "Kamerstuk", "Indiener", "Motie"},
                       {"Afgedaan", "Kamerstuk 33 118,/nr. 41", "Terpstra", "Telling van trekvogels"},
                       {"In uitvoering", "Kamerstuk 33 118,/nr. 42", "Van Wijk", "Herstel van rietkragen"}}),
            "implements kst-33118-41 done\nimplements kst-33118-42 progress\n");
}

// Lists of the Eerste Kamer: the number of a promise stands in a cell of its own.
TEST(Registers, APromiseIsKnownByItsNumber) {
  EXPECT_EQ(Relations({{"Nummer", "Toezegging", "Datum", "Stand van zaken"},
                       {"T03118", "Toezegging Telling/trekvogels (33.118)", "3 mei 2021",
                        "Afgedaan. De Kamer is/per brief ingelicht."},
                       {"T03119", "Toezegging Herstel/rietkragen (33.118)", "3 mei 2021", "In behandeling"},
                       {"T03120", "Toezegging Otters/(33.118)", "3 mei 2021", "Nog niet afgedaan"}}),
            "fulfils T03118 done\nfulfils T03119 progress\n");
}

// What another letter is cited for, and what is awaited, is no state.
TEST(Registers, ACellWithoutAStateSaysNothing) {
  EXPECT_EQ(
      Relations({{"Omschrijving", "Vindplaats", "Stand van zaken"},
                 {"Motie van het lid Terpstra/over trekvogels", "Kamerstuk 33 118,/nr. 41",
                  "Advies is gevraagd/aan de raad."},
                 {"Motie van het lid Kooiman/over otters", "Kamerstuk 33 118,/nr. 43", "Nog niet in behandeling"}}),
      "");
}

TEST(Registers, ATableAloneIsNoMotion) {
  const nlohmann::json paper =
      Read({{"Motie", "Vindplaats", "Stand van zaken"},
            {"Motie van het lid Terpstra/over trekvogels", "Kamerstuk 33 118,/nr. 41", "Afgedaan"},
            {"Motie van het lid Kooiman/over otters", "Kamerstuk 33 118,/nr. 43", "Afgedaan"}});
  EXPECT_NE(paper.at("kind"), "motion");
  EXPECT_EQ(paper.at("mentions").size(), 2U) << paper.at("mentions");
  EXPECT_EQ(paper.at("mentions")[0].at("target"), "kst-33118-41");
}

// The head of the table is known before its rows are printed, also what only the last of them has.
TEST(Registers, AsCsvHaveTheColumnsOfAllRows) {
  const auto paper = [](const std::string& number, const std::string& rest) {
    return R"({"key":")" + number + R"(","text":"Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2020–2021\n)" +
           R"(31 234 Kadebeheer\nNr. )" + number + " " + rest + "\"}\n";
  };
  const std::string asks = R"(De Kamer,\nverzoekt de regering te varen,\nen gaat over tot de orde van de dag.\n)";
  const std::string lines =
      paper("56", R"(MOTIE VAN HET LID RIETVELD\nVoorgesteld 4 februari 2021\n)" + asks + "Rietveld") +
      paper("57", R"(MOTIE VAN HET LID ZILT\nVoorgesteld 5 februari 2021\n)" + asks + "Zilt") +
      paper("64", R"(BRIEF VAN DE MINISTER VAN DEFENSIE\nDen Haag, 3 maart 2021\nMet deze brief geef ik uitvoering )"
                  R"(aan de motie van het lid Zilt (Kamerstuk 31 234, nr. 57).)");
  const ScratchFolder folder;
  ASSERT_EQ(folder.Kst({"run", "--each", "-", "--into", "c"}, lines).status, 0);
  const std::string csv = folder.Kst({"motions", "c", "--csv"}).out;
  EXPECT_TRUE(csv.starts_with("id,date,people,title,state,settled_by,said_by,words,url\r\nkst-31234-56,2021-02-04,"))
      << csv;
  EXPECT_NE(csv.find("\r\nkst-31234-57,2021-02-05,Zilt,Kadebeheer,implemented,kst-31234-64,"), csv.npos) << csv;
}

}  // namespace
}  // namespace kst
