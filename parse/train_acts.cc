#include "parse/train_acts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include "parse/say/frames.h"
#include "parse/say/works.h"
#include "parse/sentence/clauses.h"
#include "parse/sentence/list_lines.h"
#include "schema/digest.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr int kFolds = 5, kRounds = 30, kSteps = 20;
constexpr int kRare = 8;  // clauses that a feature must be in
constexpr double kSameWords = 0.5, kSamePromise = 0.6, kTouches = 0.25;
constexpr double kTrust = 5;  // in one example; the ridge is 1
constexpr double kFirstLogit = -10;
constexpr double kLeastPrecision = 0.8, kLeastWeight = 0.3;
// What is likelier wrong than right is only possible. Of promises that have 0.5 to 0.55 two in three are right: half of
// the texts that are learned from are traps, and a paper holds few.
constexpr double kLikely = 0.55, kLikelyPromise = 0.5;

enum class Label : char { kNo, kYes, kUnsaid };

struct Example {
  int fold = 0;
  std::vector<std::uint32_t> features;
  double size = 1;  // of each feature: a long clause has many
  std::array<Label, kActs.size()> labels{};
};

// The share of the shorter text's words that both have; 0 when one is a scrap beside the other.
double SharedWords(std::string_view gold, std::string_view clause) {
  std::map<std::string, int> left;
  std::size_t both = 0, in_gold = 0, in_clause = 0;
  for (std::string& word : FoldedWords(gold)) ++left[std::move(word)], ++in_gold;
  for (const std::string& word : FoldedWords(clause)) {
    ++in_clause;
    if (const auto known = left.find(word); known != left.end() && known->second-- > 0) ++both;
  }
  const std::size_t small = std::min(in_gold, in_clause), big = std::max(in_gold, in_clause);
  if (small == 0 || both < std::min<std::size_t>(3, in_gold) || big > 4 * small + 8) return 0;
  return static_cast<double>(both) / static_cast<double>(small);
}

int FoldOf(std::string_view key) {
  return static_cast<int>(std::stoul(Sha256(key).substr(0, 7), nullptr, 16) % kFolds);
}

// The lists of a text and what opens them.
class Lists {
 public:
  Lists(const NormalisedText& text, const Grammar& grammar, const std::vector<Frame>& frames) : text_(text) {
    for (const Frame& frame : frames) telling_.insert(frame.sentence_index);
    for (std::size_t i = 0; i < text.sentences.size(); ++i)
      if (const auto lines = LinesBehind(text, grammar, i); !lines.empty()) {
        lines_[i] = lines;
        for (std::size_t k = 1; k <= lines.size(); ++k) items_.insert(i + k);
      }
  }

  bool IsItem(std::size_t sentence) const { return items_.contains(sentence); }

  // Does a line of the list say it, of those that tell something by themselves or of the others?
  bool Holds(std::size_t opener, std::string_view quote, bool telling) const {
    const auto lines = lines_.find(opener);
    if (lines == lines_.end()) return false;
    for (std::size_t k = 0; k < lines->second.size(); ++k)
      if (telling_.contains(opener + 1 + k) == telling &&
          SharedWords(quote, lines->second[k].In(text_.text)) >= kSameWords)
        return true;
    return false;
  }

 private:
  const NormalisedText& text_;
  std::map<std::size_t, std::span<const NormSpan>> lines_;  // by the sentence that opens them
  std::set<std::size_t> items_, telling_;
};

// What is sent stands in the lines of a list, and that it is sent in the words that open the list; so is a motion that
// a line only names. Of other acts each line may tell how far it is.
Label OfList(const TrainingPaper& paper, const Frame& frame, const Lists& lists, std::size_t act, Label label) {
  const bool sent = kActs[act] == "offers";
  if (lists.IsItem(frame.sentence_index)) return sent && label == Label::kYes ? Label::kUnsaid : label;
  const auto opens = [&](bool telling) {
    return std::ranges::any_of(paper.acts, [&](const GoldAct& gold) {
      return gold.act == kActs[act] && lists.Holds(frame.sentence_index, gold.quote, telling);
    });
  };
  if (opens(false) || (sent && opens(true))) return Label::kYes;
  return label == Label::kNo && opens(true) ? Label::kUnsaid : label;
}

