#include "corpus/pages/feed.h"

#include <algorithm>

#include "corpus/pages/pages.h"
#include "schema/address.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kMostEntries = 100;
constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

std::string Instant(const std::string& day) { return day + "T00:00:00Z"; }

}  // namespace

std::string Feed(const Place& place, std::string_view title, const std::string& path, const Query& query,
                 const std::vector<FeedEntry>& entries) {
  std::string newest = "1814-01-01";  // a feed must say when; before the first paper there was none
  for (const FeedEntry& entry : entries) newest = std::max(newest, entry.date);
  Html h;
  const std::string self = place.Absolute(path, query);
  h.Begin("feed",
          {{"xmlns", "http://www.w3.org/2005/Atom"}, {"xml:lang", place.language == Language::kDutch ? "nl" : "en"}});
  h.Element("title", title).Element("id", self).Element("updated", Instant(newest));
  h.Void("link", {{"rel", "self"}, {"href", place.Absolute(path + ".atom", query)}});
  h.Void("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", self}});
  h.Begin("author").Element("name", "kst").End();
  for (std::size_t n = 0; n < std::min(entries.size(), kMostEntries); ++n) {
    const FeedEntry& entry = entries[n];
    h.Begin("entry").Element("title", entry.title).Element("id", place.Absolute(entry.id));
    h.Element("updated", Instant(entry.date)).Void("link", {{"href", place.Absolute(entry.id)}});
    h.Element("summary", entry.summary).End();
  }
  h.End();
  return std::string(kXml) + h.Take() + "\n";
}

std::string SiteMap(const Place& place, const std::vector<std::string>& ids) {
  Html h;
  h.Begin("urlset", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}});
  for (const std::string& id : ids) h.Begin("url").Element("loc", place.Absolute(id)).End();
  h.End();
  return std::string(kXml) + h.Take() + "\n";
}

std::string Robots(const Place& place) {
  return Concat({"User-agent: *\nDisallow: /*?\nSitemap: ", place.base, "/sitemap.xml\n"});
}

std::string OpenSearchDescription(const Place& place) {
  Html h;
  h.Begin("OpenSearchDescription", {{"xmlns", "http://a9.com/-/spec/opensearch/1.1/"}});
  h.Element("ShortName", "Kamerstukken").Element("Description", place.Say("Reading room"));
  h.Element("InputEncoding", "UTF-8").Element("Language", place.language == Language::kDutch ? "nl" : "en");
  h.Void("Url", {{"type", "text/html"}, {"template", place.base + "/?q={searchTerms}"}});
  h.Void("Url", {{"type", "application/atom+xml"}, {"template", place.base + "/zoek.atom?q={searchTerms}"}});
  h.Void("Url", {{"type", "application/json"}, {"template", place.base + "/zoek.json?q={searchTerms}"}});
  h.End();
  return std::string(kXml) + h.Take() + "\n";
}

}  // namespace kst
