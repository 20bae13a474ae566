#include "extract/normalise/note_markers.h"

#include <algorithm>
#include <map>
#include <optional>

#include "extract/normalise/letters.h"
#include "schema/text.h"

namespace kst {
namespace {

struct Candidate {
  FlowLine* line;
  std::uint32_t begin, end;  // its figures, in the clean text
  int number;
  bool bracket, raised;  // "1)"

  bool Overlaps(const Candidate& other) const { return line == other.line && begin < other.end && other.begin < end; }
};

int NumberAt(std::string_view digits) {
  return digits.empty() || digits.size() > 3 ? 0 : std::stoi(std::string(digits));
}

void AddNumber(FlowLine& line, std::uint32_t begin, std::uint32_t end, bool raised, std::vector<Candidate>& out) {
  const std::string_view text = line.clean.text;
  const bool bracket = end < text.size() && text[end] == ')';
  out.push_back({&line, begin, end, NumberAt(text.substr(begin, end - begin)), bracket, raised});
}

// The byte of the clean text that `raw` became, if it is there unchanged.
std::optional<std::uint32_t> CleanOffset(const CleanLine& clean, std::uint32_t raw) {
  const auto piece = std::ranges::partition_point(clean.pieces, [&](const Piece& p) { return p.raw.end <= raw; });
  if (piece == clean.pieces.end() || piece->change != Change::kNone || raw < piece->raw.begin) return std::nullopt;
  return piece->begin + (raw - piece->raw.begin);
}

bool IsUnit(std::string_view before) {  // "m2", "km3"
  const auto word = before.substr(before.find_last_of(" (/") + 1);
  return word == "m" || word == "km" || word == "cm" || word == "dm" || word == "mm";
}

// Raised figures of the clean text that stand together there and as printed; "3,4" is two. No units.
std::vector<NormSpan> RaisedFigures(const FlowLine& line) {
  const auto& styles = line.source->styles;
  const std::string_view text = line.clean.text;
  std::vector<NormSpan> found;
  std::uint32_t printed = 0;  // where the last one ends in the raw text
  for (std::size_t s = 0; s != styles.size(); ++s) {
    if (!styles[s].raised) continue;
    const std::uint32_t end = s + 1 == styles.size() ? line.source->span.end : styles[s + 1].begin;
    for (std::uint32_t raw = styles[s].begin; raw != end; ++raw) {
      const auto at = CleanOffset(line.clean, raw);
      if (!at || !IsDigit(text[*at])) continue;
      if (!found.empty() && found.back().end == *at && printed == raw)
        ++found.back().end;
      else
        found.push_back({*at, *at + 1});
      printed = raw + 1;
    }
  }
  std::erase_if(found, [&](const NormSpan& figures) { return IsUnit(text.substr(0, figures.begin)); });
  return found;
}

void AddRaised(FlowLine& line, std::vector<Candidate>& out) {
  const std::string_view text = line.clean.text;
  for (const auto& [begin, end] : RaisedFigures(line)) {
    AddNumber(line, begin, end, true, out);
    const std::uint32_t half = begin + (end - begin) / 2;  // "45" may be 4 and 5, "910" 9 and 10
    if (NumberAt(text.substr(begin, half - begin)) + 1 == NumberAt(text.substr(half, end - half)))
      AddNumber(line, begin, half, true, out), AddNumber(line, half, end, true, out);
  }
}

// "84.326²": raised figures whose note was not found are none of the figures right before them.
void WriteRaised(FlowLine& line) {
  std::vector<Edit> edits;
  for (const NormSpan& figures : RaisedFigures(line)) {
    const std::string_view before = std::string_view(line.clean.text).substr(0, figures.begin);
    if (before.empty() || std::string_view(" ([").find(before.back()) != std::string_view::npos) continue;
    Edit& edit = edits.emplace_back(Edit{figures.begin, figures.end});
    for (const char digit : figures.In(line.clean.text)) edit.words += kSuperscripts[digit - '0'];
  }
  Apply(line.clean, edits);
}

// Figures glued to what stands before them: "Eerdmans1", "aan5.", "2022.8".
void AddGlued(FlowLine& line, std::vector<Candidate>& out) {
  const std::string_view text = line.clean.text;
  for (std::uint32_t i = 1; i < text.size(); ++i) {
    if (!IsDigit(text[i]) || IsDigit(text[i - 1])) continue;
    std::uint32_t end = i;
    while (end < text.size() && IsDigit(text[end])) ++end;
    const bool bracket = end < text.size() && text[end] == ')';
    const char before = text[i - 1];
    const bool word = IsAsciiLetter(before) || static_cast<unsigned char>(before) >= 0x80;
    const bool mark = std::string_view(".,;:?!)\"'").find(before) != std::string_view::npos;
    const bool open = end == text.size() || std::string_view(" .,;:?!)\"'").find(text[end]) != std::string_view::npos ||
                      static_cast<unsigned char>(text[end]) >= 0x80;
    if (open && (word || mark || (bracket && before == ' '))) AddNumber(line, i, end, false, out);
    i = end;
  }
}

// Takes the markers of one line out, each with the space before it when two would meet.
void Take(CleanLine& clean, std::vector<Candidate> markers) {
  std::ranges::sort(markers, {}, &Candidate::begin);
  const std::string& text = clean.text;
  std::vector<Edit> edits;  // the last one first: what a marker meets depends on those behind it
  for (auto marker = markers.rbegin(); marker != markers.rend(); ++marker) {
    std::uint32_t after = marker->end;
    for (auto edit = edits.rbegin(); edit != edits.rend() && edit->begin == after; ++edit) after = edit->end;
    const bool space_before = marker->begin > 0 && text[marker->begin - 1] == ' ';
    const bool space_after = after < text.size() && text[after] == ' ';
    const bool mark_after =
        after == text.size() || std::string_view(".,;:?!)").find(text[after]) != std::string_view::npos;
    if (marker->begin == 0 && space_after) edits.push_back({after, after + 1, "space"});
    edits.push_back({marker->begin, marker->end, "marker"});
    if (space_before && (space_after || mark_after)) edits.push_back({marker->begin - 1, marker->begin, "space"});
  }
  std::ranges::sort(edits, {}, &Edit::begin);
  Apply(clean, edits);
}

std::uint32_t RawOffset(const CleanLine& clean, std::uint32_t at) {
  const auto piece = std::ranges::partition_point(clean.pieces, [&](const Piece& p) { return p.end <= at; });
  if (piece == clean.pieces.end()) return 0;
  return piece->raw.begin + (piece->change == Change::kNone ? at - piece->begin : 0);
}

// A raised figure whose note stands on its page and has its marker already: the
// note is pointed at twice.
bool PointsAgain(const Candidate& c, const Flow& flow) {
  const std::string& text = c.line->clean.text;
  if (!c.raised || c.bracket || (c.begin > 0 && IsDigit(text[c.begin - 1]))) return false;
  return std::any_of(flow.notes.begin(), flow.notes.end(), [&](const NoteText& note) {
    return note.number == c.number && note.words.lines.front().page == c.line->page;
  });
}

// A glued figure of flat text that was copied without its notes: it ends a sentence ("is bijgevoegd.4 De …"), or is
// the next one ("bied ik u aan2.").
bool IsLeftOver(const Candidate& c, int last) {
  std::string_view before = std::string_view(c.line->clean.text).substr(0, c.begin);
  const std::string_view after = std::string_view(c.line->clean.text).substr(c.end);
  const bool ends = std::string_view(".?!").find(before.back()) != std::string_view::npos;
  if (ends) before.remove_suffix(1);
  const std::size_t known = before.size();
  while (!before.empty() && IsLower(before.back())) before.remove_suffix(1);
  const std::size_t letters = known - before.size();
  if (c.number == 0 || c.bracket) return false;
  if (!ends) return letters > 2 && c.number == last + 1 && !after.empty() && after[0] != ' ' && !IsDigit(after[0]);
  return (letters > 3 || before.ends_with("»")) && (after.empty() || (after[0] == ' ' && StartsUpper(after.substr(1))));
}

std::vector<Marker> FindMarkers(const ExtractedText& in, Flow& flow) {
  const bool none = std::ranges::none_of(flow.notes, [](const NoteText& n) { return n.number > 0; });
  if (none && in.has_geometry) return {};
  std::vector<Candidate> candidates;
  for (Paragraph& paragraph : flow.body) {
    for (FlowLine& line : paragraph.lines) {
      if (in.has_geometry) AddRaised(line, candidates);
      AddGlued(line, candidates);
    }
  }
  // Each note in turn takes the first candidate with its number behind the marker
  // of the note before it, raised ones and ones on its own page first.
  std::vector<std::pair<std::size_t, std::size_t>> taken;  // candidate, note
  std::map<int, std::vector<std::size_t>> by_number;
  for (std::size_t k = 0; k < candidates.size(); ++k) by_number[candidates[k].number].push_back(k);
  std::size_t from[2] = {0, 0};
  for (std::size_t n = 0; n < flow.notes.size(); ++n) {
    const NoteText& note = flow.notes[n];
    if (note.number == 0) continue;
    const bool bracket = note.marker.ends_with(')');
    const int page = note.words.lines.front().page;
    std::size_t best = candidates.size();
    int best_rank = in.has_geometry ? 2 : 0;  // flat text may have one page only
    const int most = in.has_geometry ? 7 : 3;
    const std::vector<std::size_t>& same = by_number[note.number];
    for (auto k = std::ranges::lower_bound(same, from[bracket]); k != same.end(); ++k) {
      const Candidate& c = candidates[*k];
      if (c.line->page > page || best_rank == most) break;
      if (bracket && !c.bracket) continue;
      if (!taken.empty() && c.Overlaps(candidates[taken.back().first])) continue;
      const int rank = 1 + 4 * c.raised + 2 * (c.line->page == page);
      if (rank > best_rank) best = *k, best_rank = rank;
    }
    if (best == candidates.size()) continue;
    if (bracket) ++candidates[best].end;
    taken.emplace_back(best, n);
    from[bracket] = best + 1;
  }
  std::sort(taken.begin(), taken.end());
  std::vector<Marker> markers;
  std::vector<std::size_t> out;
  auto next = taken.begin();
  int last = 0;
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    const Candidate& c = candidates[k];
    const bool first = next != taken.end() && next->first == k;
    if (first) markers.push_back({RawOffset(c.line->clean, c.begin), (next++)->second});
    const bool free = (out.empty() || !c.Overlaps(candidates[out.back()])) &&
                      (next == taken.end() || !c.Overlaps(candidates[next->first]));
    const bool left_over = free && !in.has_geometry && IsLeftOver(c, last);
    if (!first && !left_over && !(free && PointsAgain(c, flow))) continue;
    last = c.number;
    out.push_back(k);
  }
  std::vector<Candidate> of_line;
  for (std::size_t i = 0; i < out.size(); ++i) {
    of_line.push_back(candidates[out[i]]);
    if (i + 1 < out.size() && candidates[out[i + 1]].line == of_line.back().line) continue;
    Take(candidates[out[i]].line->clean, std::move(of_line));
    of_line.clear();
  }
  return markers;
}

}  // namespace

std::vector<Marker> TakeMarkers(const ExtractedText& in, Flow& flow) {
  std::vector<Marker> markers = FindMarkers(in, flow);
  for (Paragraph& paragraph : flow.body)
    for (FlowLine& line : paragraph.lines) WriteRaised(line);
  for (NoteText& note : flow.notes)
    for (FlowLine& line : note.words.lines) WriteRaised(line);
  return markers;
}

}  // namespace kst
