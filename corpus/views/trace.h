// corpus/views/trace.h: the chain from a motion, commitment or letter to what came of
// it, oldest first: who, what, when, with which words, on which page of what.
//
//   2021-09-23  kst-35564-22   proposed by Kuik and Bikker
//   2021-10-04  kst-29911-329  implements it, page 1: "geef ik uitvoering aan …"
//   2022-06-01  kst-29911-360  fulfils what was promised there …
//
// A step is an edge together with the paper that says it. From a motion the chain
// goes to its other versions, to the papers that carry it out, decline or mention
// it, to what those promise close by, and to what came of the promises. From a
// letter it goes to the works it speaks of and to its promises. It does not wander
// along plain citations.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/graph/graph.h"

namespace kst {

struct TraceStep {
  std::optional<std::string> date;  // of the paper that says it
  std::string document;             // its id
  std::string document_title;
  std::string who;     // sender or proposers; "" when the paper does not tell who says it
  std::string asked;   // of what a member asks in a paper that answers: who is asked, and `who` is ""
  std::string what;    // "proposed" or the edge's type
  std::string target;  // id, or the name the paper gives it
  std::string target_title;
  std::optional<std::string> status;
  Resolution resolution = Resolution::kExact;
  double confidence = 1;
  std::vector<Candidate> candidates;
  std::string words, sentence;
  int page = 0;
  std::optional<std::string> url;  // of the document
};

// The place with a whole sentence, when there is one: a note says less than the words that it belongs to.
const Evidence& Telling(const Edge& edge);

struct Trace {
  Node start;
  std::vector<TraceStep> steps;
};

Result<std::optional<Trace>> TraceFrom(const Store& store, std::string_view id);  // nullopt: no such node
std::string ToText(const Trace& trace);
std::string ToJson(const Trace& trace);
std::string ToHtml(const Trace& trace);  // one page, no outside resources

}  // namespace kst
