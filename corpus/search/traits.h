// corpus/search/traits.h: what ranking, filters and facets ask of each paper, side by side: a million papers are looked
// through in some milliseconds, and none of their rows is read. Kept beside the index, by blocks of papers.
//
//   KeepTraits(db, Whose::kChanged);     within the transaction that links
//   TraitsReader reader(db);  reader.Read(block)->size[place]
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/search/block.h"
#include "corpus/store/database.h"

namespace kst {

struct Traits {  // of a block of papers; those that are not there, or not to be found, are no `papers`
  static constexpr std::int32_t kNoDay = INT32_MIN;
  struct Sent {
    std::uint16_t place, ministry;
  };
  Bits papers;
  std::array<std::uint32_t, kPlaces> size;  // in words
  std::array<std::int32_t, kPlaces> day;    // since 1970
  std::array<std::uint16_t, kPlaces> kind;  // a number, like ministries: NameOf
  std::vector<Sent> sent;                   // by which ministries; a joint letter by several
};

std::int32_t DayOf(std::string_view date);  // of an ISO day; kNoDay of anything else
std::string YearOf(std::int32_t day);

class TraitsReader {
 public:
  explicit TraitsReader(Database& db);
  std::int64_t blocks() const { return blocks_; }
  const Traits* Read(std::int64_t block);  // until the next one is read; null: none of it
  std::string NameOf(std::uint16_t number) const;
  std::optional<std::uint16_t> NumberOf(std::string_view name) const;  // null: no paper has it

 private:
  Statement find_;
  std::int64_t blocks_ = 0;
  std::vector<std::string> names_;
  Traits traits_;
};

// Of papers of temp.changed, or all anew; those of the index alone are to be found.
enum class Whose { kChanged, kAll };
void KeepTraits(Database& db, Whose whose);
bool HasTraits(Database& db);
std::vector<std::int64_t> OtherTraits(Database& a, Database& b);  // keys of papers that have others there

}  // namespace kst
