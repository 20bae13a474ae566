// tools/mcp/corpus_tools.h: what an assistant may ask of a corpus: search, show, trace, motions, commitments,
// read_passage. Nothing can be changed. Every answer names ids, pages, words and addresses, so that what the assistant
// says can be checked; answers are bounded, and say what they left out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/search/stemmer.h"
#include "corpus/store/store.h"
#include "corpus/views/find.h"
#include "tools/mcp/protocol.h"

namespace kst {

// `open` gives the corpus as it is now; all of these live as long as the tools.
std::vector<Tool> CorpusTools(std::function<Result<Store>()> open, const Stemmer& stemmer, const CorpusRules& rules,
                              WorksNamed names);

}  // namespace kst
