// Labels in a row with their values below, as letters had them until about 2008:
//
//   Uw brief van      Uw kenmerk     Ons kenmerk        Den Haag
//   3 februari 2004   04-LNV-12      DN. 2004/1234      12 maart 2004
//
// What stands in the column of a label is its value; where nothing stands there the paper does not say, and a value of
// the next column is not taken for it. The name of a town with a date below it is a label of the date.
#include <algorithm>
#include <cstdlib>

#include "parse/identity/parts.h"
#include "parse/time/calendar.h"

namespace kst::identity {
namespace {

struct Cell {  // words of one printed line that no wide gap parts
  std::string_view words;
  std::int32_t x0 = 0, y0 = 0, y1 = 0;
};

// The cells of the first page, in hundredths of a point; of a text layer in characters and lines.
class Cells {
 public:
  explicit Cells(const NormalisedText& text) : text_(text) {}

  std::vector<Cell> Read() {
    constexpr std::size_t kMost = 300;  // the head stands on top
    for (const Segment& s : text_.segments) {
      if (s.page > 1 || cells_.size() >= kMost) break;
      if (s.change == Change::kDropped) continue;
      s.edges.empty() ? ReadFlat(s) : ReadPlaced(s);
    }
    End();
    return std::move(cells_);
  }

 private:
  void ReadPlaced(const Segment& s) {
    std::size_t k = 0;
    for (std::uint32_t at = s.norm.begin; at < s.norm.end && k + 1 < s.edges.size(); ++k) {
      const auto size = static_cast<std::uint32_t>(std::max<std::size_t>(1, Utf8LengthAt(text_.text, at)));
      const std::int32_t from = s.edges[k], to = s.edges[k + 1];
      if (text_.text[at] == ' ') {
        if (to - from > s.y1 - s.y0) End();  // wider than the type is high
      } else {
        if (from < x1_ || s.y0 != open_.y0) End();
        Put(at, at + size, {{}, from, s.y0, s.y1});
        x1_ = to - 1;
      }
      at += size;
    }
  }

  void ReadFlat(const Segment& s) {
    constexpr std::int32_t kHeight = 2, kFar = 1;  // of a line, so that it has a middle; lines
    const std::string_view words = s.norm.In(text_.text);
    if (s.raw.begin != raw_) line_ += kFar, NewLine(s.raw.begin);  // blank lines
    raw_ = s.raw.end;
    if (s.change == Change::kJoin || words == "\n") return NewLine(s.raw.end);
    if (s.change == Change::kSpace) End();
    const auto x0 = static_cast<std::int32_t>(s.raw.begin - line_raw_);
    if (!Trim(words).empty()) Put(s.norm.begin, s.norm.end, {{}, x0, line_ * kHeight, (line_ + 1) * kHeight});
  }

  void NewLine(std::uint32_t raw) {
    End();
    ++line_;
    line_raw_ = raw;
  }

  void Put(std::uint32_t begin, std::uint32_t end, Cell place) {
    if (span_.empty()) open_ = place, span_.begin = begin;
    span_.end = end;
  }

  void End() {
    if (!span_.empty()) open_.words = Trim(span_.In(text_.text)), cells_.push_back(open_);
    span_ = {}, x1_ = 0;
  }

  const NormalisedText& text_;
  std::vector<Cell> cells_;
  Cell open_;
  NormSpan span_;
  std::int32_t x1_ = 0, line_ = 0;
  std::uint32_t raw_ = 0, line_raw_ = 0;
};

using Row = std::vector<Cell>;  // from left to right

std::vector<Row> RowsOf(std::vector<Cell> cells) {
  std::stable_sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.y0 < b.y0; });
  std::vector<Row> rows;
  for (const Cell& cell : cells) {
    const bool same = !rows.empty() && cell.y0 < (rows.back()[0].y0 + rows.back()[0].y1) / 2;
    if (!same) rows.emplace_back();
    rows.back().push_back(cell);
  }
  for (Row& row : rows) std::stable_sort(row.begin(), row.end(), [](auto& a, auto& b) { return a.x0 < b.x0; });
  return rows;
}

