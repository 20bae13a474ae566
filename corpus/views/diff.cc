#include "corpus/views/diff.h"

#include <map>
#include <vector>

#include "schema/record/json.h"
#include "schema/text.h"

namespace kst {
namespace {

struct Entry {  // one reference, mention, relation, vote or commitment, in comparable form
  int page = 0;
  std::string words;
  std::string detail;  // what may change without becoming another entry
};
using Entries = std::multimap<std::pair<std::string, std::string>, Entry>;  // (what, key) -> entry

std::string Detail(std::initializer_list<std::pair<std::string_view, std::optional<std::string>>> fields) {
  std::vector<std::string> parts;
  for (const auto& [name, value] : fields) parts.push_back(Concat({name, " ", value.value_or("none")}));
  return Join(parts, ", ");
}

Entries EntriesOf(const Document& d) {
  Entries entries;
  const auto add = [&](const char* what, std::string key, int page, const std::string& words, std::string detail) {
    entries.insert({{what, std::move(key)}, {page, words, std::move(detail)}});
  };
  add("identity", d.id.value_or("none"), 0, d.subject.value_or(""),
      Detail({{"kind", d.kind}, {"date", d.date}, {"sender", d.sender}, {"status", std::string(Name(d.status))}}));
  for (const Reference& r : d.references)
    add("reference", r.target, r.page, r.text, Detail({{"note", r.note}, {"pinpoint", r.pinpoint}}));
  for (const Mention& m : d.mentions)
    add("mention", Concat({m.kind, " \"", m.text, "\""}), m.page, m.text,
        Detail({{"target", m.target}, {"via", m.via}}));
  for (const Relation& r : d.relations)
    add("relation", Concat({r.type, " ", r.target}), r.page, r.quote, Detail({{"status", r.status}}));
  for (const Vote& v : d.votes) add("vote", Concat({v.result, " ", v.target}), v.page, v.quote, "");
  for (const Commitment& c : d.commitments)
    add("commitment", c.id, c.page, c.quote,
        Detail({{"who", c.who},
                {"deadline", c.deadline ? std::optional(c.deadline->text) : std::nullopt},
                {"last day", c.deadline ? c.deadline->to : std::nullopt},
                {"strength", c.strength}}));
  return entries;
}

class Differ {
 public:
  explicit Differ(const std::function<bool(const Difference&)>& see) : see_(see) {}

  void Compare(const Document& before, const Document& after) {
    const Entries left = EntriesOf(before), right = EntriesOf(after);
    auto a = left.begin();
    auto b = right.begin();
    while (a != left.end() || b != right.end()) {
      if (b == right.end() || (a != left.end() && a->first < b->first)) {
        Tell(Difference::Change::kLost, before.source, a->first, a->second, a->first.second);
        ++a;
      } else if (a == left.end() || b->first < a->first) {
        Tell(Difference::Change::kGained, after.source, b->first, b->second, b->first.second);
        ++b;
      } else {
        if (a->second.detail != b->second.detail)
          Tell(Difference::Change::kChanged, after.source, b->first, b->second,
               Concat({a->first.second, ": ", a->second.detail, " -> ", b->second.detail}));
        ++a, ++b;
      }
    }
  }

  void OnlyIn(const Document& d, Difference::Change change) {
    Tell(change, d.source, {"paper", ""}, {0, d.subject.value_or(""), ""}, d.id.value_or("none"));
  }

  std::int64_t count() const { return count_; }
  bool stopped() const { return stopped_; }

 private:
  void Tell(Difference::Change change, const std::string& source, const std::pair<std::string, std::string>& key,
            const Entry& entry, std::string summary) {
    if (stopped_) return;
    ++count_;
    stopped_ = !see_({change, source, key.first, std::move(summary), entry.page, entry.words});
  }

  const std::function<bool(const Difference&)>& see_;
  std::int64_t count_ = 0;
  bool stopped_ = false;
};

using Waiting = std::map<std::string, std::string>;  // source -> record whose other side has not come yet

}  // namespace

std::string ToText(const Difference& d) {
  const char* sign = d.change == Difference::Change::kGained ? "+" : d.change == Difference::Change::kLost ? "-" : "~";
  const std::string page = d.page > 0 ? Concat({"  p. ", std::to_string(d.page)}) : "";
  const std::string words = d.words.empty() ? "" : Concat({"  \"", d.words, "\""});
  return Concat({d.source, page, "  ", sign, " ", d.what, " ", d.summary, words});
}

Result<std::int64_t> DiffRecords(const Records& old_records, const Records& new_records,
                                 const std::function<bool(const Difference&)>& see) {
  Differ differ(see);
  Waiting waiting[2];
  const Records* sides[2] = {&old_records, &new_records};
  bool open[2] = {true, true};
  std::int64_t numbers[2] = {0, 0};
  while ((open[0] || open[1]) && !differ.stopped()) {
    for (int side : {0, 1}) {
      if (!open[side]) continue;
      Result<std::optional<std::string>> line = sides[side]->next();
      if (!line) return Fail(line.error().code, line.error().message, sides[side]->name);
      open[side] = line->has_value();
      if (!*line) continue;
      ++numbers[side];
      Result<Document> document = DocumentFromJson(**line);
      if (!document)
        return Fail(document.error().code, document.error().message,
                    Concat({sides[side]->name, ":", std::to_string(numbers[side])}));
      Waiting& others = waiting[1 - side];
      const auto other = others.find(document->source);
      if (other == others.end()) {
        waiting[side].emplace(document->source, std::move(**line));
        continue;
      }
      if (other->second != **line) {
        const Document match = *DocumentFromJson(other->second);
        side == 0 ? differ.Compare(*document, match) : differ.Compare(match, *document);
      }
      others.erase(other);
    }
  }
  for (const auto& [source, line] : waiting[0]) differ.OnlyIn(*DocumentFromJson(line), Difference::Change::kLost);
  for (const auto& [source, line] : waiting[1]) differ.OnlyIn(*DocumentFromJson(line), Difference::Change::kGained);
  return differ.count();
}

}  // namespace kst
