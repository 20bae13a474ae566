#include "parse/say/registers.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kLongestHead = 80;  // bytes of what stands above a column
constexpr std::size_t kHeads = 3;           // that make a line one of heads
constexpr std::size_t kRowSentences = 4;    // of a row in running text, at most
constexpr double kSure = 0.9;               // of what a row says; not measured, few overviews are annotated

constexpr std::string_view kColumns[] = {"work", "place", "state"};
using Columns = std::array<int, std::size(kColumns)>;  // where they are; -1 for none

bool IsMotion(const Mention& mention) { return mention.kind == "motion" || mention.kind == "amendment"; }

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
      rows_.push_back({sentences[s], rest, rest, whole, false, true});
    }
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

  // The one motion of a row has its number, when the row says one.
  void NumberAll() {
    const PlaceIndex<Reference> references(document_.references);
    const PlaceIndex<Mention> mentions(document_.mentions);
    std::vector<Mention> unnamed;
    for (const RegisterRow& row : rows_) {
      const Reference* number = NumberIn(row, references);
      if (!number) continue;
      std::vector<const Mention*> motions;
      for (const Mention* mention : mentions.Beginning(row.work))
        if (row.work.Contains(mention->span) && IsMotion(*mention)) motions.push_back(mention);
      if (motions.size() == 1) {
        if (motions[0]->via != "inline") SetNumber(document_.mentions[PlaceOf(*motions[0], document_)], *number);
      } else if (motions.empty() && row.of_motions) {
        Mention& motion = unnamed.emplace_back();
        motion.kind = "motion", motion.span = row.work, motion.text = row.work.In(text_.text);
        motion.page = text_.PageOf(row.work.begin), motion.boxes = text_.BoxesOf(row.work);
        SetNumber(motion, *number);
      }
    }
    std::move(unnamed.begin(), unnamed.end(), std::back_inserter(document_.mentions));
  }

  static const Reference* NumberIn(const RegisterRow& row, const PlaceIndex<Reference>& references) {
    for (const Reference* reference : references.Beginning(row.place)) {
      if (row.lines && reference->span.begin != row.place.begin) return nullptr;  // what another letter said
      if (reference->target.starts_with("kst-")) return reference;
    }
    return nullptr;
  }

  static void SetNumber(Mention& motion, const Reference& number) {
    motion.target = number.target, motion.via = "inline", motion.confidence = kSure;
    motion.candidates.clear();
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

class Teller {
 public:
  Teller(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text),
        grammar_(grammar),
        document_(document),
        mentions_(document.mentions),
        references_(document.references) {
    for (std::size_t i = 0; i != document.relations.size(); ++i) known_.emplace(KeyOf(document.relations[i]), i);
  }

  void Tell(const RegisterRow& row) {
    const std::vector<Match> states = grammar_.FindAll("register_state", text_.text, row.state);
    if (states.empty()) return;
    const Work work = WorkOf(row);
    const Match* state = work.target.empty() ? nullptr : StateOf(row, states, work.commitment);
    if (!state || (work.commitment && state->rule->Get("act") == "declines")) return;
    Relation r;
    r.type = work.commitment ? "fulfils" : state->rule->Get("act");
    r.target = work.target, r.mention = work.mention;
    if (const std::string_view status = state->rule->Get("status"); !status.empty()) r.status = std::string(status);
    const auto [known, fresh] = known_.emplace(KeyOf(r), document_.relations.size());
    if (!fresh) {
      std::optional<std::string>& said = document_.relations[known->second].status;
      if (!said) said = r.status;
      return;
    }
    r.span = SentenceIn(row.state, state->span);
    r.quote = r.span.In(text_.text);
    r.page = text_.PageOf(r.span.begin), r.boxes = text_.BoxesOf(r.span);
    r.rule = state->rule->name;
    r.confidence = kSure;
    document_.relations.push_back(std::move(r));
  }

  void End() {
    std::erase_if(document_.possible_relations, [&](const Relation& r) { return known_.contains(KeyOf(r)); });
    std::stable_sort(document_.relations.begin(), document_.relations.end(),
                     [](const Relation& a, const Relation& b) { return a.span.begin < b.span.begin; });
  }

 private:
  static std::pair<std::string, std::string> KeyOf(const Relation& r) { return {r.type, r.target}; }

  // The motion of a row, or the promise that has a number of its own.
  Work WorkOf(const RegisterRow& row) const {
    for (const Mention* mention : mentions_.Beginning(row.work))
      if (row.work.Contains(mention->span) && mention->target && IsMotion(*mention))
        return {*mention->target, false, PlaceOf(*mention, document_)};
    for (const Reference* reference : references_.Beginning(row.whole))
      if (!row.state.Contains(reference->span) && reference->target.starts_with('T'))
        return {reference->target, true, std::nullopt};
    return {};
  }

  // In running text a state is a sentence: "In uitvoering.", "De motie is uitgevoerd."
  bool IsSentence(NormSpan state) const {
    const std::uint32_t begin = SentenceAt(text_.sentences, state.begin).begin;
    const std::vector<Match> subject = grammar_.FindAt("register_subject", text_.text, begin);
    return begin == state.begin || (!subject.empty() && subject.front().span.end >= state.begin);
  }

  // What a row says last; null when that is nothing.
  const Match* StateOf(const RegisterRow& row, const std::vector<Match>& states, bool commitment) const {
    const Match* last = nullptr;
    for (const Match& state : states) {
      if (state.rule->Get("of") == "commitment" && !commitment) continue;
      if (!row.lines || IsSentence(state.span)) last = &state;
    }
    return last && last->rule->Get("act") != "none" ? last : nullptr;
  }

  // Without its full stop.
  NormSpan SentenceIn(NormSpan cell, NormSpan words) const {
    const NormSpan sentence = SentenceAt(text_.sentences, words.begin);
    if (!sentence.Contains(words)) return words;
    NormSpan said{std::max(sentence.begin, cell.begin), std::min(sentence.end, cell.end)};
    while (said.end > words.end && (text_.text[said.end - 1] == '.' || text_.text[said.end - 1] == ' ')) --said.end;
    return said;
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  const PlaceIndex<Mention> mentions_;
  const PlaceIndex<Reference> references_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  // relations by type and work
};

}  // namespace

std::vector<RegisterRow> FindRegisters(const NormalisedText& text, const Grammar& grammar, Document& document) {
  return Finder(text, grammar, document).Run();
}

void SayRegisters(const NormalisedText& text, const Grammar& grammar, const std::vector<RegisterRow>& rows,
                  Document& document) {
  if (rows.empty()) return;
  Teller teller(text, grammar, document);
  for (const RegisterRow& row : rows)
    if (!row.state.empty()) teller.Tell(row);
  teller.End();
}

}  // namespace kst
