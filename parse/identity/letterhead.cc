// The letterhead of a ministry: labels with their values, in a column beside the
// letter or above it.
//
//   > Retouradres Postbus 20301 2500 EH Den Haag          Onze referentie
//   Aan de Voorzitter van de Tweede Kamer …               3550123
//   Datum    4 oktober 2021                               Uw referentie
//   Betreft  Voortgang van de aanpak                      2021Z12345
//
// A label stands at the beginning of a line, its value behind it or in the next
// line. Lines that were joined ("Datum 4 mei 2021 Betreft …") are parted at the
// next label that is written with a capital.
#include <algorithm>
#include <deque>
#include <set>
#include <span>
#include <utility>

#include "parse/identity/parts.h"
#include "parse/time/calendar.h"

namespace kst::identity {
namespace {

struct Label {
  std::string_view field;  // "" for a label whose value is of no interest here
  std::string_view value;
};

bool IsOfADate(std::string_view field) { return field.ends_with("date"); }

// The labels of one line, with what follows each; empty when it does not begin with one.
// In a text layer (`flat`) a line of prose may begin with one too: "inzake de bruggen".
std::vector<Label> LabelsOf(std::string_view line, bool flat, const Grammar& grammar) {
  std::vector<Label> labels;
  std::size_t value_begin = 0;
  for (const Match& match : grammar.FindAll("letterhead", line)) {
    const bool first = match.span.begin == 0;
    if (labels.empty() && !first) break;
    const std::string_view behind = Trim(line.substr(match.span.end));
    const bool prose = flat && first && IsLower(line[0]) && match.rule->Get("field") == "subject" && !behind.empty() &&
                       IsLower(behind[0]) && line[match.span.end - 1] != ':';
    if (prose) break;
    if (!first && !IsUpper(line[match.span.begin])) continue;
    if (!labels.empty()) labels.back().value = Trim(line.substr(value_begin, match.span.begin - value_begin));
    labels.push_back({match.rule->Get("field"), {}});
    value_begin = match.span.end;
  }
  if (!labels.empty()) labels.back().value = Trim(line.substr(value_begin));
  return labels;
}

// The fields of a line that is nothing but labels, two or more.
std::vector<std::string_view> RowOf(std::string_view line, const Grammar& grammar) {
  constexpr std::size_t kLongest = 120;
  std::vector<std::string_view> fields;
  std::size_t end = 0;
  if (line.size() > kLongest) return {};
  for (const Match& match : grammar.FindAll("letterhead", line)) {
    if (!Trim(line.substr(end, match.span.begin - end)).empty()) return {};
    fields.push_back(match.rule->Get("field"));
    end = match.span.end;
  }
  if (fields.size() < 2 || !Trim(line.substr(end)).empty()) return {};
  return fields;
}

class Letterhead {
 public:
  Letterhead(const Grammar& grammar, bool flat, Document& document)
      : grammar_(grammar), document_(document), flat_(flat) {}

  // Lines in order; false at the salutation, where the head ends.
  // `ahead`: of a text layer, the lines behind this one.
  bool Read(std::string_view line, std::span<const std::string_view> ahead = {}) {
    ahead_ = ahead;
    if (ReadRow(line)) return true;
    const std::vector<Label> labels = LabelsOf(line, flat_, grammar_);
    if (labels.empty()) {
      const std::string_view field = NextWaiting(line);
      labelled_ = {};
      const bool opened = field == "subject" && !document_.subject;
      const bool more = open_subject_ && (!flat_ || MayGoOn(line));
      if (more) document_.subject->append(" ").append(line);
      Set(field, line);
      open_subject_ = (more || opened) && IsOpen();
      last_ = line;
      if (field != "copy" && !(opens_ && IsChamber(line))) ReadAddressee(line);  // the letterhead of the Chamber
      opens_ = false;
      return grammar_.FindFirst("salutation", line).empty();
    }
    if (!flat_) waiting_.clear();
    open_subject_ = opens_ = false;
    for (const Label& label : labels) {
      if (!label.value.empty()) Set(label.field, label.value);
      if (label.field != "subject" && label.field != "copy")
        ReadAddressee(label.value);  // the columns of the head may share a line
    }
    labelled_ = labels.back().value.empty() ? labels.back().field : std::string_view();
    if (labels.back().value.empty())
      Await(labels.back().field);
    else
      open_subject_ = labels.back().field == "subject" && IsOpen(), last_ = labels.back().value;
    return true;
  }

