#include "corpus/link.h"

#include "corpus/link_steps.h"

namespace kst {
namespace {

LinkCounts CountLinks(Database& db) {
  LinkCounts counts;
  counts.nodes = db.Number("SELECT count(*) FROM node");
  counts.present = db.Number("SELECT count(*) FROM node WHERE present");
  Statement edges(
      db, "SELECT e.resolution, count(*) FROM edge e JOIN paper p ON p.key = e.paper WHERE p.chosen GROUP BY 1");
  while (edges.Step()) {
    counts.edges += edges.Number(1);
    if (edges.View(0) == "by_name") counts.by_name = edges.Number(1);
    if (edges.View(0) == "ambiguous") counts.ambiguous = edges.Number(1);
    if (edges.View(0) == "unknown") counts.unknown = edges.Number(1);
  }
  return counts;
}

bool IsLinked(Database& db, const CorpusRules& rules) {
  Statement find(db, "SELECT value FROM meta WHERE key = 'linked'");
  return find.Step() && find.View(0) == rules.digest();
}

}  // namespace

Result<LinkCounts> LinkCorpus(Store& store, const CorpusRules& rules) {
  if (auto flushed = store.Flush(); !flushed) return tl::unexpected(flushed.error());
  return Guarded([&] {
    Database& db = store.database();
    if (IsLinked(db, rules)) return CountLinks(db);
    Transaction transaction(db);
    ChoosePapers(db, rules);
    ResolveAsks(db, rules, IndexOfMotions(db, rules));
    MakeNodes(db, rules);
    DeriveStates(db, rules);
    Statement(db, "INSERT OR REPLACE INTO meta VALUES ('linked', ?)").Bind(rules.digest()).Do();
    transaction.Commit();
    return CountLinks(db);
  });
}

}  // namespace kst
