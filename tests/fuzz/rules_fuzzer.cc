// A rule file that a person wrote, whatever is in it: read, compiled, checked,
// used; a mistake is an Error with a place, never a crash.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "parse/prove_rules.h"
#include "tests/fuzz/planted.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  auto file = kst::ReadRuleFile("fuzz.rules", text);
  if (!file) return file.error().where.empty() ? std::abort(), 0 : 0;
  std::vector<kst::RuleFile> files;
  files.push_back(std::move(*file));
  auto knowledge = kst::Knowledge::Compile(std::move(files));
  if (!knowledge) return knowledge.error().where.empty() ? std::abort(), 0 : 0;
  if (kPlanted && !knowledge->grammar.Rules("fuzz").empty()) std::abort();
  kst::ProveRules(*knowledge);
  knowledge->grammar.FindAll("fuzz", text);
  return 0;
}
