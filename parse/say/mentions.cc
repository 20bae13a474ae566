#include "parse/say/mentions.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "parse/people/proposers.h"
#include "parse/sentence/clauses.h"
#include "parse/time/dates.h"

namespace kst {
namespace {

constexpr std::uint32_t kInlineReach = 160;  // bytes between a name and the number that belongs to it
constexpr std::uint32_t kRightBehind = 3;    // bytes between a name and its note: " ", ",", "?"
constexpr std::uint32_t kNearBehind = 40;    // bytes between a letter or report and its number
constexpr double kFarNote = 0.8, kFirstOfSeveral = 0.6, kSamePeople = 0.9, kPointed = 0.85;

bool IsMotion(const Mention& m) { return m.kind == "motion" || m.kind == "amendment"; }

// "«Wie praat, die gaat»" -> "Wie praat, die gaat"
std::string Unquoted(std::string_view title) {
  constexpr std::string_view kQuotes[] = {"«", "»", "‘", "’", "“", "”", "\"", "'"};
  for (const std::string_view q : kQuotes) {
    if (title.starts_with(q)) title.remove_prefix(q.size());
    if (title.ends_with(q)) title.remove_suffix(q.size());
  }
  return std::string(title);
}

bool IsPaper(const Reference& r) { return r.target.starts_with("kst-"); }

// The words of the sentence behind a mention, up to the next work that is named.
NormSpan Behind(const NormalisedText& text, const std::vector<Mention>& mentions, std::size_t i) {
  const Mention& mention = mentions[i];
  const auto next = std::find_if(mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1, mentions.end(),
                                 [&](const Mention& m) { return m.kind == mention.kind; });
  std::uint32_t end = std::max(mention.span.end, SentenceAt(text.sentences, mention.span.begin).end);
  if (next != mentions.end()) end = std::min(end, std::max(mention.span.end, next->span.begin));
  return {mention.span.end, end};
}

std::vector<Candidate> PapersOfNote(const Document& document, const Note& note) {
  std::vector<Candidate> papers;
  for (const Reference& r : document.references)
    if (IsPaper(r) && note.span.Contains(r.span) &&
        std::none_of(papers.begin(), papers.end(), [&](const Candidate& c) { return c.id == r.target; }))
      papers.push_back({r.target, 0});
  for (Candidate& c : papers) c.confidence = 1.0 / static_cast<double>(papers.size());
  return papers;
}

void TakeFromNotes(const NormalisedText& text, const Document& document, NormSpan behind, Mention& mention) {
  for (const Note& note : text.notes) {
    if (!note.anchor || *note.anchor <= mention.span.begin || *note.anchor > behind.end) continue;
    std::vector<Candidate> papers = PapersOfNote(document, note);
    if (papers.empty()) continue;
    mention.via = "note " + note.marker;
    mention.target = papers.front().id;
    if (papers.size() > 1) {
      mention.candidates = std::move(papers);
      mention.confidence = kFirstOfSeveral;
    } else if (*note.anchor > mention.span.end + kRightBehind)
      mention.confidence = kFarNote;
    return;
  }
}

void TakeInline(const NormalisedText& text, const Grammar& grammar, const Document& document, NormSpan behind,
                Mention& mention) {
  for (const Reference& r : document.references) {
    const bool within = mention.span.Contains(r.at);
    const bool follows =
        r.span.begin >= behind.begin && r.span.end <= behind.end && r.span.begin - behind.begin <= kInlineReach;
    if (!IsPaper(r) || !(within || follows)) continue;
    const NormSpan gap{behind.begin, std::max(behind.begin, r.span.begin)};
    if (!within && !gap.empty() && !grammar.FindFirst("verb", text.text, gap).empty()) return;
    mention.target = r.target;
    mention.via = "inline";
    return;
  }
}

// "de motie-Krul c.s." is also the motion of Krul, Grinwis and Minhas.
bool SameWork(const Mention& known, const Mention& m) {
  if (known.kind != m.kind || known.people.empty() || m.people.empty()) return false;
  if (m.cs && m.people.size() == 1 && known.people.size() > 1) return known.people.front() == m.people.front();
  return std::set<std::string>(known.people.begin(), known.people.end()) ==
         std::set<std::string>(m.people.begin(), m.people.end());
}

// The same proposers once more: the nearest one before, else the first one
// after (a subject line comes before the number).
void TakeFromSamePeople(std::vector<Mention>& mentions, std::size_t i) {
  const auto known = [&](const Mention& m) { return m.target && m.via != "previous" && SameWork(m, mentions[i]); };
  const auto here = mentions.begin() + static_cast<std::ptrdiff_t>(i);
  auto found = std::find_if(std::make_reverse_iterator(here), mentions.rend(), known);
  const Mention* source = found != mentions.rend() ? &*found : nullptr;
  if (const auto later = std::find_if(here, mentions.end(), known); !source && later != mentions.end())
    source = &*later;
  if (!source) return;
  mentions[i].target = source->target;
  mentions[i].via = "previous";
  mentions[i].confidence = kSamePeople;
}

// "De Kamer," opens the body of a motion: what stands above it is its heading.
std::uint32_t EndOfHeading(const NormalisedText& text, const Document& document) {
  if (document.kind != "motion" && document.kind != "amendment") return 0;
  for (const TextPart& part : text.parts)
    if (part.role != Role::kHeading) return part.span.begin;
  return 0;
}

class Reader {
 public:
  Reader(const NormalisedText& text, const Grammar& grammar, const Document& document)
      : text_(text), grammar_(grammar), document_(document) {}

