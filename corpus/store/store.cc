#include "corpus/store/store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "corpus/store/database.h"
#include "corpus/store/kept_text.h"
#include "corpus/store/migrate.h"
#include "corpus/store/paper_writer.h"
#include "corpus/store/store_state.h"
#include "corpus/store/stored_values.h"
#include "corpus/store/tables.h"
#include "schema/digest.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::array<std::string_view, 7> kTodos = {"done",        "new",   "changed", "failed",
                                                    "other_rules", "parse", "pictures"};

std::string FileIn(const std::string& folder) { return folder + "/kst.db"; }

[[noreturn]] void ThrowNotLinked() {
  throw SqlError{{Code::kMissing,
                  "the papers of this corpus are not linked yet: its first run has not ended; wait for it, or run it "
                  "again"}};
}

void CheckFormat(Database& db) {
  if (db.Number("PRAGMA application_id") != kStoreMark)
    throw SqlError{{Code::kStore, "kst.db is not a corpus of kst; give the folder that kst run --into made"}};
  const auto format = db.Number("PRAGMA user_version");
  if (format >= kOldestFormat && format <= kStoreFormat) return;
  throw SqlError{{Code::kStore, "this corpus has format " + std::to_string(format) + ", this kst reads and writes " +
                                    std::to_string(kStoreFormat) +
                                    (format > kStoreFormat ? "; use a newer kst" : "; run again into a new folder")}};
}

void MakeTables(Database& db) {
  db.Run("BEGIN IMMEDIATE");
  db.Run(kTables);
  db.Run(kEdgeTable);
  db.Run(kLinkTables);
  db.Run(kTextTable);
  db.Run(kChangeTables);
  db.Run(kWasThereTable);
  db.Run(kCorrectionTables);
  db.Run(("PRAGMA application_id=" + std::to_string(kStoreMark)).c_str());
  db.Run(("PRAGMA user_version=" + std::to_string(kStoreFormat)).c_str());
  db.Run("COMMIT");
}

// Was the content given with the same?
bool IsGivenWith(std::string_view content, std::string_view kind, std::string_view given) {
  const std::size_t begin = std::min(kind.size() + 1 + kSha256Digits, content.size());
  return content.substr(begin) == Concat({given.empty() ? "" : ":", given});
}

// Can a paper be parsed from a text that was made so? What was seen in pictures is kept until a run that looks at them.
bool IsStillGood(std::string_view made_by, const Store::State& run) {
  if (made_by == run.text_by || made_by == run.text_by + std::string(kWithPictures)) return true;
  if (run.reads_pictures) return false;
  return made_by == run.text_by + std::string(kWithoutPictures) ||
         (made_by.starts_with(Concat({kTextForm, " "})) && made_by.ends_with(kWithPictures));
}

}  // namespace

std::string_view Name(Todo todo) { return kTodos[static_cast<std::size_t>(todo)]; }

// A lock that dies with the process and is not inherited by its workers.
WriteLock::WriteLock(const std::string& folder) {
  const std::string path = folder + "/kst.lock";
  fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd_ < 0) {
    const int error = errno;
    throw SqlError{{Code::kStore, error == EROFS || error == EACCES || error == EPERM
                                      ? "the corpus cannot be written: the folder is read-only for you"
                                      : "the corpus cannot be written: " + std::generic_category().message(error)}};
  }
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  if (fcntl(fd_, F_SETLK, &lock) == 0) return;
  lock.l_type = F_WRLCK;
  fcntl(fd_, F_GETLK, &lock);
  close(fd_);
  throw SqlError{{Code::kStore, "another run (process " + std::to_string(lock.l_pid) +
                                    ") is writing to this corpus; wait until it has ended"}};
}

WriteLock::~WriteLock() { close(fd_); }

