// corpus/pages/gather.h: the values of pages, out of a corpus. What fails is thrown as Halt, which stays in this
// folder.
#pragma once

#include <optional>
#include <string>

#include "corpus/pages/pages.h"
#include "corpus/pages/room.h"

namespace kst {

struct Halt {
  Error error;
};

template <class T>
T Need(Result<T> result) {
  if (!result) throw Halt{result.error()};
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// With the persons of the corpus, when many works are asked for.
std::optional<PaperValues> GatherPaper(const Room& room, const std::string& id, const Namesakes* persons = nullptr);
// The page that `query` asks to be shown as it was printed, when there are pictures: looks at the file of the paper.
std::optional<Facsimile> GatherFacsimile(const Room& room, const PaperValues& values, const Query& query);
// The file of a paper that is there as it was read, else the first one; nothing when no PDF prints it.
std::optional<std::pair<PaperFile, FileState>> GatherFile(const Room& room, const std::string& id);
std::optional<DossierValues> GatherDossier(const Room& room, const std::string& number);
enum class Rows { kOfPage, kAll };
TrackerValues GatherTracker(const Room& room, RegisterKind kind, const Query& query, Rows rows = Rows::kOfPage);
bool CanSearch(const Room& room);  // false: these rules have not indexed the corpus; the next kst run does
ResultsValues GatherResults(const Room& room, const Query& query, bool newest_first = false);
std::vector<std::string> GatherIds(const Room& room);

}  // namespace kst
