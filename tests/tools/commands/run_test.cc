// `kst run`: nothing lost, nothing done twice, the same graph whatever -j and
// after a run that was killed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/store/database.h"
#include "corpus/store/store.h"
#include "schema/digest.h"
#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;

json Summary(const ProgramRun& run) { return json::parse(run.out); }

std::string Quoted(const std::filesystem::path& path) { return std::string("'").append(path).append("'"); }

// For bash: how many papers another process sees in a corpus.
const std::string kPapersIn =
    "papers_in() { python3 -c \"import sqlite3; print(sqlite3.connect('file:$1/kst.db?mode=ro', uri=True)"
    ".execute('SELECT count(*) FROM paper').fetchone()[0])\" 2>/dev/null || echo 0; };";

std::string Texts(int from, int to) {
  std::string lines;
  for (int i = from; i < to; ++i)
    lines += R"({"key":"t)" + std::to_string(i) + R"(","text":"Zie Kamerstuk 29 911, nr. )" + std::to_string(i) +
             R"(. Hiermee doe ik de toezegging gestand.","date":"2021-10-04"})" + "\n";
  return lines;
}

TEST(Run, GraphDoesNotDependOnProcesses) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  std::string list;
  const auto all = FilesBelow(Shared("corpus/letters"), ".pdf");
  for (std::size_t i = 0; i < all.size(); i += 4) list.append(all[i]).append("\n");
  folder.Write("list", list);
  const std::string papers = "--from list";
  const auto graph = [&](const std::string& corpus) { return folder.Kst({"graph", corpus}).out; };
  EXPECT_EQ(folder.Shell("kst run -j 1 --into one " + papers).status, 0);
  EXPECT_EQ(folder.Shell("kst run -j 2 --papers-per-process 3 --into two " + papers).status, 0);
  const std::string expected = graph("one");
  EXPECT_GT(expected.size(), 50'000U);
  EXPECT_TRUE(graph("two") == expected);
}

// Killed when papers are in the store and others are not: the next run does the rest, and the graph is the same.
TEST(Run, KilledAfterPapersAreStoredItGoesOnWithTheRest) {
  const ScratchFolder folder;
  folder.Write("each", Texts(0, 3000));
  const ProgramRun killed = folder.Shell(kPapersIn +
                                         "kst run -j 1 --each each --into killed 2>/dev/null & pid=$!;"
                                         "while [ $(papers_in killed) -eq 0 ] && kill -0 $pid; do :; done;"
                                         "kill -9 $pid; wait $pid 2>/dev/null; papers_in killed");
  const int stored = std::stoi(killed.out);
  EXPECT_GT(stored, 0);
  EXPECT_LT(stored, 3000) << "it had ended before it was killed";
  const ProgramRun graphless = folder.Kst({"graph", "killed"});
  EXPECT_EQ(graphless.status, 2);
  EXPECT_THAT(graphless.err, testing::HasSubstr("not linked yet"));
  const json second = Summary(folder.Kst({"run", "--each", "each", "--into", "killed", "--summary", "json"}));
  EXPECT_EQ(second["done_before"], stored);
  EXPECT_EQ(second["complete"], 3000 - stored);
  EXPECT_EQ(folder.Kst({"run", "--each", "each", "--into", "whole"}).status, 0);
  EXPECT_TRUE(folder.Kst({"graph", "killed"}).out == folder.Kst({"graph", "whole"}).out);
}

// Each of the signals, also when it goes to the whole group of processes, as a terminal, timeout and Slurm send it.
TEST(Run, EndedByASignalItKeepsWhatItHasReadAndGoesOnWithTheRest) {
  const ScratchFolder folder;
  folder.Write("each", Texts(0, 1000));
  EXPECT_EQ(folder.Kst({"run", "--each", "each", "--into", "whole"}).status, 0);
  const std::string whole = folder.Kst({"graph", "whole"}).out;
  for (const std::string to : {"-INT ", "-TERM ", "-HUP ", "-TERM -", "-HUP -"}) {
    const ProgramRun ended = folder.Shell(kPapersIn + "rm -rf c in; mkfifo in; exec 8<>in; cat each >in &" +
                                          "setsid kst run -j 1 --each - --into c --summary json <in 2>err & pid=$!;" +
                                          "until [ $(papers_in c) -gt 0 ]; do :; done; kill " + to + "$pid; wait $pid");
    EXPECT_EQ(ended.status, 130) << to << folder.Read("err");
    if (ended.status != 130) continue;
    const json first = Summary(ended);
    EXPECT_EQ(first["failed"], 0) << to << ": no paper is to blame";
    const json second = Summary(folder.Kst({"run", "--each", "each", "--into", "c", "--summary", "json"}));
    EXPECT_EQ(second["done_before"], first["complete"]) << to;
    EXPECT_TRUE(folder.Kst({"graph", "c"}).out == whole) << to;
  }
}

