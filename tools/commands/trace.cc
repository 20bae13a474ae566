#include "corpus/views/trace.h"

#include "corpus/pages/drawing.h"
#include "corpus/views/show.h"
#include "tools/cli/arguments.h"
#include "tools/cli/message.h"
#include "tools/cli/terminal.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/named_work.h"

namespace kst {
namespace {

// Finds a work and prints it with `print`; what show and trace have in common.
template <class Found, class Find, class Print>
ExitStatus PrintWork(std::string_view command, const Arguments& arguments, Find find, Print print) {
  const std::optional<Store> store = OpenCorpus(command, arguments);
  if (!store) return ExitStatus::kUsage;
  const std::string id(arguments.Get("ID"));
  const Result<std::vector<Node>> meant = WorksMeant(command, arguments, *store, id);
  if (!meant) return SayCorpusError(command, arguments, meant.error());
  Output out;
  if (!IsOneWork(id, *meant)) {
    if (meant->empty()) return SayUnknownId(command, arguments, id);
    if (OpenOutput(out, arguments))
      out.Write(arguments.Has("--json") ? ListOfWorksJson(*meant) + "\n" : ListOfWorks(id, *meant));
    return out.Finish(command, ExitStatus::kOk);
  }
  const Result<std::optional<Found>> found = find(*store, meant->front().id);
  if (!found) return SayCorpusError(command, arguments, found.error());
  if (!*found) return SayUnknownId(command, arguments, id);
  const bool is_text = !arguments.Has("--json") && !arguments.Has("--html") && !arguments.Has("--svg");
  if (OpenOutput(out, arguments)) out.Write(ForTerminal(print(**found), is_text && IsForEyes(out)));
  return out.Finish(command, ExitStatus::kOk);
}

ExitStatus RunTrace(const Arguments& arguments) {
  if (const std::string two = TwoOf(arguments, {"--json", "--html", "--svg"}); !two.empty())
    return SayUsage("trace", two);
  return PrintWork<Trace>("trace", arguments, TraceFrom, [&](const Trace& trace) {
    if (arguments.Has("--svg")) return DrawTrace(trace, Language::kEnglish);
    if (arguments.Has("--html")) return ToHtml(trace);
    return arguments.Has("--json") ? ToJson(trace) + "\n" : ToText(trace);
  });
}

ExitStatus RunShow(const Arguments& arguments) {
  return PrintWork<Shown>(
      "show", arguments, [](const Store& store, std::string_view id) { return Show(store, id); },
      [&](const Shown& shown) { return arguments.Has("--json") ? ToJson(shown) + "\n" : ToText(shown); });
}

constexpr Option kTraceOptions[] = {
    kCorpusWord,
    kIdWord,
    {"--json", "", "print JSON"},
    {"--html", "", "print a web page"},
    {"--svg", "", "print a picture: a line a paper, an arc for what it does"},
    kOutputOption,
};
constexpr Option kShowOptions[] = {kCorpusWord, kIdWord, {"--json", "", "print JSON"}, kOutputOption};

}  // namespace

extern const Command kTraceCommand, kShowCommand;
const Command kTraceCommand{"trace", "from a motion, commitment or letter along what was said and done about it",
                            kTraceOptions, RunTrace,
                            "Each step has the sentence and the page that prove it.\n"
                            "  kst trace corpus kst-35564-22\n  kst trace corpus \"35 564, nr. 22\"\n"};
const Command kShowCommand{"show", "what a paper is, whom it cites and who cites it, with the words", kShowOptions,
                           RunShow, "  kst show corpus kst-29911-329\n  kst show corpus \"motie-Hermans\"\n"};

}  // namespace kst
