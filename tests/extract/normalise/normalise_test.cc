// The running text of small papers: paragraphs, furniture, characters, and the way
// back to the page.
#include "extract/normalise/normalise.h"

#include <gtest/gtest.h>

#include "tests/extract/normalise/paper.h"
#include "tests/shared.h"

namespace kst {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Text, ASignatureEndsBeforeTheNextPage) {
  const NormalisedText out = Paper()
                                 .Page()
                                 .Block(Role::kParagraph, {"een regel van de brief over de hele breedte loopt."})
                                 .Block(Role::kParagraph, {"Jan Jansen"})
                                 .Page()
                                 .Block(Role::kParagraph, {"tot en met het einde van deze bijlage"})
                                 .Read();
  EXPECT_NE(out.text.find("Jan Jansen\ntot en met"), std::string::npos) << out.text;
}

// A line may have had room for the word that follows, and still its sentence goes on.
TEST(Text, AParagraphDoesNotEndInAnArticle) {
  const struct {
    const char *first, *second;
    bool goes_on;
  } table[] = {
      {"10 Weet u dat scheepswrakken in (onder andere) de", "Waddenzee bedreigd worden?", true},
      {"Is het budget voor het programma van", "€ 400.000 ook na 2031 beschikbaar?", true},
      {"Instelling voor onbepaalde tijd", "Artikel 79 bepaalt dat dit kan.", false},
      {"genomen in de vergadering van", "De Voorzitter van de Kamer,", false},
      {"Het eerste lid vervalt; en", "Het tweede lid komt te luiden:", false},
  };
  for (const auto& row : table) {
    Paper paper;
    paper.Page().Block(Role::kParagraph, {"een regel van de brief over de hele breedte die doorloopt."});
    paper.Block(Role::kParagraph, {row.first}).Block(Role::kParagraph, {row.second});
    const std::string text = paper.Read().text, gap = row.goes_on ? " " : "\n";
    EXPECT_NE(text.find(std::string(row.first) + gap + row.second), std::string::npos) << text;
  }
}

// The last line of a letterhead's column and the first of the address beside it.
TEST(Text, TheBodyDoesNotGoOnWithTheColumnBesideIt) {
  const NormalisedText out = Paper()
                                 .Page()
                                 .Block(Role::kParagraph, {"Bijlagen", "Onderzoek naar oude sluizen"}, 1)
                                 .Block(Role::kParagraph, {"De voorzitter van de Eerste", "Kamer"})
                                 .Read();
  EXPECT_EQ(out.text, "Bijlagen Onderzoek naar oude sluizen\nDe voorzitter van de Eerste Kamer");
}

TEST(Tables, TheLinesOfACellAreOneParagraph) {
  ExtractedText in = Paper()
                         .Page()
                         .Block(Role::kTable, {"Motie over de onder-", "houdsbedrijven", "Kamerstuk 36 200,", "nr. 16"})
                         .in();
  std::vector<TextLine>& lines = in.pages[0].blocks[0].lines;
  for (const std::size_t i : {2U, 3U}) {  // the second cell stands beside the first
    lines[i].box.y0 = lines[i - 2].box.y0, lines[i].box.y1 = lines[i - 2].box.y1;
    lines[i].box.x0 += 15000, lines[i].box.x1 += 15000;
    for (std::int32_t& edge : lines[i].edges) edge += 15000;
  }
  const NormalisedText out = Shared().Normalise(in);
  EXPECT_EQ(out.text, "Motie over de onderhoudsbedrijven\nKamerstuk 36 200, nr. 16");
  EXPECT_THAT(Faults(in, out), IsEmpty());
}

TEST(Rules, GoodAndBadLinesHold) {
  for (const Error& error : Shared().Check()) ADD_FAILURE() << error.where << ": " << error.message;
}

TEST(Rules, ABrokenFileIsNamedWithItsLine) {
  auto files = *ReadRuleFiles(ExtractRuleFiles());
  for (RuleFile& file : files)
    if (file.name == "hyphens.rules")
      file = *ReadRuleFile("hyphens.rules", "[rule x]\nwhen = left_digitt\nthen = keep\n");
  const auto loaded = Normaliser::Load(std::move(files));
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().where, "hyphens.rules:2:8");
}

