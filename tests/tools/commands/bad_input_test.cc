// What people are told when something is wrong: the whole message and the exit
// status, for each kind of bad input. Changing a row is a decision.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "schema/record/json.h"
#include "tests/fixtures/pdf_encryption.h"
#include "tests/fixtures/pdf_writer.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

std::string Letter() {
  PdfWriter pdf;
  pdf.Page().Text(72, 100, "Geachte voorzitter, zie Kamerstuk 29 911, nr. 323.");
  return pdf.Finish();
}

std::string Scan() {
  PdfWriter pdf;
  pdf.Page();
  return pdf.Finish();
}

std::string Locked() {
  PdfWriter pdf;
  pdf.Page().Text(72, 100, "Geheim");
  Lock(pdf, "wachtwoord");
  return pdf.Finish();
}

std::vector<Document> Records(const std::string& ndjson) {
  std::vector<Document> documents;
  for (std::size_t at = 0; at < ndjson.size();) {
    const std::size_t end = ndjson.find('\n', at);
    EXPECT_NE(end, std::string::npos) << "a line without its end";
    const Result<Document> document = DocumentFromJson(std::string_view(ndjson).substr(at, end - at));
    EXPECT_TRUE(document.has_value()) << ndjson.substr(at, 200);
    if (document) documents.push_back(*document);
    at = end + 1;
  }
  return documents;
}

TEST(BadInput, APaperThatFailsIsARecordAndALine) {
  const std::string letter = Letter();
  const struct {
    std::string file;
    std::optional<std::string> bytes;
    std::string code, message;
  } kRows[] = {
      {"missing.pdf", std::nullopt, "missing", "the file does not exist"},
      {".", std::nullopt, "unreadable", "this is a folder; kst run takes folders, kst read takes files"},
      {"text.pdf", "Geachte voorzitter,\n", "not_pdf", "this is not a PDF; it does not begin with %PDF"},
      {"empty.pdf", "", "empty", "the file is empty; fetch it again"},
      {"empty.txt", " \n", "empty", "there is no word in this text"},
      {"empty.xml", "", "empty", "the file is empty"},
      {"latin1.txt", "financi\xEBle", "damaged", "byte 8 is not UTF-8; convert it with iconv -f WINDOWS-1252 -t UTF-8"},
      {"locked.pdf", Locked(), "encrypted", "the PDF is locked with a password; save a copy without one and read that"},
      {"damaged.pdf", "%PDF-1.4\n1 0 obj\n<<", "damaged",
       "the PDF is damaged and cannot be repaired; fetch it again, or try qpdf or mutool clean"},
      {"truncated.pdf", letter.substr(0, letter.size() / 4), "damaged",
       "the PDF is damaged and cannot be repaired; fetch it again, or try qpdf or mutool clean"},
      {"scan.pdf", Scan(), "no_text_layer", "no text, only pictures; --ocr reads them"},
  };
  for (const auto& row : kRows) {
    const ScratchFolder folder;
    if (row.bytes) folder.Write(row.file, *row.bytes);
    folder.Write("good.txt", "Geachte voorzitter,\n");
    const ProgramRun run = folder.Kst({"read", row.file, "good.txt"});
    EXPECT_EQ(run.err, "kst read: " + row.file + ": " + row.message + "\n");
    EXPECT_EQ(run.status, 1) << row.file;
    const std::vector<Document> records = Records(run.out);
    ASSERT_EQ(records.size(), 2U) << row.file;
    EXPECT_EQ(records[0].source, row.file);
    EXPECT_EQ(records[0].status, Status::kFailed);
    EXPECT_EQ(records[0].id.has_value(), row.bytes.has_value()) << "an id when the bytes could be read";
    ASSERT_FALSE(records[0].diagnostics.empty());
    EXPECT_EQ(records[0].diagnostics[0].code, row.code);
    EXPECT_EQ(records[0].diagnostics[0].message, row.message);
    EXPECT_EQ(records[1].status, Status::kComplete);
    EXPECT_EQ(folder.Kst({"read", "--text", row.file}).out, "");
  }
}

