#include "corpus/views/trace.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "schema/text.h"

namespace kst {
namespace {

// A promise this close to the words about a work, in bytes of text, belongs to it.
constexpr std::uint32_t kCloseBy = 1500;

struct Halt {
  Error error;
};
template <class T>
T Need(Result<T> result) {
  if (!result) throw Halt{result.error()};
  return std::move(*result);
}

struct Speaker {                                       // a paper that says something
  TraceStep step;                                      // what all steps from it share
  bool answers = false;                                // questions of members stand in it
  std::multimap<std::uint32_t, std::string> promises;  // by their place in its text
};

class Tracer {
 public:
  explicit Tracer(const Store& store) : store_(store) {}

  Trace From(const Node& start) {
    if (start.kind == "motion" || start.kind == "commitment" || !start.present)
      Work(start);
    else
      Paper(start);
    while (!queue_.empty()) {
      const std::string id = queue_.front();
      queue_.pop_front();
      if (const auto node = Need(FindNode(store_, id))) Work(*node);
    }
    Trace trace{start, {}};
    for (auto& [key, step] : steps_) trace.steps.push_back(std::move(step));
    return trace;
  }

 private:
  void Follow(const std::string& id) {
    if (seen_.insert(id).second) queue_.push_back(id);
  }

  // A motion or a commitment, and all that papers say about it.
  void Work(const Node& work) {
    seen_.insert(work.id);
    if (work.present && work.kind == "motion") {
      AddProposed(work);
      for (const Edge& e : Need(EdgesFrom(store_, work.id)))
        if (e.type == "replaces" && e.to) Follow(*e.to);
    }
    const std::vector<Edge> edges = Need(EdgesTo(store_, work.id));
    std::set<std::string> acting;  // papers that do more than mention it
    for (const Edge& e : edges)
      if (e.type != "cites") acting.insert(e.from);
    for (const Edge& e : edges) {
      if (e.type == "cites" && (acting.count(e.from) || e.from == work.id)) continue;
      Add(e);
      if (e.type == "replaces") Follow(e.from);
      if (e.type == "implements" || e.type == "declines" || IsNamed(e)) PromisesNear(e);
    }
  }

  // More than a number in a note: the sentence speaks of the work.
  static bool IsNamed(const Edge& e) { return e.type == "cites" && !Telling(e).sentence.empty(); }

  void PromisesNear(const Edge& about) {
    const Speaker* speaker = SpeakerOf(about.from);
    if (!speaker) return;
    const auto& promises = speaker->promises;
    for (const Evidence& place : about.evidence) {
      const std::uint32_t first = place.span.begin - std::min(place.span.begin, kCloseBy);
      for (auto at = promises.lower_bound(first); at != promises.end() && at->first <= place.span.end + kCloseBy; ++at)
        Follow(at->second);
    }
  }

  // A letter or report: what it does, what others do with it, and what came of its promises.
  void Paper(const Node& paper) {
    for (const Edge& e : Need(EdgesFrom(store_, paper.id))) {
      if (IsAction(e)) Add(e);
      if ((e.type == "promises" || e.type == "fulfils" || e.type == "repeats") && e.to) Follow(*e.to);
      if ((e.type == "implements" || e.type == "declines") && e.to)
        if (const auto motion = Need(FindNode(store_, *e.to)); motion && motion->present) AddProposed(*motion);
    }
    for (const Edge& e : Need(EdgesTo(store_, paper.id)))
      if (IsAction(e)) Add(e);
  }

  static bool IsAction(const Edge& e) {
    for (const char* plain : {"cites", "part_of", "signed_by", "proposed_by", "sent_by"})
      if (e.type == plain) return false;
    return true;
  }

  void AddProposed(const Node& motion) {
    TraceStep step = SpeakerOf(motion.id)->step;
    step.what = "proposed";
    step.target = motion.id;
    step.target_title = step.document_title;
    step.words = step.document_title;
    step.page = 1;
    Insert(std::move(step));
  }

  void Add(const Edge& e) {
    const Speaker* from = SpeakerOf(e.from);
    if (!from) return;
    TraceStep step = from->step;
    step.what = e.type;
    step.target = e.to ? *e.to : e.named.value_or("");
    if (e.to)
      if (const auto to = Need(FindNode(store_, *e.to))) step.target_title = to->title.value_or("");
    step.status = e.status;
    step.resolution = e.resolution;
    step.confidence = e.confidence;
    step.candidates = e.candidates;
    const Evidence& proof = Telling(e);
    step.words = proof.words;
    step.sentence = proof.sentence;
    step.page = proof.page;
    if (from->answers && !step.who.empty() && Trim(proof.sentence).ends_with('?'))
      step.asked = std::exchange(step.who, "");  // who answers does not say it
    Insert(std::move(step));
  }

  // Null: no such node. Read once, because a paper may have thousands of edges and say a word on each.
  const Speaker* SpeakerOf(const std::string& id) {
    const auto known = speakers_.find(id);
    if (known != speakers_.end()) return &known->second;
    const auto node = Need(FindNode(store_, id));
    if (!node) return nullptr;
    Speaker& speaker = speakers_[id];
    TraceStep& step = speaker.step;
    step.date = node->date;
    step.document = node->id;
    step.document_title = node->title.value_or("");
    step.url = node->url;
    speaker.answers = node->kind == "answers";
    if (node->kind == "motion") step.who = Join(node->people, ", ");
    std::multimap<std::uint32_t, std::string> offices;  // of a joint letter, by their place
    for (const Edge& e : Need(EdgesFrom(store_, id))) {
      if (e.type == "promises" && e.to) speaker.promises.emplace(e.evidence.front().span.begin, *e.to);
      if (e.type == "sent_by" && node->kind != "motion")
        for (const Evidence& said : e.evidence) offices.emplace(said.span.begin, said.words);
    }
    for (const auto& [place, office] : offices) step.who.append(step.who.empty() ? "" : "; ").append(office);
    std::ranges::replace(step.who, '\n', ' ');  // printed over a line end
    return &speaker;
  }

  void Insert(TraceStep step) {
    std::tuple key{step.date.value_or(""), step.document, step.page, step.what, step.target};
    steps_.emplace(std::move(key), std::move(step));
  }

  const Store& store_;
  std::unordered_map<std::string, Speaker> speakers_;
  std::set<std::string> seen_;
  std::deque<std::string> queue_;
  std::map<std::tuple<std::string, std::string, int, std::string, std::string>, TraceStep> steps_;
};

}  // namespace

const Evidence& Telling(const Edge& edge) {
  for (const Evidence& place : edge.evidence)
    if (!place.sentence.empty()) return place;
  return edge.evidence.front();
}

Result<std::optional<Trace>> TraceFrom(const Store& store, std::string_view id) {
  try {
    const auto start = Need(FindNode(store, id));
    if (!start) return std::nullopt;
    return Tracer(store).From(*start);
  } catch (const Halt& halt) {
    return tl::unexpected(halt.error);
  }
}

}  // namespace kst
