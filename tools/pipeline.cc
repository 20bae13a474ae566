#include "tools/pipeline.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/store/kept_text.h"
#include "extract/layout/layout.h"
#include "extract/layout/plain_text.h"
#include "extract/pdf/read_pdf.h"
#include "extract/xml/read_xml.h"
#include "parse/parse.h"
#include "parse/prove_rules.h"
#include "parse/rule_families.h"
#include "schema/digest.h"
#include "schema/rule_keys.h"
#include "schema/text.h"
#include "tools/input/beside.h"

namespace kst {
namespace {

bool IsBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

// What was seen in pictures, for the record.
struct Seen {
  std::vector<PageBox> unsure;
  std::vector<Diagnostic> diagnostics;
};

bool See(const PictureReader& reader, const Picture& picture, GlyphPage& page, Seen& seen) {
  const PictureText text = reader.read(picture);
  page.glyphs.insert(page.glyphs.end(), text.glyphs.begin(), text.glyphs.end());
  for (const Box& box : text.unsure) seen.unsure.push_back({page.number, box});
  const auto percent = std::to_string(Percent(text.confidence));
  seen.diagnostics.push_back({"page_ocr", page.number,
                              text.words == 0
                                  ? Concat({"the page is a picture in which ", reader.name, " sees no word"})
                                  : Concat({"the page is a picture: ", std::to_string(text.words),
                                            " words were read by ", reader.name, " with a confidence of ", percent,
                                            " %, ", std::to_string(text.unsure.size()), " of them unsurely"})});
  return true;
}

Result<ExtractedText> ExtractPdf(std::string_view bytes, const std::optional<PictureReader>& pictures) {
  Seen seen;
  SeePicture see;
  if (pictures) see = [&](const Picture& picture, GlyphPage& page) { return See(*pictures, picture, page, seen); };
  Result<Glyphs> glyphs = ReadPdf(bytes, {}, see);
  if (!glyphs) return tl::unexpected(glyphs.error());
  const bool has_text = std::ranges::any_of(glyphs->pages, [](const GlyphPage& page) {
    return std::ranges::any_of(page.glyphs, [](const Glyph& glyph) { return glyph.code > U' ' && glyph.code != 0xA0; });
  });
  if (!has_text && pictures)
    return Fail(Code::kEmpty, Concat({"no text, and ", pictures->name, " sees no word on its pages"}));
  if (!has_text) return Fail(Code::kNoTextLayer, "no text, only pictures; --ocr reads them");
  ExtractedText pages = LayOut(*glyphs);
  if (!seen.diagnostics.empty()) pages.producer += Concat({pages.producer.empty() ? "" : ", ", pictures->name});
  pages.unsure = std::move(seen.unsure);
  std::ranges::move(seen.diagnostics, std::back_inserter(pages.diagnostics));
  return pages;
}

Result<ExtractedText> ExtractText(std::string_view bytes) {
  const std::size_t end = EndOfUtf8(bytes);
  if (end < bytes.size())
    return Fail(Code::kDamaged,
                "byte " + std::to_string(end + 1) + " is not UTF-8; convert it with iconv -f WINDOWS-1252 -t UTF-8");
  if (IsBlank(bytes)) return Fail(Code::kEmpty, "there is no word in this text");
  return ReadPlainText(bytes);
}

Result<ExtractedText> ExtractXml(std::string_view bytes) {
  if (IsBlank(bytes)) return Fail(Code::kEmpty, "the file is empty");
  return ReadXml(bytes);
}

}  // namespace

std::string_view Name(InputKind kind) {
  return kind == InputKind::kPdf ? "pdf" : kind == InputKind::kXml ? "xml" : kind == InputKind::kText ? "text" : "kept";
}

InputKind KindOfFile(std::string_view path) {
  if (path == "-" || path.ends_with(".txt")) return InputKind::kText;
  return path.ends_with(".xml") ? InputKind::kXml : InputKind::kPdf;
}

std::string ProgramName() { return "kst " KST_VERSION; }

Pipeline::Pipeline(Normaliser normaliser, Knowledge knowledge, Document::MadeBy made_by, std::string text_by)
    : normaliser_(std::move(normaliser)),
      knowledge_(std::move(knowledge)),
      made_by_(std::move(made_by)),
      text_by_(std::move(text_by)) {}

Result<Pipeline> Pipeline::Load(RuleSet rules) {
  Result<Normaliser> normaliser = Normaliser::Load(std::move(rules.extract));
  if (!normaliser) return tl::unexpected(normaliser.error());
  if (rules.replaced)  // the compiled-in rules are proved by tests
    if (const std::vector<Error> wrong = CheckFamilies(rules.parse); !wrong.empty())
      return tl::unexpected(Together(wrong));
  Result<Knowledge> knowledge =
      Knowledge::Compile(std::move(rules.parse), rules.replaced ? Trust::kStrangers : Trust::kProved);
  if (!knowledge) return tl::unexpected(knowledge.error());
  return Pipeline(std::move(*normaliser), std::move(*knowledge), {ProgramName(), rules.digest},
                  ProgramName() + " " + rules.text_digest);
}

Result<ExtractedText> Pipeline::Extract(const Input& input, std::string_view bytes) const {
  Result<ExtractedText> pages = input.kind == InputKind::kPdf    ? ExtractPdf(bytes, pictures_)
                                : input.kind == InputKind::kText ? ExtractText(bytes)
                                                                 : ExtractXml(bytes);
  if (!pages) return pages;
  pages->source = input.source;
  pages->sha256 = Sha256(bytes);
  pages->date = input.date;
  return pages;
}

Result<NormalisedText> Pipeline::ReadText(const Input& input, std::string_view bytes) const {
  if (input.kind != InputKind::kKept)
    return Extract(input, bytes).map([&](const ExtractedText& pages) { return Normalise(pages); });
  Result<NormalisedText> text = KeptText(bytes);
  if (text) text->source = input.source;
  return text;
}

Document Pipeline::Read(const Input& input, std::string_view bytes) const {
  const Result<NormalisedText> text = ReadText(input, bytes);
  return text ? Parse(*text) : Failed(input, text.error(), bytes);
}

Document Pipeline::Failed(const Input& input, const Error& error, const std::optional<std::string>& sha256) const {
  constexpr std::size_t kIdDigits = 16;
  Document failed = FailedDocument(input.source, error);
  if (sha256) failed.id = "doc-" + sha256->substr(0, kIdDigits);
  failed.sha256 = sha256;
  failed.made_by = made_by_;
  return failed;
}

Document Pipeline::Failed(const Input& input, const Error& error, std::string_view bytes) const {
  return Failed(input, error, std::optional(Sha256(bytes)));
}

Document Pipeline::Parse(const NormalisedText& text, std::string_view beside) const {
  return ParseText(text, knowledge_, made_by_, ReadBeside(beside));
}

std::vector<Error> Pipeline::CheckRules() const {
  std::vector<Error> errors = normaliser_.Check();
  for (Error& error : ProveRules(knowledge_)) errors.push_back(std::move(error));
  return errors;
}

}  // namespace kst
