// corpus/store/migrate.h: a corpus that an older kst made, brought to the tables of this one when a run opens it to
// write. What it holds stays; what it lacks is made as papers are read again.
//
//   2 -> 3   only what changed is linked again (touched and what link looks up); it is linked anew once
//   3 -> 4   texts are kept (text)
//   4 -> 5   edges lie in the order in which they are put
//   5 -> 6   the ledger tells when a run was
//   6 -> 7   nodes know the runs that added and changed them; of what was before, all is told as new
//   7 -> 8   papers can be corrected
#pragma once

#include "corpus/store/database.h"

namespace kst {

inline constexpr int kOldestFormat = 2;  // that can be read as it is, and migrated

void Migrate(Database& db, std::int64_t format);  // to kStoreFormat, at once or not at all

}  // namespace kst
