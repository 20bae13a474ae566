// One work: what it is, what it does and what others do with it, each with the words that prove it, and its text.
#include <algorithm>

#include "corpus/pages/pages.h"
#include "schema/address.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kMostListed = 200;  // of one list

bool IsPlain(const Edge& edge) {
  for (const char* plain : {"cites", "part_of", "signed_by", "proposed_by", "sent_by", "promises"})
    if (edge.type == plain) return false;
  return true;
}

// A sentence with the words in it that prove something marked.
void Quote(std::string_view sentence, std::string_view words, Html& h) {
  const std::string_view whole = sentence.empty() ? words : sentence;
  if (whole.empty()) return;
  const auto at = whole.size() == words.size() ? whole.npos : whole.find(words);
  h.Begin("blockquote");
  if (at == whole.npos || words.empty()) {
    h.Text(whole);
  } else {
    h.Text(whole.substr(0, at)).Element("mark", words).Text(whole.substr(at + words.size()));
  }
  h.End();
}

std::string Sureness(const Place& place, Resolution resolution, double confidence) {
  if (resolution == Resolution::kExact && confidence >= 0.995) return "";
  return Concat({std::to_string(Percent(confidence)), " % ", place.Say("sure")});
}

// A paper without a number, or a part of a paper: its id tells a reader nothing.
bool IsUnnumbered(std::string_view id) { return id.starts_with("doc-") || id.find('#') != id.npos; }

class PaperWriter {
 public:
  PaperWriter(const Place& place, const PaperValues& values)
      : place_(place), values_(values), node_(values.shown.node) {}

  Html Body() {
    Head();
    // Who asked for a page has it beside the text; what was found follows below both.
    const bool faces = values_.facsimile && values_.facsimile->asked;
    h_.Begin("div", {{"class", !values_.document ? "sheet" : faces ? "leaf facing" : "leaf"}});
    h_.Begin("div", {{"class", "beside"}});
    if (values_.facsimile) PrintedPage(place_, values_, h_);
    if (!faces) Found();
    h_.End();
    if (values_.document) {
      h_.Begin("article", {{"class", values_.document->notes.empty() || faces ? "text" : "text noted"}})
          .Element("h2", place_.Say("Text"));
      RunningText(place_, values_, h_);
      h_.End();
    }
    h_.End();
    if (faces) {
      h_.Begin("div", {{"class", "beside sheet"}});
      Found();
      h_.End();
    }
    return std::move(h_);
  }

  std::string Title() const {
    const std::string name = NameOf(place_, values_.known, node_.id);
    return node_.title ? Concat({name, ": ", Cut(*node_.title, 150)}) : name;
  }

 private:
  void Found() {
    if (values_.trace) Came();
    Does();
    Promises();
    OthersDo();
    Lists();
  }

  void Link(std::string_view id) { h_.Element("a", NameOf(place_, values_.known, id), {{"href", place_.To(id)}}); }

  void Head() {
    const std::string name = NameOf(place_, values_.known, node_.id);
    h_.Begin("p", {{"class", "kicker"}}).Text(KindIn(place_.language, node_.kind));
    if (name != node_.title.value_or(name) && !IsUnnumbered(node_.id)) h_.Text(" · " + name);
    if (node_.date) h_.Text(" · " + DayIn(place_.language, *node_.date));
    h_.End().Element("h1", node_.title.value_or(name));
    h_.Element("p", values_.asks, {{"class", "asks"}});
    if (node_.kind == "ministry" && !place_.is_site)
      h_.Begin("p", {{"class", "count"}})
          .Element("a", place_.Say("Commitments"), {{"href", place_.To("toezeggingen", Query{{"ministry", node_.id}})}})
          .End();
    Facts();
    const bool is_work = node_.kind != "dossier" && node_.kind != "person" && node_.kind != "ministry" &&
                         node_.kind != "committee" && node_.kind != "commitment";
    if (!node_.present && is_work)
      h_.Element("p", place_.Say("Not in this corpus: what follows is what other papers say of it."),
                 {{"class", "absent"}});
  }

  void Fact(std::string_view name, std::string_view value) {
    if (!value.empty()) h_.Element("dt", place_.Say(name)).Element("dd", value);
  }

