// corpus/store/tables.h: what stands in kst.db. Format 9; a change of meaning gets a
// new number and a step in migrate.h; a program refuses a number that it does not know.
//
//   put    run file paper record text edge(type … ask) commitment motion touched corrected raw_edge
//   linked paper.node paper.chosen edge(to_id … candidates) alias node
//          removed: ids of nodes that are gone; was_there: of papers that are, their node may still be cited
//          search_index: the words of papers (corpus/search/index.h, which makes it)
//          search_traits search_name: what search asks of papers besides (corpus/search/traits.h, likewise)
//          claim known_motion known_promise link_key: what linking one more paper looks up
//
// A paper is a content (ContentKey in store.h); its files are rows of `file`. Lists are JSON.
//
// What readers see was linked: papers that are `chosen`, with the node that linking gave them. One that was put since
// then is not chosen yet; one that was replaced is `gone` and stays for readers until linking takes it away, so that a
// graph never shows half of a run.
#pragma once

namespace kst {

inline constexpr int kStoreFormat = 9;
inline constexpr int kStoreMark = 0x6b737431;  // PRAGMA application_id: "kst1"

// Of a new store. A record is some kilobytes: of the usual 4 it filled one page and a half, and each went into the log
// and back on its own. Larger ones would make a change of one row dearer.
inline constexpr const char* kPageSize = "PRAGMA page_size=8192";

// A row is long: WITHOUT ROWID it would lie on pages of its own.
inline constexpr const char* kEdgeTable = R"sql(
CREATE TABLE edge(
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
  target TEXT, named TEXT, ask TEXT, target_kind TEXT NOT NULL, target_title TEXT, target_people TEXT NOT NULL,
  status TEXT, said TEXT NOT NULL, said_confidence REAL NOT NULL, page INTEGER NOT NULL, evidence TEXT NOT NULL,
  to_id TEXT, resolution TEXT NOT NULL, confidence REAL NOT NULL, candidates TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY(paper, seq));
)sql";

inline constexpr const char* kTextTable = R"sql(
CREATE TABLE text(paper INTEGER PRIMARY KEY, made_by TEXT NOT NULL, data BLOB NOT NULL);  -- kept_text.h
CREATE TRIGGER text_of_paper AFTER DELETE ON paper BEGIN DELETE FROM text WHERE paper = old.key; END;
)sql";

// Papers that corrections.tsv speaks of (corpus/link/corrections.h). Where it changed the rows of one, `raw_edge` has
// the edges as they were read; its record is as it was.
inline constexpr const char* kCorrectionTables = R"sql(
CREATE TABLE corrected(
  paper INTEGER PRIMARY KEY, id TEXT NOT NULL,  -- in the record
  lines TEXT NOT NULL, told TEXT NOT NULL,      -- what was asked; diagnostics of what was done
  changed INTEGER NOT NULL, in_doubt INTEGER NOT NULL);
CREATE INDEX corrected_id ON corrected(id);
CREATE TABLE raw_edge(
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
  target TEXT, named TEXT, ask TEXT, target_kind TEXT NOT NULL, target_title TEXT, target_people TEXT NOT NULL,
  status TEXT, said TEXT NOT NULL, said_confidence REAL NOT NULL, page INTEGER NOT NULL, evidence TEXT NOT NULL,
  PRIMARY KEY(paper, seq));
CREATE TRIGGER correction_of_paper AFTER DELETE ON paper BEGIN
  DELETE FROM corrected WHERE paper = old.key; DELETE FROM raw_edge WHERE paper = old.key; END;
)sql";

inline constexpr const char* kChangeTables = R"sql(
CREATE TABLE removed(id TEXT PRIMARY KEY, kind TEXT NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
)sql";

inline constexpr const char* kWasThereTable =
    "CREATE TABLE was_there(id TEXT PRIMARY KEY, added INTEGER NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID";

inline constexpr const char* kLinkTables = R"sql(
CREATE TABLE touched(id TEXT PRIMARY KEY) WITHOUT ROWID;  -- ids of papers that changed since they were linked

CREATE TABLE claim(alias TEXT NOT NULL, paper INTEGER NOT NULL, PRIMARY KEY(alias, paper)) WITHOUT ROWID;

CREATE TABLE known_motion(
  paper INTEGER PRIMARY KEY, id TEXT NOT NULL, date TEXT NOT NULL, before TEXT NOT NULL, cs INTEGER NOT NULL,
  changed INTEGER NOT NULL, people TEXT NOT NULL, stems TEXT NOT NULL);

CREATE TABLE known_promise(
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, node TEXT NOT NULL, date TEXT NOT NULL,
  ministry TEXT NOT NULL, dossier TEXT NOT NULL, stems TEXT NOT NULL, PRIMARY KEY(paper, seq)) WITHOUT ROWID;

CREATE TABLE link_key(                    -- corpus/link/known_works.cc says which
  paper INTEGER NOT NULL, seq INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY(paper, seq, key)) WITHOUT ROWID;
)sql";

