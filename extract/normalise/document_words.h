// extract/normalise/document_words.h: how one paper spells its words where no line
// ends, and whether its typesetter breaks words at all.
//
//   words.Has("drone-exploitant")     the paper writes it so
//   words.HasHead("navo")             "Navo-top": it parts this word from what follows
//   words.Typed(lexicon)              hardly a word is broken, so a hyphen at a line end was typed
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/normalise/lexicon.h"

namespace kst {

// A line that ends in a hyphen and the line that goes on. `left` includes the
// hyphen; both are whole lines of clean text.
struct LineBreak {
  std::string_view left, right;
  bool in_address = false;  // the first word of `left` goes on with an address
};

// The lines must live as long. They are looked at only when a rule asks.
class DocumentWords {
 public:
  void Add(std::string_view line, bool begins_cut, bool ends_cut) { lines_.push_back({line, begins_cut, ends_cut}); }
  void AddBreak(LineBreak at) { breaks_.push_back(at); }

  bool Has(std::string_view folded) const;
  bool HasHead(std::string_view folded) const;
  bool Typed(const Lexicon& lexicon) const;

 private:
  struct Line {
    std::string_view text;
    bool begins_cut, ends_cut;  // its first or last word is one half
  };
  void Read(const Line& line) const;
  void ReadHead(std::string_view word, std::size_t hyphen) const;
  void ReadAll() const;
  bool LooksTyped(const Lexicon& lexicon) const;

  std::vector<Line> lines_;
  std::vector<LineBreak> breaks_;
  mutable std::size_t read_ = 0;  // lines whose words are in hashes_
  mutable std::unordered_set<std::size_t> hashes_;
  mutable std::optional<bool> typed_;
};

}  // namespace kst
