// Pages as pictures: what is drawn, and that a file which is not the one that was read is not.
#include "tools/workers/page_drawer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <thread>
#include <vector>

#include "schema/digest.h"
#include "tests/fixtures/pdf_writer.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kPng = "\x89PNG\r\n\x1a\n";

std::uint32_t NumberAt(std::string_view png, std::size_t at) {  // big-endian
  std::uint32_t number = 0;
  for (std::size_t n = 0; n < 4; ++n) number = number << 8 | static_cast<unsigned char>(png.at(at + n));
  return number;
}

std::string TwoPages() {
  PdfWriter pdf;
  pdf.Page().Text(72, 80, "Bijlage");
  pdf.Page();
  return pdf.Finish();
}

std::string WhyNot(PageDrawer& drawer, const std::string& path, const std::string& sha256, int page) {
  const Result<std::string> png = drawer.Draw(path, sha256, page);
  return png ? "drawn" : png.error().message;
}

TEST(PageDrawer, DrawsAPageWithItsWords) {
  const ScratchFolder folder;
  const std::string pdf = TwoPages();
  folder.Write("a.pdf", pdf);
  PageDrawer drawer;
  const std::string path = (folder.path() / "a.pdf").string(), digest = Sha256(pdf);
  const std::string written = drawer.Draw(path, digest, 1).value(), empty = drawer.Draw(path, digest, 2).value();
  ASSERT_THAT(written, StartsWith(std::string(kPng)));
  constexpr std::size_t kWidthAt = 16, kHeightAt = 20;  // of PNG's first chunk
  EXPECT_EQ(NumberAt(written, kWidthAt), 909U);         // of A4 at 110 dots an inch
  EXPECT_EQ(NumberAt(written, kHeightAt), 1286U);
  EXPECT_GT(written.size(), empty.size() + 100);  // the word is on it, in a font that the file does not bring
  EXPECT_EQ(drawer.Draw(path, digest, 1).value(), written);
}

TEST(PageDrawer, DrawsNothingOfAFileThatIsAnother) {
  const ScratchFolder folder;
  const std::string pdf = TwoPages();
  folder.Write("a.pdf", pdf);
  folder.Write("b.pdf", "no PDF at all");
  folder.Write("c.pdf", pdf.substr(0, pdf.size() / 3));
  PageDrawer drawer;
  const std::string base = folder.path().string() + "/";
  EXPECT_THAT(WhyNot(drawer, base + "a.pdf", Sha256("another"), 1), HasSubstr("was changed since it was read"));
  EXPECT_THAT(WhyNot(drawer, base + "gone.pdf", Sha256(pdf), 1), HasSubstr("does not exist"));
  EXPECT_THAT(WhyNot(drawer, base, Sha256(pdf), 1), HasSubstr("folder"));
  EXPECT_THAT(WhyNot(drawer, base + "b.pdf", Sha256("no PDF at all"), 1), HasSubstr("no such page"));
  EXPECT_THAT(WhyNot(drawer, base + "c.pdf", Sha256(pdf.substr(0, pdf.size() / 3)), 1), HasSubstr("no such page"));
  for (const int page : {0, -1, 3, 2147483647})
    EXPECT_THAT(WhyNot(drawer, base + "a.pdf", Sha256(pdf), page), HasSubstr("no such page")) << page;
  EXPECT_EQ(WhyNot(drawer, base + "a.pdf", Sha256(pdf), 2), "drawn");  // and goes on
}

TEST(PageDrawer, DrawsAVastPageInABoundedPicture) {
  const ScratchFolder folder;
  PdfWriter writer;
  PdfPage& page = writer.Page();
  page.width = page.height = 99'999;
  const std::string pdf = writer.Finish();
  folder.Write("a.pdf", pdf);
  PageDrawer drawer;
  const Result<std::string> png = drawer.Draw((folder.path() / "a.pdf").string(), Sha256(pdf), 1);
  ASSERT_TRUE(png) << png.error().message;
  EXPECT_LE(std::uint64_t{NumberAt(*png, 16)} * NumberAt(*png, 20), 2'510'000U);
}

