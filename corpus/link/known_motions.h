// corpus/link/known_motions.h: the motions that a name may mean, as the table known_motion keeps them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/link/motions.h"
#include "corpus/link/topic.h"
#include "corpus/store/database.h"

namespace kst {

struct Motion {
  std::string id, date;
  std::string before;  // id of the version that it takes the place of, "" when it is the first
  std::optional<int> day;
  std::vector<std::vector<std::string>> proposers;  // folded words of each name
  bool cs = false, changed = false;
  Topic topic;
  std::string replaced_on;  // date of the next version, "" when there is none
};
using Motions = std::vector<std::shared_ptr<const Motion>>;

Motion MotionOf(const KnownMotion& known, const CorpusRules& rules);  // all but `replaced_on`
std::vector<std::string> KeysOf(const Motion& motion);                // "n:pauwels", those of MotionKeys
std::optional<int> DayNumber(std::string_view iso);                   // only differences matter

class KnownMotions {
 public:
  KnownMotions() = default;             // those that are kept
  explicit KnownMotions(Database& db);  // those of the store

  void Keep(std::shared_ptr<const Motion> motion);
  // Under one key, in no order. Valid until the next call.
  const Motions& WithKey(const std::string& key);
  template <class See>
  void EachWithKey(const std::string& key, See&& see) {
    if (key == "*") return EachOfAll(see);
    const Motions motions = WithKey(key);  // pointers: `see` may ask for others
    for (const auto& motion : motions) see(*motion);
  }
  std::shared_ptr<const Motion> WithId(const std::string& id);
  std::string FirstVersion(const Motion& motion);  // id of the one that it began as

  static std::shared_ptr<const Motion> In(const Statement& row);  // of a SELECT that begins with kColumns
  static const char* const kColumns;

 private:
  template <class See>
  void EachOfAll(See&& see) {
    for (const auto& [id, motion] : by_id_)
      if (motion && !with_key_) see(*motion);
    if (!with_key_) return;
    all_->Reset();
    while (all_->Step()) see(*In(*all_));
    all_->Reset();
  }

  std::unique_ptr<Statement> with_key_, with_id_, all_;  // null: all motions are kept
  std::unordered_map<std::string, Motions> by_key_;
  std::unordered_map<std::string, std::shared_ptr<const Motion>> by_id_;
  std::size_t kept_ = 0;
};

}  // namespace kst
