// Whether a file is still the one that a paper was read from.
#include "tools/commands/file_states.h"

#include <gtest/gtest.h>

#include "schema/digest.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

TEST(FileStates, AFileOfAnotherTimeIsReadOnce) {
  const ScratchFolder folder;
  folder.Write("a.pdf", "as it was read");
  const std::filesystem::path path = folder.path() / "a.pdf";
  const PaperFile file{path.string(), Sha256("as it was read"), 14, 1};  // copied: its time is not the ledger's
  const auto time = std::filesystem::last_write_time(path);
  FileStates states;
  EXPECT_EQ(states.Of(file), FileState::kThere);
  folder.Write("a.pdf", "AS IT WAS READ");
  std::filesystem::last_write_time(path, time);
  EXPECT_EQ(states.Of(file), FileState::kThere) << "was read again";
  std::filesystem::last_write_time(path, time + std::chrono::seconds(1));
  EXPECT_EQ(states.Of(file), FileState::kChanged);
  folder.Write("a.pdf", "longer than it was");
  EXPECT_EQ(states.Of(file), FileState::kChanged);
  std::filesystem::remove(path);
  EXPECT_EQ(states.Of(file), FileState::kGone);
}

}  // namespace
}  // namespace kst
