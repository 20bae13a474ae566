#include "corpus/store/word_lists.h"

#include <algorithm>
#include <limits>

#include "schema/text.h"

namespace kst {
namespace {

constexpr char kAllWords = '0';  // before each word, where an index of beginnings has another sign
constexpr std::int64_t kRowOfSums = 1, kRowOfSegments = 10;
constexpr int kBitsOfPage = 37;
constexpr std::size_t kHead = 4;  // bytes of a leaf: two numbers of two bytes
constexpr std::int64_t kVersion = 4;
constexpr std::size_t kCookie = 4;  // bytes
constexpr std::uint64_t kMostSegments = 2000;
constexpr std::int64_t kMostIds = 1 << 16, kMostPages = std::int64_t{1} << 31;  // of segments, of leaves of one

[[noreturn]] void Damaged(std::string_view bytes) { ThrowDamaged("the index of words", bytes); }

std::uint64_t LongNumber(std::string_view bytes, std::size_t& at) {
  std::uint64_t number = 0;
  if (!word_lists::Take(bytes, at, number)) Damaged(bytes.substr(0, at));
  return number;
}

inline std::uint64_t Number(std::string_view bytes, std::size_t& at) {  // most have one byte
  if (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) return static_cast<unsigned char>(bytes[at++]);
  return LongNumber(bytes, at);
}

std::size_t TwoBytes(std::string_view bytes, std::size_t at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(bytes[at])) << 8 |
         static_cast<unsigned char>(bytes[at + 1]);
}

}  // namespace

struct WordList::Pages {
  Pages(Database& db, const std::string& table)
      : find(db, Concat({"SELECT block FROM ", table, "_data WHERE id = ?"}).c_str()) {}

  std::string Read(std::int64_t row) {
    if (!find.Bind(row).Step()) Damaged("");
    std::string bytes(find.Bytes(0));
    find.Reset();
    return bytes;
  }

  void Read(Part& part) {
    if (!find.Bind(part.page).Step()) Damaged("");
    part.leaf.assign(find.Bytes(0));
    find.Reset();
    if (part.leaf.size() < kHead) Damaged(part.leaf);
    part.words_end = TwoBytes(part.leaf, 2);
    if (part.words_end < kHead || part.words_end > part.leaf.size()) Damaged(part.leaf);
    part.at = kHead;
    part.is_first = true;
    std::size_t foot = part.words_end;
    part.end = foot < part.leaf.size() ? static_cast<std::size_t>(Number(part.leaf, foot)) : part.words_end;
    if (part.end < kHead || part.end > part.words_end) Damaged(part.leaf);
  }

  Statement find;
};

bool WordList::Ended() const { return std::ranges::all_of(parts_, &Part::ended); }

// To the next leaf. What stood on this one up to its end goes on there, before the first word.
void WordList::Turn(Part& part) {
  if (++part.page > part.last)
    part.ended = true;
  else
    pages_->Read(part);
}

bool WordList::Next(Part& part) {
  while (part.at == part.end) {
    if (part.end < part.words_end) part.ended = true;  // another word follows
    if (!part.ended) Turn(part);
    if (part.ended) return true;
  }
  const std::uint64_t row = Number(part.leaf, part.at);
  const auto before = part.row;
  part.row = static_cast<std::int64_t>(part.is_first ? row : static_cast<std::uint64_t>(part.row) + row);
  part.is_first = false;
  if (part.row <= before) Damaged(part.leaf.substr(0, part.at));
  const auto size = static_cast<std::size_t>(Number(part.leaf, part.at) >> 1);  // the lowest bit: an older one goes
  if (part.at > part.end) Damaged(part.leaf.substr(0, part.at));
  if (size <= part.end - part.at) {
    part.places = std::string_view(part.leaf).substr(part.at, size);
    part.at += size;
    return true;
  }
  part.split.assign(part.leaf, part.at, part.end - part.at);
  while (part.split.size() < size) {
    if (part.end < part.words_end) Damaged(part.split);
    Turn(part);
    if (part.ended) Damaged(part.split);
    const std::size_t more = std::min(size - part.split.size(), part.end - part.at);
    part.split.append(part.leaf, part.at, more);
    part.at += more;
  }
  part.places = part.split;
  return true;
}

