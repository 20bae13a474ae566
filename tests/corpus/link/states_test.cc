// What becomes of a motion by what a paper says, and what is known of a vote when several papers tell of it.
#include "corpus/link/states.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

Happening Told(const std::string& result, const std::string& kind, const std::string& date, std::uint32_t begin = 0) {
  return {"reports_vote", result, kind + date, kind, date, 1, begin, result};
}

TEST(MotionStates, WhatIsSaidOfAPartHoldsForAPart) {
  const struct {
    const char *type, *status, *state;
  } kRows[] = {
      {"implements", "", "implemented"},
      {"implements", "done", "implemented"},
      {"implements", "partly", "partly"},
      {"implements", "planned", "in_progress"},
      {"implements", "progress", "in_progress"},
      {"declines", "", "declined"},
      {"declines", "partly", "partly"},
      {"cites", "", "mentioned"},
      {"replaces", "", "replaced"},
  };
  for (const auto& row : kRows) {
    Happening said{row.type, {}, "kst-29000-9", "letter", "2021-02-09", 1, 0, "woorden"};
    if (*row.status != '\0') said.status = row.status;
    EXPECT_EQ(MotionState({}, {said}).state, row.state) << row.type << " " << row.status;
  }
}

TEST(VoteStates, AnEndCountsMoreThanPuttingOffAndMinutesMoreThanLetters) {
  const struct {
    std::vector<Happening> told;
    const char* vote;
  } kRows[] = {
      {{Told("held", "minutes", "2021-02-09"), Told("adopted", "minutes", "2021-02-16")}, "adopted"},
      {{Told("adopted", "minutes", "2021-02-09"), Told("held", "letter", "2021-03-01")}, "adopted"},
      {{Told("rejected", "minutes", "2021-02-09"), Told("adopted", "letter", "2021-03-01")}, "rejected"},
      {{Told("rejected", "letter", "2021-02-09"), Told("adopted", "letter", "2021-03-01")}, "adopted"},
      {{Told("adopted", "minutes", "2021-02-09", 90), Told("rejected", "minutes", "2021-02-09", 10)}, "adopted"},
      {{Told("held", "minutes", "2021-02-09")}, "held"},
  };
  for (const auto& row : kRows) {
    const WorkState state = MotionState({}, row.told);
    EXPECT_EQ(state.vote, row.vote);
    EXPECT_EQ(state.history.size(), row.told.size());
  }
  EXPECT_FALSE(IsOpen("proposed", "lapsed"));
  EXPECT_TRUE(IsOpen("proposed", "held"));
}

}  // namespace
}  // namespace kst
