#include "corpus/store/migrate.h"

#include <string>

#include "corpus/store/tables.h"

namespace kst {

void Migrate(Database& db, std::int64_t format) {
  if (format >= kStoreFormat) return;
  Transaction transaction(db);
  if (format < 3) {
    db.Run(kLinkTables);
    db.Run("ALTER TABLE node ADD COLUMN named_by TEXT; ALTER TABLE node ADD COLUMN named_seq INTEGER");
  }
  if (format < 4) db.Run(kTextTable);
  if (format < 5) {
    db.Run("DROP INDEX edge_to; DROP INDEX edge_ask; ALTER TABLE edge RENAME TO edge_before");
    db.Run(kEdgeTable);
    db.Run("INSERT INTO edge SELECT * FROM edge_before ORDER BY paper, seq; DROP TABLE edge_before");
  }
  if (format < 6)
    db.Run(
        "ALTER TABLE run ADD COLUMN began TEXT; ALTER TABLE run ADD COLUMN ended TEXT; "
        "ALTER TABLE run ADD COLUMN papers INTEGER");
  if (format < 7) {
    db.Run(
        "ALTER TABLE node ADD COLUMN added INTEGER NOT NULL DEFAULT 0; "
        "ALTER TABLE node ADD COLUMN run INTEGER NOT NULL DEFAULT 0");
    db.Run(kChangeTables);
  }
  if (format < 8) db.Run(kCorrectionTables);
  if (format < 9) {  // what was merely cited and what was there are not told apart in what went before
    db.Run(kWasThereTable);
    db.Run(
        "INSERT INTO was_there SELECT id, 0, run FROM removed WHERE kind NOT IN ('person', 'committee', 'ministry', "
        "'dossier', 'commitment') UNION SELECT id, added, run FROM node WHERE NOT present AND run > added");
  }
  db.Run(("PRAGMA user_version=" + std::to_string(kStoreFormat)).c_str());
  transaction.Commit();
}

}  // namespace kst
