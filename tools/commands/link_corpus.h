// tools/commands/link_corpus.h: what run and merge end with: the corrections of the corpus are taken, the papers are
// linked and their words indexed, and what the corrections no longer fit is said, a line each.
#pragma once

#include <string_view>

#include "corpus/link/link.h"
#include "corpus/search/stemmer.h"
#include "corpus/store/store.h"

namespace kst {

Result<LinkCounts> LinkCorrected(std::string_view command, Store& store, const CorpusRules& rules,
                                 const Stemmer& stemmer);  // until a signal comes

}  // namespace kst
