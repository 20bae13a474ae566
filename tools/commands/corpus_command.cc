#include "tools/commands/corpus_command.h"

#include <utility>

#include "tools/cli/message.h"
#include "tools/input/source.h"

namespace kst {

std::optional<Store> OpenCorpus(std::string_view command, const Arguments& arguments) {
  const std::string folder(arguments.Get("CORPUS"));
  Result<Store> store = Store::Open(folder);
  if (store) return std::move(*store);
  SayCorpusError(command, arguments, store.error());
  return std::nullopt;
}

ExitStatus SayUnknownId(std::string_view command, const Arguments& arguments, std::string_view id) {
  const std::string corpus = Printable(arguments.Get("CORPUS"));
  Say(command, Printable(id) + ": this corpus has no such work, nor does any of its papers name it; kst graph " +
                   corpus + " --format ndjson lists what it has");
  return ExitStatus::kUsage;
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
