#include <unistd.h>

#include <utility>

#include "corpus/link/motions.h"
#include "corpus/store/store.h"
#include "schema/record/json.h"
#include "tools/cli/arguments.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/printed_tables.h"
#include "tools/commands/reading.h"
#include "tools/input/lines.h"
#include "tools/input/source.h"
#include "tools/input/text_lines.h"

namespace kst {
namespace {

enum class Form { kRecord, kPretty, kText, kCsv, kNdjson };

Answer Format(const Document& document, Form form) {
  Answer answer{document.status == Status::kFailed, {}, {}, {}};
  if (answer.failed) answer.message = FailureInWords(document);
  if (form == Form::kText) {
    answer.body = document.text + "\n";
  } else if (form == Form::kCsv || form == Form::kNdjson) {
    answer.body = form == Form::kCsv ? TablesAsCsv(document) : TablesAsNdjson(document);
  } else {
    answer.body = (form == Form::kPretty ? ToPrettyJson(document) : ToJson(document)) + "\n";
  }
  return answer;
}

// Prints answers one after the other, and what failed on standard error.
class Printer {
 public:
  Printer(const Pipeline& pipeline, Form form) : pipeline_(pipeline), form_(form) {}

  bool Print(const Job& job, Outcome outcome) {
    const Answer answer = outcome.answer
                              ? std::move(*outcome.answer)
                              : Format(pipeline_.Failed(job.input, outcome.answer.error(), outcome.sha256), form_);
    if (answer.failed) {
      some_failed_ = true;
      Say("read", Printable(job.input.source) + ": " + answer.message);
      if (form_ != Form::kRecord && form_ != Form::kPretty) return true;
    }
    if (form_ == Form::kText && !std::exchange(first_, false)) out_.Write("\f");
    return out_.Write(answer.body) && out_.Flush();
  }

  ExitStatus Finish(ExitStatus status) {
    return out_.Finish("read", status == ExitStatus::kOk && some_failed_ ? ExitStatus::kSomeFailed : status);
  }

 private:
  const Pipeline& pipeline_;
  Form form_;
  Output out_;
  bool first_ = true, some_failed_ = false;
};

// The lines of --each as jobs. A line that is no record becomes a job that fails.
class EachLines {
 public:
  Supply Next(Job& job) {
    std::string line;
    const LineReader::Got got = lines_.TryNext(line);
    if (got != LineReader::Got::kLine) return got == LineReader::Got::kEnd ? Supply::kEnd : Supply::kLater;
    const std::string place = "line " + std::to_string(lines_.number());
    Result<EachLine> each = ReadEachLine(line, lines_.too_long());
    if (!each && lines_.cut()) {
      cut_ = place;
      return Supply::kEnd;
    }
    job.input = {each ? each->key : place, InputKind::kText, each ? each->date : ""};
    if (each) {
      job.text = std::move(each->text);
    } else {
      job.refused = each.error();
    }
    return Supply::kJob;
  }
  const std::string& cut() const { return cut_; }  // "line 12", when the input ends in half a line

 private:
  LineReader lines_{STDIN_FILENO, kEachLimit};
  std::string cut_;
};

// The motions of --resolve CORPUS.
Result<std::optional<MotionIndex>> LoadMotions(const Arguments& arguments) {
  if (!arguments.Has("--resolve")) return std::nullopt;
  return LoadRules(std::string(arguments.Get("--rules")))
      .and_then([](RuleSet rules) { return CorpusRules::Load(std::move(rules.corpus)); })
      .and_then([&](const CorpusRules& rules) {
        return Store::Open(std::string(arguments.Get("--resolve"))).and_then([&](const Store& store) {
          return MotionIndex::FromStore(store, rules);
        });
      })
      .map([](MotionIndex index) { return std::optional<MotionIndex>(std::move(index)); });
}

ExitStatus Run(const Arguments& arguments) {
  const std::vector<std::string>& files = arguments.All("FILE");
  const bool each = arguments.Has("--each");
  if (each == !files.empty()) return SayUsage("read", "give files, or --each for lines on standard input");
  if (const std::string two = TwoOf(arguments, {"--text", "--tables", "--pretty"}); !two.empty())
    return SayUsage("read", two);
  const std::optional<Pipeline> pipeline = LoadPipeline("read", arguments);
  if (!pipeline) return ExitStatus::kUsage;
  SayJailGaps("read");
  WatchForInterrupt();

  const Result<std::optional<MotionIndex>> motions = LoadMotions(arguments);
  if (!motions) {
    Say("read", Printable(arguments.Get("--resolve")) + ": " + InWords(motions.error()));
    return ExitStatus::kUsage;
  }
  const std::string_view tables = arguments.Get("--tables");
  const Form form = !tables.empty()             ? tables == "csv" ? Form::kCsv : Form::kNdjson
                    : arguments.Has("--text")   ? Form::kText
                    : arguments.Has("--pretty") ? Form::kPretty
                                                : Form::kRecord;
  WorkerPool pool(
      [&](const Input& input, std::string_view bytes) {
        Document document = pipeline->Read(input, bytes);
        if (*motions) ResolveMentions(document, **motions);
        return Format(std::move(document), form);
      },
      LimitsFrom(arguments));
  EachLines lines;
  FileJobs files_to_read(files);
  const auto next = [&](Job& job) { return each ? lines.Next(job) : files_to_read.Next(job); };
  Printer printer(*pipeline, form);
  pool.Run(
      next, [&](const Job& job, Outcome outcome) { return printer.Print(job, std::move(outcome)); },
      WorkerPool::Order::kOrdered, STDIN_FILENO);
  if (Interrupted()) return printer.Finish(ExitStatus::kInterrupted);
  if (lines.cut().empty()) return printer.Finish(ExitStatus::kOk);
  Say("read", lines.cut() + " of standard input is cut off; the lines before it are done");
  return printer.Finish(ExitStatus::kCutInput);
}

constexpr Option kOwn[] = {
    {"FILE...", "", "PDFs, official XML (.xml), or text layers (.txt, or - for standard input)"},
    {"--each", "", "read {\"key\":…,\"text\":…} lines from standard input instead of files"},
    {"--resolve", "CORPUS", "look up motions that are only named among the papers of this corpus"},
    {"--text", "", "print the running text; several papers are parted by a form feed"},
    {"--tables", "csv|ndjson", "print the tables instead, a row a line: number of the table, page, row and the cells"},
    {"--pretty", "", "print records over many lines"},
};
constexpr auto kOptions = WithReadingOptions(kOwn);

}  // namespace

extern const Command kReadCommand;
const Command kReadCommand{"read", "all that is known about a paper on its own, one record a line", kOptions, Run,
                           "One record for each input, in order, also for one that fails (status \"failed\").\n"
                           "  kst read kst-29911-329.pdf --text\n"
                           "  kst read *.pdf > papers.ndjson\n"};

}  // namespace kst
