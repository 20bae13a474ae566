// Official XML: the blocks a reader sees, in order, and what is refused.
#include "extract/xml/read_xml.h"

#include <gtest/gtest.h>

#include "tests/shared.h"

namespace kst {
namespace {

std::string Paper(const std::string& dossiers, const std::string& piece) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<officiele-publicatie><metadata><meta name=\"x\" "
         "content=\"y\"/></metadata>"
         "<kamerstuk><kamerstukkop><tekstregel inhoud=\"vergaderjaar\">Vergaderjaar 2030-2031</tekstregel>"
         "<tekstregel inhoud=\"kameraanduiding\">Tweede Kamer der Staten-Generaal</tekstregel>"
         "<tekstregel inhoud=\"kamernummer\">2</tekstregel></kamerstukkop>" +
         dossiers + "<stuk><stuknr>Nr. <ondernummer kamer=\"2\">12</ondernummer></stuknr>" + piece +
         "</stuk></kamerstuk></officiele-publicatie>";
}

const std::string kDossier =
    "<dossier><dossiernummer>\n  <dossiernr>39 001</dossiernr>\n</dossiernummer><titel>Beheer van\n "
    "bruggen</titel></dossier>";

std::string Body(const std::string& paragraphs) {
  return "<algemeen><vrije-tekst><tekst status=\"goed\">" + paragraphs + "</tekst></vrije-tekst></algemeen>";
}

// "role|words" for every line.
std::vector<std::string> Lines(const ExtractedText& text) {
  std::vector<std::string> lines;
  for (const TextBlock& block : text.pages.at(0).blocks)
    for (const TextLine& line : block.lines)
      lines.push_back(std::string(Name(block.role)) + "|" + std::string(line.span.In(text.raw)));
  return lines;
}

std::vector<std::string> Read(const std::string& xml) {
  const auto text = ReadXml(xml);
  return text ? Lines(*text) : std::vector<std::string>{"failed: " + text.error().message};
}

TEST(ReadXml, GivesAMotionAsItIsPrinted) {
  EXPECT_EQ(
      Read(Paper(kDossier,
                 "<titel>MOTIE VAN HET LID BRUGMAN</titel><datumtekst>Voorgesteld <datum>3 mei 2031</datum>"
                 "</datumtekst>" +
                     Body("<al>De Kamer,</al><al-groep><al>verzoekt de regering:</al><lijst><li><li.nr>a.</li.nr>"
                          "<al>te meten;</al></li></lijst></al-groep><al>en gaat over tot de orde van de dag.</al>"
                          "<al>Brugman</al><al>Van der Sluis.</al>"))),
      (std::vector<std::string>{"masthead|Tweede Kamer der Staten-Generaal 2", "masthead|Vergaderjaar 2030-2031",
                                "masthead|39 001 Beheer van bruggen", "masthead|Nr. 12",
                                "heading|MOTIE VAN HET LID BRUGMAN", "paragraph|Voorgesteld 3 mei 2031",
                                "paragraph|De Kamer,", "paragraph|verzoekt de regering:", "list_item|a. te meten;",
                                "paragraph|en gaat over tot de orde van de dag.", "signature|Brugman",
                                "signature|Van der Sluis."}));
}

TEST(ReadXml, GivesAPaperOfBefore2010AsItIsPrinted) {
  const std::vector<std::string> kHead = {"masthead|Tweede Kamer der Staten-Generaal 2",
                                          "masthead|Vergaderjaar 1998-1999",
                                          "masthead|39 001 Co\u00F6peratie van bruggen", "masthead|Nr. 12"};
  const std::string kBegin = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><kamerwrk kamer=\"2\">";
  const auto lines = [&](std::vector<std::string> body) {
    body.insert(body.begin(), kHead.begin(), kHead.end());
    return body;
  };
  EXPECT_EQ(
      Read(kBegin + "<kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>2</subtitel><subtitel>Vergaderjaar "
                    "1998-1999</subtitel></kop><frontm><ordernr>KST39000</ordernr><vergjaar>1998-1999</vergjaar>"
                    "<onderw><nummer>39 001</nummer><naam>Co\xF6peratie van bruggen</naam></onderw></frontm><body>"
                    "<stuk><ltrlabel>Nr. </ltrlabel><nummer>12</nummer><titel>BRIEF VAN DE MINISTER </titel><tuskop "
                    "letat=\"vet\">1. Bruggen</tuskop><al>De kop staat er<voetref refid=\"v1\" nr=\"1\"/>.</al>"
                    "<ondtek><functie>De Minister van Bruggen,</functie><naam>A. Brugman</naam></ondtek></stuk>"
                    "</body><voetnoot id=\"v1\" nr=\"1\"><al>Nummer\n drie.</al></voetnoot></kamerwrk>"),
      lines({"heading|BRIEF VAN DE MINISTER", "heading|1. Bruggen", "paragraph|De kop staat er1.",
             "signature|De Minister van Bruggen,", "signature|A. Brugman", "note|1 Nummer drie."}));
  EXPECT_EQ(
      Read(kBegin + "<body><kamer>2</kamer><vergjaar>1998-1999</vergjaar><dossier><dossnr>39 001</dossnr><dosstit>"
                    "Co\xF6peratie van bruggen</dosstit></dossier><stuk><stuknr>Nr. 12</stuknr><tuskop>BRIEF</tuskop>"
                    "<al>Hierbij zend ik u een nota, die over bruggen gaat:</al></stuk></body></kamerwrk>"),
      lines({"heading|BRIEF", "paragraph|Hierbij zend ik u een nota, die over bruggen gaat:"}));
  EXPECT_EQ(Read("<kamerwrk><al>Zonder stuk</al></kamerwrk>").at(0).substr(0, 7), "failed:");
}

// What Chamber, meeting and item it is stands only in its id; who speaks is no signature.
TEST(ReadXml, GivesAnItemOfTheMinutes) {
  const auto minutes = [](const std::string& meta) {
    return "<officiele-publicatie><metadata>" + meta +
           "</metadata><handelingen><agendapunt><itemnaam>Stemmingen</itemnaam><spreekbeurt><spreker><voorvoegsels>De "
           "heer</voorvoegsels><naam><achternaam>Brugman</achternaam></naam><politiek>(BVN)</politiek></spreker><tekst>"
           "<al>Voorzitter. Ik dank u.</al></tekst></spreekbeurt></agendapunt></handelingen></officiele-publicatie>";
  };
  const std::vector<std::string> kBody = {"heading|Stemmingen", "heading|De heer Brugman (BVN)",
                                          "paragraph|Voorzitter. Ik dank u."};
  const auto lines = [&](std::vector<std::string> head) {
    head.insert(head.end(), kBody.begin(), kBody.end());
    return head;
  };
  EXPECT_EQ(Read(minutes("<meta name=\"OVERHEIDop.externMetadataRecord\" "
                         "content=\"https://zoek.officielebekendmakingen.nl/h-tk-20302031-61-8/metadata.xml\"/>")),
            lines({"masthead|Vergaderjaar 2030-2031", "masthead|TK 61", "masthead|61-8-1"}));
  EXPECT_EQ(Read(minutes("<meta name=\"DC.identifier\" content=\"h-ek-20302031-7\"/><meta "
                         "name=\"OVERHEIDop.datumVergadering\" content=\"2031-02-09\"/>")),
            lines({"masthead|Vergaderjaar 2030-2031", "masthead|EK 7", "masthead|2031-02-09"}));
  for (const char* id : {"stb-2030-7", "h-tk-2030-61-8", "h-xk-20302031-61", "h-tk-203é203-61", ""})
    EXPECT_EQ(Read(minutes(std::string("<meta name=\"DC.identifier\" content=\"") + id + "\"/>")), kBody) << id;
}

TEST(ReadXml, WritesDossiersWithTheirSuffix) {
  const auto first = [](const std::string& number) {
    return Read(Paper("<dossier><dossiernummer>" + number + "</dossiernummer><titel>T</titel></dossier>",
                      Body("<al>A</al>")))
        .at(2);
  };
  EXPECT_EQ(first("<dossiernr>39 410</dossiernr>\n<begrotingshoofdstuk>XII</begrotingshoofdstuk>"),
            "masthead|39 410 XII T");
  EXPECT_EQ(first("<dossiernr>21 501</dossiernr>-<raadnr>02</raadnr>"), "masthead|21 501-02 T");
  EXPECT_EQ(first("<dossiernr>39 321</dossiernr> (<rijkswetnr>R 2999</rijkswetnr>)"), "masthead|39 321 (R 2999) T");
}

TEST(ReadXml, KeepsMarkersRaisedAndNotesBelow) {
  const auto text =
      ReadXml(Paper(kDossier, Body("<al>CO<inf>2</inf> daalt<noot "
                                   "id=\"a\"><noot.nr>1</noot.nr><noot.al>Bron:</noot.al><noot.al>CBS.</noot.al></noot>"
                                   " dus.</al>")));
  ASSERT_TRUE(text);
  const TextLine& line = text->pages[0].blocks[1].lines[0];
  EXPECT_EQ(line.span.In(text->raw), "CO2 daalt1 dus.");
  ASSERT_EQ(line.styles.size(), 3U);
  EXPECT_TRUE(line.styles[1].raised);
  EXPECT_EQ(text->raw.substr(line.styles[1].begin, line.styles[2].begin - line.styles[1].begin), "1");
  EXPECT_EQ(Lines(*text).back(), "note|1 Bron: CBS.");
}

TEST(ReadXml, PartsAdjacentElementsUnlessTheySetTypeOnly) {
  const auto last = [](const std::string& xml) { return Read(Paper(kDossier, xml)).back(); };
  EXPECT_EQ(last("<ondertekening><naam><voornaam>A.B. van</voornaam><achternaam>der Brug</achternaam></naam>"
                 "</ondertekening>"),
            "signature|A.B. van der Brug");
  EXPECT_EQ(last("<ondertekening><naam><titel>drs.</titel><voornaam>A.B.</voornaam><achternaam>Brug</achternaam></naam>"
                 "</ondertekening>"),
            "signature|drs. A.B. Brug");
  EXPECT_EQ(last("<kop><label>Artikel</label><nr>1</nr><titel>Bruggen</titel></kop>"), "heading|Artikel 1 Bruggen");
  // A short last paragraph may be a name.
  EXPECT_EQ(last(Body("<al>H<inf>2</inf>O<sup>1</sup><inf>2</inf> en <nadruk>drink</nadruk>water</al>")),
            "signature|H2O12 en drinkwater");
}

TEST(ReadXml, LosesNoWords) {
  EXPECT_EQ(
      Read(Paper(kDossier,
                 "<vreemd>los <b>woord</b><table><row><entry>een</entry><entry>twee</entry></row></table></vreemd>")),
      (std::vector<std::string>{"masthead|Tweede Kamer der Staten-Generaal 2", "masthead|Vergaderjaar 2030-2031",
                                "masthead|39 001 Beheer van bruggen", "masthead|Nr. 12", "paragraph|los",
                                "paragraph|woord", "table|een twee"}));
}

TEST(ReadXml, SaysWhatIsWrong) {
  struct Row {
    std::string xml;
    Code code;
    const char* words;
  };
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<d>";
  deep += "x";
  for (int i = 0; i < 5000; ++i) deep += "</d>";
  const Row rows[] = {
      {"", Code::kEmpty, "the file is empty"},
      {"niets", Code::kDamaged, "the XML is broken"},
      {"<officiele-publicatie><kamerstuk>", Code::kDamaged, "the XML is broken"},
      {"<html><body/></html>", Code::kNotPdf, "its outermost element is <html>"},
      {"<officiele-publicatie><staatsblad/></officiele-publicatie>", Code::kNotPdf, "it has no <kamerstuk>"},
      {"<officiele-publicatie><kamerstuk/></officiele-publicatie>", Code::kNoTextLayer, "has no text"},
      {Paper(kDossier, Body("<al>\xff\xfe</al>")), Code::kDamaged, "bytes that are no text"},
      {Paper(kDossier, deep), Code::kDamaged, "200 deep"},
  };
  for (const Row& row : rows) {
    const auto text = ReadXml(row.xml);
    ASSERT_FALSE(text) << row.words;
    EXPECT_EQ(text.error().code, row.code) << row.words;
    EXPECT_NE(text.error().message.find(row.words), std::string::npos) << text.error().message;
  }
}

TEST(ReadXml, OpensNothingAndExpandsNothing) {
  const std::string xml = Paper(kDossier, Body("<al>&a;&x;</al>"));
  const std::string doctype =
      "<!DOCTYPE officiele-publicatie [<!ENTITY a \"aaaaaaaa\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  EXPECT_EQ(Read(doctype + xml.substr(xml.find("<officiele"))).back(), "paragraph|&a;&x;");
}

// Every word of the file is in the text, in the order of the file, once.
TEST(ReadXml, ReadsAllOfficialMotions) {
  KST_NEEDS_SHARED();
  const auto files = FilesBelow(Shared("xml"), ".xml");
  ASSERT_GT(files.size(), 4000U);
  for (const auto& file : files) {
    const auto text = ReadXml(ReadFile(file));
    ASSERT_TRUE(text) << file;
    const auto lines = Lines(*text);
    EXPECT_TRUE(lines.at(4).starts_with("heading|") || lines.at(5).starts_with("heading|")) << file;
    EXPECT_TRUE(lines.back().starts_with("signature|")) << file << ": " << lines.back();
    for (const std::string& line : lines) EXPECT_EQ(line.find("  "), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace kst
