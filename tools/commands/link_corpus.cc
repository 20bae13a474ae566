#include "tools/commands/link_corpus.h"

#include <optional>
#include <string>

#include "corpus/link/corrections.h"
#include "corpus/search/index.h"
#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/input/source.h"

namespace kst {
namespace {

constexpr std::size_t kLargest = 64 << 20;

// What the corpus has of it; without the file, none. Where it cannot be read, those of the last run stay.
Result<CorrectionFile> Read(const std::string& path) {
  const Result<std::string> bytes = OpenSource(path).and_then([](int fd) { return ReadAll(fd, kLargest); });
  if (!bytes && bytes.error().code == Code::kMissing) return CorrectionFile{};
  return bytes.and_then([](const std::string& tsv) { return ReadCorrections(tsv); });
}

void SayError(std::string_view command, const Store& store, const Error& error) {
  const std::string name = Concat({store.folder(), "/", error.where.empty() ? kCorrectionsName : error.where});
  Say(command, Concat({Printable(name), ": ", Printable(error.message)}));
}

}  // namespace

Result<LinkCounts> LinkCorrected(std::string_view command, Store& store, const CorpusRules& rules,
                                 const Stemmer& stemmer) {
  const Result<CorrectionFile> file = Read(Concat({store.folder(), "/", kCorrectionsName}));
  if (file) {
    for (const Error& fault : file->faults) SayError(command, store, fault);
    if (const Result<void> taken = TakeCorrections(store, *file); !taken) return tl::unexpected(taken.error());
  } else {
    SayError(command, store, file.error());
    Say(command, "the corrections of the last run stay as they are");
  }
  const Result<LinkCounts> linked = LinkAndIndex(store, rules, stemmer, Interrupted);
  if (!linked || !file) return linked;
  const Result<std::vector<Error>> stale = StaleCorrections(store, *file);
  if (!stale) return tl::unexpected(stale.error());
  for (const Error& line : *stale) SayError(command, store, line);
  return linked;
}

}  // namespace kst
