#include "tools/input/inputs.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "schema/text.h"
#include "tools/cli/message.h"
#include "tools/input/beside.h"
#include "tools/input/source.h"

namespace kst {
namespace {

constexpr std::size_t kLongestList = std::size_t{1} << 30;

bool IsPaper(std::string name) {
  std::ranges::transform(name, name.begin(), LowerAscii);
  return name.ends_with(".pdf") || name.ends_with(".xml");
}

std::vector<std::string> SplitList(const std::string& text) {
  std::vector<std::string> names;
  const char separator = text.find('\0') == std::string::npos ? '\n' : '\0';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    std::string name = text.substr(at, end - at);
    if (separator == '\n' && name.ends_with('\r')) name.pop_back();
    if (!name.empty()) names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

}  // namespace

Result<std::vector<std::string>> ReadFileList(const std::string& path) {
  const Result<std::string> text = OpenStream(path).and_then([](int fd) { return ReadAll(fd, kLongestList); });
  if (!text) return Fail(text.error().code, text.error().message, Printable(path));
  return SplitList(*text);
}

InputFiles::InputFiles(std::vector<std::string> names, Warn warn) : names_(std::move(names)), warn_(std::move(warn)) {
  std::ranges::reverse(names_);
}

void InputFiles::Enter(const std::string& path, bool named) {
  Folder folder{path.ends_with('/') ? path : path + "/", {}, named, files_};
  std::error_code error;
  for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    std::string name = entry->path().filename().string();
    std::error_code gone;
    const bool is_folder = entry->is_directory(gone) && !entry->is_symlink(gone);
    if (name.starts_with('.') || (!is_folder && (!IsPaper(name) || IsBeside(entry->path().string())))) continue;
    folder.entries.push_back(std::move(name) + (is_folder ? "/" : ""));
  }
  if (error) {
    warn_(Printable(path) + ": this folder cannot be read: " + SystemReason(error.value()));
    folder.named = false;
  }
  std::ranges::sort(folder.entries, std::greater<>());
  open_.push_back(std::move(folder));
}

bool InputFiles::Next(std::string& path) {
  while (true) {
    if (open_.empty()) {
      if (names_.empty()) return false;
      path = std::move(names_.back());
      names_.pop_back();
      std::error_code error;
      if (!std::filesystem::is_directory(path, error)) return ++files_, true;
      Enter(path, true);
      continue;
    }
    Folder& folder = open_.back();
    if (folder.entries.empty()) {
      if (folder.named && folder.files_before == files_)
        warn_(Printable(folder.path) + ": there is no PDF or XML file below this folder");
      open_.pop_back();
      continue;
    }
    path = folder.path + folder.entries.back();
    folder.entries.pop_back();
    if (!path.ends_with('/')) return ++files_, true;
    path.pop_back();
    Enter(path, false);
  }
}

}  // namespace kst
