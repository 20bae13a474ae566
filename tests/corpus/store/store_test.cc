// The ledger and what is safe in it.
#include "corpus/store/store.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "corpus/store/database.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

TEST(Ledger, DecidesWhatIsToBeDone) {
  TestCorpus corpus;
  Paper done = Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("done.pdf");
  Paper failed = Paper::Letter("kst-1-2", "2021-01-01", "Een andere brief.").Source("failed.pdf");
  failed.document = FailedDocument("failed.pdf", {Code::kTimeout, "took longer than 60 s"});
  ASSERT_TRUE(corpus.store().Put({"done.pdf", 10, 1000, {}}, ReadingOf(done.document)));
  ASSERT_TRUE(corpus.store().Put({"failed.pdf", 10, 1000, {}}, ReadingOf(failed.document)));

  const struct {
    LedgerFile file;
    std::string_view todo;
  } kCases[] = {
      {{"done.pdf", 10, 1000, {}}, "done"},
      {{"new.pdf", 10, 1000, {}}, "new"},
      {{"done.pdf", 11, 1000, {}}, "changed"},                                         // another size
      {{"done.pdf", 10, 1001, {}}, "changed"},                                         // another time
      {{"done.pdf", 99, 9999, ContentKey("pdf", *done.document.sha256, "")}, "done"},  // the content decides
      {{"done.pdf", 10, 1000, ContentKey("xml", *done.document.sha256, "")}, "changed"},
      {{"failed.pdf", 10, 1000, {}}, "failed"},
  };
  for (const auto& [file, todo] : kCases) {
    const auto plan = corpus.store().Plan({{file}});
    ASSERT_TRUE(plan);
    EXPECT_EQ(Name(plan->front().todo), todo) << file.path << " " << file.size << " " << file.mtime_ns;
  }

  ASSERT_TRUE(corpus.store().StartRun({"kst test", "other rules"}));
  EXPECT_EQ(Name(corpus.store().Plan({{{"done.pdf", 10, 1000, {}}}})->front().todo), "other_rules");
  EXPECT_EQ(Name(corpus.store().Plan({{{"failed.pdf", 10, 1000, {}}}})->front().todo), "failed");

  const auto counts = corpus.store().Count();
  EXPECT_EQ(counts->files, 2);
  EXPECT_EQ(counts->failed, 1);
  EXPECT_EQ(counts->failed_by_code.at("timeout"), 1);
}

TEST(Ledger, OnlyNewsMakesItLinkAgain) {
  TestCorpus corpus;
  const auto generation = [&] {
    return corpus.store().database().Number("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'generation'");
  };
  Paper failed = Paper::Letter("kst-1-2", "2021-01-01", "");
  failed.document = FailedDocument("failed.pdf", {Code::kTimeout, "took longer than 60 s"});
  corpus.Put({Paper::Letter("kst-1-1", "2021-01-01", "Een brief."), failed});
  const LinkCounts counts = corpus.Link();
  EXPECT_EQ(generation(), 1);
  corpus.Put(failed);  // fails again
  EXPECT_EQ(corpus.Link().nodes, counts.nodes);
  EXPECT_EQ(generation(), 1);
  corpus.Put(Paper::Letter("kst-1-3", "2021-01-01", "Nog een brief."));
  corpus.Link();
  EXPECT_EQ(generation(), 2);
}

TEST(Ledger, OneContentIsOnePaperForEachKindAndDate) {
  TestCorpus corpus;
  const Paper paper = Paper::Letter("kst-1-1", "2021-01-01", "Een brief.");
  const LedgerFile files[] = {{"x.pdf", 10, 1, {}, "x.pdf", "pdf", ""},
                              {"x.xml", 10, 1, {}, "x.xml", "xml", ""},
                              {"text of x", 10, 1, {}, "x", "text", "2021-01-01"},
                              {"text of y", 10, 1, {}, "x", "text", "2022-01-01"}};
  for (const LedgerFile& file : files) {
    Document document = paper.document;
    document.source = file.source;
    EXPECT_EQ(corpus.store().Put(file, ReadingOf(document)), Stored::kNew) << file.path;
  }
  EXPECT_EQ(corpus.store().Count()->papers, 4);
}

TEST(Ledger, TwoRecordsOfOneContentAreAConflict) {
  TestCorpus corpus;
  const Paper good = Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("a.pdf");
  corpus.Put(good);
  Document lie = good.document;  // claims the other's digest
  lie.source = "b.pdf";
  lie.id = "kst-1-2";
  EXPECT_EQ(corpus.store().Contradicts({"b.pdf", 10, 1}, lie), true);
  EXPECT_EQ(corpus.store().Contradicts({"b.xml", 10, 1, {}, "b.xml", "xml"}, lie), false) << "another kind";
  EXPECT_EQ(corpus.store().Contradicts({"b.pdf", 10, 1}, good.document), false);
  Document failure = FailedDocument("c.pdf", {Code::kTimeout, "took longer than 60 s"});
  failure.sha256 = good.document.sha256;  // nor does a failure hide a good record
  EXPECT_EQ(corpus.store().Contradicts({"c.pdf", 10, 1}, failure), true);
  EXPECT_EQ(corpus.store().Put({"c.pdf", 10, 1}, ReadingOf(failure)), Stored::kNew) << "the file was asked";
}

