// corpus/search/answers.h: all papers that answer a question, block by block, and how well each does.
//
//   for (Answers answers(db, stemmer, question, Holder::What::kTimes); answers.Next();)
//     answers.papers().Each([&](std::size_t place) { answers.ScoreOf(place); });
//
// The score is BM25 by column with a weight for each phrase, parts of compounds less; times the share of what is asked
// that the paper holds, to the power of the question's coverage; a little more for later papers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/search/held.h"
#include "corpus/search/query.h"
#include "corpus/search/stemmer.h"
#include "corpus/search/traits.h"
#include "corpus/store/word_lists.h"

namespace kst {

struct Question {  // with what is typed beside the words, as the graph names it
  const SearchQuery& query;
  std::optional<std::string> kind, dossier, ministry, person, from, until;
  std::vector<std::string> without;  // nodes
};

class Answers {
 public:
  Answers(Database& db, const Stemmer& stemmer, Question question,
          Holder::What what);  // without kTimes there are no scores

  bool Next();  // to the next block of which a paper answers
  const Bits& papers() const { return papers_; }
  const Traits& traits() const { return *traits_; }
  const TraitsReader& names() const { return reader_; }
  std::int64_t KeyOf(std::size_t place) const { return block_ * kBlock + static_cast<std::int64_t>(place); }
  double ScoreOf(std::size_t place);

 private:
  struct Part {  // of what is sought
    Sought::How how;
    std::size_t holder = 0;
    std::vector<Part> parts;
  };
  struct Phrase {  // of what is sought, for the score
    std::size_t holder, number;
    double weight, idf = 0;
    bool is_held = false;  // by any paper
  };

  Part Read(const Sought& sought);
  Bits Holding(const Part& part) const;
  Bits Wanted();
  void Weigh();
  std::int64_t HeldBy(const Phrase& phrase);  // papers of the corpus
  double Recency(std::int32_t day);
  double Covering(double share);

  Database& db_;
  const Stemmer& stemmer_;
  Question question_;
  Holder::What what_;
  TraitsReader reader_;
  WordLists lists_;
  std::vector<Holder> holders_;
  std::vector<Sought> sought_;  // of each holder
  std::vector<bool> is_kept_;   // likewise: all that it holds
  std::vector<Phrase> phrases_;
  std::optional<Part> part_;
  std::vector<std::int64_t> in_dossier_, without_;  // keys, in order
  std::optional<std::uint16_t> kind_, ministry_;
  std::int32_t from_ = INT32_MIN, until_ = INT32_MAX, newest_ = Traits::kNoDay;
  Statement person_;
  std::int64_t block_ = -1;
  Bits papers_;
  const Traits* traits_ = nullptr;
  bool is_weighed_ = false, is_impossible_ = false;
  double mean_size_ = 1;
  std::vector<double> recency_;  // by days before the newest
  std::vector<std::pair<double, double>> coverings_;
};

}  // namespace kst