TEST(Run, StartedWithNohupItOutlivesTheTerminal) {
  const ScratchFolder folder;
  folder.Write("one", Texts(0, 1));
  folder.Write("two", Texts(1, 2));
  const ProgramRun run = folder.Shell(kPapersIn + "mkfifo in; exec 8<>in; cat one >in;" +
                                      "nohup kst run --each - --into c --summary json <in 2>err 8>&- & pid=$!;" +
                                      "until [ $(papers_in c) -gt 0 ]; do :; done; kill -HUP $pid; cat two >in; exec "
                                      "8>&-; wait $pid");
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(Summary(run)["complete"], 2);
}

TEST(Run, WorksOnLinesAsTheyCome) {
  const ScratchFolder folder;
  folder.Write("one", "{\"key\":\"a\",\"text\":\"Zie Kamerstuk 29 911, nr. 12.\"}\n");
  folder.Write("two", "{\"key\":\"b\",\"text\":\"Kort.\"}\n");
  const ProgramRun run =
      folder.Shell(kPapersIn +
                   "(cat one; for i in $(seq 200); do [ $(papers_in c) -eq 1 ] && cat two && break; sleep 0.1; done) |"
                   "kst run --each - --into c --summary json");
  EXPECT_EQ(Summary(run)["complete"], 2) << "the second line came when the first was stored";
}

TEST(Run, AnInputHasOneIdentity) {
  const ScratchFolder folder;
  folder.Write("one/a.txt", "Zie Kamerstuk 29 911, nr. 12.\n");
  folder.Write("two/a.txt", "Zie Kamerstuk 29 911, nr. 13.\n");
  folder.Write("x.xml", "<no><publication/></no>");
  folder.Write("x.txt", "<no><publication/></no>");
  folder.Write("%FF.txt", "Zie Kamerstuk 29 911, nr. 14.\n");
  folder.Write("\xff.txt", "Zie Kamerstuk 29 911, nr. 15.\n");
  folder.Write("each", R"({"key":"x.txt","text":"Zie Kamerstuk 29 911, nr. 16."})"
                       "\n"
                       R"({"key":"k","text":"Zie Kamerstuk 29 911, nr. 17.","date":"2021-01-01"})"
                       "\n"
                       R"({"key":"k","text":"Zie Kamerstuk 29 911, nr. 17.","date":"2022-01-01"})"
                       "\n"
                       R"({"key":"k","text":"Zie Kamerstuk 29 911, nr. 18."})"
                       "\n");
  const auto run = [&](const std::string& corpus, const std::string& more) {
    return folder.Shell("(cd one && kst run a.txt --into ../" + corpus + "; cd ../two && kst run a.txt --into ../" +
                        corpus + ") 2>/dev/null; kst run x.xml x.txt %FF.txt $'\\xff.txt' --each each --into " +
                        corpus + " --summary json " + more);
  };
  const json summary = Summary(run("c", "-j 1"));
  EXPECT_EQ(summary["complete"], 7);
  EXPECT_EQ(summary["failed"], 1) << "x.xml, which has no words when it is read as XML";
  EXPECT_EQ(summary["duplicates"], 0);
  run("d", "-j 4");
  const std::string graph = folder.Kst({"graph", "c"}).out;
  for (int number = 12; number <= 18; ++number)
    EXPECT_THAT(graph, testing::HasSubstr("\"to\":\"kst-29911-" + std::to_string(number) + "\""));
  EXPECT_TRUE(graph == folder.Kst({"graph", "d"}).out);
}

