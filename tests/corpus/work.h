// tests/corpus/work.h: how much SQLite does while something is asked of a corpus: a count that no clock disturbs.
#pragma once

#include <sqlite3.h>

#include <cstdint>

#include "corpus/store/database.h"

namespace kst {

template <class F>
std::int64_t WorkOf(const Store& store, F&& body) {  // in hundreds of steps of SQLite's machine
  std::int64_t count = 0;
  sqlite3_progress_handler(
      store.database().handle(), 100,
      [](void* counted) {
        ++*static_cast<std::int64_t*>(counted);
        return 0;
      },
      &count);
  body();
  sqlite3_progress_handler(store.database().handle(), 0, nullptr, nullptr);
  return count;
}

}  // namespace kst
