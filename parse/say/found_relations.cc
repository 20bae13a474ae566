#include "parse/say/found_relations.h"

#include <algorithm>

namespace kst {
namespace {

constexpr std::uint32_t kNearby = 500;  // bytes between a promise named and a promise kept

}  // namespace

std::string FoundRelations::KeyOf(const Relation& r) {
  std::string key = r.type + '\0' + r.target;
  return r.target.empty() ? key + '\0' + r.quote : key;
}

void FoundRelations::Count(const Relation& r, int by) {
  plain_[r.type] += by;
  if (r.target.find("#report-") == std::string::npos) return;
  auto& ends = report_ends_[r.type];
  by > 0 ? (void)ends.insert(r.span.end) : (void)ends.erase(ends.find(r.span.end));
}

void FoundRelations::Weaken(const Statement& statement, std::string_view weak) {
  const bool was_plain = !weak_.contains(statement);
  weak_[statement] = weak;
  if (!was_plain) return;
  for (const std::size_t i : by_statement_[statement])
    if (!is_gone_[i]) Count(all_[i], -1);
}

void FoundRelations::Add(Relation relation, std::string_view weak) {
  const std::string key = KeyOf(relation);
  const Statement statement{relation.type, relation.span};
  if (const auto known = by_key_.find(key); known != by_key_.end()) {
    Relation& said = all_[known->second];
    const auto said_weak = weak_.find({said.type, said.span});
    if (said_weak == weak_.end() || said_weak->second == "yes") {
      if (!said.status) said.status = relation.status;
      return;
    }
    is_gone_[known->second] = true;  // the text says what the subject announced
  }
  if (!weak.empty()) Weaken(statement, weak);
  by_key_[key] = all_.size();
  by_statement_[statement].push_back(all_.size());
  all_.push_back(std::move(relation));
  is_gone_.push_back(false);
  if (!IsWeak(all_.back())) Count(all_.back(), 1);
}

bool FoundRelations::Has(std::string_view type) const {
  const auto count = plain_.find(type);
  return count != plain_.end() && count->second > 0;
}

bool FoundRelations::IsSpokenOf(std::string_view type, std::uint32_t offset) const {
  const auto ends = report_ends_.find(type);
  return ends != report_ends_.end() && !ends->second.empty() && *ends->second.begin() <= offset;
}

bool FoundRelations::GivesWay(const Relation& r) const {
  const auto weak = weak_.find({r.type, r.span});
  if (weak == weak_.end()) return false;
  if (weak->second == "work") return types_of_work_.find(r.target)->second.size() > 1;
  if (weak->second == "paper") return Has(r.type);
  const auto plain = reach_.find(r.type);
  if (plain == reach_.end()) return false;
  const auto behind = std::partition_point(plain->second.begin(), plain->second.end(),
                                           [&](const NormSpan& p) { return p.begin < r.span.end + kNearby; });
  return behind != plain->second.begin() && r.span.begin < std::prev(behind)->end + kNearby;
}

std::vector<Relation> FoundRelations::Take(const std::string& paper) {
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (is_gone_[i]) continue;
    types_of_work_[all_[i].target].insert(all_[i].type);
    if (!IsWeak(all_[i])) reach_[all_[i].type].push_back(all_[i].span);
  }
  for (auto& [type, spans] : reach_) {
    std::sort(spans.begin(), spans.end());
    for (std::size_t i = 1; i < spans.size(); ++i) spans[i].end = std::max(spans[i].end, spans[i - 1].end);
  }
  std::vector<Relation> kept;
  for (std::size_t i = 0; i < all_.size(); ++i)
    if (!is_gone_[i] && !GivesWay(all_[i])) kept.push_back(std::move(all_[i]));
  int n = 0;
  for (Relation& r : kept)
    if (r.target.empty())
      r.target = paper + "#" +
                 (r.type == "answers"   ? "questions-"
                  : r.type == "fulfils" ? "commitment-"
                                        : "report-") +
                 std::to_string(++n);
  return kept;
}

}  // namespace kst
