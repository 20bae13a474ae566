// corpus/views/find.h: works that are asked for by something else than their id.
//
//   WorksOfDossier(store, "32768")                 its papers, also those that are only cited
//   MotionsOf(store, "motion", {"Rietveld"})       the motions of that member, oldest first
//
// Not here: reading what somebody typed (tools/commands/named_work.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/store.h"
#include "schema/values/graph.h"

namespace kst {

Result<std::vector<Node>> WorksOfDossier(const Store& store, std::string_view dossier);

// Of `kind` motion or amendment, proposed by all of `people` (surnames) and perhaps others.
Result<std::vector<Node>> MotionsOf(const Store& store, std::string_view kind, const std::vector<std::string>& people);

// The ids of all papers of the graph, sorted.
Result<void> EachPaper(const Store& store, const std::function<bool(std::string_view id)>& see);

}  // namespace kst