// A text has no time: what tells it from others is its digest, which stands in a column of its own.
TEST(Run, TheLedgerHasTheTimeOfAFileAndTheDigestOfAText) {
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter,\n");
  folder.Write("each", "{\"key\":\"b\",\"text\":\"Geachte leden,\"}\n");
  ASSERT_EQ(folder.Shell("touch -d @1600000000.25 a.txt; kst run a.txt --each each --into c").status, 0);
  Database db(folder.path() / "c/kst.db", Database::Mode::kRead);
  Statement rows(db, "SELECT source, size, mtime_ns, content FROM file ORDER BY source");
  ASSERT_TRUE(rows.Step());
  EXPECT_EQ(rows.Number(2), 1'600'000'000'250'000'000);
  ASSERT_TRUE(rows.Step());
  EXPECT_EQ(rows.Text(0), "b");
  EXPECT_EQ(rows.Number(1), 14);
  EXPECT_EQ(rows.Number(2), 0);
  EXPECT_EQ(rows.Text(3), ContentKey("text", Sha256("Geachte leden,"), ""));
  EXPECT_FALSE(rows.Step());
}

TEST(Run, APassingTroubleCondemnsNoRecord) {
  const ScratchFolder folder;
  folder.Write("a.txt", "Zie Kamerstuk 29 911, nr. 12.\n");
  folder.Write("b.txt", "Zie Kamerstuk 29 911, nr. 13.\n");
  const std::vector<std::string> command{"run", "a.txt", "b.txt", "--into", "c", "--summary", "json"};
  EXPECT_EQ(folder.Kst(command).status, 0);
  const std::string graph = folder.Kst({"graph", "c"}).out;
  folder.Shell("mv a.txt away");
  const ProgramRun without = folder.Kst(command);
  EXPECT_EQ(without.status, 1);
  EXPECT_EQ(Summary(without)["failed_by_code"]["missing"], 1);
  EXPECT_TRUE(folder.Kst({"graph", "c"}).out == graph);
  folder.Shell("mv away a.txt");
  EXPECT_EQ(folder.Kst(command).status, 0);
  EXPECT_TRUE(folder.Kst({"graph", "c"}).out == graph);
}

TEST(Run, PapersThatLeftTheirFolderAreToldAndPrunedWhenAsked) {
  const ScratchFolder folder;
  const std::string letter = "<officiele-publicatie><metadata/><kamerstuk><tekst><al>Zie Kamerstuk 29 911, nr. ";
  folder.Write("papers/a%1.xml", letter + "12.</al></tekst></kamerstuk></officiele-publicatie>");
  folder.Write("papers/sub/b.xml", letter + "13.</al></tekst></kamerstuk></officiele-publicatie>");
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"run", "papers/", "--into", "c", "--summary", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return Summary(folder.Kst(words));
  };
  EXPECT_EQ(run({})["complete"], 2);
  const std::string graph = folder.Kst({"graph", "c"}).out;
  EXPECT_EQ(run({"--prune"})["pruned"], 0) << "all are there";
  folder.Shell("mv papers/a%1.xml papers/sub .");
  EXPECT_EQ(folder.Kst({"run", "papers", "--into", "c", "--prune"}).status, 2) << "it may be one that is not mounted";
  folder.Shell("mv sub papers");
  EXPECT_EQ(run({})["left"], 1);
  EXPECT_TRUE(folder.Kst({"graph", "c"}).out == graph);
  EXPECT_THAT(folder.Kst({"status", "c"}).out, testing::HasSubstr("1 no longer in their folder"));
  folder.Shell("mv a%1.xml papers");
  EXPECT_EQ(run({})["left"], 0);
  EXPECT_EQ(json::parse(folder.Kst({"status", "c", "--json"}).out)["stale"], (json{{"other_rules", 0}}));
  folder.Shell("rm papers/a%1.xml");
  const json pruned = run({"--prune"});
  EXPECT_EQ(pruned["pruned"], 1);
  EXPECT_EQ(folder.Kst({"run", "papers", "--into", "fresh"}).status, 0);
  EXPECT_TRUE(folder.Kst({"graph", "c"}).out == folder.Kst({"graph", "fresh"}).out);
  EXPECT_THAT(folder.Kst({"status", "c", "--since", std::to_string(pruned["run"].get<int>() - 1)}).out,
              testing::HasSubstr("removed\tother\tkst-29911-12\n"));
  EXPECT_THAT(folder.Kst({"graph", "c", "--since", "1"}).err, testing::HasSubstr("--since goes with --format ndjson"));
  EXPECT_THAT(folder.Kst({"graph", "c", "--since", "1", "--format", "ndjson"}).out,
              testing::HasSubstr(R"({"removed":{"id":"kst-29911-12"}})"));
  EXPECT_EQ(folder.Kst({"status", "c", "--since", "99"}).status, 2);
}

