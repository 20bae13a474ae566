#include "corpus/link/link.h"

#include <algorithm>

#include "corpus/link/steps.h"
#include "corpus/store/stored_values.h"
#include "corpus/store/tables.h"

namespace kst {
namespace {

constexpr const char* kLinker = "5 ";  // raised when linking itself changes, so that corpora are linked anew

// The nodes that changed papers lead to now; those that they led to before are dirty already.
constexpr const char* kEdgesLeadTo = R"sql(
INSERT OR IGNORE INTO temp.dirty
  SELECT e.to_id FROM temp.changed c CROSS JOIN paper p ON p.key = c.key AND p.chosen CROSS JOIN edge e ON e.paper = p.key
  WHERE e.to_id IS NOT NULL;
)sql";

// The edges of changed papers; `by` is -1 before they change, 1 after.
void CountEdges(Database& db, LinkCounts& counts, int by) {
  Statement edges(db,
                  "SELECT e.resolution, count(*) FROM temp.changed c CROSS JOIN paper p ON p.key = c.key AND p.chosen "
                  "CROSS JOIN edge e ON e.paper = p.key GROUP BY 1");
  while (edges.Step()) {
    counts.edges += by * edges.Number(1);
    counts.Add(ResolutionIn("edge.resolution", edges.View(0)), by * edges.Number(1));
  }
}

void CountNodes(Database& db, LinkCounts& counts, int by) {  // the dirty ones, likewise
  Statement nodes(db, "SELECT n.present, count(*) FROM temp.dirty d CROSS JOIN node n ON n.id = d.id GROUP BY 1");
  while (nodes.Step()) {
    counts.nodes += by * nodes.Number(1);
    if (nodes.Number(0)) counts.present += by * nodes.Number(1);
  }
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

}  // namespace

// Linking all walks over the edges of all papers again and again, in one transaction, and what is no longer kept is
// written to the log and read from there: with the 64 MB that a run keeps of a store of two gigabytes it took a third
// longer; with 256 MB of one of 13 half of the time went into finding and copying pages.
std::int64_t CacheToLinkAll(std::int64_t store) {
  constexpr std::int64_t kShare = 8, kLeast = 64 << 20, kMost = 1 << 30, kKib = 1024;
  return store / kShare > kLeast ? std::min(store / kShare, kMost) / kKib : 0;
}

bool IsLinkedBy(const Store& store, const CorpusRules& rules) {
  Statement find(store.database(), "SELECT value FROM meta WHERE key = 'linked'");
  return find.Step() && find.View(0) == kLinker + rules.digest();
}

void LinkCounts::Add(Resolution resolution, std::int64_t count) {
  if (resolution == Resolution::kByName) by_name += count;
  if (resolution == Resolution::kAmbiguous) ambiguous += count;
  if (resolution == Resolution::kUnknown) unknown += count;
}

Result<LinkCounts> LinkCorpus(Store& store, const CorpusRules& rules, std::function<bool()> stop,
                              const LinkHooks& hooks) {
  if (auto flushed = store.Flush(); !flushed) return tl::unexpected(flushed.error());
  return Guarded([&] {
    Database& db = store.database();
    const std::string how = kLinker + rules.digest();
    const bool same_rules = IsLinkedBy(store, rules);
    if (same_rules && db.Number("SELECT count(*) FROM touched") == 0) return Kept(db);
    const LargeCache cache(
        db, same_rules ? 0 : CacheToLinkAll(db.Number("PRAGMA page_count") * db.Number("PRAGMA page_size")));
    const Stoppable stoppable(db, std::move(stop));
    Transaction transaction(db);
    LinkCounts counts = same_rules ? Kept(db) : LinkCounts{};
    WatchNodes(db, !same_rules);
    db.Run(kPutIndices);
    if (hooks.before) hooks.before(db);
    if (!same_rules) ForgetLinks(db);
    BeginChanges(db);
    CountEdges(db, counts, -1);
    ChoosePapers(db, rules, !same_rules);
    stoppable.Check();
    KnowWorks(db, rules, !same_rules);
    stoppable.Check();
    ResolveAsks(db, rules, counts);
    stoppable.Check();
    FindRepeats(db, rules, counts);
    stoppable.Check();
    db.Run(kEdgeToIndex);
    CountEdges(db, counts, 1);
    db.Run(kEdgesLeadTo);
    CountNodes(db, counts, -1);
    RememberNodes(db, !same_rules);
    MakeNodes(db, rules);
    stoppable.Check();
    DeriveStates(db);
    CountNodes(db, counts, 1);
    NumberNodes(db);
    db.Run(kNodeIndices);
    if (hooks.after) hooks.after(db, !same_rules);
    EndChanges(db);
    Statement(db, "INSERT OR REPLACE INTO meta VALUES ('linked', ?)").Bind(how).Do();
    db.Run("INSERT INTO meta VALUES ('generation', 1) ON CONFLICT(key) DO UPDATE SET value = value + 1");
    db.Run("INSERT OR IGNORE INTO meta SELECT 'first_run', max(id) FROM run");  // of which changes can be told
    Keep(db, counts);
    transaction.Commit();
    return counts;
  });
}

}  // namespace kst
