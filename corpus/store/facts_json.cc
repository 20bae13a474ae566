#include "corpus/store/facts.h"
#include "schema/record/json_writer.h"

namespace kst {

std::string ToJson(const Ask& ask) {
  JsonWriter w;
  w.Begin('{').Key("behind").Value(ask.behind).Key("context").Value(ask.context).Key("cs").Value(ask.cs);
  w.Key("date").Value(ask.date).Key("dossiers").Value(ask.dossiers);
  w.Key("kind").Value(ask.kind).Key("papers").Value(ask.papers);
  w.Key("people").Value(ask.people).Key("title").Value(ask.title);
  w.Key("words").Value(ask.words);
  if (!ask.wrong.empty()) w.Key("wrong").Value(ask.wrong);
  w.End('}');
  return w.Take();
}

std::string ToJson(const Evidence& e) {
  JsonWriter w;
  w.Begin('{').Key("begin").Value(e.span.begin).Key("boxes").Value(e.boxes).Key("end").Value(e.span.end);
  w.Key("page").Value(e.page).Key("rule").Value(e.rule);
  w.Key("sentence").Value(e.sentence);
  w.Key("words").Value(e.words).End('}');
  return w.Take();
}

std::string ToJson(std::span<const StateStep> history) {
  JsonWriter w;
  w.Begin('[');
  for (const StateStep& s : history) {
    w.Begin('{').Key("date").Value(s.date).Key("document").Value(s.document).Key("page").Value(s.page);
    w.Key("state").Value(s.state).Key("words").Value(s.words).End('}');
  }
  w.End(']');
  return w.Take();
}

}  // namespace kst
