// tools/pipeline.h: the stages joined. The one place that knows their order, so
// that read, run, --each and the stage commands cannot differ.
//
//   Result<Pipeline> kst = Pipeline::Load(rules);
//   Document letter = kst->Read({.source = "a.pdf", .kind = InputKind::kPdf}, bytes);
//
// A loaded pipeline is never changed: worker processes share it by forking.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/normalise/normalise.h"
#include "parse/knowledge.h"
#include "schema/values/document.h"
#include "schema/values/picture.h"
#include "tools/rule_set.h"

namespace kst {

enum class InputKind { kPdf, kText, kXml, kKept };  // kKept: what KeepText made (corpus/store/kept_text.h)
std::string_view Name(InputKind kind);              // "pdf"
InputKind KindOfFile(std::string_view path);        // .txt and - are text, .xml is XML, all else is taken for a PDF

struct Input {
  std::string source;  // as it stands in the record: UTF-8
  InputKind kind = InputKind::kPdf;
  std::string date;         // of a text that says it itself (--each); else ""
  std::string beside = {};  // what lies beside the paper (tools/input/beside.h), for Parse
};

class Pipeline {
 public:
  static Result<Pipeline> Load(RuleSet rules);

  void ReadPictures(PictureReader reader) { pictures_ = std::move(reader); }  // else such pages are only told of

  Result<ExtractedText> Extract(const Input& input, std::string_view bytes) const;
  NormalisedText Normalise(const ExtractedText& pages) const { return normaliser_.Normalise(pages); }
  Result<NormalisedText> ReadText(const Input& input, std::string_view bytes) const;  // both; or as it was kept
  Document Parse(const NormalisedText& text, std::string_view beside = {}) const;
  Document Read(const Input& input, std::string_view bytes) const;  // all three; status failed when there is no text

  // The record of a paper that failed. `sha256` when its bytes could be read.
  Document Failed(const Input& input, const Error& error, const std::optional<std::string>& sha256 = {}) const;
  Document Failed(const Input& input, const Error& error, std::string_view bytes) const;

  const Knowledge& knowledge() const { return knowledge_; }
  const Document::MadeBy& made_by() const { return made_by_; }
  const std::string& text_by() const { return text_by_; }  // what the text depends on: the program, the extract rules
  std::vector<Error> CheckRules() const;                   // every `good` and `bad` line

 private:
  Pipeline(Normaliser normaliser, Knowledge knowledge, Document::MadeBy made_by, std::string text_by);

  Normaliser normaliser_;
  Knowledge knowledge_;
  Document::MadeBy made_by_;
  std::string text_by_;
  std::optional<PictureReader> pictures_;
};

std::string ProgramName();  // "kst 0.1.0"

}  // namespace kst
