#include "corpus/store/paper_writer.h"

#include <algorithm>

#include "corpus/store/tables.h"
#include "schema/id.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongestMotion = 8000;  // bytes of text that tell motions apart

template <class T>
std::string Json(const T& value) {
  JsonWriter w;
  w.Value(value);
  return w.Take();
}

template <class T>
std::int64_t Size(const std::vector<T>& list) {
  return static_cast<std::int64_t>(list.size());
}

std::optional<std::string> FirstDossier(const Document& d) {
  if (d.dossiers.empty()) return std::nullopt;
  return JoinDossier(d.dossiers.front().number, d.dossiers.front().suffix);
}

Database& WithWords(Database& db) {
  db.Run(kWordsTable);
  return db;
}

// The line up to `,"source":`, because which file a paper is read from depends on the order of a run. Keys are sorted,
// so `source` and `type` stand at the end, and no string can hold these bytes unescaped.
std::string_view WithoutSource(std::string_view record) { return record.substr(0, record.rfind(",\"source\":")); }

}  // namespace

std::string ContentOf(const LedgerFile& file, const Document& document) {
  return document.sha256 ? ContentKey(file.kind, *document.sha256, file.given) : "path:" + file.path;
}

std::string_view PicturesOf(const Document& document) {
  const auto has = [&](std::string_view code) {
    return std::ranges::find(document.diagnostics, code, &Diagnostic::code) != document.diagnostics.end();
  };
  if (has("page_scanned") || has(Name(Code::kNoTextLayer))) return kWithoutPictures;
  return has("page_ocr") ? kWithPictures : "";
}

