// corpus/store/stored_values.h: the lists and small records that cells of kst.db keep as JSON, read back and checked.
// What linking and writing never wrote is no value but an error that names the column: a flipped bit, another program.
//
//   StringsIn("node.people", R"(["Kuik"])") == {"Kuik"}     StringsIn("node.people", "[7]") throws SqlError
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/facts.h"

namespace kst {

// A line of table `record`, which has no source.
Result<Document> ReadRecord(std::string_view data);
Document RecordIn(std::string_view data);  // or throws SqlError
std::vector<std::string> StringsIn(std::string_view column, std::string_view json);
std::vector<Candidate> CandidatesIn(std::string_view column, std::string_view json);
std::vector<StateStep> HistoryIn(std::string_view column, std::string_view json);
std::vector<Diagnostic> DiagnosticsIn(std::string_view column, std::string_view json);
Deadline DeadlineIn(std::string_view column, std::string_view json);
Evidence EvidenceIn(std::string_view column, std::string_view json);  // `document` is empty where it was left out
Ask AskIn(std::string_view column, std::string_view json);
Resolution ResolutionIn(std::string_view column, std::string_view name);

// A word of the closed list of its column, or a day; null stays null.
bool IsWordOf(std::string_view column, std::string_view word);
std::string WordIn(std::string_view column, std::string_view word);
std::optional<std::string> MaybeWordIn(std::string_view column, const std::optional<std::string>& word);
std::optional<std::string> MaybeDayIn(std::string_view column, const std::optional<std::string>& day);

}  // namespace kst
