#include "corpus/graph/graph.h"

#include "corpus/graph/formats.h"
#include "corpus/graph/json.h"

namespace kst {
namespace {

constexpr std::pair<std::string_view, GraphFormat> kFormats[] = {
    {"json", GraphFormat::kJson},
    {"jsonld", GraphFormat::kJson},
    {"ndjson", GraphFormat::kNdjson},
    {"dot", GraphFormat::kDot},
    {"graphml", GraphFormat::kGraphml},
    {"nquads", GraphFormat::kNquads},
    {"neo4j-nodes", GraphFormat::kNeo4jNodes},
    {"neo4j-edges", GraphFormat::kNeo4jEdges},
};

// The part of the graph that was asked for, as two temporary tables: papers whose
// edges are shown, and nodes that are shown.
class Part {
 public:
  Part(Database& db, const GraphOptions& options, int since_run) : db_(db) {
    if (!options.dossier && !options.around && !options.since_run) return;
    whole_ = false;
    all_edges_ = options.since_run.has_value();
    db.Run("DROP TABLE IF EXISTS temp.part; CREATE TEMP TABLE part(id TEXT PRIMARY KEY, walk INTEGER) WITHOUT ROWID");
    if (options.around)
      Around(*options.around, options.hops);
    else if (options.dossier)
      Dossier(*options.dossier);
    else
      Since(since_run);
  }

  std::string Nodes() const { return whole_ ? "" : " WHERE id IN (SELECT id FROM temp.part)"; }
  std::string Papers() const { return whole_ ? "" : " AND node IN (SELECT id FROM temp.part WHERE walk)"; }
  bool Shows(const EdgeRow& edge) {
    if (whole_ || all_edges_ || !edge.to) return true;
    if (!is_part_) is_part_ = std::make_unique<Statement>(db_, "SELECT 1 FROM temp.part WHERE id = ?");
    const bool shown = is_part_->Bind(*edge.to).Step();
    is_part_->Reset();
    return shown;
  }

 private:
  void Dossier(const std::string& dossier) {
    Statement(db_, "INSERT INTO temp.part SELECT id, 1 FROM node WHERE dossier = ?").Bind(dossier).Do();
    db_.Run(
        "INSERT OR IGNORE INTO temp.part SELECT e.to_id, 0 FROM temp.part t JOIN paper p ON p.node = t.id AND p.chosen "
        "JOIN edge e ON e.paper = p.key WHERE e.to_id IS NOT NULL");
  }

  void Since(int run) {
    const char* news = run < 0 ? "INSERT INTO temp.part SELECT id, 1 FROM node WHERE run > ?"
                               : "INSERT INTO temp.part SELECT id, 1 FROM node WHERE run > ? AND run > 0";
    Statement(db_, news).Bind(run).Do();
  }

  // Does not walk on from what everything hangs on; the start may be such a thing.
  void Around(const std::string& id, int hops) {
    Statement(db_,
              "INSERT INTO temp.part SELECT id, 1 FROM node WHERE id = coalesce((SELECT node FROM alias WHERE alias = "
              "?1), ?1)")
        .Bind(id)
        .Do();
    const std::string walked =
        "temp.part t JOIN node n ON n.id = t.id AND (n.kind NOT IN ('dossier','person','committee','ministry') OR n.id "
        "= ?) ";
    const std::string out =
        "INSERT OR IGNORE INTO temp.reached SELECT e.to_id FROM " + walked +
        "JOIN paper p ON p.node = t.id AND p.chosen JOIN edge e ON e.paper = p.key WHERE e.to_id IS NOT NULL";
    const std::string in = "INSERT OR IGNORE INTO temp.reached SELECT p.node FROM " + walked +
                           "JOIN edge e ON e.to_id = t.id JOIN paper p ON p.key = e.paper AND p.chosen";
    for (int hop = 0; hop < hops; ++hop) {
      db_.Run("DROP TABLE IF EXISTS temp.reached; CREATE TEMP TABLE reached(id TEXT PRIMARY KEY) WITHOUT ROWID");
      Statement(db_, out.c_str()).Bind(id).Do();
      Statement(db_, in.c_str()).Bind(id).Do();
      db_.Run("INSERT OR IGNORE INTO temp.part SELECT id, 1 FROM temp.reached");
    }
  }

