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

// The document records of a corpus, or of a file that kst read wrote; `error` is set when its end is not the end.
Result<NextRecord> OpenRecords(const std::string& path, std::optional<Error>& error) {
  if (!std::filesystem::is_directory(path)) {
    return OpenStream(path).map([&](int fd) -> NextRecord {
      return [&error, lines = std::make_shared<LineReader>(fd, kLongestRecord)]() -> std::optional<std::string> {
        std::string line;
        if (lines->Next(line)) return line;
        if (lines->error() != 0) error = Error{Code::kUnreadable, "cannot be read: " + SystemReason(lines->error())};
        if (lines->number() == 0 && !error) error = Error{Code::kEmpty, "holds no record; kst read FILE… writes them"};
        return std::nullopt;
      };
    });
  }
  return Store::Open(path).and_then([](const Store& store) -> Result<NextRecord> {
    auto records = std::make_shared<std::vector<std::string>>();
    const Result<void> read = store.EachRecord([&](const StoredRecord& record) {
      records->push_back(record.json);
      return true;
    });
    if (!read) return tl::unexpected(read.error());
    return [records, at = std::size_t{0}]() mutable -> std::optional<std::string> {
      if (at == records->size()) return std::nullopt;
      return std::move((*records)[at++]);
    };
  });
}

ExitStatus Run(const Arguments& arguments) {
  constexpr std::string_view kWords[] = {"OLD", "NEW"};
  NextRecord sides[2];
  std::optional<Error> errors[2];
  for (int i : {0, 1}) {
    const std::string path(arguments.Get(kWords[i]));
    Result<NextRecord> records = OpenRecords(path, errors[i]);
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
    return ExitStatus::kUsage;
  }
  for (int i : {0, 1}) {
    if (!errors[i]) continue;
    Say("diff", Printable(arguments.Get(kWords[i])) + ": " + InWords(*errors[i]));
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
