// corpus/views/check.h: is a corpus whole? Each part looks at all of it and tells what it found wrong.
//
//   pages    the file of the database itself
//   rows     none belongs to a paper, file or node that is not there
//   records  each is one that kst could have made, and says what its row says
//   links    the papers are linked anew, in a copy that goes again; every node, alias and edge comes out the same
//
// Nothing is written to the corpus. A part that cannot be looked at says why in `skipped`, and is no fault.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/store/store.h"

namespace kst {

struct CheckedPart {
  std::string name;
  std::int64_t looked_at = 0;            // rows, records
  std::vector<std::string> faults = {};  // the first of them, in words
  std::int64_t more = 0;                 // faults that are not told
  std::string skipped = {};              // why it was not looked at; else ""

  bool good() const { return faults.empty(); }
  void Add(std::string fault);
};
Result<std::vector<CheckedPart>> CheckCorpus(const Store& store, const CorpusRules& rules,
                                             const std::function<bool()>& stop = {});

}  // namespace kst