// atof() took any text for a confidence, and a key that nobody knows was passed over.
TEST(Rules, AnUnknownKeyOrValueIsNamedWithItsPlace) {
  const struct {
    std::string file, text, where, wrong;
  } kRows[] = {
      {"hyphens.rules", "[rule x]\nthen = keep\nconfidence = hoog\n", "hyphens.rules:3:14",
       "expected a number from 0 to 1"},
      {"hyphens.rules", "[rule x]\nthen = keep\nwhne = soft\n", "hyphens.rules:3:1",
       "no key of [rule …] is called whne; did you mean when?"},
      {"hyphens.rules", "[rule x]\nthen = kep\n", "hyphens.rules:2:8",
       "\"kep\" is no value of then; did you mean keep?"},
      {"furniture.rules", "[rule x]\nrole = runing_foot\n", "furniture.rules:2:8",
       "\"runing_foot\" is no value of role; did you mean running_foot?"},
      {"furniture.rules", "[rule x]\nrole = margin\nlien = Pagina #\n", "furniture.rules:3:1",
       "no key of [rule …] is called lien; did you mean line?"},
      {"sentences.rules", "[abreviation x]\nword = nr.\n", "sentences.rules:1:2",
       "no section here is of the kind abreviation; did you mean abbreviation?"},
      {"sentences.rules", "[abbreviation x]\nwrod = nr.\n", "sentences.rules:2:1",
       "no key of [abbreviation …] is called wrod; did you mean word?"},
  };
  for (const auto& row : kRows) {
    auto files = *ReadRuleFiles(ExtractRuleFiles());
    for (RuleFile& file : files)
      if (file.name == row.file) file = *ReadRuleFile(row.file, row.text);
    const auto loaded = Normaliser::Load(std::move(files));
    ASSERT_FALSE(loaded) << row.text;
    EXPECT_EQ(loaded.error().where, row.where);
    EXPECT_EQ(loaded.error().message.substr(0, loaded.error().message.find('\n')), row.wrong);
  }
}

TEST(Rules, AMissingFileIsNamed) {
  const auto loaded = Normaliser::Load({});
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().where, "hyphens.rules");
}

struct Row {
  std::string_view raw, text;
};

TEST(Text, AFootInsideALineIsNoText) {
  constexpr Row kRows[] = {
      {"De brug is oud. Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 2 3 Hij is smal.",
       "De brug is oud.\nHij is smal."},
      {"in hun begro- Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 57 2 tingen staan", "in hun begrotingen staan"},
      {"Dat staat er. Eerste Kamer, vergaderjaar 2031–2032, 39 911, F 4 Meer niet.", "Dat staat er.\nMeer niet."},
      {"Bron: Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 49, blz. 3.",
       "Bron: Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 49, blz. 3."},
  };
  for (const Row& row : kRows) {
    const ExtractedText in = ReadPlainText(row.raw);
    const NormalisedText out = Shared().Normalise(in);
    EXPECT_EQ(out.text, row.text);
    EXPECT_THAT(Faults(in, out), IsEmpty()) << row.raw;
  }
}

TEST(Text, PlainLinesBecomeParagraphs) {
  constexpr Row kRows[] = {
      {"", ""},
      {"\n\n", ""},
      {"Dit is een regel\nen dit de volgende.\n\nEen nieuwe alinea.",
       "Dit is een regel en dit de volgende.\nEen nieuwe alinea."},
      {"29\n911, nr. 323", "29 911, nr. 323"},
      {"tussen RIEC/\nLIEC en politie", "tussen RIEC/LIEC en politie"},
      {"in 2021–\n2022", "in 2021–2022"},
      {"zie https://www.overheid.nl/documenten/\nrapport-1.pdf voor meer",
       "zie https://www.overheid.nl/documenten/rapport-1.pdf voor meer"},
      {"De brief gaat naar de leden Kuik en Bikker over het geld\n\nis gevraagd om een besluit over het geld van de "
       "wijk.",
       "De brief gaat naar de leden Kuik en Bikker over het geld is gevraagd om een besluit over het geld van de "
       "wijk."},
      {"Hierbij bied ik u de brief aan die ik heb toegezegd.\n\nDe Minister van Zaken,\nA. de Vries",
       "Hierbij bied ik u de brief aan die ik heb toegezegd.\nDe Minister van Zaken,\nA. de Vries"},
  };
  for (const Row& row : kRows) {
    const ExtractedText in = ReadPlainText(row.raw);
    const NormalisedText out = Shared().Normalise(in);
    EXPECT_EQ(out.text, row.text);
    EXPECT_THAT(Faults(in, out), IsEmpty()) << row.raw;
  }
}

