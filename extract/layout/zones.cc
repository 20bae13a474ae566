#include "extract/layout/zones.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kst::layout {
namespace {

constexpr float kMarginGap = 5;       // ems: what starts so far left of the body is no hanging number
constexpr float kBesideGap = 0.4F;    // ems between the body and the letterhead's column
constexpr float kBesideFrom = 0.6F;   // of the body's width: where that column begins at the earliest
constexpr float kBesideType = 0.93F;  // of the body's size
constexpr std::uint32_t kBesideLines = 3;
constexpr float kMastheadType = 1.4F, kDossierType = 1.2F;  // of the body's size
constexpr float kNumeralType = 2.5F;
constexpr float kMastheadTop = 0.15F, kMastheadFoot = 0.5F;  // of the page's height
constexpr float kImprintType = 0.75F;      // of the body's size: the block with the paper's number and ISSN
constexpr float kRowReach = 3;             // ems from one row of a table to the next
constexpr std::uint32_t kStripReach = 24;  // strips from a cell to the one below it
constexpr float kCellEdge = 1;             // points: figures stand flush right
constexpr float kCellType = 0.06F;         // cells of a table differ less in size

bool SameType(const Strip& a, const Strip& b) { return std::abs(a.size - b.size) <= kCellType * b.size; }

float RowOf(const Page& page, const Strip& strip) { return page.runs[strip.runs.begin].row; }

// Strips [begin, end) of one row.
std::uint32_t RowEnd(const Page& page, std::uint32_t begin) {
  std::uint32_t end = begin + 1;
  while (end < page.strips.size() && RowOf(page, page.strips[end]) == RowOf(page, page.strips[begin])) ++end;
  return end;
}

// Where the masthead of an official paper ends; 0 when the page has none. Large
// type from the margin across the body's left edge opens it, the last larger
// type before the running text closes it.
float MastheadEnd(const Page& page, const Setting& setting) {
  const float left = setting.frames.front().left;
  bool open = false;
  float end = 0;
  for (const Strip& strip : page.strips) {
    if (IsFurniture(strip.role)) continue;
    if (strip.y > kMastheadFoot * page.height) break;
    if (!open) {
      open = strip.y < kMastheadTop * page.height && strip.size >= kMastheadType * setting.body &&
             strip.x0 < left - kMarginGap * setting.body && strip.x1 > left;
      if (!open) continue;
    }
    if (strip.size >= kDossierType * setting.body) end = strip.y;
    const bool in_body = strip.x0 > left - setting.body;
    if (in_body && !strip.bold && strip.size < kDossierType * setting.body && end > kMastheadTop * page.height) break;
  }
  // A form has a title as well, but no large numeral of a chamber beside it, no title below it and no imprint.
  const bool official = std::any_of(page.strips.begin(), page.strips.end(), [&](const Strip& strip) {
    return strip.y < kMastheadTop * page.height ? strip.size > kNumeralType * setting.body
                                                : strip.x1 < left && strip.size < kImprintType * setting.body;
  });
  return official || end > kMastheadTop * page.height ? end : 0;
}

// On the first page of a letter the column beside the address can reach into the
// width of the body below it: small type, one left edge, nothing across that edge.
void FindLetterhead(const Page& page, const Setting& setting, std::vector<Zone>& zones) {
  const Frame& frame = setting.frames.front();
  const float reach = frame.left + kBesideFrom * frame.width();
  const auto candidate = [&](std::uint32_t s) {
    const Strip& strip = page.strips[s];
    return zones[s] == Zone::kMain && strip.x0 > reach && strip.size < kBesideType * setting.body;
  };
  std::map<int, std::uint32_t> edges;  // strips by their left edge
  for (std::uint32_t s = 0; s != zones.size(); ++s) {
    if (candidate(s)) ++edges[static_cast<int>(std::lround(page.strips[s].x0))];
  }
  int edge = 0;
  std::uint32_t most = kBesideLines - 1;
  for (const auto& [x, count] : edges) {
    if (count > most) most = count, edge = x;
  }
  if (!edge) return;
  const auto left = static_cast<float>(edge) - 1;
  std::vector<std::uint32_t> open;
  std::size_t cells = 0;  // of them, those of a table: with their like left of them, or more than a label and its value
  const auto close = [&] {
    if (open.size() >= kBesideLines && 2 * cells < open.size()) {
      for (const std::uint32_t s : open) zones[s] = Zone::kRight;
    }
    open.clear(), cells = 0;
  };
  const auto beside = [&](std::uint32_t s) { return candidate(s) && page.strips[s].x0 > left; };
  for (std::uint32_t row = 0, end; row != page.strips.size(); row = end) {
    end = RowEnd(page, row);
    std::size_t found = 0;
    bool table = false;
    for (std::uint32_t s = row; s != end; ++s) {
      if (beside(s)) {
        open.push_back(s), ++found;
        table |= SameType(page.strips[s], page.strips[row]) && !beside(row);
      } else if (zones[s] == Zone::kMain && page.strips[s].x1 > left - kBesideGap * page.strips[s].size) {
        close(), found = 0;
      }
    }
    if (table || found > 2) cells += found;
  }
  close();
}

// Old letterheads have their column left of the body: small type at one left edge.
void FindLeftColumn(const Page& page, const Setting& setting, std::vector<Zone>& zones) {
  std::map<int, std::vector<std::uint32_t>> edges;  // strips by their left edge
  for (std::uint32_t s = 0; s != zones.size(); ++s) {
    const Strip& strip = page.strips[s];
    if (zones[s] == Zone::kMain && strip.x1 < setting.frames.front().left && strip.size < kBesideType * setting.body)
      edges[static_cast<int>(std::lround(strip.x0))].push_back(s);
  }
  for (const auto& [x, strips] : edges)
    for (const std::uint32_t s : strips)
      if (strips.size() >= kBesideLines) zones[s] = Zone::kRight;
}

// Beside the body, what stands on the baseline of text in its type is a cell of a
// table wider than the text, and so is what stands above or below it at its edge.
void PullTablesIn(const Page& page, std::vector<Zone>& zones) {
  std::vector<bool> cell(zones.size());
  for (std::uint32_t row = 0, end; row != page.strips.size(); row = end) {
    end = RowEnd(page, row);
    for (std::uint32_t s = row; s != end; ++s) {
      for (std::uint32_t k = row; k != end && zones[s] == Zone::kRight && !cell[s]; ++k) {
        cell[s] = zones[k] == Zone::kMain && SameType(page.strips[k], page.strips[s]);
      }
    }
  }
  const auto pull = [&](std::uint32_t from, std::uint32_t s) {
    const Strip &x = page.strips[from], &y = page.strips[s];
    const bool aligned = std::abs(x.x0 - y.x0) < x.size || std::abs(x.x1 - y.x1) < kCellEdge;
    if (!cell[s] && zones[s] == Zone::kRight && aligned && std::abs(x.y - y.y) < kRowReach * x.size && SameType(x, y)) {
      cell[s] = true;
    }
  };
  const auto size = static_cast<std::uint32_t>(zones.size());
  for (std::uint32_t s = 0; s != size; ++s) {
    for (std::uint32_t k = s + 1; cell[s] && k < std::min(size, s + kStripReach); ++k) pull(s, k);
  }
  for (std::uint32_t s = size; s-- > 0;) {
    for (std::uint32_t k = s; cell[s] && k-- > 0 && s - k < kStripReach;) pull(s, k);
  }
  for (std::uint32_t s = 0; s != size; ++s) {
    if (cell[s]) zones[s] = Zone::kMain;
  }
}

}  // namespace

