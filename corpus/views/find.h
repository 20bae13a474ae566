// corpus/views/find.h: works that are asked for by something else than their id.
//
//   WorksOfDossier(store, "32768")                 its papers, also those that are only cited
//   MotionsOf(store, "motion", {"Rietveld"})       the motions of that member, oldest first
//
//   NodeNamed(store, "31234-56")                   kst-31234-56
//
// Not here: reading what somebody typed (tools/commands/named_work.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/store.h"
#include "schema/values/graph.h"

namespace kst {

Result<std::vector<Node>> WorksOfDossier(const Store& store, std::string_view dossier);

// Of `kind` motion or amendment, proposed by all of `people` (surnames) and perhaps others.
Result<std::vector<Node>> MotionsOf(const Store& store, std::string_view kind, const std::vector<std::string>& people);

// The work that is meant by its id, an alias, or an id as people write it: "31234-56", "KST-31234-56", "29 911".
Result<std::optional<Node>> NodeNamed(const Store& store, std::string_view words);

// What somebody typed, read as papers are read, and the works that it names: "Kamerstuk 31 234, nr. 56",
// "motie-Rietveld".
using WorksNamed = std::function<Result<std::vector<Node>>(const Store&, std::string_view words)>;

// All works of the graph, papers and what they speak of, in order of their ids.
Result<void> EachWork(const Store& store, const std::function<bool(const Node&)>& see);
// The ids of all papers of the graph, sorted.
Result<void> EachPaper(const Store& store, const std::function<bool(std::string_view id)>& see);

// The PDFs that print a paper, as they lay in the ledger when they were read.
struct PaperFile {
  std::string path, sha256;  // the path as the ledger spells it (tools/input/source.h)
  std::int64_t size = 0, mtime_ns = 0;
};
Result<std::vector<PaperFile>> PdfsOf(const Store& store, std::string_view id);

}  // namespace kst
