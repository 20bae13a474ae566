// Whole words back from their halves: each word below is broken at each of its
// points, as a typesetter would print it, and must come back as it is written here.
//
//   "be·ëin·di·gen"     at "·" a word may be broken; a trema there vanishes, or is kept
//   "zee-·egel"         a hyphen of the spelling ends the line
#include <gtest/gtest.h>

#include <span>

#include "extract/normalise/clean_line.h"
#include "tests/extract/normalise/shared_normaliser.h"

namespace kst {
namespace {

constexpr std::string_view kPoint = "·";

std::string WithoutPoints(std::string_view word) {
  std::string whole;
  for (auto at = word.find(kPoint); at != word.npos; at = word.find(kPoint)) {
    whole += word.substr(0, at);
    word.remove_prefix(at + kPoint.size());
  }
  return whole + std::string(word);
}

// "ëindigen" -> "eindigen": what is printed when the break hides the trema.
std::string WithoutTrema(const std::string& word) {
  for (const char* letter : {"a", "e", "i", "o", "u"})
    if (const std::string trema = ComposeTrema(letter); word.starts_with(trema))
      return letter + word.substr(trema.size());
  return word;
}

void ExpectWhole(std::string_view word) {
  const std::string whole = "de " + WithoutPoints(word) + " werd";
  for (auto at = word.find(kPoint); at != word.npos; at = word.find(kPoint, at + 1)) {
    const std::string left = WithoutPoints(word.substr(0, at));
    const std::string right = WithoutPoints(word.substr(at + kPoint.size()));
    const std::string line = "de " + left + (left.ends_with('-') ? "\n" : "-\n");
    EXPECT_EQ(TextOf(line + WithoutTrema(right) + " werd"), whole) << left << " / " << right;
    EXPECT_EQ(TextOf(line + right + " werd"), whole) << left << " / " << right;
  }
}

void ExpectAllWhole(std::span<const std::string_view> words) {
  for (const std::string_view word : words) ExpectWhole(word);
}

constexpr std::string_view kOneWord[] = {
    "ge·meen·te·raads·ver·kie·zin·gen",
    "ar·beids·on·ge·schikt·heids·ver·ze·ke·ring",
    "hy·po·theek·ren·te·af·trek",
    "kin·der·op·vang·toe·slag",
    "vluch·te·lin·gen·werk",
    "ont·wik·ke·lings·sa·men·wer·king",
    "mil·joe·nen·no·ta",
    "spoor·weg·over·gang",
    "bi·o·lo·gie",
    "ge·o·gra·fie",
    "mu·se·um",
    "soci·aal",
    "ma·te·ri·aal",
    "in·di·vi·du·a·li·se·ring",
    "si·tu·a·tie",
    "ini·ti·a·tie·ven",
    "radi·o",
    "be·oor·de·laar",
    "en·quê·te·com·mis·sie",
    "po·li·tie·agent",
    "mi·li·eu·ef·fect·rap·port",
    "sub·si·die·aan·vraag",
    "eva·lu·a·tie·on·der·zoek",
    "pa·ra·plu's",
    "ex·per·ti·se",
    "ex·tra·mu·ra·li·se·ring",
    "Eu·ro·pe·se",
    "po·li·tiek",
    "pro·jec·ten",
    "an·ti·ci·pa·tie",
    "anti·stof·fen",
    "pro·gram·ma's",
};
TEST(Words, OneWord) { ExpectAllWhole(kOneWord); }

// "molenaar" is no "mole- naar", "modus" no "mo- dus".
constexpr std::string_view kEndLikeConjunctions[] = {
    "mo·le·naar",       "win·naar",
    "prijs·win·naar",   "eige·naar",
    "Pope·rin·ge·naar", "hier·naar",
    "daar·naar",        "zo·maar",
    "mo·dus",           "exo·dus",
    "sur·plus",         "vij·and",
    "al·dus",           "jun·ior",
    "Soe·dan",          "zo·als",
    "als·of",           "tot·dat",
    "on·dank·baar",     "dan·sen",
    "ver·to·ning",      "the·o·rie·ën",
    "ca·te·go·rie·ën",  "bac·te·ri·ën",
    "oli·ën",           "voetbaltoer·nooi·en",
};
TEST(Words, EndLikeConjunctions) { ExpectAllWhole(kEndLikeConjunctions); }

constexpr std::string_view kTremas[] = {
    "be·ëin·di·gen",
    "be·ïn·vloe·ding",
    "ge·ëva·lu·eerd",
    "ge·ïso·leerd",
    "ge·ürba·ni·seerd",
    "re·ëel",
    "re·ünie",
    "va·cu·üm",
    "co·ör·di·na·tor",
    "co·öpe·ra·tief",
    "co·ëf·fi·ci·ënt",
    "po·ëzie",
    "na·ïeve",
    "ego·ïs·tisch",
    "he·ro·ïne",
    "ide·ële",
    "Isra·ël",
    "Isra·ëlisch",
    "Ita·li·ë",
    "Itali·ër",
    "Azi·ë",
    "Oe·kra·ïen·se",
    "ca·fe·ïne",
    "ju·da·ïsme",
    "hy·gi·ënisch",
    "in·gre·di·ën·ten",
    "ori·ën·ta·tie",
    "pa·ti·ën·ten·dos·sier",
    "in·effi·ci·ënt",
    "ge·sub·si·di·eerd",
    "fi·nan·ci·ë·le",
    "fi·nan·ci·eel",
    "fi·nan·ci·ën",
    "com·mer·ci·ële",
    "am·bi·ti·eus",
    "va·ri·ëteit",
    "ge·cre·ëerd",
    "cre·a·tie",
    "drie·ën·twin·tig",
    "con·ti·nu·ïteit",
    "perpetu·ïteit",
    "vol·tooi·ing",
    "be·amen",
    "ge·oor·deeld",
    "ge·ac·cep·teerd",
};
TEST(Words, Tremas) { ExpectAllWhole(kTremas); }

constexpr std::string_view kClashingVowels[] = {
    "zee-·egel",
    "zee-·eend",
    "ra·dio-·om·roep",
    "auto-·in·dus·trie",
    "mi·li·eu-·in·spec·tie",
    "politie-·in·zet",
    "de·fen·sie-·ui·tga·ven",
    "zonne-·energie",
    "camera-·in·zet",
    "data-·uit·wis·se·ling",
    "video-·op·na·me",
    "co-·ou·der",
    "mede-·eige·naar",
    "pre-·in·dus·trieel",
    "na-·ijver",
    "mi·cro-·or·ga·nis·me",
    "so·cio-·eco·no·misch",
    "re-·in·te·gra·tie·traject",
    "de-·es·ca·le·ren",
    "re·gio-·in·de·ling",
    "ri·si·co-·in·schat·ting",
    "agenda-·item",
};
TEST(Words, ClashingVowels) { ExpectAllWhole(kClashingVowels); }

constexpr std::string_view kPrefixesAndTitles[] = {
    "non-·fictie",
    "niet-·na·le·ving",
    "niet-·in·ge·ze·te·nen",
    "oud-·kamer·lid",
    "ex-·mi·li·tair",
    "vice-·ad·mi·raal",
    "adjunct-·di·rec·teur",
    "kandidaat-·lid",
    "interim-·be·stuur",
    "secretaris-·ge·ne·raal",
    "advocaat-·ge·ne·raal",
    "mi·nis·ter-·pre·si·dent",
    "rechter-·com·mis·saris",
    "raads·heer-·com·mis·sa·ris",
    "proces-·ver·baal",
    "rekening-·courant",
    "kosten-·ba·ten·ana·ly·se",
    "woon-·werk·ver·keer",
    "rooms-·ka·tho·liek",
    "juridisch-·technisch",
    "po·li·tiek-·bestuurlijk",
    "kas-·trans·ac·tie·ver·schil",
    "co-·cre·atie",
    "anti-·pi·ra·te·rij",
    "sociaal-·maat·schap·pelijk",
    "oktober-·no·vember",
    "kop-·staart·bot·sing",
    "moeder-·kind·relatie",
    "noord-·zuid·lijn",
    "links-·rechts·tegenstelling",
};
TEST(Words, PrefixesAndTitles) { ExpectAllWhole(kPrefixesAndTitles); }

constexpr std::string_view kChains[] = {
    "een-·op-·een",        "één-·op-·één",          "kant-·en-·klaar",
    "hand-·in-·hand",      "dag-·tot-·dag·bestuur", "mond-·op-·mond·beademing",
    "state-·of-·the-·art", "out-·of-·the-·box",     "peer-·to-·peer",
    "end-·to-·end",        "trial-·and-·error",     "doe-·het-·zelf·zaak",
    "comply-·or-·explain", "kapitein-·ter-·zee",    "een-·na-·laatste",
};
TEST(Words, Chains) { ExpectAllWhole(kChains); }

constexpr std::string_view kDigitsAndLetters[] = {
    "65-·plus·sers",
    "2030-·doel·stel·ling",
    "A4-·tje",
    "24-·uurs·zorg",
    "COVID-·19-·cri·sis",
    "PM10-·norm",
    "zonne-·pv",
    "SSC-·ICT",
    "lhbti-·ge·meen·schap",
    "T-·shirt",
    "x-·as",
    "e-·bike",
    "u-·vormig",
    "HIV-·be·smet·ting",
    "hiv-·be·smet·ting",
    "NS-·station",
    "ict-·pro·ject",
    "cao-·over·leg",
    "tbs-·kli·niek",
    "vmbo-·leer·ling",
    "wao-·er",
    "ww-·uit·kering",
    "ic-·capaciteit",
    "mri-·scan",
    "azc-·bewoner",
    "ngo-·sector",
    "RIVM-·rap·port",
    "EU-·burger",
    "D66-·lid",
    "PvdA-·voor·stel",
    "GroenLinks-·motie",
    "Wlz-·zorg",
    "Woo-·ver·zoek",
};
TEST(Words, DigitsAndLetters) { ExpectAllWhole(kDigitsAndLetters); }

constexpr std::string_view kNames[] = {
    "Staten-·Generaal",  "STATEN-·GENERAAL",  "NAVO-·bond·ge·noten", "Navo-·bond·ge·noten", "Noord-·Bra·bant",
    "Sint-·Eus·ta·tius", "Nieuw-·Zee·land",   "Zuid-·Afri·kaan·se",  "Baarle-·Nassau",      "Berg-·en-·Terblijt",
    "Anne-·Marie",       "IJs·sel·meer",      "IJ·mui·den",          "IJ·zer·man",          "Am·ster·dam",
    "Schip·hol",         "Cu·ra·çao",         "Groen·Links",         "Chris·ten·Unie",      "Kamer·brief",
    "Ka·mer·vra·gen",    "Rijks·water·staat", "Bin·nen·hof",         "Prinsjes·dag",
};
TEST(Words, Names) { ExpectAllWhole(kNames); }

// Two readings, and the word list knows the other one.
TEST(Words, KnownBugsStillFail) {
  EXPECT_NE(TextOf("de ma-\nis werd"), "de maïs werd");
  EXPECT_NE(TextOf("de co-\nexistentie werd"), "de coëxistentie werd");
}

}  // namespace
}  // namespace kst
