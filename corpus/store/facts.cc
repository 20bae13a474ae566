#include "corpus/store/facts.h"

#include <algorithm>
#include <set>

#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongestSentence = 1000;

NormSpan SentenceAround(const Document& document, std::uint32_t offset) {
  auto after = std::upper_bound(document.sentences.begin(), document.sentences.end(), offset,
                                [](std::uint32_t o, const NormSpan& s) { return o < s.begin; });
  if (after == document.sentences.begin()) return {};
  const NormSpan sentence = *--after;
  return offset < sentence.end && sentence.end <= document.text.size() ? sentence : NormSpan{};
}

class Collector {
 public:
  explicit Collector(const Document& document) : doc_(document), id_(*document.id), dossiers_(DossiersOf(document)) {}

  std::vector<EdgeFact> Collect() {
    Membership();
    Signatures();
    References();
    Mentions();
    Relations();
    Votes();
    Commitments();
    return std::move(edges_);
  }

 private:
  EdgeFact& Add(std::string type, NormSpan span, int page, const std::vector<PageBox>& boxes, std::string words,
                std::string rule) {
    EdgeFact& edge = edges_.emplace_back();
    edge.type = std::move(type);
    edge.evidence = {id_, page, span, boxes, std::move(words), std::move(rule), {}};
    return edge;
  }

  // The words that name the dossier stand in the masthead.
  void Membership() {
    const auto head = std::find_if(doc_.furniture.begin(), doc_.furniture.end(),
                                   [](const Furniture& f) { return f.role == Role::kMasthead; });
    for (std::size_t i = 0; i < dossiers_.size(); ++i) {
      const Dossier& d = doc_.dossiers[i];
      std::vector<PageBox> boxes;
      if (head != doc_.furniture.end() && head->box != Box{}) boxes.push_back({head->page, head->box});
      EdgeFact& edge = Add("part_of", {}, boxes.empty() ? 1 : head->page, boxes,
                           d.title ? d.number + " " + *d.title : d.number, "masthead");
      edge.target = "dossier-" + dossiers_[i];
      edge.target_kind = "dossier";
      edge.target_title = d.title;
    }
  }

  // The last place where these words stand, also over a line end; empty when nowhere.
  NormSpan LastPlaceOf(std::string_view words, std::size_t until) {
    if (flat_.empty()) {
      flat_ = doc_.text;
      std::replace(flat_.begin(), flat_.end(), '\n', ' ');
    }
    const auto at = flat_.rfind(words, until);
    if (at == std::string::npos) return {};
    const auto begin = static_cast<std::uint32_t>(at);
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
  }

  // Each office of a joint letter, where it stands with the names.
  void Senders() {
    constexpr std::size_t kBelow = 300;  // bytes from the last name to its office
    std::size_t until = std::string::npos;
    if (!doc_.signatories.empty())
      if (const NormSpan name = LastPlaceOf(doc_.signatories.back(), until); !name.empty()) until = name.end + kBelow;
    for (const std::string_view office : OfficesOf(*doc_.sender)) {
      NormSpan span = LastPlaceOf(office, until);
      if (span.empty()) span = LastPlaceOf(office, std::string::npos);
      const std::string_view printed = span.empty() ? office : span.In(doc_.text);
      EdgeFact& edge = Add("sent_by", span, doc_.PageOf(span.begin), {}, std::string(printed), "sender");
      SetAsk(edge, "sender", std::string(office));
      edge.target_kind = "ministry";
    }
  }

  void Signatures() {
    const bool proposes = doc_.kind == "motion" || doc_.kind == "amendment";
    for (const std::string& name : doc_.signatories) {
      // The last place: the name under the paper, not the one in its title.
      const auto at = doc_.text.rfind(name);
      const auto begin = static_cast<std::uint32_t>(at == std::string::npos ? 0 : at);
      const NormSpan span{begin, at == std::string::npos ? 0 : begin + static_cast<std::uint32_t>(name.size())};
      EdgeFact& edge = Add(proposes ? "proposed_by" : "signed_by", span, doc_.PageOf(begin), {}, name, "signature");
      edge.target = PersonId(name);
      edge.target_kind = "person";
      edge.target_title = name;
    }
    if (doc_.sender) Senders();
  }

