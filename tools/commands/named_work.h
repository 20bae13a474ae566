// tools/commands/named_work.h: the work that somebody means who types what stands on paper or in the address bar.
//
//   "kst-31234-56", "2021D36593", "brief.pdf"               an id, another name, a file
//   "31 234, nr. 56", "KST-31234-56", "31234-56"            a citation in any spelling that papers have
//   "https://zoek.officielebekendmakingen.nl/kst-31234-56.html", an address of the Chambers
//   "29 911", "36200-VII"                                   a dossier
//   "motie-Rietveld"                                        a motion by its name
//
// Nothing is guessed: where several works answer, all are given.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/store.h"
#include "corpus/views/find.h"
#include "schema/values/graph.h"
#include "tools/cli/command.h"
#include "tools/pipeline.h"

namespace kst {

// The works of the corpus that are meant: none, the one, or all that may be. The words are read with the rules
// that papers are read with, which are loaded only when the corpus has no work of that very id.
Result<std::vector<Node>> WorksMeant(std::string_view command, const Arguments& arguments, const Store& store,
                                     std::string_view words);

// The same for who asks often, from any thread: the rules are loaded once.
class WorkNames {
 public:
  WorkNames(std::string_view command, const Arguments& arguments) : command_(command), arguments_(arguments) {}
  Result<std::vector<Node>> Of(const Store& store, std::string_view words);
  WorksNamed IfNumbered();  // Of, for what MayNameWork

 private:
  std::optional<Document> Read(std::string_view words);

  const std::string command_;
  const Arguments& arguments_;
  std::mutex mutex_;
  std::optional<std::optional<Pipeline>> pipeline_;  // of rules that cannot be read: asked for, and nothing
};

// Words to search for that may be a paper's number, which no text need hold: with a digit, and nothing but words.
bool MayNameWork(std::string_view words);

// Whether `works` is the one work that the words name. The only paper known of a dossier is not the dossier.
bool IsOneWork(std::string_view words, const std::vector<Node>& works);

// A line each: id, kind, date, title.
std::string ListOfWorks(std::string_view words, const std::vector<Node>& works);
std::string ListOfWorksJson(const std::vector<Node>& works);  // {"candidates":[…]}

}  // namespace kst