TEST(BadInput, CommandLines) {
  const struct {
    std::vector<std::string> words;
    std::string message;
  } kRows[] = {
      {{}, "kst: say what to do: kst read FILE.pdf, kst run FOLDER --into CORPUS; see kst --help"},
      {{"raed"}, "kst: there is no command \"raed\"; did you mean kst read?"},
      {{"xyzzy"}, "kst: there is no command \"xyzzy\"; see kst --help"},
      {{"read"}, "kst read: give files, or --each for lines on standard input; see kst read --help"},
      {{"read", "a.pdf", "--each"}, "kst read: give files, or --each for lines on standard input; see kst read --help"},
      {{"read", "a.pdf", "--txt"}, "kst read: there is no option --txt; did you mean --text?"},
      {{"read", "a.pdf", "--frobnicate"}, "kst read: there is no option --frobnicate; see kst read --help"},
      {{"read", "a.pdf", "-j", "two"}, "kst read: --jobs takes a whole number, not \"two\"; see kst read --help"},
      {{"read", "a.pdf", "--rules"}, "kst read: --rules needs a value; see kst read --help"},
      {{"read", "a.pdf", "--rules", "nowhere"},
       "kst read: nowhere: cannot be read as a folder of rules: No such file or directory"},
      {{"run", "."}, "kst run: say where the results go: --into CORPUS; see kst run --help"},
      {{"run", "--into", "c"},
       "kst run: say what to read: files, folders, --from LIST or --each FILE; see kst run --help"},
      {{"run", "empty", "--into", "c"}, "kst run: empty: there is no PDF or XML file to read here; nothing was done"},
      {{"run", "nowhere", "--into", "c"},
       "kst run: nowhere: there is no PDF or XML file to read here; nothing was done"},
      {{"run", "--from", "nowhere", "--into", "c"}, "kst run: nowhere: the file does not exist"},
      {{"run", "--each", "nowhere", "--into", "c"}, "kst run: nowhere: the file does not exist"},
      {{"graph", "nowhere"}, "kst graph: nowhere: there is no such folder; kst run --into makes a corpus"},
      {{"graph", "empty"}, "kst graph: empty: there is no kst.db in this folder; kst run --into makes one"},
      {{"graph", "empty", "--format", "jsn"},
       "kst graph: --format takes one of json jsonld ndjson graphml dot nquads neo4j-nodes neo4j-edges urls, not "
       "\"jsn\"; "
       "did you mean json?; see kst "
       "graph --help"},
      {{"trace", "empty"}, "kst trace: needs ID; see kst trace --help"},
      {{"trace", "a", "b", "c"}, "kst trace: one word too many: \"c\"; see kst trace --help"},
      {{"commitments", "empty", "--overdue", "morgen"},
       "kst commitments: --overdue takes a date like 2024-03-31, not \"morgen\"; see kst commitments --help"},
      {{"rules", "chekc"}, "kst rules: the actions are check and train; see kst rules --help"},
      {{"help", "raed"}, "kst: there is no command \"raed\"; see kst --help"},
  };
  const ScratchFolder folder;
  std::filesystem::create_directory(folder.path() / "empty");
  for (const auto& row : kRows) {
    const ProgramRun run = folder.Kst(row.words);
    EXPECT_EQ(run.err, row.message + "\n");
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(run.status, 2) << row.message;
  }
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "c")) << "nothing was begun";
}

TEST(BadInput, BrokenRuleFiles) {
  const struct {
    std::string name, text, message;
  } kRows[] = {
      {"pieces.rules", "[piece dossier]\nmatch [1-9]\n",
       "pieces.rules:2:1: expected \"key = value\" or \"[kind name]\"\nmatch [1-9]\n^"},
      {"pieces.rules", "match = x\n", "pieces.rules:1:1: this line stands before the first [section]\nmatch = x\n^"},
      {"salutation.rules", "[rule x]\nmatch = geachte\nconfidence = hoog\n",
       "salutation.rules:3:1: no key of [rule …] is called confidence\nconfidence = hoog\n^"},
      {"title.rules", "[rule x]\nmatch = motie\nkind = moiton\nwaek = yes\n",
       "title.rules:3:8: \"moiton\" is no value of kind; did you mean motion?\nkind = moiton\n       ^\n"
       "title.rules:4:1: no key of [rule …] is called waek; did you mean weak?\nwaek = yes\n^"},
      {"peices.rules", "[piece dossier]\nmatch = x\n",
       "mine/peices.rules: kst has no rule file of this name; did you mean pieces.rules?"},
  };
  for (const auto& row : kRows) {
    const ScratchFolder folder;
    folder.Write("mine/" + row.name, row.text);
    folder.Write("a.txt", "Geachte voorzitter");
    for (const std::vector<std::string>& words : {std::vector<std::string>{"read", "a.txt", "--rules", "mine"},
                                                  {"rules", "check", "--rules", "mine"},
                                                  {"run", "a.txt", "--into", "c", "--rules", "mine"}}) {
      const ProgramRun run = folder.Kst(words);
      EXPECT_EQ(run.err, "kst " + words[0] + ": " + row.message + "\n");
      EXPECT_EQ(run.out, "");
      EXPECT_EQ(run.status, 2);
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "c"));
  }
}