TEST(Run, DoesOnlyWhatIsNewOrChanged) {
  const ScratchFolder folder;
  folder.Write("each", Texts(0, 5));
  const std::vector<std::string> command{"run", "--each", "each", "--into", "c", "--summary", "json"};
  EXPECT_EQ(Summary(folder.Kst(command))["complete"], 5);
  EXPECT_EQ(Summary(folder.Kst(command))["complete"], 0);
  folder.Write("each", Texts(0, 8));
  const json third = Summary(folder.Kst(command));
  EXPECT_EQ(third["complete"], 3);
  EXPECT_EQ(third["done_before"], 5);
  std::string changed = Texts(0, 8);
  changed.replace(changed.find("2021-10-04"), 10, "2022-10-04");
  folder.Write("each", changed);
  EXPECT_EQ(Summary(folder.Kst(command))["complete"], 1) << "another date makes another paper";
}

TEST(Run, OtherRulesReadAllAgainAndOnlyOnce) {
  const ScratchFolder folder;
  folder.Write("each", Texts(0, 4));
  const std::string pieces = ReadFile(SourceDir() / "parse/rules/lexicon/pieces.rules");
  folder.Write("mine/pieces.rules", pieces + "\n# changed\n");
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"run", "--each", "each", "--into", "c", "--summary", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return Summary(folder.Kst(words))["complete"];
  };
  EXPECT_EQ(run({}), 4);
  EXPECT_EQ(run({"--rules", "mine"}), 4);
  EXPECT_EQ(run({"--rules", "mine"}), 0);
  EXPECT_EQ(run({}), 4);
}

// Six letters in `papers` and a corpus `c` of them; then other bytes of the same size and time stand in every file: the
// ledger sees no change, and whoever opened one would find no paper.
class KeptTexts {
 public:
  KeptTexts() {
    const auto all = FilesBelow(Shared("corpus/letters"), ".pdf");
    for (std::size_t i = 0; i < 6; ++i) folder.Write("papers/" + std::to_string(i) + ".pdf", ReadFile(all.at(i)));
    for (const char* rules : {"parse/rules/say/topic.rules", "corpus/rules/ministries.rules"})
      folder.Write(std::string(rules).substr(0, rules[0] == 'p' ? 5 : 6) +
                       std::string(rules).substr(std::string(rules).rfind('/')),
                   ReadFile(SourceDir() / rules) + "\n# changed\n");
    EXPECT_EQ(Run({})["complete"], 6);
    before = Graph();
    folder.Shell(
        "for f in papers/*; do touch -r $f time; head -c $(stat -c %s $f) /dev/zero > zero; cp zero $f;"
        " touch -r time $f; done");
  }
  json Run(std::vector<std::string> more) const {
    std::vector<std::string> words{"run", "papers", "--into", "c", "--summary", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return Summary(folder.Kst(words));
  }
  std::string Graph() const { return folder.Kst({"graph", "c"}).out; }
  std::int64_t Generation() const {
    return Store::Open(folder.path() / "c")
        ->database()
        .Number("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'generation'");
  }

  ScratchFolder folder;
  std::string before;
};

TEST(Run, AChangedParseRuleOpensNoFile) {
  KST_NEEDS_SHARED();
  const KeptTexts texts;
  const json run = texts.Run({"--rules", "parse"});
  EXPECT_EQ(run["complete"], 6);
  EXPECT_EQ(run["from_text"], 6);
  EXPECT_TRUE(texts.Graph() == texts.before);
  EXPECT_EQ(texts.Run({"--rules", "parse"})["done_before"], 6);
  EXPECT_EQ(texts.Run({})["from_text"], 6) << "the text moves on with its paper";
}

TEST(Run, AChangedCorpusRuleOnlyLinks) {
  KST_NEEDS_SHARED();
  const KeptTexts texts;
  const std::int64_t generation = texts.Generation();
  const json run = texts.Run({"--rules", "corpus"});
  EXPECT_EQ(run["done_before"], 6);
  EXPECT_EQ(run["from_text"], 0);
  EXPECT_EQ(texts.Generation(), generation + 1);
  EXPECT_TRUE(texts.Graph() == texts.before);
}

TEST(Run, AKeptTextThatIsDamagedIsReadFromItsFile) {
  KST_NEEDS_SHARED();
  const KeptTexts texts;
  {
    Database db(texts.folder.path() / "c/kst.db", Database::Mode::kWrite);
    db.Run("UPDATE text SET data = zeroblob(100) WHERE paper = (SELECT min(paper) FROM text)");
  }
  const json run = texts.Run({"--rules", "parse"});
  EXPECT_EQ(run["from_text"], 5);
  EXPECT_EQ(run["failed_by_code"]["not_pdf"], 1) << "its file was opened, and is no PDF any more";
}

TEST(Run, FailedPapersWaitUntilTheyAreAskedFor) {
  const ScratchFolder folder;
  folder.Write("papers/a.pdf", "not a PDF");
  const std::vector<std::string> command{"run", "papers", "--into", "c", "--summary", "json"};
  std::vector<std::string> retry = command;
  retry.push_back("--retry-failed");
  EXPECT_EQ(Summary(folder.Kst(command))["failed"], 1);
  const ProgramRun second = folder.Kst(command);
  EXPECT_EQ(Summary(second)["failed"], 0);
  EXPECT_EQ(Summary(second)["failed_before"], 1);
  EXPECT_EQ(second.status, 1);
  EXPECT_EQ(Summary(folder.Kst(retry))["failed"], 1);
}

TEST(Run, TheSameBytesAreOnePaper) {
  const ScratchFolder folder;
  for (int i = 0; i < 50; ++i) folder.Write("list/" + std::to_string(i) + ".xml", "<no><publication/></no>");
  const json summary = Summary(folder.Kst({"run", "-j", "4", "list", "--into", "c", "--summary", "json"}));
  EXPECT_EQ(summary["papers"], 50);
  EXPECT_EQ(summary["duplicates"], 49);
}

TEST(Run, HostileFilesAreAllAccountedFor) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  const std::string files = Quoted(Shared("hostile"));
  const ProgramRun run = folder.Shell("kst run --cpu-seconds 10 --into c --summary json " + files);
  EXPECT_EQ(run.status, 1);
  const json summary = Summary(run);
  EXPECT_EQ(summary["papers"], 169);
  EXPECT_EQ(summary["complete"].get<int>() + summary["partial"].get<int>() + summary["failed"].get<int>() +
                summary["duplicates"].get<int>(),
            169);
  EXPECT_EQ(folder.Kst({"graph", "c"}).status, 0);
}

