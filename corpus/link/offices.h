// corpus/link/offices.h: the ministry of an office as letters print it. Looking one up compares it with all, and most
// letters come from a few offices, so the answers are kept.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/link/corpus_rules.h"

namespace kst {

class Offices {
 public:
  explicit Offices(const CorpusRules& rules) : rules_(rules) {}

  std::string MinistryOf(std::string_view office) {  // id; "" when it is none that is known
    constexpr std::size_t kMost = 4096;
    const std::string words(office);
    if (const auto known = kept_.find(words); known != kept_.end()) return known->second;
    if (kept_.size() >= kMost) kept_.clear();
    const auto* ministry = rules_.MinistryOf(office);
    return kept_[words] = ministry ? ministry->id : "";
  }

 private:
  const CorpusRules& rules_;
  std::unordered_map<std::string, std::string> kept_;
};

}  // namespace kst
