#include "corpus/search/answers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kSaturation = 1.2, kLength = 0.75;  // k1 and b of BM25, as everybody sets them
constexpr double kOtherForm = 0.6;                   // of what the word itself tells
constexpr double kLaterTellsMore = 0.15;             // the newest paper of the corpus against one that is old
constexpr double kHalfLife = 8 * 365.25;             // days
constexpr std::size_t kDaysKept = 1 << 16;

std::string ListOf(const std::vector<std::string>& ids) {
  JsonWriter w;
  w.Begin('[');
  for (const std::string& id : ids) w.Value(id);
  w.End(']');
  return w.Take();
}

std::vector<std::int64_t> Keys(Database& db, const char* sql, const std::string& value) {
  std::vector<std::int64_t> keys;
  Statement each(db, sql);
  for (each.Bind(value); each.Step();) keys.push_back(each.Number(0));
  std::ranges::sort(keys);
  return keys;
}

Bits BitsOf(const std::vector<std::int64_t>& keys, std::int64_t block) {
  Bits bits;
  for (auto key = std::ranges::lower_bound(keys, block * kBlock); key != keys.end() && *key < (block + 1) * kBlock;
       ++key)
    bits.Set(static_cast<std::size_t>(*key - block * kBlock));
  return bits;
}

}  // namespace

Answers::Answers(Database& db, const Stemmer& stemmer, Question question, Holder::What what)
    : db_(db),
      stemmer_(stemmer),
      question_(std::move(question)),
      what_(what),
      reader_(db),
      lists_(db, "search_index"),
      person_(db,
              "SELECT 1 FROM paper p CROSS JOIN json_each(p.people) n WHERE p.key = ? AND instr(lower(n.value), "
              "lower(?)) > 0") {
  if (!question_.query.sought.empty()) part_ = Read(question_.query.sought);
  for (const Sought& sought : sought_) {
    holders_.emplace_back(db_, lists_, stemmer_, sought);
    is_kept_.push_back(what_ == Holder::What::kTimes && holders_.back().KeepAll(reader_.blocks()));
  }
  const auto number = [&](const std::optional<std::string>& name, std::optional<std::uint16_t>& to) {
    if (name && !(to = reader_.NumberOf(*name))) is_impossible_ = true;
  };
  number(question_.kind, kind_);
  number(question_.ministry, ministry_);
  if (question_.from) from_ = DayOf(*question_.from);
  if (question_.until) until_ = DayOf(*question_.until);
  if (question_.dossier)
    in_dossier_ = Keys(db_, "SELECT paper FROM edge WHERE to_id = ? AND type = 'part_of'", *question_.dossier);
  if (!question_.without.empty())
    without_ =
        Keys(db_, "SELECT key FROM paper WHERE node IN (SELECT value FROM json_each(?))", ListOf(question_.without));
}

Answers::Part Answers::Read(const Sought& sought) {
  Part part{sought.how, holders_.size(), {}};
  if (!sought.phrases.empty()) {
    part.holder = sought_.size();
    sought_.push_back(sought);
    for (std::size_t i = 0; i < sought.phrases.size(); ++i)
      phrases_.push_back({part.holder, i, sought.phrases[i].weight});
  }
  for (const Sought& inner : sought.parts) part.parts.push_back(Read(inner));
  return part;
}

Bits Answers::Holding(const Part& part) const {
  if (part.parts.empty()) return holders_[part.holder].papers();
  Bits bits = Holding(part.parts[0]);
  for (std::size_t i = 1; i < part.parts.size(); ++i) {
    const Bits more = Holding(part.parts[i]);
    part.how == Sought::How::kAll ? bits &= more : part.how == Sought::How::kEither ? bits |= more : bits -= more;
  }
  return bits;
}

bool Answers::Next() {
  while (!is_impossible_ && ++block_ < reader_.blocks()) {
    for (Holder& holder : holders_) holder.Read(block_, what_);
    Bits bits;
    if (part_ && !(bits = Holding(*part_)).Any()) continue;
    traits_ = reader_.Read(block_);
    if (traits_ == nullptr) continue;
    papers_ = traits_->papers;
    if (part_) papers_ &= bits;
    papers_ &= Wanted();
    if (papers_.Any()) return true;
  }
  return false;
}

