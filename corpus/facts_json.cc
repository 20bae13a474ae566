#include <nlohmann/json.hpp>

#include "corpus/facts.h"
#include "corpus/json_writer.h"

namespace kst {

std::string ToJson(const Ask& ask) {
  JsonWriter w;
  w.Begin('{')
      .Key("context")
      .Value(ask.context)
      .Key("cs")
      .Value(ask.cs)
      .Key("date")
      .Value(ask.date)
      .Key("dossiers")
      .Value(ask.dossiers);
  w.Key("kind").Value(ask.kind).Key("papers").Value(ask.papers);
  w.Key("people").Value(ask.people).Key("topics").Value(ask.topics);
  w.Key("words").Value(ask.words).End('}');
  return w.Take();
}

Ask AskFromJson(std::string_view text) {
  const auto json = nlohmann::json::parse(text);  // written by ToJson above
  Ask ask;
  ask.kind = json["kind"];
  ask.words = json["words"];
  ask.people = json["people"].get<std::vector<std::string>>();
  ask.papers = json["papers"].get<std::vector<std::string>>();
  ask.cs = json["cs"];
  ask.context = json["context"].get<std::vector<std::string>>();
  ask.topics = json["topics"].get<std::vector<std::string>>();
  ask.dossiers = json["dossiers"].get<std::vector<std::string>>();
  if (!json["date"].is_null()) ask.date = json["date"];
  return ask;
}

std::string ToJson(const Evidence& e) {
  JsonWriter w;
  w.Begin('{').Key("begin").Value(e.span.begin).Key("boxes").Value(e.boxes).Key("end").Value(e.span.end);
  w.Key("page").Value(e.page).Key("rule").Value(e.rule);
  w.Key("sentence").Value(e.sentence);
  w.Key("words").Value(e.words).End('}');
  return w.Take();
}

}  // namespace kst
