#include <algorithm>
#include <string_view>
#include <tuple>

#include "corpus/store/facts.h"
#include "corpus/store/facts_fields.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr int kLastRank = 3;

// Every string is UTF-8, every number one that a table takes.
struct Values {
  bool good = true;

  static std::int32_t& Points(std::int32_t& value) { return value; }
  template <class T>
  void operator()(const char*, T&& value) {
    Look(value);
  }
  void Look(std::string& text) { good = good && IsUtf8(text); }
  void Look(double confidence) { good = good && confidence >= 0 && confidence <= 1; }
  template <class T>
  void Look(std::optional<T>& value) {
    if (value) Look(*value);
  }
  template <class T>
  void Look(std::vector<T>& values) {
    for (T& value : values) Look(value);
  }
  void Look(auto&) {}
  void Look(Ask& ask) { Fields(*this, ask); }
  void Look(Evidence& evidence) { Fields(*this, evidence); }
};

// What the entries of a record let an edge say, looked up by place: no edge is compared with all entries.
class Entries {
 public:
  explicit Entries(const Document& document) : doc_(document) {
    for (const std::string& dossier : DossiersOf(doc_)) ids_.push_back("dossier-" + dossier);
    for (const std::string& name : doc_.signatories) ids_.push_back(PersonId(name));
    if (doc_.sender) offices_ = OfficesOf(*doc_.sender);
    for (const std::string& id : ids_) targets_.push_back(id);
    for (const Reference& r : doc_.references) Entry("cites", r.span, r.target);
    for (const Mention& m : doc_.mentions) Entry("cites", m.span, m.target);
    for (const Relation& r : doc_.relations) Entry(r.type, r.span, r.target);
    for (const Vote& v : doc_.votes) Entry("reports_vote", v.span, v.target);
    for (const Commitment& c : doc_.commitments) Entry("promises", c.span, c.id);
    for (const Link& l : doc_.links) {
      Entry("cites", l.span, l.target);
      urls_.push_back(l.url);
    }
    for (const PageSize& page : doc_.pages) pages_.push_back(page.number);
    std::ranges::sort(targets_);
    std::ranges::sort(places_);
    std::ranges::sort(urls_);
  }

  std::size_t MostEdges() const { return ids_.size() + places_.size() + offices_.size(); }

  const char* WrongWith(const EdgeFact& edge) const {
    const Evidence& e = edge.evidence;
    if (e.document != doc_.id) return "is not of this paper";
    if (edge.target && !std::ranges::binary_search(targets_, std::string_view(*edge.target)))
      return "leads where no entry leads";
    if (!Stands(edge)) return "stands where no entry stands";
    if (!OnPage(e.page) || !std::ranges::all_of(e.boxes, [&](const PageBox& box) { return OnPage(box.page); }))
      return "is on no page";
    const bool is_link = e.rule == "link" && std::ranges::binary_search(urls_, std::string_view(e.words));
    if (!e.span.empty() && !is_link && e.words != e.span.In(doc_.text)) return "has other words than the text there";
    if (!e.sentence.empty() && e.sentence != SentenceAt(doc_, e.span.begin)) return "has another sentence around it";
    return nullptr;
  }

 private:
  using Place = std::tuple<std::string_view, std::uint32_t, std::uint32_t>;

  void Entry(std::string_view type, NormSpan span, const std::optional<std::string>& target) {
    places_.emplace_back(type, span.begin, span.end);
    if (target) targets_.push_back(*target);
  }
  void Entry(std::string_view type, NormSpan span, const std::string& target) {
    places_.emplace_back(type, span.begin, span.end);
    targets_.push_back(target);
  }
  bool Stands(const EdgeFact& edge) const {
    const auto& [begin, end] = edge.evidence.span;
    if (begin > end || end > doc_.text.size()) return false;
    if (edge.type == "part_of") return edge.target.has_value() && begin == end;
    if (edge.type == "sent_by") return IsOffice(edge.evidence.words);
    if (edge.type == "signed_by" || edge.type == "proposed_by")
      return std::ranges::find(doc_.signatories, edge.evidence.words) != doc_.signatories.end();
    return std::ranges::binary_search(places_, Place(edge.type, begin, end));
  }
  // An office may stand over a line end.
  bool IsOffice(std::string_view words) const {
    const auto same = [](char a, char b) { return a == b || (a == '\n' && b == ' '); };
    return std::ranges::any_of(offices_, [&](std::string_view o) { return std::ranges::equal(words, o, same); });
  }
  bool OnPage(int page) const { return page == 0 || std::ranges::binary_search(pages_, page); }

  const Document& doc_;
  std::vector<std::string> ids_;  // of what the head names: dossiers, people
  std::vector<std::string_view> offices_, targets_, urls_;
  std::vector<Place> places_;
  std::vector<int> pages_;
};

bool IsTitle(std::string_view title, const Document& document) {
  return title == document.subject || std::ranges::any_of(document.blocks, [&](const TextPart& part) {
           return part.role == Role::kHeading && part.span.In(document.text) == title;
         });
}

}  // namespace

Result<void> CheckFacts(const Facts& facts, const Document& document) {
  const auto wrong = [](const std::string& what) { return Fail(Code::kBadRecord, "facts: " + what); };
  if (facts.rank < 0 || facts.rank > kLastRank) return wrong("there is no such rank");
  if (facts.title && !IsTitle(*facts.title, document)) return wrong("the title is not in the paper");
  if (facts.edges.empty()) return {};
  if (!document.id || document.status == Status::kFailed) return wrong("a paper without text has no edges");
  const Entries entries(document);
  if (facts.edges.size() > entries.MostEdges()) return wrong("more edges than entries");
  Values values;
  for (std::size_t i = 0; i < facts.edges.size(); ++i) {
    const EdgeFact& edge = facts.edges[i];
    Fields(values, const_cast<EdgeFact&>(edge));  // the list of fields is shared with the reader
    const char* what = values.good ? entries.WrongWith(edge) : "is no text or number";
    if (what != nullptr) return wrong("edge " + std::to_string(i) + " " + what);
  }
  return {};
}

}  // namespace kst
