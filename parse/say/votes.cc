#include "parse/say/votes.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "parse/say/vote_works.h"
#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kRightBehind = 12;  // bytes from "In stemming komt de" to the work
constexpr std::uint32_t kAnnounced = 1000;  // from "de stemming over een motie" to its name
constexpr std::uint32_t kRollCall = 8000;   // from a work that is put to the vote to its result: all members by name
constexpr std::uint32_t kNamedLast = 2500;  // from a work to "de motie" that points to it
constexpr std::uint32_t kLongestRow = 600;  // of a list
constexpr std::size_t kLongestQuote = 1000;
constexpr int kLongestList = 500;  // lines

bool SameKind(const VotedWork& pointer, std::string_view kind) { return pointer.kind == "any" || pointer.kind == kind; }

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text),
        grammar_(grammar),
        document_(document),
        cues_(grammar.FindAll("vote", text.text)),
        dossiers_(document, Debates()),
        works_(FindVotedWorks(text, grammar, document, dossiers_)),
        by_place_(works_),
        references_(document.references),
        clauses_(text, grammar) {}

  void Run() {
    for (const Match& cue : cues_) {
      const std::string_view form = cue.rule->Get("form");
      if (form == "opens" || form == "first") Open(cue, form == "opens" ? kRightBehind : kAnnounced);
      if (form == "before") Before(cue);
      if (form == "list") listed_ = cue.rule->Get("kind");
      if (form == "said") Said(cue);
    }
    std::stable_sort(document_.votes.begin(), document_.votes.end(),
                     [](const Vote& a, const Vote& b) { return a.span.begin < b.span.begin; });
  }

 private:
  using Works = std::vector<const VotedWork*>;
  struct Told {
    std::string_view kind;
    std::string target;
    std::optional<std::uint32_t> mention = {};
  };

  std::vector<std::uint32_t> Debates() const {
    std::vector<std::uint32_t> debates;
    for (const Match& cue : cues_) {
      const std::string_view form = cue.rule->Get("form");
      if (form == "heading" || form == "first") debates.push_back(cue.span.begin);
    }
    return debates;
  }

  // The chair puts a work to the vote.
  void Open(const Match& cue, std::uint32_t reach) {
    ballot_ = {};
    ballot_at_ = cue.span.end;
    if (cue.Find("bill")) {
      ballot_ = {"bill", cue.span, dossiers_.BillAt(cue.span.begin), false};
      return;
    }
    for (const VotedWork* work : by_place_.Beginning({cue.span.end, cue.span.end + reach}))
      if (!work->points) {
        ballot_ = *work;
        return;
      }
  }

  bool Pending(std::uint32_t at) const {
    return !ballot_.target.empty() && ballot_at_ <= at && at - ballot_at_ < kRollCall;
  }

  // "de aangenomen moties Klaver/Ploumen en Graus c.s."
  void Before(const Match& cue) {
    const NormSpan noun = *cue.Find("work");
    const std::uint32_t from = noun.begin - std::min(noun.begin, kRightBehind);
    Works found;
    for (const VotedWork* work : by_place_.Beginning({from, noun.end}))
      if (work->span.Contains(noun)) found.push_back(work);
    if (found.empty()) return;
    const bool many = noun.In(text_.text).find_last_of("sn") + 1 == noun.size();  // "moties", "amendementen"
    for (const VotedWork* work : by_place_.Beginning({noun.end, noun.end + kLongestRow})) {
      if (!many || !Linked(*found.back(), *work)) break;
      found.push_back(work);
    }
    for (const VotedWork* work : found)
      Add(cue, Meant(*work), {cue.span.begin, std::max(cue.span.end, work->span.end)});
  }

  bool Linked(const VotedWork& first, const VotedWork& second) const {
    if (second.span == first.span) return true;  // "stukken nrs. 11 en 12"
    const NormSpan gap{first.span.end, std::max(first.span.end, second.span.begin)};
    const auto links = grammar_.FindAt("vote_link", text_.text, gap.begin);
    return second.kind == first.kind &&
           std::any_of(links.begin(), links.end(), [&](const Match& link) { return link.span.end >= gap.end; });
  }

  bool IsAside(const VotedWork& work) const {
    return !grammar_.FindAt("vote_aside", text_.text, work.span.begin).empty();
  }

  // The works of which something is said at the end of `where`: the last, and those joined to it.
  Works Subject(NormSpan where) const {
    Works found;
    const auto here = by_place_.Beginning(where);
    for (auto work = here.rbegin(); work != here.rend(); ++work) {
      if (found.empty() ? IsAside(**work) || (*work)->kind == "any" : !Linked(**work, *found.back())) {
        if (!found.empty()) break;
        continue;
      }
      found.push_back(*work);
    }
    std::reverse(found.begin(), found.end());
    return found;
  }

  void Said(const Match& cue) {
    const Clause clause = clauses_.Around(cue.span);
    if (!clause.Allows(*cue.rule)) return;
    const bool is_verb = cue.rule->Get("verb") == "none";
    if (!is_verb && grammar_.FindFirst("vote_verb", text_.text, clause.span).empty()) {
      if (!Listed(cue) && grammar_.FindFirst("verb", text_.text, clause.span).empty()) Row(cue);
      return;
    }
    Works works = Subject({clause.span.begin, cue.span.end});
    std::erase_if(works, [&](const VotedWork* work) { return IsParted(*work, cue); });
    if (works.empty()) works = OfSentence(clause, cue);
    if (works.empty() && is_verb) {  // "De Kamer verwierp de motie-Krul"
      const auto behind = by_place_.Beginning({cue.span.end, clause.span.end});
      if (!behind.empty() && !IsAside(*behind.front())) works = {behind.front()};
    }
    for (const VotedWork* work : works) Add(cue, Meant(*work), QuoteOf(clause, *work));
    if (works.empty()) Listed(cue);
  }

  // "De motie-Krul vraagt om een loket en het voorstel is aangenomen": something else is.
  bool IsParted(const VotedWork& work, const Match& cue) const {
    const NormSpan gap{work.span.end, std::max(work.span.end, cue.span.begin)};
    return !gap.empty() && grammar_.FindAll("verb", text_.text, gap).size() > 1 &&
           !grammar_.FindFirst("vote_break", text_.text, gap).empty();
  }

  // "…, zodat zij is verworpen": what was put to the vote, or what its sentence names before.
  Works OfSentence(const Clause& clause, const Match& cue) const {
    Works pointers;
    for (const VotedWork* work : by_place_.Beginning({clause.core.begin, cue.span.begin}))
      if (work->kind == "any") pointers.push_back(work);
    if (Pending(cue.span.begin) && !pointers.empty()) return {pointers.back()};
    const NormSpan before{clause.sentence.begin, clause.span.begin};
    if (pointers.empty() && cue.rule->Get("verb") != "none") return {};
    return Subject(before);
  }

  // What a work that points means: the one that is voted about, else the last of its kind.
  Told Meant(const VotedWork& work) const {
    if (!work.points) return {work.kind, work.target, work.mention};
    if (Pending(work.span.begin) && SameKind(work, ballot_.kind))
      return {ballot_.kind, ballot_.target, ballot_.mention};
    const std::uint32_t from = work.span.begin - std::min(work.span.begin, kNamedLast);
    const auto before = by_place_.Beginning({from, work.span.begin});
    for (auto named = before.rbegin(); named != before.rend(); ++named)
      if (!(*named)->points && SameKind(work, (*named)->kind))
        return {(*named)->kind, (*named)->target, (*named)->mention};
    return {};
  }

  NormSpan QuoteOf(const Clause& clause, const VotedWork& work) const {
    const NormSpan said = Pending(work.span.begin) ? clause.sentence : clause.span;
    if (!clause.sentence.Contains(work.span)) return said;
    return {std::min(said.begin, work.span.begin), std::max(said.end, work.span.end)};
  }

  // "de volgende moties zijn vervallen: 29911-226; 31015-168", or one in each line below.
  bool Listed(const Match& cue) {
    const std::uint32_t at = cue.span.end;
    if (at >= text_.text.size() || text_.text[at] != ':') return false;
    auto sentence = std::upper_bound(text_.sentences.begin(), text_.sentences.end(), at,
                                     [](std::uint32_t offset, const NormSpan& s) { return offset < s.begin; });
    if (sentence == text_.sentences.begin()) return false;
    --sentence;
    ListedIn(cue, {at, std::max(at, sentence->end)});
    for (int line = 0; line < kLongestList && ++sentence != text_.sentences.end(); ++line)
      if (!ListedIn(cue, *sentence)) break;
    return true;
  }

  bool ListedIn(const Match& cue, NormSpan line) {
    const bool listed = text_.text[line.begin] == ':';
    bool any = listed;
    if (!listed && grammar_.FindAt("bullet", text_.text, line.begin).empty()) return false;
    std::uint32_t end = line.begin;
    for (const VotedWork* work : by_place_.Beginning(line)) {
      if (work->points || work->span.begin < end || IsAside(*work)) continue;
      Add(cue, {work->kind, work->target, work->mention},
          {listed ? work->span.begin : line.begin, listed ? work->span.end : line.end});
      any = true;
      end = work->span.end;
    }
    if (end == line.begin)
      for (const Reference* r : references_.Beginning(line)) {
        if (!r->target.starts_with("kst-")) continue;
        Add(cue, {listed_, r->target}, r->span);
        any = true;
      }
    return any;
  }

  // "Van Schorren | 31 234, nr. 59 | verworpen": the result is a cell of its own, the last or the first one.
  void Row(const Match& cue) {
    const std::string_view text = text_.text;
    const std::size_t before = cue.span.begin == 0 ? text.npos : text.rfind('\n', cue.span.begin - 1);
    NormSpan row{static_cast<std::uint32_t>(before + 1),  // npos + 1 is 0
                 static_cast<std::uint32_t>(std::min(text.find('\n', cue.span.end), text.size()))};
    const auto labels = grammar_.FindAt("vote_label", text, row.begin);
    const std::string_view left = Trim(text.substr(row.begin, cue.span.begin - row.begin));
    const std::string_view right = Trim(text.substr(cue.span.end, row.end - cue.span.end), " .;)");
    const bool first = left.empty() || std::any_of(labels.begin(), labels.end(), [&](const Match& label) {
                         return label.span.end >= cue.span.begin;
                       });
    const bool parted =
        !left.empty() && (left.ends_with("–") || std::string_view(":;|(").find(left.back()) != left.npos);
    const bool last = right.empty() || IsDigit(right.front());  // "… verworpen 31 234, nr. 60": the next one
    if (!first && !last && !parted) return;
    const auto from = [&](std::uint32_t at) { return std::max(row_end_, at - std::min(at, kLongestRow)); };
    NormSpan quote{std::max(row.begin, from(cue.span.begin)), cue.span.end};
    Told told = LastIn({quote.begin, cue.span.begin});
    if (told.target.empty() && first) {
      quote.end = std::min(row.end, cue.span.end + kLongestRow);
      told = LastIn({cue.span.end, quote.end});
    }
    if (told.target.empty()) {  // in the cells before
      quote = {from(row.begin), cue.span.end};
      told = LastIn({quote.begin, cue.span.begin});
    }
    row_end_ = cue.span.end;
    Add(cue, told, quote);
  }

  // The work of a row: of what has a number the last motion or amendment, else the last paper of a list; else a name.
  Told LastIn(NormSpan row) const {
    Told name;
    const auto works = by_place_.Beginning(row);
    for (auto work = works.rbegin(); work != works.rend(); ++work) {
      if ((*work)->points || (*work)->target.empty()) continue;
      Told told{(*work)->kind, (*work)->target, (*work)->mention};
      if (told.target.find('#') == std::string::npos) return told;
      if (name.target.empty()) name = std::move(told);
    }
    if (listed_.empty() && name.target.empty()) return {};
    const auto papers = references_.Beginning(row);
    for (auto paper = papers.rbegin(); paper != papers.rend(); ++paper)
      if ((*paper)->target.starts_with("kst-")) return {name.kind.empty() ? listed_ : name.kind, (*paper)->target};
    return name;
  }

  void Add(const Match& cue, const Told& told, NormSpan quote) {
    const std::string result(cue.rule->Get("result"));
    if (told.target.empty() || !told_.emplace(told.target, result).second) return;
    Vote vote;
    vote.target = told.target;
    vote.mention = told.mention;
    vote.kind = told.kind.empty() ? "motion" : told.kind;
    vote.result = result;
    vote.span = WordsOf(text_.text, quote);
    vote.span.end = vote.span.begin + static_cast<std::uint32_t>(Cut(vote.span.In(text_.text), kLongestQuote).size());
    vote.quote = vote.span.In(text_.text);
    vote.page = text_.PageOf(vote.span.begin);
    vote.boxes = text_.BoxesOf(vote.span);
    vote.rule = cue.rule->name;
    document_.votes.push_back(std::move(vote));
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  const std::vector<Match> cues_;
  const DebateDossiers dossiers_;
  const std::vector<VotedWork> works_;
  const PlaceIndex<VotedWork> by_place_;
  const PlaceIndex<Reference> references_;
  ClauseReader clauses_;
  VotedWork ballot_;
  std::uint32_t ballot_at_ = 0, row_end_ = 0;
  std::string_view listed_;  // what the list is of that was announced last: motion, amendment; "" before any
  std::set<std::pair<std::string, std::string>> told_;  // target and result
};

}  // namespace

void FindVotes(const NormalisedText& text, const Grammar& grammar, Document& document) {
  Finder(text, grammar, document).Run();
}

}  // namespace kst
