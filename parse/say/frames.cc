#include "parse/say/frames.h"

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "parse/sentence/predicate.h"
#include "schema/text.h"

namespace kst {
namespace {

// The features of one frame after the other, each once; a name is given in parts, so that it need not be put together.
class Features {
 public:
  explicit Features(FeatureNames* names) : names_(names), slots_(kFirstSlots) {}

  void Add(std::initializer_list<NamePart> name) {
    const Feature feature = FeatureOf(name);
    if (!Put(feature)) return;
    if (2 * added_.size() >= slots_.size()) Grow();
    if (!names_) return;
    std::string whole;
    for (const NamePart& part : name) whole += part.text;
    names_->emplace(feature, std::move(whole));
  }

  std::vector<Feature> Take() {
    std::ranges::fill(slots_, 0);
    std::vector<Feature> taken(added_);
    added_.clear();
    return taken;
  }

 private:
  static constexpr std::size_t kFirstSlots = 1024;  // most frames have some 300 features

  bool Put(Feature feature) {  // false when it was there
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = feature & mask;
    while (slots_[at] != 0 && slots_[at] != feature) at = (at + 1) & mask;
    if (slots_[at] == feature) return false;
    slots_[at] = feature;
    added_.push_back(feature);
    return true;
  }

  void Grow() {
    slots_.assign(2 * slots_.size(), 0);
    for (const Feature feature : std::exchange(added_, {})) Put(feature);
  }

  FeatureNames* names_;
  std::vector<Feature> slots_;  // by its last bits, or the next free one; 0 is free, and no feature's hash
  std::vector<Feature> added_;
};

// "overgenomen", "ontraadt" and "ontraden" without their ending: a rare form is known by the common ones.
std::string_view StemOf(std::string_view word) {
  constexpr std::string_view kEndings[] = {"ingen", "ende", "heden", "ing", "den", "ten", "en",
                                           "de",    "te",   "e",     "s",   "t",   "d"};
  constexpr std::size_t kLeast = 4;  // letters
  for (const std::string_view ending : kEndings)
    if (word.size() >= ending.size() + kLeast && word.back() == ending.back() && word.ends_with(ending))
      return word.substr(0, word.size() - ending.size());
  return word;
}

// 0, 1, 2, and 3 for more, as a digit: where a sentence stands.
constexpr NamePart kDigits[] = {"0", "1", "2", "3"};
const NamePart& UpToThree(std::size_t n) { return kDigits[std::min<std::size_t>(n, 3)]; }

struct Piece {  // a sentence, but for one of many pages
  NormSpan span;
  std::size_t sentence;
};

struct SentenceFacts {
  SentenceWords read;
  std::vector<const Object*> works;
  bool has_act = false;
};

class Reader {
 public:
  Reader(const NormalisedText& text, const Grammar& grammar, const SenseLexicon& lexicon, const Document& document,
         const std::vector<Object>& works, FeatureNames* names)
      : text_(text),
        grammar_(grammar),
        lexicon_(lexicon),
        document_(document),
        features_(names),
        works_(works),
        clauses_(text, grammar),
        subject_(SubjectLine(text, document)),
        sense_names_(lexicon.names().begin(), lexicon.names().end()) {}

  std::vector<Frame> Read() {
    std::vector<Frame> frames;
    for (std::size_t i = 0; i < text_.sentences.size(); ++i)
      for (const NormSpan piece : clauses_.Pieces(text_.sentences[i])) pieces_.push_back({piece, i});
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      if (const auto turn = grammar_.FindAt("turn", text_.text, pieces_[i].span.begin); !turn.empty())
        speaker_ = turn.front().rule->Get("who");
      if (At(i).has_act || GoesOn(i))
        for (const NormSpan clause : clauses_.In(pieces_[i].span)) ReadClause(i, clause, frames);
    }
    return frames;
  }

 private:
  // "De commissie vroeg mij een getal te noemen. Dat ga ik niet doen."
  bool GoesOn(std::size_t i) {
    return i > 0 && At(i - 1).has_act && !At(i - 1).works.empty() &&
           !grammar_.FindAt("sequel", text_.text, pieces_[i].span.begin).empty();
  }

  using Senses = std::vector<const Sense*>;
  using Parts = std::vector<NamePart>;

