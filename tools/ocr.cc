#include "tools/ocr.h"

#include <cstdlib>
#include <string_view>

#include "tools/cli/sibling.h"

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
  setenv(kThreads, "1", 1);
  Become("kst-ocr", words);  // LoadOcr() says when it is not there
}

Result<PictureReader> LoadOcr() {
  if (load != nullptr) return load();
  return Fail(Code::kMissing, "--ocr needs the program kst-ocr beside kst; install it, or use ocrmypdf -l nld IN OUT");
}

}  // namespace kst
