#include "parse/say/act_works.h"

#include <algorithm>

#include "parse/sentence/clauses.h"
#include "parse/sentence/list_lines.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kCoordinated = 40;  // bytes between two motions: " en de moties van het lid "
constexpr std::uint32_t kLink = 40;         // bytes of what joins two works: ", en aan een aantal "
constexpr std::uint32_t kOnIt = 12;         // bytes: " op het "
constexpr std::size_t kSentencesBack = 2;

struct Kinds {
  std::string_view act;
  std::string_view near;  // kinds of work in the act's own sentence; "|" parts those that count only without the others
  std::string_view back;  // those that an act without a work may mean from before
};
constexpr Kinds kKinds[] = {
    {"implements", "motion", "motion"},      {"declines", "motion | request commitment report advice", "motion"},
    {"fulfils", "commitment", "commitment"}, {"responds_to", "report advice | letter | motion", ""},
    {"answers", "questions", "questions"},   {"requested_by", "request", ""},
    {"offers", "report advice", ""},         {"replaces", "paper letter motion", ""}};

const Kinds& KindsOf(std::string_view act) {
  return *std::find_if(std::begin(kKinds), std::end(kKinds) - 1, [&](const Kinds& k) { return k.act == act; });
}

bool Fits(std::string_view kinds, const Object& work) {
  const auto list = SplitWords(kinds);
  return std::find(list.begin(), list.end(), work.kind) != list.end();
}

}  // namespace

ActWorks::ActWorks(const NormalisedText& text, const Grammar& grammar, const Document& document,
                   const std::vector<Object>& works)
    : text_(text),
      grammar_(grammar),
      by_place_(works),
      by_end_(works,
              [](const Object& o) {
                return NormSpan{o.span.end, o.span.end};
              }),
      subject_(SubjectLine(text, document)) {}

bool ActWorks::IsCell(NormSpan span) const {
  const TextPart* part = PartAt(text_.parts, span.begin);
  return part && part->role == Role::kTable;
}

bool ActWorks::IsSubject(NormSpan span) const { return subject_.Contains(span); }

bool ActWorks::IsHeading(NormSpan span) const {
  const TextPart* part = PartAt(text_.parts, span.begin);
  return part && part->span.Contains(span) && (part->role == Role::kHeading || part->span == subject_);
}

// "de motie X en de motie Y": the words of a link stand right before the second.
bool ActWorks::Coordinated(const Object& first, const Object& second) const {
  if (second.span.begin <= first.span.end) return second.span == first.span;  // "nrs. 24 en 25": one text, two works
  const std::uint32_t gap = second.span.begin - first.span.end;
  if (first.kind == "motion" && second.kind == "motion" && gap <= kCoordinated) return true;
  const NormSpan tail{second.span.begin - std::min(gap, kLink), second.span.begin};
  const std::vector<Match> links = grammar_.FindAll("link", text_.text, tail);
  return !links.empty() && links.back().span.end == tail.end &&
         (links.back().rule->Get("of") != "acts" || (first.kind != "report" && second.kind != "report"));
}

// The first work that fits and those of any kind that fits which are joined to it: "het rapport en het advies
// daarover".
std::vector<const Object*> ActWorks::Within(std::string_view kinds, NormSpan where) const {
  std::vector<const Object*> found;
  const auto here = by_place_.Beginning(where);
  for (const std::string_view kind : SplitWords(kinds)) {
    for (const Object* work : here) {
      if (!where.Contains(work->span) || (found.empty() ? work->kind != kind : !Fits(kinds, *work))) continue;
      if (found.empty() || Coordinated(*found.back(), *work)) found.push_back(work);
    }
    if (!found.empty()) break;
  }
  return found;
}

// "Met deze brief geef ik uitvoering aan de volgende moties:" and one in each line below.
std::vector<const Object*> ActWorks::Listed(std::string_view kinds, const Frame& frame) const {
  std::vector<const Object*> listed;
  for (const NormSpan line : LinesBehind(text_, grammar_, frame.sentence_index)) {
    const auto here = by_place_.Beginning(line);
    const auto work = std::find_if(here.begin(), here.end(),
                                   [&](const Object* o) { return line.Contains(o->span) && Fits(kinds, *o); });
    if (work != here.end()) listed.push_back(*work);
  }
  return listed;
}

// The one work that the subject names: what "de motie" is in the whole paper.
std::vector<const Object*> ActWorks::Topic(std::string_view kinds) const {
  std::vector<const Object*> topics;
  for (const Object* o : by_place_.Beginning(subject_))
    if (Fits(kinds, *o) && !o->target.empty() && subject_.Contains(o->span) &&
        (topics.empty() || topics.front()->target != o->target))
      topics.push_back(o);
  if (topics.size() != 1) topics.clear();
  return topics;
}

// "Mijn reactie op het rapport is bijgevoegd" sends no report.
bool ActWorks::IsRepliedTo(const Object& work) const {
  const std::uint32_t begin = work.span.begin;
  const auto before = by_end_.Beginning({begin - std::min(begin, kOnIt), begin});
  return std::any_of(before.begin(), before.end(), [](const Object* o) { return o->kind == "reply"; });
}

const Object* ActWorks::Enclosed(NormSpan words) const {
  const auto found = Within(KindsOf("offers").near, words);
  return found.empty() || found.front()->vague ? nullptr : found.front();
}

bool ActWorks::NamesOne(std::string_view act, NormSpan clause) const {
  const auto kinds = Split(KindsOf(act).near, '|');
  return std::ranges::any_of(kinds, [&](std::string_view near) { return !Within(near, clause).empty(); });
}

std::vector<const Object*> ActWorks::Of(std::string_view act, const Frame& frame) const {
  const Kinds& kinds = KindsOf(act);
  for (const std::string_view near : Split(kinds.near, '|'))
    for (const NormSpan where : {frame.clause, frame.sentence})
      if (auto found = Within(near, where); !found.empty()) {
        if (act == "offers") std::erase_if(found, [&](const Object* o) { return IsRepliedTo(*o); });
        return found;
      }
  if (auto listed = Listed(kinds.near, frame); !listed.empty()) return listed;
  if (kinds.back.empty() || IsCell(frame.clause)) return {};
  const bool all = !grammar_.FindAll("all_of_them", text_.text, frame.clause).empty();
  for (std::size_t back = 1; back <= kSentencesBack && back <= frame.sentence_index; ++back) {
    const NormSpan sentence = text_.sentences[frame.sentence_index - back];
    std::vector<const Object*> found;
    for (const Object* o : by_place_.Beginning(sentence))
      if (Fits(kinds.back, *o) && sentence.Contains(o->span)) found.push_back(o);
    if (found.empty()) continue;
    if (!all) found = {found.back()};
    return found;
  }
  return Topic(kinds.back);
}

}  // namespace kst
