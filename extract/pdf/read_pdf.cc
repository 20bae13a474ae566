#include "extract/pdf/read_pdf.h"

#include <poppler/Catalog.h>
#include <poppler/ErrorCodes.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <exception>
#include <numeric>
#include <span>
#include <vector>

#include "extract/pdf/actual_text.h"
#include "extract/pdf/annotations.h"
#include "extract/pdf/draw_page.h"
#include "extract/pdf/interpreter.h"
#include "extract/pdf/open_pdf.h"
#include "extract/pdf/overprint.h"
#include "extract/pdf/page_count.h"
#include "extract/pdf/salvage.h"
#include "extract/pdf/start_poppler.h"
#include "extract/pdf/unseen_layer.h"
#include "schema/text.h"

namespace kst {
namespace {

std::string Utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) AppendUtf8(out, c);
  return out;
}

std::string Producer(PDFDoc& pdf) {
  const Object info = pdf.getDocInfo();
  if (!info.isDict()) return "";
  const Object producer = info.dictLookup("Producer");
  return producer.isString() ? Utf8(pdf::DecodeTextString(producer.getString()->toStr())) : "";
}

tl::unexpected<Error> WhyNot(PDFDoc& pdf, std::string_view bytes) {
  if (pdf.getErrorCode() == errEncrypted) {
    return Fail(Code::kEncrypted, "the PDF is locked with a password; save a copy without one and read that");
  }
  if (bytes.substr(0, 1024).find("%PDF-") == bytes.npos) {
    return Fail(Code::kNotPdf, "this is not a PDF; it does not begin with %PDF");
  }
  return Fail(Code::kDamaged, "the PDF is damaged and cannot be repaired; fetch it again, or try qpdf or mutool clean");
}

bool NamesContent(PDFDoc& pdf, Page& page) {
  const Object entries = pdf.getXRef()->fetch(page.getRef());
  return entries.isDict() && entries.dictLookupNF("Contents").isRef();
}

// Pictures that fill a page on which next to nothing is written: it was scanned.
bool IsPicture(const GlyphPage& page, std::span<const pdf::Area> pictures) {
  constexpr std::ptrdiff_t kFew = 12;  // characters: a page number, a stamp
  constexpr double kMost = 0.6;        // of the page
  const auto seen = [](const Glyph& g) { return g.code > U' '; };
  if (std::ranges::count_if(page.glyphs, seen) >= kFew) return false;
  double covered = 0;
  for (const pdf::Area& area : pictures) {
    const double width = std::min<double>(area.x1, page.width) - std::max(area.x0, 0.0);
    const double height = std::min<double>(area.y1, page.height) - std::max(area.y0, 0.0);
    if (width > 0 && height > 0) covered += width * height;
  }
  return covered > kMost * page.width * page.height;
}

GlyphPage ReadPage(pdf::OpenPdf& document, PDFDoc& pdf, int number, std::vector<int>& pictures) {
  GlyphPage out;
  out.number = number;
  Page* const page = pdf.getPage(number);
  if (!page || !page->isOk()) {
    document.Complain("page_damaged", number, "the page is damaged; nothing of it was read");
    return out;
  }
  double m[6];
  page->getDefaultCTM(m, 72, 72, 0, false, true);
  const bool turned = page->getRotate() % 180 != 0;
  out.width = static_cast<float>(turned ? page->getCropHeight() : page->getCropWidth());
  out.height = static_cast<float>(turned ? page->getCropWidth() : page->getCropHeight());

  pdf::Interpreter interpreter(document, {m[0], m[1], m[2], m[3], m[4], m[5]}, out);
  // A page may have no content; one that names what is not there has lost it.
  const Object contents = page->getContents();
  if (!contents.isNull() || NamesContent(pdf, *page)) interpreter.RunPage(contents, page->getResourceDict());
  pdf::RunAnnotations(page->getAnnotsObject(), document, interpreter);
  document.LeftOut(number, interpreter.unseen() + pdf::RemoveUnseenLayer(out.glyphs, interpreter.pictures()));
  pdf::RemoveOverprints(out.glyphs);
  if (IsPicture(out, interpreter.pictures())) pictures.push_back(number);
  return out;
}

void TellAboutFonts(const pdf::FontCache& fonts, Glyphs& out) {
  using Spelling = pdf::PdfFont::Spelling;
  const auto tell = [&](const char* code, const std::string& name, const char* what) {
    const std::string font = name.empty() ? "a font without a name" : "font " + name;
    out.diagnostics.push_back({code, std::nullopt, font + " " + what});
  };
  constexpr const char* kMapMissing = "needs a character map that this system lacks; install poppler-data";
  for (const auto& [name, map_missing] : fonts.unusable()) {
    if (map_missing) tell("font_map_missing", name, kMapMissing);
    if (!map_missing) tell("font_damaged", name, "is damaged; its text was left out");
  }
  for (const auto& font : fonts.all()) {
    const std::string& name = out.fonts[font->index()].name;
    switch (font->spelling()) {
      case Spelling::kKnown:
        break;
      case Spelling::kGuessed:
        tell("no_unicode", name, "does not say which characters its glyphs are; its text is a guess");
        break;
      case Spelling::kPartlyLost:
        tell("characters_lost", name, "does not say which characters some of its glyphs are; they stand as U+FFFD");
        break;
      case Spelling::kMapMissing:
        tell("font_map_missing", name, kMapMissing);
        break;
    }
  }
}