TEST(BadInput, RulesCheckReadsLinesAsPapers) {
  const ScratchFolder folder;
  folder.Write("mine/anaphor.rules", "[rule x]\nmatch = daarmee\ngood = Hiermee\nbad = daarmee\n");
  const ProgramRun run = folder.Kst({"rules", "check", "--rules", "mine"});
  EXPECT_NE(run.err.find("kst rules: anaphor.rules:3:8: [x] does not find this good line\ngood = Hiermee\n       ^\n"),
            std::string::npos)
      << run.err;
  EXPECT_NE(run.err.find("kst rules: anaphor.rules:4:7: [x] finds \"daarmee\" in this bad line\n"), std::string::npos);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.status, 2);
}

TEST(BadInput, StreamsThatAreCutOrWrong) {
  const struct {
    std::string line, err;
    int status;
  } kRows[] = {
      {"kst normalise < /dev/null", "kst normalise: standard input is empty; kst extract did not finish\n", 3},
      {"kst extract a.txt | head -n 2 | kst normalise",
       "kst normalise: standard input ends without an end record; kst extract did not finish\n", 3},
      {"kst extract a.txt | head -c 200 | kst normalise",
       "kst normalise: line 2 of standard input is cut off; kst extract did not finish\n", 3},
      {"kst extract a.txt | kst parse",
       "kst parse: standard input comes from kst extract; run kst normalise in between\n", 2},
      {"kst parse < a.txt",
       "kst parse: standard input does not begin with the stream record of kst normalise; for a file: kst read FILE\n",
       2},
      {"kst extract a.txt | sed '2s/.*/{}/' | kst normalise",
       "kst normalise: line 2 of standard input: this is not a pages record\n", 1},
      {R"(printf '{"key":"a","text":"b"}\n{"key":"c","te' | kst read --each)",
       "kst read: line 2 of standard input is cut off; the lines before it are done\n", 3},
      {R"(printf '{"key":"a","text":"b"}' | kst read --each)", "", 0},
      {R"(printf '{"key":"a"}\n' | kst read --each)",
       "kst read: line 1: this line has no \"text\"; each line reads {\"key\":…,\"text\":…}\n", 1},
      {R"(printf '{"key":"a","text":7}\n' | kst read --each)", "kst read: line 1: \"text\" must be a string\n", 1},
      {R"(printf 'hallo\n' | kst read --each)",
       "kst read: line 1: this line is not JSON; each line reads {\"key\":…,\"text\":…}\n", 1},
      {R"((head -c 104857600 /dev/zero | tr '\0' x; echo) | kst read --each)",
       "kst read: line 1: this line is longer than 64 MB; cut the text in parts\n", 1},
  };
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter");
  for (const auto& row : kRows) {
    const ProgramRun run = folder.Shell("set -o pipefail 2>/dev/null; " + row.line + "; exit ${PIPESTATUS[-1]}");
    EXPECT_EQ(run.err, row.err) << row.line;
    EXPECT_EQ(run.status, row.status) << row.line;
    EXPECT_THAT(run.out, Not(HasSubstr("terminate")));
  }
}

TEST(BadInput, OddNames) {
  const struct {
    std::string name, source, printed;
  } kRows[] = {
      {"it's \"quoted\".txt", "it's \"quoted\".txt", "it's \"quoted\".txt"},
      {"two\nlines.txt", "two\nlines.txt", "two\\nlines.txt"},
      {"-leading.txt", "-leading.txt", "-leading.txt"},
      {"bad\xFFutf8.txt", "bad%FFutf8.txt", "bad%FFutf8.txt"},
      {"café 100%.txt", "café 100%.txt", "café 100%.txt"},
      {"\x1b[31m.txt", "\x1b[31m.txt", "\\x1B[31m.txt"},
  };
  for (const auto& row : kRows) {
    const ScratchFolder folder;
    folder.Write(row.name, "Geachte voorzitter");
    const ProgramRun run = folder.Kst({"read", "--", row.name});
    EXPECT_EQ(run.err, "");
    ASSERT_EQ(Records(run.out).size(), 1U) << row.source;
    EXPECT_EQ(Records(run.out)[0].source, row.source);
    folder.Write(row.name, "");
    EXPECT_EQ(folder.Kst({"read", "--", row.name}).err,
              "kst read: " + row.printed + ": there is no word in this text\n");
    folder.Write("list", row.name + std::string(1, '\0'));
    const ProgramRun batch = folder.Kst({"run", "--from", "list", "--into", "c"});
    EXPECT_THAT(batch.err, HasSubstr("failed       1 empty: " + row.printed + "\n"));
    EXPECT_EQ(batch.status, 1);
  }
}

