#include "corpus/pages/drawing.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "schema/address.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kMostDrawn = 60;  // lines: more is no picture any more
constexpr int kLine = 26, kFurthest = 136, kMargin = 14, kWidth = 760, kTop = 18;
constexpr std::size_t kLongestLabel = 76;  // signs that fit beside the arcs

std::string_view ColourOf(std::string_view type) {
  if (type == "implements" || type == "fulfils") return "#2e8b57";
  if (type == "declines") return "#c0504d";
  if (type == "replaces") return "#b8860b";
  if (type == "promises" || type == "repeats") return "#7b68c8";
  return "#5b8fc7";
}

std::string Number(int value) { return std::to_string(value); }

std::string Shortened(const std::string& label) {
  const std::string_view kept = Cut(label, kLongestLabel);
  return kept.size() < label.size() ? Concat({kept, "…"}) : label;
}

}  // namespace

Html Draw(std::string_view title, const std::vector<DrawnWork>& works, const std::vector<DrawnDeed>& deeds) {
  std::set<std::string_view> named;
  for (const DrawnWork& work : works) named.insert(work.id);
  std::set<std::string_view> tied;
  for (const DrawnDeed& deed : deeds)
    if (deed.from != deed.to && named.contains(deed.from) && named.contains(deed.to)) tied.insert({deed.from, deed.to});
  std::map<std::string_view, int> line;
  std::vector<const DrawnWork*> drawn;
  for (const DrawnWork& work : works)
    if (tied.contains(work.id) && drawn.size() < kMostDrawn && line.emplace(work.id, std::ssize(drawn)).second)
      drawn.push_back(&work);
  Html h;
  if (drawn.empty()) return h;
  const int height = kTop * 2 + kLine * static_cast<int>(drawn.size() - 1);
  h.Begin("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                  {"viewBox", Concat({"0 0 ", Number(kWidth), " ", Number(height)})},
                  {"font-family", "system-ui, sans-serif"},
                  {"font-size", "14"},
                  {"class", "drawing"}});
  h.Element("title", title);
  const auto y = [&](std::string_view id) { return kTop + kLine * line.at(id); };
  const auto reach = [&](const DrawnDeed& deed) {
    return std::min(kFurthest, kMargin + std::abs(y(deed.from) - y(deed.to)) / 2);
  };
  const auto is_drawn = [&](const DrawnDeed& deed) {
    return deed.from != deed.to && line.contains(deed.from) && line.contains(deed.to);
  };
  int left = 0;
  for (const DrawnDeed& deed : deeds)
    if (is_drawn(deed)) left = std::max(left, kMargin + reach(deed));
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> once;
  for (const DrawnDeed& deed : deeds) {
    if (!is_drawn(deed) || !once.emplace(deed.from, deed.to, deed.type).second) continue;
    const std::string at = Number(left), out = Number(left - reach(deed));
    const std::string from = Number(y(deed.from)), to = Number(y(deed.to));
    h.Begin("path", {{"d", Concat({"M", at, " ", from, " C", out, " ", from, " ", out, " ", to, " ", at, " ", to})},
                     {"fill", "none"},
                     {"stroke", ColourOf(deed.type)},
                     {"stroke-width", "2"}});
    h.Element("title", deed.told).End();
  }
  for (const DrawnWork* work : drawn) {
    const int at = y(work->id);
    h.Void("circle", {{"cx", Number(left)}, {"cy", Number(at)}, {"r", "4"}, {"fill", "#5b6770"}});
    if (!work->href.empty()) h.Begin("a", {{"href", work->href}});
    h.Element("text", Shortened(work->label),
              {{"x", Number(left + 12)}, {"y", Number(at + 5)}, {"fill", "currentColor"}});
    if (!work->href.empty()) h.End();
  }
  h.End();
  return h;
}

std::string DrawTrace(const Trace& trace, Language language) {
  std::vector<DrawnWork> works;
  std::vector<DrawnDeed> deeds;
  std::set<std::string> seen;
  const auto add = [&](const std::string& id, const std::optional<std::string>& date, const std::string& title) {
    if (id.empty() || !seen.insert(id).second) return;
    const std::string address = AddressOf(id).value_or("");
    works.push_back({id, Concat({date ? DayIn(language, *date) : "", date ? " " : "", PrintedForm(id), " ", title}),
                     address.starts_with("https://") ? address : ""});
  };
  add(trace.start.id, trace.start.date, trace.start.title.value_or(""));
  for (const TraceStep& step : trace.steps) {
    add(step.document, step.date, step.document_title);
    add(step.target, {}, step.target_title);
    if (step.what != "proposed")
      deeds.push_back({step.document, step.target, step.what,
                       Concat({PrintedForm(step.document), " ", DeedIn(language, step.what, false), " ",
                               PrintedForm(step.target), ": ", step.words})});
  }
  Html h = Draw(trace.start.id, works, deeds);
  if (h.empty()) h = Draw(trace.start.id, {works.front(), {"-", "-", ""}}, {{trace.start.id, "-", "", ""}});
  return h.Take() + "\n";
}

}  // namespace kst