// What a worker and the test can both see.
struct Shared {
  std::atomic<int> asked = 0;
  std::atomic<bool> may_answer = false;
};

// A drawer whose worker draws with another hand, and a file that it is to draw.
class Drawn : public testing::Test {
 protected:
  Drawn() { folder_.Write("a.pdf", "bytes"); }
  ~Drawn() override { munmap(static_cast<void*>(&shared_), sizeof shared_); }
  std::string Path() const { return (folder_.path() / "a.pdf").string(); }

  const ScratchFolder folder_;
  const std::string digest_ = Sha256("bytes");
  Shared& shared_ =
      *new (mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Shared;
};

TEST_F(Drawn, APageThatFailsIsDrawnOnce) {
  PageDrawer drawer([&](const Input& input, std::string_view) -> Answer {
    ++shared_.asked;
    if (input.beside.ends_with("2")) std::abort();
    return {true, "this page is broken", {}, {}};
  });
  EXPECT_EQ(WhyNot(drawer, Path(), digest_, 1), "this page is broken");
  EXPECT_EQ(WhyNot(drawer, Path(), digest_, 1), "this page is broken");
  EXPECT_EQ(shared_.asked, 1);
  const std::string crash = WhyNot(drawer, Path(), digest_, 2);
  EXPECT_THAT(crash, HasSubstr("crashed"));
  const int asked = shared_.asked;  // a second time in a fresh worker
  EXPECT_EQ(WhyNot(drawer, Path(), digest_, 2), crash);
  EXPECT_EQ(shared_.asked, asked);
}

TEST_F(Drawn, WhatMayPassIsTriedAgain) {
  PageDrawer drawer([&](const Input&, std::string_view) -> Answer {
    if (++shared_.asked == 1) return {true, "the file was changed since it was read", {}, {}};
    return {false, {}, std::string(kPng), {}};
  });
  const std::string gone = (folder_.path() / "b.pdf").string();
  EXPECT_THAT(WhyNot(drawer, gone, digest_, 1), HasSubstr("does not exist"));
  EXPECT_THAT(WhyNot(drawer, Path(), digest_, 1), HasSubstr("was changed"));
  EXPECT_EQ(WhyNot(drawer, Path(), digest_, 1), "drawn");
}

// One is being drawn until the test says so: of those who ask, four wait, and the rest have their threads back.
TEST_F(Drawn, MoreReadersThanMayWaitAreRefusedAtOnce) {
  constexpr int kReaders = 12, kServed = 5;
  PageDrawer drawer([&](const Input&, std::string_view) -> Answer {
    while (!shared_.may_answer) continue;
    return {false, {}, std::string(kPng), {}};
  });
  std::atomic<int> refused = 0, drawn = 0;
  std::vector<std::thread> readers;
  for (int page = 1; page <= kReaders; ++page)
    readers.emplace_back([&, page] {
      const Result<std::string> png = drawer.Draw(Path(), digest_, page);
      if (png) ++drawn;
      if (!png && png.error().code == Code::kTimeout) ++refused;
    });
  while (refused < kReaders - kServed) std::this_thread::yield();
  EXPECT_EQ(drawn, 0);
  shared_.may_answer = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(refused, kReaders - kServed);
  EXPECT_EQ(drawn, kServed);
}

TEST_F(Drawn, AnAnswerThatIsNoneIsNotBelieved) {
  const std::string png(kPng), long_message(2000, 'a');
  const Answer answers[] = {
      {false, {}, "no PNG", {}},    {false, {}, png, "a document"},        {false, long_message, png, {}},
      {true, "it failed", png, {}}, {true, "it failed", {}, "a document"}, {true, long_message, {}, {}}};
  PageDrawer drawer([&](const Input& input, std::string_view) { return answers[input.beside.back() - '1']; });
  for (std::size_t n = 0; n < std::size(answers); ++n)
    EXPECT_THAT(WhyNot(drawer, Path(), digest_, static_cast<int>(n) + 1), HasSubstr("crashed")) << n;
}

}  // namespace
}  // namespace kst
