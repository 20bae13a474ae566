// The pages of a paper as they are printed, beside its text in a reading room.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/pages/room.h"
#include "tests/corpus/pages/tags.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

using testing::HasSubstr;

// A letter of two pages from a file, whose picture is "PNG of page n of <file>".
class PrintedPages : public testing::Test {
 protected:
  PrintedPages() {
    Paper letter = Paper::Letter("kst-29000-12", "2021-10-04", "Zie nr. 7. Ik informeer u voor de zomer.");
    letter.Cites("nr. 7", "kst-29000-7").Promises("informeer u voor de zomer");
    letter.document.pages = {{1, 59528, 84189}, {2, 59528, 84189}};
    letter.document.page_runs = {{0, 1}, {11, 2}};
    letter.document.references[0].boxes = {{1, {100, 200, 300, 400}}};
    letter.document.commitments[0].boxes = {{2, {500, 600, 700, 800}}};
    letter.document.commitments[0].page = 2;
    corpus_.Put(letter);
    corpus_.Link();
  }
  Reply Ask(const std::string& path, Query query = {}) {
    const Room room{corpus_.store(), TheStemmer(), Rules(), "2023-01-01", "http://room", &pictures_};
    return AnswerTo({path, std::move(query), false}, room);
  }

  TestCorpus corpus_;
  FileState state_ = FileState::kThere;
  int looked_ = 0;  // at the file
  const PagePictures pictures_{[this](const PaperFile&) {
                                 ++looked_;
                                 return state_;
                               },
                               [](const PaperFile& file, int page) -> Result<std::string> {
                                 if (page == 9) return Fail(Code::kTimeout, "raise --cpu-seconds");
                                 if (page > 2) return Fail(Code::kDamaged, "raise --cpu-seconds");
                                 return "PNG of page " + std::to_string(page) + " of " + file.path;
                               }};
};

TEST_F(PrintedPages, StandBesideTheTextWithTheWordsMarked) {
  const std::string first = Ask("/kst-29000-12").body;
  EXPECT_EQ(TakeApart(first).fault, "");
  EXPECT_THAT(first, HasSubstr("<img src=\"/kst-29000-12.p1.png?v="));
  EXPECT_THAT(first, HasSubstr("alt=\"Zoals gedrukt: Kamerstuk 29000, nr. 12, pagina 1 van 2\""));
  EXPECT_THAT(first, HasSubstr("<a href=\"/kst-29000-7\" tabindex=\"-1\"><rect class=\"reference\" x=\"100\" y=\"200\" "
                               "width=\"200\" height=\"200\">"));
  EXPECT_THAT(first, testing::Not(HasSubstr("x=\"500\"")));
  const std::string second = Ask("/kst-29000-12", {{"blz", "2"}, {"b", "14"}}).body;
  EXPECT_EQ(TakeApart(second).fault, "");
  EXPECT_THAT(second, HasSubstr("<img src=\"/kst-29000-12.p2.png?v="));
  EXPECT_THAT(second, HasSubstr("<a href=\"#b14\" tabindex=\"-1\"><rect class=\"here\" x=\"500\""));
  EXPECT_THAT(second, HasSubstr("href=\"/kst-29000-12?blz=2&amp;b=14#b14\""));
  EXPECT_THAT(Ask("/kst-29000-12", {{"blz", "99999999999"}}).body, HasSubstr(".p1.png"));
}

TEST_F(PrintedPages, HaveAddressesOfTheirOwn) {
  const Reply picture = Ask("/kst-29000-12.p2.png");
  EXPECT_EQ(picture.status, 200);
  EXPECT_EQ(picture.type, "image/png");
  EXPECT_EQ(picture.body, "PNG of page 2 of kst-29000-12.pdf");
  for (const char* path : {"/kst-29000-12.p3.png", "/kst-29000-7.p1.png", "/kst-29000-12.png", "/.p1.png", "/.png",
                           "/kst-29000-12.p.png", "/kst-29000-12.p-1x.png", "/../../etc/passwd.p1.png"})
    EXPECT_EQ(Ask(path).status, 404) << path;
}

// A picture whose address names the bytes of its file is the same for ever; under a shorter one it is of today's file.
TEST_F(PrintedPages, ArePicturesToKeepUnderTheAddressThatPagesGive) {
  const std::string page = Ask("/kst-29000-12").body;
  const auto version = page.find("png?v=") + 6;
  EXPECT_TRUE(Ask("/kst-29000-12.p1.png", {{"v", page.substr(version, page.find('"', version) - version)}}).lasts);
  EXPECT_FALSE(Ask("/kst-29000-12.p1.png", {{"v", "00000000"}}).lasts);
  EXPECT_FALSE(Ask("/kst-29000-12.p1.png").lasts);
  EXPECT_FALSE(Ask("/kst-29000-12").lasts);
}

TEST_F(PrintedPages, ThatCannotBeDrawnSaySoInTheWordsOfTheRoom) {
  const struct {
    std::string path, lang;
    int status;
    std::string says;
  } kRows[] = {{"/kst-29000-12.p3.png", "", 404, "Zij kan niet worden getekend zoals zij is gedrukt"},
               {"/kst-29000-12.p3.png", "en", 404, "It cannot be drawn as it was printed"},
               {"/kst-29000-12.p9.png", "", 503, "Er worden andere bladzijden getekend"}};
  for (const auto& row : kRows) {
    const Reply reply = Ask(row.path, {{"lang", row.lang}});
    EXPECT_EQ(reply.status, row.status) << row.says;
    EXPECT_EQ(TakeApart(reply.body).fault, "") << row.says;
    EXPECT_THAT(TakeApart(reply.body).text, HasSubstr(row.says));
    EXPECT_THAT(reply.body, testing::Not(HasSubstr("--cpu-seconds")));
  }
}

TEST_F(PrintedPages, NeedTheFileForAPageAlone) {
  for (const char* path : {"/kst-29000-12.json", "/29000-12", "/kst-29000-12.atom"}) Ask(path);
  EXPECT_EQ(looked_, 0);
  Ask("/kst-29000-12");
  EXPECT_EQ(looked_, 1);
}

TEST_F(PrintedPages, AreNotShownOfAFileThatIsGoneOrChanged) {
  for (const auto& [state, words] :
       {std::pair{FileState::kGone, "is er niet meer"}, {FileState::kChanged, "is veranderd"}}) {
    state_ = state;
    const std::string page = Ask("/kst-29000-12").body;
    EXPECT_THAT(page, HasSubstr(words));
    EXPECT_THAT(page, testing::Not(HasSubstr("<img")));
    EXPECT_EQ(Ask("/kst-29000-12.p1.png").status, 404);
  }
}

}  // namespace
}  // namespace kst
