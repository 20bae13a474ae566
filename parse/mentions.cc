#include "parse/mentions.h"

#include <algorithm>
#include <set>

#include "parse/people.h"

namespace kst {
namespace {

constexpr std::uint32_t kInlineReach = 160;  // bytes between a name and the number that belongs to it
constexpr double kFarNote = 0.8, kSamePeople = 0.9, kPointed = 0.85;

bool IsPaper(const Reference& r) { return r.target.starts_with("kst-"); }

// The words of the sentence behind a mention, up to the next work that is named.
NormSpan Behind(const NormalisedText& text, const std::vector<Mention>& mentions, std::size_t i) {
  const Mention& mention = mentions[i];
  const auto sentence = std::upper_bound(text.sentences.begin(), text.sentences.end(), mention.span.begin,
                                         [](std::uint32_t at, const NormSpan& s) { return at < s.begin; });
  std::uint32_t end = mention.span.end;
  if (sentence != text.sentences.begin()) end = std::max(end, std::prev(sentence)->end);
  if (i + 1 < mentions.size()) end = std::min(end, std::max(mention.span.end, mentions[i + 1].span.begin));
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
    if (papers.size() == 1) mention.target = papers.front().id;
    else mention.candidates = std::move(papers);
    if (*note.anchor > mention.span.end + 2) mention.confidence = kFarNote;
    return;
  }
}

void TakeInline(const Document& document, NormSpan behind, Mention& mention) {
  for (const Reference& r : document.references) {
    const bool within = mention.span.Contains(r.at);
    const bool follows = r.span.begin >= behind.begin && r.span.end <= behind.end && r.span.begin - behind.begin <= kInlineReach;
    if (!IsPaper(r) || !(within || follows)) continue;
    mention.target = r.target;
    mention.via = "inline";
    return;
  }
}

bool SameWork(const Mention& a, const Mention& b) {
  return a.kind == b.kind && !a.people.empty() &&
         std::set<std::string>(a.people.begin(), a.people.end()) == std::set<std::string>(b.people.begin(), b.people.end());
}

// The same proposers once more: the nearest one before, else the first one
// after (a subject line comes before the number).
void TakeFromSamePeople(std::vector<Mention>& mentions, std::size_t i) {
  const auto known = [&](const Mention& m) { return m.target && m.via != "previous" && SameWork(m, mentions[i]); };
  const auto here = mentions.begin() + static_cast<std::ptrdiff_t>(i);
  auto found = std::find_if(std::make_reverse_iterator(here), mentions.rend(), known);
  const Mention* source = found != mentions.rend() ? &*found : nullptr;
  if (const auto later = std::find_if(here, mentions.end(), known); !source && later != mentions.end()) source = &*later;
  if (!source) return;
  mentions[i].target = source->target;
  mentions[i].via = "previous";
  mentions[i].confidence = kSamePeople;
}

// "deze motie" is the last work of its kind; "deze moties" are those of the
// last sentence that named any.
std::vector<std::size_t> PointedAt(const NormalisedText& text, const std::vector<Mention>& mentions, const Mention& pointer, bool many) {
  std::vector<std::size_t> works;
  std::uint32_t sentence = 0;
  for (std::size_t i = mentions.size(); i-- > 0;) {
    const Mention& m = mentions[i];
    if (m.kind != pointer.kind || m.people.empty()) continue;
    const auto at = std::upper_bound(text.sentences.begin(), text.sentences.end(), m.span.begin,
                                     [](std::uint32_t offset, const NormSpan& s) { return offset < s.begin; });
    const std::uint32_t begin = at == text.sentences.begin() ? 0 : std::prev(at)->begin;
    if (!works.empty() && begin != sentence) break;
    sentence = begin;
    works.insert(works.begin(), i);
    if (!many) break;
  }
  return works;
}

// "De Kamer," opens the body of a motion: what stands above it is its heading.
std::uint32_t EndOfHeading(const NormalisedText& text, const Document& document) {
  if (document.kind != "motion" && document.kind != "amendment") return 0;
  for (const TextPart& part : text.parts)
    if (part.role != Role::kHeading) return part.span.begin;
  return 0;
}

struct Reader {
  const NormalisedText& text;
  const Grammar& grammar;
  std::vector<Mention> mentions;
  std::vector<std::pair<std::size_t, std::size_t>> pointers;  // a mention and the one it points to

  void Add(const Rule& rule, NormSpan span, std::vector<std::string> people = {}, bool cs = false) {
    Mention m;
    m.kind = rule.Get("kind");
    m.people = std::move(people);
    m.cs = cs;
    m.span = span;
    mentions.push_back(std::move(m));
  }

  void Named(const Match& match) {
    const NormSpan* names = match.Find("names");
    if (!names) return;
    const auto groups = ReadProposers(text.text, *names, match.rule->Get("many") == "yes", grammar);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      NormSpan span = groups[i].span;
      if (i == 0) span.begin = match.span.begin;
      if (groups.size() == 1 && match.span.end > names->end) span.end = match.span.end;
      Add(*match.rule, span, groups[i].people, groups[i].cs);
    }
  }

  void Pointing(const Match& match) {
    Mention pointer;
    pointer.kind = match.rule->Get("kind");
    auto works = PointedAt(text, mentions, pointer, match.rule->Get("many") == "yes");
    if (works.empty()) Add(*match.rule, match.span);
    for (const std::size_t work : works) {
      pointers.emplace_back(mentions.size(), work);
      Add(*match.rule, match.span);
    }
  }
};

}  // namespace

void FindMentions(const NormalisedText& text, const Grammar& grammar, Document& document) {
  Reader reader{text, grammar, {}, {}};
  const std::uint32_t heading = EndOfHeading(text, document);
  for (const Match& match : grammar.FindAll("mentions", text.text)) {
    if (match.span.begin < heading) continue;
    const std::string_view form = match.rule->Get("form");
    if (form == "named") reader.Named(match);
    if (form == "pointing") reader.Pointing(match);
  }

  std::vector<Mention>& mentions = reader.mentions;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].people.empty()) continue;
    const NormSpan behind = Behind(text, mentions, i);
    TakeInline(document, behind, mentions[i]);
    if (!mentions[i].target) TakeFromNotes(text, document, behind, mentions[i]);
  }
  for (std::size_t i = 0; i < mentions.size(); ++i)
    if (!mentions[i].target && mentions[i].candidates.empty()) TakeFromSamePeople(mentions, i);
  for (const auto& [pointer, work] : reader.pointers) {
    mentions[pointer].target = mentions[work].target;
    mentions[pointer].via = mentions[work].target ? std::optional<std::string>("previous") : std::nullopt;
    mentions[pointer].confidence = kPointed;
  }
  for (Mention& m : mentions) {
    m.text = m.span.In(text.text);
    m.page = text.PageOf(m.span.begin);
    m.boxes = text.BoxesOf(m.span);
  }
  document.mentions = std::move(mentions);
}

}  // namespace kst
