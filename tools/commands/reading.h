// tools/commands/reading.h: what read, extract and run share: the options that say how
// papers are read, the loaded pipeline and the pool's limits.
#pragma once

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

#include "corpus/link/corpus_rules.h"
#include "corpus/search/stemmer.h"
#include "tools/cli/command.h"
#include "tools/pipeline.h"
#include "tools/workers/worker_pool.h"

namespace kst {

constexpr Option kRulesOption{"--rules", "DIR", "rule files that replace compiled-in ones of the same name"};
constexpr Option kJobsOption{"-j,--jobs", "N", "worker processes (default: one per core)"};
constexpr Option kCpuOption{"--cpu-seconds", "N", "CPU time for one paper (default 60)"};
constexpr Option kMemoryOption{"--memory-mb", "N", "memory for one paper (default 1024)"};
constexpr Option kFileOption{"--max-file-mb", "N", "largest file that is read (default 512)"};
constexpr Option kOcrOption{"--ocr", "", "read pages that are pictures, too, with tesseract: some seconds a page"};
constexpr Option kWornOption{"--papers-per-process", "N",
                             "papers that a worker reads before it is replaced (default 500)"};

// The options of a command that reads papers: its own, and behind them those that say how.
template <std::size_t n>
constexpr auto WithReadingOptions(const Option (&own)[n]) {
  constexpr Option kReading[] = {kRulesOption, kJobsOption, kCpuOption, kMemoryOption,
                                 kFileOption,  kWornOption, kOcrOption};
  std::array<Option, n + std::size(kReading)> all{};
  std::ranges::copy(kReading, std::ranges::copy(own, all.begin()).out);
  return all;
}

WorkerLimits LimitsFrom(const Arguments& arguments);

// Says what is wrong with a rule file, and gives nothing; the command then ends with kUsage.
std::optional<Pipeline> LoadPipeline(std::string_view command, const Arguments& arguments);

std::optional<CorpusRules> LoadCorpusRules(std::string_view command, const Arguments& arguments);
std::optional<Stemmer> LoadStemmer(std::string_view command, const Arguments& arguments);

// Says once what this kernel cannot do to protect us from a hostile file.
void SayJailGaps(std::string_view command);

// "page 4: …", the first diagnostic of a failed document.
std::string FailureInWords(const Document& failed);

}  // namespace kst
