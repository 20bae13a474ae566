// What a reader is told: traces, papers, registers, gaps.
#include "corpus/views/trace.h"

#include <gmock/gmock.h>

#include "corpus/views/registers.h"
#include "corpus/views/show.h"
#include "tests/corpus/papers.h"
#include "tests/corpus/work.h"

namespace kst {
namespace {

// A motion in two versions, a letter that carries it out and promises, a letter that keeps the promise.
std::vector<Paper> Family() {
  const std::string promise = PromiseId("kst-29000-12", "zal ik uw Kamer informeren");
  return {
      Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer, verzoekt de regering de havens te beschermen."),
      Paper::Motion("kst-29000-9", "2021-06-08", "Pauwels", "Ter vervanging van die gedrukt onder nr. 7.")
          .Does("replaces", "Ter vervanging van die gedrukt onder nr. 7", "kst-29000-7"),
      Paper::Letter(
          "kst-29000-12", "2021-10-04",
          "Ik geef uitvoering aan de gewijzigde motie van het lid Pauwels. Voor de zomer zal ik uw Kamer informeren.")
          .Sender("De Minister van Justitie en Veiligheid")
          .Subject("Havens")
          .Mentions("gewijzigde motie van het lid Pauwels", {"Pauwels"}, "kst-29000-9", "note 1")
          .Does("implements", "geef uitvoering aan de gewijzigde motie van het lid Pauwels", "kst-29000-9", "progress")
          .Promises("zal ik uw Kamer informeren", Deadline{"voor de zomer", {}, "2022-06-21"}),
      Paper::Letter("kst-29000-20", "2022-05-01", "Hiermee doe ik die toezegging gestand. Zie Kamerstuk 28 000, nr. 1.")
          .Sender("De Minister voor Rechtsbescherming")
          .Cites("Kamerstuk 28 000, nr. 1", "kst-28000-1")
          .Does("fulfils", "doe ik die toezegging gestand", promise),
  };
}

TEST(Trace, LeadsFromAMotionToTheLetterThatKeepsThePromise) {
  TestCorpus corpus;
  corpus.Put(Family());
  corpus.Link();
  const auto trace = TraceFrom(corpus.store(), "kst-29000-7");
  ASSERT_TRUE(trace && *trace);
  EXPECT_EQ(ToText(**trace), R"(kst-29000-7  motion
  Motie van het lid Pauwels
  replaced

2021-06-01  kst-29000-7  proposed by Pauwels
            "Motie van het lid Pauwels"
            page 1; https://zoek.officielebekendmakingen.nl/kst-29000-7.html

2021-06-08  kst-29000-9  proposed by Pauwels
            "Motie van het lid Pauwels"
            page 1; https://zoek.officielebekendmakingen.nl/kst-29000-9.html

2021-06-08  kst-29000-9  replaces kst-29000-7
            Pauwels
            about: Motie van het lid Pauwels
            "Ter vervanging van die gedrukt onder nr. 7."
            page 1; 90 %; https://zoek.officielebekendmakingen.nl/kst-29000-9.html

2021-10-04  kst-29000-12  implements kst-29000-9 (progress)
            De Minister van Justitie en Veiligheid
            about: Motie van het lid Pauwels
            "Ik geef uitvoering aan de gewijzigde motie van het lid Pauwels."
            page 1; by_note, 90 %; https://zoek.officielebekendmakingen.nl/kst-29000-12.html

2021-10-04  kst-29000-12  promises )" +
                                 PromiseId("kst-29000-12", "zal ik uw Kamer informeren") + R"(
            De Minister van Justitie en Veiligheid
            "Voor de zomer zal ik uw Kamer informeren."
            page 1; https://zoek.officielebekendmakingen.nl/kst-29000-12.html

2022-05-01  kst-29000-20  fulfils )" +
                                 PromiseId("kst-29000-12", "zal ik uw Kamer informeren") + R"(
            De Minister voor Rechtsbescherming
            about: zal ik uw Kamer informeren
            "Hiermee doe ik die toezegging gestand."
            page 1; 90 %; https://zoek.officielebekendmakingen.nl/kst-29000-20.html
)");
}

