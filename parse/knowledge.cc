#include "parse/knowledge.h"

#include <utility>

namespace kst {

Result<Knowledge> Knowledge::Compile(std::vector<RuleFile> files, Trust trust) {
  Result<Grammar> grammar = Grammar::Compile(std::move(files), trust);
  if (!grammar) return tl::unexpected(grammar.error());
  Result<ActModel> acts = ActModel::Read(grammar->Files());
  if (!acts) return tl::unexpected(acts.error());
  SenseLexicon lexicon(grammar->Files());
  return Knowledge{std::move(*grammar), std::move(lexicon), std::move(*acts)};
}

}  // namespace kst
