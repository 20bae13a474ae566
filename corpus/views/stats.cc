#include "corpus/views/stats.h"

#include <algorithm>
#include <vector>

#include "corpus/link/known_motions.h"
#include "corpus/store/database.h"
#include "corpus/views/registers.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kYear = 4;  // of an ISO date

Waiting Waited(std::vector<int> days) {
  Waiting waiting;
  waiting.count = std::ssize(days);
  if (days.empty()) return waiting;
  for (const int day : days)
    ++waiting.within.at(static_cast<std::size_t>(std::ranges::lower_bound(kWaits, day) - kWaits.begin()));
  const auto middle = days.begin() + (std::ssize(days) - 1) / 2;
  std::nth_element(days.begin(), middle, days.end());
  waiting.median = *middle;
  return waiting;
}

class Counter {
 public:
  bool See(const RegisterRow& row) {
    ++stats_.count;
    ++stats_.by_year[row.date.value_or("").substr(0, kYear)];
    for (const std::string& ministry : row.ministries) ++stats_.by_ministry[ministry];
    if (row.ministries.empty()) ++stats_.by_ministry[""];
    ++stats_.by_state[row.state];
    if (row.vote) ++stats_.by_vote[*row.vote];
    Wait(told_, row.date, row.told_on);
    Wait(settled_, row.date, row.settled_on);
    return true;
  }

  WorkStats Take() {
    stats_.told = Waited(std::move(told_));
    stats_.settled = Waited(std::move(settled_));
    return std::move(stats_);
  }

 private:
  static void Wait(std::vector<int>& days, const std::optional<std::string>& from,
                   const std::optional<std::string>& to) {
    const std::optional<int> first = from ? DayNumber(*from) : std::nullopt, last = to ? DayNumber(*to) : std::nullopt;
    if (first && last && *first <= *last) days.push_back(*last - *first);
  }

  WorkStats stats_;
  std::vector<int> told_, settled_;
};

void CountPapers(const Store& store, CorpusStats& stats) {
  Statement papers(store.Graph(),
                   "SELECT substr(ifnull(n.date, ''), 1, 4), n.kind, EXISTS(SELECT 1 FROM edge e WHERE e.paper = p.key "
                   "AND e.type = 'sent_by' AND e.to_id IS NOT NULL) FROM paper p JOIN node n ON n.id = p.node "
                   "WHERE p.chosen");
  while (papers.Step()) {
    ++stats.papers;
    ++stats.papers_by_year[papers.Text(0)];
    ++stats.papers_by_kind[papers.Text(1)];
    if (papers.Number(2) == 0) ++stats.papers_by_ministry[""];
  }
  Statement sent(store.Graph(),
                 "SELECT e.to_id, count(DISTINCT e.paper) FROM node n CROSS JOIN edge e ON e.to_id = n.id "
                 "JOIN paper p ON p.key = e.paper AND p.chosen WHERE n.kind = 'ministry' GROUP BY e.to_id");
  while (sent.Step()) stats.papers_by_ministry[sent.Text(0)] = sent.Number(1);
  Statement ministries(store.Graph(), "SELECT id, title FROM node WHERE kind = 'ministry'");
  while (ministries.Step())
    stats.ministries.emplace(ministries.Text(0), ministries.Maybe(1).value_or(ministries.Text(0)));
}

void Write(JsonWriter& w, std::string_view key, const Tally& tally) {
  Tally named;  // sorted with "none" where that stands
  for (const auto& [name, count] : tally) named[name.empty() ? "none" : name] += count;
  w.Key(key).Begin('{');
  for (const auto& [name, count] : named) w.Key(name).Value(count);
  w.End('}');
}

void Write(JsonWriter& w, std::string_view key, const Waiting& waiting) {
  w.Key(key).Begin('{').Key("count").Value(waiting.count).Key("median");
  if (waiting.count == 0) {
    w.Raw("null");
  } else {
    w.Value(waiting.median);
  }
  w.Key("within").Begin('[');
  for (const std::int64_t count : waiting.within) w.Value(count);
  w.End(']').End('}');
}

void Write(JsonWriter& w, std::string_view key, const WorkStats& works, bool has_votes) {
  w.Key(key).Begin('{');
  Write(w, "by_ministry", works.by_ministry);
  Write(w, "by_state", works.by_state);
  if (has_votes) Write(w, "by_vote", works.by_vote);
  Write(w, "by_year", works.by_year);
  w.Key("count").Value(works.count);
  Write(w, "days_until_settled", works.settled);
  Write(w, "days_until_told", works.told);
  w.End('}');
}

