// Dates and deadlines: what the words say, and the day that a clerk would write
// in the register.
#include "parse/time/deadlines.h"

#include <gtest/gtest.h>

#include <string>

#include "parse/time/calendar.h"
#include "schema/text.h"
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

// The register of a clerk: a promise "… zal uw Kamer <words> informeren" in a paper of that day.
TEST(Deadline, OfWordsInAPromise) {
  const struct {
    const char *paper, *words, *from, *to;
  } rows[] = {
      {"2023-04-12", "voor de zomer", "2023-04-12", "2023-06-21"},
      {"2023-04-12", "nog vóór de zomer van 2024", "2023-04-12", "2024-06-21"},
      {"2023-04-12", "voor het zomerreces", "2023-04-12", "2023-07-07"},
      {"2023-04-12", "voor de start van het zomerreces", "2023-04-12", "2023-07-07"},
      {"2023-04-12", "voor aanvang van het zomerreces", "2023-04-12", "2023-07-07"},
      {"2023-04-12", "voorafgaand aan het zomerreces", "2023-04-12", "2023-07-07"},
      {"2023-04-12", "na de zomer", "", ""},
      {"2023-04-12", "direct na het zomerreces", "", ""},
      {"2023-04-12", "rond de zomer", "", ""},
      {"2023-04-12", "in het najaar", "2023-09-23", "2023-12-20"},
      {"2023-04-12", "dit najaar", "2023-09-23", "2023-12-20"},
      {"2023-04-12", "komend najaar", "2023-09-23", "2023-12-20"},
      {"2023-04-12", "in de loop van het najaar", "2023-09-23", "2023-12-20"},
      {"2023-04-12", "in het najaar van dit jaar", "2023-09-23", "2023-12-20"},
      {"2023-12-30", "in het voorjaar", "", "2024-06-20"},
      {"2023-04-12", "dit voorjaar", "", "2023-06-20"},
      {"2023-04-12", "in het voorjaar van volgend jaar", "", "2024-06-20"},
      {"2023-04-12", "in voorjaar 2024", "", "2024-06-20"},
      {"2023-04-12", "in het vroege voorjaar", "", "2023-06-20"},
      {"2023-04-12", "voor het kerstreces", "2023-04-12", "2023-12-20"},
      {"2023-04-12", "uiterlijk voor het kerstreces", "2023-04-12", "2023-12-20"},
      {"2023-04-12", "voor kerst", "2023-04-12", "2023-12-20"},
      {"2023-04-12", "nog voor de kerst", "2023-04-12", "2023-12-20"},
      {"2023-04-12", "in Q1 2024", "2024-01-01", "2024-03-31"},
      {"2023-04-12", "in Q3", "2023-07-01", "2023-09-30"},
      {"2023-04-12", "eind Q2", "", "2023-06-30"},
      {"2023-04-12", "in het derde kwartaal", "2023-07-01", "2023-09-30"},
      {"2023-04-12", "in het derde kwartaal van dit jaar", "2023-07-01", "2023-09-30"},
      {"2023-04-12", "in het laatste kwartaal van 2023", "2023-10-01", "2023-12-31"},
      {"2023-04-12", "in de loop van het vierde kwartaal", "2023-10-01", "2023-12-31"},
      {"2023-04-12", "begin Q3", "2023-07-01", ""},
      {"2023-04-12", "voor het einde van het tweede kwartaal", "", "2023-06-30"},
      {"2023-04-12", "in de tweede helft van het jaar", "2023-07-01", "2023-12-31"},
      {"2023-04-12", "in de tweede helft van 2023", "2023-07-01", "2023-12-31"},
      {"2023-04-12", "in de eerste helft van volgend jaar", "2024-01-01", "2024-06-30"},
      {"2023-04-12", "in het tweede halfjaar", "2023-07-01", "2023-12-31"},
      {"2023-04-12", "eind 2023", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "eind dit jaar", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "aan het einde van dit jaar", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "voor het einde van het jaar", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "nog dit jaar", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "later dit jaar", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "uiterlijk eind 2023", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "vóór eind 2023", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "tegen het einde van het jaar", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "begin 2024", "2024-01-01", ""},
      {"2023-04-12", "begin volgend jaar", "2024-01-01", ""},
      {"2023-04-12", "begin juli", "2023-07-01", ""},
      {"2023-04-12", "medio 2024", "", ""},
      {"2023-04-12", "medio september", "", ""},
      {"2023-04-12", "half mei", "", ""},
      {"2023-04-12", "in september", "2023-09-01", "2023-09-30"},
      {"2023-04-12", "in maart", "2024-03-01", "2024-03-31"},
      {"2023-04-12", "in april 2024", "2024-04-01", "2024-04-30"},
      {"2023-04-12", "in de loop van oktober", "2023-10-01", "2023-10-31"},
      {"2023-04-12", "eind mei", "", "2023-05-31"},
      {"2023-04-12", "voor eind mei", "", "2023-05-31"},
      {"2023-04-12", "uiterlijk eind juni 2023", "", "2023-06-30"},
      {"2023-04-12", "uiterlijk in juni", "2023-04-12", "2023-06-30"},
      {"2023-04-12", "uiterlijk 1 juni", "2023-04-12", "2023-06-01"},
      {"2023-04-12", "uiterlijk op 1 juni 2023", "2023-04-12", "2023-06-01"},
      {"2023-04-12", "voor 1 juli a.s.", "2023-04-12", "2023-07-01"},
      {"2023-04-12", "vóór 1 oktober 2023", "2023-04-12", "2023-10-01"},
      {"2023-04-12", "voor 1 maart", "2023-04-12", "2024-03-01"},
      {"2023-04-12", "op 15 mei aanstaande", "2023-05-15", "2023-05-15"},
      {"2023-04-12", "op dinsdag 16 mei 2023", "2023-05-16", "2023-05-16"},
      {"2023-04-12", "binnen zes weken", "2023-04-12", "2023-05-24"},
      {"2023-04-12", "binnen een maand", "2023-04-12", "2023-05-12"},
      {"2023-04-12", "binnen twee weken", "2023-04-12", "2023-04-26"},
      {"2023-04-12", "over drie maanden", "2023-04-12", "2023-07-12"},
      {"2023-04-12", "binnen zes weken na ontvangst van het advies", "", ""},
      {"2023-04-12", "binnen een half jaar", "2023-04-12", "2023-10-12"},
      {"2023-04-12", "binnen 14 dagen", "2023-04-12", "2023-04-26"},
      {"2023-04-12", "volgende week", "2023-04-17", "2023-04-23"},
      {"2023-04-12", "nog deze week", "2023-04-10", "2023-04-16"},
      {"2023-04-12", "volgende maand", "2023-05-01", "2023-05-31"},
      {"2023-04-12", "nog deze maand", "2023-04-01", "2023-04-30"},
      {"2023-04-12", "voor het einde van de maand", "", "2023-04-30"},
      {"2023-04-12", "op Prinsjesdag", "", "2023-09-19"},
      {"2023-04-12", "met Prinsjesdag", "", "2023-09-19"},
      {"2023-04-12", "uiterlijk op Prinsjesdag", "", "2023-09-19"},
      {"2023-04-12", "voor de begrotingsbehandeling", "", ""},
      {"2023-04-12", "voorafgaand aan de begrotingsbehandeling", "", ""},
      {"2023-04-12", "voor het commissiedebat van 24 mei 2023", "2023-04-12", "2023-05-24"},
      {"2023-04-12", "voor het commissiedebat van 24 mei", "2023-04-12", "2023-05-24"},
      {"2023-04-12", "in aanloop naar het commissiedebat van 24 mei", "2023-04-12", "2023-05-24"},
      {"2023-04-12", "ruim voor het debat op 24 mei 2023", "2023-04-12", "2023-05-24"},
      {"2023-04-12", "zo spoedig mogelijk", "", ""},
      {"2023-04-12", "zo snel mogelijk na de zomer", "", ""},
      {"2023-04-12", "op korte termijn", "", ""},
      {"2023-04-12", "binnenkort", "", ""},
      {"2023-04-12", "te zijner tijd", "", ""},
      {"2023-04-12", "in de komende maanden", "", ""},
      {"2023-04-12", "de komende weken", "", ""},
      {"2023-04-12", "in 2024", "2024-01-01", "2024-12-31"},
      {"2023-04-12", "in de loop van 2024", "2024-01-01", "2024-12-31"},
      {"2023-04-12", "in de loop van dit jaar", "2023-04-12", "2023-12-31"},
      {"2023-04-12", "volgend jaar", "2023-04-12", "2024-12-31"},
      {"2023-04-12", "in de zomer", "2023-06-21", "2023-09-22"},
      {"2023-04-12", "deze zomer", "2023-06-21", "2023-09-22"},
      {"2023-04-12", "gedurende de zomer", "2023-06-21", "2023-09-22"},
      {"2023-12-05", "voor het voorjaarsreces", "2023-12-05", "2024-02-15"},
      {"2023-04-12", "voor het herfstreces", "2023-04-12", "2023-10-15"},
      {"2023-04-12", "na het meireces", "", ""},
      {"2023-04-12", "per 1 juli 2023", "2023-04-12", "2023-07-01"},
      {"2023-04-12", "tussen nu en de zomer", "", ""},
      {"2023-04-12", "in de winter van 2023", "", ""},
      {"2023-04-12", "begin juni 2023", "2023-06-01", ""},
      {"2023-04-12", "in de eerste week van juni", "", ""},
      {"2023-04-12", "in de tweede week van september", "", ""},
      {"2023-04-12", "in de week van 22 mei", "", ""},
      {"2023-04-12", "eerste kwartaal 2024", "2024-01-01", "2024-03-31"},
      {"2023-04-12", "in het 1e kwartaal van 2024", "2024-01-01", "2024-03-31"},
      {"2023-04-12", "in kwartaal 3 van 2023", "2023-07-01", "2023-09-30"},
  };
  for (const auto& row : rows) {
    const std::string sentence = std::string("Ik zal uw Kamer ") + row.words + " informeren.";
    const auto found = FindDeadline(sentence, {}, TestGrammar(), row.paper);
    ASSERT_TRUE(found) << sentence;
    EXPECT_EQ(found->span.In(sentence), row.words);
    EXPECT_EQ(found->interval.from.value_or(""), row.from) << sentence;
    EXPECT_EQ(found->interval.to.value_or(""), row.to) << sentence;
  }
}