  // A label whose value is known, or is known to be open.
  void Told(std::string_view field, std::string_view value) {
    Set(field, value);
    if (!field.empty()) told_.insert(field);
  }

  bool found() const { return found_; }

 private:
  // A row of labels, or the values below it, of a text that has lost its columns. Dates part them: a label alone
  // between two of them has what stands between their values.
  bool ReadRow(std::string_view line) {
    if (row_.empty()) return !(row_ = RowOf(line, grammar_)).empty();
    const auto row = std::exchange(row_, {});
    const std::vector<Match> dates = grammar_.FindAll("row_value", line);
    if (dates.empty() || static_cast<std::ptrdiff_t>(dates.size()) != std::count_if(row.begin(), row.end(), IsOfADate))
      return false;
    std::size_t from = 0;
    std::vector<std::string_view> between;
    const auto close = [&](std::size_t to) {
      if (between.size() == 1) Told(between[0], Trim(line.substr(from, to - from)));
      between.clear();
    };
    auto date = dates.begin();
    for (const std::string_view field : row) {
      if (!IsOfADate(field)) {
        between.push_back(field);
        continue;
      }
      close(date->span.begin);
      Told(field, date->span.In(line));
      from = (date++)->span.end;
    }
    close(line.size());
    return true;
  }

  // The field that this line is the value of. Among the columns of a text layer a date that
  // is waited for is known by being one; other lines that stand between are passed over.
  std::string_view NextWaiting(std::string_view line) {
    if (flat_ && !waiting_.empty()) {
      auto date = std::find_if(waiting_.begin(), waiting_.end(), IsOfADate);
      const auto own = std::find(waiting_.begin(), waiting_.end(), "date");
      if (own != waiting_.end() && own != date && IsDateAlone(line) && !DateComes()) date = own;
      if (date != waiting_.end() && IsDateAlone(line)) waiting_.erase(waiting_.begin(), date);
      const std::string_view next = waiting_.front();
      const auto subject = std::find(waiting_.begin(), waiting_.end(), "subject");
      if (labelled_ == "subject" && subject != waiting_.end() && !IsDateAlone(line)) {  // right below its label
        waiting_.erase(subject);
        return "subject";
      }
      if (IsOfADate(next) ? !IsDateAlone(line) : next.ends_with("reference") && ReferenceIn(line).empty()) return {};
    }
    if (waiting_.empty()) return {};
    const std::string_view field = waiting_.front();
    waiting_.pop_front();
    return field;
  }

  bool DateComes() const {
    constexpr std::size_t kNear = 12;
    const auto near = ahead_.first(std::min(kNear, ahead_.size()));
    return std::any_of(near.begin(), near.end(), [&](std::string_view line) { return IsDateAlone(line); });
  }

  bool IsChamber(std::string_view line) const {
    const std::vector<Match> match = grammar_.FindFirst("header", line);
    return !match.empty() && match[0].rule->Get("is") == "chamber";
  }

  bool IsDateAlone(std::string_view line) const {
    const std::vector<Match> match = grammar_.FindFirst("header", line);
    return !match.empty() && match[0].rule->Get("is") == "date";
  }

  void Await(std::string_view field) {
    if (!flat_) waiting_.clear();
    if (waiting_.empty() || !field.empty()) waiting_.push_back(field);
  }