  const SentenceFacts& At(std::size_t i) {
    if (const auto known = facts_.find(i); known != facts_.end()) return known->second;
    if (i > 3) facts_.erase(i - 3);
    SentenceFacts& facts = facts_[i];
    facts.read = lexicon_.ReadActs(text_.text, pieces_[i].span);
    for (const Object* work : works_.Beginning(pieces_[i].span)) facts.works.push_back(work);
    facts.has_act =
        std::any_of(facts.read.senses.begin(), facts.read.senses.end(), [&](const Sense& s) { return IsAct(s); });
    return facts;
  }

  const NamePart& NameOf(const Sense* s) const { return sense_names_[static_cast<std::size_t>(s->sense)]; }
  bool IsAct(const Sense& s) const { return lexicon_.Is(s, SenseKind::kAct); }

  void ReadClause(std::size_t i, NormSpan clause, std::vector<Frame>& frames) {
    const SentenceFacts& here = At(i);
    Senses inside, outside, each;  // each: of those inside, every sense once
    inside.reserve(here.read.senses.size()), outside.reserve(here.read.senses.size());
    for (const Sense& s : here.read.senses) {
      if (lexicon_.Is(s, SenseKind::kGrammar)) continue;
      (clause.Contains(here.read.words[s.first].span) ? inside : outside).push_back(&s);
    }
    const bool act = std::ranges::any_of(inside, [&](const Sense* s) { return IsAct(*s); });
    if (!act && (inside.empty() || !GoesOn(i))) return;
    const bool plain = std::ranges::none_of(inside, [&](const Sense* s) { return IsAct(*s) && s->sense != motion_; });
    each.reserve(inside.size());
    for (const Sense* s : inside)
      if (std::ranges::find(each, s->sense, &Sense::sense) == each.end()) each.push_back(s);

    Frame frame;
    frame.clause = clause, frame.sentence = pieces_[i].span, frame.sentence_index = pieces_[i].sentence;
    const Predicate predicate = ReadPredicate(here.read, clause, lexicon_);
    frame.verbless = predicate.tense == "none";
    frame.row_head = frame.verbless && inside.front()->sense == promises_;
    if (frame.verbless &&
        std::all_of(inside.begin(), inside.end(), [&](const Sense* s) { return !IsAct(*s) || s->sense == motion_; }))
      return;  // "- Motie Zandstra (31 234, nr. 57)": a row names a motion and does nothing with it
    const Clause read = clauses_.Around(clause);
    frame.asked =
        read.Has("questioned") || read.Has("quoted") || read.Has("asked") || predicate.subject == "statute_minister";
    Parts said;
    for (const std::string_view feature : read.features)
      if (std::ranges::find(said, feature, &NamePart::text) == said.end()) said.emplace_back(feature);
    frame.taken_back = TellsOfDelay(here) || (i + 1 < pieces_.size() && TellsOfDelay(At(i + 1)));
    Features& features = features_;
    AddSenses(inside, each, said, frame.verbless, features);
    AddVerb(here, clause, predicate, inside, each, features);
    AddWorks(here, clause, each, said, features);
    AddWords(here, clause, features);
    AddSentence(outside, each, features);
    AddNeighbour("p:", i > 0 ? &At(i - 1) : nullptr, each, features);
    AddNeighbour("n:", i + 1 < pieces_.size() ? &At(i + 1) : nullptr, each, features);
    if (i > 0) AddWordsBefore(At(i - 1), features);
    AddPlace(frame, each, features);
    AddDistance(i, plain, features);
    frame.features = features.Take();
    frames.push_back(std::move(frame));
  }

  bool TellsOfDelay(const SentenceFacts& sentence) const {
    return std::any_of(sentence.read.senses.begin(), sentence.read.senses.end(),
                       [&](const Sense& s) { return s.sense == delays_; });
  }

