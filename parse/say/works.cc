#include "parse/say/works.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

#include "parse/people/proposers.h"
#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

const std::set<std::string_view> kWithNumbers = {"letter", "report", "advice"};  // whose number may stand behind
constexpr std::uint32_t kSameRow = 2500;  // bytes within which "de toezegging" is the one whose number came last

// What a note names stands where the note's marker stands: at the end of what is said, also behind its full stop.
NormSpan PlaceOf(NormSpan named, const PlaceIndex<Note>& notes) {
  const auto before = notes.Beginning({0, named.begin + 1});
  if (before.empty() || !before.back()->anchor || !before.back()->span.Contains(named)) return named;
  const std::uint32_t said = *before.back()->anchor - std::min(*before.back()->anchor, 1U);
  return {said, said};
}

std::optional<Object> OfMention(const Document& document, const Mention& m) {
  if (m.kind == "letter" && m.date && !m.target)
    return Object{"letter", m.span, ScopedId(document.id, "letter", *m.date), false};
  if (m.kind == "letter" && m.target) return Object{"letter", m.span, *m.target, false};
  if (m.kind != "motion" && m.kind != "amendment") return std::nullopt;
  if (m.target) return Object{"motion", m.span, *m.target, false};
  if (m.people.empty()) return std::nullopt;
  return Object{"motion", m.span, ScopedId(document.id, m.kind, Join(m.people, " ")), false};
}

std::vector<std::string> PeopleAt(const NormSpan& names, const NormalisedText& text, const Grammar& grammar) {
  std::vector<std::string> people;
  for (const Proposers& group : ReadProposers(text.text, names.begin, false, grammar))
    people.insert(people.end(), group.people.begin(), group.people.end());
  return people;
}

// "uw Kamer", "de Eerste Kamer", "u": one of the two chambers, or what only this paper knows.
std::string ChamberIn(std::string_view words, const Document& document) {
  const std::string folded = Fold(words);
  const auto says = [&](std::string_view part) { return folded.find(part) != std::string::npos; };
  if (says("commissie")) return ScopedId(document.id, "committee");
  if (says("tweede")) return ChamberId("II");
  if (says("eerste")) return ChamberId("I");
  if (says("beide") || !document.addressee_chamber || document.addressee_chamber == "both")
    return ScopedId(document.id, "chamber");
  return ChamberId(*document.addressee_chamber);
}

// "het advies van de Afdeling is gevolgd": its name holds no verb of the sentence.
std::string_view NameIn(const Match& match, std::string_view text, const Grammar& grammar) {
  if (match.Find("named")) return match.Get("named", text);
  const std::vector<Match> ends = grammar.FindFirst("name_end", text, match.span);
  return NormSpan{match.span.begin, ends.empty() ? match.span.end : ends.front().span.begin}.In(text);
}

// Who or what the words of a rule name; several where several people are named.
std::vector<std::string> TargetsOf(const Match& match, const NormalisedText& text, const Grammar& grammar,
                                   const Document& document) {
  const std::string_view as = match.rule->Get("as", match.rule->Get("object"));
  const std::string words(NameIn(match, text.text, grammar));
  std::vector<std::string> people;
  if (const NormSpan* names = match.Find("names")) {
    people = PeopleAt(*names, text, grammar);
    if (people.empty()) return {};
  }
  if (as == "chamber") return {ChamberIn(words, document)};
  if (as == "committee") return {CommitteeId(words)};
  if (as != "person") return {ScopedId(document.id, as, people.empty() ? words : Join(people, " "))};
  for (std::string& person : people) person = PersonId(person);
  return people;
}

// "uw brief van 3 mei (Kamerstuk 29 911, nr. 12)"
const Reference* NumberBehind(const PlaceIndex<Reference>& references, std::uint32_t end) {
  constexpr std::uint32_t kBracket = 2;  // " ("
  for (const Reference* r : references.Beginning({end, end + kBracket + 1}))
    if (r->target.starts_with("kst-")) return r;
  return nullptr;
}

void Point(Object& pointer, const Object& work) {
  pointer.target = work.target;
  pointer.mention = work.mention;
}

// What a reference or a noun is about may be a work that is mentioned there, too.
void FindTheirMentions(const Document& document, std::vector<Object>& objects) {
  const PlaceIndex<Mention> mentions(document.mentions);
  for (Object& o : objects) {
    const auto is_it = [&](const Mention& m) { return m.target ? *m.target == o.target : m.kind == o.kind; };
    if (o.mention) continue;
    if (const Mention* m = mentions.LastTouching(o.span, is_it))
      o.mention = static_cast<std::uint32_t>(m - document.mentions.data());
  }
}

// "de motie" is the motion that was spoken of last, "dit verzoek" the request.
void ResolvePointers(std::string_view kind, std::vector<Object>& objects) {
  const Object* last = nullptr;
  for (Object& o : objects) {
    if (o.kind != kind) continue;
    if (o.target.empty() && last && o.span.begin - last->span.end < kSameRow) Point(o, *last);
    if (!o.target.empty()) last = &o;
  }
}

