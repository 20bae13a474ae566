#include "parse/say/work_numbers.h"

#include <algorithm>
#include <utility>

#include "parse/sentence/clauses.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kInlineReach = 160;   // bytes between a name and the number that belongs to it
constexpr std::uint32_t kRightBehind = 3;     // bytes between a name and its note: " ", ",", "?"
constexpr std::uint32_t kNumberFirst = 110;   // bytes of a number that stands before the name, and what is between
constexpr std::uint32_t kNearBehind = 40;     // bytes between a letter or report and its number
constexpr std::uint32_t kReplacedReach = 30;  // bytes of "ter vervanging van nr. "
constexpr std::size_t kMostNumbers = 50;      // of one list of names
constexpr double kFarNote = 0.8, kFirstOfSeveral = 0.6;

bool IsPaper(const Reference& r) { return r.target.starts_with("kst-"); }

// A motion is a Kamerstuk, never an attachment of one; before it is printed it has the number of a document.
bool IsNumber(const Reference& r) {
  return IsDocumentNumber(r.target) || (IsPaper(r) && r.target.find('#') == std::string::npos);
}

bool HeadsLine(std::string_view text, std::uint32_t at) { return at == 0 || text[at - 1] == '\n'; }

// The words between a name and the bracket that its number stands in.
NormSpan BeforeBracket(std::string_view text, NormSpan gap) {
  const std::string_view words = gap.In(text);
  const auto open = words.rfind('(');
  if (open != words.npos && words.find(')', open) == words.npos) gap.end = gap.begin + static_cast<std::uint32_t>(open);
  while (!gap.empty() && text[gap.end - 1] == ' ') --gap.end;
  return gap;
}

// "(t.v.v. 31234-61)" gives the number of another motion.
bool IsReplaced(const NormalisedText& text, const Grammar& grammar, const Reference& r) {
  const NormSpan before{r.span.begin - std::min(r.span.begin, kReplacedReach), r.span.begin};
  const std::vector<Match> words =
      before.empty() ? std::vector<Match>() : grammar.FindAll("replaced", text.text, before);
  return !words.empty() && words.back().span.end == r.span.begin;
}

}  // namespace

bool IsMotion(const Mention& m) { return m.kind == "motion" || m.kind == "amendment"; }

WorkNumbers::WorkNumbers(const NormalisedText& text, const Grammar& grammar, const Document& document,
                         std::vector<NamedWork>& works)
    : text_(text),
      grammar_(grammar),
      works_(works),
      references_(document.references),
      digits_(document.references, [](const Reference& r) { return r.at; }),
      anchors_(text.notes, [](const Note& n) {
        return NormSpan{n.anchor.value_or(0), n.anchor.value_or(0)};
      }) {
  for (const NamedWork& work : works_) before_.push_back(NumberBefore(work.mention));
}

void WorkNumbers::Give() {
  for (std::size_t i = 0; i < works_.size(); ++i) {
    Mention& m = works_[i].mention;
    if (m.target) continue;  // it was told where it was tabled
    NormSpan behind = Behind(i);
    if (works_[i].points_to) {
      if (!works_[*works_[i].points_to].mention.target) TakeOnlyNote(m, behind);
      behind.end = std::min(behind.end, behind.begin + kRightBehind);
    } else if (IsMotion(m)) {
      TakeTitle(m, behind);
    } else {
      const bool about = !grammar_.FindAt("about", text_.text, behind.begin).empty();  // "inzake stuwen (Kamerstuk …)"
      behind.end = std::min(behind.end, behind.begin + (about ? kInlineReach : kNearBehind));
    }
    if (m.target) continue;
    if (IsMotion(m) && (in_rows_ = TakesBefore(i))) {
      m.target = before_[i].number->target;
      m.via = "inline";
      taken_.insert(before_[i].number);
      continue;
    }
    TakeInline(i, behind);
    if (!m.target) TakeFromNotes(i, behind);
  }
  std::move(more_.begin(), more_.end(), std::back_inserter(works_));
}

// The words of the sentence behind a work, up to the next work that is named.
NormSpan WorkNumbers::Behind(std::size_t i) const {
  const Mention& mention = works_[i].mention;
  std::uint32_t end = std::max(mention.span.end, SentenceAt(text_.sentences, mention.span.begin).end);
  for (std::size_t next = i + 1; next < works_.size() && works_[next].mention.span.begin < end; ++next) {
    const Mention& m = works_[next].mention;
    // A number behind the next work is that one's; a report may be what a motion is about.
    if (m.kind == mention.kind || (IsMotion(mention) && (m.kind == "letter" || IsMotion(m))))
      end = std::max(mention.span.end, m.span.begin);
  }
  return {mention.span.end, end};
}

