#include "tests/spell.h"

#include <sstream>

namespace kst {
namespace {

std::string Joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ",") + word;
  return all;
}

}  // namespace

std::string Spell(const Document& d) {
  std::ostringstream out;
  const bool numbered = d.id && d.id->rfind("doc-", 0) != 0;  // a digest says nothing to a reader
  out << "paper      " << (numbered ? *d.id : "-") << " " << d.kind << " " << d.date.value_or("-") << "\n";
  for (const TextPart& part : d.blocks)
    if (part.role != Role::kNote) out << "text       " << part.span.In(d.text) << "\n";
  for (const Note& n : d.notes) {
    out << "note       " << n.marker;
    if (n.anchor) out << " at " << *n.anchor;
    out << ": " << n.span.In(d.text) << "\n";
  }
  for (const Reference& r : d.references) {
    out << "reference  " << r.target << " \"" << r.text << "\"";
    if (r.pinpoint) out << " " << *r.pinpoint;
    if (r.page > 0) out << " p" << r.page;
    if (r.note) out << " note " << *r.note;
    if (!r.also_filed_under.empty()) out << " also " << Joined(r.also_filed_under);
    out << "\n";
  }
  for (const Mention& m : d.mentions) {
    out << "mention    " << m.kind << " " << (m.people.empty() ? "-" : Joined(m.people)) << (m.cs ? " c.s." : "")
        << " = " << m.target.value_or("?");
    if (m.via) out << " (" << *m.via << ")";
    out << " \"" << m.text << "\"\n";
  }
  for (const Relation& r : d.relations)
    out << "relation   " << r.type << " " << r.target << " " << r.status.value_or("-") << " \"" << r.quote << "\"\n";
  for (const Vote& v : d.votes) out << "vote       " << v.result << " " << v.target << " \"" << v.quote << "\"\n";
  for (const Commitment& c : d.commitments) {
    out << "commitment " << c.strength << " " << c.who;
    if (c.deadline) out << " by " << c.deadline->to.value_or("?") << " (" << c.deadline->text << ")";
    out << " \"" << c.quote << "\"\n";
  }
  for (const Diagnostic& x : d.diagnostics) out << "diagnostic " << x.code << ": " << x.message << "\n";
  return out.str();
}

}  // namespace kst
