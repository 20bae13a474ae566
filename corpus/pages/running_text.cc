// The running text of a paper: paragraphs, lists, tables and notes as they were read, references as links.
#include <algorithm>
#include <set>

#include "corpus/pages/pages.h"
#include "schema/text.h"

namespace kst {
namespace {

struct Spot {  // words that lead somewhere, or that prove something
  NormSpan span;
  std::string href, told;
};

std::string_view ClassOf(Role role) {
  switch (role) {
    case Role::kListItem:
      return "item";
    case Role::kTable:
      return "table";
    case Role::kNote:
      return "note";
    case Role::kSignature:
      return "signature";
    default:
      return "";
  }
}

class TextWriter {
 public:
  TextWriter(const Place& place, const PaperValues& values, Html& h)
      : place_(place), values_(values), document_(*values.document), h_(h) {
    for (const Edge& edge : values.shown.out) Collect(edge);
    const auto by_place = [](const Spot& a, const Spot& b) { return a.span < b.span; };
    std::ranges::stable_sort(links_, by_place);
    std::ranges::stable_sort(acts_, by_place);
    std::uint32_t free = 0;  // a link in a link is none: the first stands
    std::erase_if(links_, [&](const Spot& link) {
      if (link.span.begin < free) return true;
      free = link.span.end;
      return false;
    });
    for (std::uint32_t n = 0; n < document_.notes.size(); ++n) {
      const Note& note = document_.notes[n];
      if (note.anchor) markers_.emplace(*note.anchor, n);
      notes_at_.emplace(note.span.begin, n);
      body_end_ = std::min(body_end_, note.span.begin);
    }
    for (const TextPart& block : document_.blocks)
      if (block.role == Role::kNote) note_blocks_.insert(block.span.begin);
  }

  void Write() {
    FindTables();
    if (document_.blocks.empty()) Block({Role::kParagraph, {0, Size()}, 1});
    for (const TextPart& block : document_.blocks) BlockAndTables(block);
  }

 private:
  std::uint32_t Size() const { return static_cast<std::uint32_t>(document_.text.size()); }

  void Collect(const Edge& edge) {
    if (edge.type == "part_of" || edge.type == "signed_by" || edge.type == "sent_by" || edge.type == "proposed_by")
      return;
    for (const Evidence& place : edge.evidence) {
      if (place.span.empty() || place.span.end > Size()) continue;
      anchors_.insert(place.span.begin);
      if (edge.type == "cites" && edge.to) {
        const std::string title = TitleOf(values_.known, *edge.to);
        links_.push_back({place.span, place_.To(*edge.to),
                          Concat({NameOf(place_, values_.known, *edge.to), title.empty() ? "" : ": ", title})});
      } else if (edge.type != "cites") {
        const std::string target = edge.type == "promises" || !edge.to ? "" : NameOf(place_, values_.known, *edge.to);
        acts_.push_back(
            {place.span, "", Concat({DeedIn(place_.language, edge.type, false), target.empty() ? "" : " ", target})});
      }
    }
  }

  // Tables whose cells stand in the order of the text and leave no word of it out: others are shown as they run.
  void FindTables() {
    for (const Table& table : document_.tables) {
      NormSpan extent;
      bool whole = true;
      for (const auto& row : table.rows)
        for (const TableCell& cell : row) {
          if (cell.span.empty()) continue;
          if (extent.empty()) extent = {cell.span.begin, cell.span.begin};
          whole =
              whole && cell.span.end <= Size() && cell.span.begin >= extent.end && IsBlank(extent.end, cell.span.begin);
          if (!whole) break;
          extent.end = cell.span.end;
        }
      if (whole && !extent.empty() && (tables_.empty() || tables_.back().first.end <= extent.begin))
        tables_.emplace_back(extent, &table);
    }
  }

  bool IsBlank(std::uint32_t begin, std::uint32_t end) const {
    return begin == end || document_.text.find_first_not_of(" \t\n", begin) >= end;
  }

