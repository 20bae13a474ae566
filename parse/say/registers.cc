#include "parse/say/registers.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "parse/sentence/place_index.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kLongestHead = 80;  // bytes of what stands above a column
constexpr std::size_t kHeads = 3;           // that make a line one of heads
constexpr std::size_t kRowSentences = 4;    // of a row in running text, at most
constexpr std::uint32_t kCaption = 200;     // bytes before a table that may be its title
constexpr std::size_t kNumberedHeads = 2;   // that make an overview of promises below headings

constexpr std::string_view kColumns[] = {"work", "place", "state"};
using Columns = std::array<int, std::size(kColumns)>;  // where they are; -1 for none

bool IsMotion(const Mention& mention) { return mention.kind == "motion" || mention.kind == "amendment"; }

bool Names(std::string_view words, std::string_view work) { return Fold(words).find(work) != std::string::npos; }

std::uint32_t PlaceOf(const Mention& mention, const Document& document) {
  return static_cast<std::uint32_t>(&mention - document.mentions.data());
}

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text), grammar_(grammar), document_(document) {}

  std::vector<RegisterRow> Run() {
    for (const Table& table : document_.tables) ReadTable(table);
    ReadLines();
    ReadHeadings();
    if (!heads_.empty()) {
      const PlaceIndex<NormSpan> heads(heads_, [](const NormSpan& span) { return span; });
      std::erase_if(document_.mentions, [&](const Mention& mention) { return heads.AnyTouches(mention.span); });
    }
    if (rows_.empty()) return {};
    NumberAll();
    std::stable_sort(document_.mentions.begin(), document_.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    if (document_.kind == "motion") document_.kind = "commitment_list";
    return std::move(rows_);
  }

 private:
  void ReadTable(const Table& table) {
    if (!GoesOn(table)) columns_ = {-1, -1, -1};
    width_ = table.rows.empty() ? 0 : table.rows[0].size();
    for (const std::vector<TableCell>& row : table.rows) {
      page_ = row.front().box.page;
      if (const Columns head = Heads(row); head[0] >= 0 && (head[1] >= 0 || head[2] >= 0)) {
        columns_ = head;
        SetWorks(Cell(row, head[0]));
        for (const TableCell& cell : row)
          if (!cell.span.empty()) heads_.push_back(cell.span);
      } else if (columns_[0] >= 0) {
        RegisterRow found;
        found.work = Cell(row, columns_[0]), found.place = Cell(row, columns_[1]), found.state = Cell(row, columns_[2]);
        found.whole = WholeOf(row);
        found.of_motions = of_motions_, found.of_promises = of_promises_;
        if (!found.work.empty()) rows_.push_back(std::move(found));
      }
    }
  }

  // The head says which works the rows are, or the title above it.
  void SetWorks(NormSpan head) {
    const NormSpan title{head.begin - std::min(head.begin, kCaption), head.begin};
    const bool told = Names(head.In(text_.text), "motie") || Names(head.In(text_.text), "toezegging");
    const std::string_view words = told ? head.In(text_.text) : title.In(text_.text);
    of_promises_ = Names(words, "toezegging");
    of_motions_ = Names(words, "motie") && !of_promises_;
  }

  static NormSpan WholeOf(const std::vector<TableCell>& row) {
    NormSpan whole;
    for (const TableCell& cell : row) {
      if (cell.span.empty()) continue;
      whole = whole.empty() ? cell.span
                            : NormSpan{std::min(whole.begin, cell.span.begin), std::max(whole.end, cell.span.end)};
    }
    return whole;
  }

  // On the next page, with as many columns: the heads of the one before stand above it.
  bool GoesOn(const Table& table) const {
    return !table.rows.empty() && table.rows[0].size() == width_ && table.box.page == page_ + 1;
  }

  // Heads of columns from the left, each once, to where something else stands.
  std::vector<Match> HeadsOf(NormSpan line) const {
    std::vector<Match> heads;
    std::uint32_t at = line.begin;
    for (const Match& head : grammar_.FindAll("register_head", text_.text, line)) {
      const std::string_view column = head.rule->Get("column");
      const bool again = column != "other" && std::any_of(heads.begin(), heads.end(), [&](const Match& other) {
                           return other.rule->Get("column") == column;
                         });
      if (again || !Trim(NormSpan{at, head.span.begin}.In(text_.text)).empty()) break;
      heads.push_back(head);
      at = head.span.end;
    }
    return heads;
  }

  // "Toezegging (nr. kamerstuk)", "Stand van zaken per 1 mei", but not "Motie van het lid Krul".
  bool AreHeads(NormSpan cell, const std::vector<Match>& heads) const {
    if (heads.empty() || heads.front().span.begin != cell.begin) return false;
    const std::string_view rest = Trim(NormSpan{heads.back().span.end, cell.end}.In(text_.text));
    return rest.empty() || rest.starts_with("per ") || std::string_view("(/:,*").find(rest[0]) != rest.npos;
  }

  Columns Heads(const std::vector<TableCell>& row) const {
    Columns columns{-1, -1, -1};
    int column = 0;
    for (const TableCell& cell : row) {
      // Of columns that stand close a cell holds two heads.
      const std::vector<Match> heads =
          !cell.span.empty() && cell.span.size() < kLongestHead ? HeadsOf(cell.span) : std::vector<Match>{};
      for (const Match& head : AreHeads(cell.span, heads) ? heads : std::vector<Match>{}) {
        const auto which = std::find(std::begin(kColumns), std::end(kColumns), head.rule->Get("column"));
        if (which == std::end(kColumns)) continue;
        int& at = columns[static_cast<std::size_t>(which - std::begin(kColumns))];
        if (at < 0) at = column;
      }
      column += cell.spans;
    }
    return columns;
  }

  static NormSpan Cell(const std::vector<TableCell>& row, int column) {
    for (const TableCell& cell : row) {
      if (column >= 0 && column < cell.spans) return cell.span;
      column -= cell.spans;
    }
    return {};
  }

  // Below a title or a line of heads, each sentence that opens with a motion is a row.
  void ReadLines() {
    std::uint32_t below = 0;
    bool found = false;
    ForEachLine([&](NormSpan line) {
      const std::vector<Match> first = grammar_.FindAt("register_head", text_.text, line.begin);
      if (first.empty()) return;
      const bool title = first.front().rule->Get("column") == "title";
      const std::vector<Match> heads = title ? std::vector<Match>{} : HeadsOf(line);
      if (!title && heads.size() < kHeads) return;
      if (!title) heads_.push_back({line.begin, heads.back().span.end});
      if (!found) below = title ? first.front().span.end : heads.back().span.end, found = true;
    });
    if (!found) return;
    const PlaceIndex<Mention> mentions(document_.mentions);
    const std::vector<RegisterRow> of_tables = rows_;
    const PlaceIndex<RegisterRow> tables(of_tables, [](const RegisterRow& row) { return row.whole; });
    const auto& sentences = text_.sentences;
    std::vector<std::size_t> firsts;
    for (std::size_t s = 0; s != sentences.size(); ++s)
      if (sentences[s].begin >= below && OpensWithMotion(sentences[s], mentions)) firsts.push_back(s);
    for (std::size_t i = 0; i != firsts.size(); ++i) {
      const std::size_t s = firsts[i];
      const std::size_t end =
          std::min({i + 1 == firsts.size() ? sentences.size() : firsts[i + 1], s + kRowSentences, sentences.size()});
      const NormSpan whole{sentences[s].begin, sentences[end - 1].end};
      if (tables.AnyTouches(whole)) continue;
      const NormSpan rest{s + 1 < end ? sentences[s + 1].begin : whole.end, whole.end};
      RegisterRow& row = rows_.emplace_back();
      row.work = sentences[s], row.place = row.state = rest, row.whole = whole, row.lines = true;
    }
  }

  // Promises that have their number in a heading, and below it what came of them.
  void ReadHeadings() {
    const PlaceIndex<Reference> references(document_.references);
    std::vector<RegisterRow> found;
    bool below = false;
    for (const TextPart& part : text_.parts) {
      if (part.role == Role::kHeading) {
        const auto numbers = references.Beginning(part.span);
        below = !grammar_.FindAt("register_head", text_.text, part.span.begin).empty() &&
                std::any_of(numbers.begin(), numbers.end(),
                            [](const Reference* number) { return IsCommitmentNumber(number->target); });
        if (!below) continue;
        RegisterRow& row = found.emplace_back();
        row.work = row.whole = part.span, row.of_promises = row.told = true;
        row.state = {part.span.end, part.span.end};
      } else if (below && (part.role == Role::kParagraph || part.role == Role::kListItem)) {
        if (found.back().state.empty()) found.back().state.begin = part.span.begin;
        found.back().state.end = found.back().whole.end = part.span.end;
      }
    }
    if (found.size() < kNumberedHeads) return;
    std::move(found.begin(), found.end(), std::back_inserter(rows_));
  }

  bool OpensWithMotion(NormSpan sentence, const PlaceIndex<Mention>& mentions) const {
    const auto inside = mentions.Beginning(sentence);
    if (inside.empty() || !IsMotion(*inside.front())) return false;
    const std::string_view before = NormSpan{sentence.begin, inside.front()->span.begin}.In(text_.text);
    return std::none_of(before.begin(), before.end(), [](char c) { return IsAsciiLetter(c); });
  }

  void ForEachLine(auto visit) const {
    std::uint32_t begin = 0;
    for (const std::string_view line : Split(std::string_view(text_.text), '\n')) {
      const auto size = static_cast<std::uint32_t>(line.size());
      if (!Trim(line).empty()) visit(NormSpan{begin, begin + size});
      begin += size + 1;
    }
  }

  // The motions of a row have their numbers, when the row says them.
  void NumberAll() {
    const PlaceIndex<Reference> references(document_.references);
    const PlaceIndex<Mention> mentions(document_.mentions);
    std::vector<Mention> unnamed;
    for (RegisterRow& row : rows_) {
      std::vector<Mention*> motions;
      for (const Mention* mention : mentions.Beginning(row.work))
        if (row.work.Contains(mention->span) && IsMotion(*mention))
          motions.push_back(&document_.mentions[PlaceOf(*mention, document_)]);
      if (motions.empty() && !row.of_motions) continue;
      const std::vector<const Reference*> numbers = NumbersIn(row, references);
      const bool several =
          Names(row.work.In(text_.text), "moties") && (motions.size() < 2 || motions.size() == numbers.size());
      for (std::size_t i = 0; i != numbers.size() && (i == 0 || several); ++i) {
        row.numbers.push_back(numbers[i]->target);
        if (i < motions.size()) {
          if (motions[i]->via != "inline") SetNumber(*motions[i], *numbers[i]);
        } else {
          unnamed.push_back(MotionOf(row, motions.empty() ? nullptr : motions[0]));
          SetNumber(unnamed.back(), *numbers[i]);
        }
      }
    }
    std::move(unnamed.begin(), unnamed.end(), std::back_inserter(document_.mentions));
  }

  // Another mention by the same words, or by all words of the cell.
  Mention MotionOf(const RegisterRow& row, const Mention* like) const {
    if (like) return *like;
    Mention motion;
    motion.kind = "motion", motion.span = row.work, motion.text = row.work.In(text_.text);
    motion.page = text_.PageOf(row.work.begin), motion.boxes = text_.BoxesOf(row.work);
    return motion;
  }

  // Without a column for them: wherever the row has them, but in what came of it.
  static std::vector<const Reference*> NumbersIn(const RegisterRow& row, const PlaceIndex<Reference>& references) {
    std::vector<const Reference*> numbers;
    for (const Reference* reference : references.Beginning(row.place.empty() ? row.whole : row.place)) {
      if (row.lines && reference->span.begin != row.place.begin) break;  // what another letter said
      if (row.place.empty() && row.state.Contains(reference->span)) continue;
      if (reference->target.starts_with("kst-")) numbers.push_back(reference);
    }
    return numbers;
  }

  static void SetNumber(Mention& motion, const Reference& number) {
    motion.target = number.target, motion.via = "inline", motion.confidence = RegisterRow::kSure;
    motion.candidates.clear();
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  Columns columns_{-1, -1, -1};  // of the table that is read, or was last
  bool of_motions_ = false, of_promises_ = false;
  std::size_t width_ = 0;
  int page_ = 0;  // of its last row
  std::vector<NormSpan> heads_;
  std::vector<RegisterRow> rows_;
};

}  // namespace

std::vector<RegisterRow> FindRegisters(const NormalisedText& text, const Grammar& grammar, Document& document) {
  return Finder(text, grammar, document).Run();
}

}  // namespace kst