TEST(Deadline, IsNoneOfWhatANumberIsOf) {
  for (const char* words : {"de cijfers van het eerste kwartaal", "de begroting voor volgend jaar", "niet in april",
                            "elk kwartaal", "de stand van deze maand"})
    EXPECT_FALSE(FindDeadline(words, {}, TestGrammar(), "2023-04-12")) << words;
}

// Whatever the paper's date: an interval does not end before the paper or before it begins.
TEST(Deadline, NeverEndsBeforeItBegins) {
  const char* const words[] = {"voor de zomer",
                               "in het najaar",
                               "in februari",
                               "eind van het jaar",
                               "in Q1",
                               "binnen een jaar",
                               "in de tweede helft van dit jaar",
                               "op Prinsjesdag",
                               "in het voorjaar"};
  for (const char* paper : {"2019-12-31", "2020-02-29", "2021-06-21", "2022-06-22", "2023-09-19", "2024-01-01"})
    for (const char* w : words)
      for (const DeadlineMatch& m : FindDeadlines(w, {}, TestGrammar(), paper)) {
        ASSERT_TRUE(m.interval.to) << w;
        EXPECT_GE(*m.interval.to, paper) << w;
        EXPECT_LE(m.interval.from.value_or(""), *m.interval.to) << w << " on " << paper;
      }
}