  Database& db_;
  bool whole_ = true;
  bool all_edges_ = false;  // also those that lead out of the part
  std::unique_ptr<Statement> is_part_;
};

}  // namespace

std::optional<GraphFormat> GraphFormatFromName(std::string_view name) {
  for (const auto& [known, format] : kFormats)
    if (known == name) return format;
  return std::nullopt;
}

Result<int> SinceRun(const Store& store, int run) {
  return Guarded([&] {
    const auto last = store.GraphWithRuns().Number("SELECT max(id) FROM run");
    if (run < 0 || run > last)
      throw SqlError{
          {Code::kStore, "there has been no run " + std::to_string(run) + " yet; the last is " + std::to_string(last)}};
    const auto first = store.Graph().Number("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'first_run'");
    return run < first ? -1 : run;
  });
}

Result<void> WriteGraph(const Store& store, const GraphOptions& options, const Sink& sink) {
  const Result<int> since = options.since_run ? SinceRun(store, *options.since_run) : 0;
  if (!since) return tl::unexpected(since.error());
  return Guarded([&] {
    Database& db = store.Graph();
    Part part(db, options, *since);
    const auto out = MakeGraphOutput(options.format);
    if (!sink(out->Head())) return;
    Statement nodes(db, ("SELECT " + std::string(kNodeColumns) + " FROM node" + part.Nodes() + " ORDER BY id").c_str());
    while (nodes.Step()) {
      const NodeRow node = ReadNodeRow(nodes);
      (void)ToNode(node);  // its JSON is written as it stands, so it is looked at here
      if (!sink(out->One(node))) return;
    }
    if (!sink(out->Middle())) return;
    Statement papers(db, ("SELECT node FROM paper WHERE chosen" + part.Papers() + " ORDER BY node").c_str());
    EdgeReader reader(db);
    while (papers.Step())
      for (const EdgeRow& edge : reader.From(papers.View(0))) {
        (void)ToEdge(edge);
        if (part.Shows(edge) && !sink(out->One(edge))) return;
      }
    if (options.since_run) {
      Statement removed(db, "SELECT id FROM removed WHERE run > ? ORDER BY id");
      removed.Bind(*since);
      while (removed.Step())
        if (!sink(out->Removed(removed.View(0)))) return;
    }
    sink(out->Tail());
  });
}

Result<std::optional<Node>> FindNode(const Store& store, std::string_view id) {
  return Guarded([&]() -> std::optional<Node> {
    Database& db = store.Graph();
    for (const char* where :
         {"?", "(SELECT node FROM alias WHERE alias = ?)",
          "(SELECT p.node FROM paper p JOIN file f ON f.paper = p.key WHERE f.source = ? ORDER BY f.path LIMIT 1)"}) {
      Statement find(db, ("SELECT " + std::string(kNodeColumns) + " FROM node WHERE id = " + where).c_str());
      if (find.Bind(id).Step()) return ToNode(ReadNodeRow(find));
    }
    return std::nullopt;
  });
}

Result<std::vector<Edge>> EdgesFrom(const Store& store, std::string_view node_id) {
  return Guarded([&] {
    std::vector<Edge> edges;
    for (const EdgeRow& row : EdgeReader(store.Graph()).From(node_id)) edges.push_back(ToEdge(row));
    return edges;
  });
}

Result<std::vector<Edge>> EdgesTo(const Store& store, std::string_view node_id) {
  return Guarded([&] {
    std::vector<Edge> edges;
    for (const EdgeRow& row : EdgeReader(store.Graph()).To(node_id)) edges.push_back(ToEdge(row));
    return edges;
  });
}

}  // namespace kst
