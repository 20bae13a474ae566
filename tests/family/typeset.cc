#include "tests/family/typeset.h"

#include <algorithm>
#include <array>
#include <optional>

#include "tests/fixtures/pdf_writer.h"

namespace kst::family {
namespace {

constexpr const char* kRegular = "Helvetica";
constexpr const char* kBold = "Helvetica-Bold";

// Where a printer puts things, in points from the bottom left.
struct Sheet {
  double width, height, left, column, right;  // `left`: the margin column; text runs from column to right
  double top, top_first, bottom;              // first baseline of the text; lowest of the body
  double body, pitch, note, note_pitch;       // type sizes and line distances
};
constexpr Sheet kPrint{558.4, 771, 36.9, 202.7, 521.6, 705, 486, 62, 9.1, 10.66, 6.9, 9};
constexpr Sheet kLetter{595.3, 841.9, 79, 79, 400, 700, 520, 90, 9, 12.6, 7.5, 10};

// Widths of Helvetica in thousandths of an em, from the space to the tilde.
constexpr std::array<short, 95> kWidths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

double Width(std::string_view text, double size) {
  double width = 0;
  for (const char c : text) {
    if (c >= ' ' && c <= '~')
      width += kWidths[static_cast<std::size_t>(c - ' ')];
    else if ((c & 0xC0) == 0xC0)
      width += 556;  // letters with accents, dashes, quotation marks
  }
  return width * size / 1000;
}

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// The last place at which a long word may break within `room` characters: between
// two consonants that stand between vowels ("vergun-ning").
std::optional<std::size_t> BreakPoint(std::string_view word, std::size_t room) {
  if (word.size() < 10) return std::nullopt;
  for (std::size_t i = std::min(room, word.size() - 3); i >= 4; --i) {
    const auto small = [&](std::size_t at) { return word[at] >= 'a' && word[at] <= 'z'; };
    if (small(i - 2) && small(i - 1) && small(i) && small(i + 1) && IsVowel(word[i - 2]) && !IsVowel(word[i - 1]) &&
        !IsVowel(word[i]) && IsVowel(word[i + 1]) && word[i - 1] != word[i - 2] &&
        std::string_view("lmnrst").find(word[i - 1]) != std::string_view::npos)
      return i;
  }
  return std::nullopt;
}

struct Word {
  std::string text;
  std::string marker;  // of a note, behind the word
};

std::vector<Word> Words(std::string_view paragraph) {
  std::vector<Word> words;
  while (!paragraph.empty()) {
    const std::string_view one = paragraph.substr(0, paragraph.find(' '));
    paragraph.remove_prefix(std::min(paragraph.size(), one.size() + 1));
    Word word{std::string(one), ""};
    if (const auto open = word.text.find('{'); open != std::string::npos) {
      const auto close = word.text.find('}');
      word.marker = word.text.substr(open + 1, close - open - 1);
      word.text.erase(open, close - open + 1);
    }
    words.push_back(std::move(word));
  }
  return words;
}

class Setter {
 public:
  Setter(const Paper& paper, const Sheet& sheet) : paper_(paper), sheet_(sheet) {
    set_.width = sheet.width;
    set_.height = sheet.height;
    NewPage(sheet.top_first);
  }

  void Put(double x, double y, std::string text, const char* font, double size) {
    Page().lines.push_back({x, y, {{std::move(text), font, size, 0}}});
  }

  void Paragraph(std::string_view paragraph, const char* font) {
    std::vector<SetSpan> line;
    double at = 0;
    const double room = sheet_.right - sheet_.column;
    for (Word& word : Words(paragraph)) {
      const double space = line.empty() ? 0 : Width(" ", sheet_.body);
      const double over = at + space + Width(word.text, sheet_.body) - room;
      if (over > 0 && !line.empty()) {
        const double left = room - at - space - Width("-", sheet_.body);
        const auto cut =
            left > 0 ? BreakPoint(word.text, static_cast<std::size_t>(left / Width("n", sheet_.body))) : std::nullopt;
        if (cut) {
          Add(line, " " + word.text.substr(0, *cut) + "-", font);
          word.text.erase(0, *cut);
        }
        EndLine(line);
        at = 0;
      }
      at += (line.empty() ? 0 : space) + Width(word.text, sheet_.body);
      Add(line, (line.empty() ? "" : " ") + word.text, font);
      if (!word.marker.empty()) {
        at += Width(word.marker, 5.5);
        line.push_back({word.marker, font, 5.5, 3.7});
        notes_.push_back(word.marker);
      }
    }
    EndLine(line);
    y_ -= 0.6 * sheet_.pitch;
  }

