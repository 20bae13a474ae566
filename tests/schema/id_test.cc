// One id a body and a person, in one spelling, whatever words a paper finds for them.
#include "schema/id.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

TEST(Ids, OnePersonHasOneIdInOneSpelling) {
  const struct {
    std::string_view name, id;
  } kRows[] = {
      {"Kuik", "person:kuik"},
      {"Özütok", "person:ozutok"},
      {"Ozutok", "person:ozutok"},
      {"ÖZÜTOK", "person:ozutok"},
      {"Van der Staaij", "person:van-der-staaij"},
      {"van der Staaij", "person:van-der-staaij"},
      {"Inge van Dijk", "person:inge-van-dijk"},
      {"F.B.J. Grapperhaus", "person:grapperhaus-fbj"},
      {"F. B. J. Grapperhaus", "person:grapperhaus-fbj"},
      {"mr. dr. A. Broekers-Knol", "person:broekers-knol-a"},
      {"drs. K.H. Ollongren", "person:ollongren-kh"},
      {"C.J. (Carola) Schouten", "person:schouten-cj"},
      {"C.J. Schouten", "person:schouten-cj"},
  };
  for (const auto& row : kRows) EXPECT_EQ(PersonId(row.name), row.id) << row.name;
  EXPECT_NE(PersonId("C. de Vries"), PersonId("K. de Vries")) << "namesakes are two people";
  EXPECT_NE(PersonId("De Vries"), PersonId("K. de Vries")) << "a surname alone may be either";
}

TEST(Ids, OneCommitteeHasOneId) {
  for (const std::string_view name :
       {"vaste commissie voor Koninkrijksrelaties", "de vaste commissie voor Koninkrijksrelaties",
        "vaste Kamercommissie voor Koninkrijksrelaties", "commissie Koninkrijksrelaties",
        "uw vaste commissie voor Koninkrijksrelaties"})
    EXPECT_EQ(CommitteeId(name), "committee:koninkrijksrelaties") << name;
  EXPECT_EQ(CommitteeId("vaste commissie van Defensie"), "committee:defensie");
  EXPECT_EQ(CommitteeId("vaste commissie voor Volksgezondheid, Welzijn en Sport"),
            "committee:volksgezondheid-welzijn-en-sport");
}

TEST(Ids, ADossierIsReadAsPeopleTypeIt) {
  const struct {
    std::string_view typed, dossier;
  } kRows[] = {
      {"29911", "29911"},
      {"29 911", "29911"},
      {"29.911", "29911"},
      {"dossier 29 911", "29911"},
      {"dossier-29911", "29911"},
      {"Kamerstuk 29 911", "29911"},
      {"36200-VII", "36200-VII"},
      {"36 200 vii", "36200-VII"},
      {"36200 hoofdstuk VII", ""},
      {"21501-32", "21501-32"},
      {"29911-323", ""},
      {"29 911, nr. 323", ""},
      {"2021Z10238", ""},
      {"motie-Rietveld", ""},
      {"", ""},
      {"2021", ""},
      {"1234567", ""},
  };
  for (const auto& row : kRows) EXPECT_EQ(DossierFrom(row.typed).value_or(""), row.dossier) << row.typed;
}

TEST(Ids, ChambersAreTwo) {
  EXPECT_EQ(ChamberId("II"), "chamber:tweede-kamer");
  EXPECT_EQ(ChamberId("I"), "chamber:eerste-kamer");
}

TEST(Ids, WhatOnlyAPaperNamesIsScopedToIt) {
  EXPECT_EQ(ScopedId("kst-1-1", "motion", "Kuik Özütok"), "kst-1-1#motion-kuik-ozutok");
  EXPECT_EQ(ScopedId("kst-1-1", "chamber"), "kst-1-1#chamber");
  EXPECT_EQ(ScopedId(std::nullopt, "letter", "2021-10-04"), "#letter-2021-10-04");
}

}  // namespace
}  // namespace kst
