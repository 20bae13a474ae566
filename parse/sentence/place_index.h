// parse/sentence/place_index.h: entries of a text by their place, so that looking
// around a place costs what stands there and not the length of the paper.
//
//   PlaceIndex notes(document.notes);
//   notes.Beginning({100, 180})     the notes that begin there, in the order of the text
//   notes.AnyTouches({100, 180})    does one share a byte with it?
//   notes.LastTouching({100, 180}, fits)    the last one that does and fits; null when none
//
// `where` says which span of an entry counts. The entries must outlive the index.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "schema/values/span.h"

namespace kst {

template <class Entry>
class PlaceIndex {
 public:
  using Where = std::function<NormSpan(const Entry&)>;

  explicit PlaceIndex(
      const std::vector<Entry>& entries, const Where& where = [](const Entry& e) { return e.span; }) {
    for (const Entry& entry : entries) {
      places_.push_back(where(entry));
      entries_.push_back(&entry);
    }
    if (!std::is_sorted(places_.begin(), places_.end(), Before)) Sort();
    for (const NormSpan& place : places_) reach_.push_back(std::max(reach_.empty() ? 0 : reach_.back(), place.end));
  }

  std::span<const Entry* const> Beginning(NormSpan within) const {
    const std::size_t first = Until(within.begin), last = std::max(first, Until(within.end));
    return std::span(entries_).subspan(first, last - first);
  }

  bool AnyTouches(NormSpan span) const {
    const std::size_t before = Until(span.end);
    return before > 0 && reach_[before - 1] > span.begin;
  }
  template <class Fits>
  const Entry* LastTouching(NormSpan span, Fits&& fits) const {
    for (std::size_t i = Until(span.end); i > 0 && reach_[i - 1] > span.begin; --i)
      if (places_[i - 1].end > span.begin && fits(*entries_[i - 1])) return entries_[i - 1];
    return nullptr;
  }

 private:
  static bool Before(const NormSpan& a, const NormSpan& b) { return a.begin < b.begin; }

  void Sort() {
    std::vector<std::size_t> order(places_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return Before(places_[a], places_[b]); });
    std::vector<NormSpan> places;
    std::vector<const Entry*> entries;
    for (const std::size_t i : order) places.push_back(places_[i]), entries.push_back(entries_[i]);
    places_ = std::move(places);
    entries_ = std::move(entries);
  }

  std::size_t Until(std::uint32_t offset) const {  // how many begin before it
    const auto at = std::lower_bound(places_.begin(), places_.end(), NormSpan{offset, offset}, Before);
    return static_cast<std::size_t>(at - places_.begin());
  }

  std::vector<NormSpan> places_;  // by begin
  std::vector<const Entry*> entries_;
  std::vector<std::uint32_t> reach_;  // the furthest end up to each
};

}  // namespace kst
