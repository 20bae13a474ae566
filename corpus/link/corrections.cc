#include "corpus/link/corrections.h"

#include <algorithm>
#include <array>
#include <set>

#include "corpus/link/correct.h"
#include "corpus/store/database.h"
#include "corpus/store/paper_writer.h"
#include "corpus/store/stored_values.h"
#include "corpus/store/tables.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

using Columns = std::array<std::string_view, 6>;
constexpr Columns kColumns = {"paper", "field", "old", "new", "who", "why"};
enum Column { kPaper, kField, kOld, kNew, kWho, kWhy };

std::string NamesOfColumns() {
  std::string names;
  for (const std::string_view name : kColumns) names.append(names.empty() ? "" : "\t").append(name);
  return names;
}

std::string FaultOf(const Columns& c) {
  if (c[kPaper].empty() || c[kWho].empty()) return "a line names its paper and who corrects it";
  if (!IsField(c[kField])) return Concat({"there is no field \"", c[kField], "\"; kst run --help names them"});
  if (c[kOld] == c[kNew]) return "what was and what is are the same";
  for (const Column column : {kOld, kNew})
    if (const std::string wrong = WrongWith(c[kField], c[column]);
        !wrong.empty() && !(column == kOld && c[kOld].empty()))
      return Concat({"\"", c[column], "\" cannot be: ", wrong});
  return "";
}

// The corrections of one paper as they were taken, to see whether they are others now.
std::string LinesOf(std::string_view paper, const std::vector<Correction>& corrections) {
  std::string lines;
  for (const Correction& c : corrections)
    lines += Concat({paper, "\t", c.field, "\t", c.before, "\t", c.now, "\t", c.who, "\t", c.why, "\n"});
  return lines;
}

std::vector<Correction> CorrectionsIn(std::string_view lines) {
  const auto file = ReadCorrections(NamesOfColumns() + "\n" + std::string(lines));
  if (!file || !file->faults.empty() || file->of.size() > 1) ThrowDamaged("corrected.lines", lines);
  return file->of.empty() ? std::vector<Correction>() : file->of.begin()->second;
}

std::vector<EdgeFact> EdgesOf(Database& db, const char* table, std::int64_t paper) {
  Statement rows(db, Concat({"SELECT type, target, named, ask, target_kind, target_title, target_people, status, said, "
                             "said_confidence, evidence FROM ",
                             table, " WHERE paper = ? AND seq < ? ORDER BY seq"})
                         .c_str());
  std::vector<EdgeFact> edges;
  for (rows.Bind(paper, kDerived); rows.Step();) {
    EdgeFact& e = edges.emplace_back();
    e.type = WordIn("edge.type", rows.View(0));
    e.target = rows.Maybe(1), e.named = rows.Maybe(2);
    if (!rows.IsNull(3)) e.ask = AskIn("edge.ask", rows.View(3));
    e.target_kind = rows.Text(4), e.target_title = rows.Maybe(5);
    e.target_people = StringsIn("edge.target_people", rows.View(6));
    e.status = MaybeWordIn("edge.status", rows.Maybe(7));
    e.resolution = ResolutionIn("edge.said", rows.View(8));
    e.confidence = rows.Real(9);
    e.evidence = EvidenceIn("edge.evidence", rows.View(10));
  }
  return edges;
}

constexpr const char* kKeepEdges =
    "INSERT INTO raw_edge SELECT ?2, seq, type, target, named, ask, target_kind, target_title, target_people, status, "
    "said, said_confidence, page, evidence FROM ";

class Taker {
 public:
  explicit Taker(Database& db)
      : db_(db),
        writer_(db),
        run_(static_cast<int>(db.Number("SELECT coalesce(max(id), 0) FROM run"))),
        papers_(db,
                "SELECT p.key, coalesce(c.lines, ''), c.paper IS NOT NULL AND c.changed FROM paper p "
                "LEFT JOIN corrected c ON c.paper = p.key WHERE NOT p.gone AND p.status <> 'failed' AND p.key IN ("
                "SELECT key FROM paper WHERE id = ?1 AND key NOT IN (SELECT paper FROM corrected) "
                "UNION SELECT paper FROM corrected WHERE id = ?1) ORDER BY p.content") {}