// The name and the figure of each line, so that a figure stands below the last one.
void Lines(std::string& out, std::string_view title, const std::vector<std::pair<std::string, std::string>>& lines) {
  if (lines.empty()) return;
  out += Concat({"  ", title, "\n"});
  std::size_t widest = 0;
  for (const auto& [name, figure] : lines) widest = std::max(widest, figure.size());
  for (const auto& [name, figure] : lines)
    out += Concat({"    ", std::string(widest - figure.size(), ' '), figure, "  ", name, "\n"});
}

class TextWriter {
 public:
  explicit TextWriter(const CorpusStats& stats) : stats_(stats) {}

  std::string Write() {
    out_ += Thousands(stats_.papers) + " papers\n";
    By("by year", InOrder(stats_.papers_by_year));
    By("by kind", Largest(stats_.papers_by_kind));
    By("by ministry", Largest(stats_.papers_by_ministry));
    Works("motions", stats_.motions);
    Works("commitments", stats_.commitments);
    return std::move(out_);
  }

 private:
  std::string Called(const std::string& name) const {
    const auto ministry = stats_.ministries.find(name);
    return name.empty() ? "not known" : ministry == stats_.ministries.end() ? name : ministry->second;
  }

  void By(std::string_view title, const Tallied& tallied) {
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& [name, count] : tallied) lines.emplace_back(Called(name), Thousands(count));
    Lines(out_, title, lines);
  }

  void Works(std::string_view name, const WorkStats& works) {
    out_ += Concat({"\n", Thousands(works.count), " ", name, "\n"});
    By("by year", InOrder(works.by_year));
    By("by ministry", Largest(works.by_ministry));
    By("by state", Largest(works.by_state));
    By("by vote", Largest(works.by_vote));
    Wait("days until a paper told what is done", works.told);
    Wait("days until one settled it", works.settled);
  }

  void Wait(std::string_view title, const Waiting& waiting) {
    if (waiting.count == 0) return;
    std::vector<std::pair<std::string, std::string>> lines;
    for (std::size_t n = 0; n < waiting.within.size(); ++n)
      lines.emplace_back(WaitInWords(n), Thousands(waiting.within[n]));
    Lines(out_, Concat({title, ": half of ", Thousands(waiting.count), " within ", Thousands(waiting.median)}), lines);
  }

  const CorpusStats& stats_;
  std::string out_;
};

}  // namespace

Tallied InOrder(const Tally& tally) {
  Tallied all(tally.begin(), tally.end());
  if (!all.empty() && all.front().first.empty()) std::rotate(all.begin(), all.begin() + 1, all.end());
  return all;
}

Tallied Largest(const Tally& tally) {
  Tallied all(tally.begin(), tally.end());
  std::ranges::stable_sort(all, [](const auto& a, const auto& b) {
    return std::pair(a.first.empty(), -a.second) < std::pair(b.first.empty(), -b.second);
  });
  return all;
}

std::string WaitInWords(std::size_t n) {
  const std::string from = n == 0 ? "0" : std::to_string(kWaits.at(n - 1) + 1);
  return n == kWaits.size() ? from + "+" : Concat({from, "-", std::to_string(kWaits.at(n))});
}

Result<CorpusStats> StatsOf(const Store& store, const CorpusRules& rules) {
  CorpusStats stats;
  const auto counted = Guarded([&] { CountPapers(store, stats); });
  if (!counted) return tl::unexpected(counted.error());
  for (const RegisterKind kind : {RegisterKind::kMotions, RegisterKind::kCommitments}) {
    Counter counter;
    const auto see = [&](const RegisterRow& row) { return counter.See(row); };
    if (const auto walked = EachRow(store, rules, kind, {}, see); !walked) return tl::unexpected(walked.error());
    (kind == RegisterKind::kMotions ? stats.motions : stats.commitments) = counter.Take();
  }
  return stats;
}

std::string ToJson(const CorpusStats& stats) {
  JsonWriter w;
  w.Begin('{');
  Write(w, "commitments", stats.commitments, false);
  w.Key("days").Begin('[');
  for (const int days : kWaits) w.Value(days);
  w.End(']').Key("ministries").Begin('{');
  for (const auto& [id, name] : stats.ministries) w.Key(id).Value(name);
  w.End('}');
  Write(w, "motions", stats.motions, true);
  w.Key("papers").Begin('{');
  Write(w, "by_kind", stats.papers_by_kind);
  Write(w, "by_ministry", stats.papers_by_ministry);
  Write(w, "by_year", stats.papers_by_year);
  w.Key("count").Value(stats.papers).End('}').End('}');
  return w.Take();
}

std::string ToText(const CorpusStats& stats) { return TextWriter(stats).Write(); }

}  // namespace kst
