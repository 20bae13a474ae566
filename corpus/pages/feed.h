// corpus/pages/feed.h: Atom (RFC 4287), newest first.
#pragma once

#include <string>
#include <vector>

#include "corpus/pages/place.h"

namespace kst {

struct FeedEntry {
  std::string id;  // of the work
  std::string title, date, summary;
};

// `path` and `query` say what page it is the feed of. At most the first hundred entries.
std::string Feed(const Place& place, std::string_view title, const std::string& path, const Query& query,
                 const std::vector<FeedEntry>& entries);

}  // namespace kst
