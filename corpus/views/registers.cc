#include "corpus/views/registers.h"

#include <algorithm>

#include "corpus/graph/node_rows.h"
#include "corpus/link/dictum.h"
#include "corpus/link/states.h"
#include "corpus/store/tables.h"

namespace kst {
namespace {

// Is ?1 a promise that repeats an earlier one, or one that was repeated and then kept?
constexpr const char* kSaidAgain =
    "SELECT 1 FROM edge p JOIN edge r ON r.paper = p.paper AND r.seq = p.seq + ?2 AND r.type = 'repeats' "
    "WHERE p.to_id = ?1 AND p.type = 'promises' "
    "UNION ALL SELECT 1 FROM edge r JOIN edge p ON p.paper = r.paper AND p.seq = r.seq - ?2 "
    "JOIN node n ON n.id = p.to_id AND n.state = 'fulfilled' WHERE r.to_id = ?1 AND r.type = 'repeats'";

class Registrar {
 public:
  Registrar(const Store& store, const CorpusRules& rules, const RegisterFilter& filter, const char* kind)
      : filter_(filter),
        rules_(rules),
        kind_(kind),
        nodes_(store.Graph(), ("SELECT " + std::string(kNodeColumns) + " FROM node WHERE kind = ?1 AND " +
                               (filter.dossier ? "dossier = ?2" : "?2 IS NULL") +
                               " ORDER BY NOT present AND vote IS NULL AND "
                               "ifnull(state, 'mentioned') = 'mentioned', date IS NULL, date, id")
                                  .c_str()),
        node_(store.Graph(), ("SELECT " + std::string(kNodeColumns) + " FROM node WHERE id = ? AND kind = ?").c_str()),
        asks_(store.Graph(),
              "SELECT m.text FROM paper p JOIN motion m ON m.paper = p.key WHERE p.node = ? AND p.chosen"),
        made_(store.Graph(),
              "SELECT p.node, c.page, c.to_whom, p.key FROM commitment c JOIN paper p ON p.key = c.paper "
              "WHERE c.id = ? AND p.chosen"),
        paper_(store.Graph(), "SELECT key FROM paper WHERE node = ? AND chosen"),
        sent_by_(store.Graph(),
                 "SELECT to_id FROM edge WHERE paper = ? AND type = 'sent_by' AND to_id IS NOT NULL ORDER BY seq"),
        again_(store.Graph(), kSaidAgain) {
    nodes_.Bind(kind, filter.dossier);
    if (!filter.ministry) return;
    const auto* named = rules.MinistryNamed(*filter.ministry);
    ministry_ = named ? named->id : std::string(kNoMinistry);
  }

  std::optional<RegisterRow> Next() {
    while (ministry_ != kNoMinistry && nodes_.Step()) {
      const Node node = ToNode(ReadNodeRow(nodes_));
      RegisterRow row = RowOf(node);
      if (Wanted(node, row)) return row;
    }
    return std::nullopt;
  }

  std::optional<RegisterRow> RowOf(const std::string& id) {
    std::optional<RegisterRow> row;
    if (node_.Bind(id, kind_).Step()) row = RowOf(ToNode(ReadNodeRow(node_)));
    node_.Reset();
    return row;
  }

 private:
  static constexpr std::string_view kNoMinistry = "ministry:?";  // it has no rows

  RegisterRow RowOf(const Node& node) { return node.kind == "motion" ? Motion(node) : Commitment(node); }

  RegisterRow Common(const Node& node) {
    RegisterRow row;
    row.id = node.id;
    row.title = node.title.value_or("");
    row.date = node.date;
    row.people = node.people;
    row.state = node.state.value_or("mentioned");
    row.vote = node.vote;
    row.url = node.url;
    for (const StateStep& step : node.history) {
      if (step.state == row.state && !IsOpen(row.state, {})) row.settled_by = step.document, row.settled_on = step.date;
      if (!row.told_on && TellsWhatIsDone(step.state)) row.told_on = step.date;
    }
    TellProof(node, row);
    return row;
  }

  static bool TellsWhatIsDone(std::string_view state) {
    return state == "in_progress" || state == "partly" || state == "implemented" || state == "declined" ||
           state == "fulfilled";
  }

