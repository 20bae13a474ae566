// A corpus as files: every link leads to one, and the same corpus gives the same bytes.
#include "corpus/pages/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "schema/text.h"
#include "tests/corpus/pages/tags.h"
#include "tests/corpus/papers.h"
#include "tests/corpus/work.h"

namespace kst {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Not;

std::map<std::string, std::string> Site(const std::string& base = "", int papers = 3) {
  TestCorpus corpus;
  corpus.Put(
      {Paper::Motion("kst-29000-7", "2021-09-01", "Pauwels", "verzoekt de regering de kaden te verhogen"),
       Paper::Letter("kst-29000-12", "2021-10-04", "Ik voer de motie uit, zie nr. 99. Ik informeer u voor de zomer.")
           .Does("implements", "voer de motie uit", "kst-29000-7")
           .Cites("nr. 99", "kst-29000-99")
           .Promises("informeer u voor de zomer")});
  for (int n = 100; n < 100 + papers; ++n)
    corpus.Put(
        Paper::Motion("kst-29000-" + std::to_string(n), "2021-09-01", "Pauwels", "verzoekt de regering iets te doen"));
  corpus.Link();
  std::map<std::string, std::string> files;
  const auto see = [&](const std::string& name, const std::string& bytes) {
    EXPECT_TRUE(files.emplace(name, bytes).second) << name;
    return true;
  };
  const Result<void> written = EachSiteFile({corpus.store(), TheStemmer(), Rules(), "", base}, Language::kDutch, see);
  EXPECT_TRUE(written);
  return files;
}

// On Windows and on a Mac the two would be one file.
TEST(Site, IdsThatDifferInLargeLettersAloneHaveFilesThatDifferInMore) {
  TestCorpus corpus;
  corpus.Put(Paper::Letter("kst-29000-12", "2021-10-04", "Zie nr. 42e en nr. 42E.")
                 .Cites("nr. 42e", "kst-15516-42e")
                 .Cites("nr. 42E", "kst-15516-42E"));
  corpus.Link();
  std::map<std::string, std::string> files;  // by their names in small letters
  const auto see = [&](std::string name, const std::string& bytes) {
    std::ranges::transform(name, name.begin(), LowerAscii);
    EXPECT_TRUE(files.emplace(name, bytes).second) << name;
    return true;
  };
  ASSERT_TRUE(EachSiteFile({corpus.store(), TheStemmer(), Rules(), "", "http://site"}, Language::kDutch, see));
  EXPECT_THAT(files["kst-29000-12.html"], HasSubstr("href=\"kst-15516-42E.html\""));
  EXPECT_THAT(files["kst-29000-12.html"], HasSubstr("href=\"kst-15516-42e-"));
}

TEST(Site, EveryLinkLeadsToAFile) {
  const std::map<std::string, std::string> files = Site("", 150);
  int links = 0;
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".html")) continue;
    const Taken page = TakeApart(bytes);
    EXPECT_EQ(page.fault, "") << name;
    for (const Tag& tag : page.tags)
      for (const auto& [attribute, value] : tag.attributes) {
        const bool leads = attribute == "href" || attribute == "src" || attribute == "action";
        if (!leads || value.starts_with("https://") || value.starts_with('#')) continue;
        EXPECT_THAT(files, Contains(Key(value.substr(0, value.find('#'))))) << name;
        ++links;
      }
  }
  EXPECT_GT(links, 1000);
  for (const char* name : {"index.html", "moties.html", "moties-2.html", "toezeggingen.html", "kst.css",
                           "kst-29000-12.html", "kst-29000-99.html", "dossier-29000.html"})
    EXPECT_THAT(files, Contains(Key(name)));
  EXPECT_THAT(files, Not(Contains(Key("moties-3.html"))));
}

// A person's page tells who may be the same; the persons are not read for each of them.
TEST(Site, TwiceAsManyPersonsAreTwiceTheWork) {
  const auto work = [](int persons) {
    TestCorpus corpus;
    for (int n = 0; n < persons; ++n) {
      const std::string number = std::to_string(1000 + n);
      corpus.Put(
          Paper::Motion("kst-29000-" + number, "2021-09-01",
                        std::string("Pauwels") + static_cast<char>('a' + n % 26) + static_cast<char>('a' + n / 26),
                        "verzoekt de regering iets"));
    }
    corpus.Link();
    return WorkOf(corpus.store(), [&] {
      const auto see = [](const std::string&, const std::string&) { return true; };
      ASSERT_TRUE(EachSiteFile({corpus.store(), TheStemmer(), Rules(), "", ""}, Language::kDutch, see));
    });
  };
  const std::int64_t few = work(100);
  EXPECT_LT(work(200), few * 22 / 10) << few;
}

TEST(Site, ItsIndexNamesTheNewestFirst) {
  const std::string index = Site().at("index.html");
  const auto newest = index.find("\"kst-29000-12.html\""), older = index.find("\"kst-29000-7.html\"");
  EXPECT_LT(newest, older);
  EXPECT_NE(older, index.npos);
}

// From each of its papers to the next, the newest last; two words with one number are forms of one word.
TEST(Site, ItsSearchKnowsThePapersOfAWord) {
  const std::map<std::string, std::string> files = Site("", 2);
  EXPECT_THAT(files.at("woorden-ka.js"), HasSubstr("{\"kade\":[0],\"kaden\":[0,3]"));
  EXPECT_THAT(files.at("woorden-zo.js"), HasSubstr("\"zomer\":[0,4]"));
  EXPECT_THAT(files.at("woorden-29.js"), HasSubstr("\"29000\":[0,1,1,1,1]"));
  EXPECT_THAT(files.at("stukken-0.js"),
              HasSubstr("[\"kst-29000-7.html\",\"Motie van het lid Pauwels\",\"Motie · 1 september 2021 ·"));
  EXPECT_THAT(files.at("zoek.html"), HasSubstr("<script src=\"zoek.js\"></script>"));
}

TEST(Site, SaysTheSameWheneverItIsMade) { EXPECT_EQ(Site(), Site()); }

TEST(Site, HasASiteMapWhereItsAddressIsKnown) {
  EXPECT_THAT(Site(), Not(Contains(Key("sitemap.xml"))));
  EXPECT_THAT(Site("https://room").at("sitemap.xml"), HasSubstr("<loc>https://room/kst-29000-12.html</loc>"));
}

TEST(Site, NamesOfFilesAreShort) {
  const std::string a = FileOf("doc-1#motion-" + std::string(400, 'a')),
                    b = FileOf("doc-1#motion-" + std::string(401, 'a'));
  EXPECT_LT(a.size(), 200U);
  EXPECT_NE(a, b);
}

}  // namespace
}  // namespace kst
