// What people type who look for a paper: as it stands on paper, in the address bar, or by its name.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/tools/run_program.h"

namespace kst {
namespace {

// Two motions of one member, one of another; a letter that cites a paper of a dossier that is not there.
class NamedWork : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new ScratchFolder;
    const std::string lines = Motion(56, "RIETVELD", "Rietveld") + Motion(57, "RIETVELD", "Rietveld") +
                              Motion(58, "DE WILGEN", "De Wilgen") +
                              R"({"key":"l64","date":"2021-03-03","text":"Tweede Kamer der Staten-Generaal 2\n)"
                              R"(Vergaderjaar 2020–2021\n31 234 Kadebeheer\nNr. 64 BRIEF VAN DE MINISTER VAN )"
                              R"(WATERZAKEN\nDen Haag, 3 maart 2021\nZie Kamerstuk 32 768, nr. 4 en mijn brief )"
                              R"(2021D36593 bij zaak 2021Z10238."})"
                              "\n";
    ASSERT_EQ(folder_->Kst({"run", "--each", "-", "--into", "corpus"}, lines).status, 0);
  }
  static void TearDownTestSuite() { delete folder_; }

  static ProgramRun Ask(const std::string& command, const std::string& words) {
    return folder_->Kst({command, "corpus", words});
  }

  static const ScratchFolder& folder() { return *folder_; }

 private:
  static std::string Motion(int number, const std::string& head, const std::string& name) {
    const std::string n = std::to_string(number);
    return R"({"key":"m)" + n + R"(","text":"Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2020–2021\n)" +
           R"(31 234 Kadebeheer\nNr. )" + n + " MOTIE VAN HET LID " + head +
           R"(\nVoorgesteld 4 februari 2021\nDe Kamer,\ngehoord de beraadslaging,\nverzoekt de regering )" +
           R"(de kaden te versterken en de Kamer daarover voor de zomer te informeren, mede omdat de metingen van )" +
           R"(de waterschappen laten zien dat de kaden in het veengebied sneller verzakken dan bij de bouw was )" +
           R"(voorzien,\nen gaat over tot de orde van de dag.\n)" + name + "\"}\n";
  }

  static ScratchFolder* folder_;
};

ScratchFolder* NamedWork::folder_ = nullptr;

TEST_F(NamedWork, IsFoundInEverySpellingOfItsNumber) {
  for (const char* words :
       {"kst-31234-56", "31 234, nr. 56", "31234-56", "KST-31234-56", "Kamerstuk 31234, nr. 56",
        "Kamerstukken II 2020/21, 31 234, nr. 56", "https://zoek.officielebekendmakingen.nl/kst-31234-56.html"})
    for (const char* command : {"show", "trace"}) {
      const ProgramRun run = Ask(command, words);
      EXPECT_EQ(run.status, 0) << command << " " << words << run.err;
      EXPECT_TRUE(run.out.starts_with("kst-31234-56")) << command << " " << words << "\n" << run.out;
    }
}

TEST_F(NamedWork, IsFoundByTheNumbersOfSystems) {
  EXPECT_TRUE(Ask("show", "2021z10238").out.starts_with("2021Z10238"));
  EXPECT_TRUE(Ask("show", "https://www.tweedekamer.nl/kamerstukken/detail?id=2021Z10238&did=2021D36593")
                  .out.starts_with("2021D36593"));
}

TEST_F(NamedWork, MayBeADossier) {
  for (const char* words :
       {"31234", "31 234", "31.234", "dossier 31 234", "https://zoek.officielebekendmakingen.nl/dossier/31234"}) {
    const ProgramRun run = Ask("show", words);
    EXPECT_TRUE(run.out.starts_with("dossier-31234")) << words << run.out << run.err;
    EXPECT_NE(run.out.find("kst-31234-58"), std::string::npos) << words;
  }
}

TEST_F(NamedWork, OfADossierOnlyOnePaperMayBeCited) {
  for (const char* words : {"dossier-32768", "32 768"}) {
    const ProgramRun run = Ask("show", words);
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.out.find("\n  kst-32768-4"), std::string::npos) << run.out;
  }
}

TEST_F(NamedWork, OfSeveralAllAreListedAndNoneIsGuessed) {
  const ProgramRun run = Ask("show", "motie-Rietveld");
  EXPECT_EQ(run.status, 0);
  EXPECT_NE(run.out.find("may be any of these"), std::string::npos) << run.out;
  for (const char* id : {"kst-31234-56", "kst-31234-57"}) EXPECT_NE(run.out.find(id), std::string::npos) << run.out;
  EXPECT_EQ(run.out.find("kst-31234-58"), std::string::npos);
  EXPECT_TRUE(Ask("show", "de motie van het lid De Wilgen").out.starts_with("kst-31234-58"));
  const ProgramRun json = folder().Kst({"show", "corpus", "motie-Rietveld", "--json"});
  EXPECT_TRUE(json.out.starts_with(R"({"candidates":[{)")) << json.out;
}

TEST_F(NamedWork, IsMeantByTheOptionsOfOtherCommandsToo) {
  const ProgramRun around = folder().Kst({"graph", "corpus", "--around", "31 234, nr. 56", "--format", "ndjson"});
  EXPECT_NE(around.out.find(R"("id":"kst-31234-56")"), std::string::npos) << around.err;
  const ProgramRun several = folder().Kst({"graph", "corpus", "--around", "motie-Rietveld"});
  EXPECT_EQ(several.status, 2);
  EXPECT_NE(several.err.find("may be kst-31234-56, kst-31234-57; name one of them"), std::string::npos) << several.err;
  EXPECT_NE(folder().Kst({"motions", "corpus", "--dossier", "31 234"}).out.find("kst-31234-56"), std::string::npos);
  EXPECT_EQ(folder().Kst({"graph", "corpus", "--dossier", "31 234"}).out,
            folder().Kst({"graph", "corpus", "--dossier", "31234"}).out);
}

TEST_F(NamedWork, ThatNothingBearsStaysUnknown) {
  for (const char* words : {"kst-99999-1", "31 234, nr. 999", "99 999", "motie-Onbekend", "zomaar iets", ""}) {
    const ProgramRun run = Ask("show", words);
    EXPECT_EQ(run.status, 2) << words << run.out;
    EXPECT_NE(run.err.find("this corpus has no such work"), std::string::npos) << words << run.err;
  }
}

}  // namespace
}  // namespace kst
