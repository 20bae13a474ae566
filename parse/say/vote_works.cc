#include "parse/say/vote_works.h"

#include <algorithm>

#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kTitle = 300;  // bytes from "het wetsvoorstel" over its title to its number

// What says nothing of its own dossier proves none.
bool IsGuess(const Reference& r) { return r.rule.starts_with("relative."); }

bool Points(const Mention& m) { return m.people.empty() && !m.title && (!m.target || m.via == "previous"); }

std::vector<std::string> NumbersIn(std::string_view words) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!IsDigit(words[i])) continue;
    if (i == 0 || !IsDigit(words[i - 1])) numbers.emplace_back();
    numbers.back() += words[i];
  }
  return numbers;
}

bool HasNumber(const Mention& m) { return m.target && m.via != "previous"; }

VotedWork OfMention(const Document& document, const Mention& m) {
  VotedWork work{m.kind, m.span, {}, Points(m)};
  if (work.points) return work;
  if (m.target)
    work.target = *m.target;
  else if (!m.people.empty())
    work.target = ScopedId(document.id, m.kind, Join(m.people, " "));
  return work;
}

}  // namespace

DebateDossiers::DebateDossiers(const Document& document, std::vector<std::uint32_t> debates)
    : debates_(std::move(debates)) {
  if (document.kind != "minutes" && document.dossiers.size() == 1) {
    const Dossier& own = document.dossiers.front();
    own_ = JoinDossier(own.number, own.suffix);
  }
  std::set<std::string> here;
  auto debate = debates_.begin();
  for (const Reference& r : document.references) {
    const std::optional<std::string> dossier = DossierOf(r.target);
    if (!dossier || IsGuess(r)) continue;
    for (; debate != debates_.end() && *debate <= r.span.begin; ++debate) here.clear();
    here.insert(*dossier);
    cited_.push_back({r.span.begin, &r, *dossier, here.size() == 1});
    if (r.target.starts_with("kst-")) by_number_[r.target.substr(r.target.rfind('-') + 1)].insert(*dossier);
  }
}

std::string DebateDossiers::PaperOf(const std::string& number, std::uint32_t at) const {
  const auto next = std::upper_bound(cited_.begin(), cited_.end(), at,
                                     [](std::uint32_t offset, const Cited& c) { return offset < c.at; });
  const auto debate = std::upper_bound(debates_.begin(), debates_.end(), at);
  const bool in_debate = debate != debates_.begin();
  const bool cited = next != cited_.begin() && (!in_debate || std::prev(next)->at >= *std::prev(debate));
  const std::string here = !cited ? own_ : std::prev(next)->only_one ? std::prev(next)->dossier : "";
  if (!here.empty() && (in_debate || own_.empty() || here == own_)) return Concat({"kst-", here, "-", number});
  const auto fits = by_number_.find(number);
  if (fits == by_number_.end() || fits->second.size() != 1) return {};
  return Concat({"kst-", *fits->second.begin(), "-", number});
}

std::string DebateDossiers::PaperIn(NormSpan words) const {
  for (auto cited = FirstFrom(words.begin); cited != cited_.end() && cited->at < words.end; ++cited)
    if (cited->reference->target.starts_with("kst-")) return cited->reference->target;
  return {};
}

std::string DebateDossiers::BillAt(std::uint32_t at) const {
  const auto debate = std::upper_bound(debates_.begin(), debates_.end(), at);
  if (debate == debates_.begin()) return {};
  return BillBehind({*std::prev(debate), at});
}

std::string DebateDossiers::BillBehind(NormSpan words) const {
  for (auto cited = FirstFrom(words.begin); cited != cited_.end() && cited->at < words.end; ++cited)
    if (cited->reference->target.starts_with("dossier-")) return cited->reference->target;
  return {};
}

std::vector<DebateDossiers::Cited>::const_iterator DebateDossiers::FirstFrom(std::uint32_t at) const {
  return std::lower_bound(cited_.begin(), cited_.end(), at,
                          [](const Cited& c, std::uint32_t offset) { return c.at < offset; });
}

std::vector<VotedWork> FindVotedWorks(const NormalisedText& text, const Grammar& grammar, const Document& document,
                                      const DebateDossiers& dossiers) {
  const std::vector<Match> found = grammar.FindAll("vote_work", text.text);
  std::vector<NormSpan> pieces;
  for (const Match& match : found)
    if (match.rule->Get("form") == "piece") pieces.push_back(match.span);
  const auto itself = [](const NormSpan& span) { return span; };
  const PlaceIndex<NormSpan> by_piece(pieces, itself);

  std::vector<VotedWork> works;
  std::vector<NormSpan> named;
  for (const Mention& m : document.mentions) {
    if (m.kind != "motion" && m.kind != "amendment") continue;
    if (!HasNumber(m) && by_piece.AnyTouches(m.span)) continue;  // "het amendement-Omtzigt (stuk nr. 38)"
    works.push_back(OfMention(document, m));
    works.back().mention = static_cast<std::uint32_t>(&m - document.mentions.data());
    named.push_back(m.span);
  }
  const PlaceIndex<NormSpan> by_name(named, itself);
  for (const Match& match : found) {
    if (by_name.AnyTouches(match.span)) continue;
    const std::string_view form = match.rule->Get("form");
    VotedWork work{match.rule->Get("kind"), match.span, {}, form == "pointer"};
    if (form == "bill") {
      const std::uint32_t end = SentenceAt(text.sentences, match.span.begin).end;
      work.target = dossiers.BillBehind({match.span.end, std::min(end, match.span.end + kTitle)});
      if (work.target.empty()) work.target = dossiers.BillAt(match.span.begin);
    }
    if (form != "piece") {
      works.push_back(std::move(work));
      continue;
    }
    for (const std::string& number : NumbersIn(match.Get("numbers", text.text))) {
      work.target = dossiers.PaperIn(match.span);
      if (work.target.empty()) work.target = dossiers.PaperOf(number, match.span.begin);
      works.push_back(work);
    }
  }
  std::stable_sort(works.begin(), works.end(),
                   [](const VotedWork& a, const VotedWork& b) { return a.span.begin < b.span.begin; });
  return works;
}

}  // namespace kst
