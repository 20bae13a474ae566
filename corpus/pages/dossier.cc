// A dossier as a line in time: its papers, and what was promised in them.
#include <algorithm>
#include <tuple>

#include "corpus/pages/drawing.h"
#include "corpus/pages/feed.h"
#include "corpus/pages/pages.h"
#include "schema/address.h"
#include "schema/text.h"

namespace kst {
namespace {

// What bears no date stands last.
bool IsOlder(const Node& a, const Node& b) {
  return std::tuple(!a.date, a.date, a.id) < std::tuple(!b.date, b.date, b.id);
}

std::string TitleOf(const DossierValues& values) {
  return Concat({"Dossier ", values.number, values.title ? ": " : "", values.title.value_or("")});
}

std::string YearOf(const Node& node) { return node.date ? node.date->substr(0, 4) : ""; }

class DossierWriter {
 public:
  DossierWriter(const Place& place, const DossierValues& values) : place_(place), values_(values) {
    for (const Node& work : values.works) known_[work.id] = work;
    for (const RegisterRow& row : values.commitments)
      if (row.document) promises_.emplace(*row.document, &row);
  }

  Html Body(const std::string& id) {
    h_.Element("p", place_.Say("Dossier"), {{"class", "kicker"}});
    h_.Element("h1", Concat({values_.number, values_.title ? ": " : "", values_.title.value_or("")}));
    h_.Begin("p", {{"class", "count"}}).Text(CountIn(place_.language, std::ssize(values_.works), "paper", "papers"));
    const std::string promises = CountIn(place_.language, std::ssize(values_.commitments), "commitment", "commitments");
    if (values_.commitments.empty())
      h_.Text(" · " + promises);
    else
      h_.Text(" · ").Element("a", promises, {{"href", place_.To("toezeggingen", Query{{"dossier", values_.number}})}});
    if (!place_.is_site)
      h_.Text(" · ").Element("a", place_.Say("Search this dossier"),
                             {{"href", place_.To("", Query{{"dossier", values_.number}})}});
    h_.End();
    Drawn(id);
    std::string year = "-";
    for (const Node& work : values_.works) {
      if (work.id == id) continue;
      if (YearOf(work) != year) {
        if (year != "-") h_.End();
        year = YearOf(work);
        h_.Element("h2", year.empty() ? place_.Say("no date") : std::string_view(year))
            .Begin("ol", {{"class", "timeline"}});
      }
      Work(work);
    }
    if (year != "-") h_.End();
    return std::move(h_);
  }

 private:
  void Drawn(const std::string& dossier) {
    std::vector<DrawnWork> works;
    for (const Node& work : values_.works)
      if (work.id != dossier)
        works.push_back({work.id,
                         Concat({work.date ? DayIn(place_.language, *work.date) : "", work.date ? " " : "",
                                 KindIn(place_.language, work.kind), " ", NameOf(place_, known_, work.id), " ",
                                 work.state && *work.state != "proposed" ? StateIn(place_.language, *work.state) : ""}),
                         place_.To(work.id)});
    std::vector<DrawnDeed> deeds;
    for (const Edge& edge : values_.deeds)
      deeds.push_back({edge.from, *edge.to, edge.type,
                       Concat({NameOf(place_, known_, edge.from), " ", DeedIn(place_.language, edge.type, false), " ",
                               NameOf(place_, known_, *edge.to)})});
    const std::string title(place_.Say("What its papers do to each other"));
    if (const Html drawing = Draw(title, works, deeds); !drawing.empty())
      h_.Element("h2", title).Begin("div", {{"class", "scroll"}}).Add(drawing).End();
  }

  void Work(const Node& work) {
    h_.Begin("li", {{"class", work.present ? "" : "gone"}});
    if (work.date) h_.Element("time", DayIn(place_.language, *work.date), {{"datetime", *work.date}}).Text(" ");
    h_.Element("span", KindIn(place_.language, work.kind), {{"class", "small"}}).Text(" ");
    h_.Element("a", NameOf(place_, known_, work.id), {{"href", place_.To(work.id)}});
    std::vector<std::string> states;
    for (const auto& state : {work.state, work.vote})
      if (state && *state != "proposed") states.emplace_back(StateIn(place_.language, *state));
    h_.Text(states.empty() ? "" : " ").Element("span", Join(states, ", "), {{"class", "state"}});
    h_.Element("div", TitleOf(known_, work.id));
    for (auto [at, end] = promises_.equal_range(work.id); at != end; ++at) {
      const RegisterRow& promise = *at->second;
      h_.Begin("blockquote").Element("span", StateIn(place_.language, promise.state), {{"class", "state"}}).Text(" ");
      h_.Element("a", promise.title, {{"href", place_.To(promise.id)}}).End();
    }
    h_.End();
  }

  const Place& place_;
  const DossierValues& values_;
  Known known_;
  std::multimap<std::string, const RegisterRow*> promises_;
  Html h_;
};

}  // namespace

std::string DossierPage(const Place& place, DossierValues values) {
  std::ranges::sort(values.works, IsOlder);
  const std::string id = "dossier-" + values.number;
  PageFrame frame{TitleOf(values), id};
  frame.feed = Concat({"/", UrlPart(id), ".atom"});
  return Framed(place, frame, DossierWriter(place, values).Body(id));
}

std::string DossierFeed(const Place& place, DossierValues values) {
  std::ranges::sort(values.works, [](const Node& a, const Node& b) { return IsOlder(b, a); });
  Known known;
  std::vector<FeedEntry> entries;
  for (const Node& work : values.works) {
    if (!work.present || !work.date) continue;
    known[work.id] = work;
    entries.push_back({work.id, Concat({KindIn(place.language, work.kind), ": ", NameOf(place, known, work.id)}),
                       *work.date, work.title.value_or("")});
  }
  return Feed(place, TitleOf(values), Concat({"dossier-", values.number}), {}, entries);
}

}  // namespace kst
