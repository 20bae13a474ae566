#include "parse/say/mentions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "parse/people/proposers.h"
#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "parse/time/calendar.h"

namespace kst {
namespace {

constexpr std::uint32_t kInlineReach = 160;   // bytes between a name and the number that belongs to it
constexpr std::uint32_t kRightBehind = 3;     // bytes between a name and its note: " ", ",", "?"
constexpr std::uint32_t kNumberFirst = 60;    // bytes of a number that stands before the name
constexpr std::uint32_t kReplacedReach = 30;  // bytes of "ter vervanging van nr. "
constexpr std::uint32_t kNearBehind = 40;     // bytes between a letter or report and its number
constexpr std::uint32_t kBirth = 250;         // from who proposed a motion to the number it gets
constexpr std::size_t kMostPointedAt = 50;    // works that "deze moties" are
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
  // A number behind the next work is that one's; a report may be what a motion is about.
  const auto next =
      std::find_if(mentions.begin() + static_cast<std::ptrdiff_t>(i) + 1, mentions.end(), [&](const Mention& m) {
        return m.kind == mention.kind || (IsMotion(mention) && (m.kind == "letter" || IsMotion(m)));
      });
  std::uint32_t end = std::max(mention.span.end, SentenceAt(text.sentences, mention.span.begin).end);
  if (next != mentions.end()) end = std::min(end, std::max(mention.span.end, next->span.begin));
  return {mention.span.end, end};
}

// What a mention can take its number from, by place.
struct Numbers {
  explicit Numbers(const NormalisedText& text, const Document& document)
      : references(document.references),
        digits(document.references, [](const Reference& r) { return r.at; }),
        anchors(text.notes, [](const Note& n) {
          return NormSpan{n.anchor.value_or(0), n.anchor.value_or(0)};
        }) {}

  PlaceIndex<Reference> references, digits;
  PlaceIndex<Note> anchors;
};

std::vector<Candidate> PapersOfNote(const Numbers& numbers, const Note& note) {
  std::vector<Candidate> papers;
  std::set<std::string_view> seen;
  for (const Reference* r : numbers.references.Beginning(note.span))
    if (IsPaper(*r) && note.span.Contains(r->span) && seen.insert(r->target).second) papers.push_back({r->target, 0});
  for (Candidate& c : papers) c.confidence = 1.0 / static_cast<double>(papers.size());
  return papers;
}

void TakeFromNotes(const Numbers& numbers, NormSpan behind, Mention& mention) {
  for (const Note* note : numbers.anchors.Beginning({mention.span.begin + 1, behind.end + 1})) {
    if (!note->anchor) continue;
    std::vector<Candidate> papers = PapersOfNote(numbers, *note);
    if (papers.empty()) continue;
    mention.via = "note " + note->marker;
    mention.target = papers.front().id;
    if (papers.size() > 1) {
      mention.candidates = std::move(papers);
      mention.confidence = kFirstOfSeveral;
    } else if (*note->anchor > mention.span.end + kRightBehind)
      mention.confidence = kFarNote;
    return;
  }
}

// "(t.v.v. 31234-61)" gives the number of another motion.
bool IsReplaced(const NormalisedText& text, const Grammar& grammar, const Reference& r) {
  const NormSpan before{r.span.begin - std::min(r.span.begin, kReplacedReach), r.span.begin};
  const std::vector<Match> words =
      before.empty() ? std::vector<Match>() : grammar.FindAll("replaced", text.text, before);
  return !words.empty() && words.back().span.end == r.span.begin;
}

void TakeInline(const NormalisedText& text, const Grammar& grammar, const Numbers& numbers, NormSpan behind,
                Mention& mention) {
  std::vector<const Reference*> near;
  for (const Reference* r : numbers.digits.Beginning(mention.span))
    if (mention.span.Contains(r->at)) near.push_back(r);
  for (const Reference* r : numbers.references.Beginning({behind.begin, behind.begin + kInlineReach + 1}))
    if (r->span.end <= behind.end) near.push_back(r);
  std::sort(near.begin(), near.end());  // they stand in one list, in the order of the text
  for (const Reference* r : near) {
    if (!IsPaper(*r) || IsReplaced(text, grammar, *r)) continue;
    const bool within = mention.span.Contains(r->at);
    const NormSpan gap{behind.begin, std::max(behind.begin, r->span.begin)};
    if (!within && !gap.empty() && !grammar.FindFirst("verb", text.text, gap).empty()) return;
    mention.target = r->target;
    mention.via = "inline";
    return;
  }
}

// "31 234, nr. 56 (motie-Rietveld)", and a line that begins with its number: "31234-56 Motie van het lid Rietveld".
bool TakeBefore(const NormalisedText& text, const Numbers& numbers, Mention& mention) {
  const std::uint32_t begin = mention.span.begin;
  const auto before = numbers.references.Beginning({begin - std::min(begin, kNumberFirst), begin});
  if (before.empty() || !IsPaper(*before.back()) || before.back()->span.end > begin) return false;
  const Reference& r = *before.back();
  const std::string_view gap = NormSpan{r.span.end, begin}.In(text.text);
  if (gap.size() > kRightBehind || gap.find_first_not_of(" (:\t") != std::string_view::npos) return false;
  const bool heads_line = r.span.begin == 0 || text.text[r.span.begin - 1] == '\n';
  if (gap.find('(') == std::string_view::npos && !heads_line) return false;
  mention.target = r.target;
  mention.via = "inline";
  return true;
}

// Mentions with a number, by who proposed them. "de motie-Krul c.s." is also the motion of Krul, Grinwis and Minhas.
class SamePeople {
 public:
  explicit SamePeople(const std::vector<Mention>& mentions) {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const Mention& m = mentions[i];
      if (!m.target || m.via == "previous" || m.people.empty()) continue;
      by_people_[Key(m, m.people)].push_back(i);
      if (m.people.size() > 1) by_first_[Key(m, {m.people.front()})].push_back(i);
    }
  }

