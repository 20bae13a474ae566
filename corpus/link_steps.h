// corpus/link_steps.h: the steps of LinkCorpus, in their order. Each reads and
// writes rows, and none depends on the order in which papers were put.
#pragma once

#include "corpus/corpus_rules.h"
#include "corpus/database.h"
#include "corpus/link.h"
#include "corpus/resolve.h"

namespace kst {

// Which paper stands for an id, and which ids stand for a paper (link_papers.cc).
void ChoosePapers(Database& db, const CorpusRules& rules);

MotionIndex IndexOfMotions(Database& db, const CorpusRules& rules);  // resolve.cc

// What names, dates and offices mean (link_asks.cc).
void ResolveAsks(Database& db, const CorpusRules& rules, const MotionIndex& motions);

// Nodes of papers, commitments and everything that edges lead to (link_nodes.cc).
void MakeNodes(Database& db, const CorpusRules& rules);

// States of motions and commitments (link_states.cc).
void DeriveStates(Database& db, const CorpusRules& rules);

}  // namespace kst
