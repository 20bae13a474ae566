// Letterheads whose labels stand above their values, as ministries had them until about 2008. A head is drawn as it
// stands here, a column of characters is six points; it is read from the page and as a text layer. All are invented.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/fixtures/pdf_writer.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

const std::string kAddress =
    "Ministerie van Bruggen\n\nAan de Voorzitter van de Tweede Kamer\nder Staten-Generaal\n"
    "Postbus 20018\n2500 EA Den Haag\n\n";
const std::string kLetter =
    "\n\nGeachte voorzitter,\n\nIn uw brief van 3 februari 2031 vroeg u naar de bruggen. Zij zijn dicht.\n\n"
    "De Minister van Bruggen,\n\nA.B. Sluis\n";

std::string Page(const std::string& lines) {
  PdfWriter pdf;
  PdfPage& page = pdf.Page();
  double y = 60;
  for (std::size_t begin = 0; begin < lines.size(); y += 11) {
    const std::size_t end = lines.find('\n', begin);
    for (std::size_t at = lines.find_first_not_of(' ', begin); at < end;) {
      const std::size_t gap = std::min(lines.find("  ", at), end);
      page.Text(60 + 6.0 * static_cast<double>(at - begin), y, lines.substr(at, gap - at), 9);
      at = lines.find_first_not_of(' ', gap);
    }
    begin = end + 1;
  }
  return pdf.Finish();
}

// "2031-03-12 | own | your | subject"
std::string Fields(const std::string& file, const std::string& bytes) {
  const ScratchFolder folder;
  folder.Write(file, bytes);
  const auto paper = nlohmann::json::parse(folder.Kst({"read", file}).out).at("data");
  std::string out;
  for (const char* field : {"date", "own_reference", "your_reference", "subject"})
    out += (out.empty() ? "" : " | ") + (paper[field].is_null() ? "-" : paper[field].get<std::string>());
  return out;
}

TEST(Letterheads, HaveValuesBelowARowOfLabels) {
  const struct {
    const char *head, *fields;
  } rows[] = {
      {"uw brief van        uw kenmerk      ons kenmerk       datum\n"
       "3 februari 2031     31-BRU-12       DN. 2031/1234     12 maart 2031\n\n"
       "onderwerp           doorkiesnummer  bijlagen\n"
       "Onderhoud           070-3784321     1\n",
       "2031-03-12 | DN. 2031/1234 | 31-BRU-12 | Onderhoud"},
      // A value that is missing leaves its label open; the next one is not taken for it.
      {"Datum               Uw kenmerk      Ons kenmerk       Bijlage(n)\n"
       "12 maart 2031                       EP/EIS/4012345    1\n\n"
       "Onderwerp\n"
       "Onderhoud\n",
       "2031-03-12 | EP/EIS/4012345 | - | Onderhoud"},
      {"Datum               Uw brief van    Ons kenmerk\n"
       "                    3 februari 2031   AFP 2031-123\n\n"
       "Onderwerp\n"
       "Onderhoud\n",
       "- | AFP 2031-123 | - | Onderhoud"},
      {"Uw brief d.d.       Uw kenmerk      Kenmerk           Datum\n"
       "3 februari 2031                     DGM/SAS2031012    12 maart 2031\n\n"
       "Betreft\n"
       "Onderhoud\n",
       "2031-03-12 | DGM/SAS2031012 | - | Onderhoud"},
      // The town is the label of the date.
      {"Den Haag            Ons kenmerk     Uw brief van      Uw kenmerk\n"
       "12 maart 2031       WO/B/2031/12    3 februari 2031   31-OCW-12\n\n"
       "Onderwerp\n"
       "Onderhoud\n",
       "2031-03-12 | WO/B/2031/12 | 31-OCW-12 | Onderhoud"},
      {"Datum               Uw brief (Kenmerk)                Ons kenmerk\n"
       "12 maart 2031       3 februari 2031 (31-FIN-B-012)    BZ 2031-00123 M\n\n"
       "Onderwerp\n"
       "Onderhoud\n",
       "2031-03-12 | BZ 2031-00123 M | 31-FIN-B-012 | Onderhoud"},
      // Pairs of rows, one below the other; the subject has two lines.
      {"Datum               Bijlage(n)\n"
       "12 maart 2031       2\n"
       "Ons kenmerk         Uw kenmerk\n"
       "U.31.00123          31-BRU-12\n"
       "Onderwerp                           Onderdeel\n"
       "Onderhoud van                       Bruggen\n"
       "oude bruggen\n",
       "2031-03-12 | U.31.00123 | 31-BRU-12 | Onderhoud van oude bruggen"},
      // Labels before their values are no row of labels, even where one has no value.
      {"Datum      12 maart 2031            Telefoon   070-3485678\n"
       "Kenmerk    DEU-123/31               Fax        070-3484321\n"
       "Betreft    Onderhoud\n",
       "2031-03-12 | DEU-123/31 | - | Onderhoud"},
  };
  for (const auto& row : rows) {
    const std::string lines = kAddress + row.head + kLetter;
    EXPECT_EQ(Fields("a.pdf", Page(lines)), row.fields) << row.head;
    EXPECT_EQ(Fields("a.txt", lines), row.fields) << row.head;
  }
}

// A text layer may have lost the columns: dates part the values, and between two of them stands that of one label.
TEST(Letterheads, WithoutColumnsHaveWhatIsSureBelowARowOfLabels) {
  const struct {
    const char *head, *fields;
  } rows[] = {
      {"Uw brief van Uw kenmerk Datum Ons kenmerk\n3 februari 2031 31-BRU-12 12 maart 2031 HDJZ/31-123\n",
       "2031-03-12 | HDJZ/31-123 | 31-BRU-12 | -"},
      {"uw brief van uw kenmerk ons kenmerk datum\n3 februari 2031 31-BRU-12 DN. 2031/1234 12 maart 2031\n",
       "2031-03-12 | - | - | -"},
      // Of one date the paper's own label has it: that of the letter that is answered is often left open.
      {"Uw brief\n\nDatum\nBetreft\n\n12 maart 2031\nOnderhoud\n", "2031-03-12 | - | - | Onderhoud"},
      {"Uw brief\n\nDatum\nBetreft\n\n3 februari 2031\n\n12 maart 2031\nOnderhoud\n", "2031-03-12 | - | - | Onderhoud"},
      {"Datum Uw brief van Ons kenmerk\n3 februari 2031 AFP 2031-123\n", "- | - | - | -"},
  };
  for (const auto& row : rows) EXPECT_EQ(Fields("a.txt", kAddress + row.head + kLetter), row.fields) << row.head;
}

}  // namespace
}  // namespace kst
