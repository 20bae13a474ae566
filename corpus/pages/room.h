// corpus/pages/room.h: a reading room: which address shows what.
//
//   /                     newest papers; with ?q= a search (kind, dossier, ministry, person, from, until, p)
//   /kst-29911-329        any work by its id; /29911-329, an alias or another spelling leads there
//   /dossier-29911        a dossier in time; /29911 leads there
//   /moties  /toezeggingen   registers (open, overdue, ministry, dossier, sort, desc, p)
//   /kst-29911-329?blz=3  the same, with its page 3 as it was printed; /kst-29911-329.p3.png is the picture
//   …json  …atom          the same as data; dossiers, searches and registers as feeds
//   /kst.css  /favicon.svg  /robots.txt  /sitemap.xml  /opensearch.xml
//
// ?lang=en says it in English. Nothing is written. Answers depend on the request, the corpus and `today` alone. Not
// here: the network (tools/web/server.h), what a page looks like (pages.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "corpus/link/corpus_rules.h"
#include "corpus/pages/pages.h"
#include "corpus/pages/register_orders.h"
#include "corpus/search/stemmer.h"
#include "corpus/store/store.h"
#include "corpus/views/find.h"

namespace kst {

struct Asked {
  std::string path;  // decoded: "/kst-29911-329"
  Query query;       // decoded, in order
  bool wants_json = false;
};

struct Reply {
  int status = 200;
  std::string type;  // "text/html; charset=utf-8"
  std::string body;
  std::string location;  // of a redirect
  bool lasts = false;    // nothing else will ever stand at this address
};

struct PagePictures {  // of the files that papers were read from
  std::function<FileState(const PaperFile&)> state;
  std::function<Result<std::string>(const PaperFile&, int page)> draw;  // PNG; kTimeout: it may be asked for again
};

struct Room {
  const Store& store;
  const Stemmer& stemmer;
  const CorpusRules& rules;
  std::string today;                       // ISO; overdue is what was due before it
  std::string base;                        // "http://127.0.0.1:8080", without "/"
  const PagePictures* pictures = nullptr;  // nothing: pages are not shown as they were printed
  RegisterOrders* orders = nullptr;        // for as long as the room is open
  const WorksNamed* names = nullptr;       // nothing: a work is found by its address alone
};

Reply AnswerTo(const Asked& asked, const Room& room);
Reply WithoutCorpus(const Asked& asked, const Error& why);  // 503: no store can be opened, now or (Store::Open) at all

}  // namespace kst
