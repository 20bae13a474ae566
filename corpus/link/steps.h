// corpus/link/steps.h: the steps of LinkCorpus, in their order. Each reads and
// writes rows, and none depends on the order in which papers were put.
#pragma once

#include "corpus/link/corpus_rules.h"
#include "corpus/link/link.h"
#include "corpus/link/motions.h"
#include "corpus/store/database.h"

namespace kst {

// Which paper stands for an id, and which ids stand for a paper (choose_papers.cc).
void ChoosePapers(Database& db, const CorpusRules& rules);

MotionIndex IndexOfMotions(Database& db, const CorpusRules& rules);  // motions.cc

// What names, dates and offices mean (resolve.cc).
void ResolveAsks(Database& db, const CorpusRules& rules, const MotionIndex& motions);

// Nodes of papers, commitments and everything that edges lead to (make_nodes.cc).
void MakeNodes(Database& db, const CorpusRules& rules);

// States of motions and commitments (derive_states.cc).
void DeriveStates(Database& db, const CorpusRules& rules);

}  // namespace kst
