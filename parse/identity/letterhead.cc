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
std::vector<Label> LabelsOf(std::string_view line, const Grammar& grammar) {
  std::vector<Label> labels;
  std::size_t value_begin = 0;
  for (const Match& match : grammar.FindAll("letterhead", line)) {
    const bool first = match.span.begin == 0;
    if (labels.empty() && !first) break;
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
  Letterhead(const Grammar& grammar, Document& document) : grammar_(grammar), document_(document) {}

  // Lines in order; false at the salutation, where the head ends.
  bool Read(std::string_view line) {
    const std::vector<Label> labels = LabelsOf(line, grammar_);
    if (labels.empty()) {
      const std::string_view field = std::exchange(waiting_, {});
      if (open_subject_) document_.subject->append(" ").append(line);
      Set(field, line);
      open_subject_ = (open_subject_ || field == "subject") && IsOpen();
      if (field != "copy") ReadAddressee(line);
      return grammar_.FindFirst("salutation", line).empty();
    }
    waiting_ = {};
    open_subject_ = false;
    for (const Label& label : labels) {
      if (!label.value.empty()) Set(label.field, label.value);
      if (label.field != "subject" && label.field != "copy")
        ReadAddressee(label.value);  // the columns of the head may share a line
    }
    if (labels.back().value.empty())
      waiting_ = labels.back().field;
    else
      open_subject_ = labels.back().field == "subject" && IsOpen();
    return true;
  }

  bool found() const { return found_; }

 private:
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
  bool IsOpen() const { return document_.subject && IsUnfinished(*document_.subject, grammar_); }

  bool open_subject_ = false;  // the subject goes on in the next line
  std::string_view waiting_;   // the field of a label whose value is in the next line
  bool found_ = false;
};

}  // namespace

bool ReadLetterhead(const Head& head, const Grammar& grammar, Document& document) {
  Letterhead letter(grammar, document);
  for (const auto& block : head.furniture)
    for (const std::string_view line : block) letter.Read(line);
  constexpr std::size_t kHeadParts = 60;
  std::size_t prose = 0;  // the salutation may be missing: two paragraphs of prose end the head as well
  for (std::size_t i = 0; i < std::min(kHeadParts, head.parts.size()) && prose < 2; ++i) {
    constexpr std::size_t kProse = 300;
    prose += head.parts[i].size() > kProse ? 1 : 0;
    if (!letter.Read(head.parts[i])) break;
  }
  return letter.found();
}

}  // namespace kst::identity
