// All motions or all commitments as a table that is sorted by its address.
#include <algorithm>

#include "corpus/link/states.h"
#include "corpus/pages/feed.h"
#include "corpus/pages/pages.h"
#include "schema/text.h"

namespace kst {
namespace {

struct Column {
  std::string_view sort, motions, commitments;  // "": the register has no such column
};
constexpr Column kColumns[] = {
    {"date", "Date", "Date"},
    {"work", "Motion", "Commitment"},
    {"people", "Proposed by", ""},
    {"ministry", "Ministry", "Ministry"},
    {"to", "", "To"},
    {"deadline", "", "Deadline"},
    {"state", "State", "State"},
    {"", "Proof", "Proof"},
};

class TrackerWriter {
 public:
  TrackerWriter(const Place& place, const TrackerValues& values)
      : place_(place),
        values_(values),
        is_motions_(values.kind == RegisterKind::kMotions),
        path_(PathOf(values.kind)) {}

  Html Body() {
    h_.Element("h1", place_.Say(is_motions_ ? "Motions" : "Commitments"));
    h_.Element("p",
               CountIn(place_.language, static_cast<long long>(values_.count), is_motions_ ? "motion" : "commitment",
                       path_en()),
               {{"class", "count"}});
    if (!place_.is_site) Filter();
    h_.Begin("div", {{"class", "scroll"}}).Begin("table", {{"class", "tracker"}}).Begin("thead").Begin("tr");
    for (const Column& column : kColumns) HeadCell(column);
    h_.End().End().Begin("tbody");
    for (const RegisterRow& row : values_.rows) Row(row);
    h_.End().End().End();
    Pages();
    return std::move(h_);
  }

 private:
  std::string_view path_en() const { return is_motions_ ? "motions" : "commitments"; }
  std::string_view NameIn(const Column& column) const { return is_motions_ ? column.motions : column.commitments; }

