#include "corpus/views/registers.h"

#include "corpus/graph/graph.h"
#include "corpus/graph/node_rows.h"
#include "corpus/link/corpus_rules.h"
#include "corpus/link/states.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

class Registrar {
 public:
  Registrar(const Store& store, const CorpusRules& rules, const RegisterFilter& filter, const char* kind)
      : filter_(filter),
        nodes_(store.Graph(),
               ("SELECT " + std::string(kNodeColumns) + " FROM node WHERE kind = ? ORDER BY date, id").c_str()),
        made_(store.Graph(),
              "SELECT p.node, c.page, c.to_whom, c.who, p.sender FROM commitment c JOIN paper p ON p.key = c.paper "
              "WHERE c.id = ? AND p.chosen"),
        sent_by_(store.Graph(),
                 "SELECT e.to_id FROM paper p JOIN edge e ON e.paper = p.key AND e.type = 'sent_by' "
                 "WHERE p.node = ? AND p.chosen") {
    nodes_.Bind(kind);
    if (!filter.ministry) return;
    const auto* named = rules.MinistryNamed(*filter.ministry);
    ministry_ = named ? named->id : "ministry:?";  // an unknown one has no rows
  }

  std::optional<RegisterRow> Next() {
    while (nodes_.Step()) {
      const Node node = ToNode(ReadNodeRow(nodes_));
      RegisterRow row = node.kind == "motion" ? Motion(node) : Commitment(node);
      if (Wanted(node, row)) return row;
    }
    return std::nullopt;
  }

 private:
  RegisterRow Common(const Node& node) {
    RegisterRow row;
    row.id = node.id;
    row.title = node.title.value_or("");
    row.date = node.date;
    row.people = node.people;
    row.state = node.state.value_or("mentioned");
    row.vote = node.vote;
    row.url = node.url;
    for (const StateStep& step : node.history)
      if (step.state == row.state && !IsOpen(row.state, {})) row.settled_by = step.document;
    return row;
  }

  RegisterRow Motion(const Node& node) {
    RegisterRow row = Common(node);
    for (const StateStep& step : node.history)
      if (step.document != node.id)
        if (auto ministry = MinistryOf(step.document)) row.ministry = ministry;
    return row;
  }

  RegisterRow Commitment(const Node& node) {
    RegisterRow row = Common(node);
    if (node.deadline) row.deadline_text = node.deadline->text, row.deadline = node.deadline->to;
    if (!made_.Bind(node.id).Step()) return row;
    row.document = made_.Text(0);
    row.page = made_.Int(1);
    row.to = made_.Maybe(2);
    made_.Reset();
    row.ministry = MinistryOf(*row.document);
    return row;
  }

  // The promises of one letter come one after another, and all its edges are walked for its sender.
  std::optional<std::string> MinistryOf(const std::string& document) {
    if (document == sender_of_) return sender_;
    sender_of_ = document;
    sender_.reset();
    if (sent_by_.Bind(document).Step()) sender_ = sent_by_.Maybe(0);
    sent_by_.Reset();
    return sender_;
  }

  bool Wanted(const Node& node, const RegisterRow& row) const {
    if (filter_.open && !IsOpen(row.state, row.vote)) return false;
    if (filter_.overdue && !IsOverdue(row.state, node.deadline, *filter_.overdue)) return false;
    if (!ministry_.empty() && row.ministry != ministry_) return false;
    return !filter_.dossier || node.dossier == *filter_.dossier;
  }

  const RegisterFilter& filter_;
  std::string ministry_, sender_of_;
  std::optional<std::string> sender_;  // of the document asked last
  Statement nodes_, made_, sent_by_;
};

Result<void> Each(const Store& store, const CorpusRules& rules, const RegisterFilter& filter, const char* kind,
                  const SeeRow& see) {
  return Guarded([&] {
    Registrar registrar(store, rules, filter, kind);
    while (const auto row = registrar.Next())
      if (!see(*row)) return;
  });
}

