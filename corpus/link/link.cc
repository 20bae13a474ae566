#include "corpus/link/link.h"

#include "corpus/link/steps.h"

namespace kst {
namespace {

constexpr const char* kLinker = "1 ";  // raised when linking itself changes, so that corpora are linked anew

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

// The counts of last time, kept because a run without news must not walk over the corpus.
void Keep(Database& db, const LinkCounts& c) {
  Statement put(db, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
  for (const auto& [key, count] : {std::pair{"nodes", c.nodes},
                                   {"present", c.present},
                                   {"edges", c.edges},
                                   {"by_name", c.by_name},
                                   {"ambiguous", c.ambiguous},
                                   {"unknown", c.unknown}})
    put.Bind(key, count).Do();
}

LinkCounts Kept(Database& db) {
  Statement find(db, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?");
  const auto count = [&](const char* key) {
    const std::int64_t number = find.Bind(key).Step() ? find.Number(0) : 0;
    find.Reset();
    return number;
  };
  return {count("nodes"), count("present"), count("edges"), count("by_name"), count("ambiguous"), count("unknown")};
}

bool IsLinked(Database& db, const std::string& how) {
  Statement find(db, "SELECT value FROM meta WHERE key = 'linked'");
  return find.Step() && find.View(0) == how;
}

}  // namespace

Result<LinkCounts> LinkCorpus(Store& store, const CorpusRules& rules, std::function<bool()> stop) {
  if (auto flushed = store.Flush(); !flushed) return tl::unexpected(flushed.error());
  return Guarded([&] {
    Database& db = store.database();
    const std::string how = kLinker + rules.digest();
    if (IsLinked(db, how)) return Kept(db);
    const Stoppable stoppable(db, std::move(stop));
    Transaction transaction(db);
    ChoosePapers(db, rules);
    stoppable.Check();
    ResolveAsks(db, rules, IndexOfMotions(db, rules));
    stoppable.Check();
    MakeNodes(db, rules);
    stoppable.Check();
    DeriveStates(db, rules);
    Statement(db, "INSERT OR REPLACE INTO meta VALUES ('linked', ?)").Bind(how).Do();
    db.Run("INSERT INTO meta VALUES ('generation', 1) ON CONFLICT(key) DO UPDATE SET value = value + 1");
    const LinkCounts counts = CountLinks(db);
    Keep(db, counts);
    transaction.Commit();
    return counts;
  });
}

}  // namespace kst