  std::vector<Mention> Read() {
    const std::uint32_t heading = EndOfHeading(text_, document_);
    for (const Match& match : grammar_.FindAll("mentions", text_.text)) {
      if (match.span.begin < heading) continue;
      const std::string_view form = match.rule->Get("form");
      if (form == "named") Named(match);
      if (form == "topic" || (form == "noted" && HasNote(match.span.end))) Add(match, match.span);
      if (form == "topic") mentions_.back().title = std::string(match.Get("title", text_.text));
      if (form == "pointing") Pointing(match);
    }
    Others();
    for (std::size_t i = 0; i < mentions_.size(); ++i) FromWhatFollows(i);
    for (std::size_t i = 0; i < mentions_.size(); ++i)
      if (points_to_[i] && mentions_[i].target) TellPointed(i);
    for (std::size_t i = 0; i < mentions_.size(); ++i)
      if (!mentions_[i].target && mentions_[i].candidates.empty()) TakeFromSamePeople(mentions_, i);
    for (std::size_t i = 0; i < mentions_.size(); ++i)
      if (points_to_[i] && !mentions_[i].target) FromPointed(i);
    for (Mention& m : mentions_) {
      m.text = m.span.In(text_.text);
      m.page = text_.PageOf(m.span.begin);
      m.boxes = text_.BoxesOf(m.span);
    }
    return std::move(mentions_);
  }

 private:
  void Add(const Match& match, NormSpan span, Proposers proposers = {}, std::optional<std::size_t> points_to = {}) {
    Mention m;
    m.kind = match.rule->Get("kind");
    m.people = std::move(proposers.people);
    m.cs = proposers.cs;
    m.span = span;
    mentions_.push_back(std::move(m));
    points_to_.push_back(points_to);
  }

  bool HasNote(std::uint32_t at) const {
    return std::any_of(text_.notes.begin(), text_.notes.end(), [&](const Note& n) { return n.anchor == at; });
  }

  void Named(const Match& match) {
    const NormSpan* names = match.Find("names");
    if (!names) return;
    const auto groups = ReadProposers(text_.text, names->begin, match.rule->Get("many") == "yes", grammar_);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      NormSpan span = groups[i].span;
      if (i == 0) span.begin = match.span.begin;
      if (groups.size() == 1) span.end = std::max(span.end, match.span.end);
      Add(match, span, groups[i]);
    }
  }

