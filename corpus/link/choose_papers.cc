#include <algorithm>
#include <set>

#include "corpus/link/steps.h"
#include "schema/text.h"

namespace kst {
namespace {

// What was replaced since the last time is taken away. Of the papers with one id the official print is used, then XML,
// letterhead and text; of two alike the one whose first file has the smaller name.
constexpr const char* kChoose = R"sql(
DELETE FROM record WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM motion WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM commitment WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM edge WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM paper WHERE gone;
UPDATE paper SET node = CASE WHEN status <> 'failed' THEN id END, chosen = 0 WHERE chosen OR node IS NOT id;
UPDATE paper SET chosen = 1 WHERE key IN (
  SELECT key FROM (
    SELECT key, row_number() OVER (
      PARTITION BY node ORDER BY rank, (SELECT min(path) FROM file WHERE paper = key)) AS place
    FROM paper WHERE node IS NOT NULL)
  WHERE place = 1);
DELETE FROM alias;
)sql";

double Likeness(std::string_view a, std::string_view b, const CorpusRules& rules) {
  const auto topic = [&](std::string_view text) {
    std::set<std::string> words;
    for (std::string& word : FoldedWords(text))
      if (!rules.Has("plain", word)) words.insert(std::move(word));
    return words;
  };
  const auto left = topic(a), right = topic(b);
  if (left.empty() || right.empty()) return 0;
  const auto both = std::count_if(left.begin(), left.end(), [&](const auto& word) { return right.count(word) > 0; });
  return static_cast<double>(both) / static_cast<double>(left.size() + right.size() - static_cast<std::size_t>(both));
}

// A letter on the ministry's own paper that was later printed as a Kamerstuk: same day, same office, same subject.
void JoinLetterheads(Database& db, const CorpusRules& rules) {
  Statement letters(
      db,
      "SELECT key, id, date, title, sender FROM paper WHERE chosen AND id LIKE 'doc-%' AND kind = 'letter' "
      "AND date IS NOT NULL AND title IS NOT NULL AND sender IS NOT NULL ORDER BY id");
  Statement prints(db,
                   "SELECT node, title, sender FROM paper WHERE date = ? AND chosen AND kind = 'letter' "
                   "AND id NOT LIKE 'doc-%' AND title IS NOT NULL ORDER BY node");
  Statement join(db, "UPDATE paper SET node = ?, chosen = 0 WHERE node = ?");
  Statement alias(db, "INSERT OR IGNORE INTO alias VALUES (?, ?)");
  const double enough = rules.Number("letter", "same");
  while (letters.Step()) {
    const auto* ministry = rules.MinistryOf(letters.View(4));
    std::vector<std::string> same;
    prints.Bind(letters.View(2));
    while (prints.Step())
      if (ministry && rules.MinistryOf(prints.View(2)) == ministry &&
          Likeness(prints.View(1), letters.View(3), rules) >= enough)
        same.push_back(prints.Text(0));
    prints.Reset();
    if (same.size() != 1) continue;
    alias.Bind(letters.View(1), same.front()).Do();
    join.Bind(same.front(), letters.View(1)).Do();
  }
}

// An alias that is somebody's own id stays that; one that two papers claim goes to the smaller id.
constexpr const char* kAliases = R"sql(
INSERT OR IGNORE INTO alias
  SELECT a.value, min(p.node) FROM paper p, json_each(p.aliases) a
  WHERE p.node IS NOT NULL AND a.value <> p.node AND NOT EXISTS (SELECT 1 FROM paper q WHERE q.node = a.value AND q.chosen)
  GROUP BY a.value;
)sql";

}  // namespace

void ChoosePapers(Database& db, const CorpusRules& rules) {
  db.Run(kChoose);
  JoinLetterheads(db, rules);
  db.Run(kAliases);
}

}  // namespace kst