  void Set(std::string_view field, std::string_view value) {
    if (told_.contains(field)) return;
    const auto fill = [&](std::optional<std::string>& slot, std::string_view words) {
      if (!slot && !words.empty()) slot = std::string(words), found_ = true;
    };
    if (field == "date") {
      if (const auto iso = IsoDate(value); iso && iso->size() == 10) fill(document_.date, *iso);
    } else if (field == "subject") {
      fill(document_.subject, value);
    } else if (field == "own_reference" || field == "your_reference") {
      fill(field == "own_reference" ? document_.own_reference : document_.your_reference, ReferenceIn(value));
    }
  }

  std::string_view ReferenceIn(std::string_view value) const {
    const auto match = grammar_.FindFirst("reference", value);
    return match.empty() ? std::string_view() : match[0].Get("reference", value);
  }

  void ReadAddressee(std::string_view line) {
    constexpr std::size_t kLongestAddress = 250;
    if (line.size() > kLongestAddress) return;
    for (const Match& match : grammar_.FindFirst("addressee", line)) {
      found_ = true;
      const std::string chamber = match.Find("both") ? "both" : match.Find("ii") ? "II" : "I";
      std::optional<std::string>& slot = document_.addressee_chamber;
      slot = slot && *slot != chamber ? "both" : chamber;
    }
  }

  const Grammar& grammar_;
  Document& document_;
  // In a text layer the next line decides whether the subject goes on.
  bool IsOpen() const { return document_.subject && (flat_ || IsUnfinished(*document_.subject, grammar_)); }

  // Yes where the line before cannot end, or this one cannot begin; a line that is as long as
  // a subject's lines are may go on in a shorter one than the letter's own.
  bool MayGoOn(std::string_view line) const {
    constexpr std::size_t kFull = 40, kProse = 60;
    if (IsUnfinished(*document_.subject, grammar_) || IsLower(line[0]) || line[0] == '(') return true;
    if (IsDigit(line[0]) || line.find(": ") != line.npos) return false;
    return last_.size() >= kFull && line.size() < kProse && line.back() != '.' && line.back() != ',';
  }

  std::string_view last_;      // the line that the subject ends with
  std::string_view labelled_;  // the field of the label that the line before is
  bool opens_ = true;          // no line is read yet
  bool open_subject_ = false;  // the subject goes on in the next line
  // The fields of labels whose values are in the next lines: of one label, or in a text
  // layer of a column of them ("Datum", "Betreft", "4 mei 2021", "Bruggen").
  std::deque<std::string_view> waiting_;
  std::span<const std::string_view> ahead_;
  std::vector<std::string_view> row_;  // the fields of the row of labels that the line before is
  std::set<std::string_view> told_;    // fields whose values are known
  bool flat_ = false;
  bool found_ = false;
};

}  // namespace

bool ReadLetterhead(const NormalisedText& text, const Head& head, const Grammar& grammar, Document& document) {
  Letterhead letter(grammar, head.flat, document);
  for (const Labelled& label : ReadLabelRows(text, grammar)) letter.Told(label.field, label.value);
  for (const auto& block : head.furniture)
    for (const std::string_view line : block) letter.Read(line);
  constexpr std::size_t kHeadParts = 60, kProse = 300;
  if (head.flat) {  // the columns of the page in any order, also behind the letter
    const std::span<const std::string_view> lines = head.lines;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (lines[i].size() < kProse) letter.Read(lines[i], lines.subspan(i + 1));
    return letter.found();
  }
  std::size_t prose = 0;  // the salutation may be missing: two paragraphs of prose end the head as well
  for (std::size_t i = 0; i < std::min(kHeadParts, head.parts.size()) && prose < 2; ++i) {
    prose += head.parts[i].size() > kProse ? 1 : 0;
    if (!letter.Read(head.parts[i])) break;
  }
  return letter.found();
}

}  // namespace kst::identity