  void Filter() {
    h_.Begin("form", {{"class", "filter"}, {"action", "/" + path_}});
    for (const char* name : {"open", "overdue"}) {
      if (is_motions_ && name == std::string_view("overdue")) continue;
      h_.Begin("label").Void("input", {{"type", "checkbox"},
                                       {"name", name},
                                       {"value", "1"},
                                       {"checked", Parameter(values_.query, name).empty() ? "" : "checked"}});
      h_.Text(Concat({" ", place_.Say(Concat({"only ", name}))})).End();
    }
    for (const auto& [name, label] : {std::pair{"ministry", "Ministry"}, {"dossier", "Dossier"}}) {
      h_.Begin("label").Text(Concat({place_.Say(label), " "}));
      h_.Void("input", {{"name", name}, {"value", Parameter(values_.query, name)}, {"size", "12"}, {"maxlength", "80"}})
          .End();
    }
    for (const char* name : {"sort", "desc", "lang"})
      if (const std::string value = Parameter(values_.query, name); !value.empty())
        h_.Void("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
    h_.Element("button", place_.Say("Show")).End();
  }

  void HeadCell(const Column& column) {
    const std::string_view name = NameIn(column);
    if (name.empty()) return;
    const bool is_sorted = column.sort == values_.sort;
    h_.Begin("th", {{"scope", "col"},
                    {"aria-sort", !is_sorted           ? ""
                                  : values_.descending ? "descending"
                                                       : "ascending"}});
    if (place_.is_site || column.sort.empty()) {
      h_.Text(place_.Say(name));
    } else {
      Query query = With(With(values_.query, "p", ""), "sort", column.sort);
      query = With(query, "desc",
                   is_sorted && !values_.descending ? "1"
                   : is_sorted                      ? "0"
                   : column.sort == "date"          ? "1"
                                                    : "0");
      h_.Element("a", place_.Say(name), {{"href", place_.To(path_, query)}});
      if (is_sorted) h_.Text(values_.descending ? " ▾" : " ▴");
    }
    h_.End();
  }

  void Cell(std::string_view name, std::string_view text, std::string_view kind = "") {
    h_.Begin("td", {{"data-name", place_.Say(name)}, {"class", kind}}).Text(text).End();
  }

  void Row(const RegisterRow& row) {
    constexpr std::size_t kLongest = 400;
    h_.Begin("tr");
    Cell("Date", row.date ? DayIn(place_.language, *row.date) : "", "day");
    h_.Begin("td", {{"class", "words"}});
    const std::string title = row.title.size() > kLongest ? Concat({Cut(row.title, kLongest), "…"}) : row.title;
    if (is_motions_) {
      h_.Element("a", NameOf(place_, values_.known, row.id), {{"href", place_.To(row.id)}}).Element("div", title);
    } else {
      h_.Element("a", title.empty() ? row.id : title, {{"href", place_.To(row.id)}});
      if (row.document) {
        h_.Begin("div", {{"class", "small"}})
            .Element("a", NameOf(place_, values_.known, *row.document), {{"href", place_.To(*row.document)}});
        if (row.page > 0) h_.Text(Concat({", ", place_.Say("page"), " ", std::to_string(row.page)}));
        h_.End();
      }
    }
    h_.End();
    if (is_motions_) Cell("Proposed by", Join(row.people, ", "));
    std::vector<std::string> ministries;
    for (const std::string& id : row.ministries) ministries.push_back(NameOf(place_, values_.known, id));
    Cell("Ministry", Join(ministries, "; "));
    if (!is_motions_) {
      Cell("To", !row.to             ? ""
                 : *row.to == "both" ? place_.Say("Both Chambers")
                 : *row.to == "I"    ? "Eerste Kamer"
                                     : "Tweede Kamer");
      Deadline(row);
    }
    StateCell(row);
    Proof(row);
    h_.End();
  }

  void Deadline(const RegisterRow& row) {
    h_.Begin("td", {{"data-name", place_.Say("Deadline")}}).Text(row.deadline_text.value_or(""));
    if (row.deadline) h_.Begin("div", {{"class", "small"}}).Text(DayIn(place_.language, *row.deadline)).End();
    if (row.deadline && *row.deadline < values_.today && IsOpen(row.state, row.vote) && !row.stands_elsewhere)
      h_.Element("span", place_.Say("overdue"), {{"class", "late"}});
    h_.End();
  }

  void StateCell(const RegisterRow& row) {
    const bool is_done = row.state == "implemented" || row.state == "fulfilled";
    h_.Begin("td", {{"data-name", place_.Say("State")}});
    h_.Element("span", StateIn(place_.language, row.state), {{"class", is_done ? "state good" : "state"}});
    if (row.vote) h_.Begin("div", {{"class", "small"}}).Text(StateIn(place_.language, *row.vote)).End();
    h_.End();
  }

  void Proof(const RegisterRow& row) {
    h_.Begin("td", {{"data-name", place_.Say("Proof")}, {"class", row.words ? "words" : ""}});
    if (row.said_by) h_.Element("a", NameOf(place_, values_.known, *row.said_by), {{"href", place_.To(*row.said_by)}});
    if (row.words) h_.Element("blockquote", *row.words);
    h_.End();
  }

  void Pages() {
    h_.Begin("nav", {{"class", "pages"}, {"aria-label", place_.Say("More pages")}});
    if (values_.page > 1)
      h_.Element(
          "a", place_.Say("Previous"),
          {{"href", place_.To(path_, With(values_.query, "p", std::to_string(values_.page - 1)))}, {"rel", "prev"}});
    if (values_.page * kRowsOnPage < values_.count)
      h_.Element(
          "a", place_.Say("Next"),
          {{"href", place_.To(path_, With(values_.query, "p", std::to_string(values_.page + 1)))}, {"rel", "next"}});
    h_.End();
  }

  const Place& place_;
  const TrackerValues& values_;
  bool is_motions_;
  std::string path_;
  Html h_;
};

}  // namespace

std::string_view PathOf(RegisterKind kind) { return kind == RegisterKind::kMotions ? "moties" : "toezeggingen"; }

bool IsSort(std::string_view sort) {
  return !sort.empty() && std::ranges::find(kColumns, sort, &Column::sort) != std::end(kColumns);
}

std::string SortKeyOf(const RegisterRow& row, std::string_view sort) {
  if (sort == "work") return row.title;
  if (sort == "people") return Join(row.people, ", ");
  if (sort == "ministry") return row.ministries.empty() ? "" : row.ministries.front();
  if (sort == "to") return row.to.value_or("");
  if (sort == "deadline") return row.deadline.value_or("");
  if (sort == "state") return Concat({row.state, " ", row.vote.value_or("")});
  return row.date.value_or("");
}

std::vector<std::string> InOrder(std::vector<KeyedRow> rows, bool descending) {
  std::ranges::stable_sort(rows, [&](const KeyedRow& a, const KeyedRow& b) {
    if (a.key.empty() != b.key.empty()) return b.key.empty();
    return descending ? b.key < a.key : a.key < b.key;
  });
  std::vector<std::string> ids;
  for (KeyedRow& row : rows) ids.push_back(std::move(row.id));
  return ids;
}

std::string TrackerPage(const Place& place, const TrackerValues& values) {
  PageFrame frame{std::string(place.Say(values.kind == RegisterKind::kMotions ? "Motions" : "Commitments")),
                  std::string(PathOf(values.kind)), values.query};
  frame.feed = place.is_site ? "" : place.To(Concat({PathOf(values.kind), ".atom"}), values.query);
  return Framed(place, frame, TrackerWriter(place, values).Body());
}

std::string TrackerFeed(const Place& place, const TrackerValues& values) {
  std::vector<FeedEntry> entries;
  for (const RegisterRow& row : values.rows)
    if (row.date && values.kind == RegisterKind::kMotions)
      entries.push_back({row.id, NameOf(place, values.known, row.id), *row.date, row.title});
    else if (row.date)
      entries.push_back({row.id, row.title, *row.date, NameOf(place, values.known, row.document.value_or(""))});
  std::string title(place.Say(values.kind == RegisterKind::kMotions ? "Motions" : "Commitments"));
  for (const char* name : {"ministry", "dossier"})  // who reads the feeds of two ministries tells them apart
    if (const std::string asked = Parameter(values.query, name); !asked.empty())
      title += Concat({": ", NameOf(place, values.known, asked)});
  return Feed(place, title, std::string(PathOf(values.kind)), values.query, entries);
}

}  // namespace kst