// The steps without their words: "kst-29000-12 implements kst-29000-9".
std::vector<std::string> Steps(const TestCorpus& corpus, std::string_view id) {
  std::vector<std::string> lines;
  const auto trace = TraceFrom(const_cast<TestCorpus&>(corpus).store(), id);
  if (trace && *trace)
    for (const TraceStep& s : (*trace)->steps) lines.push_back(s.document + " " + s.what + " " + s.target);
  return lines;
}

TEST(Trace, AQuestionOfAMemberIsNotSaidByTheMinisterWhoAnswersIt) {
  TestCorpus corpus;
  Paper answers = Paper::Letter("ah-tk-20212022-7", "2021-10-04", "Bent u bekend met de motie van het lid Pauwels?")
                      .Sender("De Minister van Defensie")
                      .Mentions("motie van het lid Pauwels", {"Pauwels"}, "kst-29000-7", "inline");
  answers.document.kind = "answers";
  corpus.Put({Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels",
                            "De Kamer, verzoekt de regering de havens te "
                            "beschermen."),
              answers});
  corpus.Link();
  const Trace trace = **TraceFrom(corpus.store(), "kst-29000-7");
  EXPECT_THAT(ToText(trace),
              testing::HasSubstr("cites kst-29000-7\n            a question to De Minister van Defensie\n"));
  EXPECT_EQ(trace.steps.back().who, "") << "a phrase is nobody";
  EXPECT_THAT(ToJson(trace), testing::HasSubstr("{\"asked\":\"De Minister van Defensie\","));
}

TEST(Trace, NamesAnOfficeOnOneLineThatIsPrintedOverTwo) {
  TestCorpus corpus;
  corpus.Put(Paper::Letter("kst-29000-12", "2021-10-04",
                           "Ik zal de vissers spreken.\nDe Minister van Landbouw,\nVisserij en Voedselzekerheid")
                 .Sender("De Minister van Landbouw, Visserij en Voedselzekerheid")
                 .Promises("zal de vissers spreken"));
  corpus.Link();
  const Trace trace = **TraceFrom(corpus.store(), "kst-29000-12");
  EXPECT_EQ(trace.steps.front().who, "De Minister van Landbouw, Visserij en Voedselzekerheid");
}

TEST(Trace, StartsAnywhereInTheChain) {
  TestCorpus corpus;
  corpus.Put(Family());
  corpus.Link();
  const std::string promise = PromiseId("kst-29000-12", "zal ik uw Kamer informeren");
  EXPECT_EQ(Steps(corpus, promise),
            (std::vector<std::string>{"kst-29000-12 promises " + promise, "kst-29000-20 fulfils " + promise}));
  EXPECT_EQ(Steps(corpus, "kst-29000-12"),
            (std::vector<std::string>{"kst-29000-9 proposed kst-29000-9", "kst-29000-12 implements kst-29000-9",
                                      "kst-29000-12 promises " + promise, "kst-29000-20 fulfils " + promise}));
  EXPECT_EQ(Steps(corpus, "kst-29000-20"),
            (std::vector<std::string>{"kst-29000-12 promises " + promise, "kst-29000-20 fulfils " + promise}));
  EXPECT_FALSE(*TraceFrom(corpus.store(), "kst-1-1"));
}

TEST(Trace, HtmlHoldsNothingFromOutsideAndEscapesWords) {
  TestCorpus corpus;
  corpus.Put(
      Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer.").Subject("<script>alert(1)</script> & \"x\""));
  corpus.Link();
  const std::string html = ToHtml(**TraceFrom(corpus.store(), "kst-29000-7"));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;"), std::string::npos);
  EXPECT_EQ(html.find(" src="), std::string::npos);
  EXPECT_EQ(html.find("<link"), std::string::npos);
}

