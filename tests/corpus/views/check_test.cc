// How a corpus is told to be, and that no damage of it passes the check.
#include "corpus/views/check.h"

#include <gmock/gmock.h>

#include "corpus/store/database.h"
#include "corpus/views/status.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

using testing::HasSubstr;

void Fill(TestCorpus& corpus) {
  Paper letter = Paper::Letter("kst-29000-12", "2021-10-04",
                               "Ik voer de motie van het lid Pauwels over havens uit. Zie Kamerstuk 1, nr. 2. Voor de "
                               "zomer zal ik uw Kamer informeren.");
  letter.Sender("De Minister van Defensie")
      .Cites("Kamerstuk 1, nr. 2", "kst-1-2")
      .Mentions("motie van het lid Pauwels", {"Pauwels"})
      .Promises("zal ik uw Kamer informeren", Deadline{"voor de zomer", {}, "2022-06-21"});
  letter.document.aliases = {"2021D12345"};
  corpus.Put(
      {Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer, verzoekt de regering havens te beschermen."),
       letter});
  corpus.Link();
}

std::string Faults(const std::vector<CheckedPart>& parts) {
  std::string all;
  for (const CheckedPart& part : parts)
    for (const std::string& fault : part.faults) all += part.name + ": " + fault + "\n";
  return all;
}

std::string FaultsOf(TestCorpus& corpus) {
  const auto parts = CheckCorpus(corpus.store(), Rules());
  EXPECT_TRUE(parts) << parts.error().message;
  return Faults(*parts);
}

TEST(Check, AWholeCorpusHasNoFault) {
  TestCorpus corpus;
  Fill(corpus);
  corpus.Put(Paper::Letter("kst-29000-13", "2021-11-04", "Kort."));
  corpus.Link();
  const auto parts = CheckCorpus(corpus.store(), Rules());
  ASSERT_TRUE(parts);
  EXPECT_EQ(Faults(*parts), "");
  ASSERT_EQ(parts->size(), 5U);
  for (const CheckedPart& part : *parts) {
    if (part.name == std::string("search")) continue;  // is made by kst run: tests/tools/commands/search_test.cc
    EXPECT_EQ(part.skipped, "") << part.name;
    EXPECT_GT(part.looked_at, 2) << part.name;
  }
}

TEST(Check, EveryKindOfDamageIsNamed) {
  const struct {
    const char *sql, *fault;
  } kRows[] = {
      {"DELETE FROM paper WHERE id = 'kst-29000-7'", "rows: file without its paper: kst-29000-7.pdf"},
      {"DELETE FROM file WHERE path = 'kst-29000-7.pdf'", "rows: paper without a file: 1"},
      {"DELETE FROM record WHERE paper = 1", "rows: paper without its record: 1"},
      {"INSERT INTO record VALUES (99, '')", "rows: record without its paper: 99"},
      {"INSERT INTO text VALUES (99, 'x', '')", "rows: text without its paper: 99"},
      {"INSERT INTO motion VALUES (99, 'x')", "rows: motion without its paper: 99"},
      {"UPDATE edge SET paper = 99 WHERE paper = 2", "rows: edge without its paper: 99"},
      {"UPDATE commitment SET paper = 99", "rows: commitment without its paper: kst-29000-12#c-"},
      {"DELETE FROM node WHERE id = 'kst-1-2'", "rows: edge to no node: kst-29000-12"},
      {"UPDATE alias SET node = 'kst-9-9'", "rows: alias of no node: 2021D12345"},
      {"DELETE FROM node WHERE id = 'kst-29000-7'", "rows: paper without its node: kst-29000-7"},
      {"UPDATE record SET data = substr(data, 9) WHERE paper = 1", "records: kst-29000-7.pdf: "},
      {"UPDATE record SET data = replace(data, '\"page\":1', '\"page\":7') WHERE paper = 2",
       "records: kst-29000-12.pdf: "},
      {"UPDATE paper SET date = '2021-06-02' WHERE key = 1",
       "records: kst-29000-7.pdf: its row has another date than its record"},
      {"UPDATE paper SET refs = 7 WHERE key = 2", "records: kst-29000-12.pdf: its row has another counts"},
      {"UPDATE node SET title = 'x' WHERE id = 'kst-29000-7'", "links: node kst-29000-7: its title is \"x\", and "},
      {"INSERT INTO node(id, kind, present) VALUES ('kst-3-3', 'letter', 0)",
       "links: node kst-3-3: is not made when the papers are linked anew"},
      {"DELETE FROM alias", "links: alias 2021D12345: lacks, and is made"},
      {"UPDATE edge SET to_id = 'kst-1-2', resolution = 'exact' WHERE to_id = 'kst-29000-7'",
       "its to_id is \"kst-1-2\", and \"kst-29000-7\" when the papers are linked anew"},
      {"UPDATE paper SET chosen = 0 WHERE key = 1", "links: paper 1: its chosen is \"0\", and \"1\""},
  };
  for (const auto& [sql, fault] : kRows) {
    TestCorpus corpus;
    Fill(corpus);
    corpus.store().database().Run(sql);
    EXPECT_THAT(FaultsOf(corpus), HasSubstr(fault)) << sql;
  }
}

