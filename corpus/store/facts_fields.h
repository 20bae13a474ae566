// corpus/store/facts_fields.h: the fields of facts, once: for packing, unpacking and checking them
// (schema/record/fields.h says how).
#pragma once

#include "corpus/store/facts.h"
#include "schema/record/fields.h"

namespace kst {

template <class V>
void Fields(V& v, Ask& a) {
  v("behind", a.behind), v("context", a.context), v("cs", a.cs), v("date", a.date), v("dossiers", a.dossiers);
  v("kind", a.kind), v("papers", a.papers), v("people", a.people), v("title", a.title), v("words", a.words);
}
template <class V>
void Fields(V& v, Evidence& e) {
  v("boxes", e.boxes), v("document", e.document), v("page", e.page), v("rule", e.rule), v("sentence", e.sentence);
  v("span", e.span), v("words", e.words);
}
template <class V>
void Fields(V& v, EdgeFact& e) {
  v("ask", e.ask), v("confidence", e.confidence), v("evidence", e.evidence), v("named", e.named);
  v("resolution", e.resolution), v("status", e.status), v("target", e.target), v("target_kind", e.target_kind);
  v("target_people", e.target_people), v("target_title", e.target_title), v("type", e.type);
}
template <class V>
void Fields(V& v, Facts& f) {
  v("edges", f.edges), v("rank", f.rank), v("title", f.title);
}

}  // namespace kst
