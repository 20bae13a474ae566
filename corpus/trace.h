// corpus/trace.h: the chain from a motion, commitment or letter to what came of
// it, oldest first: who, what, when, with which words, on which page of what.
//
//   2021-09-23  kst-35925-13  motie van het lid Hermans                    (proposed)
//   2021-10-04  kst-29911-329 implements, p. 1: "geef ik uitvoering aan …"
//
// A step is an edge of the chain together with the paper that says it. The chain
// follows replaces, implements, declines, promises, repeats, fulfils, responds_to
// and mentions of the works it passes; it does not wander along plain citations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/graph.h"

namespace kst {

struct TraceStep {
  std::optional<std::string> date;  // of the paper that says it
  std::string document;             // its id
  std::string document_title;
  std::string who;   // sender or proposers
  std::string what;  // "proposed" or the edge's type
  std::string target;        // id, or the name the paper gives it
  std::string target_title;
  std::optional<std::string> status;
  Resolution resolution = Resolution::kExact;
  double confidence = 1;
  std::vector<Candidate> candidates;
  std::string words;
  int page = 0;
  std::optional<std::string> url;  // of the document
};

struct Trace {
  Node start;
  std::vector<TraceStep> steps;
};

Result<std::optional<Trace>> TraceFrom(const Store& store, std::string_view id);  // nullopt: no such node
std::string ToText(const Trace& trace);
std::string ToJson(const Trace& trace);
std::string ToHtml(const Trace& trace);  // one page, no outside resources

}  // namespace kst
