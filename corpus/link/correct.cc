#include "corpus/link/correct.h"

#include <algorithm>
#include <array>

#include "corpus/store/stored_values.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::array<std::string_view, 9> kFields = {"id",     "kind",    "date",    "title",   "sender",
                                                     "people", "aliases", "dossier", "relation"};
// These lead from the head and the foot of a paper, and are made anew of what these say now.
constexpr std::array<std::string_view, 4> kOwnEdges = {"part_of", "proposed_by", "signed_by", "sent_by"};

std::vector<std::string> ListIn(std::string_view words) {
  std::vector<std::string> list;
  for (const std::string_view word : Split(words, ','))
    if (const std::string_view name = Trim(word); !name.empty()) list.emplace_back(name);
  return list;
}

std::optional<std::string> MaybeIn(const std::string& words) {
  return words.empty() ? std::nullopt : std::optional(words);
}

std::optional<Dossier> DossierIn(std::string_view words) {
  const std::string id = DossierNumber(words);
  if (DossierFrom(words) != id) return std::nullopt;
  const auto dash = id.find('-');
  if (dash == id.npos) return Dossier{id, {}, {}};
  return Dossier{id.substr(0, dash), id.substr(dash + 1), {}};
}

void Rename(std::string& id, const std::string& before, const std::string& now) {
  if (id.starts_with(before + "#")) id.replace(0, before.size(), now);
}

// The graph makes these nodes itself: a paper of that id would be a second one.
bool IsOfNoPaper(std::string_view id) {
  const std::string_view kind = KindOf(id);
  return kind == "dossier" || kind == "person" || kind == "committee" || kind == "ministry";
}

bool IsOwn(const EdgeFact& edge) { return std::ranges::find(kOwnEdges, edge.type) != kOwnEdges.end(); }

class Corrector {
 public:
  Corrector(Document document, Facts facts) : out_{std::move(document), std::move(facts), {}, {}, {}} {}

  Corrected Apply(std::span<const Correction> corrections) {
    const std::vector<std::string> dossiers = DossiersOf(out_.document);
    const std::string subject = out_.document.subject.value_or("");
    for (const Correction& c : corrections) {
      const bool applied = c.field == "relation" ? Relate(c) : Set(c);
      if (applied) Tell(c);
    }
    if (fields_changed_) Rebuild(dossiers, subject);
    return std::move(out_);
  }

 private:
  void Tell(const Correction& c) {
    const auto value = [](const std::string& words) { return words.empty() ? "missing" : Concat({"\"", words, "\""}); };
    std::string told =
        c.field == "relation" && c.now.empty()
            ? Concat({"relation ", value(c.before), " is wrong"})
            : Concat({c.field, " was ", value(c.before), ", is ", c.now.empty() ? "none" : value(c.now)});
    out_.told.push_back({"corrected", {}, Concat({told, " (", c.who, c.why.empty() ? "" : ": ", c.why, ")"})});
  }

  bool Stale(const Correction& c, std::string why) {
    out_.stale.push_back({Code::kStore, std::move(why), Concat({kCorrectionsName, ":", std::to_string(c.line)})});
    return false;
  }

  std::string ValueOf(std::string_view field) {
    const Document& d = out_.document;
    if (field == "id") return d.id.value_or("");
    if (field == "kind") return d.kind;
    if (field == "date") return d.date.value_or("");
    if (field == "title") return out_.facts.title.value_or("");
    if (field == "sender") return d.sender.value_or("");
    if (field == "people") return Join(d.signatories, ", ");
    if (field == "aliases") return Join(d.aliases, ", ");
    return Join(DossiersOf(d), ", ");
  }

  bool Set(const Correction& c) {
    const bool list = c.field == "people" || c.field == "aliases" || c.field == "dossier";
    const std::string is = ValueOf(c.field);
    if (list ? ListIn(c.before) != ListIn(is) : c.before != is)
      return Stale(c,
                   Concat({c.field, is.empty() ? " is missing" : Concat({" is \"", is, "\""}),
                           is == c.now ? " without it; the line can go" : ", which it does not expect; look again"}));
    Document& d = out_.document;
    fields_changed_ = true;
    if (c.field == "id") SetId(c.now);
    if (c.field == "kind") d.kind = c.now;
    if (c.field == "date") d.date = MaybeIn(c.now);
    if (c.field == "title") title_ = out_.facts.title = MaybeIn(c.now);
    if (c.field == "title" && d.subject.value_or("") == c.before) d.subject = MaybeIn(c.now);
    if (c.field == "sender") d.sender = MaybeIn(c.now);
    if (c.field == "people") d.signatories = ListIn(c.now);
    if (c.field == "aliases") d.aliases = ListIn(c.now);
    if (c.field == "dossier") SetDossiers(c.now);
    return true;
  }