  void Lines(const std::vector<std::string>& lines) {
    for (const std::string& text : lines) {
      std::vector<SetSpan> line;
      Add(line, text, kRegular);
      EndLine(line);
    }
  }

  SetPaper Finish() {
    EndPage();
    return std::move(set_);
  }

 private:
  SetPage& Page() { return set_.pages.back(); }

  void Add(std::vector<SetSpan>& line, const std::string& text, const char* font) {
    if (!line.empty() && line.back().rise == 0 && line.back().font == font)
      line.back().text += text;
    else
      line.push_back({text, font, sheet_.body, 0});
  }

  void EndLine(std::vector<SetSpan>& line) {
    if (y_ < sheet_.bottom + sheet_.note_pitch * static_cast<double>(notes_.size() + 2)) {
      EndPage();
      NewPage(sheet_.top);
    }
    Page().lines.push_back({sheet_.column, y_, std::move(line)});
    line.clear();
    y_ -= sheet_.pitch;
  }

  void NewPage(double top) {
    set_.pages.emplace_back();
    y_ = top;
  }

  // The notes whose markers stand on the page, then the foot.
  void EndPage() {
    double y = sheet_.bottom + sheet_.note_pitch * static_cast<double>(notes_.size() - (notes_.empty() ? 0 : 1));
    for (const std::string& marker : notes_) {
      Page().lines.push_back({sheet_.column, y, {{marker, kRegular, 4.5, 2.4}}});
      Put(sheet_.column + 9, y, paper_.notes[std::stoul(marker) - 1], kRegular, sheet_.note);
      y -= sheet_.note_pitch;
    }
    notes_.clear();
    const std::string number = std::to_string(set_.pages.size());
    if (paper_.layout == Layout::kLetterhead) {
      Put(sheet_.column, 40, "Pagina " + number, kRegular, 6.5);
      return;
    }
    std::string foot =
        paper_.layout == Layout::kEersteKamer ? "Eerste Kamer, vergaderjaar " : "Tweede Kamer, vergaderjaar ";
    foot += EnDash(paper_.session_year) + ", ";
    foot += paper_.layout == Layout::kAanhangsel
                ? "Aanhangsel"
                : Spaced() + (paper_.layout == Layout::kEersteKamer ? ", " : ", nr. ") + paper_.number;
    Put(sheet_.column, 32.5, foot, kRegular, 9.1);
    Put(sheet_.right - 6 * static_cast<double>(number.size()), 32.5, number, kRegular, 9.1);
  }

 public:
  static std::string EnDash(std::string years) { return years.replace(years.find('-'), 1, "–"); }
  std::string Spaced() const { return paper_.dossier.substr(0, 2) + " " + paper_.dossier.substr(2); }

