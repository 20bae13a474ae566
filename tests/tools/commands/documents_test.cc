// Runs the documents of tests/cli: what is typed, and what must come of it.
//
//   % kst read letter.txt --text        a line for bash; kst is on its path
//   Geachte voorzitter                  what it reads, up to ^D (may be left out)
//   ^D
//   Geachte voorzitter                  what it prints
//   2> kst read: …                      what it says on standard error
//   => 1                                the exit status, when it is not 0
//
// These blocks are the indented parts of a Markdown file. All blocks of a file run
// in one folder that is empty at first, so one can write a file that a later one
// reads. KST_ACCEPT=1 writes what came of it into the document.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

constexpr std::string_view kIndent = "    ";

struct Block {
  std::string command, input, expected;
  bool has_input = false;
};

bool IsCode(const std::string& line) { return line.starts_with(kIndent); }

Block ReadBlock(const std::vector<std::string>& lines) {
  Block block{lines[0].substr(2), {}, {}, false};
  std::string text;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i] == "^D") {
      block.input = std::exchange(text, {});
      block.has_input = true;
    } else {
      text += lines[i] + "\n";
    }
  }
  block.expected = text;
  return block;
}

std::string Outcome(const ProgramRun& run) {
  std::string text = run.out;
  if (!text.empty() && !text.ends_with('\n')) text += "\n";
  std::istringstream err(run.err);
  for (std::string line; std::getline(err, line);) text += "2> " + line + "\n";
  if (run.status != 0) text += "=> " + std::to_string(run.status) + "\n";
  return text;
}

std::string Indented(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out += line.empty() ? "\n" : std::string(kIndent) + line + "\n";
  return out;
}

// Runs the blocks of a document; gives it back as it would be if all outcomes were right.
std::string RunDocument(const std::string& document, const std::string& name) {
  const ScratchFolder folder;
  std::istringstream in(document);
  std::string out, line;
  bool more = static_cast<bool>(std::getline(in, line));
  while (more) {
    if (!line.starts_with(std::string(kIndent) + "% ")) {
      out += line + "\n";
      more = static_cast<bool>(std::getline(in, line));
      continue;
    }
    std::vector<std::string> lines{line.substr(kIndent.size())};
    std::size_t blank = 0;  // lines, which belong to the outcome only when more of it follows
    while ((more = static_cast<bool>(std::getline(in, line))) && (IsCode(line) || line.empty()) &&
           !line.starts_with(std::string(kIndent) + "% ")) {
      if (line.empty() && ++blank) continue;
      lines.insert(lines.end(), std::exchange(blank, 0), "");
      lines.push_back(line.substr(kIndent.size()));
    }
    const Block block = ReadBlock(lines);
    const std::string outcome = Outcome(folder.Shell(block.command, block.input));
    EXPECT_EQ(outcome, block.expected) << name << ": % " << block.command;
    out += Indented("% " + block.command + "\n" + (block.has_input ? block.input + "^D\n" : "") + outcome) +
           std::string(blank, '\n');
  }
  return out;
}

TEST(CommandDocuments, ComeOutAsWritten) {
  const auto documents = FilesBelow(SourceDir() / "tests/cli", ".md");
  EXPECT_FALSE(documents.empty());
  const bool accept = std::getenv("KST_ACCEPT") != nullptr;
  for (const auto& path : documents) {
    const std::string made = RunDocument(ReadFile(path), path.filename().string());
    if (accept) std::ofstream(path, std::ios::binary) << made;
  }
}

}  // namespace
}  // namespace kst