  // Of each paper with this id: `see` gets its key and what was taken of it.
  template <class F>
  void EachPaper(std::string_view id, F&& see) {
    struct Found {
      std::int64_t key;
      std::string lines;
      bool changed;
    };
    std::vector<Found> found;
    for (papers_.Bind(id); papers_.Step();)
      found.push_back({papers_.Number(0), papers_.Text(1), papers_.Number(2) != 0});
    papers_.Reset();
    for (const Found& paper : found) see(paper.key, paper.lines, paper.changed);
  }

  Corrected CorrectPaper(std::int64_t key, bool changed, const std::vector<Correction>& corrections) {
    Statement record(db_, "SELECT data FROM record WHERE paper = ?");
    if (!record.Bind(key).Step()) ThrowDamaged("record.paper", std::to_string(key));
    Document document = RecordIn(record.View(0));
    Facts facts = FactsOf(document);  // whose edges lack what the record does not keep
    facts.edges = EdgesOf(db_, changed ? "raw_edge" : "edge", key);
    return Correct(std::move(document), std::move(facts), corrections);
  }

  void Take(const std::string& id, const std::vector<Correction>& corrections) {
    const std::string lines = LinesOf(id, corrections);
    EachPaper(id, [&](std::int64_t key, const std::string& taken, bool was_changed) {
      if (taken == lines) return;
      const Corrected corrected = CorrectPaper(key, was_changed, corrections);
      const bool changes = !corrected.told.empty();
      std::int64_t paper = key;
      if (changes || was_changed) {
        paper = writer_.PutAgain(key, corrected.document, corrected.facts, run_);
        if (changes)
          Statement(db_, Concat({kKeepEdges, was_changed ? "raw_edge" : "edge",
                                 " WHERE paper = ?1 AND seq < ?3 ORDER BY seq"})
                             .c_str())
              .Bind(key, paper, kDerived)
              .Do();
      }
      JsonWriter told;
      told.Value(corrected.told);
      const bool in_doubt = !corrected.stale.empty() || !corrected.asked.empty();
      if (lines.empty())
        Statement(db_, "DELETE FROM corrected WHERE paper = ?").Bind(paper).Do();
      else
        Statement(db_, "INSERT OR REPLACE INTO corrected VALUES (?,?,?,?,?,?)")
            .Bind(paper, id, lines, told.text(), changes, in_doubt)
            .Do();
    });
  }

  // Asks that were answered with what is wrong: their edges are taken back.
  bool IsTakenBack(std::int64_t paper, const RelationWords& relation) {
    Statement edge(db_,
                   "SELECT 1 FROM edge WHERE paper = ?1 AND type = ?2 AND confidence = 0 AND to_id IS NULL AND "
                   "EXISTS (SELECT 1 FROM json_each(ask, '$.wrong') WHERE value = ?3)");
    return edge.Bind(paper, relation.type, relation.target).Step();
  }

 private:
  Database& db_;
  PaperWriter writer_;
  int run_;
  Statement papers_;
};

}  // namespace

Result<CorrectionFile> ReadCorrections(std::string_view tsv) {
  CorrectionFile file;
  if (tsv.starts_with("\xEF\xBB\xBF")) tsv.remove_prefix(3);
  std::vector<std::size_t> columns;  // of the file: which of kColumns it is
  int number = 0;
  for (const std::string_view line : Split(tsv, '\n')) {
    ++number;
    if (Trim(line).empty() || line.starts_with('#')) continue;
    const auto cells = Split(Trim(line, "\r"), '\t');
    const std::string where = Concat({kCorrectionsName, ":", std::to_string(number)});
    if (columns.empty()) {
      for (const std::string_view cell : cells)
        columns.push_back(static_cast<std::size_t>(std::ranges::find(kColumns, Trim(cell)) - kColumns.begin()));
      const std::set<std::size_t> names(columns.begin(), columns.end());
      if (columns.size() != kColumns.size() || names.size() != kColumns.size() || names.contains(kColumns.size()))
        return Fail(Code::kStore, "its first line names the columns, parted by tabs: paper field old new who why",
                    where);
      continue;
    }
    Columns c{};
    std::string wrong;
    if (cells.size() > columns.size()) wrong = "it has more cells than columns";
    if (cells.size() < 5) wrong = "it has " + std::to_string(cells.size()) + " cells of 6; they are parted by tabs";
    if (!IsUtf8(line)) wrong = "it is not UTF-8";
    if (wrong.empty()) {
      for (std::size_t i = 0; i < cells.size(); ++i) c[columns[i]] = Trim(cells[i]);
      wrong = FaultOf(c);
    }
    if (!wrong.empty()) {
      file.faults.push_back({Code::kStore, wrong + "; the line is left out", where});
      continue;
    }
    file.of[std::string(c[kPaper])].push_back({std::string(c[kField]), std::string(c[kOld]), std::string(c[kNew]),
                                               std::string(c[kWho]), std::string(c[kWhy]), number});
  }
  return file;
}

