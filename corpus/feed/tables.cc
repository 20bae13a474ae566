#include "corpus/feed/tables.h"

#include <algorithm>

#include "corpus/graph/edge_rows.h"
#include "corpus/graph/node_rows.h"
#include "corpus/store/kept_text.h"
#include "corpus/store/stored_values.h"
#include "schema/id.h"
#include "schema/record/json_writer.h"

namespace kst {
namespace {

constexpr std::size_t kPassage = 400;  // bytes: paragraphs that are shorter are joined with the next

constexpr FeedColumn kPapers[] = {
    {"id", FeedType::kId, "the publisher's id: kst-29911-329", "-"},
    {"kind", FeedType::kId, "letter, motion, answers …", "dcterms:type"},
    {"title", FeedType::kText, "what it is called in lists", "dcterms:title"},
    {"subject", FeedType::kText, "the subject that is printed on it", "dcterms:subject"},
    {"date", FeedType::kDate, "the day on it", "dcterms:date"},
    {"chamber", FeedType::kId, "II or I"},
    {"session_year", FeedType::kId, "2021-2022"},
    {"dossiers", FeedType::kIds, "29911, 36200-VII", "dcterms:isPartOf"},
    {"number", FeedType::kId, "its number in the dossier", "eli:number"},
    {"sender", FeedType::kText, "the office that sent it", "eli:responsibility_of"},
    {"people", FeedType::kIds, "who proposed or signed it", "dcterms:creator"},
    {"addressee_chamber", FeedType::kId, "II, I or both"},
    {"own_reference", FeedType::kId, "the sender's reference", "dcterms:identifier"},
    {"aliases", FeedType::kIds, "other ids of the same paper", "dcterms:alternative"},
    {"state", FeedType::kId, "of a motion: what came of it"},
    {"vote", FeedType::kId, "of a motion: adopted, rejected …"},
    {"url", FeedType::kId, "where the publisher has it", "schema:url"},
    {"pages", FeedType::kNumber, "how many"},
    {"text", FeedType::kText, "the running text", "schema:text"},
};
constexpr FeedColumn kEdges[] = {
    {"paper", FeedType::kId, "the paper that says it", "from"},
    {"seq", FeedType::kNumber, "which of its rows, from 0", "-"},
    {"type", FeedType::kId, "cites, implements, declines, answers, sent_by …", "rdf:type"},
    {"target", FeedType::kId, "the id of the other work; null when it is not known which", "to"},
    {"named", FeedType::kId, "the paper's own name of a work without a number"},
    {"status", FeedType::kId, "done, partly, progress, planned; the result of a vote"},
    {"resolution", FeedType::kId, "how the target was found: exact, by_note, by_name, by_date, ambiguous, unknown"},
    {"confidence", FeedType::kReal, "from 0 to 1"},
    {"page", FeedType::kNumber, "the page with the words"},
    {"words", FeedType::kText, "the words that prove it", "schema:text"},
};
constexpr FeedColumn kCommitments[] = {
    {"id", FeedType::kId, "kst-29911-329#c-1b99e3f4", "-"},
    {"paper", FeedType::kId, "the paper that makes it"},
    {"words", FeedType::kText, "the promise", "schema:text"},
    {"who", FeedType::kId, "sender or other"},
    {"to_whom", FeedType::kId, "the Chamber, a committee, a person"},
    {"deadline_text", FeedType::kText, "as it is printed: voor de zomer"},
    {"deadline", FeedType::kDate, "the last day of it"},
    {"strength", FeedType::kId, "firm or intention"},
    {"state", FeedType::kId, "what came of it"},
    {"page", FeedType::kNumber, "the page with the words"},
    {"confidence", FeedType::kReal, "from 0 to 1"},
};
constexpr FeedColumn kPassages[] = {
    {"id", FeedType::kId, "the paper's id, #p- and a number", "-"},
    {"paper", FeedType::kId, "the paper", "dcterms:isPartOf"},
    {"seq", FeedType::kNumber, "from 0, in reading order"},
    {"page", FeedType::kNumber, "where it begins"},
    {"text", FeedType::kText, "some paragraphs", "schema:text"},
    {"boxes", FeedType::kJson, "[page,x0,y0,x1,y1] of each line, in points from the top left"},
};

FeedValue Maybe(const std::optional<std::string>& text) { return text ? FeedValue(*text) : FeedValue(); }
FeedValue Count(std::size_t n) { return static_cast<std::int64_t>(n); }

FeedRow PaperRow(const Node& node, const Document& d) {
  std::vector<std::string> dossiers;
  for (const Dossier& dossier : d.dossiers) dossiers.push_back(JoinDossier(dossier.number, dossier.suffix));
  return {node.id,
          d.kind,
          Maybe(node.title),
          Maybe(d.subject),
          Maybe(node.date),
          Maybe(d.chamber),
          Maybe(d.session_year),
          std::move(dossiers),
          Maybe(d.number),
          Maybe(d.sender),
          node.people,
          Maybe(d.addressee_chamber),
          Maybe(d.own_reference),
          node.aliases,
          Maybe(node.state),
          Maybe(node.vote),
          Maybe(node.url),
          Count(d.pages.size()),
          d.text};
}

std::vector<FeedRow> EdgeRows(const std::vector<kst::EdgeRow>& edges) {
  std::vector<FeedRow> rows;
  for (const kst::EdgeRow& row : edges) {
    const Edge edge = ToEdge(row);
    for (const Evidence& place : edge.evidence)
      rows.push_back({edge.from, Count(rows.size()), edge.type, Maybe(edge.to), Maybe(edge.named), Maybe(edge.status),
                      std::string(Name(edge.resolution)), edge.confidence, std::int64_t{place.page}, place.words});
  }
  return rows;
}

std::string BoxesAsJson(const std::vector<PageBox>& boxes) {
  JsonWriter w;
  w.Value(boxes);
  return w.Take();
}

// Neighbouring paragraphs of one role until there is enough to read. `boxes`: the text as it was extracted, when kept.
std::vector<FeedRow> PassageRows(const std::string& id, const Document& d, const NormalisedText* kept) {
  std::vector<FeedRow> rows;
  for (std::size_t i = 0; i < d.blocks.size();) {
    NormSpan span = d.blocks[i].span;
    const int page = d.blocks[i].page;
    const auto is_note = [&](std::size_t k) { return d.blocks[k].role == Role::kNote; };
    std::size_t next = i + 1;
    for (; next < d.blocks.size() && span.size() < kPassage && is_note(next) == is_note(i) &&
           d.blocks[next].span.begin >= span.end;
         ++next)
      span.end = d.blocks[next].span.end;
    i = next;
    FeedValue boxes;
    if (kept && kept->text == d.text) boxes = BoxesAsJson(kept->BoxesOf(span));
    rows.push_back({id + "#p-" + std::to_string(rows.size()), id, Count(rows.size()), std::int64_t{page},
                    std::string(span.In(d.text)), std::move(boxes)});
  }
  return rows;
}

class Reader {
 public:
  Reader(const Store& store, bool passages, int since, std::string_view after)
      : passages_(passages),
        edges_(store.Graph()),
        papers_(store.GraphWithRuns(),
                "SELECT p.key, p.node, r.data FROM paper p JOIN record r ON r.paper = p.key JOIN node n ON n.id = "
                "p.node WHERE p.chosen AND n.run > ? AND p.node > ? ORDER BY p.node"),
        node_(store.Graph(), ("SELECT " + std::string(kNodeColumns) + " FROM node WHERE id = ?").c_str()),
        text_(store.Graph(), "SELECT data FROM text WHERE paper = ?"),
        state_(store.Graph(), "SELECT state FROM node WHERE id = ?") {
    papers_.Bind(since, after);
  }

