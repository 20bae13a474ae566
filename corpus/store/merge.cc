#include "corpus/store/merge.h"

#include <tuple>

#include "corpus/store/database.h"
#include "corpus/store/paper_writer.h"
#include "corpus/store/tables.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr int kBetweenCommits = 50;  // papers

// Columns of the larger row come first. A paper: its status, who made it, its record.
constexpr const char* kPapers = R"sql(
SELECT p.key, p.content, CASE p.status WHEN 'complete' THEN 2 WHEN 'partial' THEN 1 ELSE 0 END, p.made_by, r.data
  FROM paper p CROSS JOIN record r ON r.paper = p.key WHERE NOT p.gone)sql";

constexpr const char* kFiles = R"sql(
SELECT f.path, p.content, f.content IS NOT NULL, f.mtime_ns, f.size, p.content, f.stale IS NULL, f.source, f.stale
  FROM file f CROSS JOIN paper p ON p.key = f.paper WHERE )sql";

using PaperRank = std::tuple<std::int64_t, std::string, std::string>;
PaperRank PaperRankIn(const Statement& row) { return {row.Number(2), row.Text(3), row.Text(4)}; }

using FileRank = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t, std::string>;
FileRank FileRankIn(const Statement& row) {
  return {row.Number(2), row.Number(3), row.Number(4), row.Text(5), row.Number(6), row.Text(7)};
}

struct Part {  // of a paper: its rows in the shard, by its key there, and where they go under its key here
  Part(Database& shard, const char* rows, Database& into, const char* put) : rows_(shard, rows), put_(into, put) {}

  void Copy(std::int64_t from, std::int64_t to) {
    rows_.Bind(from);
    while (rows_.Step()) put_.Bind(to).BindRow(2, rows_).Do();
  }

 private:
  Statement rows_, put_;
};

