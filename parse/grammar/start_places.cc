#include "parse/grammar/start_places.h"

#include <algorithm>

#include "parse/grammar/known_openings.h"

namespace kst {
namespace {

Symbol PlaceOf(Opening opening, int place) { return static_cast<Symbol>(opening >> (56 - 8 * place)); }

Symbol ByteAt(std::string_view text, std::size_t at) { return kSymbolOf[static_cast<unsigned char>(text[at])]; }

bool IsBoundary(std::string_view text, std::size_t at) {
  return (at < text.size() && IsWord(ByteAt(text, at))) != (at > 0 && IsWord(ByteAt(text, at - 1)));
}

struct Step {
  Symbol symbol;     // 0 at the end
  std::size_t next;  // behind its character
  bool boundary;     // before it
};

Step StepIn(std::string_view text, std::size_t at) {
  const Character character = at < text.size() ? SymbolAt(text, at) : Character{0, 0};
  return {character.symbol, at + character.bytes, IsBoundary(text, at)};
}

Step StepIn(const std::vector<Mark>& marks, std::size_t at) {
  std::size_t next = at + 1;
  while (marks[next] == kWithin) ++next;
  return {static_cast<Symbol>(marks[at] & kSymbolBits), next, (marks[at] & kBounded) != 0};
}

// Whether a match can reach from a place to the next word that it needs. Of each pattern a byte is looked at once.
struct Ahead {
  std::size_t at = 0;  // from here on it can
  bool reached = false;

  bool IsReached(const std::vector<Mark>& marks, std::size_t from, std::uint64_t symbols) {
    for (; reached && at > from; --at) {
      const Mark mark = marks[at - 1];
      reached = mark & kNotAscii || symbols & Bit(mark & kSymbolBits);  // not ASCII: part of a space, perhaps
    }
    return reached;
  }
};

// std::popcount is a call where no processor is taken for granted that has an instruction for it.
std::size_t CountBits(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555;
  bits = (bits & 0x3333333333333333) + (bits >> 2U & 0x3333333333333333);
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0F;
  return bits * 0x0101010101010101 >> 56U;
}

}  // namespace

Starts::Starts(const std::vector<std::string_view>& patterns, For use) : nodes_(2), symbols_(patterns.size()) {
  Keys inside, bounded;  // of each root
  const auto add = [&](Opening opening, int pattern) {
    sieve_.Add(opening);
    const bool needs_boundary = PlaceOf(opening, 0) == kBoundary;
    bounded.emplace_back(needs_boundary ? opening << 8U : opening, pattern);
    if (!needs_boundary) inside.emplace_back(opening, pattern);
  };
  const auto count = static_cast<int>(patterns.size());
  for (int p = 0; p < count; ++p) {
    const auto index = static_cast<std::size_t>(p);
    const Outline outline = FindOutline(patterns[index]);
    const bool anywhere = std::ranges::any_of(outline.openings, [](Opening opening) {
      return PlaceOf(opening, PlaceOf(opening, 0) == kBoundary ? 1 : 0) == 0;
    });
    if (anywhere) {
      anywhere_.push_back(p);
      continue;
    }
    for (const Opening opening : outline.openings) add(opening, p);
    if (use != For::kTexts || outline.words.empty()) continue;
    symbols_[index] = outline.symbols;
    for (const Opening word : outline.words) add(word, count + p);
  }
  for (Keys* keys : {&inside, &bounded}) {
    std::sort(keys->begin(), keys->end());
    Grow(keys == &bounded, *keys, 0, keys->size(), 0);
  }
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
  const bool only = (node.symbols & (node.symbols - 1)) == 0;
  return &nodes_[node.children + (only ? 0 : CountBits(node.symbols & (Bit(symbol) - 1)))];
}

// Calls `use` with each node on the way that has patterns, until it returns false.
template <class Text, class Use>
void Starts::Walk(const Text& text, std::size_t at, Use& use) const {
  WalkFrom(&nodes_[StepIn(text, at).boundary ? 1 : 0], text, at, use);
}

template <class Text, class Use>
void Starts::WalkFrom(const Node* node, const Text& text, std::size_t at, Use& use) const {
  while (node) {
    if (node->begin != node->end && !use(*node)) return;
    const Step step = StepIn(text, at);
    if (const Node* const bounded = step.boundary ? Child(*node, kBoundary) : nullptr) WalkFrom(bounded, text, at, use);
    node = Child(*node, step.symbol);
    at = step.next;
  }
}

std::size_t Starts::Next(std::string_view text, std::size_t at, std::size_t end) const {
  bool found = false;
  const auto use = [&](const Node&) { return !(found = true); };
  for (; (at = sieve_.Next(text, at, end)) < end; ++at) {
    Walk(text, at, use);
    if (found) return at;
  }
  return end;
}

std::vector<int> Starts::At(std::string_view text, std::size_t at) const {
  std::vector<int> which;
  if (at < text.size() && sieve_.Next(text, at, at + 1) != at) return which;
  const auto use = [&](const Node& node) {
    which.insert(which.end(), ends_.begin() + node.begin, ends_.begin() + node.end);
    return true;
  };
  Walk(text, at, use);
  std::sort(which.begin(), which.end());
  which.erase(std::unique(which.begin(), which.end()), which.end());
  return which;
}

std::vector<Place> Starts::All(std::string_view text) const {
  const std::vector<Mark> marks = MarksOf(text);
  std::vector<Place> places;
  std::size_t at = 0;
  const auto use = [&](const Node& node) {
    for (std::uint32_t i = node.begin; i < node.end; ++i) places.push_back({static_cast<std::uint32_t>(at), ends_[i]});
    return true;
  };
  for (; (at = sieve_.Next(marks, at)) < text.size(); ++at) {
    const auto first = static_cast<std::ptrdiff_t>(places.size());
    Walk(marks, at, use);
    if (static_cast<std::size_t>(first) + 1 >= places.size()) continue;
    std::sort(places.begin() + first, places.end(),
              [](const Place& a, const Place& b) { return a.pattern < b.pattern; });
    const auto same = [](const Place& a, const Place& b) { return a.pattern == b.pattern; };
    places.erase(std::unique(places.begin() + first, places.end(), same), places.end());
  }

  // From the end, so that it is known what follows.
  std::vector<Ahead> ahead(symbols_.size());
  auto kept = places.end();
  for (auto place = places.end(); place != places.begin();) {
    --place;
    const auto pattern = static_cast<std::size_t>(place->pattern);
    if (pattern >= ahead.size())
      ahead[pattern - ahead.size()] = {place->at, true};
    else if (symbols_[pattern] == 0 || ahead[pattern].IsReached(marks, place->at, symbols_[pattern]))
      *--kept = *place;
  }
  places.erase(places.begin(), kept);
  return places;
}

}  // namespace kst
