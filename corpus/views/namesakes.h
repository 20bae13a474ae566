// corpus/views/namesakes.h: persons of a corpus who may be one. They are never made one: who reads is told.
//
//   MayBeOne("Hugo de Jonge", "H.M. de Jonge")          true
//   MayBeOne("D. Yeşilgöz-Zegerius", "Yeşilgöz")        true: a double surname is often written short
//   MayBeOne("C. de Vries", "K. de Vries")              false
#pragma once

#include <string_view>
#include <vector>

#include "corpus/store/store.h"
#include "schema/values/graph.h"

namespace kst {

bool MayBeOne(std::string_view printed_name, std::string_view other);
Result<std::vector<Node>> NamesakesOf(const Store& store, const Node& person);  // by id

}  // namespace kst
