// tests/extract/normalise/paper.h: small papers for tests of the running text, and
// what can be wrong with any text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "tests/extract/normalise/properties.h"
#include "tests/extract/normalise/shared_normaliser.h"

namespace kst {

inline std::vector<std::string> Faults(const ExtractedText& in, const NormalisedText& out) {
  std::vector<std::string> faults = CoverageFaults(in, out);
  for (auto& fault : ShapeFaults(out)) faults.push_back(fault);
  for (auto& fault : StabilityFaults(Shared(), out)) faults.push_back(fault);
  return faults;
}

// A paper with geometry, ten points a line and five points a letter; "^1^" is a
// raised figure.
class Paper {
 public:
  Paper& Page() {
    if (!in_.pages.empty()) in_.raw += '\f';
    in_.pages.push_back({static_cast<int>(in_.pages.size()) + 1, 60000, 80000, {}});
    y_ = 0;
    return *this;
  }
  Paper& Block(Role role, std::initializer_list<std::string_view> lines, int column = 0) {
    TextBlock block{role, column, {}};
    for (const std::string_view words : lines) block.lines.push_back(Line(words));
    in_.pages.back().blocks.push_back(block);
    return *this;
  }
  Paper& White(int lines) {
    y_ += 1000 * lines;
    return *this;
  }
  const ExtractedText& in() {
    in_.has_geometry = true;
    return in_;
  }
  NormalisedText Read() { return Shared().Normalise(in()); }

 private:
  TextLine Line(std::string_view words) {
    TextLine line;
    line.span.begin = static_cast<std::uint32_t>(in_.raw.size());
    line.styles.push_back({line.span.begin, 900, false, false, false});
    std::int32_t x = 5000;
    line.edges.push_back(x);
    bool raised = false;
    for (const char c : words) {
      if (c == '^') {
        raised = !raised;
        const auto at = static_cast<std::uint32_t>(in_.raw.size());
        if (line.styles.back().begin == at) line.styles.pop_back();
        line.styles.push_back({at, raised ? 550 : 900, false, false, raised});
        continue;
      }
      in_.raw += c;
      if ((c & 0xC0) != 0x80) line.edges.push_back(x += 500);
    }
    line.span.end = static_cast<std::uint32_t>(in_.raw.size());
    line.box = {5000, y_, x, y_ + 900};
    y_ += 1000;
    in_.raw += '\n';
    return line;
  }
  ExtractedText in_;
  std::int32_t y_ = 0;
};

}  // namespace kst
