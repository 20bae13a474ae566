#include "extract/layout/level_rulings.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/layout/open_ends.h"
#include "extract/layout/rows.h"
#include "extract/layout/zones.h"

namespace kst::layout {
namespace {

constexpr float kSameEnd = 4;         // points between the ends of rulings of one table
constexpr float kSameType = 0.1F;     // points between sizes of type that are one
constexpr float kGutter = 2.5F;       // …and of white between columns
constexpr float kBefore = 1.5F;       // …from the edge of a column to its words
constexpr std::size_t kFewest = 4;    // rulings; less one where each row has three cells
constexpr int kCrossed = 5;           // one row in so many may cross the white between columns
constexpr std::size_t kLines = 3;     // between two rulings: fewer are one row
constexpr std::ptrdiff_t kShown = 3;  // rows that show all columns
constexpr float kLevel = 0.3F;        // ems between baselines that are one
constexpr std::uint32_t kBegin = 3;   // cells on one
constexpr float kMiddle = 1.5F;       // points that a head may stand beside the middle of what it spans
constexpr std::size_t kMostNames = 64, kHeadRows = 3;
constexpr float kLarger = 1.1F;  // of the type of a table: the text around it

// What stands between two rulings.
struct Between {
  float top = 0, bottom = 0;
  std::vector<Line> lines;
  bool beyond = false;  // something reaches out of the rulings
  bool filled = false;  // by one box