// What a motion asks is no request of its own: "Uw Kamer heeft met de motie-Krul verzocht".
bool IsMotion(const Object& object, const PlaceIndex<Mention>& motions) {
  return object.kind == "request" && motions.AnyTouches(object.span);
}

// "De toezegging (T02973) … Hiermee is de toezegging afgedaan": the word without
// a number is the numbered promise of its sentence, or the last one before.
void NumberCommitments(const NormalisedText& text, std::vector<Object>& objects) {
  const Object* last_numbered = nullptr;
  std::set<const Object*> doubles;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    Object& o = objects[i];
    if (o.kind != "commitment") continue;
    if (!o.target.empty()) {
      last_numbered = &o;
      continue;
    }
    const NormSpan sentence = SentenceAt(text.sentences, o.span.begin);
    const auto rest = objects.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last =
        std::find_if(rest, objects.end(), [&](const Object& other) { return other.span.begin >= sentence.end; });
    const bool is_numbered = std::any_of(rest, last, [&](const Object& other) {
      return other.kind == "commitment" && !other.target.empty() && sentence.Contains(other.span);
    });
    if (is_numbered || (last_numbered && sentence.Contains(last_numbered->span)))
      doubles.insert(&o);
    else if (last_numbered && o.span.begin - last_numbered->span.end < kSameRow)
      Point(o, *last_numbered);
  }
  std::vector<Object> kept;
  for (Object& o : objects)
    if (!doubles.contains(&o)) kept.push_back(std::move(o));
  objects = std::move(kept);
}

}  // namespace

NormSpan SubjectLine(const NormalisedText& text, const Document& document) {
  constexpr std::uint32_t kLabel = 20;  // bytes around a subject: "Betreft: "
  if (!document.subject) return {};
  const auto line = std::find_if(text.parts.begin(), text.parts.end(), [&](const TextPart& p) {
    return p.span.size() <= document.subject->size() + kLabel &&
           p.span.In(text.text).find(*document.subject) != std::string_view::npos;
  });
  return line == text.parts.end() ? NormSpan{} : line->span;
}

std::vector<Object> FindObjects(const NormalisedText& text, const Grammar& grammar, const Document& document) {
  std::vector<Object> objects;
  const PlaceIndex<Note> notes(document.notes);
  std::optional<Object> last_motion;
  for (const Mention& m : document.mentions) {
    std::optional<Object> object = OfMention(document, m);
    if (object) {
      object->mention = static_cast<std::uint32_t>(&m - document.mentions.data());
    } else if ((m.kind == "motion" || m.kind == "amendment") && last_motion) {
      object = Object{"motion", m.span, {}};  // "deze motie"
      Point(*object, *last_motion);
    }
    if (!object) continue;
    if (object->kind == "motion") last_motion = object;
    if (const NormSpan marker = PlaceOf(m.span, notes); m.target && marker != m.span) {
      objects.push_back(*object);  // "Uw Kamer vroeg om een loket.¹ Daaraan is voldaan." and below "¹ Motie-Krul (…)"
      objects.back().span = marker;
    }
    objects.push_back(std::move(*object));
  }
  const PlaceIndex<Reference> references(document.references);
  for (const Reference& r : document.references) {
    const NormSpan place = PlaceOf(r.span, notes);  // of what a note says, the place of its marker
    if (IsCommitmentNumber(r.target))
      objects.push_back({"commitment", place, r.target, false});
    else if (r.target.starts_with("kst-"))
      objects.push_back({"paper", place, r.target, false});
  }
  for (const Match& match : grammar.FindAll("object", text.text)) {
    const std::string_view kind = match.rule->Get("object");
    const bool bare = kind == "letter" && match.span.In(text.text).find(' ') == std::string_view::npos;  // "de brief"
    const bool is_vague = match.rule->Get("vague") == "yes" || bare;
    if (kind == "commitment" || match.rule->Get("points") == "yes") {
      objects.push_back({kind, match.span, "", is_vague});
      continue;
    }
    const Reference* number = kWithNumbers.contains(kind) ? NumberBehind(references, match.span.end) : nullptr;
    for (std::string& target : TargetsOf(match, text, grammar, document))
      objects.push_back({kind, match.span, number ? number->target : std::move(target), is_vague});
  }
  std::stable_sort(objects.begin(), objects.end(),
                   [](const Object& a, const Object& b) { return a.span.begin < b.span.begin; });
  FindTheirMentions(document, objects);
  NumberCommitments(text, objects);
  for (const std::string_view kind : {"motion", "request"}) ResolvePointers(kind, objects);
  for (Object& o : objects)
    if (o.kind == "request" && o.target.empty()) o.target = ChamberIn("", document);
  std::vector<Mention> motions;
  std::copy_if(document.mentions.begin(), document.mentions.end(), std::back_inserter(motions),
               [](const Mention& m) { return m.kind == "motion" || m.kind == "amendment"; });
  const PlaceIndex<Mention> motion_places(motions);
  std::erase_if(objects, [&](const Object& o) {
    return (o.kind != "commitment" && o.target.empty()) || IsMotion(o, motion_places);
  });
  return objects;
}

}  // namespace kst
