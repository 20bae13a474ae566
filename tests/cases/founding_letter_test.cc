// The founding letter, kst-29911-329, against the answers of domain.md A29: what
// it cites, does and promises, from the printed page and from the bare text layer.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/cases/loaded.h"
#include "tests/shared.h"

namespace kst {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::set<std::string> kCited = {"kst-29911-207",  "kst-29911-254", "kst-29911-275", "kst-29911-281",
                                      "kst-29911-292",  "kst-29911-318", "kst-29911-323", "kst-35564-22",
                                      "kst-34700-34",   "kst-29628-819", "kst-35925-13",  "ah-tk-20202021-2610",
                                      "h-tk-20212022-3"};

struct Form {
  const char *name, *path;
  InputKind kind;
};

class FoundingLetter : public testing::TestWithParam<Form> {
 protected:
  void SetUp() override {
    KST_NEEDS_SHARED();
    letter = Loaded().Read({"letter", GetParam().kind, "2021-10-04"}, ReadFile(Shared(GetParam().path)));
  }
  Document letter;
};

TEST_P(FoundingLetter, CitesExactlyThese) {
  std::set<std::string> cited;
  for (const Reference& r : letter.references) cited.insert(r.target);
  EXPECT_EQ(cited, kCited);
}

TEST_P(FoundingLetter, HasItsNotesBehindTheBody) {
  ASSERT_EQ(letter.notes.size(), 19U);
  for (std::size_t i = 0; i < letter.notes.size(); ++i) {
    EXPECT_EQ(letter.notes[i].marker, std::to_string(i + 1));
    EXPECT_TRUE(letter.notes[i].anchor) << "note " << i + 1;
  }
  EXPECT_THAT(letter.text, HasSubstr("€ 150 mln. structureel vanaf 2022.\n")) << "the 8 behind the year is a marker";
}

TEST_P(FoundingLetter, ReadsAsAPersonWouldTypeIt) {
  for (const char* words : {"mede namens de Minister voor Rechtsbescherming, gestand",
                            "in het Noordzeekanaalgebied en de haven van Amsterdam.",
                            "welke ondermijnende impact",
                            "succesfactoren",
                            "Interventieteam",
                            "voorgesteld",
                            "samenhangende",
                            "aangesloten",
                            "Opsporingsdiensten",
                            "Informatie- en Expertisecentra",
                            "brancheorganisaties",
                            "drugsindustrie",
                            "handhavingskosten",
                            "ondermijningsgelden",
                            "ondermijningsaanpak",
                            "Inlichtingen- en Opsporingsdienst",
                            "organisaties",
                            "geweldsdreigingsspectrum",
                            "verantwoordelijkheid",
                            "vormgegeven",
                            "van het lid Eerdmans uw Kamer toegezegd",
                            "Kuik en Bikker met betrekking tot"})
    EXPECT_THAT(letter.text, HasSubstr(words));
  EXPECT_THAT(letter.text, Not(HasSubstr("Tweede Kamer, vergaderjaar")));
}

// All that it does, each with a part of the target and words of the clause that says so. What is missing from these is
// as telling: the motions kst-35925-13 and kst-29911-323 are named in support and as an origin, not carried out.
TEST_P(FoundingLetter, DoesTheseAndNothingElse) {
  const struct {
    std::string_view type, target, words;
    int page = 1;
  } kActs[] = {
      {"fulfils", "#commitment-1", "doe ik die toezegging"},
      {"requested_by", "justitie-en-veiligheid", "tegemoet aan het verzoek"},
      {"implements", "kst-35564-22", "Ik geef uitvoering aan deze motie", 5},
      {"responds_to", "#report-aanpak-georganiseerde-drugscriminaliteit", "twee beleidsreacties"},
      {"responds_to", "#report-van-verhalen-naar-verbalen", "twee beleidsreacties"},
  };
  for (const auto& act : kActs) {
    const auto found = std::ranges::count_if(letter.relations, [&](const Relation& r) {
      return r.type == act.type && r.target.ends_with(act.target) && r.page == act.page &&
             r.quote.find(act.words) != std::string::npos;
    });
    EXPECT_EQ(found, 1) << act.type << " " << act.target;
  }
  EXPECT_EQ(letter.relations.size(), std::size(kActs));
}

TEST_P(FoundingLetter, PromisesFourThings) {
  ASSERT_EQ(letter.commitments.size(), 4U);
  const char* kQuotes[] = {"zal ik uw Kamer op de hoogte houden", "informeren over de voortgang",
                           "zal ik u daarover tijdig informeren", "wordt uw Kamer zo spoedig mogelijk geïnformeerd"};
  const char* kWho[] = {"sender", "other", "sender", "sender"};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_THAT(letter.commitments[i].quote, HasSubstr(kQuotes[i]));
    EXPECT_EQ(letter.commitments[i].who, kWho[i]) << kQuotes[i];
  }
}

TEST_P(FoundingLetter, KnowsItself) {
  if (GetParam().kind == InputKind::kText) GTEST_SKIP() << "the text layer has no header";
  EXPECT_EQ(letter.id, "kst-29911-329");
  EXPECT_EQ(letter.kind, "letter");
  EXPECT_EQ(letter.date, "2021-10-04");
  EXPECT_EQ(letter.session_year, "2021-2022");
  ASSERT_EQ(letter.dossiers.size(), 1U);
  EXPECT_EQ(letter.dossiers[0].title, "Bestrijding georganiseerde criminaliteit");
}

INSTANTIATE_TEST_SUITE_P(Forms, FoundingLetter,
                         testing::Values(Form{"print", "seed/kst-29911-329.pdf", InputKind::kPdf},
                                         Form{"text_layer", "seed/000_9fa18bf6c4bd3cbb.txt", InputKind::kText}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace kst
