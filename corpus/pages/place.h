// corpus/pages/place.h: where a page stands, and how it finds the others: addresses by id, in a reading room
// ("/kst-29911-329?lang=en") or in a folder of files ("kst-29911-329.html").
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/pages/html.h"
#include "corpus/pages/words.h"

namespace kst {

using Query = std::vector<std::pair<std::string, std::string>>;
std::string Parameter(const Query& query, std::string_view name);        // "" when it is not there
Query With(Query query, std::string_view name, std::string_view value);  // instead of what it has; "": without

struct Place {
  Language language = Language::kDutch;
  bool is_site = false;                          // files; else a reading room
  std::string base;                              // "http://127.0.0.1:8080", for what must be absolute
  bool has_pictures = false;                     // pages can be shown as they were printed
  const std::set<std::string>* alike = nullptr;  // of a site: ids that another one is but for small and large letters

  std::string To(std::string_view id, std::string_view anchor = {}) const;
  std::string To(std::string_view path, const Query& query) const;  // "zoek", {{"q", "stikstof"}}
  std::string Absolute(std::string_view path, const Query& query = {}) const;
  std::string File(std::string_view id) const;  // of a site
  std::string_view Say(std::string_view english) const { return kst::Say(language, english); }
};

// The name of a work's file in a site: "kst-29911-329.html", where signs that a file system may mind are "_2F". Many
// file systems take "kst-15516-42E.html" for "kst-15516-42e.html": one of such a pair, `is_alike`, bears a digest.
std::string FileOf(std::string_view id, bool is_alike = false);

struct PageFrame {  // what stands around each page
  std::string title;
  std::string self;        // path of the page: "kst-29911-329", "moties"
  Query query = {};        // and what it was asked
  std::string words = {};  // in the search box
  std::string feed = {};   // address of its Atom feed, if it has one
  bool has_data = true;    // it is also there as JSON
};
std::string Framed(const Place& place, const PageFrame& frame, const Html& body);

std::string_view StyleSheet();
std::string_view Icon();  // SVG

}  // namespace kst
