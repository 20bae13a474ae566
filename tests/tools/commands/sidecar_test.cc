// What lies beside a paper: it fills in what the page does not say, it never beats the page, and a broken one costs
// nothing but a line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/fixtures/pdf_writer.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;
using testing::HasSubstr;

std::string Letter(const std::vector<std::string>& lines) {
  PdfWriter pdf;
  PdfPage& page = pdf.Page();
  double y = 100;
  for (const std::string& line : lines) page.Text(72, y += 14, line, 10, "Times-Roman");
  return pdf.Finish();
}

const std::vector<std::string> kPlain = {"Hierbij zend ik u het rapport over de sluizen.",
                                         "De sluizen worden het komende jaar onderhouden."};

struct Read {
  ProgramRun run;
  json record;  // of the one paper
};
Read RunOver(const ScratchFolder& folder) {
  Read read{folder.Kst({"run", "papers", "--into", "c"}), {}};
  const ProgramRun shown = folder.Shell(
      "python3 -c \"import sqlite3; print(*[r[0] for r in sqlite3.connect('c/kst.db').execute("
      "'SELECT r.data FROM record r JOIN paper p ON p.key = r.paper WHERE NOT p.gone')], sep='}\\n', end='}')\"");
  read.record = json::parse(shown.out.substr(0, shown.out.find('\n')), nullptr, false).value("data", json());
  return read;
}

std::string Told(const json& record, const std::string& code) {
  std::string all;
  for (const json& d : record["diagnostics"])
    if (d["code"] == code) all += d["message"].get<std::string>() + "\n";
  return all;
}

constexpr const char* kMetadata =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<metadata_gegevens><metadata name="DC.identifier" scheme="OVERHEIDop.ParlID" content="kst-29911-329"/>
<metadata name="DC.type" content="Brief"/><metadata name="DCTERMS.issued" content="2021-10-11"/>
<metadata name="OVERHEIDop.datumBrief" content="2021-10-04"/><metadata name="OVERHEIDop.dossiernummer" content="29911"/>
<metadata name="OVERHEIDop.ondernummer" content="329"/><metadata name="OVERHEIDop.documenttitel" content="Sluizen &amp; kades"/>
<metadata name="OVERHEIDop.indiener" content="A. Hagenaars"/></metadata_gegevens>)";

TEST(Sidecar, EachFormFillsWhatThePageDoesNotSay) {
  const struct {
    const char *name, *bytes, *id, *date, *kind, *people, *aliases;
  } kRows[] = {
      {"brief.json",
       R"({"id":"kst-29911-329","date":"2021-10-04","kind":"letter","people":["Hagenaars"],"aliases":["2021D36593","2021Z16000"],"dossiers":["29 911"]})",
       "kst-29911-329", "2021-10-04", "letter", "Hagenaars", "2021D36593 2021Z16000"},
      {"brief.json",
       R"({"Id":"b6","Soort":"Brief regering","DocumentNummer":"2021D36593","Datum":"2021-10-04T00:00:00+02:00","Volgnummer":329,
           "Kamerstukdossier":[{"Nummer":29911,"Toevoeging":null}],"Zaak":[{"Nummer":"2021Z16000"}],
           "DocumentActor":[{"ActorNaam":"Hagenaars","Relatie":"Eerste ondertekenaar"},{"ActorNaam":"Zwart","Relatie":"Volgcommissie"}]})",
       "kst-29911-329", "2021-10-04", "letter", "Hagenaars", "2021D36593 2021Z16000"},
      {"brief.json", R"~({"value":[{"Soort":"Motie","DocumentNummer":"2021D36593","Volgnummer":-1,
           "Kamerstukdossier":{"Nummer":27484,"Toevoeging":"(R1669)"}}]})~",
       "", "", "motion", "", "2021D36593"},
      {"brief.json",
       R"({"Soort":"Antwoord schriftelijke vragen","DocumentNummer":"2025D01234","Aanhangselnummer":"242501244"})",
       "ah-tk-20242025-1244", "", "answers", "", "2025D01234"},
      {"brief.metadata.xml", kMetadata, "kst-29911-329", "2021-10-04", "letter", "A. Hagenaars", ""},
      {"brief.xml", kMetadata, "kst-29911-329", "2021-10-04", "letter", "A. Hagenaars", ""},
      {"metadata.xml", kMetadata, "kst-29911-329", "2021-10-04", "letter", "A. Hagenaars", ""},
  };
  for (const auto& row : kRows) {
    const ScratchFolder folder;
    std::filesystem::create_directory(folder.path() / "papers");
    folder.Write("papers/brief.pdf", Letter(kPlain));
    folder.Write(std::string("papers/") + row.name, row.bytes);
    const auto [run, record] = RunOver(folder);
    ASSERT_EQ(run.status, 0) << run.err;
    ASSERT_THAT(run.err, HasSubstr("papers       1: 1 read")) << row.name << ": is no paper of its own";
    ASSERT_TRUE(record.is_object());
    const auto words = [](const json& list) {
      std::string all;
      for (const json& one : list) all += (all.empty() ? "" : " ") + one.get<std::string>();
      return all;
    };
    const std::string what = std::string(row.name) + " " + row.bytes;
    if (*row.id)
      EXPECT_EQ(record["id"], row.id) << what;
    else
      EXPECT_THAT(record["id"].get<std::string>(), testing::StartsWith("doc-")) << what;
    EXPECT_EQ(record["date"], *row.date ? json(row.date) : json()) << what;
    EXPECT_EQ(record["kind"], row.kind) << what;
    EXPECT_EQ(words(record["signatories"]), row.people) << what;
    EXPECT_EQ(words(record["aliases"]), row.aliases) << what;
    EXPECT_THAT(Told(record, "from_sidecar"),
                HasSubstr(std::string("from: sidecar ") + row.name + ": kind " + row.kind));
  }
}

