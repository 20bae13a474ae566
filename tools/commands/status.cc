// How a corpus is: `kst status` and `kst check`.
#include "corpus/views/status.h"

#include <nlohmann/json.hpp>

#include "corpus/views/check.h"
#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/reading.h"
#include "tools/commands/run_summary.h"
#include "tools/input/source.h"
#include "tools/pipeline.h"

namespace kst {
namespace {

using nlohmann::json;

std::string OneLine(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace) + "\n"; }

std::string InMegabytes(std::int64_t bytes) {
  const std::string tenths = std::to_string((bytes + 50'000) / 100'000 % 10);
  return Thousands((bytes + 50'000) / 1'000'000) + "." + tenths + " MB";
}

std::string LastRun(const RunInfo& run) {
  std::string text = std::to_string(run.id);
  if (run.began) text += ", " + *run.began;
  return text + (run.ended   ? " to " + *run.ended + ", " + Thousands(run.papers) + " read"
                 : run.began ? "; it did not end: the same kst run goes on"
                             : "");
}

std::string ToText(const CorpusStatus& s) {
  const Counts& c = s.counts;
  std::string text = SummaryRow(
      "papers", Thousands(c.papers) + " in " + Thousands(c.files) + " files, " + Thousands(c.pages) + " pages");
  text += SummaryRow("files", Thousands(c.complete) + " complete, " + Thousands(c.partial) + " partial, " +
                                  Thousands(c.failed) + " failed");
  for (const auto& [code, failure] : s.failed) text += FailureRow(code, failure.count, failure.first);
  for (const auto& [why, count] : s.stale)
    text += why == "left"
                ? SummaryRow("left", Thousands(count) +
                                         " no longer in their folder; kst run --prune takes "
                                         "them away")
                : SummaryRow("stale", Thousands(count) + " " + why + " last time; what was read before is kept");
  if (s.other_rules > 0)
    text += SummaryRow("stale", Thousands(s.other_rules) +
                                    " made by another program or other rules; kst run reads "
                                    "them again");
  text += SummaryRow("found", Thousands(c.references) + " references, " + Thousands(c.mentions) + " mentions, " +
                                  Thousands(c.relations) + " relations, " + Thousands(c.commitments) + " commitments");
  text += SummaryRow("graph", !s.linked ? "none yet" : Thousands(s.nodes) + " nodes, " + Thousands(s.edges) + " edges");
  if (s.unlinked > 0) text += SummaryRow("not linked", Thousands(s.unlinked) + " papers; the same kst run links them");
  if (s.last_run) text += SummaryRow("last run", LastRun(*s.last_run));
  return text + SummaryRow("size", InMegabytes(s.bytes));
}

std::string ToJson(const CorpusStatus& s) {
  json failed = json::object(), run = nullptr;
  for (const auto& [code, failure] : s.failed) failed[code] = {{"count", failure.count}, {"first", failure.first}};
  const auto maybe = [](const std::optional<std::string>& text) { return text ? json(*text) : json(nullptr); };
  if (s.last_run)
    run = {{"began", maybe(s.last_run->began)},
           {"ended", maybe(s.last_run->ended)},
           {"made_by", s.last_run->made_by},
           {"papers", s.last_run->papers},
           {"run", s.last_run->id}};
  json stale = json::object();
  for (const auto& [why, count] : s.stale) stale[why] = count;
  stale["other_rules"] = s.other_rules;
  const Counts& c = s.counts;
  return OneLine({{"bytes", s.bytes},
                  {"commitments", c.commitments},
                  {"complete", c.complete},
                  {"edges", s.edges},
                  {"failed", c.failed},
                  {"failed_by_code", failed},
                  {"files", c.files},
                  {"last_run", run},
                  {"linked", s.linked},
                  {"mentions", c.mentions},
                  {"nodes", s.nodes},
                  {"pages", c.pages},
                  {"papers", c.papers},
                  {"partial", c.partial},
                  {"references", c.references},
                  {"relations", c.relations},
                  {"stale", stale},
                  {"unlinked", s.unlinked}});
}

ExitStatus ListChanges(const Store& store, const Arguments& arguments) {
  Output out;
  const bool json_lines = arguments.Has("--json");
  const auto see = [&](const NodeChange& c) {
    return out.Write(json_lines ? OneLine({{"change", c.what}, {"id", c.id}, {"kind", c.kind}})
                                : c.what + "\t" + c.kind + "\t" + c.id + "\n");
  };
  const Result<void> listed = EachChange(store, static_cast<int>(arguments.Number("--since", 0)), see);
  return listed ? out.Finish("status", ExitStatus::kOk) : SayCorpusError("status", arguments, listed.error());
}

ExitStatus RunStatus(const Arguments& arguments) {
  const Result<RuleSet> rules = LoadRules(std::string(arguments.Get("--rules")));
  if (!rules) {
    Say("status", InWords(rules.error()));
    return ExitStatus::kUsage;
  }
  const std::optional<Store> store = OpenCorpus("status", arguments);
  if (!store) return ExitStatus::kUsage;
  if (arguments.Has("--since")) return ListChanges(*store, arguments);
  const Result<CorpusStatus> status = StatusOf(*store, {ProgramName(), rules->digest});
  if (!status) return SayCorpusError("status", arguments, status.error());
  Output out;
  out.Write(arguments.Has("--json") ? ToJson(*status) : ToText(*status));
  return out.Finish("status", ExitStatus::kOk);
}

std::string ToText(const CheckedPart& part) {
  if (!part.skipped.empty()) return SummaryRow(part.name, "not looked at: " + part.skipped);
  const auto faults = static_cast<std::int64_t>(part.faults.size()) + part.more;
  std::string text = SummaryRow(part.name, Thousands(part.looked_at) + " looked at, " +
                                               (part.good() ? "all good" : Thousands(faults) + " wrong"));
  for (const std::string& fault : part.faults) text += SummaryRow("", Printable(fault));
  return part.more > 0 ? text + SummaryRow("", "and " + Thousands(part.more) + " more") : text;
}

std::string ToJson(const CheckedPart& part) {
  return OneLine({{"faults", part.faults},
                  {"looked_at", part.looked_at},
                  {"more", part.more},
                  {"part", part.name},
                  {"skipped", part.skipped.empty() ? json(nullptr) : json(part.skipped)}});
}

// What is too damaged to be opened was found damaged.
ExitStatus SayNotChecked(const Arguments& arguments, const Error& error) {
  SayCorpusError("check", arguments, error);
  return error.code == Code::kDamaged ? ExitStatus::kSomeFailed : ExitStatus::kUsage;
}

ExitStatus RunCheck(const Arguments& arguments) {
  const std::optional<CorpusRules> rules = LoadCorpusRules("check", arguments);
  if (!rules) return ExitStatus::kUsage;
  const Result<Store> store = Store::Open(std::string(arguments.Get("CORPUS")));
  if (!store) return SayNotChecked(arguments, store.error());
  WatchForInterrupt();
  const Result<std::vector<CheckedPart>> parts = CheckCorpus(*store, *rules, Interrupted);
  if (Interrupted()) return ExitStatus::kInterrupted;
  if (!parts) return SayNotChecked(arguments, parts.error());
  Output out;
  bool good = true;
  for (const CheckedPart& part : *parts) {
    out.Write(arguments.Has("--json") ? ToJson(part) : ToText(part));
    good = good && part.good();
  }
  if (!good)
    Say("check", Printable(arguments.Get("CORPUS")) +
                     ": this corpus is damaged; restore it from a copy, or run again into a new folder");
  return out.Finish("check", good ? ExitStatus::kOk : ExitStatus::kSomeFailed);
}

constexpr Option kStatusOptions[] = {
    kCorpusWord,
    {"--json", "", "print a JSON object; with --since one on each line"},
    {"--since", "N", "instead: which nodes were added, changed or removed since this run"},
    kRulesOption};
constexpr Option kCheckOptions[] = {kCorpusWord, {"--json", "", "print a JSON object for each part"}, kRulesOption};

}  // namespace

extern const Command kStatusCommand, kCheckCommand;
const Command kStatusCommand{"status", "what is in a corpus, what failed and why, what is stale, the last run",
                             kStatusOptions, RunStatus,
                             "  kst status corpus --json | jq .failed_by_code\n"
                             "  kst status corpus --since 12 | grep ^added\n"};
const Command kCheckCommand{
    "check", "is a corpus whole? its pages, rows and records, and its links, made anew and compared", kCheckOptions,
    RunCheck,
    "Nothing is written. A corpus that is damaged ends with 1. The links are made in a temporary copy, which takes as\n"
    "much room as the corpus in the folder for temporary files (SQLITE_TMPDIR).\n"};

}  // namespace kst
