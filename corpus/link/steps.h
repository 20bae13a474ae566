// corpus/link/steps.h: the steps of LinkCorpus, in their order. Each reads and
// writes rows, and none depends on the order in which papers were put.
//
// Only what changed papers touch is done again. A full link is the same with all papers changed (`all`): then nothing
// need be looked for that changed papers may touch in others, and what is made throughout is indexed when it is made
// (tables.h). Between the steps stand temporary tables:
//
//   changed  papers that were put, taken away, or may now stand for another node
//   dirty    nodes to be made again
//   name     ids that stand for another node now, with the one that they stood for
//   moved    works that names and dates may mean otherwise than before, under the keys by which asks look for them, and
//            since when they can be meant
//   asked    asks to be answered
//   grown    motions to which nothing happened but later than all that is known of them, as they were; grown_edge tells
//            what did
#pragma once

#include "corpus/link/corpus_rules.h"
#include "corpus/link/link.h"
#include "corpus/link/motions.h"
#include "corpus/store/database.h"

namespace kst {

void BeginChanges(Database& db);  // the temporary tables, and what is known before (changes.cc)
void EndChanges(Database& db);
void ForgetLinks(Database& db);  // all papers are changed

std::int64_t CacheToLinkAll(std::int64_t store);  // KiB, of its bytes; 0: no more than otherwise (link.cc)

// Which paper stands for an id, and which ids stand for a paper (choose_papers.cc).
void ChoosePapers(Database& db, const CorpusRules& rules, bool all);

// The motions and promises of changed papers, and which asks may have another answer now (known_works.cc).
void KnowWorks(Database& db, const CorpusRules& rules, bool all);

// What names, dates and offices mean (resolve.cc).
void ResolveAsks(Database& db, const CorpusRules& rules, LinkCounts& counts);

// Promises that were made before and are said again (repeat.cc).
void FindRepeats(Database& db, const CorpusRules& rules, LinkCounts& counts);

// Nodes of papers, commitments and everything that edges lead to (make_nodes.cc, with the last two: absent_works.cc).
void MakeNodes(Database& db, const CorpusRules& rules);
void RememberAbsent(Database& db);
void PutAbsent(Database& db, const CorpusRules& rules);

// Which nodes are new, changed or gone since the run before (node_changes.cc): watched from before anything is done,
// remembered before the dirty ones are made again, numbered when all are made.
void WatchNodes(Database& db, bool all);
void RememberNodes(Database& db, bool all);
void NumberNodes(Database& db);

// States of motions and commitments (derive_states.cc).
void DeriveStates(Database& db);

}  // namespace kst