TEST(Text, CharactersAreComposedAndFolded) {
  constexpr Row kRows[] = {
      {"financie\u0308le", "financiële"},
      {"de\u00A0Kamer", "de Kamer"},
      {"twee   spaties\ten een tab", "twee spaties en een tab"},
      {"be\u00ADleid", "beleid"},
      {"Rekening\u2011courant", "Rekening-courant"},
      {"\uF0B7 eerste punt", "• eerste punt"},
      {"e\uFB03ciënt", "efficiënt"},
      {"nul\u200Bbreedte", "nulbreedte"},
      {"kapot\xFFteken", "kapot\uFFFDteken"},
      {"e\u0301\u0323 x", "ẹ\u0301 x"},
  };
  for (const Row& row : kRows) {
    const ExtractedText in = ReadPlainText(row.raw);
    const NormalisedText out = Shared().Normalise(in);
    EXPECT_EQ(out.text, row.text);
    EXPECT_THAT(Faults(in, out), IsEmpty()) << row.raw;
  }
}

TEST(Text, AParagraphRunsOverThePageAndItsNotes) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"De politie krijgt er geld bij voor wijken en",
                                "dat wordt bij de begroting van de Minister voor Rechts-"})
      .Block(Role::kNote, {"^1^ Kamerstuk 29 911, nr. 207."})
      .Block(Role::kRunningFoot, {"Tweede Kamer, vergaderjaar 2021–2022, 29 911, nr. 329 1"})
      .Page()
      .Block(Role::kParagraph, {"bescherming uitgewerkt. Daarna volgt een brief."});
  const NormalisedText out = paper.Read();
  EXPECT_EQ(
      out.text,
      "De politie krijgt er geld bij voor wijken en dat wordt bij de begroting van de Minister voor Rechtsbescherming "
      "uitgewerkt. Daarna volgt een brief.\nKamerstuk 29 911, nr. 207.");
  EXPECT_EQ(out.sentences.size(), 3U);
  ASSERT_EQ(out.furniture.size(), 1U);
  EXPECT_EQ(out.furniture[0].role, Role::kRunningFoot);
  EXPECT_THAT(Faults(paper.in(), out), IsEmpty());
}

// White inside a sentence: what is too full to have ended, and what opens with a figure and its words, are one.
TEST(Text, ASentenceGoesOnOverWhiteWithTheFigureThatItCites) {
  constexpr std::string_view kFull = "Met deze brief ga ik in op de motie van het lid Brug";
  const struct {
    std::string_view last, next;
    bool goes_on;
  } rows[] = {
      {"over de sluizen en de bruggen in het land (Kamerstuk", "39 911, nr. 62). Ik zal de Kamer daarover schrijven.",
       true},
      {"is gemeld, maar in ieder geval voor de 1e december", "2031, een brief sturen over de uitkomsten van het werk.",
       true},
      {"en over de kosten van het beheer van bruggen, totaal", "4 miljoen euro, die de beheerder zelf draagt in 2031.",
       true},
      {"over de sluizen en de bruggen in het hele land heen.", "2031 is het jaar waarin de sluizen worden vervangen.",
       false},
      {"over de sluizen en de bruggen in het hele land heen", "83", false},                   // the page's number
      {"over de sluizen", "2031 wordt het jaar waarin de sluizen worden vervangen.", false},  // it had room
  };
  for (const auto& row : rows) {
    Paper paper;
    paper.Page().Block(Role::kParagraph, {kFull, row.last}).Block(Role::kParagraph, {row.next});
    const std::string want = std::string(row.last) + (row.goes_on ? " " : "\n") + std::string(row.next);
    EXPECT_NE(paper.Read().text.find(want), std::string::npos) << paper.Read().text;
  }
}

