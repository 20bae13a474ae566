// Run when kst is built (tools/cmake/made.cmake): make_acts RULES SOURCE writes the weights of the acts
// (parse/model/acts.rules) as the table of parse/say/act_model.h.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "parse/say/act_model.h"
#include "schema/digest.h"

namespace kst {
// What this program is there to make: a file without weights has none.
ActTable CompiledInActs() {
  static constexpr ActSlot kFree[1];
  return {kFree, {}, {}, {}, {}, {}};
}
}  // namespace kst

namespace {

template <class Row>
void Write(std::ostream& out, const Row& row) {
  out << '{';
  for (const auto number : row) out << number << (std::is_same_v<typename Row::value_type, float> ? "F," : ",");
  out << "}";
}

}  // namespace

int main(int count, char** paths) {
  if (count != 3) return 1;
  std::ifstream in(paths[1], std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto file = kst::ReadRuleFile(std::string(kst::kActsFile), text);
  const auto model = file.and_then([](const kst::RuleFile& rules) { return kst::ActModel::Read({&rules, 1}); });
  if (!model) {
    std::cerr << model.error().where << ": " << model.error().message << '\n';
    return 1;
  }
  const kst::ActTable& table = model->Table();
  std::ofstream out(paths[2]);
  out << std::hexfloat
      << "// Made by tools/cmake/make_acts.cc.\n#include \"parse/say/act_model.h\"\n\nnamespace kst {\nnamespace "
         "{\nconstexpr ActSlot kSlots[] = {\n";
  for (const kst::ActSlot& slot : table.slots) out << '{' << slot.feature << "U, " << slot.row << "},\n";
  out << "};\nconstexpr ActWeights kWeights[] = {\n";
  for (const kst::ActWeights& row : table.weights) Write(out, row), out << ",\n";
  out << "};\n}  // namespace\nActTable CompiledInActs() {\n  return {kSlots, kWeights, ";
  for (const kst::ActScores* scores : {&table.slope, &table.offset, &table.threshold}) Write(out, *scores), out << ", ";
  out << '"' << kst::Sha256(text) << "\"};\n}\n}  // namespace kst\n";
  out.close();
  return out.good() ? 0 : 1;
}