WordLists::WordLists(Database& db, const std::string& table)
    : pages_(std::make_shared<WordList::Pages>(db, table)),
      seek_(db,
            Concat({"SELECT pgno >> 1 FROM ", table, "_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1"})
                .c_str()) {
  Statement version(db, Concat({"SELECT v FROM ", table, "_config WHERE k = 'version'"}).c_str());
  if (!version.Step() || version.Number(0) != kVersion)
    throw SqlError{{Code::kStore, "the search index was written by another SQLite; run kst run with --index-anew"}};
  const std::string sums = pages_->Read(kRowOfSums);
  std::size_t at = 0;
  std::uint64_t words = 0;
  if (!sums.empty()) rows_ = static_cast<std::int64_t>(Number(sums, at));
  while (at < sums.size()) words += Number(sums, at);
  words_ = static_cast<std::int64_t>(words);
  if (rows_ < 0 || words_ < 0) Damaged(sums);
  const std::string bytes = pages_->Read(kRowOfSegments);
  at = kCookie;
  const std::uint64_t levels = Number(bytes, at);
  std::uint64_t segments = Number(bytes, at);
  if (segments > kMostSegments) Damaged(bytes);
  Number(bytes, at);                           // of writes
  std::vector<std::vector<Segment>> by_level;  // the newest level first, in each the oldest segment
  for (std::uint64_t level = 0; level < levels; ++level) {
    Number(bytes, at);  // of those that are being merged
    by_level.emplace_back();
    for (std::uint64_t left = Number(bytes, at); left > 0; --left) {
      if (segments-- == 0) Damaged(bytes);
      const auto next = [&] { return static_cast<std::int64_t>(Number(bytes, at)); };
      const std::int64_t id = next(), first = next(), last = next();
      if (first == 0 && last == 0) continue;  // all of it is merged
      const bool may_be = id > 0 && id < kMostIds && first > 0 && first <= last && last < kMostPages;
      if (!may_be) Damaged(bytes);
      by_level.back().push_back({id, first, last});
    }
  }
  for (auto level = by_level.rbegin(); level != by_level.rend(); ++level)
    segments_.insert(segments_.end(), level->begin(), level->end());
}

WordList WordLists::Of(std::string_view word) {
  WordList list;
  list.pages_ = pages_;
  for (const Segment& segment : segments_) {
    WordList::Part part;
    if (Find(segment, kAllWords + std::string(word), part)) list.parts_.push_back(std::move(part));
  }
  for (WordList::Part& part : list.parts_) list.Next(part);
  return list;
}

// The leaf that has the word, and its list on it.
bool WordLists::Find(const Segment& segment, const std::string& key, WordList::Part& part) {
  std::int64_t page = segment.first;
  if (seek_.Bind(segment.id, Blob{key}).Step()) page = std::max(page, seek_.Number(0));
  seek_.Reset();
  part.page = (segment.id << kBitsOfPage) + page;
  part.last = (segment.id << kBitsOfPage) + segment.last;
  pages_->Read(part);
  const std::string_view leaf = part.leaf;
  std::string word;
  for (std::size_t foot = part.words_end, begin = 0; foot < leaf.size();) {
    begin += static_cast<std::size_t>(Number(leaf, foot));
    std::size_t at = begin, same = word.empty() ? 0 : static_cast<std::size_t>(Number(leaf, at));
    const auto more = static_cast<std::size_t>(Number(leaf, at));
    if (same > word.size() || at > part.words_end || more > part.words_end - at) Damaged(leaf.substr(0, foot));
    word.resize(same);
    word.append(leaf, at, more);
    if (word > key) return false;
    if (word != key) continue;
    std::size_t next = foot;
    part.at = at + more;
    part.end = foot < leaf.size() ? begin + static_cast<std::size_t>(Number(leaf, next)) : part.words_end;
    if (part.end < part.at || part.end > part.words_end) Damaged(leaf.substr(0, foot));
    return true;
  }
  return false;
}

}  // namespace kst