struct Column {
  const char* name;
  std::string value;
};

std::vector<Column> Columns(RegisterKind kind, const RegisterRow& r) {
  std::vector<Column> columns = {{"id", r.id},
                                 {"date", r.date.value_or("")},
                                 {"people", Join(r.people, ", ")},
                                 {"ministry", r.ministry.value_or("")},
                                 {"title", r.title},
                                 {"state", r.state}};
  if (kind == RegisterKind::kMotions) {
    columns.push_back({"vote", r.vote.value_or("")});
  } else {
    columns.push_back({"to", r.to.value_or("")});
    columns.push_back({"deadline", r.deadline.value_or("")});
    columns.push_back({"deadline_text", r.deadline_text.value_or("")});
    columns.push_back({"document", r.document.value_or("")});
    columns.push_back({"page", r.page > 0 ? std::to_string(r.page) : ""});
  }
  columns.push_back({"settled_by", r.settled_by.value_or("")});
  columns.push_back({"url", r.url.value_or("")});
  return columns;
}

std::string CsvField(const std::string& value) {
  if (value.find_first_of(",\"\r\n") == std::string::npos) return value;
  std::string quoted = "\"";
  for (char c : value) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

}  // namespace

Result<void> EachMotion(const Store& store, const CorpusRules& rules, const RegisterFilter& filter, const SeeRow& see) {
  return Each(store, rules, filter, "motion", see);
}

Result<void> EachCommitment(const Store& store, const CorpusRules& rules, const RegisterFilter& filter,
                            const SeeRow& see) {
  return Each(store, rules, filter, "commitment", see);
}

std::string CsvHeader(RegisterKind kind) {
  std::string line;
  for (const Column& c : Columns(kind, {})) line.append(line.empty() ? "" : ",").append(c.name);
  return line + "\r\n";
}

std::string ToCsv(RegisterKind kind, const RegisterRow& row) {
  std::string line;
  for (const Column& c : Columns(kind, row)) line.append(line.empty() ? "" : ",").append(CsvField(c.value));
  return line + "\r\n";
}

std::string ToJson(RegisterKind kind, const RegisterRow& r) {
  JsonWriter w;
  w.Begin('{').Key("date").Value(r.date);
  if (kind == RegisterKind::kCommitments)
    w.Key("deadline").Value(r.deadline).Key("deadline_text").Value(r.deadline_text).Key("document").Value(r.document);
  w.Key("id").Value(r.id).Key("ministry").Value(r.ministry);
  if (kind == RegisterKind::kCommitments) w.Key("page").Value(r.page);
  w.Key("people").Value(r.people).Key("settled_by").Value(r.settled_by).Key("state").Value(r.state);
  w.Key("title").Value(r.title);
  if (kind == RegisterKind::kCommitments) w.Key("to").Value(r.to);
  w.Key("url").Value(r.url);
  if (kind == RegisterKind::kMotions) w.Key("vote").Value(r.vote);
  w.End('}');
  return w.Take();
}

std::string ToText(RegisterKind kind, const RegisterRow& r) {
  std::string text = r.date.value_or("no date   ") + "  " + r.id + "  " + r.state;
  if (r.vote) text += ", " + *r.vote;
  if (r.settled_by) text += " by " + *r.settled_by;
  if (kind == RegisterKind::kCommitments && r.deadline_text)
    text += ", due " + *r.deadline_text + (r.deadline ? " (" + *r.deadline + ")" : "");
  text += "\n            " + r.title + "\n";
  std::string who = Join(r.people, ", ");
  if (r.ministry) who.append(who.empty() ? "" : "; ").append(*r.ministry);
  if (r.to) who.append(who.empty() ? "" : "; ").append("to ").append(*r.to);
  if (!who.empty()) text += "            " + who + "\n";
  return text;
}

}  // namespace kst