TEST(BadInput, PlacesThatCannotBeWritten) {
  const struct {
    std::string line, err;
  } kRows[] = {
      {"kst read a.txt > /dev/full", "kst read: standard output: cannot write: No space left on device\n"},
      {"kst read a.txt >&-", "kst read: standard output: cannot write: it is closed\n"},
      {"kst extract a.txt > /dev/full", "kst extract: standard output: cannot write: No space left on device\n"},
      {"kst --help > /dev/full", "kst: standard output: cannot write: No space left on device\n"},
      {"kst run a.txt --into a.txt/c", "kst run: a.txt/c: the folder cannot be made: Not a directory\n"},
      {"kst run a.txt --into /proc/c", "kst run: /proc/c: the folder cannot be made: No such file or directory\n"},
      {"kst run a.txt --into c 2>/dev/null; kst graph c -o nowhere/g.json",
       "kst graph: nowhere/g.json: cannot write: No such file or directory\n"},
      {"ulimit -f 8; kst run a.txt --into full",
       "kst run: full: reading or writing kst.db failed (disk I/O error); check the disk\n"},
  };
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter");
  for (const auto& row : kRows) {
    const ProgramRun run = folder.Shell(row.line);
    EXPECT_EQ(run.err, row.err) << row.line;
    EXPECT_EQ(run.status, 4) << row.line;
  }
}

TEST(BadInput, AClosedPipeIsSuccess) {
  const ScratchFolder folder;
  folder.Write("a.txt", std::string(300'000, 'a'));
  for (const std::string command : {"read", "extract"}) {
    const ProgramRun run =
        folder.Shell("kst " + command + " a.txt a.txt a.txt a.txt | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}");
    EXPECT_EQ(run.err, "");
    EXPECT_EQ(run.status, 0) << command;
  }
}

TEST(BadInput, ASecondRunAtTheSameTimeIsRefused) {
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter");
  const ProgramRun run = folder.Shell(
      "mkfifo hold; kst run --each hold --into c 2>/dev/null & exec 9>hold;"
      "for i in $(seq 100); do [ -e c/kst.db ] && break; sleep 0.05; done; sleep 0.2;"
      "kst run a.txt --into c; status=$?; exec 9>&-; wait; exit $status");
  EXPECT_THAT(run.err,
              MatchesRegex(
                  "kst run: c: another run \\(process [0-9]+\\) is writing to this corpus; wait until it has ended\n"));
  EXPECT_EQ(run.status, 4);
}

TEST(BadInput, CtrlCLosesNothing) {
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter");
  for (const std::string signal : {"INT", "TERM"}) {
    const ProgramRun run = folder.Shell(
        "rm -rf c hold; set -m; mkfifo hold; (exec kst run a.txt --each hold --into c) & exec 9>hold;"
        "for i in $(seq 100); do [ -e c/kst.db ] && break; sleep 0.05; done; sleep 0.3;"
        "kill -" +
        signal + " $!; wait $!; exit $?");
    EXPECT_EQ(run.status, 130) << signal;
    EXPECT_THAT(run.err, HasSubstr("kst run: interrupted; nothing is lost\n"));
    EXPECT_THAT(run.err, HasSubstr("the same command goes on where this one stopped"));
    const ProgramRun again = folder.Kst({"run", "a.txt", "--into", "c"});
    EXPECT_EQ(again.status, 0) << again.err;
  }
}

TEST(BadInput, ARunNamesEachCauseOnce) {
  const ScratchFolder folder;
  folder.Write("papers/a.txt", "not looked at: text layers are named one by one");
  folder.Write("papers/empty.pdf", "");
  folder.Write("papers/letter.pdf", Letter());
  folder.Write("papers/deep/copy.PDF", Letter());
  folder.Write("papers/scan1.pdf", Scan());
  folder.Write("papers/scan2.pdf", Scan() + "\n");
  folder.Write("papers/.hidden.pdf", Letter());
  const ProgramRun run = folder.Kst({"run", "papers", "missing.pdf", "--into", "c", "--summary", "json"});
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("kst run: done, some papers have no output\n"));
  EXPECT_THAT(run.err, HasSubstr("  failed       1 empty: papers/empty.pdf\n"));
  EXPECT_THAT(run.err, HasSubstr("  failed       1 missing: missing.pdf\n"));
  EXPECT_THAT(run.err, HasSubstr("  failed       2 no_text_layer, the first: papers/scan1.pdf "
                                 "(only pictures: kst run --ocr reads them)\n"));
  EXPECT_THAT(run.err, HasSubstr("  next         kst graph c -o graph.json\n"));
  EXPECT_THAT(run.out, HasSubstr("\"complete\":1,"));
  EXPECT_THAT(run.out, HasSubstr("\"duplicates\":1,"));
  EXPECT_THAT(run.out, HasSubstr("\"failed_by_code\":{\"empty\":1,\"missing\":1,\"no_text_layer\":2}"));

  const ProgramRun again = folder.Kst({"run", "papers", "missing.pdf", "--into", "c"});
  EXPECT_THAT(again.err, HasSubstr("6: 1 read in "));
  EXPECT_THAT(again.err, HasSubstr("2 done before, 3 failed before and not tried again"));
  EXPECT_EQ(again.status, 1);
}

}  // namespace
}  // namespace kst
