#include "tools/commands/reading.h"

#include <utility>

#include "extract/normalise/spelling.h"
#include "tools/cli/message.h"
#include "tools/ocr.h"
#include "tools/workers/jail.h"
#include "tools/workers/worker.h"

namespace kst {
namespace {

template <class T>
std::optional<T> OrSay(std::string_view command, Result<T> loaded) {
  if (loaded) return std::move(*loaded);
  Say(command, InWords(loaded.error()));
  return std::nullopt;
}

}  // namespace

WorkerLimits LimitsFrom(const Arguments& arguments) {
  WorkerLimits limits;
  limits.processes = static_cast<int>(arguments.Number("--jobs", limits.processes));
  limits.cpu_seconds = static_cast<int>(arguments.Number("--cpu-seconds", limits.cpu_seconds));
  limits.memory_mb = static_cast<std::size_t>(arguments.Number("--memory-mb", static_cast<long>(limits.memory_mb)));
  limits.file_mb = static_cast<std::size_t>(arguments.Number("--max-file-mb", static_cast<long>(limits.file_mb)));
  limits.papers_per_process = static_cast<int>(arguments.Number("--papers-per-process", limits.papers_per_process));
  return limits;
}

std::optional<Pipeline> LoadPipeline(std::string_view command, const Arguments& arguments) {
  KeepMemory();
  std::optional<Pipeline> pipeline =
      OrSay(command, LoadRules(std::string(arguments.Get("--rules"))).and_then(Pipeline::Load));
  if (!pipeline || !arguments.Has("--ocr")) return pipeline;
  std::optional<PictureReader> reader = OrSay(command, LoadOcr());
  if (!reader) return std::nullopt;
  reader->read = [read = std::move(reader->read)](const Picture& picture) {
    BeginLongPage();
    return read(picture);
  };
  pipeline->ReadPictures(std::move(*reader));
  return pipeline;
}

std::optional<CorpusRules> LoadCorpusRules(std::string_view command, const Arguments& arguments) {
  return OrSay(command, LoadRules(std::string(arguments.Get("--rules"))).and_then([](RuleSet rules) {
    return CorpusRules::Load(std::move(rules.corpus));
  }));
}

std::optional<Stemmer> LoadStemmer(std::string_view command, const Arguments& arguments) {
  return OrSay(command, LoadRules(std::string(arguments.Get("--rules"))).and_then([](const RuleSet& rules) {
    const auto ask = [spelling = Spelling(DutchSpelling())](std::string_view word) {
      const Spelling::Word known = spelling.Of(word);
      return SpelledWord{known.known, known.infinitive, known.verb_stem, known.compounds};
    };
    return Stemmer::Load(rules.corpus, ask, DutchWordsDigest());
  }));
}

void SayJailGaps(std::string_view command) {
  const std::string gaps = JailGaps();
  if (!gaps.empty())
    Say(command, "this kernel does not offer " + gaps + "; papers are read with less protection against hostile files");
}

std::string FailureInWords(const Document& failed) {
  return failed.diagnostics.empty() ? "" : failed.diagnostics[0].message;
}

}  // namespace kst
