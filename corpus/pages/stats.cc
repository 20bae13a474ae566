// Bars with their figures; each drawing says in words what it shows to who does not see it.
#include "corpus/pages/stats.h"

#include <algorithm>

#include "corpus/pages/html.h"
#include "corpus/pages/place.h"
#include "schema/text.h"

namespace kst {
namespace {

struct Bar {
  std::string label;
  std::int64_t count = 0;
};

class StatsWriter {
 public:
  StatsWriter(const CorpusStats& stats, Language language) : stats_(stats), language_(language) {}

  std::string Write() {
    const std::string_view title = Say(language_, "The corpus in figures");
    h_.Begin("body").Begin("main").Element("h1", title);
    Section(stats_.papers, "paper", "papers");
    Chart("by year", Bars(InOrder(stats_.papers_by_year)));
    Chart("by kind", Bars(Largest(stats_.papers_by_kind), KindIn));
    Chart("by ministry", Bars(Largest(stats_.papers_by_ministry)));
    h_.End();
    Works(stats_.motions, "motion", "motions");
    Works(stats_.commitments, "commitment", "commitments");
    h_.End().Begin("footer").Text(Say(language_, kMadeBy)).End().End();
    // A style is no text of HTML: nothing in it is escaped.
    return Concat({Html::Doctype(), "<html lang=\"", language_ == Language::kDutch ? "nl" : "en",
                   "\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, "
                   "initial-scale=1\"/><title>",
                   Markup(title), "</title><style>", StyleSheet(), "</style></head>\n", h_.Take(), "</html>\n"});
  }

 private:
  using Naming = std::string_view (*)(Language, std::string_view);
  static constexpr std::string_view kMadeBy = "Made by kst from the papers themselves; the publication is what counts.";

  void Section(std::int64_t count, std::string_view one, std::string_view many) {
    h_.Begin("section").Element("h2", CountIn(language_, count, one, many));
  }

  void Works(const WorkStats& works, std::string_view one, std::string_view many) {
    Section(works.count, one, many);
    Chart("by year", Bars(InOrder(works.by_year)));
    Chart("by ministry", Bars(Largest(works.by_ministry)));
    Chart("by state", Bars(Largest(works.by_state), StateIn));
    Chart("by vote", Bars(Largest(works.by_vote), StateIn));
    Wait("days until a paper told what is done", works.told);
    Wait("days until one settled it", works.settled);
    h_.End();
  }

  std::string Called(const std::string& name, Naming naming) const {
    if (name.empty()) return std::string(Say(language_, "not known"));
    if (naming != nullptr) return std::string(naming(language_, name));
    const auto ministry = stats_.ministries.find(name);
    if (ministry == stats_.ministries.end()) return name;
    constexpr std::string_view kAll = "Ministerie van ";  // is said above the bars
    return ministry->second.substr(ministry->second.starts_with(kAll) ? kAll.size() : 0);
  }

  std::vector<Bar> Bars(const Tallied& tallied, Naming naming = nullptr) const {
    std::vector<Bar> bars;
    for (const auto& [name, count] : tallied) bars.push_back({Called(name, naming), count});
    return bars;
  }

  void Wait(std::string_view what, const Waiting& waiting) {
    std::vector<Bar> bars;
    for (std::size_t n = 0; n < waiting.within.size(); ++n) bars.push_back({WaitInWords(n), waiting.within[n]});
    if (waiting.count > 0)
      Chart(what, bars, Concat({": ", Say(language_, "median"), " ", std::to_string(waiting.median)}));
  }

  void Chart(std::string_view what, const std::vector<Bar>& bars, std::string_view more = "") {
    if (bars.empty()) return;
    constexpr int kLine = 24, kLabel = 320, kWidest = 330, kWidth = 740, kTextAt = 16;
    constexpr std::size_t kLongestLabel = 46;  // signs that fit
    const std::string title = Concat({Say(language_, what), more});
    std::int64_t most = 1;
    for (const Bar& bar : bars) most = std::max(most, bar.count);
    h_.Element("h3", title).Begin("div", {{"class", "scroll"}});
    h_.Begin("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"viewBox", Concat({"0 0 ", std::to_string(kWidth), " ", std::to_string(kLine * bars.size())})},
                     {"font-family", "system-ui, sans-serif"},
                     {"font-size", "13"},
                     {"class", "drawing"}});
    h_.Element("title", title);
    for (std::size_t n = 0; n < bars.size(); ++n) {
      const auto top = static_cast<std::int64_t>(n) * kLine;
      const std::int64_t width = std::max<std::int64_t>(bars[n].count * kWidest / most, bars[n].count > 0 ? 1 : 0);
      const std::string_view kept = Cut(bars[n].label, kLongestLabel);
      h_.Element("text", Concat({kept, kept.size() < bars[n].label.size() ? "…" : ""}),
                 {{"x", std::to_string(kLabel - 10)},
                  {"y", std::to_string(top + kTextAt)},
                  {"text-anchor", "end"},
                  {"fill", "currentColor"}});
      h_.Void("rect", {{"x", std::to_string(kLabel)},
                       {"y", std::to_string(top + 3)},
                       {"width", std::to_string(width)},
                       {"height", std::to_string(kLine - 6)},
                       {"fill", "#5b8fc7"}});
      h_.Element(
          "text", Thousands(bars[n].count, language_ == Language::kEnglish ? ',' : '.'),
          {{"x", std::to_string(kLabel + width + 8)}, {"y", std::to_string(top + kTextAt)}, {"fill", "currentColor"}});
    }
    h_.End().End();
  }

  const CorpusStats& stats_;
  Language language_;
  Html h_;
};

}  // namespace

std::string StatsPage(const CorpusStats& stats, Language language) { return StatsWriter(stats, language).Write(); }

}  // namespace kst
