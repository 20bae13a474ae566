// corpus/store/facts.h: what one record contributes to the graph, before anything is
// known about other papers. A pure function; the store keeps the result as rows.
//
// A target is an id, or `ask` says what would identify it; `named` is then the
// paper's own name for it ("kst-29911-329#motion-kuik").
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/document.h"
#include "schema/values/graph.h"

namespace kst {

struct Ask {          // for corpus/link/motions.h and corpus/link/link.cc
  std::string kind;   // motion amendment commitment report letter bill; sender: an office
  std::string words;  // as printed: the mention, the office
  std::vector<std::string> people;
  bool cs = false;
  std::string title;                  // as the words give it, "" when they do not
  std::string behind;                 // the rest of the sentence behind the name
  std::vector<std::string> context;   // what may concern it: the sentence, the subject of the paper
  std::optional<std::string> date;    // of the work, when the words give it
  std::vector<std::string> papers;    // ids that the sentence cites, itself or by its notes
  std::vector<std::string> dossiers;  // of the paper that asks
  std::vector<std::string> wrong;     // works that a correction says it is not: led there, the edge is taken back
};
Ask AskOf(const Document& document, const Mention& mention);

struct Asker {  // the paper that asks; "" is unknown
  std::string id, kind, date, ministry;
};

struct EdgeFact {
  std::string type;
  std::optional<std::string> target, named;
  std::optional<Ask> ask;
  std::string target_kind;                  // "" when the words do not tell
  std::optional<std::string> target_title;  // as this paper names it
  std::vector<std::string> target_people;
  std::optional<std::string> status;
  Resolution resolution = Resolution::kExact;
  double confidence = 1;
  Evidence evidence;  // `document` is the paper's own id
};

struct Facts {
  int rank = 0;  // of the papers with one id the lowest is used: print, XML, letterhead, text
  std::optional<std::string> title;
  std::vector<EdgeFact> edges;  // in the order of the text within each kind
};

Facts FactsOf(const Document& document);
// Are these facts of this record? For what a worker claims: an edge has the place, the words and the target of an entry
// of the record, and there are no more of them. Cheaper than FactsOf. kBadRecord names the edge.
Result<void> CheckFacts(const Facts& facts, const Document& document);

std::string_view SentenceAt(const Document& document, std::uint32_t offset);  // at most 1,000 bytes of it
std::vector<std::string> DossiersOf(const Document& document);                // "36200-VII"
std::vector<std::string_view> OfficesOf(std::string_view sender);             // parted by "; ", of a joint letter

std::string ToJson(const Ask& ask);
// `document` is left out: the store knows which paper it is.
std::string ToJson(const Evidence& evidence);
std::string ToJson(std::span<const StateStep> history);

}  // namespace kst