  // A table stands where its first word does; blocks give up what is in it.
  void BlockAndTables(const TextPart& block) {
    NormSpan left{std::max(block.span.begin, after_table_), block.span.end};
    for (; next_table_ < tables_.size() && tables_[next_table_].first.begin < left.end; ++next_table_) {
      const auto& [extent, table] = tables_[next_table_];
      if (extent.begin < left.begin) continue;  // its first words have been shown
      if (extent.begin > left.begin) Block({block.role, {left.begin, extent.begin}, block.page});
      Cells(*table);
      after_table_ = extent.end;
      left.begin = std::max(left.begin, after_table_);
    }
    if (left.begin < left.end && !IsBlank(left.begin, left.end)) Block({block.role, left, block.page});
  }

  void Cells(const Table& table) {
    in_table_ = true;
    h_.Begin("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", place_.Say("Table")}});
    h_.Begin("table", {{"class", "cells"}});
    int line = 0;
    for (const auto& row : table.rows) {
      const bool is_head = line++ < table.header_rows;
      h_.Begin("tr");
      for (const TableCell& cell : row) {
        const bool names = is_head && !cell.span.empty();
        h_.Begin(names ? "th" : "td",
                 {{"scope", names ? "col" : ""}, {"colspan", cell.spans > 1 ? std::to_string(cell.spans) : ""}});
        if (!cell.span.empty()) Words(cell.span);
        h_.End();
      }
      h_.End();
    }
    h_.End().End();
    in_table_ = false;
  }

  void Block(const TextPart& block) {
    const NormSpan span{std::min(block.span.begin, Size()), std::min(block.span.end, Size())};
    if (span.empty() || (block.role == Role::kNote && beside_.contains(span.begin))) return;
    const auto note = notes_at_.find(span.begin);
    const bool is_note = block.role == Role::kNote && note != notes_at_.end();
    const std::string id = is_note ? NoteId(note->second) : "";
    h_.Begin(block.role == Role::kHeading ? "h3" : "p", {{"id", id}, {"class", ClassOf(block.role)}});
    if (is_note) h_.Element("sup", document_.notes[note->second].marker).Text(" ");
    Words(span);
    h_.End();
  }

  // Piece by piece: at each cut something begins or ends.
  void Words(NormSpan span) {
    std::set<std::uint32_t> cuts = {span.end};
    const auto cut = [&](std::uint32_t at) {
      if (at > span.begin && at < span.end) cuts.insert(at);
    };
    for (const auto* spots : {&links_, &acts_})
      for (auto spot = FirstAfter(*spots, span.begin); spot != spots->end() && spot->span.begin < span.end; ++spot)
        cut(spot->span.begin), cut(spot->span.end);
    for (auto run = std::ranges::upper_bound(document_.page_runs, span.begin, {}, &PageRun::offset);
         run != document_.page_runs.end() && run->offset < span.end; ++run)
      cut(run->offset);
    for (auto marker = markers_.lower_bound(span.begin); marker != markers_.end() && marker->first <= span.end;
         ++marker)
      cut(marker->first);
    for (std::uint32_t at = span.begin; const std::uint32_t end : cuts) Piece({at, end}), at = end;
    Markers(span.end);
  }

  // Spots are sorted by their begin; one that began before may still reach in.
  std::vector<Spot>::const_iterator FirstAfter(const std::vector<Spot>& spots, std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 5000;  // bytes of an act; longer ones are marked where they begin
    const std::uint32_t from = at - std::min(at, kLongest);
    return std::ranges::lower_bound(spots, from, {}, [](const Spot& spot) { return spot.span.begin; });
  }
  const Spot* Over(const std::vector<Spot>& spots, const NormSpan& piece) const {
    for (auto spot = FirstAfter(spots, piece.begin); spot != spots.end() && spot->span.begin <= piece.begin; ++spot)
      if (spot->span.Contains(piece)) return &*spot;
    return nullptr;
  }

