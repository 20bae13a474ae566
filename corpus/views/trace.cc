#include "corpus/views/trace.h"

#include <algorithm>
#include <deque>
#include <set>
#include <tuple>

#include "corpus/store/database.h"

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
    for (const Edge& e : Need(EdgesFrom(store_, about.from))) {
      if (e.type != "promises") continue;
      const std::uint32_t at = e.evidence.front().span.begin;
      const bool near = std::any_of(about.evidence.begin(), about.evidence.end(), [&](const Evidence& place) {
        return at + kCloseBy >= place.span.begin && at <= place.span.end + kCloseBy;
      });
      if (near && e.to) Follow(*e.to);
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
    TraceStep step = StepOf(motion);
    step.what = "proposed";
    step.target = motion.id;
    step.target_title = step.document_title;
    step.words = step.document_title;
    step.page = 1;
    Insert(std::move(step));
  }

  void Add(const Edge& e) {
    const auto from = Need(FindNode(store_, e.from));
    if (!from) return;
    TraceStep step = StepOf(*from);
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
    Insert(std::move(step));
  }

  // The place with a whole sentence, when there is one: a note says less than the words that it belongs to.
  static const Evidence& Telling(const Edge& e) {
    for (const Evidence& place : e.evidence)
      if (!place.sentence.empty()) return place;
    return e.evidence.front();
  }

  TraceStep StepOf(const Node& document) const {
    TraceStep step;
    step.date = document.date;
    step.document = document.id;
    step.document_title = document.title.value_or("");
    step.url = document.url;
    if (document.kind == "motion") {
      for (const std::string& person : document.people) step.who += (step.who.empty() ? "" : ", ") + person;
      return step;
    }
    for (const Edge& e : Need(EdgesFrom(store_, document.id)))
      if (e.type == "sent_by") step.who = e.evidence.front().words;
    return step;
  }

  void Insert(TraceStep step) {
    std::tuple key{step.date.value_or(""), step.document, step.page, step.what, step.target};
    steps_.emplace(std::move(key), std::move(step));
  }

  const Store& store_;
  std::set<std::string> seen_;
  std::deque<std::string> queue_;
  std::map<std::tuple<std::string, std::string, int, std::string, std::string>, TraceStep> steps_;
};

}  // namespace

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