  void References() {
    for (const Reference& r : doc_.references) {
      if (r.target == id_) continue;
      EdgeFact& edge = Add("cites", r.span, r.page, r.boxes, r.text, r.rule);
      edge.target = r.target;
      edge.confidence = r.confidence;
    }
    for (const Link& l : doc_.links) {
      if (!l.target || *l.target == id_) continue;
      Add("cites", l.span, l.page, {}, l.url, "link").target = l.target;
    }
  }

  static Resolution HowFound(const Mention& m) {
    return m.via && *m.via != "inline" ? Resolution::kByNote : Resolution::kExact;
  }

  // What the paper itself calls a work without a number.
  std::string NameOf(const Mention& m) const {
    if (m.kind == "letter" && m.date) return id_ + "#letter-" + *m.date;
    std::string name = m.kind;
    for (const std::string& person : m.people) name.append("-").append(Slug(person));
    if (m.people.empty() && m.title) name.append("-").append(Slug(Cut(*m.title, 60)));
    return id_ + "#" + name;
  }

  static Ask& SetAsk(EdgeFact& edge, Ask ask) {
    edge.target_kind = ask.kind;
    edge.resolution = Resolution::kUnknown;
    return edge.ask.emplace(std::move(ask));
  }

  Ask& SetAsk(EdgeFact& edge, std::string_view kind, std::string words) const {
    Ask ask;
    ask.kind = kind;
    ask.words = std::move(words);
    ask.dossiers = dossiers_;
    ask.context = {edge.evidence.sentence, doc_.subject.value_or("")};
    const NormSpan sentence = SentenceAround(doc_, edge.evidence.span.begin);
    for (const Reference& r : doc_.references)
      if (sentence.Overlaps(PlaceOf(r))) ask.papers.push_back(r.target);
    for (const Mention& m : doc_.mentions) {
      if (m.kind != "letter" || !sentence.Overlaps(m.span)) continue;
      if (m.target) ask.papers.push_back(*m.target);
      if (m.date) ask.date = m.date;
    }
    return SetAsk(edge, std::move(ask));
  }

  // What a note cites stands where the note's marker stands.
  NormSpan PlaceOf(const Reference& r) const {
    for (const Note& note : doc_.notes)
      if (note.anchor && note.span.Contains(r.span)) return {*note.anchor == 0 ? 0 : *note.anchor - 1, *note.anchor};
    return r.span;
  }

  void AddTarget(EdgeFact& edge, const Mention& m) const {
    edge.target_kind = m.kind;
    edge.target_people = m.people;
    edge.target_title = m.title ? m.title : std::optional(m.text);
    edge.confidence = std::min(edge.confidence, m.confidence);
    if (m.target) {
      edge.target = m.target;
      edge.resolution = HowFound(m);
      return;
    }
    edge.named = NameOf(m);
    edge.resolution = Resolution::kUnknown;
    if (!m.people.empty() || m.title || m.date) SetAsk(edge, AskOf(doc_, m));
  }

  // A work named in words is cited like one by number; what a relation says of an unnumbered one is said there.
  void Mentions() {
    std::set<std::uint32_t> told;
    for (const Relation& r : doc_.relations)
      if (r.mention) told.insert(*r.mention);
    for (std::uint32_t i = 0; i < doc_.mentions.size(); ++i) {
      const Mention& m = doc_.mentions[i];
      if (m.target == id_ || (!m.target && told.contains(i))) continue;
      EdgeFact& edge = Add("cites", m.span, m.page, m.boxes, m.text, Concat({"mention.", m.kind}));
      edge.evidence.sentence = SentenceAt(doc_, m.span.begin);
      AddTarget(edge, m);
    }
  }

  void Relations() {
    for (const Relation& r : doc_.relations) {
      EdgeFact& edge = Add(r.type, r.span, r.page, r.boxes, r.quote, r.rule);
      edge.status = r.status;
      edge.confidence = r.confidence;
      edge.evidence.sentence = SentenceAt(doc_, r.span.begin);
      const bool scoped = r.target.starts_with(id_ + "#");
      const std::string_view kind = KindOf(r.target);
      if (r.mention) AddTarget(edge, doc_.mentions.at(*r.mention));
      if (edge.ask) {
        edge.named = r.target;
      } else if (scoped && kind == "commitment") {
        edge.named = r.target;
        SetAsk(edge, kind, r.quote);
      } else {
        edge.target = r.target;
        edge.named.reset();
        if (edge.resolution == Resolution::kUnknown) edge.resolution = Resolution::kExact;
      }
    }
  }

