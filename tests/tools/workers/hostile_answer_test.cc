// What a worker that was taken over may send: each is refused, by the head or by the record.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include "tools/workers/answer_codec.h"
#include "tools/workers/channel.h"

namespace kst {
namespace {

Document Letter() {
  Document d;
  d.source = "a.pdf";
  d.text = "Zie één brief.";
  d.pages = {{1, 59500, 84200}};
  d.page_runs = {{0, 1}};
  d.references = {{"kst-11111-1", {0, 3}, "Zie", {0, 3}, 1, {}, {}, {}, {}, "rule", 0.9}};
  return d;
}

TEST(HostileAnswer, AFalseDocumentIsNone) {
  ASSERT_TRUE(FromWire(ToWire(Letter())));
  const struct {
    const char* what;
    std::function<void(Document&)> change;
  } kRows[] = {
      {"NaN", [](Document& d) { d.references[0].confidence = std::nan(""); }},
      {"infinity", [](Document& d) { d.references[0].confidence = std::numeric_limits<double>::infinity(); }},
      {"a span beyond the text", [](Document& d) { d.references[0].span.end = 4000; }},
      {"a span that ends before it begins",
       [](Document& d) {
         d.references[0].span = {3, 0};
       }},
      {"half a character",
       [](Document& d) {
         d.sentences = {{0, 5}};
       }},
      {"other words", [](Document& d) { d.references[0].text = "Toe"; }},
      {"no UTF-8", [](Document& d) { d.subject = "\xff"; }},
      {"an unknown kind", [](Document& d) { d.kind = "love letter"; }},
      {"no day", [](Document& d) { d.date = "2022-02-29"; }},
      {"no page", [](Document& d) { d.references[0].page = 7; }},
      {"no digest", [](Document& d) { d.sha256 = "../../etc"; }},
  };
  for (const auto& row : kRows) {
    Document d = Letter();
    row.change(d);
    EXPECT_FALSE(FromWire(ToWire(d))) << row.what;
  }
}

TEST(HostileAnswer, ADocumentThatIsCutAnywhereIsNone) {
  const std::string wire = ToWire(Letter());
  for (std::size_t size = 0; size < wire.size(); ++size) EXPECT_FALSE(FromWire(wire.substr(0, size))) << size;
}

// The head of an answer: four numbers of 32 bits (the third is the size of the message), two sizes of 64 bits.
TEST(HostileAnswer, AClaimOfGigabytesIsRefusedByTheHead) {
  const std::string honest = PackAnswer(Answer{false, {}, "body", "wire"}, false);
  const struct {
    std::uint32_t message;
    std::uint64_t body, wire;
  } kRows[] = {{4294967295U, std::uint64_t{1} << 31, std::uint64_t{1} << 31},
               {4294967295U, 0, 0},
               {0, std::uint64_t{1} << 30, std::uint64_t{1} << 30},
               {0, std::numeric_limits<std::uint64_t>::max(), 1}};
  for (const auto& row : kRows) {
    std::string bytes = honest;
    std::memcpy(bytes.data() + 8, &row.message, sizeof row.message);
    std::memcpy(bytes.data() + 16, &row.body, sizeof row.body);
    std::memcpy(bytes.data() + 24, &row.wire, sizeof row.wire);
    Unpacked unpacked;
    EXPECT_EQ(UnpackAnswer(bytes, unpacked), Unpacking::kNonsense) << row.message << " " << row.body;
  }
}

}  // namespace
}  // namespace kst
