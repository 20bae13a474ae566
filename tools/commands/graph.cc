#include "corpus/graph/graph.h"

#include "corpus/views/show.h"
#include "tools/cli/arguments.h"
#include "tools/cli/message.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/named_work.h"

namespace kst {
namespace {

std::string MissingLine(const MissingPaper& paper) {
  return paper.id + "\t" + paper.url.value_or("-") + "\tcited by " + std::to_string(paper.cited_by) +
         (paper.cited_by == 1 ? " paper, " : " papers, first ") + paper.first + "\n";
}

// One address a line, as wget -i takes them; a paper without an address cannot be fetched.
std::string AddressLine(const MissingPaper& paper) { return paper.url ? *paper.url + "\n" : ""; }

ExitStatus Run(const Arguments& arguments) {
  const bool urls = arguments.Get("--format") == "urls";
  if (urls && !arguments.Has("--missing")) return SayUsage("graph", "--format urls goes with --missing");
  if (arguments.Has("--format") && !urls && arguments.Has("--missing"))
    return SayUsage("graph", "--missing goes with --format urls, or without --format");
  for (const std::string& two : {Beside(arguments, "--missing", {"--dossier", "--around", "--hops", "--since"}),
                                 TwoOf(arguments, {"--dossier", "--around"})})
    if (!two.empty()) return SayUsage("graph", two);
  if (arguments.Has("--hops") && !arguments.Has("--around")) return SayUsage("graph", "--hops goes with --around");
  const std::optional<Store> store = OpenCorpus("graph", arguments);
  if (!store) return ExitStatus::kUsage;
  GraphOptions options;
  if (!urls) options.format = *GraphFormatFromName(arguments.Get("--format", "json"));
  if (arguments.Has("--dossier")) options.dossier = DossierOption(arguments);
  if (arguments.Has("--around")) {
    const std::string words(arguments.Get("--around"));
    const Result<std::vector<Node>> meant = WorksMeant("graph", arguments, *store, words);
    if (!meant) return SayCorpusError("graph", arguments, meant.error());
    if (!IsOneWork(words, *meant)) return SayUnknownId("graph", arguments, words, *meant);
    options.around = meant->front().id;
  }
  if (arguments.Has("--since")) {
    if (options.format != GraphFormat::kNdjson || options.dossier || options.around)
      return SayUsage("graph", "--since goes with --format ndjson, and without --dossier and --around");
    options.since_run = static_cast<int>(arguments.Number("--since", 0));
  }
  options.hops = static_cast<int>(arguments.Number("--hops", options.hops));

  Output out;
  if (!OpenOutput(out, arguments)) return out.Finish("graph", ExitStatus::kOk);
  const Result<void> written =
      arguments.Has("--missing") ? EachMissing(*store,
                                               [&](const MissingPaper& paper) {
                                                 return out.Write(urls ? AddressLine(paper) : MissingLine(paper));
                                               })
                                 : WriteGraph(*store, options, [&](std::string_view part) { return out.Write(part); });
  if (!written) {
    out.Discard();
    return SayCorpusError("graph", arguments, written.error());
  }
  return out.Finish("graph", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    kCorpusWord,
    {"--format", "json|jsonld|ndjson|graphml|dot|nquads|neo4j-nodes|neo4j-edges|urls",
     "how it is written (default json, which is JSON-LD); urls with --missing: one a line"},
    kOutputOption,
    {"--dossier", "NUMBER", "only the papers of a dossier (29911, 36200-VII) and what they lead to"},
    {"--around", "ID", "only what is near this work"},
    {"--hops", "N", "how near: at most so many edges away (default 1)"},
    {"--since", "N", "only what is new or changed since this run of kst run, and the ids of what is gone (ndjson)"},
    {"--missing", "", "instead: cited papers that the corpus lacks, with their addresses, most cited first"},
};

}  // namespace

extern const Command kGraphCommand;
const Command kGraphCommand{
    "graph", "the linked graph of a corpus, each edge with its words and page", kOptions, Run,
    "  kst graph corpus -o graph.json\n"
    "  kst graph corpus --around kst-35564-22 --hops 2 --format dot | dot -Tsvg > motion.svg\n"
    "With --since a changed node comes with all its edges, which take the place of those before;\n"
    "a line {\"removed\":{\"id\":…}} says that a node is gone. kst run and kst status give the number.\n"
    "  kst graph corpus --format ndjson --since 12\n"
    "  kst graph corpus --missing --format urls | wget -x -nc -w 1 -i -\n"};

}  // namespace kst
