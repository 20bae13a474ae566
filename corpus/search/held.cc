#include "corpus/search/held.h"

#include <algorithm>
#include <utility>

#include "corpus/search/words.h"
#include "corpus/store/full_text.h"
#include "schema/text.h"

namespace kst {
namespace {

template <std::size_t N>
double WeightOf(std::size_t column, const std::array<double, N>& weights) {
  return column < N ? weights[column] : 0;
}

std::string InIndex(const SoughtPhrase& phrase, std::size_t word, const Stemmer& stemmer) {
  const std::string& stem = stemmer.Stem(phrase.words[word]);
  return phrase.is_part ? kPart + stem : stem;
}

}  // namespace

// Places as numbers that are one larger for the next word of the same column.
class Holder::Word {
 public:
  explicit Word(WordList list) : list_(std::move(list)) {}

  // Of papers that hold the words before it.
  void Read(std::int64_t first, const Bits* within) {
    bytes_.clear();
    papers_ = Bits();
    list_.Until(first + kBlock, [&](std::int64_t row, std::string_view places) {
      const auto place = static_cast<std::size_t>(row - first);
      if (within != nullptr && !within->Has(place)) return;
      places.empty() ? papers_.Clear(place) : papers_.Set(place);
      where_[place] = {bytes_.size(), places.size()};
      bytes_ += places;
    });
  }
  const Bits& papers() const { return papers_; }

  void PlacesIn(std::size_t paper, std::vector<std::uint64_t>& places) const {
    places.clear();
    Each(paper, [&](std::uint64_t place) { places.push_back(place); });
  }
  // Leaves those behind which the word stands so far.
  void KeepBefore(std::size_t paper, std::uint64_t far, std::vector<std::uint64_t>& begins) const {
    auto begin = begins.begin(), kept = begin;
    Each(paper, [&](std::uint64_t place) {
      while (begin != begins.end() && *begin + far < place) ++begin;
      if (begin != begins.end() && *begin + far == place) *kept++ = *begin++;
    });
    begins.erase(kept, begins.end());
  }
  static std::size_t ColumnOf(std::uint64_t place) { return place >> kColumnBits; }

 private:
  template <class See>
  void Each(std::size_t paper, See&& see) const {
    const auto& [at, size] = where_[paper];
    EachPlace(std::string_view(bytes_).substr(at, size), [&](std::size_t column, std::uint64_t offset) {
      see(static_cast<std::uint64_t>(column) << kColumnBits | offset);
    });
  }

  static constexpr int kColumnBits = 40;
  WordList list_;
  Bits papers_;
  std::string bytes_;
  std::array<std::pair<std::size_t, std::size_t>, kPlaces> where_ = {};
};

Holder::Holder(Database& db, WordLists& lists, const Stemmer& stemmer, const Sought& sought)
    : is_anywhere_(true), times_(sought.phrases.size()) {
  for (std::size_t column = 0; column < weights_.size(); ++column) {
    const bool may = sought.columns >> column & 1;
    if (may) weights_[column] = kIndexColumns[column].weight;
    is_anywhere_ &= may;
  }
  const SoughtPhrase& phrase = sought.phrases[0];
  const bool is_nowhere = std::ranges::all_of(weights_, [](double weight) { return weight == 0; });  // title:body:sluis
  if (is_nowhere) return;
  if (sought.how == Sought::How::kNear || phrase.is_cut) {
    found_ = std::make_unique<Statement>(
        db, "SELECT rowid, kst_times(search_index, ?2) FROM search_index WHERE search_index MATCH ?1 ORDER BY rowid");
    std::string weights;
    for (const double weight : weights_) weights += std::to_string(weight) + ' ';
    has_found_ = found_->Bind(InFts5(sought), weights).Step();
  } else if (phrase.words.size() == 1) {
    list_ = lists.Of(InIndex(phrase, 0, stemmer));
  } else {
    for (std::size_t i = 0; i < phrase.words.size(); ++i)
      words_.push_back(std::make_unique<Word>(lists.Of(InIndex(phrase, i, stemmer))));
  }
}

Holder::~Holder() = default;
Holder::Holder(Holder&&) noexcept = default;

void Holder::Read(std::int64_t block, What what) {
  first_ = block * kBlock;
  papers_ = Bits();
  is_kept_ ? ReadKept() : found_ ? ReadFound() : words_.empty() ? ReadWord(what) : ReadPhrase();
}

bool Holder::KeepAll(std::int64_t blocks) {
  if (times_.size() > 1 || (words_.empty() && !found_)) return false;
  for (std::int64_t block = 0; block < blocks; ++block) {
    Read(block, What::kTimes);
    papers_.Each([&](std::size_t place) {
      kept_.push_back({first_ + static_cast<std::int64_t>(place), times_[0][place]});
    });
  }
  return is_kept_ = true;
}

void Holder::ReadKept() {
  for (; at_ < kept_.size() && kept_[at_].row < first_ + kBlock; ++at_) {
    const auto place = static_cast<std::size_t>(kept_[at_].row - first_);
    times_[0][place] = kept_[at_].times;
    papers_.Set(place);
  }
}

void Holder::ReadWord(What what) {
  Times& times = times_[0];
  list_.Until(first_ + kBlock, [&](std::int64_t row, std::string_view places) {
    const auto place = static_cast<std::size_t>(row - first_);
    bool is_held = !places.empty();
    if (is_held && (what == What::kTimes || !is_anywhere_)) {
      double count = 0;
      EachPlace(places, [&](std::size_t column, std::uint64_t) { count += WeightOf(column, weights_); });
      times[place] = count;
      is_held = count > 0;
    }
    is_held ? papers_.Set(place) : papers_.Clear(place);
  });
}

void Holder::ReadPhrase() {
  const Bits* all = nullptr;
  for (const auto& word : words_) {
    word->Read(first_, all);
    all = &word->papers();
  }
  std::vector<std::uint64_t> begins;
  all->Each([&](std::size_t place) {
    words_[0]->PlacesIn(place, begins);
    for (std::size_t i = 1; i < words_.size() && !begins.empty(); ++i) words_[i]->KeepBefore(place, i, begins);
    double count = 0;
    for (const std::uint64_t begin : begins) count += WeightOf(Word::ColumnOf(begin), weights_);
    times_[0][place] = count;
    if (count > 0) papers_.Set(place);
  });
}

void Holder::ReadFound() {
  for (; has_found_ && found_->Number(0) < first_ + kBlock; has_found_ = found_->Step()) {
    if (found_->Number(0) < first_) ThrowDamaged("search_index.rowid", std::to_string(found_->Number(0)));
    const auto place = static_cast<std::size_t>(found_->Number(0) - first_);
    const std::vector<double> times = TimesIn(found_->Bytes(1), times_.size());
    for (std::size_t phrase = 0; phrase < times.size(); ++phrase) times_[phrase][place] = times[phrase];
    papers_.Set(place);
  }
}

}  // namespace kst
