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

// The document records of a corpus, or of a file that kst read wrote.
Result<NextRecord> OpenRecords(const std::string& path) {
  if (!std::filesystem::is_directory(path)) {
    return OpenSource(path).map([](int fd) -> NextRecord {
      return [lines = std::make_shared<LineReader>(fd, kLongestRecord)]() -> std::optional<std::string> {
        std::string line;
        if (!lines->Next(line)) return std::nullopt;
        return line;
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
  NextRecord sides[2];
  for (auto [word, side] : {std::pair{"OLD", &sides[0]}, {"NEW", &sides[1]}}) {
    const std::string path(arguments.Get(word));
    Result<NextRecord> records = OpenRecords(path);
    if (!records) {
      Say("diff", Printable(path) + ": " + InWords(records.error()));
      return ExitStatus::kUsage;
    }
    *side = std::move(*records);
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