  // The words of the act that gave the state, else of the vote. Of being proposed, made or mentioned none is needed.
  static void TellProof(const Node& node, RegisterRow& row) {
    const bool acted = row.state != "proposed" && row.state != "made" && row.state != "mentioned";
    const std::string& told = acted ? row.state : row.vote.value_or("");
    for (const StateStep& step : node.history)
      if (step.state == told) row.said_by = step.document, row.words = step.words;
  }

  RegisterRow Motion(const Node& node) {
    RegisterRow row = Common(node);
    if (asks_.Bind(node.id).Step())
      if (std::string asked = DictumOf(asks_.View(0), rules_); !asked.empty()) row.title = std::move(asked);
    asks_.Reset();
    for (auto step = node.history.rbegin(); step != node.history.rend() && row.ministries.empty(); ++step)
      if (step->document != node.id && paper_.Bind(step->document).Step())
        row.ministries = MinistriesOf(paper_.Number(0));
    paper_.Reset();
    return row;
  }

  RegisterRow Commitment(const Node& node) {
    RegisterRow row = Common(node);
    if (node.deadline) row.deadline_text = node.deadline->text, row.deadline = node.deadline->to;
    if (!made_.Bind(node.id).Step()) return row;
    row.document = made_.Text(0);
    row.page = made_.Int(1);
    row.to = made_.Maybe(2);
    row.ministries = MinistriesOf(made_.Number(3));
    made_.Reset();
    row.stands_elsewhere = IsOpen(row.state, {}) && again_.Bind(node.id, kDerived).Step();
    again_.Reset();
    return row;
  }

  // The promises of one letter come one after another, and all its edges are walked for its senders.
  const std::vector<std::string>& MinistriesOf(std::int64_t paper) {
    if (paper == sent_) return senders_;
    sent_ = paper;
    senders_.clear();
    sent_by_.Bind(paper);
    while (sent_by_.Step())
      if (std::ranges::find(senders_, sent_by_.View(0)) == senders_.end()) senders_.push_back(sent_by_.Text(0));
    sent_by_.Reset();
    std::stable_partition(senders_.begin(), senders_.end(),
                          [&](const std::string& sender) { return sender == ministry_; });
    return senders_;
  }

  bool Wanted(const Node& node, const RegisterRow& row) const {
    if ((filter_.open || filter_.overdue) && row.stands_elsewhere) return false;
    if (filter_.open && !IsOpen(row.state, row.vote)) return false;
    if (filter_.overdue && !IsOverdue(row.state, node.deadline, *filter_.overdue)) return false;
    return ministry_.empty() || (!row.ministries.empty() && row.ministries.front() == ministry_);
  }

  const RegisterFilter& filter_;
  const CorpusRules& rules_;
  std::string ministry_;
  std::int64_t sent_ = -1;            // the paper asked last
  std::vector<std::string> senders_;  // of it
  const char* kind_;
  Statement nodes_, node_, asks_, made_, paper_, sent_by_, again_;
};

const char* Name(RegisterKind kind) { return kind == RegisterKind::kMotions ? "motion" : "commitment"; }

}  // namespace

Result<void> EachRow(const Store& store, const CorpusRules& rules, RegisterKind kind, const RegisterFilter& filter,
                     const SeeRow& see) {
  return Guarded([&] {
    Registrar registrar(store, rules, filter, Name(kind));
    while (const auto row = registrar.Next())
      if (!see(*row)) return;
  });
}

Result<void> EachRowOf(const Store& store, const CorpusRules& rules, RegisterKind kind, const RegisterFilter& filter,
                       std::span<const std::string> ids, const SeeRow& see) {
  return Guarded([&] {
    Registrar registrar(store, rules, filter, Name(kind));
    for (const std::string& id : ids)
      if (const auto row = registrar.RowOf(id); row && !see(*row)) return;
  });
}

Result<void> EachMotion(const Store& store, const CorpusRules& rules, const RegisterFilter& filter, const SeeRow& see) {
  return EachRow(store, rules, RegisterKind::kMotions, filter, see);
}

Result<void> EachCommitment(const Store& store, const CorpusRules& rules, const RegisterFilter& filter,
                            const SeeRow& see) {
  return EachRow(store, rules, RegisterKind::kCommitments, filter, see);
}

}  // namespace kst