  void Facts() {
    h_.Begin("dl", {{"class", "facts"}});
    Linked("Dossier", "part_of");
    Linked("Sent by", "sent_by");
    People();
    for (const Namesake& other : values_.shown.namesakes) {
      h_.Element("dt", place_.Say("Perhaps the same person")).Begin("dd");
      h_.Element("a", other.name, {{"href", place_.To(other.id)}}).End();
    }
    if (node_.state) Fact("State", StateIn(place_.language, *node_.state));
    if (node_.vote) Fact("Vote", StateIn(place_.language, *node_.vote));
    if (node_.deadline) {
      const auto& until = node_.deadline->to;
      Fact("Deadline", Concat({node_.deadline->text, until ? " (" : "", until ? DayIn(place_.language, *until) : "",
                               until ? ")" : ""}));
    }
    for (const Edge& edge : values_.shown.in)
      if (edge.type == "promises") {
        h_.Element("dt", place_.Say("made in")).Begin("dd");
        h_.Element("a", NameOf(place_, values_.known, edge.from),
                   {{"href", ToWords(place_, edge.from, edge.evidence.front())}});
        h_.End();
      }
    if (node_.url && node_.url->starts_with("https://")) {
      h_.Element("dt", place_.Say("Official publication")).Begin("dd");
      h_.Element("a", *node_.url, {{"href", *node_.url}}).End();
    }
    h_.End();
  }

  // Who signed it leads to what else bears the name.
  void People() {
    std::map<std::string_view, std::string_view> ids;
    for (const Edge& edge : values_.shown.out)
      if ((edge.type == "proposed_by" || edge.type == "signed_by") && edge.to)
        ids.emplace(edge.evidence.front().words, *edge.to);
    if (node_.people.empty()) return;
    h_.Element("dt", place_.Say("People")).Begin("dd");
    for (const std::string& name : node_.people) {
      if (&name != &node_.people.front()) h_.Text(", ");
      const auto id = ids.find(name);
      id == ids.end() ? h_.Text(name) : h_.Element("a", name, {{"href", place_.To(id->second)}});
    }
    h_.End();
  }

  void Linked(std::string_view name, std::string_view type) {
    bool first = true;
    for (const Edge& edge : values_.shown.out) {
      if (edge.type != type || !edge.to) continue;
      if (std::exchange(first, false)) {
        h_.Element("dt", place_.Say(name)).Begin("dd");
      } else {
        h_.Text(", ");
      }
      Link(*edge.to);
      if (type == "part_of") h_.Text(" " + TitleOf(values_.known, *edge.to));
    }
    if (!first) h_.End();
  }

  void Where(std::string_view document, const Evidence& place, Resolution resolution, double confidence) {
    const std::string sure = Sureness(place_, resolution, confidence);
    if (place.page == 0 && sure.empty()) return;
    h_.Begin("span", {{"class", "small"}}).Text(" ");
    if (place.page > 0) {
      const std::string page = Concat({place_.Say("page"), " ", std::to_string(place.page)});
      const bool here = document == node_.id && !values_.facsimile;
      h_.Element("a", page, {{"href", here ? "#" + AnchorOf(place) : ToWords(place_, document, place)}});
    }
    h_.Text(sure.empty() || place.page == 0 ? sure : ", " + sure).End();
  }

  void Deed(const Edge& edge, bool incoming) {
    const Evidence& place = Telling(edge);
    h_.Begin("li").Text(Concat({DeedIn(place_.language, edge.type, incoming), " "}));
    if (incoming) {
      Link(edge.from);
    } else if (edge.to) {
      Link(*edge.to);
    } else {
      h_.Text(
          place_.Say(edge.type == "fulfils" ? "a commitment that is not found here" : "a work that is not found here"));
    }
    if (edge.status) h_.Text(Concat({" (", StateIn(place_.language, *edge.status), ")"}));
    Where(edge.from, place, edge.resolution, edge.confidence);
    if (edge.resolution == Resolution::kAmbiguous)
      for (const Candidate& candidate : edge.candidates) {
        h_.Text(Concat({", ", place_.Say("perhaps"), " "}));
        Link(candidate.id);
      }
    const std::string title = TitleOf(values_.known, incoming ? edge.from : edge.to.value_or(""));
    h_.Element("div", title, {{"class", "small"}});
    Quote(place.sentence, place.words, h_);
    h_.End();
  }

  // A list of the edges that `wanted` takes, with a heading; what is too long says so.
  template <class Wanted, class Item>
  void List(std::string_view heading, const std::vector<Edge>& edges, const Wanted& wanted, const Item& item) {
    std::size_t count = 0;
    for (const Edge& edge : edges) {
      if (!wanted(edge)) continue;
      if (count == 0) h_.Element("h2", place_.Say(heading)).Begin("ul");
      if (++count <= kMostListed) item(edge);
    }
    if (count > kMostListed)
      h_.Element("li", Concat({place_.Say("and"), " ", std::to_string(count - kMostListed), " ",
                               place_.Say("more; all are in the JSON")}));
    if (count > 0) h_.End();
  }

  void Does() {
    List("What this paper does", values_.shown.out, IsPlain, [&](const Edge& edge) { Deed(edge, false); });
  }
  void OthersDo() {
    if (values_.trace) return;  // that tells it in order
    List("What others say of it", values_.shown.in, IsPlain, [&](const Edge& edge) { Deed(edge, true); });
  }

