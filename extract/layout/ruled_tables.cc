#include "extract/layout/ruled_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "extract/layout/level_rulings.h"
#include "extract/layout/table_figures.h"
#include "extract/layout/unruled_rows.h"
#include "extract/layout/zones.h"

namespace kst::layout {
namespace {

constexpr float kTouch = 3;                      // points: lines that meet
constexpr float kThin = 5.5F;                    // …between which no word fits
constexpr float kOpen = 12;                      // …that a line reaches past the last one across it
constexpr float kMiddle = 0.3F;                  // ems from the baseline to the middle of a word
constexpr float kSameEdge = 4;                   // …between edges of one column on two pages
constexpr std::size_t kFewCells = 6, kRows = 2;  // that hold something, in a table
constexpr std::uint32_t kTorn = 10;              // one strip in so many may cross a ruling
constexpr std::size_t kPageLines = 25;           // lines of a cell that is a page's text in a frame…
constexpr std::uint32_t kMarkerChars = 4;        // of what stands before a cell's words…
constexpr float kHalfDown = 0.9F;                // …less than a line, in ems, below the first of them
constexpr std::size_t kFormColumns = 3;
constexpr int kFormRows = 6;               // at most, at the top of a letter…
constexpr std::ptrdiff_t kLetterRows = 2;  // …with several of them beside each other
constexpr std::uint32_t kLabelChars = 20;  // …and characters of what stands before the value
constexpr float kPageWide = 0.6F;          // …and its share of the width of the table

class Sets {  // union-find
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }
  std::size_t Find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void Join(std::size_t a, std::size_t b) { parent_[std::max(Find(a), Find(b))] = std::min(Find(a), Find(b)); }

 private:
  std::vector<std::size_t> parent_;
};

// Lines of one direction, at their distinct places.
struct Bars {
  std::vector<float> at;
  std::vector<std::vector<Ruling>> lines;  // for each place

  void Add(const std::vector<Ruling>& sorted) {
    for (const Ruling& line : sorted) {
      if (at.empty() || line.at - lines.back().front().at > kThin) at.push_back(line.at), lines.emplace_back();
      lines.back().push_back(line);
      at.back() = (lines.back().front().at + line.at) / 2;
    }
  }
  void Open(float least, float most) {  // a table can be open at its sides
    if (at.empty() || at.front() - least > kOpen) at.insert(at.begin(), least), lines.emplace(lines.begin());
    if (most - at.back() > kOpen) at.push_back(most), lines.emplace_back();
  }
  bool Parts(std::size_t i, float across) const {
    return std::any_of(lines[i].begin(), lines[i].end(),
                       [&](const Ruling& line) { return line.from < across && across < line.to; });
  }
  std::size_t cells() const { return at.empty() ? 0 : at.size() - 1; }
  float Middle(std::size_t i) const { return (at[i] + at[i + 1]) / 2; }
  // Which interval holds x; cells() for none.
  std::size_t Find(float x) const {
    const auto above = std::upper_bound(at.begin(), at.end(), x);
    return above == at.begin() || above == at.end() ? cells() : static_cast<std::size_t>(above - at.begin()) - 1;
  }
};

class Grid {
 public:
  Grid(const std::vector<Ruling>& level, const std::vector<Ruling>& upright) {
    rows_.Add(level), columns_.Add(upright);
    const auto by = [](auto member) {
      return [member](const Ruling& a, const Ruling& b) { return a.*member < b.*member; };
    };
    columns_.Open(std::min_element(level.begin(), level.end(), by(&Ruling::from))->from,
                  std::max_element(level.begin(), level.end(), by(&Ruling::to))->to);
    rows_.Open(std::min_element(upright.begin(), upright.end(), by(&Ruling::from))->from,
               std::max_element(upright.begin(), upright.end(), by(&Ruling::to))->to);
  }

  bool Plausible() const {
    return rows_.cells() * columns_.cells() > 2 && rows_.cells() * columns_.cells() < kMostCells;
  }