TEST(Text, ALineWithRoomForTheNextWordEndedOnPurpose) {
  Paper paper;
  paper.Page().Block(Role::kParagraph, {"Met deze brief voldoe ik aan het verzoek van de", "Kamer.",
                                        "De uitwerking volgt in het najaar van dit jaar in", "een brief."});
  EXPECT_EQ(paper.Read().text,
            "Met deze brief voldoe ik aan het verzoek van de Kamer.\nDe uitwerking volgt in het najaar van dit jaar in "
            "een brief.");
}

TEST(Text, FurnitureIsKnownByItsWords) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"> Retouradres Postbus 20301 2500 EH Den Haag"})
      .Block(Role::kParagraph, {"Geachte voorzitter,", "P agina 1 van 2"});
  const NormalisedText out = paper.Read();
  EXPECT_EQ(out.text, "Geachte voorzitter,");
  ASSERT_EQ(out.furniture.size(), 2U);
  EXPECT_EQ(out.furniture[0].role, Role::kMasthead);
  EXPECT_EQ(out.furniture[1].text, "P agina 1 van 2");
  EXPECT_EQ(out.furniture[1].box.y0, 2000);
  EXPECT_THAT(Faults(paper.in(), out), IsEmpty());
}

// A letter of two pages has one number only: nothing repeats by which layout would know it.
TEST(Text, TheNumberOfItsPageAloneAtTheEdgeIsFurniture) {
  const struct {
    const char *line, *text;
  } table[] = {
      {"2", "uw Kamer is geïnformeerd."},          {"– 2 –", "uw Kamer is geïnformeerd."},
      {"-2-", "uw Kamer is geïnformeerd."},        {"2/2", "uw Kamer is geïnformeerd."},
      {"Blad 2", "uw Kamer is geïnformeerd."},     {"blz. 2", "uw Kamer is geïnformeerd."},
      {"2-", "uw Kamer is geïnfor-2-meerd."},      {"3", "uw Kamer is geïnfor-3 meerd."},
      {"2021", "uw Kamer is geïnfor-2021 meerd."},
  };
  for (const auto& row : table) {
    Paper paper;
    paper.Page().Block(Role::kParagraph, {"uw Kamer is geïnfor-"});
    paper.Page().Block(Role::kParagraph, {row.line}).Block(Role::kParagraph, {"meerd."});
    EXPECT_EQ(paper.Read().text, row.text) << row.line;
  }
}

TEST(Text, TheDictumOfAMotionIsMarked) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"overwegende dat dit beter kan;"})
      .Block(Role::kParagraph, {"verzoekt de regering de Kamer voor de zomer te"})
      .Page()
      .Block(Role::kParagraph, {"informeren,"});
  const NormalisedText out = paper.Read();
  ASSERT_EQ(out.parts.size(), 2U);
  EXPECT_EQ(out.parts[0].role, Role::kParagraph);
  EXPECT_EQ(out.parts[1].role, Role::kDictum);
  EXPECT_EQ(out.parts[1].span.In(out.text), "verzoekt de regering de Kamer voor de zomer te informeren,");
}