bool HasText(const GlyphPage& page) {
  return std::ranges::any_of(page.glyphs, [](const Glyph& glyph) { return glyph.code > U' '; });
}

// Shows pictures to `see`; those that are left are the ones that nobody read.
void SeePictures(PDFDoc& pdf, const SeePicture& see, std::vector<int>& pictures, Glyphs& out) {
  const auto font = static_cast<std::uint16_t>(out.fonts.size());
  out.fonts.push_back({.name = "picture"});
  std::erase_if(pictures, [&](int number) {
    GlyphPage& page = out.pages[static_cast<std::size_t>(number) - 1];
    const Picture picture = pdf::DrawPage(pdf, number, page.width, page.height);
    const std::size_t own = page.glyphs.size();
    if (picture.grey.empty() || !see(picture, page)) return false;
    for (std::size_t i = own; i < page.glyphs.size(); ++i) page.glyphs[i].font = font;
    return true;
  });
}

enum class Source { kFile, kSalvaged };

Result<Glyphs> Read(std::string_view bytes, const PdfLimits& limits, const SeePicture& see,
                    Source source = Source::kFile);

// What can be had of a file that Poppler cannot open.
Result<Glyphs> ReadRemains(PDFDoc& pdf, std::string_view bytes, const PdfLimits& limits, const SeePicture& see,
                           Source source) {
  const tl::unexpected<Error> error = WhyNot(pdf, bytes);
  if (error.value().code != Code::kDamaged || source == Source::kSalvaged) return error;
  const std::string whole = pdf::Salvage(bytes);
  if (whole.empty()) return error;
  Result<Glyphs> remains = Read(whole, limits, see, Source::kSalvaged);
  const bool has_text = remains && std::ranges::any_of(remains->pages, [](const auto& p) { return !p.glyphs.empty(); });
  return has_text ? remains : error;
}

Result<Glyphs> Read(std::string_view bytes, const PdfLimits& limits, const SeePicture& see, Source source) {
  pdf::StartPoppler();
  bool rebuilt = false;
  PDFDoc pdf(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)), {}, {}, nullptr,
             [&] { rebuilt = true; });
  if (!pdf.isOk()) return ReadRemains(pdf, bytes, limits, see, source);
  pdf::CorrectPageCount(*pdf.getXRef(), limits.pages);
  const int pages = pdf.getNumPages();
  const bool table_damaged = rebuilt;  // later on, one reference to nothing is enough to rebuild it
  if (pages > limits.pages) {
    return Fail(Code::kTooLarge, "the PDF has " + std::to_string(pages) + " pages, more than the limit of " +
                                     std::to_string(limits.pages) + "; split it");
  }
  if (pages <= 0) return Fail(Code::kDamaged, "the PDF has no pages that can be found; fetch it again");

  Glyphs out;
  out.producer = Producer(pdf);
  pdf::OpenPdf document(pdf.getXRef(), pdf.getOptContentConfig(), limits, out);
  out.pages.reserve(static_cast<std::size_t>(pages));
  std::vector<int> pictures;
  for (int number = 1; number <= pages; ++number) out.pages.push_back(ReadPage(document, pdf, number, pictures));
  document.TellOfLeftOut();
  if (see && std::ranges::none_of(out.pages, HasText)) {
    pictures.resize(out.pages.size());
    std::iota(pictures.begin(), pictures.end(), 1);
  }
  if (see && !pictures.empty()) SeePictures(pdf, see, pictures, out);
  // When all pages are pictures, the paper has no text layer, and the caller says so.
  if (pictures.size() < out.pages.size())
    for (const int number : pictures)
      document.Complain("page_scanned", number, "the page is a picture and was not read; --ocr reads it");
  if (table_damaged)
    out.diagnostics.push_back({"file_rebuilt", std::nullopt,
                               "the file is damaged and its table of objects was made anew; pages may be missing"});
  TellAboutFonts(document.fonts, out);
  return out;
}

}  // namespace

Result<Glyphs> ReadPdf(std::string_view bytes, const PdfLimits& limits, const SeePicture& see) {
  if (bytes.empty()) return Fail(Code::kEmpty, "the file is empty; fetch it again");
  if (bytes.size() > limits.file_bytes) {
    return Fail(Code::kTooLarge, "the file is larger than the limit of " + std::to_string(limits.file_bytes >> 20) +
                                     " MB; split it or raise the limit");
  }
  try {
    const std::string mended = pdf::HideHugeNumbers(bytes);
    return Read(mended.empty() ? bytes : mended, limits, see);
  } catch (const std::exception&) {
    return Fail(Code::kTooLarge, "reading the PDF needs more memory than there is; split it or raise the limit");
  }
}

}  // namespace kst
