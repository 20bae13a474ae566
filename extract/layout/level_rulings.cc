#include "extract/layout/level_rulings.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/rows.h"
#include "extract/layout/zones.h"

namespace kst::layout {
namespace {

constexpr float kSameEnd = 4;       // points between the ends of rulings of one table
constexpr float kSameType = 0.1F;   // points between sizes of type that are one
constexpr float kGutter = 3;        // …and of white between columns
constexpr float kBefore = 1.5F;     // …from the edge of a column to its words
constexpr std::size_t kFewest = 4;  // rulings
constexpr int kCrossed = 5;         // one row in so many may cross the white between columns
constexpr std::size_t kLines = 3;   // between two rulings: fewer are one row

// What stands between two rulings.
struct Between {
  float top = 0, bottom = 0;
  std::vector<Line> lines;

  bool Crosses(const Page& page, float x) const {
    return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
      for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
        if (page.strips[s].x0 < x && x < page.strips[s].x1) return true;
      return false;
    });
  }
};

float RowOf(const Page& page, const Strip& strip) { return page.runs[strip.runs.begin].row; }

Between ReadBetween(const Page& page, const Ruling& above, const Ruling& below) {
  Between between{above.at, below.at, {}};
  const auto& strips = page.strips;
  const auto inside = [&](const Strip& s) { return s.x0 > above.from - kSameEnd && s.x1 < above.to + kSameEnd; };
  auto s = std::lower_bound(strips.begin(), strips.end(), above.at,
                            [&](const Strip& strip, float y) { return RowOf(page, strip) < y; });
  while (s != strips.end() && RowOf(page, *s) < below.at) {
    auto end = s + 1;
    if (inside(*s)) {
      while (end != strips.end() && RowOf(page, *end) == RowOf(page, *s) && inside(*end)) ++end;
      between.lines.push_back(MakeLine(page, static_cast<std::uint32_t>(s - strips.begin()),
                                       static_cast<std::uint32_t>(end - strips.begin())));
    }
    s = end;
  }
  return between;
}

// What a row covers, from the left.
std::vector<Frame> Covered(const Page& page, const Between& row) {
  std::vector<Frame> ink, covered;
  for (const Line& line : row.lines)
    for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
      ink.push_back({page.strips[s].x0, page.strips[s].x1});
  std::sort(ink.begin(), ink.end(), [](const Frame& a, const Frame& b) { return a.left < b.left; });
  for (const Frame& frame : ink) {
    if (covered.empty() || frame.left > covered.back().right + kGutter)
      covered.push_back(frame);
    else
      covered.back().right = std::max(covered.back().right, frame.right);
  }
  return covered;
}

// White between columns that at most `crossed` rows cross.
std::vector<Frame> Whites(const std::vector<std::vector<Frame>>& rows, int crossed) {
  std::vector<std::pair<float, int>> ends;
  for (const std::vector<Frame>& row : rows)
    for (const Frame& frame : row) ends.push_back({frame.left, 1}), ends.push_back({frame.right, -1});
  std::sort(ends.begin(), ends.end());
  std::vector<Frame> whites;
  float begin = INFINITY;
  int covered = 0;
  for (const auto& [x, step] : ends) {
    if (step > 0 && covered == crossed && x > begin + kGutter) whites.push_back({begin, x});
    covered += step;
    if (step < 0 && covered == crossed) begin = x;
  }
  return whites;
}

// Left edges of all columns but the first: behind white that no row crosses, else behind white that few do.
std::vector<float> Edges(const Page& page, const std::vector<Between>& rows) {
  std::vector<std::vector<Frame>> sided;
  std::size_t most = 2;
  for (const Between& row : rows) most = std::max(most, sided.emplace_back(Covered(page, row)).size());
  std::erase_if(sided, [&](const auto& row) { return row.size() < 2 || 2 * row.size() < most; });  // titles, headings
  // Within the white where the fewest headings cross it; best right before the words.
  const auto edge = [&](const Frame& white) {
    const auto crossing = [&](float x) {
      return std::count_if(rows.begin(), rows.end(), [&](const Between& row) { return row.Crosses(page, x); });
    };
    const float places[] = {white.right - kBefore, (white.left + white.right) / 2, white.left + kBefore};
    return *std::min_element(std::begin(places), std::end(places),
                             [&](float a, float b) { return crossing(a) < crossing(b); });
  };
  std::vector<float> edges;
  for (const Frame& white : Whites(sided, 0)) edges.push_back(edge(white));
  for (int crossed = 1; crossed * kCrossed <= static_cast<int>(sided.size()); ++crossed) {
    for (const Frame& white : Whites(sided, crossed)) {
      const bool known = std::any_of(edges.begin(), edges.end(),
                                     [&](float x) { return white.left - kGutter < x && x < white.right + kGutter; });
      if (!known) edges.push_back(edge(white));
    }
  }
  return edges;
}

