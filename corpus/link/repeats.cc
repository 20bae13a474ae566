#include <map>

#include "corpus/link/promises.h"
#include "corpus/link/steps.h"
#include "corpus/store/tables.h"

namespace kst {
namespace {

struct Said {  // again
  std::string first;
  double alike = 0;
  bool operator==(const Said&) const = default;
};
using Place = std::pair<std::int64_t, std::int64_t>;  // row of the letter, and seq of the promise there

}  // namespace

void FindRepeats(Database& db, const CorpusRules& rules, LinkCounts& counts) {
  Statement dossiers(db, "SELECT DISTINCT substr(key, 3) FROM temp.moved WHERE key >= 'r:' AND key < 'r;'");
  Statement known(db,
                  "SELECT e.paper, e.seq, e.to_id, e.said_confidence FROM known_promise k CROSS JOIN edge e "
                  "ON e.paper = k.paper AND e.seq = k.seq + ?2 WHERE k.dossier = ?1");
  Statement drop(db, "DELETE FROM edge WHERE paper = ? AND seq = ?");
  Statement put(
      db,
      "INSERT INTO edge(paper, seq, type, target, target_kind, target_title, target_people, said, said_confidence, "
      "page, evidence, to_id, resolution, confidence) "
      "SELECT e.paper, e.seq + ?3, 'repeats', ?4, 'commitment', e.target_title, '[]', 'by_name', ?5, e.page, "
      "e.evidence, ?4, 'by_name', ?5 FROM edge e WHERE e.paper = ?1 AND e.seq = ?2");
  Statement is_changed(db, "SELECT 1 FROM temp.changed WHERE key = ?");
  Statement is_dirty(db, "INSERT OR IGNORE INTO temp.dirty VALUES (?)");
  const auto count = [&](std::int64_t paper, int by) {
    if (!is_changed.Bind(paper).Step()) counts.Add(Resolution::kByName, by), counts.edges += by;
    is_changed.Reset();
  };
  while (dossiers.Step()) {
    const auto promises = PromisesOfDossier(db, dossiers.View(0));
    std::map<Place, Said> now;
    for (const Repeated& r : FindRepeated(promises, rules.Number("commitment", "repeated")))
      now[{promises[r.promise].row, promises[r.promise].seq}] = {promises[r.first].id, r.alike};
    std::map<Place, Said> before;
    known.Bind(dossiers.View(0), kDerived);
    while (known.Step()) before[{known.Number(0), known.Number(1) - kDerived}] = {known.Text(2), known.Real(3)};
    known.Reset();
    for (const auto& [place, said] : before) {
      const auto again = now.find(place);
      if (again != now.end() && again->second == said) continue;
      drop.Bind(place.first, place.second + kDerived).Do();
      is_dirty.Bind(said.first).Do();
      count(place.first, -1);
    }
    for (const auto& [place, said] : now) {
      const auto known_before = before.find(place);
      if (known_before != before.end() && known_before->second == said) continue;
      put.Bind(place.first, place.second, kDerived, said.first, said.alike).Do();
      is_dirty.Bind(said.first).Do();
      count(place.first, 1);
    }
  }
}

}  // namespace kst