class LabelRows {
 public:
  LabelRows(const Grammar& grammar, std::vector<Row> rows) : grammar_(grammar), rows_(std::move(rows)) {}

  std::vector<Labelled> Read() {
    for (std::size_t at = 0; at + 1 < rows_.size(); ++at)
      if (IsLabels(at)) ReadRow(at);
    return std::move(found_);
  }

 private:
  // Two cells or more, and each is a label or a town above a date.
  bool IsLabels(std::size_t at) const {
    const Row& row = rows_[at];
    std::size_t labels = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool label = LabelOf(row[i].words).has_value();
      if (!label && (at + 1 == rows_.size() || !IsTown(row[i].words, Below(at, i, at + 1)))) return false;
      labels += label ? 1 : 0;
    }
    return row.size() > 1 && labels > 0;
  }

  bool IsTown(std::string_view words, std::string_view value) const {
    constexpr std::size_t kLongest = 40;
    return words.size() < kLongest && value.size() < kLongest &&
           !grammar_.FindFirst("dateline", Concat({words, ", ", value})).empty();
  }

  // The field of a label that is all of a cell.
  std::optional<std::string_view> LabelOf(std::string_view words) const {
    constexpr std::size_t kLongest = 40;
    if (words.size() > kLongest) return std::nullopt;
    for (const Match& match : grammar_.FindAt("letterhead", words, 0))
      if (match.span.end == words.size()) return match.rule->Get("field");
    return std::nullopt;
  }

  // What stands in `row` in the column of a label.
  std::string Below(std::size_t at, std::size_t label, std::size_t row) const {
    const Row& labels = rows_[at];
    const std::int32_t slack = (labels[label].y1 - labels[label].y0) / 2;
    std::string words;
    for (const Cell& cell : rows_[row])
      if (cell.x0 >= labels[label].x0 - slack && (label + 1 == labels.size() || cell.x0 < labels[label + 1].x0 - slack))
        words.append(words.empty() ? "" : " ").append(cell.words);
    return words;
  }

  void ReadRow(std::size_t at) {
    constexpr std::size_t kMost = 5;  // lines of a subject
    const bool open = AreParted(at, at + 1, 2) || IsLabels(at + 1);
    for (std::size_t i = 0; i < rows_[at].size(); ++i) {
      const std::string_view field = LabelOf(rows_[at][i].words).value_or("date");
      std::string value = open ? "" : Below(at, i, at + 1);
      for (std::size_t k = at + 2; field == "subject" && k < std::min(at + kMost, rows_.size()); ++k) {
        const std::string more = Below(at, i, k);
        if (value.empty() || more.empty() || AreParted(k - 1, k, 1) || EndsSubject(k, more)) break;
        value.append(" ").append(more);
      }
      found_.push_back({field, std::move(value)});
    }
  }

  bool EndsSubject(std::size_t row, std::string_view words) const {
    return LabelOf(words) || IsLabels(row) || !grammar_.FindFirst("salutation", words).empty();
  }

  // As many lines or more could stand between them.
  bool AreParted(std::size_t upper, std::size_t lower, std::int32_t lines) const {
    const Cell &a = rows_[upper][0], &b = rows_[lower][0];
    return b.y0 - a.y1 >= lines * std::max(a.y1 - a.y0, b.y1 - b.y0);
  }

  const Grammar& grammar_;
  std::vector<Row> rows_;
  std::vector<Labelled> found_;
};

}  // namespace

std::vector<Labelled> ReadLabelRows(const NormalisedText& text, const Grammar& grammar) {
  return LabelRows(grammar, RowsOf(Cells(text).Read())).Read();
}

}  // namespace kst::identity
