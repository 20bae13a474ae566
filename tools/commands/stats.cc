// The corpus in figures: `kst stats`.
#include "corpus/views/stats.h"

#include "corpus/pages/stats.h"
#include "tools/cli/arguments.h"
#include "tools/cli/message.h"
#include "tools/cli/terminal.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/reading.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  if (const std::string two = TwoOf(arguments, {"--json", "--html"}); !two.empty()) return SayUsage("stats", two);
  if (arguments.Has("--lang") && !arguments.Has("--html")) return SayUsage("stats", "--lang goes with --html");
  const std::optional<CorpusRules> rules = LoadCorpusRules("stats", arguments);
  if (!rules) return ExitStatus::kUsage;
  const std::optional<Store> store = OpenCorpus("stats", arguments);
  if (!store) return ExitStatus::kUsage;
  const Result<CorpusStats> stats = StatsOf(*store, *rules);
  if (!stats) return SayCorpusError("stats", arguments, stats.error());
  const Language language = arguments.Get("--lang") == "en" ? Language::kEnglish : Language::kDutch;
  Output out;
  if (OpenOutput(out, arguments))
    out.Write(arguments.Has("--html")   ? StatsPage(*stats, language)
              : arguments.Has("--json") ? ToJson(*stats) + "\n"
                                        : ForTerminal(ToText(*stats), IsForEyes(out)));
  return out.Finish("stats", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    kCorpusWord,
    {"--json", "", "print JSON"},
    {"--html", "", "print a web page with drawings, which needs no other file"},
    {"--lang", "nl|en", "the language of the web page (default nl)"},
    kOutputOption,
    kRulesOption,
};

}  // namespace

extern const Command kStatsCommand;
const Command kStatsCommand{"stats", "papers, motions and commitments by year, ministry and state, and time to answer",
                            kOptions, Run,
                            "A joint letter counts for each ministry that sent it.\n"
                            "  kst stats corpus\n"
                            "  kst stats corpus --html -o figures.html\n"};

}  // namespace kst