  // The digest that stood for the id still leads to the paper; an id that was misread is another paper's.
  void SetId(const std::string& now) {
    const std::string before = *out_.document.id;
    out_.document.id = now;
    if (before.starts_with("doc-")) out_.document.aliases.push_back(before);
    for (Commitment& c : out_.document.commitments) Rename(c.id, before, now);
    std::erase_if(out_.facts.edges, [&](const EdgeFact& e) { return e.type == "cites" && e.target == now; });
    for (EdgeFact& e : out_.facts.edges)
      for (std::optional<std::string>* id : {&e.target, &e.named})
        if (*id) Rename(**id, before, now);
  }

  void SetDossiers(const std::string& now) {
    std::vector<Dossier> dossiers;
    for (const std::string& words : ListIn(now)) {
      Dossier dossier = DossierIn(words).value_or(Dossier{});
      for (const Dossier& known : out_.document.dossiers)
        if (known.number == dossier.number && known.suffix == dossier.suffix) dossier.title = known.title;
      dossiers.push_back(std::move(dossier));
    }
    out_.document.dossiers = std::move(dossiers);
  }

  bool Relate(const Correction& c) {
    const auto before = RelationIn(c.before), now = RelationIn(c.now);
    std::optional<EdgeFact> removed;
    bool asks = false;
    if (before) {
      const auto is_it = [&](const EdgeFact& e) {
        return e.type == before->type && (!before->status || e.status == before->status) &&
               (e.target == before->target || e.named == before->target);
      };
      std::vector<EdgeFact>& edges = out_.facts.edges;
      for (EdgeFact& e : edges) {
        if (is_it(e) && !removed) removed = e;
        if (is_it(e) || e.type != before->type || !e.ask) continue;
        e.ask->wrong.push_back(before->target);
        asks = true;
      }
      std::erase_if(edges, is_it);
      if (!removed && !asks) return Stale(c, Concat({"there is no relation \"", c.before, "\"; look again"}));
      if (!removed) out_.asked.push_back(c);
    }
    if (!now) return true;
    const bool known = std::ranges::any_of(out_.facts.edges, [&](const EdgeFact& e) {
      return e.type == now->type && e.target == now->target && e.status == now->status;
    });
    if (known) return Stale(c, Concat({"the paper says \"", c.now, "\" without it; the line can go"}));
    EdgeFact& edge = out_.facts.edges.emplace_back();
    edge.type = now->type;
    edge.target = now->target;
    edge.status = now->status;
    if (removed) edge.evidence = removed->evidence;
    if (!removed) edge.evidence.words = c.why.empty() ? c.who : c.why;
    edge.evidence.rule = "correction";
    return true;
  }

  void Rebuild(const std::vector<std::string>& dossiers_before, const std::string& subject_before) {
    Document head = out_.document;
    head.references.clear(), head.links.clear(), head.mentions.clear(), head.relations.clear(), head.votes.clear();
    head.commitments.clear();
    Facts facts = FactsOf(head);
    if (title_) facts.title = *title_;
    for (EdgeFact& e : out_.facts.edges) {
      if (IsOwn(e)) continue;
      if (e.ask && e.ask->dossiers == dossiers_before) e.ask->dossiers = DossiersOf(head);
      if (e.ask && !e.ask->context.empty() && e.ask->context.back() == subject_before)
        e.ask->context.back() = head.subject.value_or("");
      facts.edges.push_back(std::move(e));
    }
    out_.facts = std::move(facts);
  }

  Corrected out_;
  std::optional<std::optional<std::string>> title_;  // when it was corrected
  bool fields_changed_ = false;
};

}  // namespace

std::optional<RelationWords> RelationIn(std::string_view words) {
  const auto parts = SplitWords(words);
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  RelationWords relation{std::string(parts[0]), std::string(parts[1]), {}};
  if (parts.size() == 3) relation.status = parts[2];
  return relation;
}

bool IsField(std::string_view field) { return std::ranges::find(kFields, field) != kFields.end(); }

std::string WrongWith(std::string_view field, std::string_view value) {
  if (value.empty()) return field == "id" || field == "kind" ? "a paper has one" : "";
  if (field == "id" && value.find_first_of(" #,;") != value.npos) return "it is no id: kst-29911-329";
  if (field == "id" && IsOfNoPaper(value)) return "it is the id of a dossier, a person or an office";
  if (field == "kind" && !IsWordOf("paper.kind", value)) return "kst has no such kind: letter, motion, …";
  if (field == "date" && !IsDate(value)) return "it is no day: 2021-10-04";
  if (field == "dossier")
    for (const std::string& words : ListIn(value))
      if (!DossierIn(words)) return "it is no dossier: 29911, 36200-VII";
  if (field != "relation") return "";
  const auto relation = RelationIn(value);
  if (!relation) return "it is no type with an id: implements kst-35564-22";
  if (relation->type != "cites" && !IsWordOf("relation.type", relation->type))
    return "there is no such type: implements, declines, …, cites";
  if (relation->status && !IsWordOf("edge.status", *relation->status))
    return "there is no such status: done, partly, …";
  return "";
}

Corrected Correct(Document document, Facts facts, std::span<const Correction> corrections) {
  return Corrector(std::move(document), std::move(facts)).Apply(corrections);
}

}  // namespace kst