// Indices that putting does without are made by linking, at once and sorted, which costs a fraction of what it costs to
// keep them row by row. They stay; a link of all makes those again whose rows it makes again. Each stands where the
// first step is that looks something up by it.
inline constexpr const char* kPutIndices = R"sql(
CREATE INDEX IF NOT EXISTS file_source ON file(source);
CREATE INDEX IF NOT EXISTS paper_gone ON paper(key) WHERE gone;
CREATE INDEX IF NOT EXISTS paper_id ON paper(id);
CREATE INDEX IF NOT EXISTS paper_date ON paper(date);
CREATE INDEX IF NOT EXISTS commitment_id ON commitment(id);
CREATE INDEX IF NOT EXISTS edge_ask ON edge(paper, seq) WHERE ask IS NOT NULL;
)sql";
inline constexpr const char* kPaperNodeIndex = "CREATE INDEX IF NOT EXISTS paper_node ON paper(node)";
inline constexpr const char* kAliasIndex = "CREATE INDEX IF NOT EXISTS alias_node ON alias(node, alias)";
inline constexpr const char* kWorkIndices = R"sql(
CREATE INDEX IF NOT EXISTS known_motion_id ON known_motion(id);
CREATE INDEX IF NOT EXISTS known_motion_before ON known_motion(before) WHERE before <> '';
CREATE INDEX IF NOT EXISTS known_promise_id ON known_promise(id);
CREATE INDEX IF NOT EXISTS known_promise_node ON known_promise(node);
CREATE INDEX IF NOT EXISTS known_promise_dossier ON known_promise(dossier);
CREATE INDEX IF NOT EXISTS link_key_key ON link_key(key);
)sql";
inline constexpr const char* kEdgeToIndex = "CREATE INDEX IF NOT EXISTS edge_to ON edge(to_id, paper)";
inline constexpr const char* kNodeIndices = R"sql(
CREATE INDEX IF NOT EXISTS node_dossier ON node(dossier) WHERE dossier IS NOT NULL;
CREATE INDEX IF NOT EXISTS node_kind ON node(kind, id);
CREATE INDEX IF NOT EXISTS node_run ON node(run) WHERE run > 0;
)sql";
inline constexpr const char* kDropLinkIndices = R"sql(
DROP INDEX IF EXISTS paper_node; DROP INDEX IF EXISTS alias_node;
DROP INDEX IF EXISTS known_motion_id; DROP INDEX IF EXISTS known_motion_before;
DROP INDEX IF EXISTS known_promise_id; DROP INDEX IF EXISTS known_promise_node;
DROP INDEX IF EXISTS known_promise_dossier; DROP INDEX IF EXISTS link_key_key;
DROP INDEX IF EXISTS edge_to;
DROP INDEX IF EXISTS node_dossier; DROP INDEX IF EXISTS node_kind; DROP INDEX IF EXISTS node_run;
)sql";

// Edges from this seq on were found by linking: a promise that repeats an earlier one has a `repeats` edge so far
// behind its own.
inline constexpr std::int64_t kDerived = 1'000'000;

// What papers that were put in this process are indexed by: of the process too, and only a saving.
inline constexpr const char* kWordsTable =
    "CREATE TEMP TABLE IF NOT EXISTS words(paper INTEGER PRIMARY KEY, data BLOB)";

inline constexpr const char* kTables = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE run(
  id INTEGER PRIMARY KEY, made_by TEXT NOT NULL,
  began TEXT, ended TEXT, papers INTEGER);  -- UTC; no end: it was interrupted; papers: how many it read

CREATE TABLE file(
  path TEXT PRIMARY KEY, source TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, content TEXT,
  status TEXT NOT NULL, code TEXT,        -- of a failed one: the code of its first diagnostic
  made_by TEXT NOT NULL, run INTEGER NOT NULL, paper INTEGER NOT NULL,
  stale TEXT) WITHOUT ROWID;              -- why it could not be read last time, when an earlier record is kept:
                                          -- missing unreadable; left: it is no longer in its folder
CREATE INDEX file_paper ON file(paper);

CREATE TABLE paper(
  key INTEGER PRIMARY KEY,
  content TEXT NOT NULL,                  -- ContentKey; "path:…" of a file that could not be read
  id TEXT, status TEXT NOT NULL, code TEXT, kind TEXT NOT NULL, date TEXT, title TEXT, sender TEXT,
  people TEXT NOT NULL, aliases TEXT NOT NULL, dossier TEXT, rank INTEGER NOT NULL,
  made_by TEXT NOT NULL, run INTEGER NOT NULL,
  pages INTEGER NOT NULL, refs INTEGER NOT NULL, mentions INTEGER NOT NULL, relations INTEGER NOT NULL,
  node TEXT, chosen INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX paper_content ON paper(content) WHERE NOT gone;

CREATE TABLE record(paper INTEGER PRIMARY KEY, data TEXT NOT NULL);  -- the line up to its `source`

CREATE TABLE motion(paper INTEGER PRIMARY KEY, text TEXT NOT NULL);  -- the words that tell motions apart

CREATE TABLE commitment(
  paper INTEGER NOT NULL, id TEXT NOT NULL, quote TEXT NOT NULL, who TEXT NOT NULL, to_whom TEXT,
  deadline TEXT, last_day TEXT, strength TEXT NOT NULL, page INTEGER NOT NULL, sentence TEXT NOT NULL,
  PRIMARY KEY(paper, id)) WITHOUT ROWID;

CREATE TABLE alias(alias TEXT PRIMARY KEY, node TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE node(
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, present INTEGER NOT NULL, title TEXT, date TEXT, dossier TEXT,
  people TEXT NOT NULL DEFAULT '[]', aliases TEXT NOT NULL DEFAULT '[]', sources TEXT NOT NULL DEFAULT '[]',
  deadline TEXT, state TEXT, vote TEXT, history TEXT NOT NULL DEFAULT '[]',
  diagnostics TEXT NOT NULL DEFAULT '[]',
  named_by TEXT, named_seq INTEGER,  -- of an absent work: whose words title it
  added INTEGER NOT NULL DEFAULT 0, run INTEGER NOT NULL DEFAULT 0)  -- by which run, and changed last; 0: the first
  WITHOUT ROWID;
)sql";

}  // namespace kst
