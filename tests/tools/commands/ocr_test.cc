// Scans: invented papers that are printed, photographed and read back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "schema/record/json.h"
#include "tests/fixtures/pdf_writer.h"
#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using testing::HasSubstr;

const std::vector<std::string> kLines = {
    "Geachte voorzitter,",
    "Met deze brief geef ik uitvoering aan de motie van het lid Pauwels over het",
    "onderhoud van de sluizen (Kamerstuk 29 911, nr. 323). De waterschappen hebben",
    "de afgelopen jaren een meetprogramma opgezet dat de staat van de kaden in beeld",
    "brengt; zie ook Kamerstukken II 2019/20, 35 300 XV, nr. 28, en de brief van",
    "12 maart 2020 (Kamerstuk 34 682, nr. 1047). Ik zal uw Kamer voor de zomer",
    "informeren over de voortgang en over de kosten van de gemalen.",
    "Hoogachtend,"};
const std::vector<std::string> kTargets = {"kst-29911-323", "kst-35300-XV-28", "kst-34682-1047"};

PdfPage& Print(PdfWriter& pdf) {
  PdfPage& page = pdf.Page();
  double y = 120;
  for (const std::string& line : kLines) page.Text(72, y += 18, line, 11, "Times-Roman");
  return page;
}

// The page as a scanner sees it: so many dots an inch, and each dot lighter or darker by up to `noise`.
struct Quality {
  int dpi, noise;
};

