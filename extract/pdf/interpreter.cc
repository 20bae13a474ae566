#include "extract/pdf/interpreter.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/pdf/inline_image.h"

namespace kst::pdf {
namespace {

constexpr std::size_t kMostSaved = 4096;  // levels of q; the standard asks for 28
constexpr std::size_t kMostOperands = 1'000'000;
constexpr int kInvisible = 3, kClipOnly = 7;
constexpr std::size_t kBytesPerGlyph = 10;  // of content, about
constexpr float kSmallest = 1;              // points: smaller type is a speck

// "Tj" as a number, so that operators can be cases.
constexpr std::uint32_t Op(std::string_view name) {
  if (name.size() > 3) return 0;
  std::uint32_t op = 0;
  for (const char c : name) op = op << 8 | static_cast<unsigned char>(c);
  return op;
}

}  // namespace

Matrix FormMatrix(Dict* dict) {
  const Object values = dict->lookup("Matrix");
  if (!values.isArray() || values.arrayGetLength() < 6) return {};
  double m[6];
  for (int i = 0; i < 6; ++i) m[i] = values.arrayGet(i).getNumWithDefaultValue(0);
  return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

Interpreter::Interpreter(OpenPdf& document, const Matrix& to_page, GlyphPage& page)
    : document_(document), page_(page), most_glyphs_(static_cast<std::size_t>(document.limits.glyphs_per_page)) {
  state_.ctm = to_page;
}

void Interpreter::RunPage(const Object& contents, Dict* resources) {
  const State before = state_;
  std::string content;
  TellOf(Decode(contents, document_.limits.content_bytes_per_page, content));
  content_bytes_ += content.size();
  page_.glyphs.reserve(std::min(most_glyphs_, content.size() / kBytesPerGlyph));
  Resources scope(resources, nullptr, document_.fonts);
  Run(content, scope);
  UnwindMarks(0);
  saved_.clear();
  state_ = before;
}

void Interpreter::RunContent(std::string content, Dict* resources) {
  const State before = state_;
  Resources scope(resources, nullptr, document_.fonts);
  Run(content, scope);
  state_ = before;
}

void Interpreter::RunForm(const Object& form, const Matrix& placed) { DoForm(form, placed, nullptr); }

void Interpreter::Run(std::string& content, Resources& resources) {
  Lexer lexer(content);
  std::vector<Token> outer;
  outer.swap(operands_);
  while (!stopped_) {
    const Token token = lexer.Next();
    if (token.kind == TokenKind::kEnd) break;
    if (token.kind != TokenKind::kOperator) {
      if (operands_.size() < kMostOperands)
        operands_.push_back(token);
      else
        Truncated("an operator of the page has too many operands; some text may be lost");
      continue;
    }
    if (++operators_ > document_.limits.operators_per_page) {
      Stop("the page has too many operators; only its beginning was read");
      break;
    }
    Execute(token.text, lexer, resources);
    operands_.clear();
  }
  operands_.swap(outer);
}

bool Interpreter::Numbers(double* out, std::size_t count) const {
  if (operands_.size() < count) return false;
  const Token* first = operands_.data() + (operands_.size() - count);
  for (std::size_t i = 0; i < count; ++i) {
    if (first[i].kind != TokenKind::kNumber) return false;
    out[i] = first[i].number;
  }
  return true;
}

std::string_view Interpreter::LastName() const {
  return !operands_.empty() && operands_.back().kind == TokenKind::kName ? operands_.back().text : std::string_view();
}

std::string_view Interpreter::LastString() const {
  return !operands_.empty() && operands_.back().kind == TokenKind::kString ? operands_.back().text : std::string_view();
}

void Interpreter::Execute(std::string_view name, Lexer& lexer, Resources& resources) {
  double n[6];
  switch (Op(name)) {
    case Op("q"):
      return Save();
    case Op("Q"):
      return Restore();
    case Op("cm"):
      if (Numbers(n, 6)) state_.ctm = Matrix{n[0], n[1], n[2], n[3], n[4], n[5]} * state_.ctm;
      return;
    case Op("BT"):
      state_.text = {};
      return MoveTo(0, 0);
    case Op("Tf"):
      if (operands_.size() >= 2 && operands_[operands_.size() - 2].kind == TokenKind::kName && Numbers(n, 1)) {
        SetFont(resources.FindFont(operands_[operands_.size() - 2].text), n[0]);
      }
      return;
    case Op("gs"):
      return UseState(LastName(), resources);
    case Op("Td"):
      if (Numbers(n, 2)) MoveTo(line_x_ + n[0], line_y_ + n[1]);
      return;
    case Op("TD"):
      if (!Numbers(n, 2)) return;
      state_.leading = -n[1];
      return MoveTo(line_x_ + n[0], line_y_ + n[1]);
    case Op("Tm"):
      if (!Numbers(n, 6)) return;
      state_.text = {n[0], n[1], n[2], n[3], n[4], n[5]};
      return MoveTo(0, 0);
    case Op("T*"):
      return NextLine();
    case Op("Tj"):
      return Show(LastString());
    case Op("TJ"):
      return ShowArray();
    case Op("'"):
      NextLine();
      return Show(LastString());
    case Op("\""):
      if (operands_.size() < 3) return;
      if (const Token* first = &operands_[operands_.size() - 3]; first[0].kind == TokenKind::kNumber) {
        state_.word_space = first[0].number;
        state_.char_space = first[1].number;
      }
      NextLine();
      return Show(LastString());
    case Op("Tc"):
      if (Numbers(n, 1)) state_.char_space = n[0];
      return;
    case Op("Tw"):
      if (Numbers(n, 1)) state_.word_space = n[0];
      return;
    case Op("Tz"):
      if (Numbers(n, 1)) state_.scale = n[0] / 100;
      return;
    case Op("TL"):
      if (Numbers(n, 1)) state_.leading = n[0];
      return;
    case Op("Ts"):
      if (Numbers(n, 1)) state_.rise = n[0];
      return;
    case Op("Tr"):
      if (Numbers(n, 1)) state_.mode = n[0] >= 0 && n[0] <= kClipOnly ? static_cast<int>(n[0]) : 0;
      return;
    case Op("Do"):
      return DoXObject(LastName(), resources);
    case Op("BI"):
      // After one image without an end, searching for the next would be quadratic.
      paint_.ShowPicture(state_.ctm);
      drawn_.Picture(state_.ctm, hidden_ > 0, page_.drawn);
      if (!open_image_ && !SkipInlineImage(lexer)) {
        open_image_ = true;
        document_.Complain("inline_image_open", page_.number, "an inline image has no end; some text may be lost");
      }
      return;
    case Op("BMC"):
      return BeginMark(false, resources);
    case Op("BDC"):
      return BeginMark(true, resources);
    case Op("EMC"):
      return EndMark();
    default:
      drawn_.Execute(name, operands_, state_.ctm, hidden_ > 0, page_.drawn);
      return paint_.Execute(name, operands_, state_.ctm, resources, state_.fill);
  }
}

void Interpreter::Save() {
  if (saved_.size() < kMostSaved) return saved_.push_back(state_);
  ++unsaved_;
  Truncated("the page saves its state too often; some text may be lost or misplaced");
}

void Interpreter::Restore() {
  if (unsaved_ > 0) return void(--unsaved_);
  if (saved_.empty()) return;
  state_ = saved_.back();
  saved_.pop_back();
}

void Interpreter::SetFont(PdfFont* font, double size) {
  state_.font = font;
  state_.size = size;
}

void Interpreter::UseState(std::string_view name, const Resources& resources) {
  const Object entry = resources.Find("ExtGState", name);
  const Object& state = entry.isRef() ? document_.Fetch(entry) : entry;
  if (!state.isDict()) return;
  if (const Object& opacity = state.dictLookupNF("ca"); opacity.isNum()) state_.fill.clear = opacity.getNum() <= 0;
  const Object font = state.dictLookup("Font");
  if (!font.isArray() || font.arrayGetLength() < 2) return;
  SetFont(document_.fonts.Find(font.arrayGetNF(0), std::string(name), Ref::INVALID()),
          font.arrayGet(1).getNumWithDefaultValue(0));
}

void Interpreter::MoveTo(double x, double y) {
  line_x_ = x_ = x;
  line_y_ = y_ = y;
}

void Interpreter::ShowArray() {
  std::size_t first = operands_.size();
  while (first > 0 && operands_[first - 1].kind != TokenKind::kArrayOpen) --first;
  const double unit = -0.001 * state_.size;
  const Pen pen = TakePen();
  for (std::size_t i = first; i < operands_.size() && !stopped_; ++i) {
    const Token& token = operands_[i];
    if (token.kind == TokenKind::kString) {
      Show(token.text, pen);
    } else if (token.kind == TokenKind::kNumber) {
      if (state_.font && state_.font->vertical()) {
        y_ += token.number * unit;
      } else {
        x_ += token.number * unit * state_.scale;
      }
    }
  }
}

bool Interpreter::IsUnseen(const Glyph& glyph) const {
  if (glyph.size < kSmallest || (state_.fill.clear && !glyph.invisible)) return true;
  const bool only_filled = state_.mode == 0 || state_.mode == 4;
  return state_.fill.white && only_filled && !paint_.Covers(glyph.x + glyph.dx / 2, glyph.y - 0.3 * glyph.size);
}

Interpreter::Pen Interpreter::TakePen() const {
  if (!state_.font) return {};
  Pen pen{state_.text * state_.ctm, {}};
  pen.glyph.size =
      static_cast<float>(std::hypot(pen.to_page.c, pen.to_page.d) * std::abs(state_.size) * state_.font->em());
  pen.glyph.font = state_.font->index();
  pen.glyph.artifact = artifact_ > 0;
  pen.glyph.invisible = state_.mode == kInvisible || state_.mode == kClipOnly;
  pen.shown = hidden_ == 0 && pen.glyph.size > 0;
  return pen;
}

void Interpreter::Show(std::string_view bytes) { Show(bytes, TakePen()); }

void Interpreter::Show(std::string_view bytes, const Pen& pen) {
  PdfFont* const font = state_.font;
  if (!font) {
    if (!bytes.empty()) {
      document_.Complain("text_without_font", page_.number, "text in a font that is missing or damaged was left out");
    }
    return;
  }
  const Matrix& m = pen.to_page;
  const double size = state_.size, scale = state_.scale;
  Glyph glyph = pen.glyph;
  glyph.x = static_cast<float>(m.X(x_, y_)), glyph.y = static_cast<float>(m.Y(x_, y_));
  const bool shown = pen.shown, unseen = shown && IsUnseen(glyph);
  const float width = page_.width, height = page_.height;

  while (!bytes.empty() && page_.glyphs.size() <= most_glyphs_) {
    const Char& c = font->First(bytes);
    const double space = state_.char_space + (c.bytes == 1 && bytes[0] == ' ' ? state_.word_space : 0);
    const double dx = c.dx * size * scale, dy = c.dy * size;
    if (shown && c.length > 0) {
      const double share = 1.0 / c.length;
      float x = static_cast<float>(m.X(x_, y_ + state_.rise)), y = static_cast<float>(m.Y(x_, y_ + state_.rise));
      glyph.dx = static_cast<float>((m.a * dx + m.c * dy) * share);
      glyph.dy = static_cast<float>((m.b * dx + m.d * dy) * share);
      // Written so that what is not a number falls outside too.
      const bool on_page = x + glyph.dx * c.length >= 0 && x <= width && y + glyph.dy * c.length >= 0 && y <= height;
      for (const char32_t code : font->Text(c)) {
        const bool blank = code == U' ' || code == 0xA0;
        if (!on_page || (unseen && !blank)) {
          unseen_ += !blank;
        } else {
          page_.glyphs.push_back(
              {x, y, glyph.dx, glyph.dy, glyph.size, code, glyph.font, glyph.artifact, glyph.invisible});
          x += glyph.dx;
          y += glyph.dy;
        }
      }
    }
    if (font->vertical()) {
      y_ += dy + space;
    } else {
      x_ += dx + space * scale;
    }
    bytes.remove_prefix(c.bytes);
  }
  CheckGlyphs();
}

void Interpreter::CheckGlyphs() {
  if (page_.glyphs.size() > most_glyphs_) Stop("the page has too many characters; only its beginning was read");
}

void Interpreter::DoXObject(std::string_view name, Resources& resources) {
  const Object entry = resources.Find("XObject", name);
  const Object& form = document_.Fetch(entry);  // a stream is always a reference
  if (!form.isStream())
    return document_.Complain("page_damaged", page_.number,
                              "something that the page shows is missing; text may be lost");
  Dict* dict = form.streamGetDict();
  const Object kind = dict->lookup("Subtype");
  if (kind.isName("Image") && hidden_ == 0) paint_.ShowPicture(state_.ctm);
  if (kind.isName("Image")) drawn_.Picture(state_.ctm, hidden_ > 0, page_.drawn);
  if (!kind.isName("Form")) return;
  if (!document_.IsVisible(dict->lookupNF("OC"))) return;
  DoForm(form, {}, &resources);
}

void Interpreter::DoForm(const Object& form, const Matrix& placed, Resources* parent) {
  Dict* dict = form.streamGetDict();
  const auto depth = static_cast<std::size_t>(document_.limits.form_depth);
  if (std::find(running_.begin(), running_.end(), dict) != running_.end()) return;
  if (running_.size() >= depth) return Truncated("forms lie in forms too deep; the innermost were not read");
  if (++forms_ > document_.limits.forms_per_page) {
    return Stop("the page has too many nested forms; only its beginning was read");
  }
  std::string content;
  const std::size_t most = document_.limits.content_bytes_per_page;
  const Decoded decoded = Decode(form, most - std::min(most, content_bytes_), content);
  TellOf(decoded);
  stopped_ |= decoded.longer;
  content_bytes_ += content.size();

  const State before = state_;
  const std::size_t marks = marks_.size();
  std::vector<State> saved;
  saved.swap(saved_);  // a form cannot restore more than it saved
  const int unsaved = std::exchange(unsaved_, 0);
  running_.push_back(dict);
  state_.ctm = FormMatrix(dict) * placed * state_.ctm;
  const Object own = dict->lookup("Resources");
  Resources scope(own.isDict() ? own.getDict() : nullptr, parent, document_.fonts);
  Run(content, scope);
  UnwindMarks(marks);
  running_.pop_back();
  saved_.swap(saved);
  unsaved_ = unsaved;
  state_ = before;
}

void Interpreter::TellOf(const Decoded& content) {
  if (content.longer) Truncated("the content of the page is too long; only its beginning was read");
  if (content.damaged)
    document_.Complain("page_damaged", page_.number, "the content of the page is damaged; text is lost or wrong");
}

void Interpreter::Truncated(const char* why) { document_.Complain("page_truncated", page_.number, why); }

void Interpreter::Stop(const char* why) {
  Truncated(why);
  stopped_ = true;
}

}  // namespace kst::pdf
