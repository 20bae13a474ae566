// Works by their ids as people meet them.
#include "schema/address.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

TEST(Address, NamesAWorkAsItIsPrinted) {
  const struct {
    std::string_view id, printed;
  } kRows[] = {
      {"kst-29911-323", "Kamerstuk 29911, nr. 323"},
      {"kst-36200-VII-12", "Kamerstuk 36200-VII, nr. 12"},
      {"kst-21501-32-1740", "Kamerstuk 21501-32, nr. 1740"},
      {"kst-35925-E", "Kamerstuk 35925, E"},
      {"kst-CXXIV-G", "Kamerstuk CXXIV, G"},
      {"kst-29383-384#bijlage-1", "Kamerstuk 29383, nr. 384, bijlage 1"},
      {"dossier-36200-VII", "Dossier 36200-VII"},
      {"ah-tk-20202021-2610", "Aanhangsel van de Handelingen 2020-2021, nr. 2610"},
      {"h-tk-20212022-3", "Handelingen 2021-2022, nr. 3"},
      {"h-tk-20212022-3-5", "Handelingen 2021-2022, nr. 3, item 5"},
      {"stb-2021-233", "Staatsblad 2021, 233"},
      {"stcrt-2021-1234", "Staatscourant 2021, 1234"},
      {"trb-2019-114", "Tractatenblad 2019, 114"},
      {"com-2021-118", "COM(2021) 118"},
      {"celex-32016R0679", "CELEX 32016R0679"},
      {"blg-1184123", "Bijlage 1184123"},
      {"ECLI:NL:HR:2020:1", "ECLI:NL:HR:2020:1"},
      {"T02867", "T02867"},
      {"kst-29911-329#motion-kuik", "kst-29911-329#motion-kuik"},
      {"kst-", "kst-"},
      {"", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(PrintedForm(row.id), row.printed) << row.id;
}

TEST(Address, EscapesWhatAnAddressMayNotHold) {
  EXPECT_EQ(UrlPart("kst-29911-323"), "kst-29911-323");
  EXPECT_EQ(UrlPart("a b/c?d#e&f=\"<é>%"), "a%20b%2Fc%3Fd%23e%26f%3D%22%3C%C3%A9%3E%25");
  EXPECT_EQ(AddressUnder("http://room", "kst-1-2#c-3"), "http://room/kst-1-2%23c-3");
  EXPECT_EQ(AddressUnder("http://room/", "kst-1-2"), "http://room/kst-1-2");
}

}  // namespace
}  // namespace kst