Result<void> TakeCorrections(Store& store, const CorrectionFile& file) {
  if (auto flushed = store.Flush(); !flushed) return flushed;
  return Guarded([&] {
    Database& db = store.database();
    std::set<std::string> no_more;
    Statement taken(db, "SELECT DISTINCT id FROM corrected");
    while (taken.Step())
      if (!file.of.contains(taken.Text(0))) no_more.insert(taken.Text(0));
    taken.Reset();
    if (file.of.empty() && no_more.empty()) return;
    Transaction transaction(db);
    Taker taker(db);
    for (const auto& [paper, corrections] : file.of) taker.Take(paper, corrections);
    for (const std::string& paper : no_more) taker.Take(paper, {});
    transaction.Commit();
  });
}

Result<std::vector<Error>> StaleCorrections(const Store& store, const CorrectionFile& file) {
  return Guarded([&] {
    Database& db = store.database();
    Taker taker(db);
    Statement in_doubt(db, "SELECT 1 FROM corrected WHERE paper = ? AND in_doubt");
    std::map<int, Error> stale;  // by line
    for (const auto& of_paper : file.of) {
      const std::string& id = of_paper.first;
      const std::vector<Correction>& corrections = of_paper.second;
      std::map<int, int> papers;  // to which a line does not apply
      int count = 0;
      taker.EachPaper(id, [&](std::int64_t key, const std::string&, bool changed) {
        ++count;
        const bool look = in_doubt.Bind(key).Step();
        in_doubt.Reset();
        if (!look) return;
        Corrected corrected = taker.CorrectPaper(key, changed, corrections);
        for (const Correction& c : corrected.asked)
          if (!taker.IsTakenBack(key, *RelationIn(c.before)))
            corrected.stale.push_back({Code::kStore, Concat({"there is no relation \"", c.before, "\"; look again"}),
                                       Concat({kCorrectionsName, ":", std::to_string(c.line)})});
        for (Error& error : corrected.stale) {
          const int line = std::stoi(error.where.substr(error.where.rfind(':') + 1));
          ++papers[line];
          error.message = Concat({id, ": ", error.message});
          stale.emplace(line, std::move(error));
        }
      });
      for (const auto& [line, not_applied] : papers)
        if (not_applied < count) stale.erase(line);
      if (count > 0) continue;
      for (const Correction& c : corrections)
        stale.emplace(c.line, Error{Code::kStore, id + ": no paper was read that has this id",
                                    Concat({kCorrectionsName, ":", std::to_string(c.line)})});
    }
    std::vector<Error> errors;
    for (auto& [line, error] : stale) errors.push_back(std::move(error));
    return errors;
  });
}

Document AsCorrected(Database& db, std::int64_t paper, Document document) {
  constexpr std::int64_t kFirstWithCorrections = 8;  // format
  if (db.Number("PRAGMA user_version") < kFirstWithCorrections) return document;
  Statement lines(db, "SELECT lines FROM corrected WHERE paper = ? AND changed");
  if (!lines.Bind(paper).Step()) return document;
  Facts facts = FactsOf(document);
  return Correct(std::move(document), std::move(facts), CorrectionsIn(lines.View(0))).document;
}

}  // namespace kst
