// What a search finds, with the words that answer, and how it may be narrowed.
#include <algorithm>

#include "corpus/pages/feed.h"
#include "corpus/pages/pages.h"
#include "schema/text.h"

namespace kst {
namespace {

// Another question, which begins at its first page.
Query Asking(const Query& query, std::string_view name, std::string_view value) {
  return With(With(query, "p", ""), name, value);
}

class ResultsWriter {
 public:
  ResultsWriter(const Place& place, const ResultsValues& values) : place_(place), values_(values) {}

  Html Body() {
    const bool asked = !values_.query.empty();
    h_.Element("h1", asked ? place_.Say("Search") : place_.Say("Newest papers"));
    if (!values_.wrong.empty()) {
      h_.Begin("p", {{"class", "absent"}})
          .Text(Concat({place_.Say("This cannot be asked"), ": ", values_.wrong}))
          .End();
      return std::move(h_);
    }
    h_.Element("p", CountIn(place_.language, values_.count, "paper", "papers"), {{"class", "count"}});
    if (values_.count == 0) Nothing();
    Named();
    Active();
    h_.Begin("div", {{"class", "leaf"}}).Begin("div", {{"class", "text"}}).Begin("ul", {{"class", "list"}});
    for (const Hit& hit : values_.hits) Answer(hit);
    h_.End();
    Pages();
    h_.End();
    Facets();
    h_.End();
    return std::move(h_);
  }

 private:
  void Nothing() {
    h_.Begin("p").Text(place_.Say("No paper answers this."));
    if (!values_.did_you_mean.empty()) {
      h_.Text(Concat({" ", place_.Say("Did you mean"), " "}));
      h_.Element("a", values_.did_you_mean, {{"href", place_.To("", Asking(values_.query, "q", values_.did_you_mean))}})
          .Text("?");
    }
    h_.End();
  }

  void Named() {
    constexpr std::size_t kMost = 10;
    if (values_.named.empty()) return;
    h_.Begin("p").Text(Concat({place_.Say("Did you mean"), " "}));
    for (std::size_t n = 0; n < std::min(values_.named.size(), kMost); ++n) {
      const std::string& id = values_.named[n].id;
      h_.Text(n == 0 ? "" : "; ").Element("a", NameOf(place_, values_.known, id), {{"href", place_.To(id)}});
      h_.Text(Concat({" ", TitleOf(values_.known, id)}));
    }
    h_.Text("?").End();
  }

  void Active() {
    for (const auto& [name, value] : values_.query) {
      if (name == "q" || name == "p" || name == "lang" || value.empty()) continue;
      h_.Begin("p", {{"class", "small"}}).Text(ValueIn(name, value) + " ");
      h_.Element("a", Concat({place_.Say("without"), " ✕"}), {{"href", place_.To("", Asking(values_.query, name, ""))}})
          .End();
    }
  }

  std::string ValueIn(std::string_view name, const std::string& value) const {
    if (name == "kind") return std::string(KindIn(place_.language, value));
    if (name == "ministry") return NameOf(place_, values_.known, value);
    return value;
  }

  void Answer(const Hit& hit) {
    h_.Begin("li").Begin("div", {{"class", "small"}}).Text(KindIn(place_.language, hit.kind));
    if (hit.date) h_.Text(" · " + DayIn(place_.language, *hit.date));
    if (hit.sender) h_.Text(" · " + *hit.sender);
    h_.End();
    const std::string name = NameOf(place_, values_.known, hit.id);
    h_.Element("a", hit.title ? Concat({Cut(*hit.title, 250), hit.title->size() > 250 ? "…" : ""}) : name,
               {{"href", place_.To(hit.id)}});
    h_.Text(" ").Element("span", hit.title ? name : "", {{"class", "small"}});
    if (hit.kind == "motion") h_.Element("div", TitleOf(values_.known, hit.id));
    if (!hit.snippet.text.empty() && !hit.snippet.marks.empty()) {
      h_.Begin("blockquote");
      std::size_t at = 0;
      for (const auto& [begin, end] : hit.snippet.marks) {
        h_.Text(std::string_view(hit.snippet.text).substr(at, begin - at));
        h_.Element("mark", std::string_view(hit.snippet.text).substr(begin, end - begin));
        at = end;
      }
      h_.Text(std::string_view(hit.snippet.text).substr(at));
      h_.Element("span", Concat({" ", place_.Say("page"), " ", std::to_string(hit.snippet.page)}), {{"class", "small"}})
          .End();
    }
    h_.End();
  }

  void Pages() {
    const auto to = [&](std::size_t page) {
      return place_.To("", With(values_.query, "p", page > 1 ? std::to_string(page) : ""));
    };
    h_.Begin("nav", {{"class", "pages"}, {"aria-label", place_.Say("More pages")}});
    if (values_.page > 1) h_.Element("a", place_.Say("Previous"), {{"href", to(values_.page - 1)}, {"rel", "prev"}});
    if (static_cast<std::int64_t>(values_.page * kHitsOnPage) < values_.count)
      h_.Element("a", place_.Say("Next"), {{"href", to(values_.page + 1)}, {"rel", "next"}});
    h_.End();
  }

  void Facets() {
    h_.Begin("nav", {{"class", "beside facets"}, {"aria-label", place_.Say("Narrow")}});
    for (const Facet& facet : values_.facets) {
      if (facet.counts.empty()) continue;
      h_.Begin("section").Element("h2", place_.Say(facet.name)).Begin("ul");
      for (const auto& [value, count] : facet.counts) {
        Query query = Asking(values_.query, facet.name, value);
        if (facet.name == "year")
          query = With(With(With(query, "year", ""), "from", value + "-01-01"), "until", value + "-12-31");
        h_.Begin("li").Element("a", ValueIn(facet.name, value), {{"href", place_.To("", query)}});
        h_.Element("span", " " + std::to_string(count), {{"class", "count"}}).End();
      }
      h_.End().End();
    }
    h_.End();
  }

  const Place& place_;
  const ResultsValues& values_;
  Html h_;
};

}  // namespace

std::string ResultsPage(const Place& place, const ResultsValues& values) {
  PageFrame frame{values.words.empty() ? std::string(place.Say("Reading room"))
                                       : Concat({values.words, " – ", place.Say("Search")}),
                  "", values.query, values.words};
  frame.feed = place.is_site ? "" : place.To("zoek.atom", values.query);
  return Framed(place, frame, ResultsWriter(place, values).Body());
}

std::string ResultsFeed(const Place& place, const ResultsValues& values) {
  std::vector<FeedEntry> entries;
  for (const Hit& hit : values.hits)
    if (hit.date) entries.push_back({hit.id, hit.title.value_or(hit.id), *hit.date, hit.snippet.text});
  return Feed(place, Concat({place.Say("Search"), ": ", values.words}), "zoek", values.query, entries);
}

std::string MessagePage(const Place& place, std::string_view title, std::string_view message) {
  Html h;
  h.Element("h1", title).Element("p", message);
  PageFrame frame{std::string(title), ""};
  frame.has_data = false;
  return Framed(place, frame, h);
}

}  // namespace kst
