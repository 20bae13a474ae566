// corpus/pages/pages.h: the pages of a reading room, as functions from what the views give to text. No store, no
// network: kst serve and kst site write the same pages.
//
//   PaperPage({.language = Language::kEnglish}, values)      a whole HTML page
//
// Not here: which address shows what (room.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/pages/place.h"
#include "corpus/search/search.h"
#include "corpus/views/registers.h"
#include "corpus/views/show.h"
#include "corpus/views/trace.h"

namespace kst {

using Known = std::map<std::string, Node>;  // works that a page speaks of, by id

enum class FileState { kThere, kGone, kChanged };

struct Facsimile {                      // a page of a paper as it was printed
  FileState state = FileState::kThere;  // of the file: only one that is there can be shown
  int page = 1;
  bool asked = false;               // by "?blz=3": the page is what the reader came for
  std::optional<std::uint32_t> at;  // words that were asked for with it, by their offset in the text
  std::string sha256;               // of the file
};

struct PaperValues {  // any node: a paper, a promise, a person, a ministry
  Shown shown;
  std::optional<Document> document;  // when the corpus has its text
  std::optional<Trace> trace;        // of a motion or a promise
  Known known;
  std::string asks = {};  // a motion, in its own words
  std::optional<Facsimile> facsimile = {};
};
std::string PaperPage(const Place& place, const PaperValues& values);

// The running text with its references as links, and the words of its acts marked; each may be led to by "#b<offset>".
void RunningText(const Place& place, const PaperValues& values, Html& h);
std::string AnchorOf(const Evidence& evidence);  // "b1234"
// Where these words of a work stand, with their page as it was printed beside them where there are such.
std::string ToWords(const Place& place, std::string_view id, const Evidence& evidence);
std::string ToPage(const Place& place, std::string_view id, int page);
std::string_view VersionOf(std::string_view sha256);  // ?v= of a picture: its address is that of one file
// The page with what was found on it laid over its words; or a line that says why it cannot be shown.
void PrintedPage(const Place& place, const PaperValues& values, Html& h);

struct DossierValues {
  std::string number;
  std::optional<std::string> title;
  std::vector<Node> works;               // in any order
  std::vector<RegisterRow> commitments;  // made in its papers
  std::vector<Edge> deeds = {};          // of its papers, but for citations
};
std::string DossierPage(const Place& place, DossierValues values);
std::string DossierFeed(const Place& place, DossierValues values);  // Atom, newest first

struct TrackerValues {
  RegisterKind kind = RegisterKind::kMotions;
  std::vector<RegisterRow> rows;  // of the page, sorted
  std::size_t count = 0;          // of all that were asked for
  Known known;                    // ministries, papers
  std::string today;              // overdue is what was due before it
  std::string sort = "date";      // date work people ministry state deadline
  bool descending = true;
  std::size_t page = 1;
  Query query = {};  // as asked
};
constexpr std::size_t kRowsOnPage = 100;
std::string_view PathOf(RegisterKind kind);  // "moties"
bool IsSort(std::string_view sort);          // is there such a column?
struct KeyedRow {
  std::string key, id;
};
std::string SortKeyOf(const RegisterRow& row, std::string_view sort);  // "" where it has no such value
// The ids by their keys; what has none comes last, whichever way.
std::vector<std::string> InOrder(std::vector<KeyedRow> rows, bool descending);
std::string TrackerPage(const Place& place, const TrackerValues& values);
std::string TrackerFeed(const Place& place, const TrackerValues& values);  // Atom, of rows by date, newest first

struct ResultsValues {
  std::string words;  // as typed
  std::vector<Hit> hits;
  std::int64_t count = 0;
  std::vector<Facet> facets;
  std::string did_you_mean;
  std::string wrong;  // why it cannot be asked
  std::size_t page = 1;
  Query query = {};
  Known known;              // ministries, papers
  std::vector<Node> named;  // works whose number these words are
};
constexpr std::size_t kHitsOnPage = 20;
std::string ResultsPage(const Place& place, const ResultsValues& values);
std::string ResultsFeed(const Place& place, const ResultsValues& values);

struct IndexValues {           // of a site
  std::vector<Node> newest;    // newest first
  std::vector<Node> dossiers;  // by number
  std::vector<Node> ministries;
};
std::string IndexPage(const Place& place, const IndexValues& values);

std::string MessagePage(const Place& place, std::string_view title, std::string_view message);
std::string SiteMap(const Place& place, const std::vector<std::string>& ids);
std::string Robots(const Place& place);
std::string OpenSearchDescription(const Place& place);

// "Kamerstuk 29911, nr. 329" or what it is called where it has no such name; never empty.
std::string NameOf(const Place& place, const Known& known, std::string_view id);
std::string TitleOf(const Known& known, std::string_view id);  // "" where it has none

}  // namespace kst
