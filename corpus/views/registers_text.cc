// The rows of a register for people (text), spreadsheets (CSV) and programs (JSON).
#include "corpus/views/registers.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongestTitle = 400;  // bytes, in the text for people

struct Column {
  const char* name;
  std::string value;
};

std::vector<Column> Columns(RegisterKind kind, const RegisterRow& r) {
  std::vector<Column> columns = {{"id", r.id},
                                 {"date", r.date.value_or("")},
                                 {"people", Join(r.people, ", ")},
                                 {"ministry", Join(r.ministries, ", ")},
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
  columns.push_back({"said_by", r.said_by.value_or("")});
  columns.push_back({"words", r.words.value_or("")});
  columns.push_back({"url", r.url.value_or("")});
  return columns;
}

template <class Field>
std::string CsvLine(std::span<const Column> all, CsvColumns columns, Field field) {
  std::string line;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (columns >> i & 1) line.append(line.empty() ? "" : ",").append(field(all[i]));
  return line + "\r\n";
}

std::string Shortened(const std::string& words) {
  return words.size() <= kLongestTitle ? words : std::string(Cut(words, kLongestTitle)) + " …";
}

}  // namespace

CsvColumns ColumnsOf(RegisterKind kind, const RegisterRow& row) {
  CsvColumns columns = 0, bit = 1;
  for (const Column& c : Columns(kind, row)) {
    if (!c.value.empty()) columns |= bit;
    bit <<= 1;
  }
  return columns;
}

CsvColumns AllColumns(RegisterKind kind) { return (CsvColumns{1} << Columns(kind, {}).size()) - 1; }

std::string CsvHeader(RegisterKind kind, CsvColumns columns) {
  return CsvLine(Columns(kind, {}), columns, [](const Column& c) { return std::string(c.name); });
}

std::string ToCsv(RegisterKind kind, const RegisterRow& row, CsvColumns columns) {
  return CsvLine(Columns(kind, row), columns, [](const Column& c) { return CellField(c.value); });
}

std::string ToJson(RegisterKind kind, const RegisterRow& r) {
  JsonWriter w;
  w.Begin('{').Key("date").Value(r.date);
  if (kind == RegisterKind::kCommitments)
    w.Key("deadline").Value(r.deadline).Key("deadline_text").Value(r.deadline_text).Key("document").Value(r.document);
  w.Key("id").Value(r.id).Key("ministries").Value(r.ministries).Key("ministry");
  w.Value(r.ministries.empty() ? std::nullopt : std::optional(r.ministries.front()));
  if (kind == RegisterKind::kCommitments) w.Key("page").Value(r.page);
  w.Key("people").Value(r.people).Key("said_by").Value(r.said_by).Key("settled_by").Value(r.settled_by);
  w.Key("state").Value(r.state).Key("title").Value(r.title);
  if (kind == RegisterKind::kCommitments) w.Key("to").Value(r.to);
  w.Key("url").Value(r.url);
  if (kind == RegisterKind::kMotions) w.Key("vote").Value(r.vote);
  w.Key("words").Value(r.words).End('}');
  return w.Take();
}

std::string ToText(RegisterKind kind, const RegisterRow& r) {
  const std::string indent(12, ' ');
  std::string text = r.date.value_or("no date   ") + "  " + r.id + "  " + r.state;
  if (r.vote) text += ", " + *r.vote;
  if (kind == RegisterKind::kCommitments && r.deadline_text)
    text += ", due " + *r.deadline_text + (r.deadline ? " (" + *r.deadline + ")" : "");
  text += "\n";
  if (!r.title.empty()) text += indent + Shortened(r.title) + "\n";
  std::string who = Join(r.people, ", ");
  if (!r.ministries.empty()) who.append(who.empty() ? "" : "; ").append(Join(r.ministries, ", "));
  if (r.to) who.append(who.empty() ? "" : "; ").append("to ").append(*r.to);
  if (!who.empty()) text += indent + who + "\n";
  if (r.said_by) text += indent + *r.said_by + ": \"" + Shortened(r.words.value_or("")) + "\"\n";
  return text;
}

}  // namespace kst