  std::size_t Cells() const {  // of a line, at most
    std::size_t cells = 0;
    for (const Line& line : lines) cells = std::max<std::size_t>(cells, line.strips.size());
    return cells;
  }

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
  const auto near = [](float a, float b) { return std::abs(a - b) < kSameEnd; };
  auto band = std::lower_bound(page.bands.begin(), page.bands.end(), above.at - kSameEnd,
                               [](const DrawnBox& box, float y) { return box.y0 < y; });
  for (; band != page.bands.end() && near(band->y0, above.at); ++band)
    between.filled |= near(band->y1, below.at) && near(band->x0, above.from) && near(band->x1, above.to);
  const auto& strips = page.strips;
  const auto inside = [&](const Strip& s) { return s.x0 > above.from - kSameEnd && s.x1 < above.to + kSameEnd; };
  const auto crosses = [&](const Strip& s) { return !inside(s) && s.x0 < above.to && s.x1 > above.from; };
  auto s = std::lower_bound(strips.begin(), strips.end(), above.at,
                            [&](const Strip& strip, float y) { return RowOf(page, strip) < y; });
  while (s != strips.end() && RowOf(page, *s) < below.at) {
    auto end = s + 1;
    between.beyond |= crosses(*s);
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
std::vector<Frame> Covered(const Page& page, const Between& row, float gutter = kGutter) {
  std::vector<Frame> ink, covered;
  for (const Line& line : row.lines)
    for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
      ink.push_back({page.strips[s].x0, page.strips[s].x1});
  std::sort(ink.begin(), ink.end(), [](const Frame& a, const Frame& b) { return a.left < b.left; });
  for (const Frame& frame : ink) {
    if (covered.empty() || frame.left > covered.back().right + gutter)
      covered.push_back(frame);
    else
      covered.back().right = std::max(covered.back().right, frame.right);
  }
  return covered;
}

// Where what rows cover begins and ends, from the left.
using Ends = std::vector<std::pair<float, int>>;

Ends EndsOf(const std::vector<std::vector<Frame>>& rows) {
  Ends ends;
  for (const std::vector<Frame>& row : rows)
    for (const Frame& frame : row) ends.push_back({frame.left, 1}), ends.push_back({frame.right, -1});
  std::sort(ends.begin(), ends.end());
  return ends;
}

// White between columns that at most `crossed` rows cross.
std::vector<Frame> Whites(const Ends& ends, int crossed) {
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

const Strip* TitleIn(const Page& page, const Between& row) {  // one line, in one piece
  return row.lines.size() == 1 && row.lines[0].strips.size() == 1 ? &page.strips[row.lines[0].strips.begin] : nullptr;
}

// What the rows cover; not titles and headings.
std::vector<std::vector<Frame>> Sided(const Page& page, const std::vector<Between>& rows) {
  std::vector<std::vector<Frame>> sided;
  std::size_t most = 2;
  for (const Between& row : rows) most = std::max(most, sided.emplace_back(Covered(page, row)).size());
  std::erase_if(sided, [&](const auto& row) { return row.size() < 2 || 2 * row.size() < most; });
  return sided;
}

// Left edges of all columns but the first: behind white that no row crosses, else behind white that few do.
std::vector<float> Edges(const Page& page, const std::vector<Between>& rows) {
  const std::vector<std::vector<Frame>> sided = Sided(page, rows);
  // Within the white where the fewest cells of headings cross it, and then the fewest titles; best right before the
  // words.
  const auto edge = [&](const Frame& white) {
    const auto crossing = [&](float x) {
      std::pair<std::size_t, std::size_t> headings_titles;
      for (const Between& row : rows) {
        if (!row.Crosses(page, x)) continue;
        TitleIn(page, row) ? headings_titles.second += 1 : headings_titles.first += row.Cells();
      }
      return headings_titles;
    };
    const float places[] = {white.right - kBefore, (white.left + white.right) / 2, white.left + kBefore};
    return *std::min_element(std::begin(places), std::end(places),
                             [&](float a, float b) { return crossing(a) < crossing(b); });
  };
  std::vector<float> edges;
  const Ends ends = EndsOf(sided);
  for (int crossed = 0; crossed * kCrossed <= static_cast<int>(sided.size()); ++crossed) {
    for (const Frame& white : Whites(ends, crossed)) {
      const bool known = crossed > 0 && std::any_of(edges.begin(), edges.end(), [&](float x) {
                           return white.left - kGutter < x && x < white.right + kGutter;
                         });
      if (!known) edges.push_back(edge(white));
      if (edges.size() * rows.size() > kMostCells) return {};
    }
  }
  return edges;
}

bool SameTitle(const Page& page, const Between& a, const Between& b) {
  const Strip *first = TitleIn(page, a), *next = TitleIn(page, b);
  return first && next && a.filled == b.filled && next->bold == first->bold &&
         std::abs(next->size - first->size) < kSameType && std::abs(next->x0 - first->x0) < kSameEnd;
}

// The type that rows of several cells are set in; 0 when there is none.
float TypeOf(const std::vector<Between>& rows) {
  std::vector<float> sizes;
  for (const Between& row : rows)
    for (const Line& line : row.lines)
      if (line.strips.size() > 1) sizes.push_back(line.size);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

std::vector<Row> RowsIn(const Page& page, const Setting& setting, const Between& row) {
  const bool figures = std::all_of(row.lines.begin(), row.lines.end(), [&](const Line& line) {
    return line.strips.size() > 1 && IsFigure(page, page.strips[line.strips.end - 1]);
  });
  if (row.lines.size() < (figures ? 2 : kLines)) return {};
  return FindRows(page, setting, row.lines, {0, static_cast<std::uint32_t>(row.lines.size())});
}

// Text between two tables: in a larger type, or wider, or paragraphs.
bool IsText(const Page& page, const Setting& setting, const Between& row, float type) {
  if (row.lines.empty() || row.filled) return row.beyond;
  const bool single =
      std::all_of(row.lines.begin(), row.lines.end(), [](const Line& l) { return l.strips.size() == 1; });
  const bool larger =
      std::all_of(row.lines.begin(), row.lines.end(), [&](const Line& line) { return line.size > kLarger * type; });
  return single && ((type > 0 && larger) || row.beyond || RowsIn(page, setting, row).size() > 1);
}

std::vector<Between> ReadRows(const Page& page, const std::vector<Ruling>& level) {
  std::vector<Between> rows;
  for (std::size_t i = 1; i < level.size(); ++i) rows.push_back(ReadBetween(page, level[i - 1], level[i]));
  return rows;
}

// Rulings of several tables with text between them, table by table.
std::vector<std::vector<Ruling>> PartAtText(const Page& page, const Setting& setting,
                                            const std::vector<Ruling>& level) {
  const std::vector<Between> rows = ReadRows(page, level);
  const float type = TypeOf(rows);
  std::vector<std::vector<Ruling>> parts{{}};
  for (std::size_t i = 0, first = 0; i != level.size(); ++i) {
    parts.back().push_back(level[i]);
    if (i == first || i == rows.size() || SameTitle(page, rows[first], rows[i])) continue;
    if (IsText(page, setting, rows[i], type)) parts.emplace_back(), first = i + 1;
  }
  return parts;
}

// Tables of one form under each other: where a row with nothing in it is followed by a title like the first one's.
std::size_t EndOfTable(const Page& page, const std::vector<Between>& rows, std::size_t first) {
  for (std::size_t i = first + 1; i + 1 < rows.size(); ++i) {
    if (!rows[i].lines.empty()) continue;
    if (SameTitle(page, rows[first], rows[i + 1]) || (rows[first].filled && rows[i + 1].filled)) return i;
  }
  return rows.size();
}

// Three cells begin on one baseline.
bool BeginsLevel(const Row& row) {
  float first = INFINITY;
  for (const Line& line : row.lines) first = std::min(first, line.y);
  std::size_t level = 0;
  for (const Line& line : row.lines)
    if (line.y - first < kLevel * line.size) level += line.strips.size();
  return row.columns >= kBegin && level >= kBegin;
}

// Rulings between rows that only their figures part, or white above cells that begin on one baseline. False when other
// rows seem to be parted by white.
bool RuleFigures(const Page& page, const Setting& setting, std::vector<Ruling>& level, std::vector<Between>& rows) {
  std::vector<Ruling> out;
  for (std::size_t i = 0; i != rows.size(); ++i) {
    out.push_back(level[i]);
    const std::vector<Row> parts = RowsIn(page, setting, rows[i]);
    if (parts.size() < 2) continue;
    const auto clear = [&](const Row& row) {
      return BeginsLevel(row) || (row.columns > 1 && IsFigure(page, page.strips[row.lines.back().strips.end - 1]));
    };
    if (!std::all_of(parts.begin(), parts.end(), clear)) return false;
    for (std::size_t p = 1; p != parts.size(); ++p)
      out.push_back({(BottomOf(parts[p - 1].lines) + TopOf(parts[p].lines)) / 2, level[i].from, level[i].to});
  }
  out.push_back(level.back());
  if (out.size() == level.size()) return true;
  level = std::move(out), rows = ReadRows(page, level);
  return true;
}

bool HasNoFigure(const Page& page, const Between& row) {
  return std::none_of(row.lines.begin(), row.lines.end(), [&](const Line& line) {
    for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
      if (IsFigure(page, page.strips[s])) return true;
    return false;
  });
}

// What heads stand over: the most of the names below that they are in the middle of, with no other head among them.
std::vector<Frame> Spans(const Page& page, const Between& head, const Between& below) {
  const std::vector<Frame> heads = Covered(page, head, 0), names = Covered(page, below, 0);
  std::vector<Frame> spans;
  if (names.size() > kMostNames || heads.size() >= names.size()) return spans;
  for (std::size_t h = 0; h != heads.size(); ++h) {
    const float middle = heads[h].left + heads[h].right;
    Frame most{0, 0};
    for (std::size_t a = 0; a != names.size(); ++a) {
      for (std::size_t b = a + 1; b != names.size(); ++b) {
        const Frame over{names[a].left, names[b].right};
        const bool alone =
            (h == 0 || heads[h - 1].right < over.left) && (h + 1 == heads.size() || over.right < heads[h + 1].left);
        if (alone && over.width() > most.width() && std::abs(over.left + over.right - middle) < 2 * kMiddle)
          most = over;
      }
    }
    if (most.width() > 0) spans.push_back(most);
  }
  return spans;
}

// Figures flush right below a name that is flush left: columns of which no row has both are one.
void JoinColumns(const Page& page, const std::vector<Between>& rows, std::vector<float>& edges) {
  std::sort(edges.begin(), edges.end());
  const auto has = [&](const Between& row, float from, float to) {
    return std::any_of(row.lines.begin(), row.lines.end(), [&](const Line& line) {
      for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
        if (page.strips[s].x0 >= from && page.strips[s].x1 <= to) return true;
      return false;
    });
  };
  for (std::size_t e = edges.size(); e-- > 0;) {
    const float left = e == 0 ? -INFINITY : edges[e - 1], right = e + 1 == edges.size() ? INFINITY : edges[e + 1];
    const bool both = std::any_of(rows.begin(), rows.end(), [&](const Between& row) {
      return has(row, left, edges[e]) && has(row, edges[e], right);
    });
    if (!both) edges.erase(edges.begin() + static_cast<std::ptrdiff_t>(e));
  }
}

// `known`: edges of the columns of tables of one form, of which this one may show less.
std::optional<Rulings> Rule(const Page& page, const Setting& setting, std::vector<Ruling> level,
                            const std::vector<float>& known, bool drawn) {
  if (level.size() < 2) return {};
  std::vector<Between> rows = ReadRows(page, level);
  if (drawn) {
    const std::vector<Frame> whites = Whites(EndsOf(Sided(page, rows)), 0);
    const std::vector<Ruling> above = RulingsAbove(page, level.front(), whites);
    const std::vector<Ruling> below = RulingsBelow(page, level.back(), whites);
    level.insert(level.begin(), above.begin(), above.end());
    level.insert(level.end(), below.begin(), below.end());
    if (!above.empty() || !below.empty()) rows = ReadRows(page, level);
  }
  const bool few = level.size() < kFewest;
  if (level.size() + 1 < kFewest || !RuleFigures(page, setting, level, rows)) return {};
  Rulings out{std::move(level), {}};
  std::vector<float> edges = Edges(page, rows);
  const bool crossed = std::any_of(known.begin(), known.end(), [&](float x) {
    return std::any_of(rows.begin() + 1, rows.end(), [&](const Between& row) { return row.Crosses(page, x); });
  });
  const auto sided = std::count_if(rows.begin(), rows.end(),
                                   [&](const Between& row) { return !row.lines.empty() && !TitleIn(page, row); });
  if (!crossed && sided < kShown && known.size() > edges.size()) edges = known;
  JoinColumns(page, rows, edges);
  const bool clear = edges.size() > 1 && std::all_of(rows.begin(), rows.end(), [&](const Between& row) {
                       return Covered(page, row).size() >= kBegin;
                     });
  if (out.level.size() + clear < kFewest || (few && edges.size() < 2)) return {};
  bool heads = true;
  for (std::size_t i = 0; i != rows.size(); ++i) {
    heads &= i < kHeadRows && HasNoFigure(page, rows[i]);
    const std::vector<Frame> spans =
        heads && i + 1 < rows.size() ? Spans(page, rows[i], rows[i + 1]) : std::vector<Frame>{};
    for (const float x : edges) {
      const bool spanned =
          std::any_of(spans.begin(), spans.end(), [&](const Frame& span) { return span.left < x && x < span.right; });
      if (!spanned && !rows[i].Crosses(page, x)) out.upright.push_back({x, rows[i].top, rows[i].bottom});
    }
  }
  if (out.upright.empty()) return {};
  const Ruling& first = out.level.front();
  for (const float x : {first.from, first.to}) out.upright.push_back({x, first.at, out.level.back().at});
  std::sort(out.upright.begin(), out.upright.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  return out;
}

void RuleTables(const Page& page, const Setting& setting, const std::vector<Ruling>& level, bool drawn,
                std::vector<Rulings>& tables) {
  const std::vector<Between> rows = ReadRows(page, level);
  std::vector<float> edges;
  for (std::size_t first = 0, end; first < level.size(); first = end + 1) {
    end = EndOfTable(page, rows, first);
    if (first == 0 && end != rows.size()) edges = Edges(page, rows);
    const auto at = [&](std::size_t i) { return level.begin() + static_cast<std::ptrdiff_t>(i); };
    if (std::optional<Rulings> table = Rule(page, setting, {at(first), at(end + 1)}, edges, drawn))
      tables.push_back(std::move(*table));
  }
}

}  // namespace

std::vector<Rulings> RuleColumns(const Page& page, const Setting& setting, const std::vector<Ruling>& level,
                                 bool drawn) {
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
    std::size_t last = begin;
    for (end = begin; end < whole.size(); ++end) {
      const float from = whole[end].from - whole[begin].from, to = whole[end].to - whole[begin].to;
      if (from < -kSameEnd || to > kSameEnd) break;     // it reaches out
      if (from > kSameEnd || to < -kSameEnd) continue;  // it rules some columns, or another table
      same.push_back(whole[end]), last = end;
    }
    end = last + 1;
    for (const std::vector<Ruling>& part : PartAtText(page, setting, same))
      RuleTables(page, setting, part, drawn, tables);
  }
  return tables;
}

}  // namespace kst::layout
