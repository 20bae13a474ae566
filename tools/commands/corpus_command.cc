#include "tools/commands/corpus_command.h"

#include <algorithm>
#include <utility>

#include "schema/id.h"
#include "schema/text.h"
#include "tools/cli/message.h"
#include "tools/input/source.h"

namespace kst {
namespace {

constexpr std::size_t kMostNamed = 8;  // works in one message

}  // namespace

std::optional<Store> OpenCorpus(std::string_view command, const Arguments& arguments) {
  const std::string folder(arguments.Get("CORPUS"));
  Result<Store> store = Store::Open(folder);
  if (store) return std::move(*store);
  SayCorpusError(command, arguments, store.error());
  return std::nullopt;
}

ExitStatus SayUnknownId(std::string_view command, const Arguments& arguments, std::string_view id,
                        const std::vector<Node>& perhaps) {
  if (!perhaps.empty()) {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < std::min(perhaps.size(), kMostNamed); ++i) ids.push_back(perhaps[i].id);
    const bool more = perhaps.size() > kMostNamed;
    Say(command, Printable(id) + ": may be " + Join(ids, ", ") + (more ? " and more" : "") + "; name one of them");
    return ExitStatus::kUsage;
  }
  const std::string corpus = Printable(arguments.Get("CORPUS"));
  Say(command, Printable(id) + ": this corpus has no such work, nor does any of its papers name it; kst graph " +
                   corpus + " --format ndjson lists what it has");
  return ExitStatus::kUsage;
}

std::string DossierOption(const Arguments& arguments) {
  const std::string words(arguments.Get("--dossier"));
  return DossierFrom(words).value_or(words);
}

ExitStatus SayCorpusError(std::string_view command, const Arguments& arguments, const Error& error) {
  Say(command, Printable(arguments.Get("CORPUS")) + ": " + InWords(error));
  return ExitStatus::kUsage;
}

bool OpenOutput(Output& out, const Arguments& arguments) {
  const std::string path(arguments.Get("--output"));
  return path.empty() || path == "-" || out.Open(path);
}

}  // namespace kst
