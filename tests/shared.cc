#include "tests/shared.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace kst {

std::filesystem::path SourceDir() { return KST_SOURCE_DIR; }

std::filesystem::path Shared(const std::string& below) { return std::filesystem::path(KST_SHARED_DIR) / below; }

bool HasShared() {
  const bool here = std::filesystem::exists(Shared("corpus"));
  if (!here && std::getenv("CI") != nullptr) ADD_FAILURE() << "../shared is missing, and this is CI";
  return here;
}

std::vector<std::filesystem::path> FilesBelow(const std::filesystem::path& folder, const std::string& ending) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ending) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

}  // namespace kst
