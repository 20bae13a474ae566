#include "parse/relations.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "parse/clauses.h"
#include "parse/objects.h"

namespace kst {
namespace {

constexpr std::uint32_t kCoordinated = 40;  // bytes between two objects of one cue: " en de moties van het lid …"
constexpr int kSentencesBack = 2;

// The first feature of a clause that says how far the work is.
constexpr std::string_view kStates[] = {"partly", "done", "progress", "planned"};

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text), grammar_(grammar), document_(document), objects_(FindObjects(text, grammar, document)) {}

  void Run() {
    for (const Match& hit : grammar_.FindAll("relation", text_.text)) {
      const Clause clause = ClauseAround(text_, grammar_, hit.span);
      const bool heading = InHeading(hit);
      for (const Match& cue : grammar_.FindAt("relation", text_.text, hit.span.begin))
        if (heading == (cue.rule->Get("place") == "heading") && clause.Allows(*cue.rule)) Take(cue, clause);
    }
  }

 private:
  void Take(const Match& cue, const Clause& clause) {
    if (Has(cue.rule->Get("once"))) return;
    const std::vector<const Object*> objects = ObjectsOf(cue, clause);
    for (const Object* object : objects) Add(cue, clause, *object);
    if (objects.empty() && !cue.rule->Get("none").empty()) Add(cue, clause, {"none", cue.span, ""});
  }

  bool Has(std::string_view type) const {
    return std::any_of(document_.relations.begin(), document_.relations.end(), [&](const Relation& r) { return r.type == type; });
  }

  bool InHeading(const Match& cue) const {
    return std::any_of(text_.parts.begin(), text_.parts.end(), [&](const TextPart& p) {
      return p.role == Role::kHeading && p.span.Contains(cue.span);
    });
  }

  bool Fits(const Match& cue, const Object& object) const { return cue.rule->section->Find(object.kind) != nullptr; }

  // Objects of the cue within `where`: the first one behind it and those that are
  // coordinated with it, or the last one before it and those before that.
  std::vector<const Object*> Within(const Match& cue, NormSpan where, bool behind) const {
    std::vector<const Object*> found;
    const auto take = [&](const Object& o) {
      if (!where.Contains(o.span) || !Fits(cue, o)) return true;
      if (behind ? o.span.end <= cue.span.begin : o.span.begin >= cue.span.end) return true;
      if (!found.empty()) {
        const NormSpan gap = behind ? NormSpan{found.back()->span.end, o.span.begin} : NormSpan{o.span.end, found.back()->span.begin};
        if (gap.begin < gap.end && gap.size() > kCoordinated) return false;
      }
      found.push_back(&o);
      return true;
    };
    if (behind) {
      for (const Object& o : objects_)
        if (!take(o)) break;
    } else {
      for (auto o = objects_.rbegin(); o != objects_.rend(); ++o)
        if (!take(*o)) break;
    }
    return found;
  }

  std::vector<const Object*> ObjectsOf(const Match& cue, const Clause& clause) const {
    const bool behind = cue.rule->Get("object", "behind") == "behind";
    for (const NormSpan where : {clause.span, clause.sentence})
      for (const bool side : {behind, !behind})
        if (auto found = Within(cue, where, side); !found.empty()) return found;
    if (cue.rule->Get("back") != "yes") return {};
    NormSpan sentence = clause.sentence;
    for (int i = 0; i < kSentencesBack && sentence.begin > 0; ++i) {
      const auto next = std::lower_bound(text_.sentences.begin(), text_.sentences.end(), sentence);
      if (next == text_.sentences.begin()) break;
      sentence = *std::prev(next);
      if (auto found = Within(cue, sentence, false); !found.empty()) return {found.front()};
    }
    return {};
  }

  // A promise without a number is the n-th of this paper.
  std::string Unnamed(std::string_view type) {
    const std::string_view what = type == "fulfils" ? "commitment" : type == "answers" ? "questions" : "work";
    return document_.id.value_or("") + "#" + std::string(what) + "-" + std::to_string(++unnamed_);
  }

  void Add(const Match& cue, const Clause& clause, const Object& object) {
    const Rule& rule = *cue.rule;
    std::string_view type = rule.Get(object.kind);
    if (clause.Has("negated") && !clause.Has("affirmed")) {
      if (rule.Get("negated").empty()) return;
      type = rule.Get("negated");
    }
    Relation r;
    r.type = type;
    r.span = Trimmed(clause.span);
    if (object.target.empty()) {
      if (!clauses_.insert({r.type, r.span}).second) return;
      r.target = Unnamed(r.type);
    } else {
      r.target = object.target;
    }
    if (!seen_.insert({r.type, r.target}).second) return;
    r.status = State(rule, clause);
    r.quote = r.span.In(text_.text);
    r.page = text_.PageOf(r.span.begin);
    r.boxes = text_.BoxesOf(r.span);
    r.rule = rule.name;
    const std::string_view confidence = rule.Get("confidence", "0.9");
    std::from_chars(confidence.data(), confidence.data() + confidence.size(), r.confidence);
    document_.relations.push_back(std::move(r));
  }

  std::optional<std::string> State(const Rule& rule, const Clause& clause) const {
    if (const RuleEntry* stated = rule.section->Find("status")) return stated->value;
    for (const std::string_view state : kStates)
      if (clause.Has(state)) return std::string(state);
    return std::nullopt;
  }

  NormSpan Trimmed(NormSpan span) const {
    constexpr std::string_view kEdge = " ,;:.\n";
    while (!span.empty() && kEdge.find(text_.text[span.begin]) != std::string_view::npos) ++span.begin;
    while (!span.empty() && kEdge.find(text_.text[span.end - 1]) != std::string_view::npos) --span.end;
    return span;
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  std::vector<Object> objects_;
  std::set<std::pair<std::string, std::string>> seen_;
  std::set<std::pair<std::string, NormSpan>> clauses_;
  int unnamed_ = 0;
};

}  // namespace

void FindRelations(const NormalisedText& text, const Grammar& grammar, Document& document) {
  Finder(text, grammar, document).Run();
}

}  // namespace kst