  void Promises() {
    List(
        "Commitments", values_.shown.out, [](const Edge& edge) { return edge.type == "promises" && edge.to; },
        [&](const Edge& edge) {
          const auto promise = values_.known.find(*edge.to);
          h_.Begin("li");
          if (promise != values_.known.end() && promise->second.state)
            h_.Element("span", StateIn(place_.language, *promise->second.state), {{"class", "state"}}).Text(" ");
          if (promise != values_.known.end() && promise->second.deadline)
            h_.Text(Concat({place_.Say("Deadline"), ": ", promise->second.deadline->text, " "}));
          const Evidence& place = edge.evidence.front();
          Where(edge.from, place, edge.resolution, edge.confidence);
          h_.Begin("blockquote").Element("a", place.words, {{"href", place_.To(*edge.to)}}).End().End();
        });
  }

  void Lists() {
    List(
        "Refers to", values_.shown.out, [](const Edge& edge) { return edge.type == "cites" && edge.to; },
        [&](const Edge& edge) {
          h_.Begin("li");
          Link(*edge.to);
          Where(edge.from, edge.evidence.front(), edge.resolution, edge.confidence);
          h_.Element("div", TitleOf(values_.known, *edge.to), {{"class", "small"}}).End();
        });
    List(
        "Cited by", values_.shown.in, [](const Edge& edge) { return edge.type == "cites" && edge.from != edge.to; },
        [&](const Edge& edge) {
          h_.Begin("li");
          Link(edge.from);
          const Evidence& place = Telling(edge);
          Where(edge.from, place, edge.resolution, edge.confidence);
          h_.Element("div", TitleOf(values_.known, edge.from), {{"class", "small"}});
          Quote(place.sentence, place.words, h_);
          h_.End();
        });
    List(
        "Papers", values_.shown.in,
        [](const Edge& edge) {
          return edge.type == "proposed_by" || edge.type == "signed_by" || edge.type == "sent_by";
        },
        [&](const Edge& edge) {
          const auto paper = values_.known.find(edge.from);
          h_.Begin("li");
          if (paper != values_.known.end() && paper->second.date)
            h_.Text(DayIn(place_.language, *paper->second.date) + " ");
          Link(edge.from);
          h_.Element("div", TitleOf(values_.known, edge.from)).End();
        });
  }

  void Came() {
    if (values_.trace->steps.empty()) return;
    h_.Element("h2", place_.Say("What came of it")).Begin("ol", {{"class", "timeline"}});
    for (const TraceStep& step : values_.trace->steps) {
      h_.Begin("li")
          .Element("time", step.date ? DayIn(place_.language, *step.date) : std::string(place_.Say("no date")))
          .Text(" ");
      Link(step.document);
      h_.Text(Concat({" ", DeedIn(place_.language, step.what, false)}));
      if (!step.target.empty() && step.what != "proposed" && step.target != node_.id) {
        h_.Text(" ");
        Link(step.target);
      }
      if (step.status) h_.Text(Concat({" (", StateIn(place_.language, *step.status), ")"}));
      std::string told = step.page > 0 ? Concat({" ", place_.Say("page"), " ", std::to_string(step.page)}) : "";
      if (const std::string sure = Sureness(place_, step.resolution, step.confidence); !sure.empty())
        told += ", " + sure;
      h_.Element("span", told, {{"class", "small"}});
      if (step.what != "proposed") Quote(step.sentence, step.words, h_);
      h_.End();
    }
    h_.End();
  }

  const Place& place_;
  const PaperValues& values_;
  const Node& node_;
  Html h_;
};

}  // namespace

std::string NameOf(const Place& place, const Known& known, std::string_view id) {
  const auto node = known.find(std::string(id));
  const std::string printed = PrintedForm(id);
  if (printed != id || node == known.end()) return printed;
  const Node& n = node->second;
  const bool is_named = n.kind == "person" || n.kind == "ministry" || n.kind == "committee";
  if (is_named && n.title) return *n.title;
  if (is_named) {  // "committee:binnenlandse-zaken"
    std::string words = printed.substr(printed.find(':') + 1);
    std::ranges::replace(words, '-', ' ');
    return Concat({KindIn(place.language, n.kind), " ", words});
  }
  if (!IsUnnumbered(id)) return printed;
  return Concat({KindIn(place.language, n.kind), n.date ? " " : "", n.date ? DayIn(place.language, *n.date) : ""});
}

std::string TitleOf(const Known& known, std::string_view id) {
  constexpr std::size_t kLongest = 300;
  const auto node = known.find(std::string(id));
  if (node == known.end() || !node->second.title) return "";
  const std::string& title = *node->second.title;
  return title.size() > kLongest ? Concat({Cut(title, kLongest), "…"}) : title;
}

std::string PaperPage(const Place& place, const PaperValues& values) {
  PaperWriter writer(place, values);
  const std::string title = writer.Title();
  return Framed(place, {title, values.shown.node.id}, writer.Body());
}

}  // namespace kst
