#include "schema/record/schema.h"

#include "corpus/graph/graph.h"
#include "tools/cli/command.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  Output out;
  if (!arguments.Has("RECORD")) {
    for (const EmbeddedFile& record : RecordTemplates()) out.Write(record.text);
    return out.Finish("schema", ExitStatus::kOk);
  }
  if (arguments.Get("RECORD") == "context") {
    out.Write(JsonLdContext());
    return out.Finish("schema", ExitStatus::kOk);
  }
  const Result<std::string> schema = JsonSchema(arguments.Get("RECORD"));
  if (!schema) return SayUsage("schema", schema.error().message);
  out.Write(*schema + (schema->ends_with('\n') ? "" : "\n"));
  return out.Finish("schema", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    {"RECORD", "",
     "document, pages or text: print its JSON Schema (draft-07); context: the JSON-LD context of graphs"}};

}  // namespace

extern const Command kSchemaCommand;
const Command kSchemaCommand{"schema", "what each key of a record means", kOptions, Run,
                             "  kst schema document > document.schema.json\n"};

}  // namespace kst
