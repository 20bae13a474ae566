// extract/pdf/interpreter.h: runs the content of one page and collects its glyphs.
//
// Executed: BT ET Tf Td TD Tm T* Tj TJ ' " Tc Tw Tz TL Ts Tr, q Q cm gs (for its
// font), Do of forms, BMC BDC EMC. Inline images are skipped; every other operator
// is read and forgotten, but for what tells text that nobody sees (paint.h) and tables
// (drawn_boxes.h). Such text and text outside the page is counted and not kept. Clipping
// is not looked at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/pdf/drawn_boxes.h"
#include "extract/pdf/lexer.h"
#include "extract/pdf/matrix.h"
#include "extract/pdf/open_pdf.h"
#include "extract/pdf/paint.h"
#include "extract/pdf/resources.h"

namespace kst::pdf {

// /Matrix of a form; the identity when it has none.
Matrix FormMatrix(Dict* form);

class Interpreter {
 public:
  // `to_page` maps the user space of the page to the coordinates of schema/values/glyphs.h.
  Interpreter(OpenPdf& document, const Matrix& to_page, GlyphPage& page);

  // The page's own content, once.
  void RunPage(const Object& contents, Dict* resources);

  // A form XObject, fetched, that `placed` puts into user space.
  void RunForm(const Object& form, const Matrix& placed);

  // Content made here, in user space, with fonts of `resources`.
  void RunContent(std::string content, Dict* resources);

  // How many glyphs the page has; and puts those from `begin` on, the value of a field, on
  // the baseline of the label left of them, which the field misses by a point or two.
  std::size_t size() const { return page_.glyphs.size(); }
  void LevelWithLabel(std::size_t begin);

  const std::vector<Area>& pictures() const { return paint_.pictures(); }
  std::size_t unseen() const { return unseen_; }  // characters left out because nobody sees them

 private:
  struct State {  // what q saves and Q restores
    Matrix ctm, text;
    PdfFont* font = nullptr;
    double size = 0, char_space = 0, word_space = 0, scale = 1, leading = 0, rise = 0;
    int mode = 0;
    Paint::Fill fill;
  };

  struct Mark {  // one level of marked content
    bool hidden = false, artifact = false;
    bool replaced = false;  // has an ActualText that counts
  };

  void Run(std::string& content, Resources& resources);
  void Execute(std::string_view name, Lexer& lexer, Resources& resources);
  bool IsUnseen(const Glyph& glyph) const;
  bool Numbers(double* out, std::size_t count) const;  // the last `count` operands
  std::string_view LastName() const;
  std::string_view LastString() const;

  void Save();
  void Restore();
  void SetFont(PdfFont* font, double size);
  void UseState(std::string_view name, const Resources& resources);
  void MoveTo(double x, double y);
  void NextLine() { MoveTo(line_x_, line_y_ - state_.leading); }
  struct Pen {  // what the strings of one array have in common
    Matrix to_page;
    Glyph glyph;
    bool shown = false;
  };
  Pen TakePen() const;
  void Show(std::string_view bytes, const Pen& pen);
  void Show(std::string_view bytes);
  void ShowArray();
  void DoXObject(std::string_view name, Resources& resources);
  void DoForm(const Object& form, const Matrix& placed, Resources* parent);

  void BeginMark(bool has_properties, const Resources& resources);
  std::optional<std::string> ActualText(std::size_t properties, const Resources& resources);
  void EndMark();
  void UnwindMarks(std::size_t depth);

  void CheckGlyphs();
  void TellOf(const Decoded& content);
  void Truncated(const char* why);  // over a limit
  void Stop(const char* why);       // likewise, and nothing more of this page

  OpenPdf& document_;
  GlyphPage& page_;
  const std::size_t most_glyphs_;
  State state_;
  std::vector<State> saved_;
  int unsaved_ = 0;                                 // levels of q beyond those that are kept
  double line_x_ = 0, line_y_ = 0, x_ = 0, y_ = 0;  // text space; not saved by q
  std::vector<Token> operands_;
  Paint paint_;
  std::size_t unseen_ = 0;
  DrawnBoxes drawn_;

  std::vector<Mark> marks_;
  int hidden_ = 0, artifact_ = 0;  // how many levels say so
  bool respelling_ = false;        // one level has `replaced`
  std::u32string actual_text_;     // its text
  std::size_t actual_begin_ = 0;   // its first glyph

  std::vector<const Dict*> running_;  // forms, to stop those that show themselves
  std::size_t content_bytes_ = 0;
  int operators_ = 0, forms_ = 0;
  bool stopped_ = false, open_image_ = false;
};

}  // namespace kst::pdf
