// What is known of a vote when several papers tell of it.
#include <gtest/gtest.h>

#include "corpus/link/states.h"

namespace kst {
namespace {

Happening Told(const std::string& result, const std::string& kind, const std::string& date, std::uint32_t begin = 0) {
  return {"reports_vote", result, kind + date, kind, date, 1, begin, result};
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
