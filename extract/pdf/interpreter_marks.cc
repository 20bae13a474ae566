// Marked content: layers that are off, artifacts, and text that is spelt otherwise than its glyphs.
#include "extract/pdf/actual_text.h"
#include "extract/pdf/interpreter.h"

namespace kst::pdf {
namespace {

constexpr std::size_t kLongestActualText = 20'000;

}  // namespace

void Interpreter::BeginMark(bool has_properties, const Resources& resources) {
  Mark mark;
  const std::size_t tag = [&] {  // BDC: the name before the properties; BMC: the last operand
    for (std::size_t i = 0; i < operands_.size(); ++i) {
      if (operands_[i].kind == TokenKind::kName) return i;
    }
    return operands_.size();
  }();
  const std::string_view name = tag < operands_.size() ? operands_[tag].text : std::string_view();
  mark.artifact = name == "Artifact";
  if (has_properties && name == "OC" && operands_.back().kind == TokenKind::kName) {
    mark.hidden = !document_.IsVisible(resources.Find("Properties", operands_.back().text));
  }
  if (has_properties && !respelling_ && !mark.hidden) {
    if (const std::optional<std::string> text = ActualText(tag + 1, resources)) {
      mark.replaced = respelling_ = true;
      actual_text_ = DecodeTextString(std::string_view(*text).substr(0, kLongestActualText));
      actual_begin_ = page_.glyphs.size();
    }
  }
  hidden_ += mark.hidden;
  artifact_ += mark.artifact;
  marks_.push_back(mark);
}

// Of the properties that begin at an operand: a dictionary in place, or the name of one.
std::optional<std::string> Interpreter::ActualText(std::size_t properties, const Resources& resources) {
  if (properties + 1 == operands_.size() && operands_.back().kind == TokenKind::kName) {
    const Object entry = resources.Find("Properties", operands_.back().text);
    const Object& named = entry.isRef() ? document_.Fetch(entry) : entry;
    const Object text = named.isDict() ? named.dictLookup("ActualText") : Object(objNull);
    return text.isString() ? std::optional(text.getString()->toStr()) : std::nullopt;
  }
  for (std::size_t i = properties; i + 1 < operands_.size(); ++i) {
    if (operands_[i].kind == TokenKind::kName && operands_[i].text == "ActualText" &&
        operands_[i + 1].kind == TokenKind::kString)
      return std::string(operands_[i + 1].text);
  }
  return std::nullopt;
}

void Interpreter::EndMark() {
  if (marks_.empty()) return;
  const Mark mark = marks_.back();
  marks_.pop_back();
  hidden_ -= mark.hidden;
  artifact_ -= mark.artifact;
  if (!mark.replaced) return;
  Respell(page_.glyphs, actual_begin_, actual_text_);
  respelling_ = false;
  CheckGlyphs();
}

void Interpreter::UnwindMarks(std::size_t depth) {
  while (marks_.size() > depth) EndMark();
}

}  // namespace kst::pdf