PaperWriter::PaperWriter(Database& db)
    : db_(db),
      find_paper_(db, "SELECT key, status, code, made_by, run FROM paper WHERE content = ? AND NOT gone"),
      find_record_(db, "SELECT data FROM record WHERE paper = ?"),
      find_file_(db, "SELECT paper FROM file WHERE path = ?"),
      put_file_(db, "INSERT OR REPLACE INTO file VALUES (?,?,?,?,?,?,?,?,?,?,NULL)"),
      stale_file_(db, "UPDATE file SET stale = ?2, run = ?3 WHERE path = ?1 AND status <> 'failed' RETURNING 1"),
      update_files_(db,
                    "UPDATE file SET status = ?2, code = ?3, made_by = ?4, run = ?5 WHERE paper = ?1 AND path <> ?6"),
      count_files_(db, "SELECT count(*) FROM file WHERE paper = ?"),
      put_paper_(
          db,
          "INSERT INTO paper(content, id, status, code, kind, date, title, sender, people, aliases, dossier, rank, "
          "made_by, run, pages, refs, mentions, relations) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
      put_record_(db, "INSERT INTO record VALUES (?,?)"),
      put_text_(db, "INSERT INTO text VALUES (?,?,?)"),
      move_text_(db, "UPDATE text SET paper = ? WHERE paper = ?"),
      find_text_(db, "SELECT made_by FROM text WHERE paper = ?"),
      put_words_(WithWords(db), "INSERT INTO temp.words VALUES (?,?)"),
      put_motion_(db, "INSERT INTO motion VALUES (?,?)"),
      put_commitment_(db, "INSERT OR IGNORE INTO commitment VALUES (?,?,?,?,?,?,?,?,?,?)"),
      put_edge_(db,
                "INSERT INTO edge(paper, seq, type, target, named, ask, target_kind, target_title, target_people, "
                "status, said, said_confidence, page, evidence, to_id, resolution, confidence) "
                "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?4,?11,?12)"),
      hide_paper_(db, "UPDATE paper SET gone = 1 WHERE key = ?"),
      touch_(db,
             "INSERT OR IGNORE INTO touched SELECT id FROM paper WHERE key = ? AND id IS NOT NULL AND status <> "
             "'failed'") {}

bool PaperWriter::HasRecord(const PaperRow& paper, std::string_view record) {
  const bool same = find_record_.Bind(paper.key).Step() && find_record_.View(0) == WithoutSource(record);
  find_record_.Reset();
  return same;
}

bool PaperWriter::SawPictures(const PaperRow& paper) {
  const bool saw = find_text_.Bind(paper.key).Step() && find_text_.View(0).ends_with(kWithPictures);
  find_text_.Reset();
  return saw;
}

bool PaperWriter::KeepStale(const LedgerFile& file, std::string_view code, int run) {
  const bool kept = stale_file_.Bind(file.path, code, run).Step();
  stale_file_.Reset();
  return kept;
}

std::optional<PaperRow> PaperWriter::Find(std::string_view content) {
  if (content == absent_) return std::nullopt;
  if (!find_paper_.Bind(content).Step()) {
    absent_ = content;
    return std::nullopt;
  }
  PaperRow row{find_paper_.Number(0),
               std::string(content),
               find_paper_.Text(1),
               find_paper_.Text(3),
               find_paper_.Maybe(2),
               find_paper_.Int(4),
               false};
  find_paper_.Reset();
  return row;
}

PaperRow PaperWriter::PutPaper(const LedgerFile& file, const Reading& reading, const std::optional<PaperRow>& old,
                               std::string_view record, const RunRow& run) {
  const auto& [d, facts, text, words] = reading;
  const bool failed = d.status == Status::kFailed;
  PaperRow row{0, ContentOf(file, d), std::string(Name(d.status)), run.made_by, {}, run.run, !old};
  if (failed && !d.diagnostics.empty()) row.code = d.diagnostics.front().code;
  if (old) Hide(old->key);
  PutRow(row, d, facts, run.run);
  if (old) Statement(db_, "UPDATE file SET paper = ? WHERE paper = ?").Do(row.key, old->key);
  put_record_.Do(row.key, WithoutSource(record));
  if (!text.empty()) put_text_.Do(row.key, Concat({run.text_by, PicturesOf(d)}), Blob{text});
  if (text.empty() && old && !failed) move_text_.Do(row.key, old->key);
  if (!words.empty()) put_words_.Do(row.key, Blob{words});
  if (!failed) PutFacts(row.key, d, facts);
  Touch(row.key);
  return row;
}

std::int64_t PaperWriter::PutAgain(std::int64_t key, const Document& d, const Facts& facts, int run) {
  Statement find(db_, "SELECT content, status, made_by, code FROM paper WHERE key = ?");
  if (!find.Bind(key).Step()) ThrowDamaged("paper.key", std::to_string(key));
  PaperRow row{0, find.Text(0), find.Text(1), find.Text(2), find.Maybe(3), run, false};
  find.Reset();
  Hide(key);
  PutRow(row, d, facts, run);
  Statement(db_, "UPDATE file SET paper = ? WHERE paper = ?").Do(row.key, key);
  Statement(db_, "INSERT INTO record SELECT ?, data FROM record WHERE paper = ?").Do(row.key, key);
  move_text_.Do(row.key, key);
  PutFacts(row.key, d, facts);
  Touch(row.key);
  return row.key;
}

void PaperWriter::PutRow(PaperRow& row, const Document& d, const Facts& facts, int run) {
  absent_.clear();
  put_paper_.Do(row.content, d.id, row.status, row.code, d.kind, d.date, facts.title, d.sender, Json(d.signatories),
                Json(d.aliases), FirstDossier(d), facts.rank, row.made_by, run, Size(d.pages), Size(d.references),
                Size(d.mentions), Size(d.relations));
  row.key = db_.LastKey();
}

void PaperWriter::PutFacts(std::int64_t key, const Document& d, const Facts& facts) {
  if (d.kind == "motion") put_motion_.Do(key, Cut(d.text, kLongestMotion));
  int seq = 0;
  for (const EdgeFact& e : facts.edges) {
    std::optional<std::string> ask;
    if (e.ask) ask = ToJson(*e.ask);
    put_edge_.Do(key, seq++, e.type, e.target, e.named, ask, e.target_kind, e.target_title, Json(e.target_people),
                 e.status, Name(e.resolution), e.confidence, e.evidence.page, ToJson(e.evidence));
    if (e.type != "promises") continue;
    for (const Commitment& c : d.commitments) {
      if (c.id != e.target) continue;
      std::optional<std::string> deadline, last_day;
      if (c.deadline) deadline = Json(*c.deadline), last_day = c.deadline->to;
      put_commitment_.Do(key, c.id, c.quote, c.who, c.to, deadline, last_day, c.strength, c.page, e.evidence.sentence);
    }
  }
}

bool PaperWriter::PutFile(const LedgerFile& file, const PaperRow& paper) {
  std::optional<std::int64_t> before;
  if (find_file_.Bind(file.path).Step()) before = find_file_.Number(0);
  find_file_.Reset();
  std::optional<std::string> content;
  if (!paper.content.starts_with("path:")) content = paper.content;
  put_file_.Do(file.path, file.source.empty() ? file.path : file.source, file.size, file.mtime_ns, content,
               paper.status, paper.code, paper.made_by, paper.run, paper.key);
  if (!paper.fresh) update_files_.Do(paper.key, paper.status, paper.code, paper.made_by, paper.run, file.path);
  if (before == paper.key) return false;
  if (!paper.fresh) Touch(paper.key);
  if (before) LoseFile(*before);
  return true;
}

void PaperWriter::Remove(std::string_view path) {
  Statement remove(db_, "DELETE FROM file WHERE path = ? RETURNING paper");
  if (!remove.Bind(path).Step()) return;
  const std::int64_t paper = remove.Number(0);
  remove.Reset();
  LoseFile(paper);
}

void PaperWriter::LoseFile(std::int64_t key) {
  Touch(key);
  count_files_.Bind(key).Step();
  const bool orphan = count_files_.Number(0) == 0;
  count_files_.Reset();
  if (orphan) Hide(key);
}

void PaperWriter::Hide(std::int64_t key) {
  Touch(key);
  hide_paper_.Do(key);
}

void PaperWriter::Touch(std::int64_t key) { touch_.Do(key); }

}  // namespace kst
