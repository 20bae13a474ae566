// corpus/link/link.h: from the rows of a store to nodes and edges.
//
// Decides which of several papers with one id is used, which id an alias or a
// letter without a number stands for, which work a name or a date means
// (corpus/link/motions.h), and the states (corpus/link/states.h). Deterministic: the same
// papers give the same rows, whatever the order in which they were put.
//
// Only what changed papers touch is linked again (corpus/link/steps.h), with the result of a full link; a full link is
// done when the rules or the linker changed. Nothing is done when neither papers nor rules changed since the last time.
//
// All of it is one transaction: readers see the graph of the last time, then this
// one. `stop` is asked often; when it says yes, nothing of it stays.
#pragma once

#include <cstdint>
#include <functional>

#include "corpus/link/corpus_rules.h"
#include "corpus/store/store.h"
#include "schema/values/graph.h"

namespace kst {

struct LinkCounts {
  std::int64_t nodes = 0, present = 0;
  std::int64_t edges = 0, by_name = 0, ambiguous = 0, unknown = 0;

  void Add(Resolution resolution, std::int64_t edges);  // to those of the resolution; not to `edges`
};

struct LinkHooks {                                      // done in the same transaction
  std::function<void(Database&)> before = {};           // while the papers that are replaced still stand
  std::function<void(Database&, bool all)> after = {};  // of papers in temp.changed (corpus/link/steps.h); of all
};
Result<LinkCounts> LinkCorpus(Store& store, const CorpusRules& rules, std::function<bool()> stop = {},
                              const LinkHooks& hooks = {});

// Is the graph of this linker and these rules? The papers that changed since may still be unlinked.
bool IsLinkedBy(const Store& store, const CorpusRules& rules);  // throws SqlError

}  // namespace kst
