// The registers of motions and commitments as a clerk reads them.
#include "corpus/views/registers.h"

#include "corpus/link/dictum.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

// A motion in two versions, a letter that carries it out and promises, a letter that keeps the promise.
std::vector<Paper> Family() {
  const std::string promise = PromiseId("kst-29000-12", "zal ik uw Kamer informeren");
  return {
      Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer,\nverzoekt de regering de havens te beschermen."),
      Paper::Motion("kst-29000-9", "2021-06-08", "Pauwels",
                    "De Kamer,\noverwegende dat havens verzanden;\nverzoekt de regering de havens uit te baggeren,\n"
                    "en gaat over tot de orde van de dag.\nPauwels\nTer vervanging van die gedrukt onder nr. 7.")
          .Does("replaces", "Ter vervanging van die gedrukt onder nr. 7", "kst-29000-7"),
      Paper::Letter("kst-29000-12", "2021-10-04",
                    "Ik geef uitvoering aan de motie van het lid Pauwels. Voor de zomer zal ik uw Kamer informeren. "
                    "De motie van het lid Zilt (Kamerstuk 29 000, nr. 3) noem ik.")
          .Sender("De Minister van Justitie en Veiligheid")
          .Mentions("motie van het lid Pauwels", {"Pauwels"}, "kst-29000-9", "note 1")
          .Mentions("motie van het lid Zilt", {"Zilt"}, "kst-29000-3", "inline")
          .Does("implements", "geef uitvoering aan de motie van het lid Pauwels", "kst-29000-9", "progress")
          .Promises("zal ik uw Kamer informeren", Deadline{"voor de zomer", {}, "2022-06-21"}),
      Paper::Letter("kst-29000-20", "2022-05-01", "Hiermee doe ik die toezegging gestand.")
          .Sender("De Minister voor Rechtsbescherming")
          .Does("fulfils", "doe ik die toezegging gestand", promise),
  };
}

std::string Register(TestCorpus& corpus, RegisterKind kind, const RegisterFilter& filter) {
  std::string ids;
  const auto see = [&](const RegisterRow& row) {
    ids += (ids.empty() ? "" : " ") + row.id.substr(0, row.id.find('#'));
    return true;
  };
  EXPECT_TRUE(EachRow(corpus.store(), Rules(), kind, filter, see));
  return ids;
}

TEST(Registers, AreFiltered) {
  TestCorpus corpus;
  corpus.Put(Family());
  corpus.Put(Paper::Letter("kst-30000-1", "2021-02-01", "Ik zal uw Kamer berichten.")
                 .Sender("De Minister van Defensie")
                 .Promises("zal uw Kamer berichten", Deadline{"voor 1 mei", {}, "2021-04-30"}));
  corpus.Link();
  const struct {
    RegisterKind kind;
    RegisterFilter filter;
    std::string_view ids;
  } kCases[] = {
      {RegisterKind::kMotions, {}, "kst-29000-7 kst-29000-9 kst-29000-3"},
      {RegisterKind::kMotions, {.open = true}, "kst-29000-9 kst-29000-3"},  // nr. 7 was replaced
      {RegisterKind::kMotions, {.ministry = "jenv"}, "kst-29000-9 kst-29000-3"},
      {RegisterKind::kCommitments, {}, "kst-30000-1 kst-29000-12"},
      {RegisterKind::kCommitments, {.open = true}, "kst-30000-1"},
      {RegisterKind::kCommitments, {.overdue = "2021-04-30"}, ""},
      {RegisterKind::kCommitments, {.overdue = "2021-05-01"}, "kst-30000-1"},
      {RegisterKind::kCommitments, {.ministry = "Defensie"}, "kst-30000-1"},
      {RegisterKind::kCommitments, {.ministry = "VWS"}, ""},
      {RegisterKind::kCommitments, {.ministry = "no such"}, ""},
      {RegisterKind::kCommitments, {.dossier = "29000"}, "kst-29000-12"},
  };
  for (const auto& [kind, filter, ids] : kCases) EXPECT_EQ(Register(corpus, kind, filter), ids);
}

// The same promise in two letters; a third keeps it as one of them made it.
TEST(Registers, APromiseThatIsMadeTwiceIsOverdueOnceAndNotWhenItWasKept) {
  const auto letter = [](const std::string& id, const std::string& date) {
    return Paper::Letter(id, date, "Ik zal uw Kamer voor 1 mei over de sluizen en gemalen van Delfland informeren.")
        .Sender("De Minister van Defensie")
        .Promises("zal uw Kamer voor 1 mei over de sluizen en gemalen van Delfland informeren",
                  Deadline{"voor 1 mei", {}, "2021-04-30"});
  };
  for (const std::string kept : {"", "kst-29000-1", "kst-29000-2"}) {
    TestCorpus corpus;
    corpus.Put({letter("kst-29000-1", "2021-01-01"), letter("kst-29000-2", "2021-02-01")});
    if (!kept.empty())
      corpus.Put(
          Paper::Letter("kst-29000-5", "2021-06-01", "Hiermee doe ik die toezegging gestand.")
              .Sender("De Minister van Defensie")
              .Does("fulfils", "doe ik die toezegging gestand",
                    PromiseId(kept, "zal uw Kamer voor 1 mei over de sluizen en gemalen van Delfland informeren")));
    corpus.Link();
    const std::string first = kept.empty() ? "kst-29000-1" : "";
    EXPECT_EQ(Register(corpus, RegisterKind::kCommitments, {.overdue = "2022-01-01"}), first) << kept;
    EXPECT_EQ(Register(corpus, RegisterKind::kCommitments, {.open = true}), first) << kept;
    EXPECT_EQ(Register(corpus, RegisterKind::kCommitments, {}), "kst-29000-1 kst-29000-2");  // no row is left out
  }
}