  // In the upper half of the page, with nothing of the text above it.
  bool OpensPage(const Page& page) const {
    return rows_.at.front() < page.height / 2 &&
           std::none_of(page.strips.begin(), page.strips.end(), [&](const Strip& s) {
             return s.y < rows_.at.front() && s.x0 < columns_.at.back() && s.x1 > columns_.at.front() &&
                    !IsFurniture(s.role);
           });
  }

  // The table, when the strips of the page make one of it; more readily when it goes on with the one `before`.
  std::optional<RuledTable> Read(const Page& page, const RuledTable* before) const {
    const std::size_t width = columns_.cells(), height = rows_.cells();
    Sets cells(width * height);
    for (std::size_t r = 0; r != height; ++r) {
      for (std::size_t c = 0; c != width; ++c) {
        if (c + 1 < width && !columns_.Parts(c + 1, rows_.Middle(r))) cells.Join(r * width + c, r * width + c + 1);
        if (r + 1 < height && !rows_.Parts(r + 1, columns_.Middle(c))) cells.Join(r * width + c, (r + 1) * width + c);
      }
    }
    std::map<std::size_t, std::vector<std::uint32_t>> words;  // strips by the first square of their cell
    std::uint32_t torn = 0, all = 0, furniture = 0;
    const auto baseline = [&](const Strip& strip) { return page.runs[strip.runs.begin].row; };
    auto at = std::lower_bound(page.strips.begin(), page.strips.end(), rows_.at.front(),
                               [&](const Strip& strip, float y) { return baseline(strip) < y; });
    for (; at != page.strips.end() && baseline(*at) < rows_.at.back() + at->size; ++at) {
      const Strip& strip = *at;
      const auto s = static_cast<std::uint32_t>(at - page.strips.begin());
      const std::size_t r = rows_.Find(strip.y - kMiddle * strip.size);
      const std::size_t c = columns_.Find((strip.x0 + strip.x1) / 2);
      if (r == height || c == width) continue;
      const std::size_t cell = cells.Find(r * width + c);
      const auto other = [&](float x) {
        const std::size_t there = columns_.Find(x);
        return there == width || cells.Find(r * width + there) != cell;
      };
      torn += other(strip.x0 + kTouch) || other(strip.x1 - kTouch), ++all;
      if (strip.role == Role::kTable) return std::nullopt;  // in a cell of another
      furniture += IsFurniture(strip.role);
      words[cell].push_back(s);
    }
    RuledTable table{rows_.at.front(), rows_.at.back(), {}, {}};
    if (kTorn * torn > all || furniture == all) return std::nullopt;
    Number(page, cells, words, table);
    JoinColumns(table);
    const bool goes_on = before && TakeColumns(*before, table);
    if (table.holds_page || IsLabelled(table) || !PartRows(page, table)) return std::nullopt;
    if (!goes_on && !HasRows(table)) return std::nullopt;
    return table;
  }

  // "Datum", "Betreft" and the like with what they are, at the top of a letter.
  static bool IsForm(const Page& page, const RuledTable& table) {
    if (page.number != 1 || table.edges.size() > kFormColumns || table.top > page.height / 2) return false;
    const auto& cells = table.cells;
    const bool headed = std::all_of(cells.begin(), cells.end(), [](const RuledCell& cell) {
      return cell.place.row > 0 ||
             std::all_of(cell.lines.begin(), cell.lines.end(), [](const Line& line) { return line.bold; });
    });
    const auto third = std::count_if(cells.begin(), cells.end(), [](const auto& c) { return c.place.column == 2; });
    return !headed && third <= kLetterRows && cells.back().place.row < kFormRows &&
           std::all_of(cells.begin(), cells.end(), [&](const RuledCell& cell) {
             return cell.place.column > 0 ||
                    (cell.lines.size() == 1 && page.strips[cell.lines[0].strips.begin].chars <= kLabelChars);
           });
  }