TEST(Deadline, ADayThatThereIsNotHasNoInterval) {
  const struct {
    const char *paper, *words, *to;
  } kRows[] = {
      {"2022-01-10", "uiterlijk 29 februari", ""},           {"2022-05-10", "uiterlijk 29 februari", ""},
      {"2023-11-10", "uiterlijk 29 februari", "2024-02-29"}, {"2024-02-29", "uiterlijk 29 februari", "2024-02-29"},
      {"2022-01-10", "uiterlijk 29 februari 2023", ""},      {"2022-01-10", "voor 31 april", ""},
      {"2022-01-10", "uiterlijk 28 februari", "2022-02-28"},
  };
  for (const auto& row : kRows) {
    const std::string sentence = std::string("Ik zal uw Kamer ") + row.words + " informeren.";
    const auto found = FindDeadline(sentence, {}, TestGrammar(), row.paper);
    EXPECT_EQ(found ? found->interval.to.value_or("") : "", row.to) << row.words << " on " << row.paper;
  }
}

// On every day of four years, whatever is promised for then is a day of the calendar.
TEST(Deadline, EveryIntervalIsOfDaysThatThereAre) {
  using namespace std::chrono;
  for (sys_days day = 2023y / 1 / 1; day < 2027y / 1 / 1; day += days(13))
    for (const char* w : {"voor 29 februari", "voor 31 april", "binnen een maand", "binnen zes maanden",
                          "eind februari", "voor 30 februari 2024", "binnen een jaar", "deze maand", "volgende maand"})
      for (const DeadlineMatch& m : FindDeadlines(w, {}, TestGrammar(), Iso(day)))
        for (const auto& end : {m.interval.from, m.interval.to})
          if (end) {
            EXPECT_TRUE(IsDate(*end)) << w << " on " << Iso(day) << ": " << *end;
          }
}

}  // namespace
}  // namespace kst