void Scan(const ScratchFolder& folder, const Quality& quality, PdfWriter& out) {
  PdfWriter pdf;
  Print(pdf);
  folder.Write("printed.pdf", pdf.Finish());
  ASSERT_EQ(folder.Shell("pdftoppm -gray -singlefile -r " + std::to_string(quality.dpi) + " printed.pdf seen").status,
            0);
  const std::string pgm = folder.Read("seen.pgm");
  std::istringstream head(pgm);
  std::string magic;
  int width = 0, height = 0, most = 0;
  head >> magic >> width >> height >> most;
  std::string grey = pgm.substr(static_cast<std::size_t>(head.tellg()) + 1);
  ASSERT_EQ(grey.size(), static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  std::uint32_t dice = 1;
  for (char& dot : grey) {
    dice = dice * 1664525 + 1013904223;
    const int shade =
        static_cast<unsigned char>(dot) + static_cast<int>(dice >> 16) % (2 * quality.noise + 1) - quality.noise;
    dot = static_cast<char>(std::clamp(shade, 0, 255));
  }
  const int image = out.AddStream("/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray /Width " +
                                      std::to_string(width) + " /Height " + std::to_string(height),
                                  grey);
  PdfPage& page = out.Page();
  page.content = "q 595 0 0 842 0 0 cm /Foto Do Q";
  page.resources = "/XObject << /Foto " + PdfWriter::Ref(image) + " >>";
}

std::string ScannedPaper(const ScratchFolder& folder, const Quality& quality) {
  PdfWriter out;
  out.producer = "Kopieerder 3";
  Scan(folder, quality, out);
  return out.Finish();
}

Document Read(const ScratchFolder& folder, const std::vector<std::string>& words) {
  const ProgramRun run = folder.Kst(words);
  const Result<Document> document = DocumentFromJson(run.out.substr(0, run.out.find('\n')));
  EXPECT_TRUE(document) << run.err;
  return document.value_or(Document());
}

std::vector<std::string> Targets(const Document& document) {
  std::vector<std::string> targets;
  for (const Reference& reference : document.references) targets.push_back(reference.target);
  return targets;
}

std::string Codes(const Document& document) {
  std::string codes;
  for (const Diagnostic& d : document.diagnostics) codes += d.code + (d.page ? std::to_string(*d.page) : "") + " ";
  return codes;
}

double ShareOfWords(const std::string& text) {
  std::multiset<std::string> seen;
  std::istringstream words(text);
  for (std::string word; words >> word;) seen.insert(word);
  int all = 0, found = 0;
  for (const std::string& line : kLines) {
    std::istringstream printed(line);
    for (std::string word; printed >> word; ++all)
      if (const auto at = seen.find(word); at != seen.end()) ++found, seen.erase(at);
  }
  return static_cast<double>(found) / all;
}

TEST(Ocr, AScanIsReadAtThreeQualities) {
  const struct {
    Quality quality;
    double words;
  } kRows[] = {{{300, 0}, 0.99}, {{150, 40}, 0.97}, {{100, 60}, 0.9}};
  for (const auto& [quality, words] : kRows) {
    const ScratchFolder folder;
    folder.Write("scan.pdf", ScannedPaper(folder, quality));
    const Document plain = Read(folder, {"read", "scan.pdf"});
    EXPECT_EQ(plain.status, Status::kFailed);
    EXPECT_EQ(Codes(plain), "no_text_layer ");
    const Document document = Read(folder, {"read", "--ocr", "scan.pdf"});
    EXPECT_EQ(document.status, Status::kComplete) << quality.dpi;
    EXPECT_GE(ShareOfWords(document.text), words) << quality.dpi << "\n" << document.text;
    EXPECT_THAT(Codes(document), HasSubstr("page_ocr1 ")) << quality.dpi;
    EXPECT_THAT(document.producer.value_or(""), testing::MatchesRegex("Kopieerder 3, tesseract [0-9.]+ nld"));
    for (const std::string& target : Targets(document))  // none that is not there; each that was read surely
      EXPECT_THAT(kTargets, testing::Contains(target)) << quality.dpi << "\n" << document.text;
    if (quality.dpi >= 150) {
      EXPECT_EQ(Targets(document), kTargets) << quality.dpi << "\n" << document.text;
    }
  }
}

TEST(Ocr, WhatIsReadInAPictureHasItsPlaceOnThePage) {
  const ScratchFolder folder;
  folder.Write("scan.pdf", ScannedPaper(folder, {200, 0}));
  PdfWriter pdf;
  Print(pdf);
  folder.Write("printed.pdf", pdf.Finish());
  const Document scan = Read(folder, {"read", "--ocr", "scan.pdf"}), printed = Read(folder, {"read", "printed.pdf"});
  EXPECT_EQ(scan.text, printed.text);
  EXPECT_EQ(scan.kind, printed.kind);
  ASSERT_EQ(scan.references.size(), printed.references.size());
  constexpr int kNear = 500;  // centipoints: less than a letter
  for (std::size_t i = 0; i < scan.references.size(); ++i) {
    const Box& seen = scan.references[i].boxes.at(0).box;
    const Box& set = printed.references[i].boxes.at(0).box;
    EXPECT_NEAR(seen.x0, set.x0, kNear);
    EXPECT_NEAR(seen.x1, set.x1, kNear);
    EXPECT_NEAR(seen.y0, set.y0, kNear);
    EXPECT_NEAR(seen.y1, set.y1, kNear);
  }
}

TEST(Ocr, AScannedPageAmongPagesOfTextIsRead) {
  const ScratchFolder folder;
  PdfWriter pdf;
  pdf.Page().Text(72, 100, "De bijlage volgt.");
  Scan(folder, {200, 0}, pdf);
  pdf.Page().Text(72, 100, "Tot zover de bijlage.");
  folder.Write("mixed.pdf", pdf.Finish());
  const Document plain = Read(folder, {"read", "mixed.pdf"});
  EXPECT_EQ(Codes(plain), "page_scanned2 ");
  EXPECT_EQ(plain.status, Status::kPartial);
  const Document document = Read(folder, {"read", "--ocr", "mixed.pdf"});
  EXPECT_EQ(Codes(document), "page_ocr2 ");
  EXPECT_EQ(document.status, Status::kComplete);
  EXPECT_EQ(Targets(document), kTargets);
  EXPECT_TRUE(document.text.starts_with("De bijlage volgt.")) << document.text;
  EXPECT_TRUE(document.text.ends_with("Tot zover de bijlage.")) << document.text;
}

TEST(Ocr, TheSameBytesWhateverIsReadBesideIt) {
  const ScratchFolder folder;
  folder.Write("a.pdf", ScannedPaper(folder, {100, 30}));
  folder.Write("b.pdf", ScannedPaper(folder, {150, 10}));
  const std::string alone = folder.Kst({"read", "--ocr", "b.pdf"}).out;
  const std::string behind = folder.Kst({"read", "--ocr", "-j", "1", "a.pdf", "b.pdf"}).out;
  EXPECT_TRUE(behind.ends_with(alone));
  const ProgramRun pipe = folder.Shell("kst extract --ocr b.pdf | kst normalise | kst parse");
  EXPECT_EQ(pipe.out, alone) << pipe.err;
}

TEST(Ocr, APageWithoutAWordIsNoScan) {
  const ScratchFolder folder;
  PdfWriter pdf;
  pdf.Page();
  folder.Write("blank.pdf", pdf.Finish());
  const ProgramRun run = folder.Kst({"read", "--ocr", "blank.pdf"});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err,
              testing::MatchesRegex("kst read: blank.pdf: no text, and tesseract .* sees no word on its pages\n"));
}

