#include "parse/say/relations.h"

#include <algorithm>
#include <set>

#include "parse/say/found_relations.h"
#include "parse/say/works.h"
#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kCoordinated = 40;   // bytes between two motions of one cue: " en de moties van het lid "
constexpr std::uint32_t kLink = 24;          // bytes of what joins two objects: ", en aan een aantal "
constexpr std::uint32_t kSubjectLabel = 20;  // bytes around a subject: "Betreft: "
constexpr std::uint32_t kRow = 2500;         // bytes of a row of an overview
constexpr int kSentencesBack = 2;
constexpr int kLongestList = 500;  // lines of a list

// The first feature of a clause that says how far the work is.
constexpr std::string_view kStates[] = {"partly", "done", "progress", "planned"};

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text),
        grammar_(grammar),
        document_(document),
        hits_(grammar.FindAll("relation", text.text)),
        objects_(hits_.empty() ? std::vector<Object>() : FindObjects(text, grammar, document)),
        subject_(SubjectIn(text, document)) {}

  void Run() {
    for (const Object& o : objects_) kinds_.insert(o.kind);
    for (const Match& hit : hits_) {
      const bool heading = InHeading(hit.span);
      std::vector<Match> cues = grammar_.FindAt("relation", text_.text, hit.span.begin);
      std::erase_if(cues, [&](const Match& cue) { return !BelongsHere(cue, heading) || !HasWorks(cue); });
      if (cues.empty()) continue;  // most words of cues are about no work: the clause need not be read
      const Clause clause = clauses_.Around(hit.span);
      for (const Match& cue : cues)
        if (clause.Allows(*cue.rule)) Take(cue, clause);
    }
    document_.relations = found_.Take(document_.id.value_or(""));
  }

 private:
  void Take(const Match& cue, const Clause& clause) {
    if (found_.Has(cue.rule->Get("once"))) return;
    if (cue.Find("numbers")) return TakeNumbers(cue, clause);
    const std::vector<const Object*> objects = ObjectsOf(cue, clause);
    for (const Object* object : objects) Add(cue, clause, *object);
    const bool stopped = IsStopped(cue, clause.span, true) || IsStopped(cue, clause.span, false);
    if (objects.empty() && !stopped && !cue.rule->Get("none").empty()) Add(cue, clause, {"none", cue.span, "", false});
  }

  // "gedrukt onder nrs. 24 en 25": papers of the dossier of this one.
  void TakeNumbers(const Match& cue, const Clause& clause) {
    if (!document_.id || !document_.id->starts_with("kst-")) return;
    const std::string dossier = document_.id->substr(0, document_.id->rfind('-') + 1);
    constexpr std::string_view kDigits = "0123456789";
    for (std::string_view rest = cue.Get("numbers", text_.text); !rest.empty();) {
      const std::size_t end = std::min(rest.find_first_not_of(kDigits), rest.size());
      Add(cue, clause, {"own", cue.span, dossier + std::string(rest.substr(0, end)), false});
      rest.remove_prefix(std::min(rest.find_first_of(kDigits, end), rest.size()));
    }
  }

  // The headings, and the line of the letterhead that says what the letter is about.
  bool InHeading(NormSpan span) const {
    const auto next = std::upper_bound(text_.parts.begin(), text_.parts.end(), span.begin,
                                       [](std::uint32_t at, const TextPart& p) { return at < p.span.begin; });
    if (next == text_.parts.begin()) return false;
    const TextPart& part = *std::prev(next);
    return part.span.Contains(span) && (part.role == Role::kHeading || IsSubject(part, text_, document_));
  }

  static bool IsSubject(const TextPart& part, const NormalisedText& text, const Document& document) {
    return document.subject && part.span.size() <= document.subject->size() + kSubjectLabel &&
           part.span.In(text.text).find(*document.subject) != std::string_view::npos;
  }

  static NormSpan SubjectIn(const NormalisedText& text, const Document& document) {
    const auto subject = std::find_if(text.parts.begin(), text.parts.end(),
                                      [&](const TextPart& p) { return IsSubject(p, text, document); });
    return subject == text.parts.end() ? NormSpan{} : subject->span;
  }

  bool BelongsHere(const Match& cue, bool heading) const {
    const std::string_view place = cue.rule->Get("place", "text");
    return (place == "any" || heading == (place == "heading")) &&
           cue.rule->Get("kind", document_.kind) == document_.kind;
  }

  // Whether the paper holds anything that the cue could be about.
  bool HasWorks(const Match& cue) const {
    return cue.Find("numbers") || !cue.rule->Get("none").empty() ||
           std::any_of(kinds_.begin(), kinds_.end(),
                       [&](std::string_view kind) { return cue.rule->section->Find(kind) != nullptr; });
  }

  // The one work that the subject names: what "de motie" is in the whole paper.
  std::vector<const Object*> Topic(const Match& cue) const {
    std::vector<const Object*> topics;
    for (const Object* o : by_place_.Beginning(subject_))
      if (Fits(cue, *o) && !o->target.empty() && subject_.Contains(o->span) &&
          (topics.empty() || topics.front()->target != o->target))
        topics.push_back(o);
    if (topics.size() != 1) topics.clear();
    return topics;
  }

  bool Fits(const Match& cue, const Object& object) const { return cue.rule->section->Find(object.kind) != nullptr; }

  // "de motie X en de motie Y", "op het rapport X … en op het rapport Y": the words
  // of a link stand right before the second.
  bool Coordinated(const Object& first, const Object& second) const {
    if (second.span.begin < first.span.end) return false;
    const std::uint32_t gap = second.span.begin - first.span.end;
    if (gap == 0) return false;
    if (first.kind == "motion" && second.kind == "motion" && gap <= kCoordinated) return true;
    const NormSpan tail{second.span.begin - std::min(gap, kLink), second.span.begin};
    const std::vector<Match> links = grammar_.FindAll("link", text_.text, tail);
    return !links.empty() && links.back().span.end == tail.end &&
           (links.back().rule->Get("of") != "acts" || (first.kind != "report" && second.kind != "report"));
  }

  static bool Stops(const Match& cue, const Object& object) {
    const auto kinds = SplitWords(cue.rule->Get("stop"));
    return std::find(kinds.begin(), kinds.end(), object.kind) != kinds.end();
  }

  // "ter uitvoering van" has its own object, which is not that of "het standpunt
  // over" before it.
  bool IsOfAnother(const Match& cue, const Object& object) const {
    const auto next = std::upper_bound(hits_.begin(), hits_.end(), cue.span.end,
                                       [](std::uint32_t at, const Match& hit) { return at <= hit.span.begin; });
    const auto last =
        std::partition_point(next, hits_.end(), [&](const Match& hit) { return hit.span.end <= object.span.begin; });
    return std::any_of(next, last, [&](const Match& hit) {
      return Fits(hit, object) && hit.rule->Get("object") != "before" && hit.rule->Get("place") != "heading";
    });
  }

  // "Mijn reactie op het rapport is bijgevoegd" attaches no report.
  bool IsRepliedTo(const Match& cue, const Object& object) const {
    constexpr std::uint32_t kOnIt = 12;  // bytes: " op het "
    const std::uint32_t begin = object.span.begin;
    const auto before = by_end_.Beginning({begin - std::min(begin, kOnIt), begin});
    return std::any_of(before.begin(), before.end(), [&](const Object* o) { return Stops(cue, *o); });
  }

  // Objects of the cue within `where`: the first one behind it and those that are
  // coordinated with it, or the last one before it and those before that.
  std::vector<const Object*> Within(const Match& cue, NormSpan where, bool behind) const {
    std::vector<const Object*> found;
    const auto take = [&](const Object& o) {
      if (!where.Contains(o.span) || (behind ? o.span.end <= cue.span.begin : o.span.begin >= cue.span.end))
        return true;
      if (Stops(cue, o)) return false;
      if (!Fits(cue, o)) return true;
      if (found.empty() && (behind ? IsOfAnother(cue, o) : IsRepliedTo(cue, o))) return false;
      if (!found.empty() && !Coordinated(behind ? *found.back() : o, behind ? o : *found.back())) return true;
      found.push_back(&o);
      return true;
    };
    const auto here = by_place_.Beginning(where);
    if (behind) {
      for (const Object* o : here)
        if (!take(*o)) break;
    } else {
      for (auto o = here.rbegin(); o != here.rend(); ++o)
        if (!take(**o)) break;
    }
    return found;
  }

  // "Naar aanleiding van het rapport zend ik u mijn reactie": what is sent stands behind.
  bool IsStopped(const Match& cue, NormSpan where, bool behind) const {
    const auto here = by_place_.Beginning(where);
    return std::any_of(here.begin(), here.end(), [&](const Object* o) {
      return Stops(cue, *o) && where.Contains(o->span) &&
             (behind ? o->span.begin >= cue.span.end : o->span.end <= cue.span.begin);
    });
  }

  std::vector<const Object*> ObjectsOf(const Match& cue, const Clause& clause) const {
    const bool behind = cue.rule->Get("object", "behind") == "behind";
    for (const NormSpan where : {clause.span, clause.sentence})
      for (const bool side : {behind, !behind}) {
        auto found = Within(cue, where, side);
        if (behind && IsStopped(cue, where, side) && (!side || found.empty())) return {};
        if (!found.empty()) return found;
      }
    if (auto listed = Listed(cue, clause.sentence); !listed.empty()) return listed;
    if (cue.rule->Get("back") != "yes") return {};
    NormSpan sentence = clause.sentence;
    for (int i = 0; i < kSentencesBack; ++i) {
      sentence = Previous(sentence);
      if (sentence.empty()) break;
      if (auto found = Within(cue, sentence, false); !found.empty()) return {found.front()};
    }
    const std::uint32_t begin = cue.span.begin;
    const auto row = by_end_.Beginning({begin - std::min(begin, kRow - 1), begin + 1});
    for (auto o = row.rbegin(); o != row.rend(); ++o)  // the row of a table begins with its number
      if ((*o)->kind == "commitment" && Fits(cue, **o) && !(*o)->target.empty()) return {*o};
    return Topic(cue);
  }

  // "Met deze brief geef ik uitvoering aan de volgende moties:" and one in each line below.
  std::vector<const Object*> Listed(const Match& cue, NormSpan sentence) const {
    std::vector<const Object*> listed;
    if (!sentence.In(text_.text).ends_with(':')) return listed;
    auto item = std::upper_bound(text_.sentences.begin(), text_.sentences.end(), sentence);
    for (int i = 0; i < kLongestList && item != text_.sentences.end() &&
                    !grammar_.FindAt("bullet", text_.text, item->begin).empty();
         ++i, ++item) {
      const auto here = by_place_.Beginning(*item);
      const auto object = std::find_if(here.begin(), here.end(),
                                       [&](const Object* o) { return item->Contains(o->span) && Fits(cue, *o); });
      if (object != here.end()) listed.push_back(*object);
    }
    return listed;
  }

  void Add(const Match& cue, const Clause& clause, const Object& object) {
    const Rule& rule = *cue.rule;
    std::string_view type = rule.Get(object.kind);
    if (clause.Has("negated") && !clause.Has("affirmed")) {
      if (rule.Get("negated").empty()) return;
      type = rule.Get("negated");
    }
    if (object.vague && found_.IsSpokenOf(type, clause.sentence.begin)) return;
    if (type == "answers" && found_.Has(type)) return;  // a paper answers one list of questions
    Relation r;
    r.type = type;
    r.span = WordsOf(text_.text, clause.span);
    r.target = object.target;
    r.quote = r.span.In(text_.text);
    r.status = State(rule, clause, type);
    r.page = text_.PageOf(r.span.begin);
    r.boxes = text_.BoxesOf(r.span);
    r.rule = rule.name;
    r.confidence = FractionFrom(rule.Get("confidence")).value_or(0.9);
    found_.Add(std::move(r), rule.Get("weak"));
  }

  // A motion can be planned or under way; a promise that is kept is kept, or partly.
  // "Er zal een loket komen. Daarmee geef ik uitvoering aan de motie": planned.
  std::optional<std::string> State(const Rule& rule, const Clause& clause, std::string_view type) {
    if (const RuleEntry* stated = rule.section->Find("status"))
      return stated->value == "none" ? std::nullopt : std::optional(stated->value);
    for (const std::string_view state : kStates)
      if (clause.Has(state) && (type == "implements" || (type == "fulfils" && (state == "done" || state == "partly"))))
        return std::string(state);
    if (type != "implements" || clause.Has("past") || !LeansBack(clause)) return std::nullopt;
    const NormSpan before = Previous(clause.sentence);
    return !before.empty() && clauses_.Around(before).Has("future") ? std::optional<std::string>("planned")
                                                                    : std::nullopt;
  }

  // "Daarmee …", "Dit gebeurt …": what is done stands in the sentence before.
  bool LeansBack(const Clause& clause) const {
    return !grammar_.FindAt("anaphor", text_.text, clause.sentence.begin).empty() &&
           clause.span.begin == clause.sentence.begin;
  }

  NormSpan Previous(NormSpan sentence) const {
    const auto next = std::lower_bound(text_.sentences.begin(), text_.sentences.end(), sentence);
    return next == text_.sentences.begin() ? NormSpan{} : *std::prev(next);
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  ClauseReader clauses_{text_, grammar_};
  const std::vector<Match> hits_;  // the cues; of several at one place the first
  const std::vector<Object> objects_;
  const PlaceIndex<Object> by_place_{objects_};
  const PlaceIndex<Object> by_end_{objects_, [](const Object& o) { return NormSpan{o.span.end, o.span.end}; }};
  const NormSpan subject_;            // the line of the text that says what the letter is about; empty when none does
  std::set<std::string_view> kinds_;  // of the objects
  FoundRelations found_;
};

}  // namespace

void FindRelations(const NormalisedText& text, const Grammar& grammar, Document& document) {
  Finder(text, grammar, document).Run();
  // A motion asks; what it tells of other works are its reasons, not deeds of its own.
  if (document.kind == "motion")
    std::erase_if(document.relations, [](const Relation& r) { return r.type != "replaces"; });
}

}  // namespace kst