Bits Answers::Wanted() {
  Bits wanted = papers_;
  wanted -= BitsOf(without_, block_);
  if (question_.dossier) wanted &= BitsOf(in_dossier_, block_);
  if (ministry_) {
    Bits by;
    for (const Traits::Sent& sent : traits_->sent)
      if (sent.ministry == *ministry_) by.Set(sent.place);
    wanted &= by;
  }
  if (kind_ || question_.from || question_.until || question_.person)
    Bits(wanted).Each([&](std::size_t place) {
      const std::int32_t day = traits_->day[place];
      bool is_wanted = !kind_ || traits_->kind[place] == *kind_;
      if (question_.from || question_.until) is_wanted &= day != Traits::kNoDay && day >= from_ && day <= until_;
      if (is_wanted && question_.person) {
        is_wanted = person_.Bind(KeyOf(place), *question_.person).Step();
        person_.Reset();
      }
      if (!is_wanted) wanted.Clear(place);
    });
  return wanted;
}

std::int64_t Answers::HeldBy(const Phrase& phrase) {
  if (is_kept_[phrase.holder]) return holders_[phrase.holder].kept();
  const Sought& sought = sought_[phrase.holder];
  Holder holder(db_, lists_, stemmer_, {Sought::How::kPhrase, {sought.phrases[phrase.number]}, 0, sought.columns, {}});
  std::int64_t papers = 0;
  for (std::int64_t block = 0; block < reader_.blocks(); ++block) {
    holder.Read(block, Holder::What::kPapers);
    papers += holder.papers().Count();
  }
  return papers;
}

// What is asked of the whole corpus, counted once a question.
void Answers::Weigh() {
  is_weighed_ = true;
  const auto rows = static_cast<double>(lists_.rows());
  if (rows > 0) mean_size_ = std::max(1.0, static_cast<double>(lists_.words()) / rows);
  for (Phrase& phrase : phrases_) {
    if (phrase.weight == 0) continue;
    const std::int64_t papers = HeldBy(phrase);
    const auto held = static_cast<double>(papers);
    phrase.is_held = papers > 0;
    const double others = std::max(0.0, rows - held);          // kst.db says how many rows there are
    phrase.idf = std::log(1 + (others + 0.5) / (held + 0.5));  // what most papers hold still counts for something
  }
  if (!phrases_.empty())  // other forms that no paper holds say nothing of any
    phrases_.erase(std::remove_if(phrases_.begin() + 1, phrases_.end(),
                                  [](const Phrase& phrase) { return phrase.weight < 0 && !phrase.is_held; }),
                   phrases_.end());
  Statement newest(db_, "SELECT max(date) FROM paper WHERE chosen");
  if (newest.Step()) newest_ = DayOf(newest.View(0));
}

double Answers::Recency(std::int32_t day) {
  if (day == Traits::kNoDay || newest_ == Traits::kNoDay) return 1;
  const auto days = static_cast<std::size_t>(std::max<std::int64_t>(0, std::int64_t{newest_} - day));
  const auto of = [](std::size_t age) {
    return 1 + kLaterTellsMore * std::pow(0.5, static_cast<double>(age) / kHalfLife);
  };
  if (days >= kDaysKept) return of(days);
  while (recency_.size() <= days) recency_.push_back(of(recency_.size()));
  return recency_[days];
}

// Of a few words there are few shares that a paper may hold.
double Answers::Covering(double share) {
  const auto known = std::ranges::find(coverings_, share, &std::pair<double, double>::first);
  if (known != coverings_.end()) return known->second;
  constexpr std::size_t kMost = 32;
  if (coverings_.size() == kMost) coverings_.clear();
  return coverings_.emplace_back(share, std::pow(share, question_.query.coverage)).second;
}

double Answers::ScoreOf(std::size_t place) {
  if (!is_weighed_) Weigh();
  const double norm = kSaturation * (1 - kLength + kLength * traits_->size[place] / mean_size_);
  // What is asked, by the phrase with its other forms behind it: what it tells, and how much of that the paper holds.
  double score = 0, asked_for = 0, held = 0, tells = 0, holds = 0;
  const auto close = [&] { asked_for += tells, held += tells * holds, tells = holds = 0; };
  const Phrase* head = nullptr;
  for (const Phrase& phrase : phrases_) {
    const bool is_head = phrase.weight >= 0 || head == nullptr;
    if (is_head) close(), head = &phrase;
    const Holder& holder = holders_[phrase.holder];
    const double times = holder.papers().Has(place) ? holder.TimesOf(phrase.number)[place] : 0;
    const double idf = std::min(phrase.idf, head->idf);
    if (times > 0) score += std::abs(phrase.weight) * idf * times * (kSaturation + 1) / (times + norm);
    if (phrase.is_held) tells = head->is_held ? head->idf : std::max(tells, idf);
    if (times > 0) holds = std::max(holds, is_head ? 1 : kOtherForm);
  }
  close();
  if (asked_for > 0 && question_.query.coverage > 0) score *= Covering(held / asked_for);
  return score * Recency(traits_->day[place]);
}

}  // namespace kst