// Any bytes: no crash, nothing lost. The alphabet is what the code looks for.
TEST(WayBack, HoldsForNonsense) {
  constexpr std::string_view kAlphabet[] = {"a",      "B",      "en",     " ",      " ",    "\n",    "\n",     "-",
                                            "1",      "2",      ".",      ")",      "(",    "/",     "\f",     "\u00AD",
                                            "\u2011", "\u0308", "\u00A0", "\uFB01", "\xFF", "\xE2",  "\uF0B7", "–",
                                            "€ ",     "www.",   "\r",     "\t",     "1 A",  "\u200B"};
  std::uint32_t state = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string raw;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525 + 1013904223;
      raw += kAlphabet[(state >> 16) % std::size(kAlphabet)];
    }
    const ExtractedText in = ReadPlainText(raw);
    const NormalisedText out = Shared().Normalise(in);
    std::vector<std::string> faults = CoverageFaults(in, out);
    for (auto& fault : ShapeFaults(out)) faults.push_back(fault);
    ASSERT_THAT(faults, IsEmpty()) << testing::PrintToString(raw);
  }
}

TEST(WayBack, BoxesAreThoseOfTheGlyphs) {
  Paper paper;
  paper.Page().Block(Role::kParagraph, {"de georgani-", "seerde misdaad"});
  const NormalisedText out = paper.Read();
  ASSERT_EQ(out.text, "de georganiseerde misdaad");
  const std::vector<PageBox> want = {{1, {6500, 0, 10500, 900}}, {1, {5000, 1000, 8000, 1900}}};
  EXPECT_EQ(out.BoxesOf({3, 17}), want);
  EXPECT_EQ(out.PageOf(4), 1);
}

TEST(WayBack, FoundingLetter) {
  KST_NEEDS_SHARED();
  const ExtractedText in = ReadPlainText(ReadFile(Shared("seed/000_9fa18bf6c4bd3cbb.txt")));
  const NormalisedText out = Shared().Normalise(in);
  EXPECT_THAT(Faults(in, out), IsEmpty());
  EXPECT_EQ(out.notes.size(), 19U);
  EXPECT_TRUE(std::all_of(out.notes.begin(), out.notes.end(), [](const Note& n) { return n.anchor.has_value(); }));
  EXPECT_EQ(in.pages.size(), 7U);
  for (const std::string_view word : {"Minister voor Rechtsbescherming, gestand",
                                      "het Noordzeekanaalgebied en de haven van Amsterdam. In",
                                      "het Noordzeekanaalgebied en de haven van Amsterdam (NZKG)",
                                      "welke ondermijnende",
                                      "succesfactoren",
                                      "Interventieteam",
                                      "voorgesteld in",
                                      "een samenhangende",
                                      "aangesloten",
                                      "Opsporingsdiensten, de",
                                      "Regionale Informatie- en Expertisecentra",
                                      "tegen ondermijning,",
                                      "brancheorganisaties",
                                      "drugsindustrie in stand",
                                      "handhavingskosten.",
                                      "ondermijningsgelden. Er",
                                      "ondermijningsaanpak. Met",
                                      "Inlichtingen- en Opsporingsdienst",
                                      "voor de organisaties",
                                      "Minister voor Rechtsbescherming en ik",
                                      "geweldsdreigingsspectrum,",
                                      "De verantwoordelijkheid",
                                      "vormgegeven. Daarvoor",
                                      "€ 88 mln. voor 2020",
                                      "kwetsbare wijken en afspraken",
                                      "Kuik en Bikker is gevraagd"})
    EXPECT_NE(out.text.find(word), std::string::npos) << word;
}

// White between the lines of a number: "Kamerstuk 39" / "911, nr. 4" is one; "op pagina 39" / "911." ends.
TEST(Normalise, ANumberThatIsCutGoesOn) {
  const std::pair<std::string_view, std::string_view> rows[] = {{"911, nr. 4).", "(Kamerstuk 39 911, nr. 4)."},
                                                                {"911.", "39\n911."},
                                                                {"2031 is het jaar.", "39\n2031 is het jaar."}};
  for (const auto& [rest, text] : rows) {
    Paper paper;
    paper.Page().Block(Role::kParagraph, {"Ik verwijs naar de brief over de stand van de bruggen (Kamerstuk 39"});
    paper.White(3).Block(Role::kParagraph, {rest, "Daarna volgt er meer."});
    EXPECT_NE(paper.Read().text.find(text), std::string::npos) << paper.Read().text;
  }
}

}  // namespace
}  // namespace kst
