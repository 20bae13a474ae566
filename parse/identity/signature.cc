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
  Signatures(const Grammar& grammar, bool flat) : grammar_(grammar), flat_(flat) {}

  // A paragraph is a line; in a text layer, where an office may stand right below the text, a printed line is.
  void Read(const NormalisedText& text) {
    std::vector<std::string_view> side;
    for (const TextPart& part : text.parts) {
      if (part.role == Role::kNote || part.role == Role::kTable) continue;
      if (flat_)
        PrintedLines(text, part.span, true, lines_, side);
      else if (const std::string_view words = Trim(part.span.In(text.text)); !words.empty())
        AddParagraph(text, part.span, words);
      alone_.resize(lines_.size());
      if (flat_ && !alone_.empty() && lines_.back() == Trim(part.span.In(text.text))) alone_.back() = true;
    }
  }

  // An office that stands right below its letter, above a name: the last lines of the paragraph are lines of their own.
  void AddParagraph(const NormalisedText& text, NormSpan span, std::string_view words) {
    constexpr std::size_t kLetter = 100;
    if (!NameOf(words, "signatory").empty() && !lines_.empty() && lines_.back().size() > kLetter &&
        grammar_.FindFirst("signature", lines_.back()).empty()) {
      std::vector<std::string_view> printed, side;
      PrintedLines(text, before_, false, printed, side);
      for (std::size_t i = printed.size() < 3 ? 0 : printed.size() - 2; i < printed.size(); ++i) {
        const bool rest =
            i + 1 < printed.size() && i + 2 == printed.size() && !RestOf(printed[i], printed[i + 1]).empty();
        if (grammar_.FindFirst("signature", printed[i]).empty() || (i + 1 < printed.size() && !rest)) continue;
        lines_.insert(lines_.end(), printed.begin() + static_cast<std::ptrdiff_t>(i), printed.end());
        break;
      }
    }
    lines_.push_back(words);
    before_ = span;
  }

  // A body that is no ministry and has a letterhead signs with its name alone.
  void Body(const Head& head) {
    constexpr std::size_t kFirst = 6;
    for (std::size_t i = 0; offices_.empty() && i < std::min(kFirst, head.lines.size()); ++i)
      if (!grammar_.FindFirst("body", head.lines[i]).empty()) AddOffice(head.lines[i]);
  }

  void AddName(std::string_view name) { Add(names_, name); }
  void AddOffice(std::string_view office) { Add(offices_, office); }

  void Write(Document& document) const {
    document.signatories = names_;
    std::string sender;
    for (const std::string& office : offices_) sender.append(sender.empty() ? "" : "; ").append(office);
    if (!sender.empty()) document.sender = std::move(sender);
  }

  bool IsUnsigned() const { return names_.empty() && offices_.empty(); }

  // A minister signs; what an adviser signs is quoted.
  void OfAMinister() { advised_ = true; }

  // `committees`: they sign their own papers, not those that a ministry sends with a letterhead.
  void Offices(bool committees) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].size() > kLongestLine) continue;
      const std::vector<Match> match = grammar_.FindFirst("signature", lines_[i]);
      if (match.empty() || (!committees && match[0].rule->Get("official") == "yes")) continue;
      if (advised_ && match[0].rule->Get("advises") == "yes") continue;
      if (flat_ && !MaySign(i)) continue;
      if (IsWrittenTo(i)) continue;
      const std::string_view names = match[0].rule->Get("names", "signatory");
      std::string_view office = match[0].Get("office", lines_[i]);
      if (office.empty()) continue;
      office = WithoutEnd(office.substr(0, office.find(", mede namens ")));
      const std::string_view rest = i + 1 < lines_.size() ? RestOf(lines_[i], lines_[i + 1]) : std::string_view();
      AddOffice(rest.empty() ? std::string(office)
                             : std::string(office) + (lines_[i].ends_with(',') ? ", " : " ") + std::string(rest));
      if (const auto name = match[0].Get("name", lines_[i]); !name.empty()) {
        AddName(name);
        continue;
      }
      if (i > 0) AddName(NameOf(lines_[i - 1], "signatory"));
      const std::size_t last = rest.empty() ? i : i + 1;
      if (!AddNameBelow(last, names)) AddSurname(last);
    }
  }

  // A letter of who holds no office that is known: the name below "Hoogachtend,".
  void Farewell(const NormalisedText& text) {
    constexpr std::size_t kBelow = 3;
    std::vector<std::string_view> lines, side;
    if (!names_.empty()) return;
    for (const TextPart& part : text.parts)
      if (part.role != Role::kNote) PrintedLines(text, part.span, true, lines, side);
    for (std::size_t i = 0; i < lines.size() && names_.empty(); ++i) {
      if (lines[i].size() > kLongestLine || grammar_.FindFirst("farewell", lines[i]).empty()) continue;
      for (std::size_t k = i + 1; k < std::min(i + 1 + kBelow, lines.size()) && names_.empty(); ++k)
        AddName(NameOf(lines[k], "signatory"));
    }
  }

  // The names that close a motion or an amendment; of another paper those that its head has.
  void Proposers(std::optional<std::string_view> head = std::nullopt) {
    std::size_t begin = lines_.size();
    const std::string folded = Fold(head.value_or(""));
    const auto is_in_head = [&](std::string_view name) {
      const std::vector<std::string> words = FoldedWords(name);
      return !head || (!words.empty() && folded.find(words.back()) != folded.npos);
    };
    while (begin > 0 && !NameOf(lines_[begin - 1], "proposer").empty()) --begin;
    for (; begin < lines_.size(); ++begin)
      if (const std::string_view name = NameOf(lines_[begin], "proposer"); is_in_head(name)) AddName(name);
  }

  // A body signs with its name, and who signs for it stand below.
  void OfABody() {
    constexpr std::size_t kLongestRole = 30;
    for (std::size_t i = 0; names_.empty() && i + 1 < lines_.size(); ++i) {
      if (lines_[i].size() > kLongestLine / 2 || grammar_.FindFirst("body", lines_[i]).empty()) continue;
      const auto is_role = [](std::string_view line) { return IsLower(line[0]) && line.size() < kLongestRole; };
      std::size_t k = i + 1;
      for (std::string_view name; k < lines_.size(); ++k, AddName(name))
        if (name = NameOf(WithoutEnd(lines_[k]), "signatory"); name.empty() && (k == i + 1 || !is_role(lines_[k])))
          break;
      if (k > i + 1) AddOffice(lines_[i]);
    }
  }

 private:
  bool AddNameBelow(std::size_t office, std::string_view family) {
    constexpr std::size_t kBelow = 3;  // the office may wrap, and a date or "namens deze" come between
    for (std::size_t k = office + 1; k < std::min(office + 1 + kBelow, lines_.size()); ++k) {
      if (const std::string_view name = NameOf(lines_[k], family); !name.empty()) {
        AddName(name);
        return true;
      }
      if (lines_[k].size() > kLongestLine / 2 || !grammar_.FindFirst("signature", lines_[k]).empty()) break;
    }
    return false;
  }

  void AddSurname(std::size_t office) {
    if (office + 1 < lines_.size() && lines_[office].ends_with(',')) AddName(NameOf(lines_[office + 1], "surname"));
  }

  // An address: the street or the box stands below it, or below the name of who holds the office.
  bool IsWrittenTo(std::size_t at) const {
    constexpr std::size_t kBelow = 4;
    for (std::size_t k = at + 1; k < std::min(at + kBelow, lines_.size()); ++k)
      if (!grammar_.FindFirst("postal", lines_[k]).empty()) return true;
    return false;
  }

  // A line of prose may be an office by chance: one that signs opens its paragraph, ends in a name of a
  // ministry, and unless it stands alone there is a name below it.
  bool MaySign(std::size_t at) const {
    const std::string_view line = WithoutEnd(lines_[at]);
    const std::vector<Match> match = grammar_.FindFirst("signature", lines_[at]);
    const std::size_t space = line.rfind(' ');
    const bool ministry =
        !match.empty() && match[0].rule->Get("official") != "yes" && match[0].rule->Get("advises") != "yes";
    if (ministry && space != line.npos && IsLower(line[space + 1])) return false;
    if (alone_[at]) return true;
    if (at > 0 && !alone_[at - 1] && std::string_view(".?!:;,)").find(lines_[at - 1].back()) == line.npos &&
        NameOf(lines_[at - 1], "signatory").empty() && grammar_.FindFirst("signature", lines_[at - 1]).empty())
      return false;
    constexpr std::size_t kBelow = 4;
    for (std::size_t k = at; k < std::min(at + kBelow, lines_.size()); ++k)
      if (!NameOf(lines_[k], "signatory").empty() || !NameOf(lines_[k], "proposer").empty()) return true;
    return !match.empty() && !match[0].Get("name", lines_[at]).empty();
  }

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
  bool flat_ = false, advised_ = false;
  NormSpan before_;  // the paragraph that the last line is
  std::vector<std::string_view> lines_;
  std::vector<bool> alone_;  // of a text layer: the line is a paragraph of its own
  std::vector<std::string> names_, offices_;
};