  void AddSenses(const Senses& inside, const Senses& each, const Parts& said, bool verbless, Features& features) const {
    for (const Sense* s : inside) {
      const char form = static_cast<char>(s->form);
      if (s->form != VerbForm::kNone) features.Add({NameOf(s), ".", NamePart({&form, 1})});
    }
    if (verbless) features.Add({"verbless"});
    for (const NamePart& f : said) features.Add({"says ", f});
    for (std::size_t a = 0; a < each.size(); ++a) {
      features.Add({NameOf(each[a])});
      if (verbless) features.Add({"verbless*", NameOf(each[a])});
      for (const NamePart& f : said) features.Add({NameOf(each[a]), "*", f});
      for (std::size_t b = a + 1; b < each.size(); ++b) {
        if (!IsAct(*each[a]) && !IsAct(*each[b])) continue;
        const bool swap = each[b]->sense < each[a]->sense;
        features.Add({NameOf(each[swap ? b : a]), "+", NameOf(each[swap ? a : b])});
      }
    }
  }

  static std::uint32_t FirstWord(const SentenceFacts& here, NormSpan clause) {
    const auto word = std::find_if(here.read.words.begin(), here.read.words.end(),
                                   [&](const Word& w) { return clause.Contains(w.span); });
    return static_cast<std::uint32_t>(word - here.read.words.begin());
  }

  void AddVerb(const SentenceFacts& here, NormSpan clause, const Predicate& predicate, const Senses& inside,
               const Senses& each, Features& features) const {
    const NamePart subject(predicate.subject), tense(predicate.tense), speaker(speaker_);
    const NamePart head = inside.front()->first == FirstWord(here, clause) ? NameOf(inside.front()) : NamePart("none");
    features.Add({"head:", head});
    features.Add({"head:", head, "*tense:", tense});
    features.Add({"tense:", tense});
    features.Add({"subject:", subject});
    features.Add({"subject:", subject, "*tense:", tense});
    if (!speaker_.empty()) {
      features.Add({"speaker:", speaker});
      features.Add({"speaker:", speaker, "*subject:", subject});
    }
    for (const Sense* s : each) {
      features.Add({NameOf(s), "*tense:", tense});
      if (!IsAct(*s)) continue;
      if (!speaker_.empty()) features.Add({NameOf(s), "*speaker:", speaker});
      features.Add({NameOf(s), "*head:", head});
      features.Add({NameOf(s), "*subject:", subject});
      features.Add({NameOf(s), "*subject:", subject, "*tense:", tense});
    }
  }

  void AddWorks(const SentenceFacts& here, NormSpan clause, const Senses& each, const Parts& said,
                Features& features) const {
    std::set<std::string_view> kinds;
    for (const Object* work : here.works) {
      const NamePart kind(work->kind);
      if (!clause.Overlaps(work->span)) {
        features.Add({"o:work:", kind});
        continue;
      }
      if (!kinds.insert(work->kind).second) continue;
      features.Add({"work:", kind});
      if (work->vague) features.Add({"vague:", kind});
      for (const NamePart& f : said) features.Add({"work:", kind, "*", f});
      for (const Sense* s : each) {
        const NormSpan at = here.read.words[s->first].span;
        if (!work->span.Contains(at))
          features.Add({NameOf(s), at.begin < work->span.begin ? NamePart("<work:") : NamePart(">work:"), kind});
      }
    }
    if (kinds.empty()) features.Add({"work:none"});
  }

  struct Token {
    NamePart mark, name;
    bool operator==(const Token& other) const { return mark.text == other.mark.text && name.text == other.name.text; }
  };

  // Calls add(token, is_word) for the words of a span; what is only this paper's is told by its kind: names, numbers,
  // works.
  template <typename Add>
  void EachToken(const SentenceFacts& here, NormSpan span, Add&& add) const {
    auto work = here.works.begin();
    const std::size_t first = FirstWord(here, span);
    for (std::size_t w = first; w < here.read.words.size() && span.Contains(here.read.words[w].span); ++w) {
      const Word& word = here.read.words[w];
      while (work != here.works.end() && (*work)->span.end <= word.span.begin) ++work;
      const char letter = text_.text[word.span.begin];
      if (work != here.works.end() && (*work)->span.Contains(word.span))
        add(Token{"@", NamePart((*work)->kind)}, false);
      else if (IsDigit(letter))
        add(Token{"", "0"}, false);
      else if (w > first && IsUpper(letter))
        add(Token{"", "Name"}, false);
      else
        add(Token{"", NamePart(word.folded)}, true);
    }
  }