std::vector<Zone> FindZones(Page& page, const Setting& setting) {
  const Frame &first = setting.frames.front(), &last = setting.frames.back();
  const float masthead = MastheadEnd(page, setting);
  const float gutter = (first.right + last.left) / 2;
  std::vector<Zone> zones(page.strips.size(), Zone::kMain);
  for (std::uint32_t s = 0; s != page.strips.size(); ++s) {
    Strip& strip = page.strips[s];
    const bool left = strip.x1 < first.left && strip.x0 < first.left - kMarginGap * setting.body;
    const bool right = strip.x0 > last.right + kBesideGap * setting.body && strip.x1 > setting.reach + 1;
    const bool beside = left || right;
    if (beside && strip.role == Role::kRunningHead) strip.role = Role::kParagraph;  // a letterhead that comes back
    const bool imprint = strip.role != Role::kTable && masthead > 0 && left && strip.y > masthead + 1 &&
                         strip.size < kImprintType * setting.body;
    if (imprint) strip.role = Role::kMargin;
    if (strip.role == Role::kTable) {
      zones[s] = Zone::kTable;
    } else if (IsFurniture(strip.role)) {
      zones[s] = Zone::kFurniture;
    } else if (masthead > 0 && strip.y <= masthead + 1) {
      zones[s] = Zone::kMasthead, strip.role = Role::kMasthead;
    } else if (masthead > 0 && left) {
      zones[s] = Zone::kMasthead, strip.role = Role::kMasthead;
    } else if (right) {
      zones[s] = Zone::kRight;
    } else if (setting.frames.size() == 2) {
      zones[s] = strip.x0 < gutter && strip.x1 > gutter ? Zone::kSpanning
                 : strip.x0 < gutter                    ? Zone::kMain
                                                        : Zone::kSecond;
    }
  }
  if (setting.frames.size() == 1) FindLetterhead(page, setting, zones);
  if (setting.frames.size() == 1 && masthead == 0 && page.number == 1) FindLeftColumn(page, setting, zones);
  PullTablesIn(page, zones);
  return zones;
}

Line MakeLine(const Page& page, std::uint32_t begin, std::uint32_t end) {
  Line line{.strips = {begin, end},
            .x0 = page.strips[begin].x0,
            .bold = true,
            .italic = true,
            .starts_bold = page.strips[begin].starts_bold,
            .ends_bold = page.strips[end - 1].ends_bold};
  std::uint32_t most = 0;
  for (std::uint32_t s = begin; s != end; ++s) {
    const Strip& strip = page.strips[s];
    line.x1 = std::max(line.x1, strip.x1);
    line.bold &= strip.bold, line.italic &= strip.italic;
    if (strip.chars > most) most = strip.chars, line.y = strip.y, line.size = strip.size;
  }
  return line;
}

std::vector<Line> LinesOf(const Page& page, const std::vector<Zone>& zones, Zone zone) {
  std::vector<Line> lines;
  for (std::uint32_t s = 0; s != page.strips.size();) {
    if (zones[s] != zone) {
      ++s;
      continue;
    }
    std::uint32_t end = s + 1;
    while (end < page.strips.size() && zones[end] == zone &&
           RowOf(page, page.strips[end]) == RowOf(page, page.strips[s]))
      ++end;
    lines.push_back(MakeLine(page, s, end));
    s = end;
  }
  return lines;
}

}  // namespace kst::layout
