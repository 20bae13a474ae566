#include "corpus/views/diff.h"

#include <fcntl.h>

#include <filesystem>
#include <memory>
#include <utility>

#include "corpus/store/store.h"
#include "tools/cli/command.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/input/lines.h"
#include "tools/input/source.h"

namespace kst {
namespace {

constexpr std::size_t kLongestRecord = std::size_t{1} << 30;

using Line = Result<std::optional<std::string>>;

// The document records of a corpus, or of a file that kst read wrote.
Result<Records> OpenRecords(const std::string& path) {
  const std::string name = Printable(path);
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    return OpenStream(path).map([&](int fd) -> Records {
      return {name, [lines = std::make_shared<LineReader>(fd, kLongestRecord)]() -> Line {
                std::string line;
                if (lines->Next(line)) return line;
                if (lines->error() != 0)
                  return Fail(Code::kUnreadable, "cannot be read: " + SystemReason(lines->error()));
                if (lines->number() == 0) return Fail(Code::kEmpty, "holds no record; kst read FILE… writes them");
                return std::nullopt;
              }};
    });
  }
  return Store::Open(path).and_then([&](const Store& store) -> Result<Records> {
    auto records = std::make_shared<std::vector<std::string>>();
    const Result<void> read = store.EachRecord([&](const StoredRecord& record) {
      records->push_back(record.json);
      return true;
    });
    if (!read) return tl::unexpected(read.error());
    return Records{name, [records, at = std::size_t{0}]() mutable -> Line {
                     if (at == records->size()) return std::nullopt;
                     return std::move((*records)[at++]);
                   }};
  });
}

ExitStatus Run(const Arguments& arguments) {
  Records sides[2];
  for (int i : {0, 1}) {
    const std::string path(arguments.Get(i == 0 ? "OLD" : "NEW"));
    Result<Records> records = OpenRecords(path);
    if (!records) {
      Say("diff", Printable(path) + ": " + InWords(records.error()));
      return ExitStatus::kUsage;
    }
    sides[i] = std::move(*records);
  }
  Output out;
  std::int64_t gained = 0, lost = 0, changed = 0;
  const Result<std::int64_t> told = DiffRecords(sides[0], sides[1], [&](const Difference& difference) {
    ++(difference.change == Difference::Change::kGained ? gained
       : difference.change == Difference::Change::kLost ? lost
                                                        : changed);
    return out.Write(ToText(difference) + "\n");
  });
  if (!told) {
    Say("diff", InWords(told.error()));
    return out.Finish("diff", ExitStatus::kUsage);
  }
  out.Write("gained " + std::to_string(gained) + ", lost " + std::to_string(lost) + ", changed " +
            std::to_string(changed) + "\n");
  return out.Finish("diff", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    {"OLD", "", "a file that kst read wrote, or a corpus", true},
    {"NEW", "", "the same papers, read by other rules or another program", true},
};

}  // namespace

extern const Command kDiffCommand;
const Command kDiffCommand{"diff", "what a change of rules gains and loses, in words", kOptions, Run,
                           "  kst read *.pdf > old.ndjson\n"
                           "  kst read *.pdf --rules my-rules > new.ndjson\n"
                           "  kst diff old.ndjson new.ndjson\n"};

}  // namespace kst
