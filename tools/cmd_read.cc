#include <unistd.h>

#include "schema/json.h"
#include "tools/command.h"
#include "tools/each.h"
#include "tools/lines.h"
#include "tools/message.h"
#include "tools/output.h"
#include "tools/pipeline.h"
#include "tools/source.h"

namespace kst {
namespace {

constexpr std::size_t kMegabyte = 1 << 20;
constexpr std::size_t kFileLimit = 512 * kMegabyte;
constexpr std::size_t kLineLimit = 64 * kMegabyte;

// Prints documents one after the other in the form that was asked for.
class Printer {
 public:
  explicit Printer(const Arguments& arguments) : text_(arguments.Has("--text")), pretty_(arguments.Has("--pretty")) {}

  bool Print(const Document& document) {
    if (document.status == Status::kFailed) {
      some_failed_ = true;
      const std::string why = document.diagnostics.empty() ? "" : document.diagnostics[0].message;
      Say("read", Printable(document.source) + ": " + why);
      if (text_) return true;
    }
    if (text_) return out_.Write((std::exchange(first_, false) ? "" : "\f") + document.text + "\n");
    return out_.Write((pretty_ ? ToPrettyJson(document) : ToJson(document)) + "\n");
  }

  ExitStatus Finish(ExitStatus status = ExitStatus::kOk) {
    return out_.Finish("read", status == ExitStatus::kOk && some_failed_ ? ExitStatus::kSomeFailed : status);
  }

 private:
  Output out_;
  bool text_, pretty_, first_ = true, some_failed_ = false;
};

Document ReadFile(const Pipeline& pipeline, const std::string& path) {
  const Input input{SourceName(path), KindOfFile(path), ""};
  const Result<std::string> bytes = OpenSource(path).and_then([](int fd) { return ReadAll(fd, kFileLimit); });
  return bytes ? pipeline.Read(input, *bytes) : pipeline.Failed(input, bytes.error());
}

ExitStatus ReadEach(const Pipeline& pipeline, Printer& printer) {
  LineReader lines(STDIN_FILENO, kLineLimit);
  std::string line;
  while (lines.Next(line)) {
    const std::string place = "line " + std::to_string(lines.number());
    Result<EachLine> each = lines.too_long() ? Fail(Code::kTooLarge, "longer than 64 MB") : ReadEachLine(line);
    if (!each && lines.cut()) {
      Say("read", place + " of standard input is cut off; the lines before it are done");
      return printer.Finish(ExitStatus::kCutInput);
    }
    const Input input{each ? each->key : place, InputKind::kText, each ? each->date : ""};
    if (!printer.Print(each ? pipeline.Read(input, each->text) : pipeline.Failed(input, each.error()))) break;
  }
  return printer.Finish();
}

ExitStatus Run(const Arguments& arguments) {
  if (arguments.Has("--each") == !arguments.All("FILE").empty())
    return SayUsage("read", "give files, or --each for lines on standard input");
  Result<Pipeline> pipeline = LoadRules(std::string(arguments.Get("--rules"))).and_then(Pipeline::Load);
  if (!pipeline) {
    Say("read", InWords(pipeline.error()));
    return ExitStatus::kUsage;
  }
  Printer printer(arguments);
  if (arguments.Has("--each")) return ReadEach(*pipeline, printer);
  for (const std::string& path : arguments.All("FILE"))
    if (!printer.Print(ReadFile(*pipeline, path))) break;
  return printer.Finish();
}

constexpr Option kOptions[] = {
    {"FILE...", "", "PDFs, official XML (.xml), or text layers (.txt, or - for standard input)"},
    {"--each", "", "read {\"key\":…,\"text\":…} lines from standard input instead of files"},
    {"--text", "", "print the running text; several papers are parted by a form feed"},
    {"--pretty", "", "print records over many lines"},
    {"--rules", "DIR", "rule files that replace compiled-in ones of the same name"},
};

}  // namespace

extern const Command kReadCommand;
const Command kReadCommand{"read", "all that is known about a paper on its own, one record a line", kOptions, Run,
                           "One record for each input, in order, also for one that fails (status \"failed\").\n"
                           "  kst read kst-29911-329.pdf --text\n"
                           "  kst read *.pdf > papers.ndjson\n"};

}  // namespace kst
