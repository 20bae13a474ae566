// Dates and deadlines: what the words say, and the day that a clerk would write
// in the register.
#include "parse/dates.h"

#include <gtest/gtest.h>

#include "tests/parse/paper.h"

namespace kst {
namespace {

struct DateRow {
  const char* words;
  const char* relative_to;
  const char* iso;  // "" for no date
};

TEST(IsoDate, ReadsWhatPapersPrint) {
  const DateRow rows[] = {
      {"4 oktober 2021", "", "2021-10-04"},
      {"4 okt. 2021", "", "2021-10-04"},
      {"Den Haag, 12 mrt 2019", "", "2019-03-12"},
      {"maandag 1 augustus 2016", "", "2016-08-01"},
      {"30-03-2022", "", "2022-03-30"},
      {"30/3/2022", "", "2022-03-30"},
      {"30.03.2022", "", "2022-03-30"},
      {"2022-03-30", "", "2022-03-30"},
      {"4-10-21", "", "2021-10-04"},
      {"oktober 2021", "", "2021-10"},
      {"Juni 2023", "", "2023-06"},
      {"12 mei jl.", "2022-02-03", "2021-05-12"},
      {"12 mei", "2022-06-03", "2022-05-12"},
      {"12 mei a.s.", "2022-06-03", "2023-05-12"},
      {"29 februari jl.", "2022-06-03", "2020-02-29"},
      {"12 mei", "", ""},
      {"31 februari 2022", "", ""},
      {"99-99-2022", "", ""},
      {"mei", "2022-06-03", ""},
      {"1 meisje in 2022", "", ""},
      {"nr. 4 van 10", "", ""},
      {"", "", ""},
  };
  for (const DateRow& row : rows) EXPECT_EQ(IsoDate(row.words, row.relative_to).value_or(""), row.iso) << row.words;
}

struct DeadlineRow {
  const char* sentence;
  const char* paper;
  const char* words;  // "" for no deadline
  const char* from;
  const char* to;
};

TEST(Deadline, IsCountedFromThePaper) {
  const DeadlineRow rows[] = {
      {"Ik zal u nog voor de zomer informeren.", "2023-02-21", "nog voor de zomer", "2023-02-21", "2023-06-21"},
      {"U ontvangt dit voor de zomer.", "2021-10-04", "voor de zomer", "2021-10-04", "2022-06-21"},
      {"U ontvangt dit voor het zomerreces.", "2023-03-30", "voor het zomerreces", "2023-03-30", "2023-07-07"},
      {"U ontvangt dit voor het zomerreces van 2023.", "", "voor het zomerreces van 2023", "", "2023-07-07"},
      {"U ontvangt dit voor het zomerreces.", "", "voor het zomerreces", "", ""},
      {"Ik kom hier in mei 2023 op terug.", "", "in mei 2023", "2023-05-01", "2023-05-31"},
      {"Ik kom hier in februari op terug.", "2023-11-03", "in februari", "2024-02-01", "2024-02-29"},
      {"In het najaar stuur ik een brief.", "2023-09-19", "In het najaar", "2023-09-23", "2023-12-20"},
      {"Dat volgt in het voorjaar van 2024.", "2023-07-06", "in het voorjaar van 2024", "", "2024-06-20"},
      {"Dit volgt begin 2016.", "2015-10-14", "begin 2016", "2016-01-01", ""},
      {"Dit volgt uiterlijk in oktober 2016.", "2015-09-02", "uiterlijk in oktober 2016", "2015-09-02", "2016-10-31"},
      {"Dit volgt uiterlijk in het laatste kwartaal van 2016.", "2015-09-02",
       "uiterlijk in het laatste kwartaal van 2016", "2015-09-02", "2016-12-31"},
      {"Dit volgt in de eerste helft van 2024.", "2024-04-11", "in de eerste helft van 2024", "2024-01-01",
       "2024-06-30"},
      {"Dit volgt eind Q1 2023.", "2022-10-01", "eind Q1 2023", "", "2023-03-31"},
      {"Dit volgt in Q2.", "2022-10-01", "in Q2", "2023-04-01", "2023-06-30"},
      {"Dit volgt eind 2023.", "2022-10-01", "eind 2023", "2022-10-01", "2023-12-31"},
      {"Dit volgt voor het eind van het jaar.", "2022-10-01", "voor het eind van het jaar", "2022-10-01", "2022-12-31"},
      {"Dit volgt eind van dit jaar.", "2022-10-01", "eind van dit jaar", "2022-10-01", "2022-12-31"},
      {"Dit volgt eind volgend jaar.", "2022-10-01", "eind volgend jaar", "2022-10-01", "2023-12-31"},
      {"Ik zal u voor 1 maart 2022 informeren.", "2021-10-04", "voor 1 maart 2022", "2021-10-04", "2022-03-01"},
      {"Ik zal u vóór 1 maart informeren.", "2021-10-04", "vóór 1 maart", "2021-10-04", "2022-03-01"},
      {"Ik zal u binnen zes weken informeren.", "2021-10-04", "binnen zes weken", "2021-10-04", "2021-11-15"},
      {"Ik zal u binnen drie maanden informeren.", "2021-11-30", "binnen drie maanden", "2021-11-30", "2022-02-28"},
      {"Dit stuur ik voor het commissiedebat van 12 mei 2022.", "2022-03-01", "voor het commissiedebat van 12 mei 2022",
       "2022-03-01", "2022-05-12"},
      {"Dit stuur ik later dit jaar.", "2022-03-01", "later dit jaar", "2022-03-01", "2022-12-31"},
      {"Dit stuur ik in 2024.", "2022-03-01", "in 2024", "2024-01-01", "2024-12-31"},
      {"Dit stuur ik op Prinsjesdag.", "2022-03-01", "op Prinsjesdag", "", "2022-09-20"},
      {"Dit stuur ik na het zomerreces.", "2022-03-01", "na het zomerreces", "", ""},
      {"Dit stuur ik medio 2022.", "2022-03-01", "medio 2022", "", ""},
      {"Dit stuur ik u binnenkort.", "2022-03-01", "binnenkort", "", ""},
      {"Dat is in het voorjaar van 2014 beoordeeld.", "2015-03-01", "", "", ""},
      {"Dat is voor de zomer vorig jaar gebeurd.", "2015-03-01", "", "", ""},
      {"Dit is een zin zonder tijd.", "2015-03-01", "", "", ""},
      {"Ik zal u op korte termijn informeren, uiterlijk voor 1 december 2023.", "2023-09-14",
       "uiterlijk voor 1 december 2023", "2023-09-14", "2023-12-01"},
  };
  for (const DeadlineRow& row : rows) {
    const auto found = FindDeadline(row.sentence, {}, TestGrammar(), row.paper);
    ASSERT_EQ(found.has_value(), row.words[0] != '\0') << row.sentence;
    if (!found) continue;
    EXPECT_EQ(found->span.In(row.sentence), row.words);
    EXPECT_EQ(found->interval.from.value_or(""), row.from) << row.sentence;
    EXPECT_EQ(found->interval.to.value_or(""), row.to) << row.sentence;
  }
}

// Whatever the paper's date: an interval does not end before the paper or before it begins.
TEST(Deadline, NeverEndsBeforeItBegins) {
  const char* const words[] = {
      "voor de zomer",  "in het najaar",   "in februari",      "eind van het jaar",
      "in Q1",          "binnen een jaar", "voor 29 februari", "in de tweede helft van dit jaar",
      "op Prinsjesdag", "in het voorjaar"};
  for (const char* paper : {"2019-12-31", "2020-02-29", "2021-06-21", "2022-06-22", "2023-09-19", "2024-01-01"})
    for (const char* w : words)
      for (const DeadlineMatch& m : FindDeadlines(w, {}, TestGrammar(), paper)) {
        ASSERT_TRUE(m.interval.to) << w;
        EXPECT_GE(*m.interval.to, paper) << w;
        EXPECT_LE(m.interval.from.value_or(""), *m.interval.to) << w << " on " << paper;
      }
}

}  // namespace
}  // namespace kst