Store::State::State(std::string folder_in, Database::Mode mode) : folder(std::move(folder_in)) {
  if (mode != Database::Mode::kRead) lock.emplace(folder);
  try {
    db.emplace(FileIn(folder), mode);
  } catch (const SqlError&) {
    // A log file cannot be made on a read-only medium; there nobody writes either.
    if (mode != Database::Mode::kRead || access(folder.c_str(), W_OK) == 0) throw;
    db.emplace(FileIn(folder), Database::Mode::kReadOnlyMedium);
  }
  if (mode == Database::Mode::kRead) {
    if (db->Number("SELECT count(*) FROM sqlite_schema") == 0) ThrowNotLinked();  // a run has just begun
    CheckFormat(*db);
    db->Run("BEGIN; SELECT count(*) FROM sqlite_schema");  // one snapshot from here on
    return;
  }
  db->Run(kPageSize);
  db->Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000");
  if (db->Number("SELECT count(*) FROM sqlite_schema") == 0) MakeTables(*db);
  CheckFormat(*db);
  Migrate(*db, db->Number("PRAGMA user_version"));
}

Store::State::State(const State& other) : folder(other.folder), run(other.run) {
  db.emplace("", Database::Mode::kCreate);  // without a name, SQLite removes it itself
  db->CopyFrom(*other.db);
  Migrate(*db, db->Number("PRAGMA user_version"));
}

