#include "parse/say/mentions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "parse/people/proposers.h"
#include "parse/say/work_numbers.h"
#include "parse/sentence/clauses.h"
#include "parse/time/calendar.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kBirth = 250;           // bytes from who proposed a motion to the number it gets
constexpr std::size_t kMostPointedAt = 50;      // works that "deze moties" are
constexpr std::ptrdiff_t kMostLookedAt = 200;   // works to find them among
constexpr std::uint32_t kBetweenSentences = 3;  // bytes: a space, or the end of a line and a bullet
constexpr double kSamePeople = 0.9, kPointed = 0.85;

// "«Wie praat, die gaat»" -> "Wie praat, die gaat"
std::string Unquoted(std::string_view title) {
  constexpr std::string_view kQuotes[] = {"«", "»", "‘", "’", "“", "”", "\"", "'"};
  for (const std::string_view q : kQuotes) {
    if (title.starts_with(q)) title.remove_prefix(q.size());
    if (title.ends_with(q)) title.remove_suffix(q.size());
  }
  return std::string(title);
}

// Mentions with a number, by who proposed them. "de motie-Krul c.s." is also the motion of Krul, Grinwis and Minhas.
class SamePeople {
 public:
  explicit SamePeople(const std::vector<NamedWork>& works) : works_(works) {
    for (std::size_t i = 0; i < works.size(); ++i) {
      const Mention& m = works[i].mention;
      if (!m.target || m.via == "previous" || m.people.empty()) continue;
      by_people_[Key(m, m.people)].push_back(i);
      if (m.people.size() > 1) by_first_[Key(m, {m.people.front()})].push_back(i);
    }
  }

  // The nearest one before `i`, else the first one after it (a subject line comes before the number).
  std::optional<std::size_t> Nearest(std::size_t i) const {
    const Mention& m = works_[i].mention;
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
    const std::optional<std::size_t> nearest = before ? before : after;
    return nearest && AboutTheSame(m, works_[*nearest].mention) ? nearest : std::nullopt;
  }

 private:
  static std::string Key(const Mention& m, const std::vector<std::string>& people) {
    std::string key = m.kind;
    for (const std::string& person : std::set<std::string>(people.begin(), people.end())) key += '\0' + person;
    return key;
  }

  // "de motie-Krul over stuwen" is not "de motie-Krul over sluizen"; where only one tells its topic nothing speaks
  // against it.
  static bool AboutTheSame(const Mention& a, const Mention& b) {
    constexpr std::size_t kStem = 5;  // bytes in which two words must agree
    if (!a.title || !b.title) return true;
    std::set<std::string> stems;
    for (const std::string& word : FoldedWords(*a.title))
      if (word.size() >= kStem) stems.insert(word.substr(0, kStem));
    const auto words = FoldedWords(*b.title);
    return stems.empty() || std::any_of(words.begin(), words.end(),
                                        [&](const std::string& word) { return stems.contains(word.substr(0, kStem)); });
  }

