#include "parse/say/registers.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "parse/sentence/place_index.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kLongestHead = 80;  // bytes of what stands above a column
constexpr std::size_t kHeads = 3;           // that make a line one of heads
constexpr std::size_t kRowSentences = 4;    // of a row in running text, at most
constexpr double kOfRow = 0.95;             // how often the number of a row is that of its work

constexpr std::string_view kColumns[] = {"work", "place", "state"};
using Columns = std::array<int, std::size(kColumns)>;  // where they are; -1 for none

bool IsMotion(const Mention& mention) { return mention.kind == "motion" || mention.kind == "amendment"; }

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text), grammar_(grammar), document_(document) {}

  std::vector<RegisterRow> Run() {
    for (const Table& table : document_.tables) ReadTable(table);
    ReadLines();
    if (!heads_.empty()) {
      const PlaceIndex<NormSpan> heads(heads_, [](const NormSpan& span) { return span; });
      std::erase_if(document_.mentions, [&](const Mention& mention) { return heads.AnyTouches(mention.span); });
    }
    if (rows_.empty()) return {};
    const PlaceIndex<Reference> references(document_.references);
    for (const RegisterRow& row : rows_) Number(row, references);
    std::stable_sort(document_.mentions.begin(), document_.mentions.end(),
                     [](const Mention& a, const Mention& b) { return a.span.begin < b.span.begin; });
    if (document_.kind == "motion") document_.kind = "commitment_list";
    return std::move(rows_);
  }

 private:
  void ReadTable(const Table& table) {
    if (!GoesOn(table)) columns_ = {-1, -1, -1}, of_motions_ = false;
    width_ = table.rows.empty() ? 0 : table.rows[0].size();
    for (const std::vector<TableCell>& row : table.rows) {
      page_ = row.front().box.page;
      if (const Columns head = Heads(row); head[0] >= 0 && (head[1] >= 0 || head[2] >= 0)) {
        columns_ = head;
        const std::string work = Fold(Cell(row, head[0]).In(text_.text));
        of_motions_ = work.find("motie") != work.npos && work.find("toezegging") == work.npos;
        for (const TableCell& cell : row)
          if (!cell.span.empty()) heads_.push_back(cell.span);
      } else if (columns_[0] >= 0) {
        const NormSpan whole{row.front().span.begin, row.back().span.end};
        RegisterRow found{
            Cell(row, columns_[0]), Cell(row, columns_[1]), Cell(row, columns_[2]), whole, of_motions_, false};
        if (!found.work.empty()) rows_.push_back(found);
      }
    }
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
  bool IsHead(NormSpan cell, const Match& match) const {
    const std::string_view rest = Trim(NormSpan{match.span.end, cell.end}.In(text_.text));
    return match.span.begin == cell.begin && (rest.empty() || rest.starts_with("per ") ||
                                              std::string_view("(/:,*").find(rest[0]) != std::string_view::npos);
  }

  Columns Heads(const std::vector<TableCell>& row) const {
    Columns columns{-1, -1, -1};
    int column = 0;
    for (const TableCell& cell : row) {
      const std::vector<Match> heads = !cell.span.empty() && cell.span.size() < kLongestHead
                                           ? grammar_.FindFirst("register_head", text_.text, cell.span)
                                           : std::vector<Match>{};
      if (!heads.empty() && IsHead(cell.span, heads.front())) {
        const auto which = std::find(std::begin(kColumns), std::end(kColumns), heads.front().rule->Get("column"));
        if (which != std::end(kColumns)) {
          int& at = columns[static_cast<std::size_t>(which - std::begin(kColumns))];
          if (at < 0) at = column;
        }
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
    const auto& sentences = text_.sentences;
    std::vector<std::size_t> firsts;
    for (std::size_t s = 0; s != sentences.size(); ++s)
      if (sentences[s].begin >= below && OpensWithMotion(sentences[s], mentions)) firsts.push_back(s);
    for (std::size_t i = 0; i != firsts.size(); ++i) {
      const std::size_t s = firsts[i];
      const std::size_t end =
          std::min({i + 1 == firsts.size() ? sentences.size() : firsts[i + 1], s + kRowSentences, sentences.size()});
      const NormSpan whole{sentences[s].begin, sentences[end - 1].end};
      const bool in_table = std::any_of(
          rows_.begin(), rows_.end(), [&](const RegisterRow& row) { return !row.lines && row.whole.Overlaps(whole); });
      if (in_table) continue;
      const NormSpan rest{s + 1 < end ? sentences[s + 1].begin : whole.end, whole.end};
      rows_.push_back({sentences[s], rest, rest, whole, false, true});
    }
  }

  bool OpensWithMotion(NormSpan sentence, const PlaceIndex<Mention>& mentions) const {
    const auto inside = mentions.Beginning(sentence);
    if (inside.empty() || !IsMotion(*inside.front())) return false;
    const std::string_view before = NormSpan{sentence.begin, inside.front()->span.begin}.In(text_.text);
    return std::none_of(before.begin(), before.end(), [](char c) { return IsLetter(c); });
  }
  static bool IsLetter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

  void ForEachLine(auto visit) const {
    std::uint32_t begin = 0;
    for (const std::string_view line : Split(std::string_view(text_.text), '\n')) {
      const auto size = static_cast<std::uint32_t>(line.size());
      if (!Trim(line).empty()) visit(NormSpan{begin, begin + size});
      begin += size + 1;
    }
  }

  // The one motion of a row has its number, when the row says one.
  void Number(const RegisterRow& row, const PlaceIndex<Reference>& references) {
    if (row.place.empty()) return;
    const Reference* number = nullptr;
    for (const Reference* reference : references.Beginning(row.place)) {
      if (row.lines && reference->span.begin != row.place.begin) break;  // what another letter said
      if (reference->target.starts_with("kst-")) {
        number = reference;
        break;
      }
    }
    if (!number) return;
    Mention* only = nullptr;
    for (Mention& mention : document_.mentions) {
      if (!row.work.Contains(mention.span) || !IsMotion(mention)) continue;
      if (only) return;
      only = &mention;
    }
    if (only && only->via == "inline") return;
    if (!only) {
      if (!row.of_motions) return;
      only = &document_.mentions.emplace_back();
      only->kind = "motion", only->span = row.work, only->text = row.work.In(text_.text);
      only->page = text_.PageOf(row.work.begin), only->boxes = text_.BoxesOf(row.work);
    }
    only->target = number->target, only->via = "inline", only->confidence = kOfRow;
    only->candidates.clear();
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  Columns columns_{-1, -1, -1};  // of the table that is read, or was last
  bool of_motions_ = false;
  std::size_t width_ = 0;
  int page_ = 0;  // of its last row
  std::vector<NormSpan> heads_;
  std::vector<RegisterRow> rows_;
};

struct Work {
  std::string target;
  bool commitment = false;
  std::optional<std::uint32_t> mention;
};

// The motion of a row, or the promise that has a number of its own.
Work WorkOf(const RegisterRow& row, const Document& document) {
  for (std::size_t m = 0; m != document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (row.work.Contains(mention.span) && mention.target && IsMotion(mention))
      return {*mention.target, false, static_cast<std::uint32_t>(m)};
  }
  for (const Reference& reference : document.references)
    if (row.whole.Contains(reference.span) && !row.state.Contains(reference.span) && reference.target.starts_with('T'))
      return {reference.target, true, std::nullopt};
  return {};
}

// In running text a state is a sentence: "In uitvoering.", "De motie is uitgevoerd."
bool IsSentence(NormSpan state, const NormalisedText& text, const Grammar& grammar) {
  const auto next = std::upper_bound(text.sentences.begin(), text.sentences.end(), state.begin,
                                     [](std::uint32_t at, NormSpan sentence) { return at < sentence.begin; });
  if (next == text.sentences.begin()) return false;
  const std::uint32_t begin = std::prev(next)->begin;
  const std::vector<Match> subject = grammar.FindAt("register_subject", text.text, begin);
  return begin == state.begin || (!subject.empty() && subject.front().span.end >= state.begin);
}

// What a row says last; null when that is nothing.
const Match* StateOf(const RegisterRow& row, const std::vector<Match>& states, bool commitment,
                     const NormalisedText& text, const Grammar& grammar) {
  const Match* last = nullptr;
  for (const Match& state : states) {
    if (state.rule->Get("of") == "commitment" && !commitment) continue;
    if (!row.lines || IsSentence(state.span, text, grammar)) last = &state;
  }
  return last && last->rule->Get("act") != "none" ? last : nullptr;
}

// Without its full stop.
NormSpan SentenceIn(NormSpan cell, NormSpan words, const NormalisedText& text) {
  for (const NormSpan sentence : text.sentences) {
    if (!sentence.Contains(words)) continue;
    NormSpan said{std::max(sentence.begin, cell.begin), std::min(sentence.end, cell.end)};
    while (said.end > words.end && (text.text[said.end - 1] == '.' || text.text[said.end - 1] == ' ')) --said.end;
    return said;
  }
  return words;
}

}  // namespace

std::vector<RegisterRow> FindRegisters(const NormalisedText& text, const Grammar& grammar, Document& document) {
  return Finder(text, grammar, document).Run();
}

void SayRegisters(const NormalisedText& text, const Grammar& grammar, const std::vector<RegisterRow>& rows,
                  Document& document) {
  const std::size_t said = document.relations.size();
  for (const RegisterRow& row : rows) {
    if (row.state.empty()) continue;
    const std::vector<Match> states = grammar.FindAll("register_state", text.text, row.state);
    if (states.empty()) continue;
    const Work work = WorkOf(row, document);
    const Match* state = work.target.empty() ? nullptr : StateOf(row, states, work.commitment, text, grammar);
    if (!state) continue;
    Relation r;
    r.type = state->rule->Get("act");
    if (work.commitment && r.type == "declines") continue;
    if (work.commitment) r.type = "fulfils";
    if (const std::string_view status = state->rule->Get("status"); !status.empty()) r.status = std::string(status);
    const auto same = [&](const Relation& other) { return other.target == work.target && other.type == r.type; };
    if (const auto known = std::find_if(document.relations.begin(), document.relations.end(), same);
        known != document.relations.end()) {
      if (!known->status) known->status = r.status;
      continue;
    }
    std::erase_if(document.possible_relations, same);
    r.target = work.target, r.mention = work.mention;
    r.span = SentenceIn(row.state, state->span, text);
    r.quote = r.span.In(text.text);
    r.page = text.PageOf(r.span.begin), r.boxes = text.BoxesOf(r.span);
    r.rule = state->rule->name;
    r.confidence = FractionFrom(state->rule->Get("confidence")).value_or(0.9);
    document.relations.push_back(std::move(r));
  }
  if (document.relations.size() == said) return;
  std::stable_sort(document.relations.begin(), document.relations.end(),
                   [](const Relation& a, const Relation& b) { return a.span.begin < b.span.begin; });
}

}  // namespace kst
