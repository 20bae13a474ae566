// corpus/search/held.h: which papers of a block hold some words, and how often, weighed by column.
//
//   Holder holder(db, lists, stemmer, sought);      of a phrase, or of several near each other
//   holder.Read(block, What::kTimes);               blocks in their order
//   holder.papers(), holder.TimesOf(phrase)[place]
//
// What is not read off as it lies is looked for once, when both its number and its times are needed:
//
//   if (holder.KeepAll(blocks)) holder.kept()       of all papers, before the first Read
//
// A phrase is read from the lists of its words. A word that is cut off, and words near each other, FTS5 finds.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "corpus/search/block.h"
#include "corpus/search/index.h"
#include "corpus/search/query.h"
#include "corpus/search/stemmer.h"
#include "corpus/store/database.h"
#include "corpus/store/word_lists.h"

namespace kst {

class Holder {
 public:
  using Times = std::array<double, kPlaces>;  // 0 where it is not held

  Holder(Database& db, WordLists& lists, const Stemmer& stemmer, const Sought& sought);
  ~Holder();
  Holder(Holder&&) noexcept;

  enum class What { kPapers, kTimes };
  void Read(std::int64_t block, What what);
  bool KeepAll(std::int64_t blocks);  // of one phrase; false: of a word, which is read twice in less time
  std::int64_t kept() const { return static_cast<std::int64_t>(kept_.size()); }
  const Bits& papers() const { return papers_; }
  const Times& TimesOf(std::size_t phrase) const { return times_[phrase]; }

 private:
  class Word;  // the places of one in the papers of a block
  void ReadWord(What what);
  void ReadPhrase();
  void ReadFound();
  void ReadKept();

  std::array<double, kIndexColumns.size()> weights_ = {};  // 0 of a column where it may not stand
  bool is_anywhere_;
  std::int64_t first_ = 0;  // key of the block
  Bits papers_;
  std::vector<Times> times_;
  WordList list_;                             // of one word
  std::vector<std::unique_ptr<Word>> words_;  // of several
  std::unique_ptr<Statement> found_;          // by FTS5
  bool has_found_ = false;
  struct Kept {
    std::int64_t row;
    double times;
  };
  std::vector<Kept> kept_;
  std::size_t at_ = 0;  // in it, of the block
  bool is_kept_ = false;
};

}  // namespace kst
