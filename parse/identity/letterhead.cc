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

#include "parse/identity/parts.h"
#include "parse/time/calendar.h"

namespace kst::identity {
namespace {

struct Label {
  std::string_view field;  // "" for a label whose value is of no interest here
  std::string_view value;
};

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }

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

class Letterhead {
 public:
  Letterhead(const Grammar& grammar, bool flat, Document& document)
      : grammar_(grammar), document_(document), flat_(flat) {}

  // Lines in order; false at the salutation, where the head ends.
  bool Read(std::string_view line) {
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

  bool found() const { return found_; }

 private:
  // The field that this line is the value of. Among the columns of a text layer a date that
  // is waited for is known by being one; other lines that stand between are passed over.
  std::string_view NextWaiting(std::string_view line) {
    if (flat_ && !waiting_.empty()) {
      const auto date = std::find(waiting_.begin(), waiting_.end(), "date");
      if (date != waiting_.end() && IsDateAlone(line)) waiting_.erase(waiting_.begin(), date);
      const std::string_view next = waiting_.front();
      const auto subject = std::find(waiting_.begin(), waiting_.end(), "subject");
      if (labelled_ == "subject" && subject != waiting_.end() && !IsDateAlone(line)) {  // right below its label
        waiting_.erase(subject);
        return "subject";
      }
      if (next == "date" ? !IsDateAlone(line)
                         : next.ends_with("reference") && grammar_.FindFirst("reference", line).empty())
        return {};
    }
    if (waiting_.empty()) return {};
    const std::string_view field = waiting_.front();
    waiting_.pop_front();
    return field;
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
    const auto fill = [&](std::optional<std::string>& slot, std::string_view words) {
      if (!slot && !words.empty()) slot = std::string(words), found_ = true;
    };
    if (field == "date") {
      if (const auto iso = IsoDate(value); iso && iso->size() == 10) fill(document_.date, *iso);
    } else if (field == "subject") {
      fill(document_.subject, value);
    } else if (field == "own_reference" || field == "your_reference") {
      const auto match = grammar_.FindFirst("reference", value);
      if (match.empty()) return;
      fill(field == "own_reference" ? document_.own_reference : document_.your_reference, match[0].span.In(value));
    }
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
  bool flat_ = false;
  bool found_ = false;
};

}  // namespace

bool ReadLetterhead(const Head& head, const Grammar& grammar, Document& document) {
  Letterhead letter(grammar, head.flat, document);
  for (const auto& block : head.furniture)
    for (const std::string_view line : block) letter.Read(line);
  constexpr std::size_t kHeadParts = 60, kProse = 300;
  if (head.flat) {  // the columns of the page in any order, also behind the letter
    for (const std::string_view line : head.lines)
      if (line.size() < kProse) letter.Read(line);
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
