// corpus/views/stats.h: a corpus in figures: papers, motions and commitments by year, ministry, kind or state, and how
// long an answer took.
//
//   StatsOf(store, rules)->motions.by_state["implemented"]
//
// A joint letter, and what is promised or told in it, counts for each ministry that sent it, as in the facets of a
// search and in the registers of each. Papers are those the corpus holds; motions and commitments those of the
// registers (registers.h), also those that are only named, whose year is not known. How long it took is known where
// both papers have a date.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/store/store.h"

namespace kst {

using Tally = std::map<std::string, std::int64_t>;  // "" for those that do not say

inline constexpr std::array<int, 5> kWaits = {30, 90, 180, 365, 730};  // days

struct Waiting {
  std::int64_t count = 0;
  int median = 0;                                        // days; of an even count the shorter one
  std::array<std::int64_t, kWaits.size() + 1> within{};  // kWaits days, and not within the ones before; then all longer
};

struct WorkStats {
  std::int64_t count = 0;
  Tally by_year, by_ministry, by_state;  // ministries by id
  Tally by_vote = {};                    // of motions on which a vote is known
  Waiting told, settled;                 // until a paper first told what is done with it, and until one settled it
};

struct CorpusStats {
  std::int64_t papers = 0;
  Tally papers_by_year, papers_by_kind, papers_by_ministry;
  WorkStats motions, commitments;
  std::map<std::string, std::string> ministries;  // their names, by id
};

using Tallied = std::vector<std::pair<std::string, std::int64_t>>;  // what does not say comes last
Tallied InOrder(const Tally& tally);
Tallied Largest(const Tally& tally);     // first
std::string WaitInWords(std::size_t n);  // "31-90", "731+", of Waiting::within

Result<CorpusStats> StatsOf(const Store& store, const CorpusRules& rules);
std::string ToJson(const CorpusStats& stats);  // what does not say is "none"
std::string ToText(const CorpusStats& stats);

}  // namespace kst
