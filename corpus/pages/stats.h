// corpus/pages/stats.h: a corpus in figures as one page that needs nothing beside it: style and drawings stand in it.
#pragma once

#include <string>

#include "corpus/pages/words.h"
#include "corpus/views/stats.h"

namespace kst {

std::string StatsPage(const CorpusStats& stats, Language language);

}  // namespace kst
