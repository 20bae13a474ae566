// corpus/link/states.h: what became of a motion or a commitment, from what papers say.
//
//   motion      proposed mentioned in_progress partly implemented declined replaced
//   commitment  made repeated in_progress partly fulfilled; overdue is asked on a date
//   vote        adopted rejected held withdrawn lapsed taken_over; of an amendment it is all that is known
//
// A vote is what papers say of it: minutes and lists of votes before letters that tell of it, later before earlier; a
// motion that was put off (held) is so until it ends.
//
// The state is that of the latest paper that says something stronger than a
// mention; a changed version ends a motion ("replaced"). History keeps all steps,
// also those that were overtaken.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "schema/values/graph.h"

namespace kst {

struct Happening {                    // an edge that concerns the work
  std::string type;                   // of the edge: implements declines replaces cites fulfils repeats reports_vote
  std::optional<std::string> status;  // done partly progress planned; of reports_vote how the vote ended
  std::string document, kind;         // the paper that says it
  std::optional<std::string> date;    // of it
  int page = 0;
  std::uint32_t begin = 0;  // of the words in its text
  std::string words;
};

struct WorkState {
  std::string state;
  std::optional<std::string> vote;
  std::vector<StateStep> history;
};

// `happenings` in any order; `first` is the step "proposed" or "made", when the paper is present.
WorkState MotionState(const std::optional<StateStep>& first, std::vector<Happening> happenings);
// With what happened to it later, none of it a vote: the history is that of these alone.
WorkState LaterMotionState(std::string state, std::vector<Happening> happenings);
WorkState AmendmentState(std::vector<Happening> happenings);
WorkState CommitmentState(const std::optional<StateStep>& first, std::vector<Happening> happenings);

std::string VoteInWords(std::string_view vote);  // "was adopted", for a sentence about the work

// Whether it still waits: what was implemented, declined, replaced, rejected, withdrawn, lapsed or fulfilled does not.
bool IsOpen(std::string_view state, const std::optional<std::string>& vote);
bool IsOverdue(std::string_view state, const std::optional<Deadline>& deadline, std::string_view on_date);

}  // namespace kst
