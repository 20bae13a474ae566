// parse/parse.h: running text in, everything that the paper says on its own out.
//
// Not here: repairing text (extract/normalise), other papers (corpus). Each of
// the finders below is a function over the text and the grammar; ParseText calls
// them in this order, because a later one reads what the earlier found.
//
//   identity     parse/identity/identity.h     id, kind, date, sender … from masthead, foot and letterhead
//   references   parse/cite/references.h   citations, laws, links
//   mentions     parse/say/mentions.h     motions, letters, reports by name
//   relations    parse/say/relations.h    what the paper does to other works
//   commitments  parse/say/commitments.h  what it newly promises
#pragma once

#include <span>
#include <string>

#include "parse/identity/sidecar.h"
#include "parse/knowledge.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

// Never fails: a text in which nothing is found is a document of kind "other".
// `made_by` is stamped on the document as it is.
Document ParseText(const NormalisedText& text, const Knowledge& knowledge, const Document::MadeBy& made_by,
                   std::span<const Sidecar> sidecars = {});

}  // namespace kst
