// tools/input/inputs.h: from the words behind `kst run` to files, one at a time: files
// as they are, folders with all PDF and XML files below them (sorted, hidden ones
// and links to folders left out), and lists of files.
//
// Memory holds the names of the folders that are being walked, no more.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schema/values/result.h"

namespace kst {

// The names in a file: one on each line, or parted by NUL as `find -print0` writes them; "-" is standard input.
Result<std::vector<std::string>> ReadFileList(const std::string& path);

class InputFiles {
 public:
  using Warn = std::function<void(const std::string&)>;  // "papers: this folder holds no PDF"

  InputFiles(std::vector<std::string> names, Warn warn);

  bool Next(std::string& path);

 private:
  struct Folder {
    std::string path;
    std::vector<std::string> entries;  // last one first; folders end in '/'
    bool named = false;                // by the user: worth a warning when nothing is in it
    std::size_t files_before = 0;
  };
  void Enter(const std::string& path, bool named);

  std::vector<std::string> names_;  // last one first
  std::vector<Folder> open_;
  std::size_t files_ = 0;
  Warn warn_;
};

}  // namespace kst
