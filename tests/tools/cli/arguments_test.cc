// How a command line is read: what was typed, what the command gets, what people are told.
#include "tools/cli/arguments.h"

#include <gtest/gtest.h>

#include "schema/text.h"
#include "tests/tools/run_program.h"
#include "tools/cli/help.h"

namespace kst {
namespace {

constexpr Option kOptions[] = {
    {"CORPUS", "", "", true},     {"FILE...", "", ""},         {"--text", "", ""},
    {"-j,--jobs", "N", ""},       {"-o,--output", "FILE", ""}, {"--day", "DATE", ""},
    {"--format", "json|csv", ""}, {"--summary", "json", ""},   {"--parts", "[=a,b]", ""},
};
const Command kCommand{"read", "", kOptions, nullptr, ""};

using Words = std::vector<std::string>;

TEST(ReadArguments, GivesEachWordToItsRow) {
  const struct {
    Words typed;
    std::string_view name;
    Words values;
  } kRows[] = {
      {{"c"}, "CORPUS", {"c"}},
      {{"c", "a", "b"}, "FILE", {"a", "b"}},
      {{"c", "a", "--text", "b"}, "FILE", {"a", "b"}},
      {{"c", "-"}, "FILE", {"-"}},
      {{"--", "c", "--text", "--", "-j"}, "FILE", {"--text", "--", "-j"}},
      {{"c", "--jobs", "2"}, "--jobs", {"2"}},
      {{"c", "--jobs=2"}, "--jobs", {"2"}},
      {{"-j", "2", "c"}, "--jobs", {"2"}},
      {{"-j2", "c"}, "--jobs", {"2"}},
      {{"c", "-j2", "--jobs=3"}, "--jobs", {"2", "3"}},
      {{"c", "-o", "-"}, "--output", {"-"}},
      {{"c", "-o", "--text"}, "--output", {"--text"}},
      {{"c", "--output=a=b"}, "--output", {"a=b"}},
      {{"c", "--format=csv"}, "--format", {"csv"}},
      {{"c", "--summary", "json"}, "--summary", {"json"}},
      {{"c", "--day", "2024-02-29"}, "--day", {"2024-02-29"}},
      {{"c", "a", "--jobs", "--help"}, "--help", {}},
      {{"-h"}, "--help", {}},
      {{"c", "--text"}, "--text", {}},
      {{"c", "--parts"}, "--parts", {}},
      {{"c", "--parts=b,a"}, "--parts", {"b,a"}},
      {{"c", "--parts=b"}, "--parts", {"b"}},
      {{"--parts", "c"}, "--parts", {}},
      {{"--parts", "c", "a,x"}, "FILE", {"a,x"}},
  };
  for (const auto& row : kRows) {
    const auto read = ReadArguments(kCommand, row.typed);
    ASSERT_TRUE(read) << read.error();
    EXPECT_TRUE(read->Has(row.name)) << row.name;
    EXPECT_EQ(read->All(row.name), row.values) << row.name;
  }
  EXPECT_FALSE(ReadArguments(kCommand, Words{"c", "--", "--text"})->Has("--text"));
  EXPECT_FALSE(ReadArguments(kCommand, Words{"c", "--", "--help"})->Has("--help"));
}

TEST(ReadArguments, SaysWhatIsWrongAndWhatToDo) {
  const struct {
    Words typed;
    std::string_view message;
  } kRows[] = {
      {{}, "needs CORPUS; see kst read --help"},
      {{"c", "--parts=a,c"}, "--parts takes some of a,b, each once, not \"a,c\"; see kst read --help"},
      {{"c", "--parts=a,a"}, "--parts takes some of a,b, each once, not \"a,a\"; see kst read --help"},
      {{"c", "--parts", "a"}, "--parts takes its list behind a =, as in --parts=a; see kst read --help"},
      {{"c", "--txt"}, "there is no option --txt; did you mean --text?"},
      {{"c", "--txt=1"}, "there is no option --txt; did you mean --text?"},
      {{"c", "---"}, "there is no option ---; see kst read --help"},
      {{"c", "-x"}, "there is no option -x; see kst read --help"},
      {{"c", "-xj", "2"}, "there is no option -x; see kst read --help"},
      {{"c", "--jobs"}, "--jobs needs a value; see kst read --help"},
      {{"c", "-j"}, "--jobs needs a value; see kst read --help"},
      {{"c", "--output="}, "--output needs a value; see kst read --help"},
      {{"c", "--jobs=", "2"}, "--jobs takes a whole number, not \"\"; see kst read --help"},
      {{"c", "--jobs", "-2"}, "--jobs takes a whole number, not \"-2\"; see kst read --help"},
      {{"c", "--jobs", "1234567890"}, "--jobs takes a whole number, not \"1234567890\"; see kst read --help"},
      {{"c", "-j", "--text"}, "--jobs takes a whole number, not \"--text\"; see kst read --help"},
      {{"c", "--text=false"}, "--text takes no value; see kst read --help"},
      {{"c", "--day", "2023-02-29"}, "--day takes a date like 2024-03-31, not \"2023-02-29\"; see kst read --help"},
      {{"c", "--format", "jsn"},
       "--format takes one of json csv, not \"jsn\"; did you mean json?; see kst read --help"},
      {{"c", "--summary", "xml"}, "--summary takes json, not \"xml\"; see kst read --help"},
  };
  for (const auto& row : kRows) {
    const auto read = ReadArguments(kCommand, row.typed);
    ASSERT_FALSE(read) << row.message;
    EXPECT_EQ(read.error(), row.message);
  }
  constexpr Option kOne[] = {{"ID", "", "", true}};
  const Command one{"show", "", kOne, nullptr, ""};
  EXPECT_EQ(ReadArguments(one, Words{"a", "b", "c"}).error(), "one word too many: \"b\"; see kst show --help");
}

// The rows of the real commands: names that clash or choices that are a name would be read wrongly in silence.
TEST(ReadArguments, EveryRowOfEveryCommandCanBeTyped) {
  for (const Command* command : Commands()) {
    for (const Option& option : command->options) {
      if (!option.name.starts_with('-')) continue;
      Words typed;
      for (const Option& word : command->options)
        if (word.needed) typed.emplace_back("word");
      const std::string name(option.name.substr(option.name.find(',') + 1));
      const std::string_view values = Trim(option.value, "[=]");
      const std::string first(values.substr(0, values.find_first_of("|,")));
      const std::string value = option.value == "N" ? "1" : option.value == "DATE" ? "2024-03-31" : first;
      typed.push_back(IsList(option) ? Concat({name, "=", value}) : name);
      if (!value.empty() && !IsList(option)) typed.push_back(value);
      const auto read = ReadArguments(*command, typed);
      ASSERT_TRUE(read) << command->name << " " << name << ": " << read.error();
      EXPECT_EQ(read->All(name), value.empty() ? Words{} : Words{value}) << command->name << " " << name;
    }
  }
}

TEST(CommandLine, TwoFormsAtOnceAreRefused) {
  const struct {
    Words words;
    std::string said;
  } kRows[] = {
      {{"trace", "c", "kst-29911-7", "--svg", "--html"}, "kst trace: --html and --svg"},
      {{"trace", "c", "kst-29911-7", "--html", "--json"}, "kst trace: --json and --html"},
      {{"motions", "c", "--json", "--csv"}, "kst motions: --csv and --json"},
      {{"commitments", "c", "--csv", "--json"}, "kst commitments: --csv and --json"},
      {{"read", "a.txt", "--pretty", "--text"}, "kst read: --text and --pretty"},
      {{"read", "a.txt", "--tables", "csv", "--text"}, "kst read: --text and --tables"},
      {{"feed", "c", "--fields", "--template"}, "kst feed: --template and --fields"},
      {{"feed", "c", "--to", "solr", "--since", "1", "--gone", "--after", "x"}, "kst feed: --gone and --after"},
      {{"feed", "c", "--to", "solr", "--since", "1", "--gone", "--passages"}, "kst feed: --gone and --passages"},
      {{"feed", "c", "--to", "csv", "--since", "1", "--gone", "--table", "edges"}, "kst feed: --gone and --table"},
      {{"feed", "c", "--to", "typesense", "--template", "--passages"}, "kst feed: --template and --passages"},
      {{"feed", "c", "--to", "solr", "--fields"}, "kst feed: --fields and --to"},
      {{"graph", "c", "--missing", "--dossier", "29911"}, "kst graph: --missing and --dossier"},
      {{"graph", "c", "--missing", "--since", "1"}, "kst graph: --missing and --since"},
      {{"graph", "c", "--around", "kst-1-1", "--dossier", "29911"}, "kst graph: --dossier and --around"},
      {{"explain", "a.pdf", "--svg", "--at", "2"}, "kst explain: --svg and --at"},
      {{"search", "c", "kade", "--count", "-n", "2"}, "kst search: --count and --most"},
      {{"search", "c", "kade", "--count", "--skip", "2"}, "kst search: --count and --skip"},
      {{"search", "c", "kade", "--facets", "-n", "2"}, "kst search: --facets and --most"},
      {{"search", "c", "kade", "--facets", "--skip", "2"}, "kst search: --facets and --skip"},
      {{"search", "c", "kade", "--count", "--json"}, "kst search: --count and --json"},
      {{"help", "--man", "--completion", "zsh"}, "kst help: --man and --completion"},
  };
  const ScratchFolder folder;
  for (const auto& [words, said] : kRows) {
    const ProgramRun run = folder.Kst(words);
    EXPECT_EQ(run.status, 2) << said;
    EXPECT_EQ(run.err, said + " exclude each other; give one; see kst " + words[0] + " --help\n");
    EXPECT_EQ(run.out, "");
  }
}

TEST(CommandLine, AnOptionOfAnotherFormIsRefused) {
  const struct {
    Words words;
    std::string said;
  } kRows[] = {
      {{"stats", "c", "--lang", "en"}, "--lang goes with --html"},
      {{"graph", "c", "--hops", "2"}, "--hops goes with --around"},
      {{"graph", "c", "--missing", "--format", "dot"}, "--missing goes with --format urls, or without --format"},
      {{"search", "c", "--in", "title"}, "--in goes with words that shall stand there"},
      {{"feed", "c", "--to", "csv", "--passages"},
       "--passages goes with forms that hold all tables; of csv they are --table passages"},
  };
  for (const auto& [words, said] : kRows) {
    const ProgramRun run = ScratchFolder().Kst(words);
    EXPECT_EQ(run.status, 2) << said;
    EXPECT_EQ(run.err, Concat({"kst ", words[0], ": ", said, "; see kst ", words[0], " --help\n"}));
  }
}

TEST(CommandLine, ControlCharactersAreNotPrintedRaw) {
  const ScratchFolder folder;
  EXPECT_EQ(folder.Kst({"re\x1b]0;x"}).err.find('\x1b'), std::string::npos);
  EXPECT_EQ(folder.Kst({"read", "--te\x1b]0;x"}).err.find('\x1b'), std::string::npos);
  EXPECT_EQ(folder.Kst({"read", "-j", "\x1b]0;x"}).err.find('\x1b'), std::string::npos);
  const std::string line = R"({"key":"a","text":"Kort.","date":"\u001b]0;x"})";
  EXPECT_EQ(folder.Kst({"read", "--each"}, line + "\n").err,
            "kst read: line 1: \"date\" must be a day like 2021-10-04, not \"\\x1B]0;x\"\n");
}

}  // namespace
}  // namespace kst