// A letter that promises much costs in proportion, not by the square.
TEST(Trace, OfAPaperWithThousandsOfPromisesIsLinear) {
  const auto work = [](int promises) {
    std::string text;
    for (int i = 0; i < promises; ++i) text += "Ik zal uw Kamer berichten over punt " + std::to_string(i) + ".  ";
    Paper letter = Paper::Letter("kst-29000-12", "2021-10-04", text).Sender("De Minister van Defensie");
    for (int i = 0; i < promises; ++i) letter.Promises("zal uw Kamer berichten over punt " + std::to_string(i) + ".");
    TestCorpus corpus;
    corpus.Put(letter);
    corpus.Link();
    std::size_t steps = 0;
    std::vector<std::int64_t> counts;
    counts.push_back(
        WorkOf(corpus.store(), [&] { steps = (**TraceFrom(corpus.store(), "kst-29000-12")).steps.size(); }));
    EXPECT_EQ(steps, static_cast<std::size_t>(promises));
    counts.push_back(WorkOf(corpus.store(), [&] {
      EXPECT_TRUE(EachCommitment(corpus.store(), Rules(), {}, [](const RegisterRow&) { return true; }));
    }));
    return counts;
  };
  const auto once = work(200), four_times = work(800);
  for (std::size_t i = 0; i < once.size(); ++i) EXPECT_LT(four_times[i], 6 * once[i]) << i;
}

TEST(Show, TellsWhomAPaperSpeaksOfAndWhoSpeaksOfIt) {
  TestCorpus corpus;
  corpus.Put(Family());
  corpus.Link();
  EXPECT_EQ(ToText(**Show(corpus.store(), "kst-29000-20.pdf")), R"(kst-29000-20  letter  2022-05-01
  read from kst-29000-20.pdf
  https://zoek.officielebekendmakingen.nl/kst-29000-20.html

It speaks of:
  cites kst-28000-1, page 1: "Kamerstuk 28 000, nr. 1"
  fulfils )" + PromiseId("kst-29000-12", "zal ik uw Kamer informeren") +
                                                                    R"(, page 1: "doe ik die toezegging gestand"
  part_of dossier-29000, page 1: "29000"
  sent_by ministry:justitie-en-veiligheid, page 1: "De Minister voor Rechtsbescherming"

Spoken of by:
  nobody in this corpus
)");
}

// Minutes tell how the votes on a motion and on an amendment ended: in plain words, and on the work itself.
TEST(Show, SaysInWordsHowAVoteEndedAlsoOfAnAmendment) {
  Paper minutes = Paper::Letter("h-tk-20202021-61-8", "2021-02-09",
                                "De motie is aangenomen. Het amendement (29 000, nr. 5) is verworpen.");
  minutes.Tells("motie is aangenomen", "kst-29000-7", "adopted")
      .Tells("nr. 5) is verworpen", "kst-29000-5", "rejected");
  minutes.document.kind = "minutes";
  minutes.document.votes.back().kind = "amendment";
  TestCorpus corpus;
  corpus.Put(minutes);
  corpus.Link();
  EXPECT_EQ(ToText(**Show(corpus.store(), "kst-29000-5")), R"(kst-29000-5  amendment  (not in this corpus)
  vote: rejected
  https://zoek.officielebekendmakingen.nl/kst-29000-5.html

It speaks of:
  nothing

Spoken of by:
  h-tk-20202021-61-8 tells that it was rejected, page 1: "nr. 5) is verworpen"
)");
  const std::string told = ToText(**Show(corpus.store(), "h-tk-20202021-61-8"));
  EXPECT_NE(told.find("tells that kst-29000-7 was adopted, page 1: \"motie is aangenomen\""), std::string::npos)
      << told;
  const std::string traced = ToText(**TraceFrom(corpus.store(), "kst-29000-5"));
  EXPECT_NE(traced.find("h-tk-20202021-61-8  tells that kst-29000-5 was rejected"), std::string::npos) << traced;
}

TEST(Missing, ListsCitedPapersWithAddresses) {
  TestCorpus corpus;
  corpus.Put(Family());
  corpus.Link();
  std::vector<std::string> lines;
  ASSERT_TRUE(EachMissing(corpus.store(), [&](const MissingPaper& m) {
    lines.push_back(m.id + " " + m.url.value_or("-") + " " + std::to_string(m.cited_by) + " " + m.first);
    return true;
  }));
  EXPECT_EQ(lines, std::vector<std::string>{
                       "kst-28000-1 https://zoek.officielebekendmakingen.nl/kst-28000-1.html 1 kst-29000-20"});
}

}  // namespace
}  // namespace kst
