// corpus/search/block.h: papers as search looks through them, by blocks of keys that follow each other.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace kst {

inline constexpr std::int64_t kBlock = 4096;  // papers
inline constexpr std::size_t kPlaces = kBlock;

class Bits {  // which papers of a block
 public:
  void Set(std::size_t place) { words_[place / 64] |= Bit(place); }
  void Clear(std::size_t place) { words_[place / 64] &= ~Bit(place); }
  bool Has(std::size_t place) const { return (words_[place / 64] & Bit(place)) != 0; }
  bool Any() const { return *this != Bits(); }
  std::int64_t Count() const {
    std::int64_t count = 0;
    for (const std::uint64_t word : words_) count += std::popcount(word);
    return count;
  }
  Bits& operator&=(const Bits& other) {
    return With(other, [](std::uint64_t a, std::uint64_t b) { return a & b; });
  }
  Bits& operator|=(const Bits& other) {
    return With(other, [](std::uint64_t a, std::uint64_t b) { return a | b; });
  }
  Bits& operator-=(const Bits& other) {
    return With(other, [](std::uint64_t a, std::uint64_t b) { return a & ~b; });
  }
  friend bool operator==(const Bits&, const Bits&) = default;

  template <class See>
  void Each(See&& see) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t left = words_[i]; left != 0; left &= left - 1)
        see(i * 64 + static_cast<std::size_t>(std::countr_zero(left)));
  }

 private:
  static std::uint64_t Bit(std::size_t place) { return std::uint64_t{1} << place % 64; }
  template <class Of>
  Bits& With(const Bits& other, Of&& of) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] = of(words_[i], other.words_[i]);
    return *this;
  }
  std::array<std::uint64_t, kPlaces / 64> words_ = {};
};

}  // namespace kst
