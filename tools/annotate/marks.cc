#include "tools/annotate/marks.h"

#include <algorithm>
#include <set>
#include <string>

#include "schema/address.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kSure = 0.8;

std::vector<const Reference*> InOrder(const Document& paper) {
  std::vector<const Reference*> references;
  for (const Reference& reference : paper.references)
    if (reference.confidence >= kSure) references.push_back(&reference);
  std::ranges::stable_sort(references, {}, [](const Reference* r) { return std::pair(r->at, r->span); });
  return references;
}

std::string OnOneLine(std::string_view words) {
  constexpr std::size_t kLongest = 120;
  std::string line(Cut(words, kLongest));
  if (line.size() < words.size()) line += "…";
  std::ranges::replace(line, '\n', ' ');
  return line;
}

}  // namespace

std::vector<LinkMark> LinksOf(const NormalisedText& text, const Document& paper, std::string_view base) {
  std::vector<LinkMark> links;
  std::uint32_t free = 0;  // where the words of no earlier link stand
  for (const Reference* reference : InOrder(paper)) {
    // Of words with several targets the first has all until its own digits, the others theirs.
    const bool alone = std::ranges::count(paper.references, reference->span, &Reference::span) == 1;
    NormSpan words{reference->span.begin, alone ? reference->span.end : reference->at.end};
    if (words.begin < free) words = reference->at;
    const std::optional<std::string> published = AddressOf(reference->target);
    if (!published || words.begin < free) continue;
    free = words.end;
    const std::string address = base.empty() ? *published : AddressUnder(base, reference->target);
    for (const PageBox& box : text.BoxesOf(words)) links.push_back({box, address, PrintedForm(reference->target)});
  }
  return links;
}

std::vector<Bookmark> BookmarksOf(const Document& paper) {
  std::vector<Bookmark> bookmarks;
  const auto add = [&](const char* title, std::vector<Bookmark> below) {
    if (!below.empty()) bookmarks.push_back({title, below.front().place, std::move(below)});
  };
  std::vector<Bookmark> references, motions, commitments;
  std::set<std::string> seen;
  for (const Reference* reference : InOrder(paper))
    if (!reference->boxes.empty() && seen.insert(reference->target).second)
      references.push_back({PrintedForm(reference->target), reference->boxes.front(), {}});
  for (const Mention& mention : paper.mentions)
    if (mention.kind == "motion" && !mention.boxes.empty())
      motions.push_back({OnOneLine(mention.text), mention.boxes.front(), {}});
  for (const Commitment& commitment : paper.commitments)
    if (!commitment.boxes.empty()) commitments.push_back({OnOneLine(commitment.quote), commitment.boxes.front(), {}});
  add("Verwijzingen", std::move(references));
  add("Moties", std::move(motions));
  add("Toezeggingen", std::move(commitments));
  return bookmarks;
}

}  // namespace kst
