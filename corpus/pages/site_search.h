// corpus/pages/site_search.h: the search of a site, which has no server to ask: the words of its papers as scripts that
// its page of answers loads as it needs them, by their first two letters. What answers are the papers with all words
// that were typed, in any form of them or as the beginning of one, newest first.
//
//   SiteSearch search(stemmer);
//   search.Add(place, values);  each paper once, oldest first
//   search.Write(place, see);   zoek.html, zoek.js, woorden-ka.js …, stukken-0.js …
//
// Memory holds the words of all papers. Not here: phrases, filters, what stands around a word (kst serve).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/pages/pages.h"
#include "corpus/pages/site.h"

namespace kst {

class SiteSearch {
 public:
  explicit SiteSearch(const Stemmer& stemmer) : stemmer_(stemmer) {}
  void Add(const Place& place, const PaperValues& values);
  bool Write(const Place& place, const SeeFile& see) const;  // false: it was stopped

 private:
  struct Papers {
    std::string steps;  // ",3,1,7": from each of its papers to the next
    long long last = -1;
  };
  const Stemmer& stemmer_;
  std::vector<std::string> rows_;  // JSON: file, title, what it is, what it asks
  std::map<std::string, std::map<std::string, Papers>> words_;
};

std::string_view SiteScript();

}  // namespace kst
