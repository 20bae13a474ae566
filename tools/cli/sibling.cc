#include "tools/cli/sibling.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace kst {

int Become(const char* program, char** words) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return error.value();
  execv((self.parent_path() / program).c_str(), words);
  return errno;
}

}  // namespace kst
