#include <unistd.h>

#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/named_work.h"
#include "tools/commands/reading.h"
#include "tools/input/lines.h"
#include "tools/mcp/corpus_tools.h"
#include "tools/mcp/protocol.h"
#include "tools/pipeline.h"

namespace kst {
namespace {

constexpr std::size_t kLongestMessage = std::size_t{1} << 20;
constexpr const char* kInstructions =
    "A corpus of Dutch parliamentary papers (Kamerstukken), linked: which letter carries out or declines which motion, "
    "which promise was kept. Texts are Dutch. Every answer names the paper (id), the page and the words that prove it: "
    "cite these, with the address. What the corpus does not say is not known.";

ExitStatus Run(const Arguments& arguments) {
  const std::optional<CorpusRules> rules = LoadCorpusRules("mcp", arguments);
  const std::optional<Stemmer> stemmer = rules ? LoadStemmer("mcp", arguments) : std::nullopt;
  if (!stemmer || !OpenCorpus("mcp", arguments)) return ExitStatus::kUsage;
  WatchForInterrupt();

  const std::string program = ProgramName();  // "kst 0.1.0"
  const auto space = program.find(' ');
  const auto open = [folder = std::string(arguments.Get("CORPUS"))] { return Store::Open(folder); };
  WorkNames names("mcp", arguments);
  const Protocol protocol(program.substr(0, space), program.substr(space + 1), kInstructions,
                          CorpusTools(open, *stemmer, *rules, names.IfNumbered()));
  LineReader lines(STDIN_FILENO, kLongestMessage);
  Output out;
  for (std::string line; lines.Next(line);) {
    const std::string answer = lines.too_long() ? Protocol::TooLong() : line.empty() ? "" : protocol.Answer(line);
    if (!answer.empty() && !(out.Write(answer + "\n") && out.Flush())) break;
  }
  return out.Finish("mcp", Interrupted() ? ExitStatus::kInterrupted : ExitStatus::kOk);
}

constexpr Option kOptions[] = {kCorpusWord, kRulesOption};

}  // namespace

extern const Command kMcpCommand;
const Command kMcpCommand{
    "mcp", "a corpus for assistants, by the Model Context Protocol over standard input and output", kOptions, Run,
    "Read-only. Tools: search, show, trace, motions, commitments, read_passage; every answer with ids, page, words "
    "and\n"
    "address. An assistant's settings name the command:\n"
    "  {\"mcpServers\": {\"kamerstukken\": {\"command\": \"kst\", \"args\": [\"mcp\", \"/archive/corpus\"]}}}\n"};

}  // namespace kst