// The page was sent, the list was typed.
TEST(Sidecar, ThePageWinsAndTheDifferenceIsTold) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "papers");
  folder.Write("papers/brief.pdf", Letter({"Tweede Kamer der Staten-Generaal", "Vergaderjaar 2021-2022",
                                           "29 911 Sluizen", "Nr. 329", "BRIEF VAN DE MINISTER VAN DEFENSIE",
                                           "Den Haag, 4 oktober 2021", "Hierbij zend ik u het rapport."}));
  folder.Write("papers/brief.json",
               R"({"id":"kst-29911-400","date":"2021-10-05","kind":"motion","aliases":["2021D36593"]})");
  const auto [run, record] = RunOver(folder);
  EXPECT_EQ(record["id"], "kst-29911-329");
  EXPECT_EQ(record["date"], "2021-10-04");
  EXPECT_EQ(record["kind"], "letter");
  EXPECT_EQ(record["aliases"], json::array({"2021D36593"}));
  EXPECT_EQ(Told(record, "sidecar_differs"),
            "id is \"kst-29911-329\" on the page, which stays, and \"kst-29911-400\" in brief.json\n"
            "date is \"2021-10-04\" on the page, which stays, and \"2021-10-05\" in brief.json\n"
            "kind is \"letter\" on the page, which stays, and \"motion\" in brief.json\n");
}

TEST(Sidecar, ABrokenOneIsOneLineAndThePaperIsRead) {
  const struct {
    const char *name, *bytes, *why;
  } kRows[] = {
      {"brief.json", "{\"id\":", "is no JSON"},
      {"brief.json", "[1]", "is JSON that describes no paper"},
      {"brief.json", "{\"titel\":1}", "has none of the keys id, date, kind, title, people, aliases, dossiers"},
      {"brief.json", R"({"date":"gisteren"})", "\"date\" cannot be what it says"},
      {"brief.json", R"({"id":"kst 1"})", "\"id\" cannot be what it says"},
      {"brief.json", R"({"id":"ministry:defen-sie"})", "\"id\" cannot be what it says"},
      {"brief.json", R"({"kind":"roman","date":"2021-10-04"})", "\"kind\" cannot be what it says"},
      {"brief.json", R"({"people":[7]})", "\"people\" cannot be what it says"},
      {"brief.json", "", "is empty, cannot be read or is larger than 1 MB"},
      {"brief.metadata.xml", "<metadata><a", "is damaged XML: Error parsing start element tag"},
      {"brief.metadata.xml", "<metadata/>", "is XML that describes no paper"},
  };
  for (const auto& row : kRows) {
    const ScratchFolder folder;
    std::filesystem::create_directory(folder.path() / "papers");
    folder.Write("papers/brief.pdf", Letter(kPlain));
    folder.Write(std::string("papers/") + row.name, row.bytes);
    const auto [run, record] = RunOver(folder);
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, testing::StartsWith(std::string("kst run: papers/brief.pdf: ") + row.name + ": " + row.why +
                                             "; the paper was read without it\n"));
    ASSERT_TRUE(record.is_object()) << row.bytes;
    EXPECT_EQ(record["date"], json()) << row.bytes;
    EXPECT_EQ(Told(record, "from_sidecar"), "") << row.bytes;
  }
}

TEST(Sidecar, APipeBesideAPaperStopsNobody) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "papers");
  folder.Write("papers/brief.pdf", Letter(kPlain));
  const ProgramRun run = folder.Shell("mkfifo papers/brief.json papers/brief.xml; timeout 60 kst run papers --into c");
  EXPECT_THAT(run.err, HasSubstr("brief.json: is empty, cannot be read"));
  EXPECT_EQ(run.status, 1) << "brief.xml is named like a paper and is none";
}

TEST(Sidecar, AChangedOneReadsThePaperAgain) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "papers");
  folder.Write("papers/brief.pdf", Letter(kPlain));
  EXPECT_EQ(RunOver(folder).record["date"], json());
  EXPECT_THAT(RunOver(folder).run.err, HasSubstr("0 read"));
  folder.Write("papers/brief.json", R"({"date":"2021-10-04"})");
  EXPECT_EQ(RunOver(folder).record["date"], "2021-10-04");
  EXPECT_THAT(RunOver(folder).run.err, HasSubstr("0 read"));
  folder.Write("papers/brief.json", R"({"date":"2021-10-05"})");
  EXPECT_EQ(RunOver(folder).record["date"], "2021-10-05");
  std::filesystem::remove(folder.path() / "papers/brief.json");
  EXPECT_EQ(RunOver(folder).record["date"], json());
  EXPECT_EQ(folder.Kst({"check", "c"}).status, 0);
}

TEST(Sidecar, OfAFolderBelongsToThePaperThatItNames) {
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "papers");
  folder.Write("papers/kst-29911-329.pdf", Letter(kPlain));
  folder.Write("papers/kst-29911-330.pdf", Letter({"Iets anders over bruggen en wegen."}));
  folder.Write("papers/metadata.xml", kMetadata);
  EXPECT_EQ(folder.Kst({"run", "papers", "--into", "c"}).status, 0);
  EXPECT_THAT(folder.Kst({"show", "c", "papers/kst-29911-329.pdf"}).out,
              HasSubstr("kst-29911-329  letter  2021-10-04"));
  EXPECT_THAT(folder.Kst({"show", "c", "papers/kst-29911-330.pdf"}).out, testing::StartsWith("doc-"));
}

}  // namespace
}  // namespace kst