Label LabelOf(const TrainingPaper& paper, const Frame& frame, const std::vector<Object>& works, std::size_t act) {
  const bool promise = act == kCommitmentAct;
  if (promise ? !paper.has_commitments : !paper.has_relations) return Label::kUnsaid;
  const std::string_view words = WordsOf(paper.text.text, frame.clause).In(paper.text.text);
  const int page = paper.text.PageOf(frame.clause.begin);
  Label label = Label::kNo;
  for (const GoldAct& gold : paper.acts) {
    const bool far = gold.page > 0 && page > 0 && std::abs(gold.page - page) > 1;
    if (gold.act != kActs[act] || far) continue;
    const double shared = SharedWords(gold.quote, words);
    if (shared >= (promise ? kSamePromise : kSameWords)) {
      if (!gold.optional) return Label::kYes;
      label = Label::kUnsaid;
    } else if (shared > kTouches) {
      label = Label::kUnsaid;
    }
    if (label == Label::kNo && !promise)
      for (const Object& work : works)
        if ((work.target == gold.target || (work.kind == "motion" && gold.target.starts_with("motion:"))) &&
            frame.sentence.Overlaps(work.span))
          label = Label::kUnsaid;
  }
  return label;
}

// How far the work is: told by the clauses that are said to carry it out or to keep a promise. A refusal tells only
// whether it is one in part.
void LabelStates(const TrainingPaper& paper, const Frame& frame, Example& example) {
  for (std::size_t state = kFirstState; state < kActs.size(); ++state) example.labels[state] = Label::kUnsaid;
  const std::string_view words = WordsOf(paper.text.text, frame.clause).In(paper.text.text);
  for (const GoldAct& gold : paper.acts) {
    if (!TellsState(gold.act) || SharedWords(gold.quote, words) < kSameWords) continue;
    for (std::size_t state = kFirstState; state < kActs.size(); ++state)
      if (gold.act != "declines" || kActs[state] == kPartly)
        example.labels[state] = StateOf(kActs[state]) == gold.status ? Label::kYes : Label::kNo;
    return;
  }
}

// Weights of one act: logistic regression with a ridge, by ascent in the dual, one example at a time. Its variable is
// kept as a logit, so that each step is the root of a function that only grows.
class Learner {
 public:
  explicit Learner(const std::vector<double>& scale) : scale_(scale), w_(scale.size()) {}

  void Learn(const std::vector<Example>& examples, std::size_t act, int without) {
    struct Row {
      const Example* example;
      double sign, square, logit;
    };
    std::vector<Row> rows;
    for (const Example& e : examples) {
      if (e.fold == without || e.labels[act] == Label::kUnsaid) continue;
      double square = 1;
      for (const std::uint32_t f : e.features) square += scale_[f] * scale_[f] * e.size * e.size;
      rows.push_back({&e, e.labels[act] == Label::kYes ? 1.0 : -1.0, square, kFirstLogit});
      Move(e, rows.back().sign * Dual(kFirstLogit));
    }
    std::uint64_t seed = 12345;
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = rows.size(); i > 1; --i) {
        seed = seed * 6364136223846793005ull + 1442695040888963407ull;
        std::swap(rows[i - 1], rows[(seed >> 33) % i]);
      }
      for (Row& row : rows) {
        const double before = Dual(row.logit), margin = row.sign * Sum(*row.example);
        double low = -margin - row.square * (kTrust - before), high = -margin + row.square * before;
        double t = std::clamp(row.logit, low, high);
        for (int step = 0; step < kSteps; ++step) {
          const double dual = Dual(t), error = t + margin + row.square * (dual - before);
          (error < 0 ? low : high) = t;
          if (std::fabs(error) < 1e-6) break;
          t -= error / (1 + row.square * dual * (1 - dual / kTrust));
          if (t <= low || t >= high) t = (low + high) / 2;
        }
        row.logit = t;
        Move(*row.example, row.sign * (Dual(t) - before));
      }
    }
  }

  double Sum(const Example& e) const {
    double sum = 0;
    for (const std::uint32_t f : e.features) sum += scale_[f] * w_[f];
    return bias_ + e.size * sum;
  }

  double Weight(std::uint32_t f) const { return scale_[f] * w_[f]; }
  double Bias() const { return bias_; }

 private:
  static double Dual(double logit) { return kTrust / (1 + std::exp(-logit)); }

  void Move(const Example& e, double by) {
    for (const std::uint32_t f : e.features) w_[f] += by * scale_[f] * e.size;
    bias_ += by;
  }

  const std::vector<double>& scale_;
  std::vector<double> w_;
  double bias_ = 0;
};

struct Judged {
  double sum;
  bool yes;
};

// The slope and offset with which the sums of unseen papers tell probabilities (Platt), by Newton's method.
std::pair<double, double> Calibrate(const std::vector<Judged>& judged) {
  double slope = 1, offset = 0;
  for (int round = 0; round < 50; ++round) {
    double ga = 0, gb = 0, haa = 1e-3, hab = 0, hbb = 1e-3;
    for (const Judged& j : judged) {
      const double p = 1 / (1 + std::exp(-(slope * j.sum + offset))), d = p - (j.yes ? 1 : 0), h = p * (1 - p);
      ga += d * j.sum, gb += d;
      haa += h * j.sum * j.sum, hab += h * j.sum, hbb += h;
    }
    const double det = haa * hbb - hab * hab;
    if (det <= 0) break;
    slope -= (hbb * ga - hab * gb) / det;
    offset -= (haa * gb - hab * ga) / det;
  }
  return {slope, offset};
}

