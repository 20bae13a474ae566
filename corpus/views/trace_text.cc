// A trace for people (text, a page of HTML) and for programs (JSON).
#include "corpus/graph/json.h"
#include "corpus/link/states.h"
#include "corpus/views/trace.h"
#include "schema/text.h"

namespace kst {
namespace {

// "implements kst-35564-22 (progress)"
std::string Deed(const TraceStep& s) {
  std::string deed = s.what;
  if (s.what == "proposed") return s.who.empty() ? deed : deed + " by " + s.who;
  const std::string_view target = s.target.empty() ? "an unknown work" : std::string_view(s.target);
  if (s.what == "reports_vote" && s.status) return Concat({"tells that ", target, " ", VoteInWords(*s.status)});
  return s.status ? Concat({deed, " ", target, " (", *s.status, ")"}) : Concat({deed, " ", target});
}

std::string Sureness(const TraceStep& s) {
  std::string text;
  if (s.resolution != Resolution::kExact) text = std::string(Name(s.resolution));
  if (s.confidence < 1) text += Concat({text.empty() ? "" : ", ", std::to_string(Percent(s.confidence)), " %"});
  return text;
}

// Who says it, or who is asked; of what is proposed that stands with the deed.
std::string Speaker(const TraceStep& s) {
  if (!s.asked.empty()) return "a question to " + s.asked;
  return s.what == "proposed" ? "" : s.who;
}

const std::string& Quote(const TraceStep& s) { return s.sentence.empty() ? s.words : s.sentence; }

std::string StateOf(const Node& n) {
  std::vector<std::string> parts;
  if (n.state) parts.push_back(*n.state);
  if (n.vote) parts.push_back(*n.vote);
  if (n.deadline) parts.push_back(Concat({"deadline ", n.deadline->to.value_or(n.deadline->text)}));
  return Join(parts, ", ");
}

constexpr std::string_view kStyle =
    "body{font:16px/1.5 sans-serif;max-width:46em;margin:2em auto;padding:0 1em}ol{list-style:none;padding:0}"
    "li{border-left:3px solid #999;padding:0 0 1em 1em}time{font-weight:bold}q{display:block;margin:.3em 0}"
    "small{color:#555}mark{background:#fe8}";

// The sentence with the words that prove the step marked in it.
std::string MarkedQuote(const TraceStep& s) {
  const std::string& quote = Quote(s);
  const auto at = quote.find(s.words);
  if (at == std::string::npos || s.words.size() == quote.size()) return Markup(quote);
  return Concat(
      {Markup(quote.substr(0, at)), "<mark>", Markup(s.words), "</mark>", Markup(quote.substr(at + s.words.size()))});
}

}  // namespace

std::string ToText(const Trace& trace) {
  const Node& start = trace.start;
  std::string text = Concat({start.id, "  ", start.kind, "\n"});
  if (start.title) text += Concat({"  ", *start.title, "\n"});
  if (const std::string state = StateOf(start); !state.empty()) text += Concat({"  ", state, "\n"});
  if (trace.steps.empty()) text += "\nNo paper in this corpus says what came of it.\n";
  for (const TraceStep& s : trace.steps) {
    const std::string indent(12, ' ');
    text += Concat({"\n", s.date.value_or("no date   "), "  ", s.document, "  ", Deed(s), "\n"});
    if (const std::string who = Speaker(s); !who.empty()) text += Concat({indent, who, "\n"});
    if (!s.target_title.empty() && s.target_title != s.words) text += Concat({indent, "about: ", s.target_title, "\n"});
    if (!Quote(s).empty()) text += Concat({indent, "\"", Quote(s), "\"\n"});
    std::vector<std::string> place;
    if (s.page > 0) place.push_back(Concat({"page ", std::to_string(s.page)}));
    if (std::string sure = Sureness(s); !sure.empty()) place.push_back(std::move(sure));
    if (s.url) place.push_back(*s.url);
    if (!place.empty()) text += Concat({indent, Join(place, "; "), "\n"});
    if (s.resolution != Resolution::kAmbiguous) continue;
    for (const Candidate& c : s.candidates)
      text += Concat({indent, "perhaps ", c.id, " (", std::to_string(Percent(c.confidence)), " %)\n"});
  }
  return text;
}

std::string ToJson(const Trace& trace) {
  JsonWriter w;
  w.Begin('{').Key("start").Raw(ToJson(trace.start)).Key("steps").Begin('[');
  for (const TraceStep& s : trace.steps) {
    w.Begin('{')
        .Key("asked")
        .Value(s.asked)
        .Key("candidates")
        .Value(s.candidates)
        .Key("confidence")
        .Value(s.confidence)
        .Key("date")
        .Value(s.date);
    w.Key("document").Value(s.document).Key("document_title").Value(s.document_title).Key("page").Value(s.page);
    w.Key("resolution").Value(Name(s.resolution)).Key("sentence").Value(s.sentence).Key("status").Value(s.status);
    w.Key("target").Value(s.target).Key("target_title").Value(s.target_title).Key("url").Value(s.url);
    w.Key("what").Value(s.what).Key("who").Value(s.who).Key("words").Value(s.words).End('}');
  }
  w.End(']').End('}');
  return w.Take();
}

std::string ToHtml(const Trace& trace) {
  const Node& start = trace.start;
  std::string html =
      Concat({"<!DOCTYPE html>\n<html lang=\"nl\"><head><meta charset=\"utf-8\"><title>", Markup(start.id),
              "</title><style>", kStyle, "</style></head><body>\n<h1>", Markup(start.id), "</h1>\n"});
  if (start.title) html += Concat({"<p>", Markup(*start.title), "</p>\n"});
  if (const std::string state = StateOf(start); !state.empty()) html += Concat({"<p>", Markup(state), "</p>\n"});
  html += "<ol>\n";
  for (const TraceStep& s : trace.steps) {
    const std::string name = Markup(s.document);
    html += Concat({"<li><time>", Markup(s.date.value_or("")), "</time> "});
    html += s.url ? Concat({"<a href=\"", Markup(*s.url), "\">", name, "</a> "}) : Concat({name, " "});
    html += Markup(Deed(s));
    if (!s.target_title.empty() && s.target_title != s.words)
      html += Concat({" <small>", Markup(s.target_title), "</small>"});
    html += Concat({"<q>", MarkedQuote(s), "</q><small>"});
    std::vector<std::string> place;
    if (s.page > 0) place.push_back(Concat({"page ", std::to_string(s.page)}));
    if (const std::string who = Speaker(s); !who.empty()) place.push_back(Markup(who));
    if (std::string sure = Sureness(s); !sure.empty()) place.push_back(std::move(sure));
    html += Concat({Join(place, "; "), "</small></li>\n"});
  }
  return html + "</ol>\n</body></html>\n";
}

}  // namespace kst