  void Piece(const NormSpan& piece) {
    PageMark(piece.begin);
    for (; !in_note_ && !anchors_.empty() && *anchors_.begin() < piece.begin;
         anchors_.erase(anchors_.begin()))  // between blocks
      h_.Begin("span", {{"id", "b" + std::to_string(*anchors_.begin())}}).End();
    Markers(piece.begin);
    const Spot *act = Over(acts_, piece), *link = Over(links_, piece);
    std::string id;
    if (anchors_.erase(piece.begin) > 0) id = "b" + std::to_string(piece.begin);
    if (act) h_.Begin("mark", {{"id", link ? "" : id}, {"title", act->told}});
    if (link) h_.Begin("a", {{"id", id}, {"href", link->href}, {"title", link->told}});
    if (!act && !link && !id.empty()) h_.Begin("span", {{"id", id}});
    h_.Text(piece.In(document_.text));
    if (!act && !link && !id.empty()) h_.End();
    if (link) h_.End();
    if (act) h_.End();
  }

  // Where a page of the body begins; notes stand behind the body and on pages that have been.
  void PageMark(std::uint32_t at) {
    if (at >= body_end_) return;
    for (; next_run_ < document_.page_runs.size() && document_.page_runs[next_run_].offset <= at; ++next_run_) {
      const int page = document_.page_runs[next_run_].page;
      if (page <= last_page_) continue;
      last_page_ = page;
      if (page == 1) continue;
      const std::string number = std::to_string(page);
      const bool leads = values_.facsimile && values_.facsimile->state == FileState::kThere;
      h_.Element(leads ? "a" : "span", number,
                 {{"class", "leafnr"},
                  {"id", "p" + number},
                  {"href", leads ? ToPage(place_, values_.shown.node.id, page) : ""},
                  {"title", Concat({place_.Say("page"), " ", number})}})
          .Text(" ");
    }
  }

  void Markers(std::uint32_t at) {
    for (auto marker = markers_.find(at); marker != markers_.end() && marker->first == at; marker = markers_.find(at)) {
      const Note& note = document_.notes[marker->second];
      const bool has_block = note_blocks_.contains(note.span.begin);
      h_.Begin("sup");
      has_block ? h_.Element("a", note.marker, {{"href", "#" + NoteId(marker->second)}}) : h_.Text(note.marker);
      h_.End();
      const std::uint32_t called = marker->second;
      markers_.erase(marker);
      if (has_block && !in_table_ && !in_note_ && !note.span.empty() && note.span.end <= Size()) Beside(called);
    }
  }

  // A note beside the words that call it; it leaves its place behind the body.
  void Beside(std::uint32_t called) {
    const Note& note = document_.notes[called];
    if (!beside_.insert(note.span.begin).second) return;
    in_note_ = true;
    h_.Begin("span", {{"id", NoteId(called)}, {"class", "sidenote"}, {"role", "note"}});
    h_.Element("sup", note.marker).Text(" ");
    Words(note.span);
    h_.End();
    in_note_ = false;
  }

  static std::string NoteId(std::uint32_t n) { return "noot-" + std::to_string(n + 1); }

  const Place& place_;
  const PaperValues& values_;
  const Document& document_;
  Html& h_;
  std::vector<Spot> links_, acts_;
  std::set<std::uint32_t> anchors_;
  std::map<std::uint32_t, std::uint32_t> notes_at_;      // where its words begin: which
  std::set<std::uint32_t> note_blocks_;                  // where they have a block of their own
  std::multimap<std::uint32_t, std::uint32_t> markers_;  // where a note is called: which
  std::uint32_t body_end_ = UINT32_MAX;
  std::size_t next_run_ = 0;
  int last_page_ = 0;
  std::vector<std::pair<NormSpan, const Table*>> tables_;  // from their first word to their last
  std::size_t next_table_ = 0;
  std::uint32_t after_table_ = 0;
  std::set<std::uint32_t> beside_;  // where notes begin that are shown beside what calls them
  bool in_table_ = false, in_note_ = false;
};

}  // namespace

std::string AnchorOf(const Evidence& evidence) { return "b" + std::to_string(evidence.span.begin); }

void RunningText(const Place& place, const PaperValues& values, Html& h) { TextWriter(place, values, h).Write(); }

}  // namespace kst