// The least confidence from which on kLeastPrecision of the clauses are right.
double ThresholdOf(std::vector<Judged> judged, const std::pair<double, double>& sure, double likely) {
  std::sort(judged.begin(), judged.end(), [](const Judged& a, const Judged& b) { return a.sum > b.sum; });
  double right = 0, all = 0, threshold = 0.9;
  for (const Judged& j : judged) {
    right += j.yes ? 1 : 0;
    const double confidence = 1 / (1 + std::exp(-(sure.first * j.sum + sure.second)));
    if (++all >= 10 && right / all >= kLeastPrecision) threshold = confidence;
  }
  return std::clamp(threshold, likely, 0.9);
}

std::string Rounded(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 3).ptr;
  return {text, end};
}

}  // namespace

std::string TrainActs(const std::vector<TrainingPaper>& papers, const Knowledge& knowledge) {
  FeatureNames names;
  std::vector<Example> examples;
  std::vector<std::vector<Feature>> seen;
  std::map<Feature, int> count;
  for (const TrainingPaper& paper : papers) {
    const std::vector<Object> works = FindObjects(paper.text, knowledge.grammar, paper.document);
    std::vector<Frame> frames =
        ReadFrames(paper.text, knowledge.grammar, knowledge.lexicon, paper.document, works, &names);
    const Lists lists(paper.text, knowledge.grammar, frames);
    for (Frame& frame : frames) {
      Example& example = examples.emplace_back();
      example.fold = FoldOf(paper.key);
      for (std::size_t act = 0; act < kFirstState; ++act)
        example.labels[act] = OfList(paper, frame, lists, act, LabelOf(paper, frame, works, act));
      LabelStates(paper, frame, example);
      std::ranges::sort(frame.features);  // so that weights do not hang on the order in which they were read
      for (const Feature f : frame.features) ++count[f];
      seen.push_back(std::move(frame.features));
    }
  }
  std::unordered_map<Feature, std::uint32_t> column;
  std::vector<std::string> columns;
  std::vector<double> scale;  // a rare feature tells more
  for (const auto& [feature, times] : count)
    if (times >= kRare) {
      column[feature] = static_cast<std::uint32_t>(columns.size());
      columns.push_back(names[feature]);
      scale.push_back(std::pow(static_cast<double>(examples.size()) / times, 0.25));
    }
  for (std::size_t i = 0; i < examples.size(); ++i) {
    examples[i].size = FeatureSize(seen[i].size());
    for (const Feature f : seen[i])
      if (const auto known = column.find(f); known != column.end()) examples[i].features.push_back(known->second);
  }

  std::map<std::string, std::string> rows;
  std::string sure, thresholds;
  for (std::size_t act = 0; act < kActs.size(); ++act) {
    std::vector<Judged> judged;
    for (int fold = 0; fold < kFolds; ++fold) {
      Learner learner(scale);
      learner.Learn(examples, act, fold);
      for (const Example& e : examples)
        if (e.fold == fold && e.labels[act] != Label::kUnsaid)
          judged.push_back({learner.Sum(e), e.labels[act] == Label::kYes});
    }
    const auto calibrated = Calibrate(judged);
    const std::string name(kActs[act]);
    thresholds += name + " = " +
                  Rounded(ThresholdOf(judged, calibrated, act == kCommitmentAct ? kLikelyPromise : kLikely)) + "\n";
    Learner learner(scale);
    learner.Learn(examples, act, -1);
    sure += name + " = " + Rounded(calibrated.first) + " " +
            Rounded(calibrated.second + calibrated.first * learner.Bias()) + "\n";
    for (std::uint32_t f = 0; f < columns.size(); ++f)
      if (const double weight = learner.Weight(f); std::fabs(weight) >= kLeastWeight)
        rows[columns[f]] += " " + name + ":" + Rounded(weight);
  }
  std::string text =
      "# Made by `kst rules train`; see parse/say/act_model.h. Not edited by hand: change parse/rules/lexicon or\n"
      "# parse/examples and train again.\n\n[weights acts]\n";
  for (const auto& [name, weights] : rows) text += name + " =" + weights + "\n";
  text += "\n[weights acts.sure]\n" + sure + "\n[weights acts.threshold]\n" + thresholds;
  return text;
}

}  // namespace kst