TEST(Ledger, AFileThatIsAwayForOnceKeepsItsRecord) {
  TestCorpus corpus;
  const Paper paper = Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("a.pdf");
  const LedgerFile file{"a.pdf", 10, 1};
  ASSERT_TRUE(corpus.store().Put(file, ReadingOf(paper.document)));
  EXPECT_EQ(corpus.store().KeepStale(file, "missing"), true);
  EXPECT_EQ(corpus.store().KeepStale({"b.pdf", 10, 1}, "missing"), false) << "nothing is kept of what never was";
  EXPECT_TRUE(*corpus.store().FindRecord("kst-1-1"));
  EXPECT_EQ(corpus.store().Count()->stale, 1);
  EXPECT_EQ(Name(corpus.store().Plan({{file}})->front().todo), "changed") << "it is tried again";
  ASSERT_TRUE(corpus.store().Put(file, ReadingOf(paper.document)));
  EXPECT_EQ(corpus.store().Count()->stale, 0);
  EXPECT_EQ(Name(corpus.store().Plan({{file}})->front().todo), "done");
}

TEST(Ledger, AFileThatLeftItsFolderIsMarkedAndPruned) {
  TestCorpus corpus;
  for (const char* path : {"/papers/a.pdf", "/papers/b/c.pdf", "/papers2/d.pdf", "text of /papers/e"}) {
    const Paper paper = Paper::Letter("kst-1-" + std::to_string(path[9]), "2021-01-01", "Een brief.");
    ASSERT_TRUE(corpus.store().Put({path, 10, 1}, ReadingOf(paper.document)));
  }
  const std::string graph = corpus.Graph();
  const auto all_left = [](const std::string&) { return false; };
  EXPECT_EQ(corpus.store().Prune("/papers"), 0) << "nothing is marked yet";
  EXPECT_EQ(corpus.store().MarkLeft("/papers", [](const std::string& path) { return path == "/papers/a.pdf"; }), 1);
  EXPECT_EQ(corpus.Graph(), graph) << "what was read of it stays";
  EXPECT_EQ(corpus.store().MarkLeft("/papers", all_left), 1) << "only a.pdf is new";
  EXPECT_EQ(Name(corpus.store().Plan({{{"/papers/a.pdf", 10, 1}}})->front().todo), "changed") << "it came back";
  EXPECT_EQ(corpus.store().Prune("/papers"), 2);
  EXPECT_EQ(corpus.store().Count()->papers, 2);
  EXPECT_EQ(corpus.Graph().find("kst-1-97"), std::string::npos);
}

TEST(Ledger, ContentUnderAnotherNameIsOnePaper) {
  TestCorpus corpus;
  const Paper paper = Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("b.pdf");
  corpus.Put(paper);
  Document again = paper.document;
  again.source = "a.pdf";
  EXPECT_EQ(corpus.store().Put({"a.pdf", 10, 1}, ReadingOf(again)), Stored::kSame);
  EXPECT_EQ(corpus.store().Count()->files, 2);
  EXPECT_EQ(corpus.store().Count()->papers, 1);
  // Whichever came first, the record names the file with the smaller name.
  Document same = paper.document;
  same.source = "a.pdf";
  EXPECT_EQ((*corpus.store().FindRecord("kst-1-1"))->json, ToJson(same));
}

TEST(Ledger, ChangedFileLeavesNothingOfWhatItWas) {
  TestCorpus corpus;
  corpus.Put(Paper::Letter("kst-1-1", "2021-01-01", "Zie Kamerstuk 9, nr. 9.")
                 .Source("a.pdf")
                 .Cites("Kamerstuk 9, nr. 9", "kst-9-9"));
  corpus.Put(Paper::Letter("kst-1-2", "2021-01-01", "Niets.").Source("a.pdf"));
  EXPECT_EQ(corpus.store().Count()->papers, 1);
  EXPECT_EQ(corpus.Graph().find("kst-9-9"), std::string::npos);
  EXPECT_FALSE(*corpus.store().FindRecord("kst-1-1"));
  EXPECT_TRUE(*corpus.store().FindRecord("kst-1-2"));
}