Store::State::~State() {
  if (!in_transaction) return;
  try {
    db->Run("COMMIT");
  } catch (const SqlError&) {
    // The transaction is rolled back when the file is closed; the next run does its papers again.
  }
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;
const std::string& Store::folder() const { return state_->folder; }
Database& Store::database() const { return *state_->db; }

bool Store::HasGraph() const { return state_->db->Number("SELECT count(*) FROM meta WHERE key = 'generation'") != 0; }

Database& Store::Graph() const {
  if (!HasGraph()) ThrowNotLinked();
  return *state_->db;
}

Database& Store::GraphWithRuns() const {
  constexpr std::int64_t kTellsRuns = 9;  // the format from which on nodes know their runs and what is gone is kept
  if (state_->db->Number("PRAGMA user_version") < kTellsRuns)
    throw SqlError{{Code::kStore, "this corpus was made by an older kst; run kst run once more"}};
  return Graph();
}

Result<Store> Store::Create(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return Fail(Code::kStore, "the folder cannot be made: " + error.message());
  return Guarded([&] { return Store(std::make_unique<State>(folder, Database::Mode::kCreate)); });
}

Result<Store> Store::Open(const std::string& folder) {
  if (!std::filesystem::exists(FileIn(folder)))
    return Fail(Code::kStore, std::filesystem::is_directory(folder)
                                  ? "there is no kst.db in this folder; kst run --into makes one"
                                  : "there is no such folder; kst run --into makes a corpus");
  return Guarded([&] { return Store(std::make_unique<State>(folder, Database::Mode::kRead)); });
}

Result<Store> Store::Copy() const {
  return Guarded([&] { return Store(std::make_unique<State>(*state_)); });
}

Result<int> Store::StartRun(const Document::MadeBy& made_by, std::string_view text_by, bool reads_pictures) {
  return Guarded([&] {
    state_->reads_pictures = reads_pictures;
    state_->text_by = Concat({kTextForm, " ", text_by});
    state_->made_by = made_by.program + " " + made_by.rules;
    Statement(*state_->db, "INSERT INTO run(made_by, began) VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ'))")
        .Bind(state_->made_by)
        .Do();
    state_->run = static_cast<int>(state_->db->Number("SELECT max(id) FROM run"));
    return state_->run;
  });
}

Result<void> Store::EndRun(std::int64_t papers) {
  return Guarded([&] {
    Statement(*state_->db, "UPDATE run SET ended = strftime('%Y-%m-%dT%H:%M:%SZ'), papers = ? WHERE id = ?")
        .Bind(papers, state_->run)
        .Do();
  });
}

Result<std::optional<RunInfo>> Store::LastRun() const {
  return Guarded([&]() -> std::optional<RunInfo> {
    constexpr int kFirstWithTimes = 6;
    const bool times = state_->db->Number("PRAGMA user_version") >= kFirstWithTimes;
    const std::string columns = times ? "began, ended, coalesce(papers, 0)" : "NULL, NULL, 0";
    Statement last(*state_->db, ("SELECT id, made_by, " + columns + " FROM run ORDER BY id DESC LIMIT 1").c_str());
    if (!last.Step()) return std::nullopt;
    return RunInfo{last.Int(0), last.Text(1), last.Maybe(2), last.Maybe(3), last.Number(4)};
  });
}

std::string ContentKey(std::string_view kind, std::string_view sha256, std::string_view given) {
  return Concat({kind, ":", sha256, given.empty() ? "" : ":", given});
}

Result<std::vector<Planned>> Store::Plan(std::span<const LedgerFile> files) const {
  return Guarded([&] {
    Statement find(*state_->db,
                   "SELECT size, mtime_ns, content, status, made_by, stale, code, paper FROM file WHERE path = ?");
    Statement find_text(*state_->db, "SELECT made_by FROM text WHERE paper = ?");
    const auto text_of = [&](std::int64_t paper) {
      std::string made_by = find_text.Bind(paper).Step() ? find_text.Text(0) : "";
      find_text.Reset();
      return made_by;
    };
    std::vector<Planned> plan;
    plan.reserve(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      const LedgerFile& file = files[i];
      Todo todo = Todo::kDone;
      if (!find.Bind(file.path).Step())
        todo = Todo::kNew;
      else if (file.content ? find.View(2) != *file.content
                            : find.Number(0) != file.size || find.Number(1) != file.mtime_ns ||
                                  (!find.IsNull(2) && !IsGivenWith(find.View(2), file.kind, file.given)))
        todo = Todo::kChanged;
      else if (!find.IsNull(5) || find.View(6) == Name(Code::kMissing) || find.View(6) == Name(Code::kUnreadable))
        todo = Todo::kChanged;  // what kept it from being read may have passed
      else if (find.View(3) == "failed")
        todo = state_->reads_pictures && find.View(6) == Name(Code::kNoTextLayer) ? Todo::kPictures : Todo::kFailed;
      else if (find.View(4) != state_->made_by)
        todo = IsStillGood(text_of(find.Number(7)), *state_) ? Todo::kParse : Todo::kOtherRules;
      else if (state_->reads_pictures && text_of(find.Number(7)).ends_with(kWithoutPictures))
        todo = Todo::kPictures;
      plan.push_back({i, todo});
    }
    return plan;
  });
}

Result<std::optional<KeptPaper>> Store::FindText(const LedgerFile& file) const {
  return Guarded([&]() -> std::optional<KeptPaper> {
    Statement find(*state_->db,
                   "SELECT t.data, f.content FROM file f JOIN text t ON t.paper = f.paper WHERE f.path = ?");
    if (!find.Bind(file.path).Step() || find.IsNull(1)) return std::nullopt;
    return KeptPaper{std::string(find.View(0)), find.Text(1)};
  });
}

Result<Counts> Store::Count() const {
  return Guarded([&] {
    Database& db = *state_->db;
    Counts counts;
    Statement files(db, "SELECT status, code, count(*) FROM file GROUP BY status, code");
    while (files.Step()) {
      const std::int64_t n = files.Number(2);
      counts.files += n;
      const std::string status = WordIn("file.status", files.View(0));
      (status == "failed" ? counts.failed : status == "partial" ? counts.partial : counts.complete) += n;
      if (status == "failed") counts.failed_by_code[files.Text(1)] += n;
    }
    counts.stale = db.Number("SELECT count(*) FROM file WHERE stale IS NOT NULL");
    Statement papers(db,
                     "SELECT count(*), sum(pages), sum(refs), sum(mentions), sum(relations) FROM paper WHERE NOT gone");
    papers.Step();
    counts.papers = papers.Number(0);
    counts.pages = papers.Number(1);
    counts.references = papers.Number(2);
    counts.mentions = papers.Number(3);
    counts.relations = papers.Number(4);
    counts.commitments =
        db.Number("SELECT count(*) FROM commitment c JOIN paper p ON p.key = c.paper WHERE NOT p.gone");
    return counts;
  });
}

}  // namespace kst