  // The words one by one and two by two: "met de motie" is not "aan de motie". Training keeps what many texts have.
  void AddWords(const SentenceFacts& here, NormSpan clause, Features& features) const {
    Token before{"", "^"};
    EachToken(here, clause, [&](const Token& token, bool is_word) {
      if (!token.mark.text.empty() && token == before) return;
      features.Add({"w:", token.mark, token.name});
      features.Add({"w:", before.mark, before.name, " ", token.mark, token.name});
      if (is_word) features.Add({"stem:", NamePart(StemOf(token.name.text))});
      before = token;
    });
    features.Add({"w:", before.mark, before.name, " $"});
  }

  void AddWordsBefore(const SentenceFacts& before, Features& features) const {
    if (before.read.words.empty()) return;
    const NormSpan all{before.read.words.front().span.begin, before.read.words.back().span.end};
    EachToken(before, all, [&](const Token& token, bool) { features.Add({"p:w:", token.mark, token.name}); });
  }

  // How far it is from the first sentence and from the last.
  void AddDistance(std::size_t i, bool plain, Features& features) const {
    const std::size_t all = pieces_.size();
    features.Add({"from_first:", UpToThree(i)});
    features.Add({"from_last:", UpToThree(all - 1 - i)});
    const NamePart many(all <= 2 ? "2" : all <= 5 ? "5" : all <= 12 ? "12" : all <= 35 ? "35" : "many");
    features.Add({"sentences:", many});
    if (plain) features.Add({"plain"}), features.Add({"plain*sentences:", many});
  }

  void AddSentence(const Senses& outside, const Senses& each, Features& features) const {
    for (const Sense* s : outside) {
      features.Add({"o:", NameOf(s)});
      for (const Sense* t : each)
        if (IsAct(*t) && IsAct(*s)) features.Add({"o:", NameOf(s), "*", NameOf(t)});
    }
  }

  void AddNeighbour(const NamePart& label, const SentenceFacts* near, const Senses& each, Features& features) const {
    if (!near) return features.Add({label, "none"});
    for (const Sense& s : near->read.senses) {
      if (!IsAct(s)) continue;
      features.Add({label, NameOf(&s)});
      for (const Sense* t : each)
        if (IsAct(*t)) features.Add({label, NameOf(&s), "*", NameOf(t)});
    }
    for (const Object* work : near->works) features.Add({label, "work:", NamePart(work->kind)});
  }

  void AddPlace(const Frame& frame, const Senses& each, Features& features) const {
    features.Add({"always"});
    if (document_.kind != "letter" && document_.kind != "other") features.Add({"paper:", NamePart(document_.kind)});
    const std::string_view sentence = frame.sentence.In(text_.text);
    if (sentence.ends_with('?')) features.Add({"question"});
    if (sentence.ends_with(':')) features.Add({"colon"});
    if (frame.clause.begin == frame.sentence.begin) features.Add({"first_clause"});
    if (const TextPart* part = PartAt(text_.parts, frame.clause.begin)) {
      features.Add({"role:", NamePart(Name(part->role))});
      if (part->span == subject_) features.Add({"subject_line"});
    }
    if (grammar_.FindAt("anaphor", text_.text, frame.clause.begin).empty()) return;
    features.Add({"anaphor"});
    for (const Sense* s : each) features.Add({"anaphor*", NameOf(s)});
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  const SenseLexicon& lexicon_;
  const Document& document_;
  Features features_;
  const PlaceIndex<Object> works_;
  ClauseReader clauses_;
  const NormSpan subject_;
  const Parts sense_names_;
  const int delays_ = lexicon_.Find("delays"), motion_ = lexicon_.Find("motion_word"),
            promises_ = lexicon_.Find("promises");
  std::string_view speaker_;  // who speaks; empty where nobody is said to
  std::vector<Piece> pieces_;
  std::map<std::size_t, SentenceFacts> facts_;  // of the pieces around
};

}  // namespace

std::vector<Frame> ReadFrames(const NormalisedText& text, const Grammar& grammar, const SenseLexicon& lexicon,
                              const Document& document, const std::vector<Object>& works, FeatureNames* names) {
  return Reader(text, grammar, lexicon, document, works, names).Read();
}

}  // namespace kst