TEST(Ocr, IsDoneOnceAndKept) {
  const ScratchFolder folder;
  folder.Write("papers/scan.pdf", ScannedPaper(folder, {150, 0}));
  PdfWriter pdf;
  pdf.Page().Text(72, 100, "De bijlage volgt.");
  Scan(folder, {150, 0}, pdf);
  folder.Write("papers/mixed.pdf", pdf.Finish());
  PdfWriter letter;
  Print(letter);
  folder.Write("papers/text.pdf", letter.Finish());
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"run", "papers", "--into", "corpus", "--summary", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return folder.Kst(words).out;
  };
  EXPECT_THAT(run({}), HasSubstr("\"failed_by_code\":{\"no_text_layer\":1}"));
  const std::string seen = run({"--ocr"});
  EXPECT_THAT(seen, HasSubstr("\"done_before\":1")) << "what has text is not read again";
  EXPECT_THAT(seen, HasSubstr("\"failed\":0")) << seen;
  const std::string graph = folder.Kst({"graph", "corpus"}).out;
  EXPECT_THAT(run({"--ocr"}), HasSubstr("\"done_before\":3"));
  EXPECT_THAT(run({}), HasSubstr("\"done_before\":3"));
  for (const std::string name : {"papers/scan.pdf", "papers/mixed.pdf"}) {  // the same bytes at another time
    const auto time = std::filesystem::last_write_time(folder.path() / name);
    std::filesystem::last_write_time(folder.path() / name, time + std::chrono::seconds(5));
  }
  EXPECT_THAT(run({}), HasSubstr("\"failed\":0"));
  EXPECT_EQ(folder.Kst({"graph", "corpus"}).out, graph);
  // Other rules: the words that were seen are parsed again, nobody looks at the pictures.
  folder.Write("rules/cite.kamerstuk.rules",
               ReadFile(SourceDir() / "parse/rules/cite/cite.kamerstuk.rules") + "\n# other\n");
  EXPECT_THAT(run({"--rules", "rules"}), HasSubstr("\"failed\":0"));
  EXPECT_EQ(folder.Kst({"graph", "corpus"}).out, graph);
}

TEST(Ocr, WithoutItsProgramIsALineThatSaysSo) {
  const ScratchFolder folder;
  std::filesystem::copy_file(Program(), folder.path() / "kst");
  folder.Write("a.txt", "Geachte voorzitter,\n");
  const ProgramRun run = folder.Shell("./kst read --ocr a.txt");
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.err,
            "kst read: --ocr needs the program kst-ocr beside kst; install it, or use ocrmypdf -l nld IN OUT\n");
  EXPECT_EQ(folder.Shell("./kst read --text a.txt").out, "Geachte voorzitter,\n");
}

TEST(Ocr, WithoutItsModelIsALineThatSaysSo) {
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter,\n");
  const ProgramRun run = folder.Shell("TESSDATA_PREFIX=. kst read --ocr a.txt");
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.err, "kst read: tesseract cannot load its Dutch model; install tesseract-ocr-nld\n");
}

TEST(Ocr, TheScanAmongTheRealPapers) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  const std::string scan = Shared("corpus/other/blg-1007826.pdf");
  const Document document = Read(folder, {"read", "--ocr", scan});
  EXPECT_EQ(Codes(document), "page_ocr1 page_ocr2 ");
  EXPECT_EQ(document.kind, "decision_note");
  EXPECT_THAT(Targets(document), testing::Contains("2021D41538"));
}

}  // namespace
}  // namespace kst
