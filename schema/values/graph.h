// schema/values/graph.h: the papers of a corpus and what ties them together.
//
// A Node is a paper, a dossier, a commitment, a report, a person, a committee or
// a ministry; it need not be present: a work that is only mentioned is a node
// too, so gaps show. An Edge leads from the paper whose words prove it. Neither
// holds a text. The JSON form is written by corpus/graph/graph.h.
//
//   kst-29911-329 --implements--> kst-35564-22
//     by_note, page 1: "geef ik uitvoering aan de gewijzigde motie van de leden Kuik en Bikker"
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/document.h"

namespace kst {

struct Evidence {
  std::string document;  // id of the node whose paper says it
  int page = 0;
  NormSpan span;  // into the running text of that paper, as read in this run
  std::vector<PageBox> boxes;
  std::string words;
  std::string rule;
  std::string sentence;  // around the words; "" for plain citations
};

enum class Resolution {
  kExact,      // the words give the id, or it is the only thing they can mean
  kByNote,     // the id stands in a note, in brackets or in an earlier sentence
  kByName,     // proposer, topic and date leave one work of this corpus
  kByDate,     // sender and date leave one letter of this corpus
  kAmbiguous,  // `to` is null; the candidates are listed, best first
  kUnknown,    // `to` is null; this corpus knows nothing that fits
};
std::string_view Name(Resolution resolution);  // "by_note"
std::optional<Resolution> ResolutionFromName(std::string_view name);

struct Edge {
  std::string type;  // cites part_of proposed_by signed_by sent_by promises repeats reports_vote; a Relation's type
  std::string from;
  std::optional<std::string> to;
  std::optional<std::string> named;   // the paper's own name of a target without a number: "kst-29911-329#motion-kuik"
  std::optional<std::string> status;  // done partly progress planned; of reports_vote a Vote's result
  Resolution resolution = Resolution::kExact;
  double confidence = 1;
  std::vector<Candidate> candidates;
  std::vector<Evidence> evidence;  // at least one; in the order of the text
};

// The closed list of what a motion or a commitment can be; what each means: corpus/link/states.h.
inline constexpr std::array<std::string_view, 10> kWorkStates = {"proposed",    "mentioned", "in_progress", "partly",
                                                                 "implemented", "declined",  "replaced",    "made",
                                                                 "repeated",    "fulfilled"};

struct StateStep {    // one step in the life of a motion or a commitment
  std::string state;  // of kWorkStates, or how a vote ended
  std::string document;
  std::optional<std::string> date;
  int page = 0;
  std::string words;
};

struct Node {
  std::string id;
  std::string kind;      // a document's kind, dossier, commitment, report, person, committee, ministry; "unknown"
  bool present = false;  // the corpus holds its paper
  std::optional<std::string> title, date, dossier, url;
  std::vector<std::string> people;   // of a motion: proposers; of another paper: signatories
  std::vector<std::string> aliases;  // other ids of the same work
  std::vector<std::string> sources;  // files that print it, the one that was used first
  std::optional<Deadline> deadline;  // of a commitment
  std::optional<std::string> state;  // of a motion or commitment
  std::optional<std::string> vote;   // of a motion: adopted rejected held withdrawn lapsed taken_over
  std::vector<StateStep> history;    // evidence for `state` and `vote`, oldest first
  std::vector<Diagnostic> diagnostics;
};

}  // namespace kst
