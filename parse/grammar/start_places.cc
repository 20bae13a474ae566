#include "parse/grammar/start_places.h"

#include <algorithm>

#include "parse/grammar/known_openings.h"

namespace kst {
namespace {

Symbol PlaceOf(Opening opening, int place) { return static_cast<Symbol>(opening >> (56 - 8 * place)); }

Symbol ByteAt(std::string_view text, std::size_t at) { return kSymbolOf[static_cast<unsigned char>(text[at])]; }

bool IsBoundary(std::string_view text, std::size_t at) {
  return IsWord(ByteAt(text, at)) != (at > 0 && IsWord(ByteAt(text, at - 1)));
}

// std::popcount is a call where no processor is taken for granted that has an instruction for it.
std::size_t CountBits(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + (bits >> 2U & 0x3333333333333333);
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0F;
  return bits * 0x0101010101010101 >> 56U;
}

}  // namespace

Starts::Starts(const std::vector<std::string_view>& patterns) : nodes_(1) {
  Keys keys;
  for (int p = 0; p < static_cast<int>(patterns.size()); ++p) {
    const std::vector<Opening> openings = FindOpenings(patterns[static_cast<std::size_t>(p)]);
    const bool anywhere = std::any_of(openings.begin(), openings.end(), [](Opening opening) {
      return PlaceOf(opening, PlaceOf(opening, 0) == kBoundary ? 1 : 0) == 0;
    });
    if (anywhere) anywhere_.push_back(p);
    for (std::size_t i = 0; !anywhere && i < openings.size(); ++i) keys.emplace_back(openings[i], p);
  }
  std::sort(keys.begin(), keys.end());
  Grow(0, keys, 0, keys.size(), 0);
  for (const auto& [opening, pattern] : keys) sieve_.Add(opening);
}

// The node of the keys from `begin` to `end`, which have their first `depth` symbols in common.
void Starts::Grow(std::uint32_t node, const Keys& keys, std::size_t begin, std::size_t end, int depth) {
  const auto next = [&](std::size_t k) -> Symbol {
    return depth == kOpeningLength ? 0 : PlaceOf(keys[k].first, depth);
  };
  nodes_[node].begin = static_cast<std::uint32_t>(ends_.size());
  for (; begin != end && next(begin) == 0; ++begin) ends_.push_back(keys[begin].second);
  nodes_[node].end = static_cast<std::uint32_t>(ends_.size());
  for (std::size_t k = begin; k != end; ++k) nodes_[node].symbols |= Bit(next(k));
  std::uint32_t child = nodes_[node].children = static_cast<std::uint32_t>(nodes_.size());
  nodes_.resize(nodes_.size() + CountBits(nodes_[node].symbols));
  for (std::size_t k = begin; begin != end; begin = k, ++child) {
    while (k != end && next(k) == next(begin)) ++k;
    Grow(child, keys, begin, k, depth + 1);
  }
}

const Starts::Node* Starts::Child(const Node& node, Symbol symbol) const {
  if (!(node.symbols & Bit(symbol))) return nullptr;
  return &nodes_[node.children + CountBits(node.symbols & (Bit(symbol) - 1))];
}

// Calls `use` with each node on the way that has patterns, until it returns false.
template <class Use>
void Starts::Walk(std::string_view text, std::size_t at, Use use) const {
  const auto down = [&](const Node* node) {
    for (std::size_t i = at; node;) {
      if (node->begin != node->end && !use(*node)) return;
      if (i >= text.size()) return;
      const Character next = SymbolAt(text, i);
      node = Child(*node, next.symbol);
      i += next.bytes;
    }
  };
  down(&nodes_[0]);
  if (const Node* const words = Child(nodes_[0], kBoundary); words && at < text.size() && IsBoundary(text, at))
    down(words);
}

std::size_t Starts::Next(std::string_view text, std::size_t at, std::size_t end) const {
  for (bool found = false; (at = sieve_.Next(text, at, end)) < end; ++at) {
    Walk(text, at, [&](const Node&) { return !(found = true); });
    if (found) return at;
  }
  return end;
}

std::vector<int> Starts::At(std::string_view text, std::size_t at) const {
  std::vector<int> which;
  Walk(text, at, [&](const Node& node) {
    which.insert(which.end(), ends_.begin() + node.begin, ends_.begin() + node.end);
    return true;
  });
  std::sort(which.begin(), which.end());
  which.erase(std::unique(which.begin(), which.end()), which.end());
  return which;
}

std::vector<Place> Starts::All(std::string_view text) const {
  std::vector<Place> places;
  for (std::size_t at = 0; (at = sieve_.Next(text, at, text.size())) < text.size(); ++at) {
    const auto first = static_cast<std::ptrdiff_t>(places.size());
    Walk(text, at, [&](const Node& node) {
      for (std::uint32_t i = node.begin; i < node.end; ++i)
        places.push_back({static_cast<std::uint32_t>(at), ends_[i]});
      return true;
    });
    std::sort(places.begin() + first, places.end(),
              [](const Place& a, const Place& b) { return a.pattern < b.pattern; });
    const auto same = [](const Place& a, const Place& b) { return a.pattern == b.pattern; };
    places.erase(std::unique(places.begin() + first, places.end(), same), places.end());
  }
  return places;
}

}  // namespace kst
