// Who signs, and in which office.
//
//   De Minister van Economische Zaken,      office before name, or behind it;
//   D.S. Beljaarts                          in one paragraph or in two
//
// Motions and amendments have the names of their proposers alone, one a line.
#include <algorithm>

#include "parse/identity/parts.h"

namespace kst::identity {
namespace {

constexpr std::size_t kLongestLine = 240;  // an office with its ministry and a name

std::string_view WithoutEnd(std::string_view s) {
  s = Trim(s);
  while (!s.empty() && (s.back() == ',' || s.back() == ';' || s.back() == ':')) s = Trim(s.substr(0, s.size() - 1));
  return s;
}

class Signatures {
 public:
  explicit Signatures(const Grammar& grammar) : grammar_(grammar) {}

  void Read(const NormalisedText& text) {
    for (const TextPart& part : text.parts)
      if (part.role != Role::kNote && part.role != Role::kTable)
        if (const std::string_view words = Trim(part.span.In(text.text)); !words.empty()) lines_.push_back(words);
  }

  void AddName(std::string_view name) { Add(names_, name); }
  void AddOffice(std::string_view office) { Add(offices_, office); }

  void Write(Document& document) const {
    document.signatories = names_;
    std::string sender;
    for (const std::string& office : offices_) sender.append(sender.empty() ? "" : "; ").append(office);
    if (!sender.empty()) document.sender = std::move(sender);
  }

  // `committees`: they sign their own papers, not those that a ministry sends with a letterhead.
  void Offices(bool committees) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].size() > kLongestLine) continue;
      const std::vector<Match> match = grammar_.FindFirst("signature", lines_[i]);
      if (match.empty() || (!committees && match[0].rule->Get("official") == "yes")) continue;
      const std::string_view names = match[0].rule->Get("names", "signatory");
      const std::string_view office = WithoutEnd(match[0].Get("office", lines_[i]));
      const std::string_view rest = i + 1 < lines_.size() ? RestOf(lines_[i], lines_[i + 1]) : std::string_view();
      AddOffice(rest.empty() ? std::string(office)
                             : std::string(office) + (lines_[i].ends_with(',') ? ", " : " ") + std::string(rest));
      if (const auto name = match[0].Get("name", lines_[i]); !name.empty()) {
        AddName(name);
        continue;
      }
      if (i > 0) AddName(NameOf(lines_[i - 1], "signatory"));
      constexpr std::size_t kBelow = 3;  // the office may wrap, and a date or "namens deze" come between
      for (std::size_t k = i + 1; k < std::min(i + 1 + kBelow, lines_.size()); ++k) {
        if (const std::string_view name = NameOf(lines_[k], names); !name.empty()) {
          AddName(name);
          break;
        }
        if (lines_[k].size() > kLongestLine / 2 || !grammar_.FindFirst("signature", lines_[k]).empty()) break;
      }
    }
  }

  // The names that close a motion or an amendment.
  void Proposers() {
    std::size_t begin = lines_.size();
    while (begin > 0 && !NameOf(lines_[begin - 1], "proposer").empty()) --begin;
    for (; begin < lines_.size(); ++begin) AddName(NameOf(lines_[begin], "proposer"));
  }

 private:
  std::string_view NameOf(std::string_view line, std::string_view family) const {
    if (line.size() > kLongestLine / 2) return {};
    const std::vector<Match> match = grammar_.FindFirst(family, line);
    return match.empty() ? std::string_view() : match[0].Get("name", line);
  }

  // "de minister van Volksgezondheid," goes on with "Welzijn en Sport,".
  std::string_view RestOf(std::string_view office, std::string_view next) const {
    if (next.size() > kLongestLine / 2) return {};
    for (const Match& match : grammar_.FindAt("office_rest", next, 0))
      if (office.ends_with(match.rule->Get("after"))) return match.Get("rest", next);
    return {};
  }

  static void Add(std::vector<std::string>& list, std::string_view words) {
    if (!words.empty() && std::find(list.begin(), list.end(), words) == list.end()) list.emplace_back(words);
  }

  const Grammar& grammar_;
  std::vector<std::string_view> lines_;
  std::vector<std::string> names_, offices_;
};

// "Antwoord van Minister Helder (Volksgezondheid, Welzijn en Sport) (ontvangen 13 juni 2024)."
bool Answerers(const NormalisedText& text, const Grammar& grammar, Document& document) {
  for (const TextPart& part : text.parts) {
    if (part.page > 1) return false;
    const std::string_view words = part.span.In(text.text);
    const auto answer = grammar.FindFirst("answer", words);
    if (answer.empty()) continue;
    Signatures signatures(grammar);
    for (const Match& match : grammar.FindAll("answerer", words, *answer[0].Find("who"))) {
      signatures.AddName(match.Get("name", words));
      signatures.AddOffice(match.span.In(words));
    }
    signatures.Write(document);
    return true;
  }
  return false;
}

}  // namespace

void ReadSignatures(const NormalisedText& text, const Grammar& grammar, bool letterhead, Document& document) {
  // A civil servant writes a note to the minister; what is signed in it is what it proposes.
  if (document.kind == "decision_note") return;
  if (document.kind == "answers" && document.chamber && Answerers(text, grammar, document)) return;
  Signatures signatures(grammar);
  signatures.Read(text);
  if (document.kind == "motion" || document.kind == "amendment")
    signatures.Proposers();
  else
    signatures.Offices(!letterhead);
  signatures.Write(document);
}

}  // namespace kst::identity