  // The nearest one before `i`, else the first one after it (a subject line comes before the number).
  std::optional<std::size_t> Nearest(const Mention& m, std::size_t i) const {
    if (m.people.empty()) return std::nullopt;
    std::optional<std::size_t> before, after;
    const auto look = [&](const std::map<std::string, std::vector<std::size_t>>& known) {
      const auto places = known.find(Key(m, m.people));
      if (places == known.end()) return;
      const auto next = std::lower_bound(places->second.begin(), places->second.end(), i);
      if (next != places->second.begin()) before = std::max(before.value_or(0), *std::prev(next));
      if (next != places->second.end()) after = std::min(after.value_or(*next), *next);
    };
    look(by_people_);
    if (m.cs && m.people.size() == 1) look(by_first_);
    return before ? before : after;
  }

 private:
  static std::string Key(const Mention& m, const std::vector<std::string>& people) {
    std::string key = m.kind;
    for (const std::string& person : std::set<std::string>(people.begin(), people.end())) key += '\0' + person;
    return key;
  }
  std::map<std::string, std::vector<std::size_t>> by_people_, by_first_;
};

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
      : text_(text), grammar_(grammar), document_(document) {
    for (const Note& note : text.notes)
      if (note.anchor) anchors_.insert(*note.anchor);
  }

  std::vector<Mention> Read() {
    const std::uint32_t heading = EndOfHeading(text_, document_);
    const Numbers numbers(text_, document_);
    for (const Match& match : grammar_.FindAll("mentions", text_.text)) {
      if (match.span.begin < heading) continue;
      const std::string_view form = match.rule->Get("form");
      if (form == "named") Named(match);
      if (form == "topic" || (form == "noted" && HasNote(match.span.end))) Add(match, match.span);
      if (form == "topic") mentions_.back().title = std::string(match.Get("title", text_.text));
      if (form == "pointing") Pointing(match);
      if (form == "numbered") Numbered(match, numbers);
      if (form == "proposed") Proposed(match, numbers);
    }
    Others();
    for (std::size_t i = 0; i < mentions_.size(); ++i) FromWhatFollows(numbers, i);
    for (std::size_t i = 0; i < mentions_.size(); ++i)
      if (points_to_[i] && mentions_[i].target) TellPointed(i);
    const SamePeople same(mentions_);
    for (std::size_t i = 0; i < mentions_.size(); ++i)
      if (!mentions_[i].target && mentions_[i].candidates.empty()) FromSamePeople(same, i);
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
    if (!points_to) named_[m.kind].push_back(mentions_.size());
    mentions_.push_back(std::move(m));
    points_to_.push_back(points_to);
  }

  bool HasNote(std::uint32_t at) const { return anchors_.contains(at); }

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

  // "tegen motie 21501-20, nr. 813": a number right behind is all the name it has.
  void Numbered(const Match& match, const Numbers& numbers) {
    for (const Reference* r : numbers.references.Beginning({match.span.end, match.span.end + kRightBehind}))
      if (IsPaper(*r)) return Add(match, match.span);
  }

  // "Deze motie is voorgesteld door het lid Krul. Zij wordt voldoende ondersteund. Zij krijgt nr. 22 (30196)."
  void Proposed(const Match& match, const Numbers& numbers) {
    const std::size_t first = mentions_.size();
    Named(match);
    if (mentions_.size() != first + 1) return;
    const std::uint32_t end = mentions_.back().span.end;
    const auto birth = grammar_.FindFirst("birth", text_.text, {end, Within(end + kBirth)});
    if (birth.empty()) return;
    const NormSpan behind{birth[0].span.end, birth[0].span.end + kRightBehind};
    for (const Reference* r : numbers.references.Beginning(behind)) {
      mentions_.back().target = r->target;
      mentions_.back().via = "inline";
      return;
    }
  }

  std::uint32_t Within(std::uint32_t at) const { return std::min(at, static_cast<std::uint32_t>(text_.text.size())); }

  // "deze motie" is the last work of its kind; "deze moties" are those of the
  // last sentence that named any.
  void Pointing(const Match& match) {
    const bool many = match.rule->Get("many") == "yes";
    std::vector<std::size_t> works;
    NormSpan sentence;
    const std::vector<std::size_t>& named = named_[std::string(match.rule->Get("kind"))];
    for (auto i = named.rbegin(); i != named.rend() && works.size() < kMostPointedAt; ++i) {
      const NormSpan here = SentenceAt(text_.sentences, mentions_[*i].span.begin);
      if (!works.empty() && here != sentence) break;
      sentence = here;
      works.insert(works.begin(), *i);
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

  void FromWhatFollows(const Numbers& numbers, std::size_t i) {
    Mention& m = mentions_[i];
    NormSpan behind = Behind(text_, mentions_, i);
    for (const Match& topic : grammar_.FindAt("topic", text_.text, m.span.end))
      if (NormSpan title = *topic.Find("title"); IsMotion(m) && title.begin < behind.end)
        m.title = std::string(NormSpan{title.begin, std::min(title.end, behind.end)}.In(text_.text));
    if (!IsMotion(m)) {
      const bool about = !grammar_.FindAt("about", text_.text, behind.begin).empty();  // "inzake stuwen (Kamerstuk …)"
      behind.end = std::min(behind.end, behind.begin + (about ? kInlineReach : kNearBehind));
    }
    if (points_to_[i]) behind.end = std::min(behind.end, behind.begin + kRightBehind);
    if (m.target || (IsMotion(m) && TakeBefore(text_, numbers, m))) return;
    TakeInline(text_, grammar_, numbers, behind, m);
    if (!m.target) TakeFromNotes(numbers, behind, m);
  }

  void FromSamePeople(const SamePeople& same, std::size_t i) {
    const std::optional<std::size_t> known = same.Nearest(mentions_[i], i);
    if (!known) return;
    mentions_[i].target = mentions_[*known].target;
    mentions_[i].via = "previous";
    mentions_[i].confidence = kSamePeople;
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
  std::set<std::uint32_t> anchors_;                                     // of the notes
  std::map<std::string, std::vector<std::size_t>, std::less<>> named_;  // mentions by name, of each kind, in order
  std::vector<std::optional<std::size_t>> points_to_;  // for each mention: the one that it points back to
};

}  // namespace

void FindMentions(const NormalisedText& text, const Grammar& grammar, Document& document) {
  document.mentions = Reader(text, grammar, document).Read();
}

}  // namespace kst