TEST(Check, AFileWithFlippedPagesIsNamed) {
  TestCorpus corpus;
  Fill(corpus);
  Database& db = corpus.store().database();
  db.Run("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA writable_schema = 1");
  db.Run(
      "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'motion') "
      "WHERE name = 'touched'");
  const auto damaged = Store::Open(corpus.folder());
  ASSERT_TRUE(damaged) << damaged.error().message;
  const auto parts = CheckCorpus(*damaged, Rules());
  ASSERT_TRUE(parts);
  EXPECT_THAT(Faults(*parts), HasSubstr("pages: kst.db is damaged"));
}

TEST(Check, WhatIsNotLinkedYetIsNoFault) {
  TestCorpus corpus;
  Fill(corpus);
  corpus.Put(Paper::Letter("kst-29000-13", "2021-11-04", "Kort."));
  const auto parts = CheckCorpus(corpus.store(), Rules());
  EXPECT_EQ(Faults(*parts), "");
  EXPECT_THAT(parts->back().skipped, HasSubstr("not linked yet"));
}

TEST(Status, TellsWhatTheLedgerHolds) {
  TestCorpus corpus;
  const Document::MadeBy made_by{"kst test", "rules"};
  EXPECT_FALSE(StatusOf(corpus.store(), made_by)->linked);
  Fill(corpus);
  Document failed = FailedDocument("b.pdf", {Code::kTimeout, "took longer than 60 s"});
  for (const char* path : {"b.pdf", "a.pdf"}) {
    failed.source = path;
    ASSERT_TRUE(corpus.store().Put({path, 1, 1}, ReadingOf(failed)));
  }
  ASSERT_TRUE(corpus.store().KeepStale({"kst-29000-7.pdf", 10, 1}, "missing"));
  const auto status = StatusOf(corpus.store(), made_by);
  ASSERT_TRUE(status) << status.error().message;
  EXPECT_EQ(status->counts.files, 4);
  EXPECT_EQ(status->counts.complete, 2);
  EXPECT_EQ(status->failed.at("timeout").count, 2);
  EXPECT_EQ(status->failed.at("timeout").first, "a.pdf");
  EXPECT_EQ(status->stale.at("missing"), 1);
  EXPECT_EQ(status->other_rules, 0);
  EXPECT_EQ(StatusOf(corpus.store(), {"kst test", "other rules"})->other_rules, 2);
  EXPECT_TRUE(status->linked);
  EXPECT_EQ(status->unlinked, 0);
  EXPECT_GT(status->nodes, 3);
  EXPECT_GT(status->bytes, 0);
  ASSERT_TRUE(status->last_run);
  EXPECT_EQ(status->last_run->id, 1);
  EXPECT_TRUE(status->last_run->began);
  EXPECT_FALSE(status->last_run->ended);
  ASSERT_TRUE(corpus.store().EndRun(4));
  EXPECT_EQ(StatusOf(corpus.store(), made_by)->last_run->papers, 4);
  EXPECT_TRUE(StatusOf(corpus.store(), made_by)->last_run->ended);
  corpus.Put(Paper::Letter("kst-29000-13", "2021-11-04", "Kort."));
  EXPECT_EQ(StatusOf(corpus.store(), made_by)->unlinked, 1);
}

}  // namespace
}  // namespace kst
