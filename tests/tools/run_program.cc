#include "tests/tools/run_program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "tests/shared.h"

namespace kst {

std::filesystem::path Program() {
  static const std::filesystem::path program =
      std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "tools" / "kst";
  return program;
}

ScratchFolder::ScratchFolder() {
  std::string name = std::filesystem::temp_directory_path() / "kst-test-XXXXXX";
  path_ = mkdtemp(name.data());
}

ScratchFolder::~ScratchFolder() {
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_, error))
    if (entry.is_directory()) std::filesystem::permissions(entry, std::filesystem::perms::owner_all, error);
  std::filesystem::remove_all(path_, error);
}

void ScratchFolder::Write(const std::string& name, const std::string& bytes) const {
  const std::filesystem::path file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  const int fd = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  ASSERT_GE(fd, 0) << name;
  ASSERT_EQ(write(fd, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  close(fd);
}

std::string ScratchFolder::Read(const std::string& name) const { return ReadFile(path_ / name); }

ProgramRun ScratchFolder::Kst(const std::vector<std::string>& words, const std::string& input) const {
  std::vector<std::string> all{Program().string()};
  all.insert(all.end(), words.begin(), words.end());
  return Run(std::move(all), input);
}

ProgramRun ScratchFolder::Shell(const std::string& line, const std::string& input) const {
  return Run({"/bin/bash", "-c", line}, input);
}

// Input and output go through files outside the folder, so nothing can wait for anything.
ProgramRun ScratchFolder::Run(std::vector<std::string> words, const std::string& input) const {
  const std::string base = path_.string();
  const auto file = [&](const char* ending) {
    return open((base + ending).c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  };
  const int in = file(".in"), out = file(".out"), err = file(".err");
  EXPECT_EQ(write(in, input.data(), input.size()), static_cast<ssize_t>(input.size()));
  lseek(in, 0, SEEK_SET);
  const pid_t pid = fork();
  if (pid == 0) {
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    const std::string search = Program().parent_path().string() + ":" + std::getenv("PATH");
    setenv("PATH", search.c_str(), 1);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    if (chdir(path_.c_str()) == 0) execv(argv[0], argv.data());
    _exit(126);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  for (const int fd : {in, out, err}) close(fd);
  ProgramRun run{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), ReadFile(base + ".out"),
                 ReadFile(base + ".err")};
  for (const char* ending : {".in", ".out", ".err"}) std::filesystem::remove(base + ending);
  return run;
}

}  // namespace kst