TEST(Store, RecordsComeBackByteForByteInOrderOfId) {
  TestCorpus corpus;
  std::vector<std::string> put;
  for (const char* id : {"kst-1-3", "kst-1-1", "kst-1-2"}) {
    Paper paper = Paper::Letter(id, "2021-01-01", "Tekst met \"aanhalingstekens\" en ,\"source\": erin.");
    paper.Source(std::string("map \"een\"/") + id + ".pdf");
    corpus.Put(paper);
    put.push_back(ToJson(paper.document));
  }
  std::vector<std::string> got;
  ASSERT_TRUE(corpus.store().EachRecord([&](const StoredRecord& r) {
    got.push_back(r.json);
    return true;
  }));
  EXPECT_EQ(got, (std::vector<std::string>{put[1], put[2], put[0]}));
}

// Pages of 4 KB, as older corpora have them, stay what they are.
TEST(Store, ANewOneHasLargePages) {
  TestCorpus corpus;
  const auto size = [](const Store& store) { return store.database().Number("PRAGMA page_size"); };
  EXPECT_EQ(size(corpus.store()), 8192);
  const std::string older = corpus.folder() + "-older";
  std::filesystem::create_directory(older);
  const std::string into = "VACUUM INTO '" + older + "/kst.db'";
  corpus.store().database().Run("PRAGMA page_size=4096");
  corpus.store().database().Run(into.c_str());
  {
    auto store = Store::Create(older);
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ(size(*store), 4096);
  }
  std::filesystem::remove_all(older);
}

TEST(Store, KillLosesTheLastBatchAndNothingElse) {
  TestCorpus corpus;
  const std::string folder = corpus.folder() + "-killed";
  int tell[2];
  ASSERT_EQ(pipe(tell), 0);
  const pid_t child = fork();
  if (child == 0) {
    auto store = Store::Create(folder);
    if (!store || !store->StartRun({"kst test", "rules"})) _exit(1);
    const auto put = [&](const std::string& id) {
      const Paper paper = Paper::Letter(id, "2021-01-01", "Een brief.");
      return store->Put({id, 1, 1, {}}, ReadingOf(paper.document)).has_value();
    };
    bool fine = put("kst-1-1") && store->Flush().has_value() && put("kst-1-2");
    fine = write(tell[1], fine ? "y" : "n", 1) == 1;
    pause();
    _exit(1);
  }
  char fine = 'n';
  ASSERT_EQ(read(tell[0], &fine, 1), 1);
  ASSERT_EQ(fine, 'y');
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  {
    auto store = Store::Create(folder);
    ASSERT_TRUE(store) << store.error().message;
    ASSERT_TRUE(store->StartRun({"kst test", "rules"}));
    const auto plan = store->Plan({{{"kst-1-1", 1, 1, {}}, {"kst-1-2", 1, 1, {}}}});
    EXPECT_EQ(Name((*plan)[0].todo), "done");
    EXPECT_EQ(Name((*plan)[1].todo), "new");
  }
  std::filesystem::remove_all(folder);
}