 private:
  // Columns and rows that hold nothing are the white of a double ruling.
  void Number(const Page& page, Sets& cells, const std::map<std::size_t, std::vector<std::uint32_t>>& words,
              RuledTable& table) const {
    const std::size_t width = columns_.cells();
    std::vector<std::size_t> end(width * rows_.cells());  // behind the last column of a cell
    for (std::size_t i = 0; i != end.size(); ++i) end[cells.Find(i)] = std::max(end[cells.Find(i)], i % width + 1);
    std::vector<int> column(width + 1), row(rows_.cells() + 1);
    for (const auto& [cell, strips] : words) column[cell % width + 1] = row[cell / width + 1] = 1;
    for (std::size_t c = 0; c != width; ++c)
      if (column[c + 1]) table.edges.push_back(columns_.at[c]);
    std::partial_sum(column.begin(), column.end(), column.begin());
    std::partial_sum(row.begin(), row.end(), row.begin());
    for (const auto& [cell, strips] : words) {
      RuledCell& out = table.cells.emplace_back();
      const int first = column[cell % width];
      out.place = {.row = row[cell / width], .column = first, .spans = std::max(1, column[end[cell]] - first)};
      out.lines = LinesOf(page, strips);
      const float wide =
          (columns_.at[end[cell]] - columns_.at[cell % width]) / (columns_.at.back() - columns_.at.front());
      table.holds_page |= out.lines.size() > kPageLines && wide > kPageWide;
    }
  }

  // Where no cell ends, words are indented: two columns are one.
  static void JoinColumns(RuledTable& table) {
    for (std::size_t c = table.edges.size(); c-- > 1;) {
      const int edge = static_cast<int>(c);
      if (std::any_of(table.cells.begin(), table.cells.end(),
                      [&](const RuledCell& cell) { return cell.place.column + cell.place.spans == edge; }))
        continue;
      table.edges.erase(table.edges.begin() + edge);
      for (RuledCell& cell : table.cells) {
        CellPlace& place = cell.place;
        place.column >= edge ? place.column -= 1 : place.spans -= place.column + place.spans > edge;
      }
    }
  }

  static bool HasRows(const RuledTable& table) {
    std::map<int, std::size_t> full;  // cells by row
    for (const RuledCell& cell : table.cells) ++full[cell.place.row];
    const auto several = std::count_if(full.begin(), full.end(), [](const auto& row) { return row.second > 1; });
    const bool corner = table.cells.front().place.column > 0 && table.edges.size() > 2;  // nothing names the names
    return table.cells.size() + corner >= kFewCells && static_cast<std::size_t>(several) >= kRows;
  }

  // Gives it the columns of the table that it goes on with. False when it has others.
  static bool TakeColumns(const RuledTable& before, RuledTable& table) {
    std::vector<int> place;  // there, of each column here
    for (const float edge : table.edges) {
      const auto same = std::find_if(before.edges.begin(), before.edges.end(),
                                     [&](float x) { return std::abs(x - edge) < kSameEdge; });
      if (same == before.edges.end()) return false;
      place.push_back(static_cast<int>(same - before.edges.begin()));
    }
    place.push_back(static_cast<int>(before.edges.size()));
    for (RuledCell& cell : table.cells) {
      const auto first = static_cast<std::size_t>(cell.place.column),
                 end = first + static_cast<std::size_t>(cell.place.spans);
      cell.place.column = place[first];
      if (cell.place.spans > 1) cell.place.spans = place[end] - place[first];
    }
    table.edges = before.edges;
    return true;
  }

  // A page of text beside a label, or beside none.
  static bool IsLabelled(const RuledTable& table) {
    std::size_t all = 0, most = 0;
    for (const RuledCell& cell : table.cells) all += cell.lines.size(), most = std::max(most, cell.lines.size());
    return table.edges.size() < 3 && most > kPageLines && 10 * most > 9 * all;
  }