// The letterhead of a Chamber: its committees sign.
bool IsOfAChamber(const Head& head, const Grammar& grammar) {
  if (head.lines.empty()) return false;
  const std::vector<Match> match = grammar.FindFirst("header", head.lines[0]);
  return !match.empty() && match[0].rule->Get("is") == "chamber";
}

// "Antwoord van Minister Helder (Volksgezondheid, Welzijn en Sport) (ontvangen 13 juni 2024)."
bool Answerers(const Head& head, const Grammar& grammar, Document& document) {
  constexpr std::size_t kMore = 3;
  for (std::size_t i = 0; i < head.lines.size(); ++i) {
    const std::string words = WithNext(head, i, kMore);
    const auto answer = grammar.FindFirst("answer", words);
    if (answer.empty()) continue;
    Signatures signatures(grammar, head.flat);
    for (const Match& match : grammar.FindAll("answerer", words, *answer[0].Find("who"))) {
      signatures.AddName(match.Get("name", words));
      signatures.AddOffice(match.span.In(words));
    }
    signatures.Write(document);
    return true;
  }
  return false;
}

// "BRIEF VAN HET LID …", "INITIATIEFNOTA" in the head; "" when no member sends it.
std::string_view OfMembers(const Head& head, const Grammar& grammar) {
  constexpr std::size_t kHeadParts = 14;
  for (std::size_t i = 0; i < std::min(kHeadParts, head.lines.size()); ++i)
    if (!grammar.FindFirst("of_members", head.lines[i]).empty()) return head.lines[i];
  return {};
}

}  // namespace

void ReadSignatures(const NormalisedText& text, const Head& head, HeadKind head_kind, const Grammar& grammar,
                    Document& document) {
  const bool letterhead = head_kind == HeadKind::kLetterhead;
  // A civil servant writes a note to the minister; what is signed in it is what it proposes.
  if (document.kind == "decision_note") return;
  if (document.kind == "answers" && document.chamber && Answerers(head, grammar, document)) return;
  Signatures signatures(grammar, head.flat);
  signatures.Read(text);
  if (document.kind == "further_report") signatures.OfAMinister();
  if (document.kind == "motion" || document.kind == "amendment")
    signatures.Proposers();
  else
    signatures.Offices(!letterhead || IsOfAChamber(head, grammar));
  if (head_kind == HeadKind::kOfficial && signatures.IsUnsigned()) {
    if (const std::string_view type = OfMembers(head, grammar); !type.empty())
      signatures.Proposers(Concat({type, " ", document.subject.value_or("")}));
    else
      signatures.OfABody();
  }
  if (letterhead) {
    signatures.Farewell(text);
    signatures.Body(head);
  }
  signatures.Write(document);
}

}  // namespace kst::identity