WorkNumbers::First WorkNumbers::NumberBefore(const Mention& mention) const {
  const std::uint32_t begin = mention.span.begin;
  auto before = references_.Beginning({begin - std::min(begin, kNumberFirst), begin});
  if (before.empty() || !IsNumber(*before.back()) || before.back()->span.end > begin) return {};
  std::size_t first = before.size() - 1;  // "nr. 57 (was nr. 55)" is two references of the same words
  while (first > 0 && before[first - 1]->span == before.back()->span) --first;
  for (const Match& match : grammar_.FindAt("number_first", text_.text, before[first]->span.end))
    if (match.span.end == begin) return {before[first], match.rule->Get("where")};
  return {};
}

bool WorkNumbers::TakesBefore(std::size_t i) const {
  const auto [number, where] = before_[i];
  if (!number || taken_.contains(number)) return false;
  if (where.empty()) return true;
  const std::uint32_t end = works_[i].mention.span.end;  // "31 234, nr. 40 - de motie-Krul (31 234, nr. 56)"
  for (const Reference* r : references_.Beginning({end, end + kRightBehind}))
    if (IsNumber(*r) && NormSpan{end, r->span.begin}.In(text_.text).find(')') == std::string_view::npos) return false;
  return where == "list" || in_rows_ || HeadsLine(text_.text, number->span.begin);
}

// "de motie-Krul, en 31 234, nr. 57 (motie-Ali)"
bool WorkNumbers::IsOfNext(const Reference& number, std::size_t i) const {
  for (std::size_t next = i + 1; next < works_.size(); ++next) {
    if (!IsMotion(works_[next].mention)) continue;
    const First& first = before_[next];
    return first.number && first.number->span == number.span &&
           (first.where.empty() || HeadsLine(text_.text, number.span.begin));
  }
  return false;
}

bool WorkNumbers::IsOfAnother(const Mention& mention, NormSpan gap) const {
  gap = BeforeBracket(text_.text, gap);
  if (gap.empty()) return false;
  const bool topic = !grammar_.FindAt("topic", text_.text, mention.span.end).empty();
  const auto verb = grammar_.FindFirst("verb", text_.text, gap);
  if (!verb.empty()) {
    const auto fate = grammar_.FindAll("fate", text_.text, gap);
    if (!fate.empty() && fate.back().span.end == gap.end) return false;
    return !topic || verb.front().span.end != gap.end;  // "over zorgen dat er loketten zijn (31 234, nr. 56)"
  }
  const auto others = grammar_.FindAll("other_paper", text_.text, gap);
  return std::any_of(others.begin(), others.end(),
                     [&](const Match& other) { return !topic || other.rule->Get("even") == "topic"; });
}

void WorkNumbers::TakeInline(std::size_t i, NormSpan behind) {
  Mention& m = works_[i].mention;
  Papers near;
  for (const Reference* r : digits_.Beginning(m.span))
    if (m.span.Contains(r->at)) near.push_back(r);
  for (const Reference* r : references_.Beginning({behind.begin, behind.begin + kInlineReach + 1}))
    if (r->span.end <= behind.end) near.push_back(r);
  std::sort(near.begin(), near.end());  // they stand in one list, in the order of the text
  for (const Reference* r : near) {
    if ((IsMotion(m) ? !IsNumber(*r) : !IsPaper(*r)) || IsReplaced(text_, grammar_, *r)) continue;
    const NormSpan gap{behind.begin, std::max(behind.begin, r->span.begin)};
    const bool within = m.span.Contains(r->at);
    if (!within && IsMotion(m) && (IsOfNext(*r, i) || taken_.contains(r) || IsOfAnother(m, gap))) return;
    if (!within && !IsMotion(m) && !gap.empty() && !grammar_.FindFirst("verb", text_.text, gap).empty()) return;
    if (IsDocumentNumber(r->target) && !within && BeforeBracket(text_.text, gap) == gap) continue;
    m.target = r->target;
    m.via = "inline";
    taken_.insert(r);
    if (IsMotion(m) && !within) Share(i, Joined(*r, behind.end));
    return;
  }
}

WorkNumbers::Papers WorkNumbers::PapersOf(const Note& note) const {
  Papers papers;
  std::set<std::string_view> seen;
  for (const Reference* r : references_.Beginning(note.span))
    if (IsPaper(*r) && note.span.Contains(r->span) && seen.insert(r->target).second) papers.push_back(r);
  return papers;
}

