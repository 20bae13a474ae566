// corpus/store/merge.h: what several machines read, in one corpus, as if one had read it all.
//
// The order of shards does not matter, nor whether they overlap or are merged at once or one after another, because of
// two rows that tell of one thing the larger always wins:
//
//   file   of one path: one that could be read, then the one that was written last, then the size, the content
//   paper  of one content: complete before partial before failed, then the program and rules, then the record
//
// A paper whose last file went to another content is taken away. Nothing is parsed: rows are copied as the shards hold
// them, and checked when they are read. Killed in the middle, merging again does the rest. The caller links.
#pragma once

#include "corpus/store/store.h"

namespace kst {

struct MergeCounts {
  std::int64_t files = 0, papers = 0;  // that came new into the corpus, or took the place of another
};
// `into` has begun a run. A shard that an older kst made is first brought to the tables of this one, in a copy.
Result<MergeCounts> MergeInto(Store& into, const Store& shard, std::function<bool()> stop = {});

}  // namespace kst
