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

// A letter of which everything can be said: a dossier, a signature, a sender, entries of each kind.
Document FullLetter() {
  Document d;
  d.source = "b.pdf";
  d.id = "kst-11111-2";
  d.kind = "letter";
  d.dossiers = {{"11111", {}, "Een dossier"}};
  d.sender = "de minister van Proeven";
  d.signatories = {"Jansen"};
  d.text = "Zie Kamerstuk 11111, nr. 1. Ik voer de motie uit. Ik stuur u de brief. Zie x.nl. Jansen";
  d.pages = {{1, 59500, 84200}};
  d.page_runs = {{0, 1}};
  d.sentences = {{0, 27}, {28, 49}, {50, 70}, {71, 80}, {81, 87}};
  d.references = {
      {"kst-11111-1", {4, 26}, "Kamerstuk 11111, nr. 1", {25, 26}, 1, {{1, {1, 2, 3, 4}}}, {}, {}, {}, "r", 1}};
  d.links = {{"https://x.nl", "kst-11111-4", {75, 79}, 1}};
  Mention m;
  m.kind = "motion", m.people = {"Jansen"}, m.span = {36, 44}, m.text = "de motie", m.page = 1;
  d.mentions = {m};
  d.relations = {{"implements", "kst-11111-3", {}, {}, {28, 48}, "Ik voer de motie uit", 1, {}, "rule", 0.9}};
  Commitment c;
  c.id = "kst-11111-2#c-0badcafe", c.span = {50, 69}, c.quote = "Ik stuur u de brief", c.page = 1;
  d.commitments = {c};
  return d;
}

EdgeFact& Of(Reading& reading, std::string_view type) {
  for (EdgeFact& edge : reading.facts.edges)
    if (edge.type == type) return edge;
  ADD_FAILURE() << "no edge " << type;
  return reading.facts.edges.front();
}

TEST(HostileAnswer, FactsThatTheRecordDoesNotSayAreNone) {
  ASSERT_TRUE(FromWire(ToWire(ReadingOf(FullLetter()))));
  const struct {
    const char* what;
    std::function<void(Reading&)> change;
  } kRows[] = {
      {"a target of no entry", [](Reading& r) { Of(r, "cites").target = "kst-99999-9"; }},
      {"a dossier that the head does not name", [](Reading& r) { Of(r, "part_of").target = "dossier-99999"; }},
      {"a signature of another", [](Reading& r) { Of(r, "signed_by").target = "person:willems"; }},
      {"a signature that is not there", [](Reading& r) { Of(r, "signed_by").evidence.words = "Willems"; }},
      {"another sender", [](Reading& r) { Of(r, "sent_by").evidence.words = "de koning"; }},
      {"a relation of another type", [](Reading& r) { Of(r, "implements").type = "declines"; }},
      {"a type that is none", [](Reading& r) { Of(r, "cites").type = "loves"; }},
      {"a promise elsewhere",
       [](Reading& r) {
         Of(r, "promises").evidence.span = {0, 3};
       }},
      {"a span beyond the text",
       [](Reading& r) {
         Of(r, "sent_by").evidence.span = {4000, 5000};
       }},
      {"other words", [](Reading& r) { Of(r, "cites").evidence.words = "Kamerstuk 11111, nr. 7"; }},
      {"another sentence", [](Reading& r) { Of(r, "promises").evidence.sentence = "Ik beloof u niets."; }},
      {"no page", [](Reading& r) { Of(r, "cites").evidence.page = 7; }},
      {"a box on no page", [](Reading& r) { Of(r, "cites").evidence.boxes.at(0).page = 7; }},
      {"another paper's edge", [](Reading& r) { Of(r, "cites").evidence.document = "kst-11111-9"; }},
      {"NaN", [](Reading& r) { Of(r, "cites").confidence = std::nan(""); }},
      {"no UTF-8", [](Reading& r) { Of(r, "sent_by").ask.value().words = "\xff"; }},
      {"more edges than entries", [](Reading& r) { r.facts.edges.resize(50, Of(r, "cites")); }},
      {"a title that is not in the paper", [](Reading& r) { r.facts.title = "Een ander stuk"; }},
      {"a rank that is none", [](Reading& r) { r.facts.rank = -1; }},
      {"edges of a failed paper", [](Reading& r) { r.document.status = Status::kFailed; }},
  };
  for (const auto& row : kRows) {
    Reading reading = ReadingOf(FullLetter());
    row.change(reading);
    EXPECT_FALSE(FromWire(ToWire(reading))) << row.what;
  }
}

TEST(HostileAnswer, WordsThatAreNoPapersAreNone) {
  Reading reading = ReadingOf(FullLetter());
  reading.words = std::string(100, 'x');  // anything that is small enough: the index looks at what it is
  EXPECT_TRUE(FromWire(ToWire(reading)));
  reading.words.resize(std::size_t{2} << 20);
  EXPECT_FALSE(FromWire(ToWire(reading))) << "more than the text can have";
  reading = ReadingOf(Letter());
  reading.words = "x";
  EXPECT_FALSE(FromWire(ToWire(reading))) << "a paper without an id is not indexed";
}

TEST(HostileAnswer, AFalseDocumentIsNone) {
  ASSERT_TRUE(FromWire(ToWire(ReadingOf(Letter()))));
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
    EXPECT_FALSE(FromWire(ToWire(ReadingOf(d)))) << row.what;
  }
}

TEST(HostileAnswer, ADocumentThatIsCutAnywhereIsNone) {
  const std::string wire = ToWire(ReadingOf(FullLetter()));
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