  bool Next(FeedPaper& paper) {
    if (!papers_.Step()) return false;
    node_.Bind(papers_.View(1)).Step();
    const Node node = ToNode(ReadNodeRow(node_));
    const Document document = RecordIn(papers_.View(2));
    paper = {PaperRow(node, document), EdgeRows(edges_.From(node.id)), CommitmentRows(node.id, document), {}};
    if (passages_) paper.passages = PassageRows(node.id, document, KeptOf(papers_.Number(0)));
    return true;
  }

 private:
  std::vector<FeedRow> CommitmentRows(const std::string& id, const Document& d) {
    std::vector<FeedRow> rows;
    for (const Commitment& c : d.commitments) {
      FeedValue state, deadline_text, deadline;
      if (state_.Bind(c.id).Step()) state = Maybe(state_.Maybe(0));
      state_.Reset();
      if (c.deadline) deadline_text = c.deadline->text, deadline = Maybe(c.deadline->to);
      rows.push_back({c.id, id, c.quote, c.who, Maybe(c.to), std::move(deadline_text), std::move(deadline), c.strength,
                      std::move(state), std::int64_t{c.page}, c.confidence});
    }
    return rows;
  }

  const NormalisedText* KeptOf(std::int64_t key) {
    kept_.reset();
    if (text_.Bind(key).Step())
      if (Result<NormalisedText> text = KeptText(text_.View(0))) kept_ = std::move(*text);
    text_.Reset();
    return kept_ ? &*kept_ : nullptr;
  }

  bool passages_;
  std::optional<NormalisedText> kept_;
  EdgeReader edges_;
  Statement papers_, node_, text_, state_;
};

}  // namespace

const FeedTable kPaperTable{"papers", kPapers}, kEdgeRows{"edges", kEdges, 2},
    kCommitmentTable{"commitments", kCommitments}, kPassageTable{"passages", kPassages};

std::span<const FeedTable* const> FeedTables() {
  static constexpr const FeedTable* kAll[] = {&kPaperTable, &kEdgeRows, &kCommitmentTable, &kPassageTable};
  return kAll;
}

std::string_view RdfTerm(const FeedColumn& column) { return column.rdf.empty() ? column.name : column.rdf; }

const std::vector<FeedRow>& FeedPaper::Of(const FeedTable& table) const {
  return &table == &kEdgeRows ? edges : &table == &kCommitmentTable ? commitments : passages;
}

Result<void> EachFeedPaper(const Store& store, bool passages, int since, std::string_view after,
                           const std::function<bool(const FeedPaper&)>& see) {
  return Guarded([&] {
    Reader reader(store, passages, since, after);
    for (FeedPaper paper; reader.Next(paper);)
      if (!see(paper)) return;
  });
}

Result<void> EachGonePaper(const Store& store, int since, const std::function<bool(const std::string&)>& see) {
  return Guarded([&] {
    Statement gone(store.GraphWithRuns(), "SELECT id FROM was_there WHERE run > ?1 ORDER BY id");
    gone.Bind(since);
    while (gone.Step())
      if (!see(gone.Text(0))) return;
  });
}

}  // namespace kst
