#include "corpus/link/states.h"

#include <algorithm>
#include <tuple>

namespace kst {
namespace {

std::string StepWith(const std::optional<std::string>& status, const char* done) {
  return status == "partly" ? "partly" : status == "planned" || status == "progress" ? "in_progress" : done;
}

// What a happening makes of a motion; "" changes nothing.
std::string MotionStep(const Happening& h) {
  if (h.type == "replaces") return "replaced";
  if (h.type == "declines") return h.status == "partly" ? "partly" : "declined";
  if (h.type == "implements") return StepWith(h.status, "implemented");
  if (h.type == "cites") return "mentioned";
  return {};
}

std::string CommitmentStep(const Happening& h) {
  if (h.type == "repeats") return "repeated";
  if (h.type == "fulfils") return StepWith(h.status, "fulfilled");
  return {};
}

// A later paper counts more, but a mere mention never overrules what was said of the work.
int Weight(std::string_view state) {
  if (state == "proposed" || state == "made") return 0;
  if (state == "mentioned" || state == "repeated") return 1;
  return state == "replaced" ? 3 : 2;
}

// A vote that was put off may be held again or end; what was said where it was held counts more than what is told of
// it.
int VoteWeight(const Happening& h) {
  if (h.status == "held") return 0;
  return h.kind == "minutes" || h.kind == "vote_list" || h.kind == "decision_list" ? 2 : 1;
}

WorkState Derive(const std::optional<StateStep>& first, std::vector<Happening> happenings,
                 std::string (*step_of)(const Happening&), std::string state_before = {}) {
  std::stable_sort(happenings.begin(), happenings.end(), [](const Happening& a, const Happening& b) {
    return std::tie(a.date, a.document, a.page, a.begin, a.words) <
           std::tie(b.date, b.document, b.page, b.begin, b.words);
  });
  WorkState work{std::move(state_before), {}, {}};
  int vote_weight = 0;
  if (first) work.history.push_back(*first);
  for (const Happening& h : happenings) {
    if (h.type == "reports_vote" && h.status) {
      work.history.push_back({*h.status, h.document, h.date, h.page, h.words});
      if (VoteWeight(h) >= vote_weight) work.vote = h.status, vote_weight = VoteWeight(h);
      continue;
    }
    const std::string state = step_of(h);
    // The paper's other words on the same thing add nothing.
    const bool same =
        !work.history.empty() && work.history.back().document == h.document && work.history.back().state == state;
    if (!state.empty() && !same) work.history.push_back({state, h.document, h.date, h.page, h.words});
    if (!state.empty() && Weight(state) >= Weight(work.state.empty() ? "made" : work.state)) work.state = state;
  }
  if (work.state.empty() && first) work.state = first->state;
  return work;
}

}  // namespace

WorkState MotionState(const std::optional<StateStep>& first, std::vector<Happening> happenings) {
  return Derive(first, std::move(happenings), MotionStep);
}

WorkState LaterMotionState(std::string state, std::vector<Happening> happenings) {
  return Derive({}, std::move(happenings), MotionStep, std::move(state));
}

WorkState AmendmentState(std::vector<Happening> happenings) {
  std::erase_if(happenings, [](const Happening& h) { return h.type != "reports_vote"; });
  return Derive({}, std::move(happenings), MotionStep);
}

WorkState CommitmentState(const std::optional<StateStep>& first, std::vector<Happening> happenings) {
  return Derive(first, std::move(happenings), CommitmentStep);
}

std::string VoteInWords(std::string_view vote) {
  if (vote == "lapsed") return "lapsed";
  if (vote == "held") return "was put off";
  if (vote == "taken_over") return "was taken over by the government";
  return "was " + std::string(vote);
}

bool IsOpen(std::string_view state, const std::optional<std::string>& vote) {
  if (vote == "rejected" || vote == "withdrawn" || vote == "lapsed") return false;
  return state != "implemented" && state != "declined" && state != "replaced" && state != "fulfilled";
}

bool IsOverdue(std::string_view state, const std::optional<Deadline>& deadline, std::string_view on_date) {
  return IsOpen(state, std::nullopt) && deadline && deadline->to && *deadline->to < on_date;
}

}  // namespace kst