void WorkNumbers::TakeFromNotes(std::size_t i, NormSpan behind) {
  Mention& m = works_[i].mention;
  for (const Note* note : anchors_.Beginning({m.span.begin + 1, behind.end + 1})) {
    if (!note->anchor) continue;
    const Papers papers = PapersOf(*note);
    if (papers.empty()) continue;
    m.via = "note " + note->marker;
    m.target = papers.front()->target;
    if (papers.size() > 1) {
      for (const Reference* r : papers) m.candidates.push_back({r->target, 1.0 / static_cast<double>(papers.size())});
      m.confidence = kFirstOfSeveral;
      if (IsMotion(m)) Share(i, papers);
    } else if (*note->anchor > m.span.end + kRightBehind) {
      m.confidence = kFarNote;
    }
    return;
  }
}

// "de motie-Krul. Die motie verzoekt om een loket¹": the one paper that is noted in its sentence.
void WorkNumbers::TakeOnlyNote(Mention& mention, NormSpan behind) const {
  const auto notes = anchors_.Beginning({mention.span.end, behind.end + 1});
  if (notes.size() != 1 || !notes.front()->anchor) return;
  const NormSpan gap{behind.begin, *notes.front()->anchor};
  const Papers papers = PapersOf(*notes.front());
  if (papers.size() != 1 || !IsNumber(*papers.front())) return;
  if (!gap.empty() && !grammar_.FindFirst("other_paper", text_.text, gap).empty()) return;
  mention.target = papers.front()->target;
  mention.via = "note " + notes.front()->marker;
  mention.confidence = kFarNote;
}

// The numbers of one list, from the first on: "(31 234, nrs. 56 en 57; 27 625, nr. 62)".
WorkNumbers::Papers WorkNumbers::Joined(const Reference& first, std::uint32_t end) const {
  Papers papers;
  for (const Reference* r : references_.Beginning({first.span.begin, end})) {
    if (!IsNumber(*r)) continue;
    if (!papers.empty() && papers.back()->span != r->span) {
      const auto links = grammar_.FindAt("number_link", text_.text, papers.back()->span.end);
      if (std::none_of(links.begin(), links.end(), [&](const Match& m) { return m.span.end == r->span.begin; })) break;
    }
    papers.push_back(r);
    if (papers.size() == kMostNumbers) break;
  }
  return papers;
}

// The first of the names that share the numbers behind the last: "de motie-Krul over stuwen en de motie-Ali (…)".
std::size_t WorkNumbers::FirstOfRun(std::size_t last) const {
  std::size_t first = last;
  while (first > 0 && last - first < kMostNumbers) {
    const NamedWork& before = works_[first - 1];
    const Mention& m = before.mention;
    const NormSpan gap{m.span.end, std::max(m.span.end, works_[first].mention.span.begin)};
    if (m.kind != works_[last].mention.kind || m.target || !m.candidates.empty() || before.points_to) break;
    if (gap.size() > kInlineReach || gap.In(text_.text).find_first_of(".;:()\n") != std::string_view::npos) break;
    if (!gap.empty() && !grammar_.FindFirst("verb", text_.text, gap).empty()) break;
    --first;
  }
  return first;
}

void WorkNumbers::Share(std::size_t last, const Papers& papers) {
  const std::size_t first = FirstOfRun(last), names = last - first + 1;
  const bool plural = works_[last].many || names > 1;
  if (papers.size() < 2 || !plural) return;
  Mention& m = works_[last].mention;
  const Mention told = m;
  m.candidates.clear();
  m.confidence = 1;
  taken_.insert(papers.begin(), papers.end());
  if (names == 1) {  // "de moties van het lid Krul (31 234, nrs. 56 en 57)"
    for (std::size_t n = 1; n < papers.size(); ++n) {
      more_.push_back(works_[last]);
      more_.back().mention.target = papers[n]->target;
    }
  } else if (names == papers.size()) {
    for (std::size_t n = 0; n < names; ++n) {
      works_[first + n].mention.target = papers[n]->target;
      works_[first + n].mention.via = told.via;
    }
  } else {  // nobody can say whose they are
    m.target.reset();
    m.via.reset();
    for (const Reference* r : papers) m.candidates.push_back({r->target, 1.0 / static_cast<double>(papers.size())});
  }
}

// What a motion is about ends before the number, and before the words that join it to the next.
void WorkNumbers::TakeTitle(Mention& mention, NormSpan behind) const {
  for (const Match& topic : grammar_.FindAt("topic", text_.text, mention.span.end)) {
    NormSpan title = *topic.Find("title");
    if (title.begin >= behind.end) continue;
    title.end = std::min(title.end, behind.end);
    for (const Reference* r : references_.Beginning(title)) {
      title.end = std::min(title.end, r->span.begin);
      break;
    }
    std::string_view words = Trim(title.In(text_.text));
    for (const std::string_view link : {" de", " het", " en", " alsmede", ","})
      if (title.end == behind.end && words.ends_with(link)) words = Trim(words.substr(0, words.size() - link.size()));
    mention.title = std::string(words);
  }
}

}  // namespace kst
