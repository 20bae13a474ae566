#include "corpus/views/status.h"

#include <filesystem>
#include <system_error>

#include "corpus/graph/graph.h"
#include "corpus/store/database.h"

namespace kst {
namespace {

std::int64_t BytesOf(const std::string& path) {
  std::error_code none;  // a file that is not there takes no room
  const auto size = std::filesystem::file_size(path, none);
  return none ? 0 : static_cast<std::int64_t>(size);
}

std::int64_t Kept(Database& db, std::string_view key) {
  Statement find(db, "SELECT CAST(value AS INTEGER) FROM meta WHERE key = ?");
  return find.Bind(key).Step() ? find.Number(0) : 0;
}

void CountFailures(Database& db, CorpusStatus& status) {
  Statement failures(db,
                     "SELECT code, count(*), (SELECT source FROM file g WHERE g.status = 'failed' AND g.code IS f.code "
                     "ORDER BY path LIMIT 1) FROM file f WHERE status = 'failed' GROUP BY code");
  while (failures.Step()) status.failed[failures.Text(0)] = {failures.Number(1), failures.Text(2)};
}

}  // namespace

Result<CorpusStatus> StatusOf(const Store& store, const Document::MadeBy& program) {
  CorpusStatus status;
  auto counts = store.Count();
  if (!counts) return tl::unexpected(counts.error());
  status.counts = std::move(*counts);
  auto last = store.LastRun();
  if (!last) return tl::unexpected(last.error());
  status.last_run = std::move(*last);
  return Guarded([&] {
    Database& db = store.database();
    CountFailures(db, status);
    Statement stale(db, "SELECT stale, count(*) FROM file WHERE stale IS NOT NULL GROUP BY stale");
    while (stale.Step()) status.stale[stale.Text(0)] = stale.Number(1);
    Statement others(db, "SELECT count(*) FROM file WHERE made_by <> ? AND status <> 'failed'");
    others.Bind(program.program + " " + program.rules).Step();
    status.other_rules = others.Number(0);
    status.linked = Kept(db, "generation") > 0;
    status.unlinked = db.Number("SELECT count(*) FROM paper WHERE node IS NULL AND NOT gone AND status <> 'failed'");
    status.nodes = Kept(db, "nodes");
    status.edges = Kept(db, "edges");
    for (const char* name : {"/kst.db", "/kst.db-wal"}) status.bytes += BytesOf(store.folder() + name);
    return status;
  });
}

Result<void> EachChange(const Store& store, int since_run, const std::function<bool(const NodeChange&)>& see) {
  const Result<int> since = SinceRun(store, since_run);
  if (!since) return tl::unexpected(since.error());
  return Guarded([&] {
    Statement changes(store.Graph(),
                      "SELECT CASE WHEN added > ?1 THEN 'added' ELSE 'changed' END, id, kind FROM node WHERE run > ?1 "
                      "UNION ALL SELECT 'removed', id, kind FROM removed WHERE run > ?1 ORDER BY 2");
    changes.Bind(*since);
    while (changes.Step())
      if (!see({changes.Text(0), changes.Text(1), changes.Text(2)})) return;
  });
}

}  // namespace kst
