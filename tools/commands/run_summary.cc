#include "tools/commands/run_summary.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "schema/text.h"
#include "tools/cli/progress.h"
#include "tools/input/source.h"

namespace kst {
namespace {

// What to do about a cause of failure.
std::string Advice(const std::string& code) {
  if (code == "no_text_layer") return "only pictures: kst run --ocr reads them";
  if (code == "encrypted") return "needs its password: qpdf --decrypt IN OUT";
  if (code == "damaged") return "get the file again, or try qpdf IN OUT";
  if (code == "timeout") return "give it more with --cpu-seconds and --retry-failed";
  if (code == "too_large") return "give it more with --memory-mb or --max-file-mb, and --retry-failed";
  if (code == "crashed") return "please report it with the file";
  return {};
}

}  // namespace

std::string SummaryRow(const std::string& label, const std::string& text) {
  constexpr std::size_t kWidth = 13;
  return "  " + label + std::string(label.size() < kWidth ? kWidth - label.size() : 1, ' ') + text + "\n";
}

std::string FailureRow(const std::string& code, std::int64_t count, const std::string& first) {
  const std::string advice = Advice(code);
  return SummaryRow("failed", Thousands(count) + " " + code + (count == 1 ? ": " : ", the first: ") + Printable(first) +
                                  (advice.empty() ? "" : " (" + advice + ")"));
}

void RunSummary::Count(const Document& document) {
  if (document.status == Status::kFailed) {
    Failure& failure = failed[document.diagnostics.empty() ? "crashed" : document.diagnostics[0].code];
    if (failure.count++ == 0 || document.source < failure.first) failure.first = document.source;
    return;
  }
  ++(document.status == Status::kPartial ? partial : complete);
  pages += static_cast<std::int64_t>(document.pages.size());
  references += static_cast<std::int64_t>(document.references.size());
  mentions += static_cast<std::int64_t>(document.mentions.size());
  relations += static_cast<std::int64_t>(document.relations.size());
  commitments += static_cast<std::int64_t>(document.commitments.size());
}

std::int64_t RunSummary::FailedNow() const {
  std::int64_t count = 0;
  for (const auto& [code, failure] : failed) count += failure.count;
  return count;
}

std::string ToText(const RunSummary& s) {
  std::string text = s.interrupted       ? "interrupted; nothing is lost\n"
                     : s.AllHaveOutput() ? "done\n"
                                         : "done, some papers have no output\n";
  std::string papers = Thousands(s.papers) + ": " + Thousands(s.ReadNow()) + " read in " + Duration(s.seconds);
  if (s.from_text > 0) papers += ", " + Thousands(s.from_text) + " of them from the texts that the corpus keeps";
  if (s.done_before > 0) papers += ", " + Thousands(s.done_before) + " done before";
  if (s.duplicates > 0) papers += ", " + Thousands(s.duplicates) + " the same as another";
  if (s.failed_before > 0) papers += ", " + Thousands(s.failed_before) + " failed before and not tried again";
  text += SummaryRow("papers", papers);
  if (s.partial > 0) text += SummaryRow("partial", Thousands(s.partial) + " (their diagnostics say what is missing)");
  for (const auto& [code, failure] : s.failed) text += FailureRow(code, failure.count, failure.first);
  if (s.untried > 0)
    text += SummaryRow("not tried",
                       Thousands(s.untried) + ": no worker process could be started; free memory, then run again");
  if (s.left > s.pruned)
    text += SummaryRow("left", Thousands(s.left) +
                                   " are no longer in their folder and stay as they were read; --prune "
                                   "takes such papers away");
  if (s.pruned > 0) text += SummaryRow("pruned", Thousands(s.pruned) + " that are no longer in their folder");
  if (s.pages > 0) {
    const double rate = static_cast<double>(s.pages) / std::max(s.seconds, 0.001);
    text += SummaryRow("pages", Thousands(s.pages) + ", " + Thousands(static_cast<std::int64_t>(rate)) + " a second");
    text +=
        SummaryRow("found", Thousands(s.references) + " references, " + Thousands(s.mentions) + " mentions, " +
                                Thousands(s.relations) + " relations, " + Thousands(s.commitments) + " commitments");
  }
  if (!s.interrupted) text += SummaryRow("graph", Thousands(s.nodes) + " nodes, " + Thousands(s.edges) + " edges");
  text += SummaryRow("results", "in " + Printable(s.corpus) + ", run " + std::to_string(s.run));
  if (s.interrupted) return text + SummaryRow("next", "the same command goes on where this one stopped");
  if (s.failed_before > 0) text += SummaryRow("or", "the same command with --retry-failed tries the failed ones again");
  return text + SummaryRow("next", "kst graph " + Printable(s.corpus) + " -o graph.json");
}

std::string ToJson(const RunSummary& s) {
  nlohmann::json failed = nlohmann::json::object();
  for (const auto& [code, failure] : s.failed) failed[code] = failure.count;
  const nlohmann::json summary = {{"commitments", s.commitments},
                                  {"complete", s.complete},
                                  {"corpus", s.corpus},
                                  {"done_before", s.done_before},
                                  {"duplicates", s.duplicates},
                                  {"edges", s.edges},
                                  {"failed", s.FailedNow()},
                                  {"failed_before", s.failed_before},
                                  {"failed_by_code", failed},
                                  {"from_text", s.from_text},
                                  {"interrupted", s.interrupted},
                                  {"left", s.left},
                                  {"mentions", s.mentions},
                                  {"nodes", s.nodes},
                                  {"pages", s.pages},
                                  {"papers", s.papers},
                                  {"partial", s.partial},
                                  {"pruned", s.pruned},
                                  {"references", s.references},
                                  {"relations", s.relations},
                                  {"run", s.run},
                                  {"seconds", s.seconds},
                                  {"untried", s.untried}};
  return summary.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace kst
