// corpus/views/show.h: one paper for a reader: what it is, whom it cites, who cites it,
// each with the words and the page; and the cited papers that a corpus lacks.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/graph/graph.h"
#include "corpus/views/namesakes.h"

namespace kst {

struct Shown {
  Node node;
  std::vector<Edge> out, in;
  std::vector<Namesake> namesakes = {};  // of a person: who may be the same (namesakes.h)
};
// nullopt: no such node. Who asks for many gives the persons, which are read for each otherwise.
Result<std::optional<Shown>> Show(const Store& store, std::string_view id, const Namesakes* persons = nullptr);
std::string ToText(const Shown& shown);
std::string ToJson(const Shown& shown);  // {"in":[…],"namesakes":[ids],"node":…,"out":[…]}

struct MissingPaper {
  std::string id, kind;
  std::optional<std::string> url;
  std::int64_t cited_by = 0;  // papers
  std::string first;          // id of one of them
};
// Every cited publication that the corpus lacks, most cited first.
Result<void> EachMissing(const Store& store, const std::function<bool(const MissingPaper&)>& see);

}  // namespace kst
