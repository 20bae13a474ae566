#include "extract/pdf/annotations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/pdf/actual_text.h"
#include "schema/text.h"

namespace kst::pdf {
namespace {

constexpr int kHidden = 1 << 1, kNoView = 1 << 5;  // bits of /F
constexpr int kMostAnnotations = 5'000;

struct Rect {
  double x0, y0, x1, y1;
};

std::optional<Rect> ReadRect(const Object& values) {
  if (!values.isArray() || values.arrayGetLength() != 4) return std::nullopt;
  double n[4];
  for (int i = 0; i < 4; ++i) n[i] = values.arrayGet(i).getNumWithDefaultValue(0);
  return Rect{std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
}

// The normal appearance: a stream, or the one that the state in /AS chooses.
Object NormalAppearance(const Object& annotation) {
  const Object appearances = annotation.dictLookup("AP");
  if (!appearances.isDict()) return Object(objNull);
  Object normal = appearances.dictLookup("N");
  if (!normal.isDict()) return normal;
  const Object state = annotation.dictLookup("AS");
  return state.isName() ? normal.dictLookup(state.getName()) : Object(objNull);
}

Rect Transformed(const Rect& r, const Matrix& m) {
  const auto [x0, x1] = std::minmax({m.X(r.x0, r.y0), m.X(r.x1, r.y0), m.X(r.x0, r.y1), m.X(r.x1, r.y1)});
  const auto [y0, y1] = std::minmax({m.Y(r.x0, r.y0), m.Y(r.x1, r.y0), m.Y(r.x0, r.y1), m.Y(r.x1, r.y1)});
  return {x0, y0, x1, y1};
}

// The box of the appearance, turned by its own matrix, is fitted into the
// annotation's rectangle (ISO 32000, 12.5.5).
Matrix Fitted(const Rect& box, const Rect& rect) {
  const double width = box.x1 - box.x0, height = box.y1 - box.y0;
  const double sx = width > 0 ? (rect.x1 - rect.x0) / width : 1;
  const double sy = height > 0 ? (rect.y1 - rect.y0) / height : 1;
  return {sx, 0, 0, sy, rect.x0 - box.x0 * sx, rect.y0 - box.y0 * sy};
}

// A value that a form field can have from its parent.
Object Inherited(const Object& field, const char* key) {
  constexpr int kDeepest = 8;
  Object at = field.copy();
  for (int i = 0; i < kDeepest && at.isDict(); ++i) {
    Object value = at.dictLookup(key);
    if (!value.isNull()) return value;
    at = at.dictLookup("Parent");
  }
  return Object(objNull);
}

// "/Helv 10 Tf 0 g": ten. Nought where the reader is to choose.
double TypeSize(const Object& appearance) {
  const std::string words = appearance.isString() ? appearance.getString()->toStr() : "";
  const std::vector<std::string_view> parts = SplitWords(words);
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (parts[i] == "Tf") return std::atof(std::string(parts[i - 1]).c_str());
  return 0;
}

// As a literal string in WinAnsi, the encoding of the font below.
std::string Literal(std::u32string_view text) {
  constexpr std::u32string_view kHigh = U"€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";
  std::string out = "(";
  for (const char32_t c : text) {
    const std::size_t high = kHigh.find(c);
    if (c == U'(' || c == U')' || c == U'\\') out += '\\';
    if (high != kHigh.npos)
      out += static_cast<char>(0x80 + high);
    else
      out += c < 0x100 ? static_cast<char>(c) : '?';
  }
  return out + ")";
}

std::vector<std::u32string> Wrapped(const std::string& bytes, std::size_t longest) {
  std::vector<std::u32string> lines(1);
  std::u32string word;
  const auto put = [&] {
    if (!lines.back().empty() && lines.back().size() + 1 + word.size() > longest) lines.emplace_back();
    if (!lines.back().empty()) lines.back() += U' ';
    lines.back() += word;
    word.clear();
  };
  for (const char32_t c : DecodeTextString(bytes)) {
    if (c != U' ')
      word += c;
    else if (!word.empty())
      put();
  }
  if (!word.empty()) put();
  return lines;
}

Object Name(const char* name) { return Object(objName, name); }

// What a note or a field without an appearance says, as a reader of PDF would show it:
// a note from the top of its rectangle, a field of one line in the middle of it.
void ShowWords(const Object& annotation, bool note, const Rect& rect, Interpreter& interpreter) {
  constexpr double kUsual = 10, kLetter = 0.5, kLead = 1.15;  // points; ems
  constexpr int kSeveralLines = 1 << 12, kPassword = 1 << 13;
  constexpr std::size_t kLongest = 20'000;
  const Object type = note ? Object(objNull) : Inherited(annotation, "FT");
  if (!note && !type.isName("Tx") && !type.isName("Ch")) return;
  const Object flags = note ? Object(objNull) : Inherited(annotation, "Ff");
  const int bits = flags.isInt() ? flags.getInt() : 0;
  const Object words = note ? annotation.dictLookup("Contents") : Inherited(annotation, "V");
  if (!words.isString() || (bits & kPassword)) return;
  double size = TypeSize(Inherited(annotation, "DA"));
  if (!(size >= 1 && size < 200)) size = std::min(kUsual, std::max(1.0, 0.8 * (rect.y1 - rect.y0)));
  const bool top = note || (bits & kSeveralLines);
  const double room = std::max(8.0, (rect.x1 - rect.x0) / (kLetter * size));
  const std::vector<std::u32string> lines = Wrapped(words.getString()->toStr().substr(0, kLongest),
                                                    top ? static_cast<std::size_t>(std::min(room, 1e4)) : kLongest);
  const double y = top ? rect.y1 - size : (rect.y0 + rect.y1) / 2 - 0.35 * size;
  std::string content = "BT /F " + std::to_string(size) + " Tf " + std::to_string(kLead * size) + " TL " +
                        std::to_string(rect.x0 + 2) + ' ' + std::to_string(y) + " Td ";
  for (const std::u32string& line : lines) content += Literal(line) + " Tj T* ";
  content += "ET";
  auto* font = new Dict(static_cast<XRef*>(nullptr));
  font->add("Type", Name("Font")), font->add("Subtype", Name("Type1"));
  font->add("BaseFont", Name("Helvetica")), font->add("Encoding", Name("WinAnsiEncoding"));
  auto* fonts = new Dict(static_cast<XRef*>(nullptr));
  fonts->add("F", Object(font));
  auto* resources = new Dict(static_cast<XRef*>(nullptr));
  resources->add("Font", Object(fonts));
  const Object owner(resources);
  interpreter.RunContent(content, resources);
}

}  // namespace

void RunAnnotations(const Object& annotations, OpenPdf& document, Interpreter& interpreter) {
  if (!annotations.isArray()) return;
  for (int i = 0; i < std::min(annotations.arrayGetLength(), kMostAnnotations); ++i) {
    const Object annotation = annotations.arrayGet(i);
    if (!annotation.isDict()) continue;
    const Object kind = annotation.dictLookup("Subtype");
    if (!kind.isName("FreeText") && !kind.isName("Stamp") && !kind.isName("Widget")) continue;
    const Object flags = annotation.dictLookup("F");
    if (flags.isInt() && (flags.getInt() & (kHidden | kNoView))) continue;
    if (!document.IsVisible(annotation.dictLookupNF("OC"))) continue;
    const Object form = NormalAppearance(annotation);
    const auto rect = ReadRect(annotation.dictLookup("Rect"));
    if (!rect) continue;
    const std::size_t begin = interpreter.size();
    if (!form.isStream()) {
      if (annotation.dictLookup("AP").isNull() && !kind.isName("Stamp"))
        ShowWords(annotation, kind.isName("FreeText"), *rect, interpreter);
      if (kind.isName("Widget")) interpreter.LevelWithLabel(begin);
      continue;
    }
    const auto box = ReadRect(form.streamGetDict()->lookup("BBox"));
    if (!box) continue;
    interpreter.RunForm(form, Fitted(Transformed(*box, FormMatrix(form.streamGetDict())), *rect));
    if (kind.isName("Widget")) interpreter.LevelWithLabel(begin);
  }
}

}  // namespace kst::pdf
