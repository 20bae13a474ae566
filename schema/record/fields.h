// schema/record/fields.h: the keys of each record, once. A visitor that writes and one
// that reads (json.cc) walk the same list. Keys stand sorted, as in the output.
// What each key means is said in schema/record/.
#pragma once

#include "schema/values/document.h"

namespace kst {

template <class V>
void Fields(V& v, PageSize& p) {
  v("height", v.Points(p.height)), v("number", p.number), v("width", v.Points(p.width));
}
template <class V>
void Fields(V& v, Dossier& d) {
  v("number", d.number), v("suffix", d.suffix), v("title", d.title);
}
template <class V>
void Fields(V& v, Diagnostic& d) {
  v("code", d.code), v("message", d.message), v("page", d.page);
}
template <class V>
void Fields(V& v, TextPart& b) {
  v("begin", b.span.begin), v("end", b.span.end), v("page", b.page), v("role", b.role);
}
template <class V>
void Fields(V& v, Furniture& f) {
  PageBox box{f.page, f.box};
  v("box", box), v("page", f.page), v("role", f.role), v("text", f.text);
  f.box = box.box;
}
template <class V>
void Fields(V& v, Note& n) {
  v("anchor", n.anchor), v("begin", n.span.begin), v("end", n.span.end), v("marker", n.marker), v("page", n.page);
}
template <class V>
void Fields(V& v, TableCell& c) {
  v("begin", c.span.begin), v("box", c.box), v("end", c.span.end), v("spans", c.spans), v("text", c.text);
}
template <class V>
void Fields(V& v, Table& t) {
  v("box", t.box), v("header_rows", t.header_rows), v("page", t.box.page), v("rows", t.rows);
}
template <class V>
void Fields(V& v, Reference& r) {
  v("also_filed_under", r.also_filed_under), v("at", r.at), v("begin", r.span.begin), v("boxes", r.boxes);
  v("confidence", r.confidence), v("end", r.span.end), v("note", r.note), v("page", r.page);
  v("pinpoint", r.pinpoint), v("rule", r.rule), v("target", r.target), v("text", r.text);
}
template <class V>
void Fields(V& v, Law& l) {
  v("article", l.article), v("begin", l.span.begin), v("bwb", l.bwb), v("end", l.span.end);
  v("law", l.law), v("page", l.page), v("text", l.text);
}
template <class V>
void Fields(V& v, Link& l) {
  v("begin", l.span.begin), v("end", l.span.end), v("page", l.page), v("target", l.target), v("url", l.url);
}
template <class V>
void Fields(V& v, Candidate& c) {
  v("confidence", c.confidence), v("id", c.id);
}
template <class V>
void Fields(V& v, Mention& m) {
  v("begin", m.span.begin), v("boxes", m.boxes), v("candidates", m.candidates), v("confidence", m.confidence);
  v("cs", m.cs), v("date", m.date), v("end", m.span.end), v("kind", m.kind), v("page", m.page);
  v("people", m.people), v("target", m.target), v("text", m.text), v("title", m.title), v("via", m.via);
}
template <class V>
void Fields(V& v, Relation& r) {
  v("begin", r.span.begin), v("boxes", r.boxes), v("confidence", r.confidence), v("end", r.span.end);
  v("page", r.page), v("quote", r.quote), v("rule", r.rule), v("status", r.status);
  v("target", r.target), v("type", r.type);
}
template <class V>
void Fields(V& v, Vote& o) {
  v("begin", o.span.begin), v("boxes", o.boxes), v("end", o.span.end), v("kind", o.kind), v("page", o.page);
  v("quote", o.quote), v("result", o.result), v("rule", o.rule), v("target", o.target);
}
template <class V>
void Fields(V& v, Deadline& d) {
  v("from", d.from), v("text", d.text), v("to", d.to);
}
template <class V>
void Fields(V& v, Commitment& c) {
  v("begin", c.span.begin), v("boxes", c.boxes), v("confidence", c.confidence), v("deadline", c.deadline);
  v("end", c.span.end), v("id", c.id), v("page", c.page), v("quote", c.quote), v("rule", c.rule);
  v("strength", c.strength), v("to", c.to), v("who", c.who);
}
template <class V>
void Fields(V& v, Document::MadeBy& m) {
  v("program", m.program), v("rules", m.rules);
}
template <class V>
void Fields(V& v, Document& d) {
  v("addressee_chamber", d.addressee_chamber), v("aliases", d.aliases), v("blocks", d.blocks);
  v("chamber", d.chamber), v("commitments", d.commitments), v("date", d.date), v("diagnostics", d.diagnostics);
  v("dossiers", d.dossiers), v("furniture", d.furniture), v("id", d.id), v("kind", d.kind), v("laws", d.laws);
  v("links", d.links), v("made_by", d.made_by), v("mentions", d.mentions), v("notes", d.notes);
  v("number", d.number), v("own_reference", d.own_reference), v("page_runs", d.page_runs), v("pages", d.pages);
  v("possible_commitments", d.possible_commitments), v("possible_relations", d.possible_relations);
  v("producer", d.producer), v("references", d.references), v("relations", d.relations);
  v("sender", d.sender), v("sentences", d.sentences), v("session_year", d.session_year), v("sha256", d.sha256);
  v("signatories", d.signatories), v("status", d.status), v("subject", d.subject), v("tables", d.tables);
  v("text", d.text), v("votes", d.votes), v("your_reference", d.your_reference);
}

template <class V>
void Fields(V& v, StyledRun& s) {
  v("begin", s.span.begin), v("bold", s.bold), v("end", s.span.end), v("italic", s.italic);
}
template <class V>
void Fields(V& v, Segment& s) {
  v("change", s.change), v("confidence", s.confidence), v("edges", s.edges), v("norm", s.norm);
  v("page", s.page), v("raw", s.raw), v("reason", s.reason), v("y0", s.y0), v("y1", s.y1);
}
template <class V>
void Fields(V& v, NormalisedText& t) {
  v("date", t.date), v("diagnostics", t.diagnostics), v("furniture", t.furniture), v("notes", t.notes);
  v("pages", t.pages), v("parts", t.parts), v("producer", t.producer), v("segments", t.segments);
  v("sentences", t.sentences), v("sha256", t.sha256), v("styled", t.styled), v("tables", t.tables);
  v("text", t.text), v("unsure", t.unsure);
}

template <class V>
void Fields(V& v, Box& b) {
  v("x0", b.x0), v("x1", b.x1), v("y0", b.y0), v("y1", b.y1);
}
template <class V>
void Fields(V& v, Style& s) {
  v("begin", s.begin), v("bold", s.bold), v("italic", s.italic), v("raised", s.raised), v("size", s.size);
}
template <class V>
void Fields(V& v, TextLine& l) {
  v("artifact", l.artifact), v("begin", l.span.begin), v("box", l.box), v("edges", l.edges);
  v("end", l.span.end), v("styles", l.styles);
}
template <class V>
void Fields(V& v, CellPlace& c) {
  v("column", c.column), v("header", c.header), v("row", c.row), v("spans", c.spans), v("table", c.table);
}
template <class V>
void Fields(V& v, TextBlock& b) {
  v("cell", b.cell), v("column", b.column), v("lines", b.lines), v("role", b.role);
}
template <class V>
void Fields(V& v, PageText& p) {
  v("blocks", p.blocks), v("height", p.height), v("number", p.number), v("width", p.width);
}
template <class V>
void Fields(V& v, ExtractedText& t) {
  v("date", t.date), v("diagnostics", t.diagnostics), v("has_geometry", t.has_geometry), v("pages", t.pages);
  v("producer", t.producer), v("raw", t.raw), v("sha256", t.sha256), v("unsure", t.unsure);
}

}  // namespace kst