TEST(Store, SaysWhatIsWrongAndWhatToDo) {
  TestCorpus corpus;
  corpus.Put(Paper::Letter("kst-1-1", "2021-01-01", "Een brief."));
  ASSERT_TRUE(corpus.store().Flush());
  const auto message = [](const auto& result) { return result ? std::string("fine") : result.error().message; };
  const std::string other = corpus.folder() + "-other";

  EXPECT_EQ(message(Store::Open(other)), "there is no such folder; kst run --into makes a corpus");
  std::filesystem::create_directory(other);
  EXPECT_EQ(message(Store::Open(other)), "there is no kst.db in this folder; kst run --into makes one");
  std::ofstream(other + "/kst.db") << std::string(8192, 'x');
  EXPECT_EQ(message(Store::Open(other)), "kst.db is not a corpus of kst; give the folder that kst run --into made");
  EXPECT_EQ(message(Store::Create(other)), "kst.db is not a corpus of kst; give the folder that kst run --into made");
  EXPECT_EQ(message(FindNode(corpus.store(), "kst-1-1")),
            "the papers of this corpus are not linked yet: its first run has not ended; wait for it, or run it again");
  std::filesystem::remove_all(other);

  int status = 0;
  const pid_t child = fork();
  if (child == 0) {  // a second run at the same time
    const std::string said = message(Store::Create(corpus.folder()));
    _exit(said == "another run (process " + std::to_string(getppid()) +
                      ") is writing to this corpus; wait until it has ended"
              ? 0
              : 1);
  }
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(Store, ACorpusOfTheFormatBeforeIsReadAndMigrated) {
  TestCorpus corpus;
  const Paper paper = Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("a.pdf");
  corpus.Put(paper);
  const std::string graph = corpus.Graph();
  corpus.store().database().Run(
      "DROP TABLE was_there; DROP TRIGGER correction_of_paper; DROP TABLE corrected; DROP TABLE raw_edge; DROP TRIGGER "
      "text_of_paper; DROP "
      "TABLE text; DROP TABLE touched; DROP TABLE claim; DROP TABLE known_motion;"
      "DROP TABLE known_promise; DROP TABLE link_key; ALTER TABLE node DROP COLUMN named_by;"
      "ALTER TABLE node DROP COLUMN named_seq; DROP TABLE removed; DROP INDEX node_run; ALTER TABLE node DROP COLUMN "
      "added;"
      "ALTER TABLE node DROP COLUMN run; ALTER TABLE run DROP COLUMN began; ALTER TABLE run DROP COLUMN ended;"
      "ALTER TABLE run DROP COLUMN papers; DROP INDEX edge_to; DROP INDEX edge_ask; ALTER TABLE edge RENAME TO e;"
      "CREATE TABLE edge(paper INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, target TEXT, named TEXT, "
      "ask TEXT, target_kind TEXT NOT NULL, target_title TEXT, target_people TEXT NOT NULL, status TEXT, "
      "said TEXT NOT NULL, said_confidence REAL NOT NULL, page INTEGER NOT NULL, evidence TEXT NOT NULL, to_id TEXT, "
      "resolution TEXT NOT NULL, confidence REAL NOT NULL, candidates TEXT NOT NULL DEFAULT '[]', "
      "PRIMARY KEY(paper, seq)) WITHOUT ROWID; INSERT INTO edge SELECT * FROM e; DROP TABLE e;"
      "CREATE INDEX edge_to ON edge(to_id, paper); CREATE INDEX edge_ask ON edge(paper, seq) WHERE ask IS NOT NULL;"
      "UPDATE meta SET value = '1' WHERE key = 'linked';"
      "PRAGMA user_version = 2");
  {
    const Result<Store> old = Store::Open(corpus.folder());
    ASSERT_TRUE(old) << old.error().message;
    EXPECT_EQ((*old->FindRecord("kst-1-1"))->json, ToJson(paper.document));
    EXPECT_EQ((*old->LastRun())->id, 1);
  }
  corpus.Reopen();
  EXPECT_EQ(corpus.store().database().Number("PRAGMA user_version"), 9);
  EXPECT_EQ(corpus.Graph(), graph);
  EXPECT_EQ(Name(corpus.store().Plan({{{"a.pdf", 10, 1}}})->front().todo), "done");
  corpus.store().database().Run("PRAGMA user_version = 1");
  EXPECT_EQ(Store::Open(corpus.folder()).error().message,
            "this corpus has format 1, this kst reads and writes 9; run again into a new folder");
}

TEST(Store, ATextIsKeptAsLongAsItsPaper) {
  TestCorpus corpus;
  ASSERT_TRUE(corpus.store().StartRun({"kst test", "rules"}, "extract rules"));
  const LedgerFile file{"a.pdf", 10, 1};
  Reading reading = ReadingOf(Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("a.pdf").document);
  reading.text = "kept";
  ASSERT_TRUE(corpus.store().Put(file, reading));
  const auto todo = [&] { return Name(corpus.store().Plan({{file}})->front().todo); };
  EXPECT_EQ(todo(), "done");
  ASSERT_TRUE(corpus.store().StartRun({"kst test", "other rules"}, "other extract rules"));
  EXPECT_EQ(todo(), "other_rules");
  ASSERT_TRUE(corpus.store().StartRun({"kst test", "other rules"}, "extract rules"));
  EXPECT_EQ(todo(), "parse");
  EXPECT_EQ((*corpus.store().FindText(file))->text, "kept");
  EXPECT_EQ((*corpus.store().FindText(file))->content, ContentKey("pdf", *reading.document.sha256, ""));
  reading.text.clear();  // parsed from it
  reading.document.made_by.rules = "other rules";
  ASSERT_TRUE(corpus.store().Put(file, reading));
  EXPECT_EQ((*corpus.store().FindText(file))->text, "kept");
  corpus.Put(Paper::Letter("kst-1-2", "2021-01-01", "Niets.").Source("a.pdf"));
  corpus.Link();
  EXPECT_EQ(corpus.store().database().Number("SELECT count(*) FROM text"), 0);
}

TEST(Store, OpensWhatItsNameSaysAlsoWhereNobodyCanWrite) {
  TestCorpus corpus;
  const std::string odd = corpus.folder() + "-a?b#c%20d";
  { ASSERT_TRUE(Store::Create(odd)); }
  Database read_only(odd + "/kst.db", Database::Mode::kReadOnlyMedium);
  EXPECT_GT(read_only.Number("SELECT count(*) FROM sqlite_schema"), 0);
  std::filesystem::remove_all(odd);
}

}  // namespace
}  // namespace kst
