#include "corpus/link/known_motions.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "corpus/link/name_match.h"
#include "corpus/store/stored_values.h"
#include "schema/id.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kKept = 8192;  // motions of the store in memory

}  // namespace

std::optional<int> DayNumber(std::string_view iso) {
  if (!IsDate(iso)) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t n) { return std::stoi(std::string(iso.substr(at, n))); };
  using namespace std::chrono;
  const year_month_day day{year(number(0, 4)), month(static_cast<unsigned>(number(5, 2))),
                           std::chrono::day(static_cast<unsigned>(number(8, 2)))};
  return static_cast<int>(sys_days(day).time_since_epoch().count());
}

Motion MotionOf(const KnownMotion& known, const CorpusRules& rules) {
  Motion motion;
  motion.id = known.id;
  motion.date = known.date;
  motion.day = DayNumber(known.date);
  TitleNames names = NamesInTitle(known.title, rules);
  if (names.people.empty())
    for (const std::string& person : known.people) names.people.push_back(FoldedWords(person));
  motion.proposers = std::move(names.people);
  motion.cs = names.cs;
  for (const std::string& word : FoldedWords(known.title)) motion.changed |= rules.Has("changed", word);
  // The paper may have said which version it follows, its title does.
  if (known.replaces)
    motion.before = *known.replaces;
  else if (!names.before.empty())
    motion.before = Concat({"kst-", DossierOf(known.id).value_or(""), "-", names.before});
  motion.topic = Topic::Of(known.text, rules);
  return motion;
}

std::vector<std::string> KeysOf(const Motion& motion) {
  std::set<std::string> keys;
  for (const auto& proposer : motion.proposers)
    if (!proposer.empty()) keys.insert("n:" + proposer.back());
  return {keys.begin(), keys.end()};
}

const char* const KnownMotions::kColumns =
    "SELECT m.id, m.date, m.before, m.cs, m.changed, m.people, m.stems, "
    "(SELECT min(CASE a.date WHEN '' THEN m.date ELSE a.date END) FROM known_motion a "
    "WHERE a.before = m.id AND a.before <> '') FROM ";

KnownMotions::KnownMotions(Database& db) {
  const std::string columns = kColumns;
  with_key_ = std::make_unique<Statement>(
      db, (columns + "link_key k CROSS JOIN known_motion m ON m.paper = k.paper WHERE k.key = ?").c_str());
  with_id_ = std::make_unique<Statement>(db, (columns + "known_motion m WHERE m.id = ?").c_str());
  all_ = std::make_unique<Statement>(db, (columns + "known_motion m").c_str());
}

std::shared_ptr<const Motion> KnownMotions::In(const Statement& row) {
  auto motion = std::make_shared<Motion>();
  motion->id = row.Text(0);
  motion->date = row.Text(1);
  motion->day = DayNumber(motion->date);
  motion->before = row.Text(2);
  motion->cs = row.Number(3) != 0;
  motion->changed = row.Number(4) != 0;
  for (const std::string& person : StringsIn("known_motion.people", row.View(5)))
    motion->proposers.push_back(FoldedWords(person));
  motion->topic = Topic::FromText(row.View(6));
  motion->replaced_on = row.Text(7);
  return motion;
}

void KnownMotions::Keep(std::shared_ptr<const Motion> motion) {
  for (const std::string& key : KeysOf(*motion)) by_key_[key].push_back(motion);
  by_id_.emplace(motion->id, std::move(motion));
}

const Motions& KnownMotions::WithKey(const std::string& key) {
  static const Motions kNone;
  if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
  if (!with_key_) return kNone;
  if (kept_ > kKept) by_key_.clear(), kept_ = 0;
  Motions& found = by_key_[key];
  with_key_->Bind(key);
  while (with_key_->Step()) found.push_back(In(*with_key_));
  with_key_->Reset();
  kept_ += found.size() + 1;
  return found;
}

std::shared_ptr<const Motion> KnownMotions::WithId(const std::string& id) {
  if (const auto known = by_id_.find(id); known != by_id_.end()) return known->second;
  if (!with_id_) return nullptr;
  if (by_id_.size() > kKept) by_id_.clear();
  auto& found = by_id_[id];
  if (with_id_->Bind(id).Step()) found = In(*with_id_);
  with_id_->Reset();
  return found;
}

// A circle of misprints ends after as many steps as it may have.
std::string KnownMotions::FirstVersion(const Motion& motion) {
  std::string first = motion.id, before = motion.before;
  for (int step = 0; step < kMostVersions && !before.empty(); ++step) {
    const auto version = WithId(before);
    if (!version) break;
    first = version->id;
    before = version->before;
  }
  return first;
}

void PutMotions(Database& db, const CorpusRules& rules) {
  Statement rows(db,
                 "SELECT p.key, p.id, p.date, p.title, m.text, p.people, "
                 "(SELECT e.target FROM edge e WHERE e.paper = p.key AND e.type = 'replaces' ORDER BY e.seq LIMIT 1) "
                 "FROM temp.changed c CROSS JOIN paper p ON p.key = c.key CROSS JOIN motion m ON m.paper = p.key "
                 "WHERE p.chosen AND p.node = p.id");
  Statement put(db, "INSERT INTO known_motion VALUES (?,?,?,?,?,?,?,?)");
  Statement put_key(db, "INSERT INTO link_key VALUES (?,-1,?)");
  while (rows.Step()) {
    const Motion motion = MotionOf({rows.Text(1), rows.Text(2), StringsIn("paper.people", rows.View(5)), rows.Text(3),
                                    rows.Text(4), rows.Maybe(6)},
                                   rules);
    std::vector<std::string> people;
    for (const auto& proposer : motion.proposers) people.push_back(Join(proposer, " "));
    JsonWriter list;
    list.Value(people);
    put.Do(rows.Number(0), motion.id, motion.date, motion.before, motion.cs, motion.changed, list.text(),
           motion.topic.ToText());
    for (const std::string& key : KeysOf(motion)) put_key.Do(rows.Number(0), key);
  }
}

}  // namespace kst