// The lines of corrections.tsv that cannot be applied are told in every run, and those that can are.
TEST(Run, CorrectionsAreAppliedAndWhatDoesNotFitIsTold) {
  const ScratchFolder folder;
  folder.Write("each", R"({"key":"a","text":"Zie Kamerstuk 29 911, nr. 1.","date":"2021-10-04"})"
                       "\n");
  EXPECT_EQ(folder.Kst({"run", "--each", "each", "--into", "c"}).status, 0);
  const std::string graph = folder.Kst({"graph", "c"}).out;
  const std::string id = graph.substr(graph.find("\"doc-") + 1, 20);
  const auto run = [&](const std::string& more = "") {
    const ProgramRun ran = folder.Shell(more + "kst run --each each --into c");
    EXPECT_EQ(ran.status, 0) << ran.err;
    return ran.err.substr(0, ran.err.find("kst run: done"));
  };
  folder.Write("c/corrections.tsv", "paper\tfield\told\tnew\twho\twhy\n" + id +
                                        "\tdate\t2021-10-04\t2021-10-05\tA. de Vries\ttikfout\n" + id +
                                        "\tkind\tletter\treport\tA. de Vries\t\nkst-1-1\n");
  for (int i = 0; i < 2; ++i)
    EXPECT_EQ(run(),
              "kst run: c/corrections.tsv:4: it has 1 cells of 6; they are parted by tabs; the line is left out\n"
              "kst run: c/corrections.tsv:3: " +
                  id + ": kind is \"other\", which it does not expect; look again\n");
  EXPECT_THAT(folder.Kst({"show", "c", id}).out,
              testing::HasSubstr("corrected: date was \"2021-10-04\", is \"2021-10-05\" (A. de Vries: tikfout)"));
  EXPECT_EQ(folder.Kst({"check", "c"}).status, 0);
  EXPECT_EQ(run("rm c/corrections.tsv; mkfifo c/corrections.tsv; "),
            "kst run: c/corrections.tsv: this is a pipe or a device, and only files are read; save it as a file first\n"
            "kst run: the corrections of the last run stay as they are\n");
  EXPECT_THAT(folder.Kst({"show", "c", id}).out, testing::HasSubstr("2021-10-05"));
  EXPECT_EQ(run("rm c/corrections.tsv; "), "");
  EXPECT_EQ(folder.Kst({"graph", "c"}).out, graph);
}

}  // namespace
}  // namespace kst