 private:
  const Paper& paper_;
  const Sheet& sheet_;
  SetPaper set_;
  double y_ = 0;
  std::vector<std::string> notes_;  // markers on this page
};

void Imprint(Setter& set, const Paper& paper, const char* issn) {
  const std::string year = paper.date.substr(paper.date.rfind(' ') + 1);
  set.Put(kPrint.left, 45.5, paper.id, kRegular, 5.5);
  set.Put(kPrint.left, 39, issn, kRegular, 5.5);
  set.Put(kPrint.left, 32.5, "’s-Gravenhage " + year, kRegular, 5.5);
}

void OfficialHead(Setter& set, const Paper& paper) {
  const bool upper = paper.layout == Layout::kEersteKamer;
  set.Put(kPrint.left, 711, upper ? "Eerste Kamer der Staten-Generaal" : "Tweede Kamer der Staten-Generaal", kBold,
          16.5);
  set.Put(499, 697, upper ? "1" : "2", kBold, 40);
  set.Put(kPrint.left, 659, "Vergaderjaar " + Setter::EnDash(paper.session_year), kRegular, 8.8);
  if (paper.layout == Layout::kAanhangsel) {
    set.Put(kPrint.column, 659, "Aanhangsel van de Handelingen", kBold, 8.8);
    set.Put(kPrint.column, 613, "Vragen gesteld door de leden der Kamer, met de daarop door de", kBold, 8.8);
    set.Put(kPrint.column, 603, "regering gegeven antwoorden", kBold, 8.8);
    set.Put(kPrint.column, 530, paper.number, kBold, 12.3);
    Imprint(set, paper, "ISSN 0921 - 7398");
    set.Paragraph(paper.heading, kRegular);
    set.Paragraph(paper.subject, kRegular);
    return;
  }
  set.Put(kPrint.left, 613, set.Spaced(), kBold, 12.3);
  set.Put(kPrint.column, 613, paper.dossier_title, kBold, 12.3);
  set.Put(kPrint.left, 551, upper ? paper.number : "Nr. " + paper.number, kBold, 9.1);
  Imprint(set, paper, "ISSN 0921 - 7371");
  // The heading wraps in the text column, above the first line of the body.
  std::string rest = paper.heading;
  for (double y = 551; !rest.empty(); y -= 10.66) {
    std::size_t cut = rest.size() <= 52 ? rest.size() : rest.rfind(' ', 52);
    set.Put(kPrint.column, y, rest.substr(0, cut), kBold, 9.1);
    rest.erase(0, std::min(rest.size(), cut + 1));
  }
  if (paper.date_word != "Voorgesteld")
    set.Paragraph(upper ? "Aan de Voorzitter van de Eerste Kamer der Staten-Generaal"
                        : "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
                  kRegular);
  set.Paragraph(paper.date_word + (paper.date_word == "Voorgesteld" ? " " : ", ") + paper.date, kRegular);
}

void LetterHead(Setter& set, const Paper& paper) {
  const std::string ministry = paper.signature.front().substr(std::string("De Minister van ").size());
  set.Put(kLetter.column, 748, "> Retouradres Postbus 20901 2500 EX Den Haag", kRegular, 6.5);
  double y = 730;
  for (const char* line :
       {"De voorzitter van de Tweede Kamer", "der Staten-Generaal", "Postbus 20018", "2500 EA DEN HAAG"})
    set.Put(kLetter.column, y, line, kRegular, 9), y -= 12.6;
  y = 748;
  const std::string name = "Ministerie van " + ministry.substr(0, ministry.size() - 1);
  for (const auto& [line, font] : std::vector<std::pair<std::string, const char*>>{{name, kBold},
                                                                                   {"Rijnstraat 8", kRegular},
                                                                                   {"2515 XP Den Haag", kRegular},
                                                                                   {"", kRegular},
                                                                                   {"Ons kenmerk", kBold},
                                                                                   {paper.own_reference, kRegular}}) {
    if (!line.empty()) set.Put(466, y, line, font, 6.5);
    y -= 9;
  }
  set.Put(kLetter.column, 590, "Datum", kRegular, 9);
  set.Put(kLetter.column + 40, 590, paper.date, kRegular, 9);
  set.Put(kLetter.column, 577.4, "Betreft", kRegular, 9);
  set.Put(kLetter.column + 40, 577.4, paper.subject, kRegular, 9);
  set.Paragraph("Geachte voorzitter,", kRegular);
}

}  // namespace

SetPaper Typeset(const Paper& paper) {
  Setter set(paper, paper.layout == Layout::kLetterhead ? kLetter : kPrint);
  if (paper.layout == Layout::kLetterhead)
    LetterHead(set, paper);
  else
    OfficialHead(set, paper);
  for (const std::string& paragraph : paper.body) set.Paragraph(paragraph, kRegular);
  set.Lines(paper.signature);
  return set.Finish();
}

std::string WritePdf(const SetPaper& paper) {
  PdfWriter pdf;
  pdf.producer = "kst sample papers";
  for (const SetPage& set : paper.pages) {
    PdfPage& page = pdf.Page();
    page.width = paper.width;
    page.height = paper.height;
    for (const SetLine& line : set.lines) {
      page.content += "BT " + PdfNumber(line.x) + " " + PdfNumber(line.y) + " Td";
      for (const SetSpan& span : line.spans)
        page.content += " /" + span.font + " " + PdfNumber(span.size) + " Tf " + PdfNumber(span.rise) + " Ts " +
                        PdfString(span.text) + " Tj";
      page.content += " ET\n";
    }
  }
  return pdf.Finish();
}

int SetPaper::PageOf(std::string_view words) const {
  const auto letters = [](std::string_view text) {  // breaks, spaces and hyphens aside
    std::string kept;
    for (const char c : text)
      if (c != ' ' && c != '-') kept += c;
    return kept;
  };
  std::string all;
  std::vector<std::pair<std::size_t, int>> starts;  // where each page begins in `all`
  for (std::size_t p = 0; p < pages.size(); ++p) {
    starts.emplace_back(all.size(), static_cast<int>(p) + 1);
    for (const SetLine& line : pages[p].lines)
      for (const SetSpan& span : line.spans)
        if (span.rise == 0) all += letters(span.text);
  }
  const auto found = all.find(letters(words));
  if (found == std::string::npos) return 0;
  return std::prev(std::upper_bound(starts.begin(), starts.end(), std::pair(found, 1 << 20)))->second;
}

}  // namespace kst::family
