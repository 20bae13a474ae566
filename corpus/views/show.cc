#include "corpus/views/show.h"

#include <algorithm>

#include "corpus/graph/json.h"
#include "corpus/link/states.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

// "implements kst-35564-22 (progress)"; of the work itself `incoming`, of the paper that says it otherwise.
std::string Deed(const Edge& e, bool incoming) {
  const std::string other = incoming ? e.from : e.to ? *e.to : e.named.value_or("?");
  if (e.type == "reports_vote" && e.status)
    return Concat({incoming ? other + " tells that it " : "tells that " + other + " ", VoteInWords(*e.status)});
  return e.type + " " + other + (e.status ? " (" + *e.status + ")" : "");
}

std::string Line(const Edge& e, bool incoming) {
  std::string line = "  " + Deed(e, incoming);
  const Evidence& first = e.evidence.front();
  if (first.page > 0) line += ", page " + std::to_string(first.page);
  if (e.evidence.size() > 1) line += " and " + std::to_string(e.evidence.size() - 1) + " more";
  std::string words = first.words;
  std::ranges::replace(words, '\n', ' ');
  line += ": \"" + words + "\"";
  if (e.resolution != Resolution::kExact) line += "  [" + std::string(Name(e.resolution)) + "]";
  line += "\n";
  if (e.resolution != Resolution::kAmbiguous) return line;
  for (const Candidate& c : e.candidates)
    line += Concat({"    perhaps ", c.id, " (", std::to_string(Percent(c.confidence)), " %)\n"});
  return line;
}

}  // namespace

Result<std::optional<Shown>> Show(const Store& store, std::string_view id, const Namesakes* persons) {
  const auto node = FindNode(store, id);
  if (!node) return tl::unexpected(node.error());
  if (!*node) return std::nullopt;
  auto out = EdgesFrom(store, (*node)->id);
  if (!out) return tl::unexpected(out.error());
  auto in = EdgesTo(store, (*node)->id);
  if (!in) return tl::unexpected(in.error());
  std::vector<Namesake> namesakes;
  if (persons != nullptr) {
    namesakes = persons->Of(**node);
  } else if ((*node)->kind == "person") {
    const auto among = Namesakes::Among(store);
    if (!among) return tl::unexpected(among.error());
    namesakes = among->Of(**node);
  }
  return Shown{**node, std::move(*out), std::move(*in), std::move(namesakes)};
}

std::string ToText(const Shown& shown) {
  const Node& n = shown.node;
  std::string text =
      n.id + "  " + n.kind + (n.date ? "  " + *n.date : "") + (n.present ? "" : "  (not in this corpus)") + "\n";
  const auto field = [&](const char* name, const std::string& value) {
    if (!value.empty()) text += std::string("  ") + name + value + "\n";
  };
  field("", n.title.value_or(""));
  field("by ", Join(n.people, ", "));
  field("state: ", n.state.value_or(""));
  field("vote: ", n.vote.value_or(""));
  if (n.deadline) field("deadline: ", n.deadline->text + (n.deadline->to ? " (" + *n.deadline->to + ")" : ""));
  for (const Namesake& other : shown.namesakes) field("perhaps the same person: ", other.id);
  field("also known as ", Join(n.aliases, ", "));
  field("read from ", Join(n.sources, ", "));
  field("", n.url.value_or(""));
  for (const Diagnostic& d : n.diagnostics) field(d.code == "corrected" ? "corrected: " : "note: ", d.message);
  text += "\nIt speaks of:\n";
  for (const Edge& e : shown.out) text += Line(e, false);
  if (shown.out.empty()) text += "  nothing\n";
  text += "\nSpoken of by:\n";
  for (const Edge& e : shown.in) text += Line(e, true);
  if (shown.in.empty()) text += "  nobody in this corpus\n";
  return text;
}

std::string ToJson(const Shown& shown) {
  JsonWriter w;
  w.Begin('{');
  for (const auto& [key, edges] : {std::pair{"in", &shown.in}, {"out", &shown.out}}) {
    if (edges == &shown.out) {
      w.Key("namesakes").Begin('[');
      for (const Namesake& other : shown.namesakes) w.Value(other.id);
      w.End(']').Key("node").Raw(ToJson(shown.node));
    }
    w.Key(key).Begin('[');
    for (const Edge& e : *edges) w.Raw(ToJson(e));
    w.End(']');
  }
  w.End('}');
  return w.Take();
}

Result<void> EachMissing(const Store& store, const std::function<bool(const MissingPaper&)>& see) {
  return Guarded([&] {
    Statement rows(store.Graph(),
                   "SELECT n.id, n.kind, count(DISTINCT p.node) AS papers, min(p.node) FROM node n "
                   "JOIN edge e ON e.to_id = n.id JOIN paper p ON p.key = e.paper AND p.chosen "
                   "WHERE NOT n.present AND instr(n.id, '#') = 0 "
                   "AND n.kind NOT IN ('dossier', 'person', 'committee', 'ministry', 'commitment') "
                   "GROUP BY n.id ORDER BY papers DESC, n.id");
    while (rows.Step())
      if (!see({rows.Text(0), rows.Text(1), AddressOf(rows.View(0)), rows.Number(2), rows.Text(3)})) return;
  });
}

}  // namespace kst
