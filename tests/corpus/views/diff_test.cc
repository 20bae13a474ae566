// What a change of rules gained and lost, in words.
#include "corpus/views/diff.h"

#include "tests/corpus/papers.h"

namespace kst {
namespace {

std::vector<std::string> Diff(std::vector<Paper> before, std::vector<Paper> after) {
  std::vector<std::string> lines;
  const auto reader = [](std::vector<Paper>& papers) {
    return Records{"papers", [&papers, i = std::size_t{0}]() mutable -> std::optional<std::string> {
                     return i < papers.size() ? std::optional(ToJson(papers[i++].document)) : std::nullopt;
                   }};
  };
  const auto count = DiffRecords(reader(before), reader(after), [&](const Difference& d) {
    lines.push_back(ToText(d));
    return true;
  });
  EXPECT_TRUE(count && *count == static_cast<std::int64_t>(lines.size()));
  return lines;
}

Paper Letter() {
  return Paper::Letter("kst-1-1", "2021-01-01", "Zie Kamerstuk 9, nr. 9. Ik voer de motie van het lid Pauwels uit.");
}

TEST(Diff, SaysWhatIsGainedLostAndChanged) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(Diff({Letter()}, {Letter()}), Lines{});
  EXPECT_EQ(Diff({Letter()}, {Letter().Cites("Kamerstuk 9, nr. 9", "kst-9-9")}),
            Lines{"kst-1-1.pdf  p. 1  + reference kst-9-9  \"Kamerstuk 9, nr. 9\""});
  EXPECT_EQ(Diff({Letter().Cites("Kamerstuk 9, nr. 9", "kst-9-9")}, {Letter().Cites("Kamerstuk 9, nr. 9", "kst-9-8")}),
            (Lines{"kst-1-1.pdf  p. 1  + reference kst-9-8  \"Kamerstuk 9, nr. 9\"",
                   "kst-1-1.pdf  p. 1  - reference kst-9-9  \"Kamerstuk 9, nr. 9\""}));
  EXPECT_EQ(Diff({Letter().Does("implements", "voer de motie", "kst-1-7")},
                 {Letter().Does("implements", "voer de motie", "kst-1-7", "done")}),
            Lines{"kst-1-1.pdf  p. 1  ~ relation implements kst-1-7: status none -> status done  \"voer de motie\""});
  EXPECT_EQ(Diff({Letter()}, {Letter().Mentions("motie van het lid Pauwels", {"Pauwels"})}),
            Lines{"kst-1-1.pdf  p. 1  + mention motion \"motie van het lid Pauwels\"  \"motie van het lid Pauwels\""});
}

TEST(Diff, FindsPapersInAnyOrder) {
  const Paper other = Paper::Letter("kst-1-2", "2021-01-01", "Niets."),
              third = Paper::Letter("kst-1-3", "2021-01-01", "Niets.");
  EXPECT_EQ(Diff({other, Letter(), third}, {third, other, Letter().Cites("Kamerstuk 9, nr. 9", "kst-9-9")}).size(), 1U);
  EXPECT_EQ(Diff({other}, {third}),
            (std::vector<std::string>{"kst-1-2.pdf  - paper kst-1-2", "kst-1-3.pdf  + paper kst-1-3"}));
}

TEST(Diff, NamesTheSideAndTheLineThatIsNoRecord) {
  const std::vector<std::string> lines{ToJson(Letter().document), "{}"};
  const Records bad{"new.ndjson", [&, i = std::size_t{0}]() mutable -> std::optional<std::string> {
                      return i < lines.size() ? std::optional(lines[i++]) : std::nullopt;
                    }};
  const Records none{"old.ndjson", [] { return std::nullopt; }};
  const Records broken{"disk", [] { return Fail(Code::kUnreadable, "cannot be read"); }};
  const auto see = [](const Difference&) { return true; };
  EXPECT_EQ(DiffRecords(none, bad, see).error().where, "new.ndjson:2");
  EXPECT_EQ(DiffRecords(none, broken, see).error().where, "disk");
}

}  // namespace
}  // namespace kst
