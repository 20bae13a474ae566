// The registers: `kst motions` and `kst commitments`.
#include "corpus/views/registers.h"

#include "tools/cli/arguments.h"
#include "tools/cli/message.h"
#include "tools/cli/terminal.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/reading.h"

namespace kst {
namespace {

ExitStatus PrintRegister(std::string_view command, RegisterKind kind, const Arguments& arguments) {
  if (const std::string two = TwoOf(arguments, {"--csv", "--json"}); !two.empty()) return SayUsage(command, two);
  const std::optional<CorpusRules> rules = LoadCorpusRules(command, arguments);
  if (!rules) return ExitStatus::kUsage;
  const std::optional<Store> store = OpenCorpus(command, arguments);
  if (!store) return ExitStatus::kUsage;
  RegisterFilter filter;
  filter.open = arguments.Has("--open");
  for (auto [name, target] : {std::pair{"--overdue", &filter.overdue}, {"--ministry", &filter.ministry}})
    if (arguments.Has(name)) *target = arguments.Get(name);
  if (arguments.Has("--dossier")) filter.dossier = DossierOption(arguments);

  const auto each = [&](const SeeRow& see) { return EachRow(*store, *rules, kind, filter, see); };
  const bool csv = arguments.Has("--csv"), json = arguments.Has("--json");
  // The rows are walked twice, so that memory does not grow with their number; first until each column has a value.
  const CsvColumns all = AllColumns(kind);
  CsvColumns columns = 0;
  Result<void> listed;
  if (csv)
    listed = each([&](const RegisterRow& row) {
      columns |= ColumnsOf(kind, row);
      return columns != all;
    });
  if (columns == 0) columns = all;  // no row: the whole header says what there would be

  Output out;
  if (listed && OpenOutput(out, arguments) && csv) out.Write(CsvHeader(kind, columns));
  const bool for_eyes = IsForEyes(out);
  if (listed)
    listed = each([&](const RegisterRow& row) {
      return out.Write(csv    ? ToCsv(kind, row, columns)
                       : json ? ToJson(kind, row) + "\n"
                              : ForTerminal(ToText(kind, row), for_eyes));
    });
  if (!listed) {
    out.Discard();
    return SayCorpusError(command, arguments, listed.error());
  }
  return out.Finish(command, ExitStatus::kOk);
}

ExitStatus RunMotions(const Arguments& arguments) {
  return PrintRegister("motions", RegisterKind::kMotions, arguments);
}
ExitStatus RunCommitments(const Arguments& arguments) {
  return PrintRegister("commitments", RegisterKind::kCommitments, arguments);
}

constexpr Option kOpen{"--open", "", "only those of which nothing has come yet"};
constexpr Option kOverdue{"--overdue", "DATE", "only open ones whose deadline lies before this day"};
constexpr Option kMinistry{"--ministry", "NAME", "only of this ministry: a word of its name, or jenv, vws, bzk …"};
constexpr Option kDossier{"--dossier", "NUMBER", "only of this dossier: 29911, 36200-VII"};
constexpr Option kCsv{"--csv", "", "print CSV for a spreadsheet"};
constexpr Option kJson{"--json", "", "print a JSON object on each line"};

constexpr Option kMotionOptions[] = {kCorpusWord, kOpen, kMinistry, kDossier, kCsv, kJson, kOutputOption, kRulesOption};
constexpr Option kCommitmentOptions[] = {kCorpusWord, kOpen, kOverdue,      kMinistry,   kDossier,
                                         kCsv,        kJson, kOutputOption, kRulesOption};

}  // namespace

extern const Command kMotionsCommand, kCommitmentsCommand;
const Command kMotionsCommand{"motions", "the register of motions: who, when, state, what came of it", kMotionOptions,
                              RunMotions, "  kst motions corpus --open --ministry jenv\n"};
const Command kCommitmentsCommand{
    "commitments", "the register of commitments: who promised what, by when, what came of it", kCommitmentOptions,
    RunCommitments, "  kst commitments corpus --overdue 2024-07-01 --csv -o overdue.csv\n"};

}  // namespace kst