  void Votes() {
    for (const Vote& v : doc_.votes) {
      EdgeFact& edge = Add("reports_vote", v.span, v.page, v.boxes, v.quote, v.rule);
      edge.status = v.result;
      if (v.kind != "bill") edge.target_kind = v.kind;
      edge.evidence.sentence = SentenceAt(doc_, v.span.begin);
      if (v.mention) AddTarget(edge, doc_.mentions.at(*v.mention));
      if (edge.ask) {
        edge.named = v.target;
      } else {
        edge.target = v.target;
        edge.named.reset();
        if (edge.resolution == Resolution::kUnknown) edge.resolution = Resolution::kExact;
      }
    }
  }

  void Commitments() {
    for (const Commitment& c : doc_.commitments) {
      EdgeFact& edge = Add("promises", c.span, c.page, c.boxes, c.quote, c.rule);
      edge.target = c.id;
      edge.target_kind = "commitment";
      edge.target_title = c.quote;
      edge.confidence = c.confidence;
      edge.evidence.sentence = SentenceAt(doc_, c.span.begin);
    }
  }

  const Document& doc_;
  const std::string id_;
  std::vector<std::string> dossiers_;
  std::string flat_;  // the text without line ends, once it is asked for
  std::vector<EdgeFact> edges_;
};

int RankOf(const Document& document) {
  const bool printed = !document.pages.empty() && document.pages.front().width > 0;
  const bool official = std::any_of(document.furniture.begin(), document.furniture.end(),
                                    [](const Furniture& f) { return f.role == Role::kMasthead; });
  return printed ? (official ? 0 : 2) : (official ? 1 : 3);
}

std::string_view KindInTitle(std::string_view kind) { return kind == "motion" ? "motie" : "amendement"; }

// A motion's subject is that of its dossier; its own title is the heading that names it.
std::optional<std::string> TitleOf(const Document& document) {
  if (document.kind == "motion" || document.kind == "amendment")
    for (const TextPart& part : document.blocks)
      if (part.role == Role::kHeading && part.span.end <= document.text.size() &&
          Fold(part.span.In(document.text)).find(KindInTitle(document.kind)) != std::string::npos)
        return std::string(part.span.In(document.text));
  return document.subject;
}

}  // namespace

std::string_view SentenceAt(const Document& document, std::uint32_t offset) {
  return Cut(SentenceAround(document, offset).In(document.text), kLongestSentence);
}

std::vector<std::string_view> OfficesOf(std::string_view sender) {
  std::vector<std::string_view> offices;
  for (const std::string_view part : Split(sender, ';'))
    if (const std::string_view office = Trim(part); !office.empty()) offices.push_back(office);
  return offices;
}

std::vector<std::string> DossiersOf(const Document& document) {
  std::vector<std::string> dossiers;
  for (const Dossier& d : document.dossiers) dossiers.push_back(JoinDossier(d.number, d.suffix));
  return dossiers;
}

Ask AskOf(const Document& document, const Mention& mention) {
  Ask ask;
  ask.kind = mention.kind;
  ask.words = mention.text;
  ask.people = mention.people;
  ask.cs = mention.cs;
  ask.date = mention.date;
  ask.dossiers = DossiersOf(document);
  const NormSpan sentence = SentenceAround(document, mention.span.begin);
  ask.title = mention.title.value_or("");
  if (mention.span.end < sentence.end)
    ask.behind = Cut(NormSpan{mention.span.end, sentence.end}.In(document.text), kLongestSentence);
  ask.context = {std::string(SentenceAt(document, mention.span.begin)), document.subject.value_or("")};
  return ask;
}

Facts FactsOf(const Document& document) {
  Facts facts;
  facts.rank = RankOf(document);
  facts.title = TitleOf(document);
  if (document.id && document.status != Status::kFailed) facts.edges = Collector(document).Collect();
  return facts;
}

}  // namespace kst
