#include "corpus/store/merge.h"

#include "corpus/search/index.h"
#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/link_corpus.h"
#include "tools/commands/reading.h"
#include "tools/commands/run_summary.h"
#include "tools/input/source.h"
#include "tools/pipeline.h"

namespace kst {
namespace {

ExitStatus Refuse(std::string_view corpus, const Error& error, ExitStatus status) {
  Say("merge", Printable(corpus) + ": " + InWords(error));
  return status;
}

ExitStatus Run(const Arguments& arguments) {
  const std::string into(arguments.Get("--into"));
  if (into.empty()) return SayUsage("merge", "say where the results go: --into CORPUS");
  const std::optional<CorpusRules> rules = LoadCorpusRules("merge", arguments);
  const Result<RuleSet> all_rules = LoadRules(std::string(arguments.Get("--rules")));
  const std::optional<Stemmer> stemmer = rules ? LoadStemmer("merge", arguments) : std::nullopt;
  if (!stemmer || !all_rules) return ExitStatus::kUsage;
  const std::vector<std::string>& names = arguments.All("CORPUS");
  for (const std::string& name : names)  // before anything is written
    if (const Result<Store> shard = Store::Open(name); !shard) return Refuse(name, shard.error(), ExitStatus::kUsage);

  Result<Store> store = Store::Create(into);
  if (!store) return Refuse(into, store.error(), ExitStatus::kCannotWrite);
  const Result<int> run = store->StartRun({ProgramName(), all_rules->digest});
  if (!run) return Refuse(into, run.error(), ExitStatus::kCannotWrite);
  WatchForInterrupt();
  std::int64_t files = 0;
  for (const std::string& name : names) {
    const Result<Store> shard = Store::Open(name);
    if (!shard) return Refuse(name, shard.error(), ExitStatus::kUsage);
    const Result<MergeCounts> merged = MergeInto(*store, *shard, Interrupted);
    if (Interrupted()) break;
    if (!merged) return Refuse(name, merged.error(), ExitStatus::kCannotWrite);
    files += merged->files;
  }
  const auto linked =
      Interrupted() ? Result<LinkCounts>(LinkCounts{}) : LinkCorrected("merge", *store, *rules, *stemmer);
  if (Interrupted()) {
    Say("merge", "interrupted; nothing is lost, and the same command does the rest");
    return ExitStatus::kInterrupted;
  }
  if (!linked) return Refuse(into, linked.error(), ExitStatus::kCannotWrite);
  const Result<void> ended = store->EndRun(files);
  const Result<Counts> counts = store->Count();
  if (!ended || !counts) return Refuse(into, ended ? counts.error() : ended.error(), ExitStatus::kCannotWrite);
  Say("merge", "done\n" +
                   SummaryRow("merged", Thousands(static_cast<std::int64_t>(names.size())) + " corpora, " +
                                            Thousands(files) + " files of them new here") +
                   SummaryRow("papers", Thousands(counts->papers) + " in " + Thousands(counts->files) + " files, " +
                                            Thousands(counts->failed) + " failed") +
                   SummaryRow("graph", Thousands(linked->nodes) + " nodes, " + Thousands(linked->edges) + " edges") +
                   SummaryRow("results", "in " + Printable(into) + ", run " + std::to_string(*run)));
  return counts->failed == 0 ? ExitStatus::kOk : ExitStatus::kSomeFailed;
}

constexpr Option kOptions[] = {
    {"CORPUS...", "", "folders that kst run --into made, of one machine each", true},
    {"--into", "CORPUS", "the folder of the whole corpus; made when it is not there, else it grows"},
    kRulesOption,
};

}  // namespace

extern const Command kMergeCommand;
const Command kMergeCommand{
    "merge", "the corpora of several machines in one, as if one had read it all", kOptions, Run,
    "Any number, in any order; they may overlap, and may be merged again when they have grown. The machines must see "
    "the\n"
    "papers under the same paths. Of two records of one paper the better one is taken, of two states of a file the\n"
    "later. The graph has the same bytes as that of one run. What a part has pruned stays in a whole that it was "
    "merged\n"
    "into before; merge the parts into a new folder then. Corrections are those of the whole (its corrections.tsv).\n"
    "  kst run /archive --shard 1/2 --into part1      # on one machine\n"
    "  kst run /archive --shard 2/2 --into part2      # on the other\n"
    "  kst merge part1 part2 --into corpus\n"};

}  // namespace kst
