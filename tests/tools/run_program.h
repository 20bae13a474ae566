// tests/tools/run_program.h: runs the real program `kst` in a folder of its own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace kst {

struct ProgramRun {
  int status = -1;  // exit status; 128 + signal when a signal ended it
  std::string out, err;
};

std::filesystem::path Program();  // <build>/tools/kst

// A folder that is made for a test and removed after it.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void Write(const std::string& name, const std::string& bytes) const;
  std::string Read(const std::string& name) const;

  // `kst words…` in this folder with `input` on standard input. `shell`: a line for bash, with kst on its path.
  ProgramRun Kst(const std::vector<std::string>& words, const std::string& input = {}) const;
  ProgramRun Shell(const std::string& line, const std::string& input = {}) const;

 private:
  ProgramRun Run(std::vector<std::string> words, const std::string& input) const;
  std::filesystem::path path_;
};

}  // namespace kst