  static std::vector<Line> LinesOf(const Page& page, const std::vector<std::uint32_t>& strips) {
    std::vector<Line> lines;
    const auto row = [&](std::uint32_t s) { return page.runs[page.strips[s].runs.begin].row; };
    for (std::size_t i = 0, end; i != strips.size(); i = end) {
      end = i + 1;
      while (end != strips.size() && strips[end] == strips[end - 1] + 1 && row(strips[end]) == row(strips[i])) ++end;
      lines.push_back(MakeLine(page, strips[i], strips[end - 1] + 1));
    }
    for (std::size_t l = 1; l < lines.size(); ++l)
      if (IsMarker(page, lines, l))
        std::rotate(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(l),
                    lines.begin() + static_cast<std::ptrdiff_t>(l) + 1);
    return lines;
  }

  // "4)", left of all other lines of its cell and half-way down: it opens the first one.
  static bool IsMarker(const Page& page, const std::vector<Line>& lines, std::size_t at) {
    const Line& line = lines[at];
    return page.strips[line.strips.begin].chars <= kMarkerChars && line.y - lines[at - 1].y < kHalfDown * line.size &&
           std::all_of(lines.begin(), lines.end(),
                       [&](const Line& other) { return &other == &line || other.x0 > line.x1; });
  }

  Bars rows_, columns_;
};

}  // namespace

std::optional<RuledTable> ReadRuledTable(const Page& page, const std::vector<Ruling>& level,
                                         const std::vector<Ruling>& upright) {
  const Grid grid(level, upright);
  return grid.Plausible() ? grid.Read(page, nullptr) : std::nullopt;
}

std::vector<RuledTable> FindRuledTables(Page& page, const Setting& paper, const RuledTable* before) {
  const std::vector<Ruling>&level = page.level, &upright = page.upright;
  if (level.size() < 2) return {};
  Sets sets(level.size() + upright.size());
  for (std::size_t l = 0; l != level.size(); ++l) {
    auto u = std::lower_bound(upright.begin(), upright.end(), level[l].from - kTouch,
                              [](const Ruling& line, float x) { return line.at < x; });
    for (; u != upright.end() && u->at < level[l].to + kTouch; ++u) {
      if (u->from < level[l].at + kTouch && level[l].at < u->to + kTouch)
        sets.Join(l, level.size() + static_cast<std::size_t>(u - upright.begin()));
    }
  }
  std::map<std::size_t, std::pair<std::vector<Ruling>, std::vector<Ruling>>> grids;
  for (std::size_t l = 0; l != level.size(); ++l) grids[sets.Find(l)].first.push_back(level[l]);
  for (std::size_t u = 0; u != upright.size(); ++u) grids[sets.Find(level.size() + u)].second.push_back(upright[u]);
  std::vector<RuledTable> tables;
  const auto read = [&](const std::vector<Ruling>& rows, const std::vector<Ruling>& columns) {
    const Grid grid(rows, columns);
    if (!grid.Plausible()) return;
    std::optional<RuledTable> table = grid.Read(page, tables.empty() && grid.OpensPage(page) ? before : nullptr);
    if (!table || Grid::IsForm(page, *table)) return;
    table->head = TableFigures(page, *table).HeadRows();
    for (const RuledCell& cell : table->cells)
      for (const Line& line : cell.lines)
        for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s) page.strips[s].role = Role::kTable;
    tables.push_back(std::move(*table));
  };
  std::vector<Ruling> alone;
  for (const auto& [first, lines] : grids) {
    if (lines.second.empty())
      alone.insert(alone.end(), lines.first.begin(), lines.first.end());
    else if (lines.first.size() > 1)
      read(lines.first, lines.second);
  }
  for (const Rulings& table : RuleColumns(page, paper, alone, true)) read(table.level, table.upright);
  std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.top < b.top; });
  return tables;
}

}  // namespace kst::layout
