#include "extract/pdf/annotations.h"

#include <algorithm>
#include <optional>

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
    if (!form.isStream() || !rect) continue;
    const auto box = ReadRect(form.streamGetDict()->lookup("BBox"));
    if (!box) continue;
    interpreter.RunForm(form, Fitted(Transformed(*box, FormMatrix(form.streamGetDict())), *rect));
  }
}

}  // namespace kst::pdf