  // "deze motie" is the last work of its kind; "deze moties" are those of the
  // last sentence that named any.
  void Pointing(const Match& match) {
    const bool many = match.rule->Get("many") == "yes";
    std::vector<std::size_t> works;
    NormSpan sentence;
    for (std::size_t i = mentions_.size(); i-- > 0;) {
      if (mentions_[i].kind != match.rule->Get("kind") || points_to_[i]) continue;
      const NormSpan here = SentenceAt(text_.sentences, mentions_[i].span.begin);
      if (!works.empty() && here != sentence) break;
      sentence = here;
      works.insert(works.begin(), i);
      if (!many) break;
    }
    if (works.empty()) Add(match, match.span);
    for (const std::size_t work : works) Add(match, match.span, {}, work);
  }

  // Letters by date, reports by title, promises and bills by a member's name.
  void Others() {
    for (const Match& match : grammar_.FindAll("named", text_.text)) {
      Proposers people;
      if (const NormSpan* names = match.Find("names")) {
        auto groups = ReadProposers(text_.text, names->begin, false, grammar_);
        if (groups.empty()) continue;
        people = std::move(groups.front());
      }
      const std::uint32_t end = std::max(match.span.end, people.span.end);
      Add(match, {match.span.begin, end}, std::move(people));
      Mention& m = mentions_.back();
      if (const auto title = match.Get("title", text_.text); !title.empty()) m.title = Unquoted(title);
      if (const auto when = match.Get("when", text_.text); !when.empty())
        m.date = IsoDate(when, document_.date.value_or(""));
    }
    SortByPlace();
  }

  void SortByPlace() {
    std::vector<std::size_t> order(mentions_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return mentions_[a].span.begin < mentions_[b].span.begin; });
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<Mention> mentions;
    std::vector<std::optional<std::size_t>> points_to;
    for (const std::size_t from : order) {
      mentions.push_back(std::move(mentions_[from]));
      points_to.push_back(points_to_[from] ? std::optional(place[*points_to_[from]]) : std::nullopt);
    }
    mentions_ = std::move(mentions);
    points_to_ = std::move(points_to);
  }

  void FromWhatFollows(std::size_t i) {
    Mention& m = mentions_[i];
    NormSpan behind = Behind(text_, mentions_, i);
    for (const Match& topic : grammar_.FindAt("topic", text_.text, m.span.end))
      if (NormSpan title = *topic.Find("title"); IsMotion(m) && title.begin < behind.end)
        m.title = std::string(NormSpan{title.begin, std::min(title.end, behind.end)}.In(text_.text));
    if (!IsMotion(m)) behind.end = std::min(behind.end, behind.begin + kNearBehind);
    if (points_to_[i]) behind.end = std::min(behind.end, behind.begin + kRightBehind);
    TakeInline(text_, grammar_, document_, behind, m);
    if (!m.target) TakeFromNotes(text_, document_, behind, m);
  }

  // "de motie-Simons … de betreffende motie¹": the note is that of the name too.
  void TellPointed(std::size_t i) {
    Mention& work = mentions_[*points_to_[i]];
    if (work.target || !work.candidates.empty()) return;
    work.target = mentions_[i].target;
    work.via = mentions_[i].via;
    work.confidence = kPointed;
  }

  void FromPointed(std::size_t i) {
    const Mention& work = mentions_[*points_to_[i]];
    Mention& m = mentions_[i];
    m.target = work.target;
    if (work.target) m.via = "previous";
    m.confidence = kPointed;
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  const Document& document_;
  std::vector<Mention> mentions_;
  std::vector<std::optional<std::size_t>> points_to_;  // for each mention: the one that it points back to
};

}  // namespace

void FindMentions(const NormalisedText& text, const Grammar& grammar, Document& document) {
  document.mentions = Reader(text, grammar, document).Read();
}

}  // namespace kst
