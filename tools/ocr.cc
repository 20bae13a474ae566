#include "tools/ocr.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace kst {
namespace {

constexpr const char* kThreads = "OMP_THREAD_LIMIT";

Result<PictureReader> (*load)() = nullptr;

bool AsksForOcr(char** words) {
  for (; *words != nullptr && *words != std::string_view("--"); ++words)
    if (*words == std::string_view("--ocr")) return true;
  return false;
}

}  // namespace

void GoWhereOcrIs(char** words, Result<PictureReader> (*loader)()) {
  load = loader;
  const char* threads = getenv(kThreads);
  const bool alone = threads != nullptr && threads == std::string_view("1");
  if (load != nullptr ? alone : !AsksForOcr(words)) return;
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return;
  setenv(kThreads, "1", 1);
  execv((self.parent_path() / "kst-ocr").c_str(), words);
}

Result<PictureReader> LoadOcr() {
  if (load != nullptr) return load();
  return Fail(Code::kMissing, "--ocr needs the program kst-ocr beside kst; install it, or use ocrmypdf -l nld IN OUT");
}

}  // namespace kst
