#include "extract/layout/laid_over.h"

#include <algorithm>
#include <optional>

#include "extract/layout/characters.h"

namespace kst::layout {
namespace {

constexpr float kLarge = 1.8F;             // of the body's size
constexpr float kUnder = 0.6F;             // of the large type's size: text under it
constexpr float kLetters = 0.7F;           // of the size: how high its letters stand
constexpr float kLong = 12;                // ems: prose
constexpr float kAcross = 2;               // ems of a line that lie under the large type
constexpr std::ptrdiff_t kMostMarks = 20;  // on a page; more is what the page is about
constexpr std::uint32_t kNumberChars = 3;  // of a line's number
constexpr std::size_t kEnough = 4;         // numbers that count
constexpr float kAside = 0.5F;             // ems between a number and its line
constexpr float kSameEdge = 2;             // points

void MarkWatermarks(Page& page, float body) {
  const auto is_large = [&](const Strip& strip) { return strip.size >= kLarge * body && strip.chars >= 3; };
  if (std::ranges::count_if(page.strips, is_large) > kMostMarks) return;
  for (Strip& mark : page.strips) {
    if (!is_large(mark)) continue;
    const bool across = std::any_of(page.strips.begin(), page.strips.end(), [&](const Strip& strip) {
      return strip.size < kUnder * mark.size && strip.x1 - strip.x0 >= kLong * strip.size && strip.y < mark.y &&
             strip.y > mark.y - kLetters * mark.size &&
             std::min(strip.x1, mark.x1) - std::max(strip.x0, mark.x0) > kAcross * strip.size;
    });
    if (across) mark.role = Role::kMargin;
  }
}

// A row of the page: its first strip when that is a number left of the rest, and what it counts.
struct Row {
  Strip* number = nullptr;
  const Strip* text = nullptr;
  long value = 0;
};

std::optional<long> NumberOf(const Page& page, const Strip& strip) {
  if (strip.chars > kNumberChars) return std::nullopt;
  long value = 0;
  for (std::uint32_t r = strip.runs.begin; r != strip.runs.end; ++r) {
    for (std::uint32_t i = page.runs[r].ink.begin; i != page.runs[r].ink.end; ++i) {
      if (!IsDigit(page.ink[i].code) || page.runs[r].raised) return std::nullopt;
      value = 10 * value + static_cast<long>(page.ink[i].code - U'0');
    }
  }
  return value;
}

std::vector<Row> RowsOf(Page& page, float body) {
  std::vector<Row> rows;
  const auto row_of = [&](const Strip& strip) { return page.runs[strip.runs.begin].row; };
  for (std::size_t begin = 0, end; begin < page.strips.size(); begin = end) {
    end = begin + 1;
    while (end < page.strips.size() && row_of(page.strips[end]) == row_of(page.strips[begin])) ++end;
    Row row{nullptr, &page.strips[begin], 0};
    if (end - begin == 2 && page.strips[begin + 1].x0 - page.strips[begin].x1 > kAside * body) {
      if (const std::optional<long> value = NumberOf(page, page.strips[begin]))
        row = {&page.strips[begin], &page.strips[begin + 1], *value};
    }
    rows.push_back(row);
  }
  return rows;
}

// Do the numbers count the rows, in ones or in fives, and do the rows read on from one to the next?
bool Counts(const Page& page, const std::vector<Row>& rows) {
  std::size_t numbers = 0, counting = 0, first = rows.size(), last = 0;
  float edge = 0;
  for (std::size_t r = 0; r != rows.size(); ++r) {
    if (!rows[r].number) continue;
    ++numbers, edge = std::max(edge, rows[r].number->x1);
    if (first != rows.size()) counting += rows[r].value - rows[last].value == static_cast<long>(r - last);
    first = std::min(first, r), last = r;
  }
  if (numbers < kEnough || 5 * (counting + 1) < 4 * numbers) return false;
  std::size_t on = 0, prose = 0;
  for (std::size_t r = first; r <= last; ++r) {
    on += IsLower(FirstOf(page, *rows[r].text));
    prose += rows[r].text->x1 - rows[r].text->x0 >= kLong * rows[r].text->size;
  }
  const bool aside = std::none_of(rows.begin(), rows.end(), [&](const Row& row) { return row.text->x0 < edge; });
  return aside && 3 * on >= last - first && 2 * prose > last - first;
}

void MarkLineNumbers(std::span<Page> pages, float body) {
  std::optional<std::pair<float, float>> place;  // from left to right
  const auto mark = [&](std::vector<Row>& rows) {
    for (Row& row : rows)
      if (row.number && row.number->x0 > place->first - kSameEdge && row.number->x1 < place->second + kSameEdge)
        row.number->role = Role::kMargin;
  };
  for (Page& page : pages) {
    std::vector<Row> rows = RowsOf(page, body);
    if (!Counts(page, rows)) continue;
    for (const Row& row : rows) {
      if (!row.number) continue;
      if (!place) place = {row.number->x0, row.number->x1};
      place = {std::min(place->first, row.number->x0), std::max(place->second, row.number->x1)};
    }
  }
  if (!place) return;
  for (Page& page : pages) {
    std::vector<Row> rows = RowsOf(page, body);
    mark(rows);
  }
}

}  // namespace

void MarkLaidOver(std::span<Page> pages, float body) {
  for (Page& page : pages) MarkWatermarks(page, body);
  MarkLineNumbers(pages, body);
}

}  // namespace kst::layout
