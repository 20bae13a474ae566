// corpus/store/store_state.h: the inside of a Store, for store.cc (opening, ledger),
// write.cc (writing) and read.cc (reading).
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "corpus/store/database.h"
#include "corpus/store/store.h"

namespace kst {

class WriteLock {  // on folder/kst.lock; throws SqlError when another process holds it
 public:
  explicit WriteLock(const std::string& folder);
  ~WriteLock();
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  int fd_ = -1;
};

class PaperWriter;  // corpus/store/paper_writer.h

struct Store::State {
  State(std::string folder, Database::Mode mode);
  State(const State& other);  // Store::Copy
  ~State();

  PaperWriter& Writer();  // made when first asked for

  std::string folder, made_by, text_by;
  bool reads_pictures = false;
  int run = 0;
  std::optional<WriteLock> lock;
  std::optional<Database> db;
  std::unique_ptr<PaperWriter> writer;
  bool in_transaction = false;
  std::size_t bytes_in_transaction = 0, papers_in_transaction = 0;
  std::chrono::steady_clock::time_point transaction_began;
};

}  // namespace kst