std::vector<std::string> Lines(TestCorpus& corpus, RegisterKind kind) {
  std::vector<std::string> lines;
  const auto see = [&](const RegisterRow& row) {
    lines.push_back(ToText(kind, row));
    return true;
  };
  EXPECT_TRUE(EachRow(corpus.store(), Rules(), kind, {}, see));
  return lines;
}

// What it asks and not the title of its dossier; the act with its words; what is only mentioned last.
TEST(Registers, SayWhatAMotionAsksAndWithWhichWordsSomethingCameOfIt) {
  TestCorpus corpus;
  corpus.Put(Family());
  corpus.Link();
  EXPECT_EQ(Lines(corpus, RegisterKind::kMotions), (std::vector<std::string>{
                                                       R"(2021-06-01  kst-29000-7  replaced
            verzoekt de regering de havens te beschermen
            Pauwels
            kst-29000-9: "Ter vervanging van die gedrukt onder nr. 7"
)",
                                                       R"(2021-06-08  kst-29000-9  in_progress
            verzoekt de regering de havens uit te baggeren
            Pauwels; ministry:justitie-en-veiligheid
            kst-29000-12: "geef uitvoering aan de motie van het lid Pauwels"
)",
                                                       R"(no date     kst-29000-3  mentioned
            motie van het lid Zilt
            Zilt; ministry:justitie-en-veiligheid
)"}));
  EXPECT_EQ(Lines(corpus, RegisterKind::kCommitments).front().substr(12),
            PromiseId("kst-29000-12", "zal ik uw Kamer informeren") + R"(  fulfilled, due voor de zomer (2022-06-21)
            zal ik uw Kamer informeren
            ministry:justitie-en-veiligheid
            kst-29000-20: "doe ik die toezegging gestand"
)");
}

// Whose letter is the last to speak of it; one that names no office leaves it to the one before.
TEST(Registers, AMotionIsWithTheMinistryThatToldOfItLast) {
  const auto letter = [](const std::string& number, const std::string& date, const std::string& sender) {
    return Paper::Letter("kst-29000-" + number, date, "De motie van het lid Zilt (Kamerstuk 29 000, nr. 3) noem ik.")
        .Sender(sender)
        .Mentions("motie van het lid Zilt", {"Zilt"}, "kst-29000-3", "inline");
  };
  TestCorpus corpus;
  corpus.Put({letter("12", "2021-10-04", "De Minister van Justitie en Veiligheid"),
              letter("14", "2021-11-04", "De Minister van Defensie"), letter("16", "2021-12-04", "De Voorzitter")});
  corpus.Link();
  EXPECT_EQ(Lines(corpus, RegisterKind::kMotions), (std::vector<std::string>{R"(no date     kst-29000-3  mentioned
            motie van het lid Zilt
            Zilt; ministry:defensie
)"}));
}

TEST(Registers, PrintNoColumnThatIsEmptyInAllRows) {
  RegisterRow one, two;
  one.id = "kst-1-1", one.title = "verzoekt de regering te varen", one.state = "proposed";
  two.id = "kst-1-2", two.state = "mentioned", two.vote = "adopted";
  const auto kind = RegisterKind::kMotions;
  const CsvColumns columns = ColumnsOf(kind, one) | ColumnsOf(kind, two);
  EXPECT_EQ(CsvHeader(kind, columns) + ToCsv(kind, one, columns) + ToCsv(kind, two, columns),
            "id,title,state,vote\r\nkst-1-1,verzoekt de regering te varen,proposed,\r\nkst-1-2,,mentioned,adopted\r\n");
}

TEST(Dictum, IsWhatAMotionAsks) {
  const struct {
    std::string_view text, asks;
  } kCases[] = {
      {"De Kamer,\ngehoord de beraadslaging,\noverwegende dat kaden zakken;\nverzoekt de regering te meten,\nen gaat "
       "over "
       "tot de orde van de dag.\nZilt",
       "verzoekt de regering te meten"},
      {"De Kamer,\nspreekt uit dat veren varen,\nverzoekt de regering ze te betalen,\nEn gaat over tot de orde van de "
       "dag.",
       "spreekt uit dat veren varen, verzoekt de regering ze te betalen"},
      {"De Kamer,\nVerzoekt de regering:\n- te meten;\n- te baggeren,\nen gaat over tot de orde van de dag.",
       "Verzoekt de regering: - te meten; - te baggeren"},
      {"De Kamer,\nverzoekt de regering te meten,\nVan der Zilt\nKreek", "verzoekt de regering te meten"},
      {"De Kamer,\nroept de regering op te varen.", "roept de regering op te varen"},
      {"MOTIE VAN HET LID ZILT\nVoorgesteld 4 mei 2021", ""},
      {"", ""},
  };
  for (const auto& [text, asks] : kCases) EXPECT_EQ(DictumOf(text, Rules()), asks);
}

TEST(Registers, CsvQuotesWhatNeedsIt) {
  RegisterRow row;
  row.id = "kst-1-1";
  row.title = "Motie over \"haast\", en meer";
  row.state = "proposed";
  EXPECT_EQ(ToCsv(RegisterKind::kMotions, row, ~CsvColumns{0}),
            "kst-1-1,,,,\"Motie over \"\"haast\"\", en meer\",proposed,,,,,\r\n");
}

}  // namespace
}  // namespace kst
