// parse/say/found_relations.h: the relations of one paper while they are found: one
// entry for a work, however often it is said, and what gives way to what.
//
// A rule may say `weak`: what it finds is only an announcement, or could mean
// something else, and goes when there is something plain:
//
//   yes    near by, of the same type      "heb ik toegezegd …" beside "doe ik gestand"
//   paper  anywhere, of the same type     the subject line beside the text
//   work   another type about this work
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/values/document.h"

namespace kst {

class FoundRelations {
 public:
  // Nothing when the same was said before; then only the status may be new.
  void Add(Relation relation, std::string_view weak);

  bool Has(std::string_view type) const;  // one that is not weak
  // "het rapport" in a later sentence is a report of which this was said before `offset`.
  bool IsSpokenOf(std::string_view type, std::uint32_t offset) const;

  // Without what gave way, in the order in which they were found; a promise without a number is the n-th of its paper.
  std::vector<Relation> Take(const std::string& paper);

 private:
  using Statement = std::pair<std::string, NormSpan>;  // type and quote
  static std::string KeyOf(const Relation& r);
  bool IsWeak(const Relation& r) const { return weak_.contains({r.type, r.span}); }
  void Count(const Relation& r, int by);
  void Weaken(const Statement& statement, std::string_view weak);
  bool GivesWay(const Relation& r) const;

  std::vector<Relation> all_;
  std::vector<bool> is_gone_;
  std::map<std::string, std::size_t, std::less<>> by_key_;  // in all_
  std::map<Statement, std::string_view> weak_;
  std::map<Statement, std::vector<std::size_t>> by_statement_;
  std::map<std::string, int, std::less<>> plain_;                                 // of each type, not weak
  std::map<std::string, std::multiset<std::uint32_t>, std::less<>> report_ends_;  // of those about a report

  // For Take: of the plain ones of each type the begin, and the furthest end up to there.
  std::map<std::string, std::vector<NormSpan>, std::less<>> reach_;
  std::map<std::string, std::set<std::string>, std::less<>> types_of_work_;
};

}  // namespace kst
