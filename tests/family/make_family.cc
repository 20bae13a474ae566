// make_family SEED FOLDER: writes the twelve papers as PDFs and key.json beside
// them (motion: where a trace begins; edges: who refers to whom, how, on which
// page, with the first words of the evidence).
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "tests/family/papers.h"
#include "tests/family/typeset.h"

int main(int count, char** arguments) {
  using namespace kst::family;
  std::uint32_t seed = 0;
  const std::string_view number = count == 3 ? arguments[1] : "";
  if (number.empty() ||
      std::from_chars(number.data(), number.data() + number.size(), seed).ptr != number.data() + number.size()) {
    std::cerr << "usage: make_family SEED FOLDER (a number, and where to write)\n";
    return 2;
  }
  const std::filesystem::path folder = arguments[2];
  std::filesystem::create_directories(folder);
  Family family = MakeFamily(seed);
  for (const Paper& paper : family.papers) {
    const SetPaper set = Typeset(paper);
    std::ofstream(folder / (paper.name + ".pdf"), std::ios::binary) << WritePdf(set);
    for (KeyEdge& edge : family.key)
      if (edge.from == paper.id && paper.layout != Layout::kLetterhead) edge.page = set.PageOf(edge.words);
  }
  nlohmann::json key = {{"motion", family.motion}, {"edges", nlohmann::json::array()}};
  for (const KeyEdge& edge : family.key)
    key["edges"].push_back(
        {{"type", edge.type}, {"from", edge.from}, {"to", edge.to}, {"words", edge.words}, {"page", edge.page}});
  std::ofstream out(folder / "key.json");
  out << key.dump(2) << "\n";
  if (!out.flush()) {
    std::cerr << "make_family: cannot write to " << folder.string() << "\n";
    return 4;
  }
}