class Merger {
 public:
  Merger(Database& into, Database& shard)
      : db_(into),
        shard_(shard),
        writer_(into),
        run_(into.Number("SELECT max(id) FROM run")),
        same_paper_(db_, (std::string(kPapers) + " AND p.content = ?").c_str()),
        same_file_(db_, (std::string(kFiles) + "f.path = ?").c_str()),
        files_(shard, (std::string(kFiles) + "f.paper = ? ORDER BY f.path").c_str()),
        row_(
            shard,
            "SELECT id, status, code, kind, date, title, sender, people, aliases, dossier, rank, made_by, pages, refs, "
            "mentions, relations, content FROM paper WHERE key = ?"),
        put_row_(db_,
                 "INSERT INTO paper(run, id, status, code, kind, date, title, sender, people, aliases, dossier, rank, "
                 "made_by, pages, refs, mentions, relations, content) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
        put_file_(db_,
                  "INSERT OR REPLACE INTO file SELECT ?2, ?3, ?4, ?5, CASE WHEN substr(content, 1, 5) <> 'path:' THEN "
                  "content END, status, code, made_by, run, key, ?6 FROM paper WHERE key = ?1"),
        find_file_(db_, "SELECT paper FROM file WHERE path = ?"),
        take_files_(db_,
                    "UPDATE file SET paper = p.key, status = p.status, code = p.code, made_by = p.made_by, run = p.run "
                    "FROM paper p WHERE p.key = ?1 AND file.paper = ?2"),
        parts_{{shard, "SELECT data FROM record WHERE paper = ?", db_, "INSERT INTO record VALUES (?,?)"},
               {shard, "SELECT made_by, data FROM text WHERE paper = ?", db_, "INSERT INTO text VALUES (?,?,?)"},
               {shard, "SELECT text FROM motion WHERE paper = ?", db_, "INSERT INTO motion VALUES (?,?)"},
               {shard,
                "SELECT id, quote, who, to_whom, deadline, last_day, strength, page, sentence FROM commitment "
                "WHERE paper = ? ORDER BY id",
                db_, "INSERT INTO commitment VALUES (?,?,?,?,?,?,?,?,?,?)"},
               // without what linking there made of them
               {shard,
                Concat({"SELECT seq, type, target, named, ask, target_kind, target_title, target_people, status, said, "
                        "said_confidence, page, evidence FROM edge WHERE paper = ? AND seq < ",
                        std::to_string(kDerived), " ORDER BY seq"})
                    .c_str(),
                db_, "INSERT INTO edge VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?4,?11,?12,'[]')"},
               {shard, "SELECT id, lines, told, changed, in_doubt FROM corrected WHERE paper = ?", db_,
                "INSERT INTO corrected VALUES (?,?,?,?,?,?)"},
               {shard,
                "SELECT seq, type, target, named, ask, target_kind, target_title, target_people, status, said, "
                "said_confidence, page, evidence FROM raw_edge WHERE paper = ? ORDER BY seq",
                db_, "INSERT INTO raw_edge VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"}} {}

  void Merge(const Stoppable& stoppable) {
    Statement papers(shard_, (std::string(kPapers) + " ORDER BY p.key").c_str());
    std::optional<Transaction> transaction(db_);
    for (int count = 1; papers.Step(); ++count) {
      MergePaper(papers);
      if (count % kBetweenCommits != 0) continue;
      transaction->Commit();
      stoppable.Check();
      transaction.emplace(db_);
    }
    transaction->Commit();
  }

  const MergeCounts& counts() const { return counts_; }

 private:
  void MergePaper(const Statement& paper) {
    std::optional<std::int64_t> old;
    bool wins = true;
    if (same_paper_.Bind(paper.View(1)).Step()) {
      old = same_paper_.Number(0);
      wins = PaperRankIn(same_paper_) < PaperRankIn(paper);
    }
    same_paper_.Reset();
    files_.Bind(paper.Number(0));
    while (files_.Step()) {
      const bool known = same_file_.Bind(files_.View(0)).Step();
      const bool file_wins = !known || FileRankIn(same_file_) < FileRankIn(files_);
      same_file_.Reset();
      if (!file_wins) continue;
      if (wins) PutPaper(paper.Number(0), old);
      wins = false;
      PutFile(files_);
    }
    if (wins && old) PutPaper(paper.Number(0), old);
  }

  void PutPaper(std::int64_t from, const std::optional<std::int64_t>& old) {
    if (old) writer_.Hide(*old);
    row_.Bind(from).Step();
    put_row_.Bind(run_).BindRow(2, row_).Do();
    const std::int64_t key = db_.LastKey();
    row_.Reset();
    for (Part& part : parts_) part.Copy(from, key);
    if (old) take_files_.Bind(key, *old).Do();
    writer_.Touch(key);
    ++counts_.papers;
  }

  void PutFile(const Statement& file) {
    std::optional<std::int64_t> before;
    if (find_file_.Bind(file.View(0)).Step()) before = find_file_.Number(0);
    find_file_.Reset();
    const auto paper = writer_.Find(file.View(1));
    if (!paper) ThrowDamaged("file.content", file.View(1));
    put_file_.Bind(paper->key, file.View(0), file.View(7), file.Number(4), file.Number(3), file.Maybe(8)).Do();
    writer_.Touch(paper->key);
    if (before && *before != paper->key) writer_.LoseFile(*before);
    ++counts_.files;
  }

  Database &db_, &shard_;
  PaperWriter writer_;
  std::int64_t run_;
  Statement same_paper_, same_file_, files_, row_, put_row_, put_file_, find_file_, take_files_;
  Part parts_[7];
  MergeCounts counts_;
};

}  // namespace

Result<MergeCounts> MergeInto(Store& into, const Store& shard, std::function<bool()> stop) {
  if (const auto flushed = into.Flush(); !flushed) return tl::unexpected(flushed.error());
  return Guarded([&] {
    const Stoppable stoppable(into.database(), std::move(stop));
    std::optional<Store> copy;
    if (shard.database().Number("PRAGMA user_version") < kStoreFormat) {
      Result<Store> migrated = shard.Copy();
      if (!migrated) throw SqlError{migrated.error()};
      copy.emplace(std::move(*migrated));
    }
    Merger merger(into.database(), copy ? copy->database() : shard.database());
    merger.Merge(stoppable);
    return merger.counts();
  });
}

}  // namespace kst
