// corpus/views/namesakes.h: persons of a corpus who may be one. They are never made one: who reads is told.
//
//   MayBeOne("Hugo de Jonge", "H.M. de Jonge")          true
//   MayBeOne("D. Yeşilgöz-Zegerius", "Yeşilgöz")        true: a double surname is often written short
//   MayBeOne("C. de Vries", "K. de Vries")              false
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/store/store.h"
#include "schema/values/graph.h"

namespace kst {

bool MayBeOne(std::string_view printed_name, std::string_view other);

struct Namesake {
  std::string id, name;
};

class Namesakes {  // all persons of a corpus, read once however many are asked for
 public:
  static Result<Namesakes> Among(const Store& store);
  std::vector<Namesake> Of(const Node& person) const;  // by id; of what is no person none

 private:
  std::vector<Namesake> persons_;                                           // by id
  std::unordered_map<std::string, std::vector<std::size_t>> by_last_word_;  // folded
};

}  // namespace kst