const Strip* TitleIn(const Page& page, const Between& row) {  // one line, in one piece
  return row.lines.size() == 1 && row.lines[0].strips.size() == 1 ? &page.strips[row.lines[0].strips.begin] : nullptr;
}

// Tables of one form under each other: where a row with nothing in it is followed by a title like the first one's.
std::size_t EndOfFirst(const Page& page, const std::vector<Between>& rows) {
  const Strip* first = rows.empty() ? nullptr : TitleIn(page, rows.front());
  for (std::size_t i = 1; first && i + 1 < rows.size(); ++i) {
    const Strip* next = rows[i].lines.empty() ? TitleIn(page, rows[i + 1]) : nullptr;
    if (next && next->bold == first->bold && std::abs(next->size - first->size) < kSameType &&
        std::abs(next->x0 - first->x0) < kSameEnd)
      return i;
  }
  return rows.size();
}

// `known`: edges of the columns of tables of one form, of which this one may show less.
std::vector<Rulings> Rule(const Page& page, const Setting& setting, std::vector<Ruling> level,
                          const std::vector<float>& known = {}) {
  if (level.size() < kFewest) return {};
  std::vector<Between> rows;
  for (std::size_t i = 1; i < level.size(); ++i) rows.push_back(ReadBetween(page, level[i - 1], level[i]));
  if (const std::size_t end = EndOfFirst(page, rows); end != rows.size()) {
    const auto cut = level.begin() + static_cast<std::ptrdiff_t>(end) + 1;
    const std::vector<float> edges = Edges(page, rows);
    std::vector<Rulings> tables = Rule(page, setting, {level.begin(), cut}, edges);
    for (Rulings& table : Rule(page, setting, {cut, level.end()}, edges)) tables.push_back(std::move(table));
    return tables;
  }
  for (const Between& row : rows) {
    const std::vector<Line>& lines = row.lines;
    if (lines.size() >= kLines &&
        FindRows(page, setting, lines, {0, static_cast<std::uint32_t>(lines.size())}).size() > 1)
      return {};
  }
  Rulings out{std::move(level), {}};
  std::vector<float> edges = Edges(page, rows);
  const bool crossed = std::any_of(known.begin(), known.end(), [&](float x) {
    return std::any_of(rows.begin() + 1, rows.end(), [&](const Between& row) { return row.Crosses(page, x); });
  });
  if (!crossed && known.size() > edges.size()) edges = known;
  for (const float x : edges)
    for (const Between& row : rows)
      if (!row.Crosses(page, x)) out.upright.push_back({x, row.top, row.bottom});
  if (out.upright.empty()) return {};
  const Ruling& first = out.level.front();
  for (const float x : {first.from, first.to}) out.upright.push_back({x, first.at, out.level.back().at});
  std::sort(out.upright.begin(), out.upright.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  return {std::move(out)};
}

}  // namespace

std::vector<Rulings> RuleColumns(const Page& page, const Setting& setting, const std::vector<Ruling>& level) {
  std::vector<Ruling> whole;  // pieces of one height are one
  for (const Ruling& ruling : level) {
    if (whole.empty() || whole.back().at != ruling.at)
      whole.push_back(ruling);
    else
      whole.back().from = std::min(whole.back().from, ruling.from),
      whole.back().to = std::max(whole.back().to, ruling.to);
  }
  std::vector<Rulings> tables;
  for (std::size_t begin = 0, end; begin < whole.size(); begin = end) {
    std::vector<Ruling> same;
    for (end = begin; end < whole.size(); ++end) {
      const float from = whole[end].from - whole[begin].from, to = whole[end].to - whole[begin].to;
      if (from < -kSameEnd || to > kSameEnd) break;                       // it reaches out
      if (from < kSameEnd && to > -kSameEnd) same.push_back(whole[end]);  // others rule some columns
    }
    for (Rulings& table : Rule(page, setting, std::move(same))) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace kst::layout
