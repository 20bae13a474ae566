// corpus/graph/neo4j.h: cells of `neo4j-admin database import`, which by itself takes no line ends in a cell; no cell
// is kept from being a formula.
#pragma once

#include <string>
#include <vector>

namespace kst {

std::string Neo4jLine(const std::vector<std::string>& cells);  // a line end becomes a space
std::string Neo4jList(std::vector<std::string> list);          // of one cell: parted by ;

}  // namespace kst