  const std::vector<NamedWork>& works_;
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
    const PlaceIndex<Reference> references(document_.references);
    for (const Match& match : grammar_.FindAll("mentions", text_.text)) {
      if (match.span.begin < heading) continue;
      const std::string_view form = match.rule->Get("form");
      if (form == "named") Named(match);
      if (form == "topic" || (form == "noted" && HasNote(match.span.end))) Add(match, match.span);
      if (form == "topic") works_.back().mention.title = std::string(match.Get("title", text_.text));
      if (form == "pointing") Pointing(match);
      if (form == "numbered") Numbered(match, references);
      if (form == "proposed") Proposed(match, references);
    }
    JoinDoubleNames();
    Others();
    PointAhead();
    const std::size_t named = works_.size();
    WorkNumbers(text_, grammar_, document_, works_).Give();
    PointToFurther(named);
    for (std::size_t i = 0; i < works_.size(); ++i)
      if (works_[i].points_to && works_[i].mention.target) TellPointed(i);
    const SamePeople same(works_);
    for (std::size_t i = 0; i < works_.size(); ++i)
      if (!works_[i].mention.target && works_[i].mention.candidates.empty()) FromSamePeople(same, i);
    for (NamedWork& work : works_)
      if (work.points_to && !work.mention.target) FromPointed(work);
    std::vector<Mention> mentions;
    for (NamedWork& work : works_) {
      Mention& m = mentions.emplace_back(std::move(work.mention));
      m.text = m.span.In(text_.text);
      m.page = text_.PageOf(m.span.begin);
      m.boxes = text_.BoxesOf(m.span);
    }
    return mentions;
  }

 private:
  void Add(const Match& match, NormSpan span, Proposers proposers = {}, std::optional<std::size_t> points_to = {}) {
    NamedWork work;
    work.many = match.rule->Get("many") == "yes";
    work.points_to = points_to;
    Mention& m = work.mention;
    m.kind = match.rule->Get("kind");
    m.people = std::move(proposers.people);
    m.cs = proposers.cs;
    m.span = span;
    if (match.rule->Get("form") != "pointing") {
      named_[m.kind].push_back(works_.size());
      if (!work.many) named_alone_[m.kind] = works_.size();
    }
    works_.push_back(std::move(work));
  }

  bool HasNote(std::uint32_t at) const { return anchors_.contains(at); }

  void Named(const Match& match) {
    const NormSpan* names = match.Find("names");
    if (!names) return;
    const auto groups = ReadProposers(text_.text, names->begin, match.rule->Get("many") == "yes", grammar_);
    if (match.rule->Get("alone") == "yes" && !groups.empty() && groups.back().span.end < match.span.end &&
        !grammar_.FindFirst("other_member", text_.text, {groups.back().span.end, match.span.end}).empty())
      return;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      NormSpan span = groups[i].span;
      if (i == 0) span.begin = match.span.begin;
      if (groups.size() == 1) span.end = std::max(span.end, match.span.end);
      Add(match, span, groups[i]);
    }
  }

  // "tegen motie 21501-20, nr. 813": a number right behind is all the name it has.
  void Numbered(const Match& match, const PlaceIndex<Reference>& references) {
    constexpr std::uint32_t kRightBehind = 24;  // bytes: " met kamerstuknummer ", as the rule says
    for (const Reference* r : references.Beginning({match.span.end, match.span.end + kRightBehind}))
      if (r->target.starts_with("kst-")) return Add(match, match.span);
  }

  // "Deze motie is voorgesteld door het lid Krul. Zij wordt voldoende ondersteund. Zij krijgt nr. 22 (30196)."
  void Proposed(const Match& match, const PlaceIndex<Reference>& references) {
    constexpr std::uint32_t kRightBehind = 3;  // bytes: " "
    const std::size_t first = works_.size();
    Named(match);
    if (works_.size() != first + 1) return;
    Mention& m = works_.back().mention;
    const auto birth = grammar_.FindFirst("birth", text_.text, {m.span.end, Within(m.span.end + kBirth)});
    if (birth.empty()) return;
    for (const Reference* r : references.Beginning({birth[0].span.end, birth[0].span.end + kRightBehind})) {
      m.target = r->target;
      m.via = "inline";
      return;
    }
  }

  std::uint32_t Within(std::uint32_t at) const { return std::min(at, static_cast<std::uint32_t>(text_.text.size())); }

  // "deze motie" is the last work of its kind that was named alone; "deze moties" are those of the last sentence that
  // named several, or of the last sentences that stand together; "beide moties" are two.
  void Pointing(const Match& match) {
    const bool many = match.rule->Get("many") == "yes";
    const std::vector<std::size_t>& named = named_[std::string(match.rule->Get("kind"))];
    std::vector<std::size_t> works;
    if (many)
      works = LastOf(named);
    else if (const auto last = named_alone_.find(match.rule->Get("kind")); last != named_alone_.end())
      works = {last->second};
    if (works.empty()) Add(match, match.span);
    for (const std::size_t work : works) Add(match, match.span, {}, work);
  }

  std::vector<std::size_t> LastOf(const std::vector<std::size_t>& named) const {
    std::vector<std::size_t> works;
    std::set<std::vector<std::string>> people;  // the same names once more are the same work
    NormSpan sentence;
    bool several = false;  // in one sentence
    const auto far = std::ssize(named) > kMostLookedAt ? named.rbegin() + kMostLookedAt : named.rend();
    for (auto i = named.rbegin(); i != far && works.size() < kMostPointedAt; ++i) {
      const Mention& m = works_[*i].mention;
      const NormSpan here = SentenceAt(text_.sentences, m.span.begin);
      const bool goes_on = works.empty() || here == sentence;
      if (!goes_on && (several || here.end + kBetweenSentences < sentence.begin)) break;
      sentence = here;
      if (!m.people.empty() && !people.insert(m.people).second) continue;
      several |= works_[*i].many || (goes_on && !works.empty());
      works.insert(works.begin(), *i);
    }
    if (works.size() == 1 && !several) works.clear();
    return works;
  }

  // "In gewijzigde vorm verzoeken deze moties het volgende:" and each at the head of a paragraph below, up to the next
  // such words.
  void PointAhead() {
    std::vector<std::size_t> announced;  // works of one paragraph
    const TextPart* where = nullptr;
    std::size_t listed = 0;
    const std::size_t size = works_.size();
    for (std::size_t i = 0; i < size; ++i) {
      if (const TextPart* part = Announces(works_[i])) {
        if (part != std::exchange(where, part)) announced.clear();
        announced.push_back(i);
        listed = 0;
      } else if (!announced.empty() && listed < kMostPointedAt && HeadsParagraph(works_[i].mention)) {
        for (const std::size_t pointer : announced)
          if (listed == 0)
            works_[pointer].points_to = i;
          else
            AddPointer(pointer, i);
        ++listed;
      }
    }
    SortByPlace();
  }

  // The paragraph that ends in a colon behind works that are not named.
  const TextPart* Announces(const NamedWork& work) const {
    if (work.points_to || !work.many || !work.mention.people.empty() || !IsMotion(work.mention)) return nullptr;
    const TextPart* part = PartAt(text_.parts, work.mention.span.begin);
    return part && part->span.In(text_.text).ends_with(':') ? part : nullptr;
  }

  bool HeadsParagraph(const Mention& m) const {
    constexpr std::uint32_t kBullet = 8;  // bytes: "1. De "
    if (!IsMotion(m) || m.people.empty()) return false;
    const TextPart* part = PartAt(text_.parts, m.span.begin);
    return part && m.span.begin <= part->span.begin + kBullet;
  }

  void AddPointer(std::size_t like, std::size_t work) {
    NamedWork pointer = works_[like];
    pointer.points_to = work;
    works_.push_back(std::move(pointer));
  }

  // "de moties van het lid Krul (31 234, nrs. 56 en 57) … deze moties": the works from `first` on are the further ones.
  void PointToFurther(std::size_t first) {
    std::map<NormSpan, std::size_t> named;
    for (std::size_t i = 0; i < first; ++i)
      if (!works_[i].points_to) named.emplace(works_[i].mention.span, i);
    std::map<std::size_t, std::vector<std::size_t>> further;
    for (std::size_t i = first; i < works_.size(); ++i) further[named.at(works_[i].mention.span)].push_back(i);
    for (std::size_t i = 0; i < first; ++i)
      if (const auto found = works_[i].points_to ? further.find(*works_[i].points_to) : further.end();
          found != further.end() && works_[i].many)
        for (const std::size_t work : found->second) AddPointer(i, work);
    SortByPlace();
  }

  // "de motie-Brug-Oever" is of one where the paper also says "het lid Brug-Oever".
  void JoinDoubleNames() {
    std::set<std::string> doubles;
    for (const NamedWork& work : works_)
      for (const std::string& person : work.mention.people)
        if (person.find('-') != std::string::npos) doubles.insert(person);
    if (doubles.empty()) return;
    for (NamedWork& work : works_) {
      std::vector<std::string>& people = work.mention.people;
      for (std::size_t i = 0; i + 1 < people.size(); ++i) {
        const std::string joined = Concat({people[i], "-", people[i + 1]});
        if (!doubles.contains(joined) || work.mention.span.In(text_.text).find(joined) == std::string_view::npos)
          continue;
        people[i] = joined;
        people.erase(people.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      }
    }
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
      Mention& m = works_.back().mention;
      if (const auto title = match.Get("title", text_.text); !title.empty()) m.title = Unquoted(title);
      if (const auto when = match.Get("when", text_.text); !when.empty())
        m.date = IsoDate(when, document_.date.value_or(""));
    }
    SortByPlace();
  }

  void SortByPlace() {
    std::vector<std::size_t> order(works_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return works_[a].mention.span.begin < works_[b].mention.span.begin;
    });
    std::vector<std::size_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    std::vector<NamedWork> works;
    for (const std::size_t from : order) {
      works.push_back(std::move(works_[from]));
      if (auto& to = works.back().points_to) to = place[*to];
    }
    works_ = std::move(works);
  }

  void FromSamePeople(const SamePeople& same, std::size_t i) {
    const std::optional<std::size_t> known = same.Nearest(i);
    if (!known) return;
    Mention& m = works_[i].mention;
    m.target = works_[*known].mention.target;
    m.via = "previous";
    m.confidence = kSamePeople;
  }

  // "de motie-Simons … de betreffende motie¹": the note is that of the name too.
  void TellPointed(std::size_t i) {
    const Mention& m = works_[i].mention;
    Mention& work = works_[*works_[i].points_to].mention;
    if (work.target || !work.candidates.empty()) return;
    work.target = m.target;
    work.via = m.via;
    work.confidence = kPointed;
  }

  void FromPointed(NamedWork& pointer) const {
    const Mention& work = works_[*pointer.points_to].mention;
    Mention& m = pointer.mention;
    m.target = work.target;
    if (work.target) m.via = "previous";
    m.confidence = kPointed;
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  const Document& document_;
  std::vector<NamedWork> works_;
  std::set<std::uint32_t> anchors_;                                     // of the notes
  std::map<std::string, std::vector<std::size_t>, std::less<>> named_;  // works by name, of each kind, in order
  std::map<std::string, std::size_t, std::less<>> named_alone_;         // the last of them that was named alone
};

}  // namespace

void FindMentions(const NormalisedText& text, const Grammar& grammar, Document& document) {
  document.mentions = Reader(text, grammar, document).Read();
}

}  // namespace kst
