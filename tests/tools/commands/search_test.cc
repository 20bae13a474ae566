// `kst search` as it is used: words in any form, filters, the words that answer, and what is typed wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

std::string Line(const std::string& key, const std::string& date, const std::string& text) {
  return json{{"key", key}, {"date", date}, {"text", text}}.dump() + "\n";
}

const std::string kPapers =
    Line("a", "2020-01-10", "Het onderzoeksrapport over de kaden in het veengebied ligt voor.") +
    Line("b", "2021-01-10", "De rapporten over de kaden zijn er. Ik heb besloten de dijk bij Oudewater te verhogen.") +
    Line("c", "2022-01-10", "Emotie is geen grond. Zie dossier 31 234 over caf\xC3\xA9s en foto's van de kade.") +
    Line("d", "2023-01-10", "De moties over weilanden zijn aangenomen, op een later moment volgt meer.");

class Search : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new ScratchFolder;
    ASSERT_EQ(folder_->Kst({"run", "--each", "-", "--into", "corpus"}, kPapers).status, 0);
  }
  static void TearDownTestSuite() { delete folder_; }
  static const ScratchFolder& folder() { return *folder_; }

  // The dates of what is found, best first: each paper has its own.
  static std::vector<std::string> Years(std::vector<std::string> words, const std::string& corpus = "corpus") {
    std::vector<std::string> command = {"search", corpus, "--json"};
    command.insert(command.end(), words.begin(), words.end());
    const ProgramRun run = folder_->Kst(command);
    EXPECT_EQ(run.status, 0) << run.err;
    std::vector<std::string> years;
    std::istringstream lines(run.out);
    for (std::string line; std::getline(lines, line);)
      if (const json hit = json::parse(line); hit["kind"] != "dossier")
        years.push_back(hit["date"].get<std::string>().substr(0, 4));
    return years;
  }

 private:
  static ScratchFolder* folder_;
};

ScratchFolder* Search::folder_ = nullptr;

TEST_F(Search, FindsAWordInEveryForm) {
  EXPECT_THAT(Years({"motie"}), ElementsAre("2023"));
  EXPECT_THAT(Years({"besluit"}), ElementsAre("2021"));
  EXPECT_THAT(Years({"cafe"}), ElementsAre("2022"));
  EXPECT_THAT(Years({"foto"}), ElementsAre("2022"));
  EXPECT_THAT(Years({"aannemen"}), ElementsAre("2023"));
}

TEST_F(Search, FindsACompoundBelowTheWordItself) { EXPECT_THAT(Years({"rapport"}), ElementsAre("2021", "2020")); }

TEST_F(Search, ReadsOperators) {
  EXPECT_THAT(Years({"\"op een later moment\""}), ElementsAre("2023"));
  EXPECT_THAT(Years({"\"later een moment\""}), ElementsAre());
  EXPECT_THAT(Years({"weiland* OR cafe"}), ElementsAre("2023", "2022"));
  EXPECT_THAT(Years({"kaden -rapport"}), UnorderedElementsAre("2022", "2020"));
  EXPECT_THAT(Years({"NEAR(dijk verhogen, 3)"}), ElementsAre("2021"));
  EXPECT_THAT(Years({"NEAR(rapport verhogen, 3)"}), ElementsAre());
}

TEST_F(Search, FindsADossierAsItIsPrintedAndAsItIsTyped) {
  EXPECT_THAT(Years({"31234"}), ElementsAre("2022"));
  EXPECT_THAT(Years({"\"31 234\""}), ElementsAre("2022"));
}

TEST_F(Search, NamesTheWorkWhoseNumberIsTyped) {
  ASSERT_EQ(
      folder()
          .Kst({"run", "--each", "-", "--into", "numbers"}, Line("a", "2020-01-10", "Zie Kamerstuk 29 911, nr. 323."))
          .status,
      0);
  for (const char* typed : {"29911-323", "29 911, nr. 323", "KST-29911-323"}) {
    const ProgramRun run = folder().Kst({"search", "numbers", typed});
    EXPECT_TRUE(run.out.starts_with("kst-29911-323  ")) << typed << "\n" << run.out;
    EXPECT_EQ(run.err, "") << typed;
  }
}

// What the words name stands once, before what holds them, on whatever page.
TEST_F(Search, PagesOfAnAnswerAreOneList) {
  std::string papers;
  for (const char* key : {"a", "b", "c", "d", "e"})
    papers += Line(key, "2020-01-1" + std::to_string(key[0] - 'a'),
                   std::string("Zie Kamerstuk 29 911, nr. 323 over kade ") + key);
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "pages"}, papers).status, 0);
  const auto ids = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"search", "pages", "--json", "29 911, nr. 323"});
    std::vector<std::string> found;
    std::istringstream lines(folder().Kst(options).out);
    for (std::string line; std::getline(lines, line);) found.push_back(json::parse(line)["id"]);
    return found;
  };
  const std::vector<std::string> all = ids({});
  ASSERT_EQ(all.size(), 6u);
  EXPECT_EQ(all[0], "kst-29911-323");
  for (const int size : {1, 2, 4}) {
    std::vector<std::string> pages;
    for (int skip = 0; skip < 6; skip += size)
      for (std::string& id : ids({"-n", std::to_string(size), "--skip", std::to_string(skip)}))
        pages.push_back(std::move(id));
    EXPECT_EQ(pages, all) << size;
  }
  EXPECT_EQ(folder().Kst({"search", "pages", "--count", "29 911, nr. 323"}).out, "6\n");
}

TEST_F(Search, APageBehindTheLastIsEmptyAndNotAnUnknownWord) {
  for (const char* option : {"-n0", "--skip=100"}) {
    const ProgramRun run = folder().Kst({"search", "corpus", option, "kaden"});
    EXPECT_EQ(run.status, 0);
    EXPECT_EQ(run.out + run.err, "") << option;
  }
}

// A corpus that says no day still has a best paper.
TEST_F(Search, RanksPapersWithoutADay) {
  const auto line = [](const std::string& key, const std::string& text) {
    return json{{"key", key}, {"text", text}}.dump() + "\n";
  };
  const std::string papers = line("a", "De kade is oud, de brug is nieuw en de sluis is dicht.") +
                             line("b", "De kade, de andere kade en de laatste kade zijn oud.") +
                             line("c", "Over de brug is niets te melden, en over de sluis ook niet.");
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "undated"}, papers).status, 0);
  const ProgramRun run = folder().Kst({"search", "undated", "kade"});
  EXPECT_LT(run.out.find("laatste"), run.out.find("nieuw")) << run.out;
}

TEST_F(Search, MarksWithColourOnATerminalAlone) {
  const ProgramRun run = folder().Shell(
      "script -qec 'kst search corpus besluit > piped' /dev/null > seen; "
      "script -qec 'kst search corpus besluit' /dev/null >> seen; grep -c $'\\033' piped seen");
  EXPECT_EQ(run.out, "piped:0\nseen:1\n") << run.err;
}

// However rare the compound is, and however common the word.
TEST_F(Search, ACommonWordStandsAboveARareCompound) {
  std::string papers;
  for (int i = 0; i < 12; ++i)
    papers += Line(std::to_string(i), "2020-01-10", "Er is een rapport van deel " + std::to_string(i));
  papers += Line("x", "2020-01-10", "Er is een onderzoeksrapport, nog een onderzoeksrapport.");
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "common"}, papers).status, 0);
  const ProgramRun run = folder().Kst({"search", "common", "rapport", "-n", "20"});
  EXPECT_GT(run.out.find("«onderzoeksrapport»"), run.out.rfind("«rapport»")) << run.out;
}

// As deep and as long as a question may be; deeper ones are refused (corpus/search/query_test.cc).
TEST_F(Search, TheLargestQuestionsAreAnswered) {
  std::string nots = "kade", brackets = "kade", columns, ors = "kade";
  for (int i = 0; i < 60; ++i) nots += " -zz" + std::to_string(i), ors += " OR zz" + std::to_string(i);
  for (int i = 0; i < 11; ++i) brackets = "(" + brackets + " NOT zz)", columns += "body:";
  for (const std::string& typed : {nots, ors, brackets, columns + "kade"})
    EXPECT_EQ(folder().Kst({"search", "corpus", typed, "--count"}).out, "3\n") << typed;
}

TEST_F(Search, NoPaperIsNamedThatIsNotAskedFor) {
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"dossier -31234"}, {"31234", "--kind", "motion"}, {"31234", "--skip", "5"}, {"31234", "-n", "0"}}) {
    std::vector<std::string> command = {"search", "corpus"};
    command.insert(command.end(), words.begin(), words.end());
    EXPECT_EQ(folder().Kst(command).out, "") << words[0];
  }
}

TEST_F(Search, AnUnknownKindOrMinistryIsAMistake) {
  EXPECT_THAT(folder().Kst({"search", "corpus", "kade", "--kind", "brief"}).err,
              HasSubstr("brief is no kind of paper"));
  EXPECT_THAT(folder().Kst({"search", "corpus", "kade", "--ministry", "foo"}).err, HasSubstr("foo names no ministry"));
}

TEST_F(Search, ADamagedIndexIsSaidByCheckAndMadeAnew) {
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "broken"}, kPapers).status, 0);
  const auto break_it = [&](const std::string& sql) {
    return folder()
        .Shell("python3 -c \"import sqlite3; d=sqlite3.connect('broken/kst.db'); d.execute('" + sql +
               "'); d.commit()\"")
        .status;
  };
  for (const char* sql : {"delete from search_index_docsize where id=2", "delete from search_index_data where id>10",
                          "drop table search_index_idx"}) {
    ASSERT_EQ(folder().Kst({"check", "broken"}).status, 0) << sql;
    ASSERT_EQ(break_it(sql), 0);
    EXPECT_EQ(folder().Kst({"check", "broken"}).status, 1) << sql;
    const ProgramRun run = folder().Kst({"run", "--each", "-", "--into", "broken", "--index-anew"}, kPapers);
    EXPECT_EQ(run.status, 0) << sql << run.err;
    EXPECT_EQ(folder().Kst({"search", "broken", "kade", "--count"}).out, "3\n") << sql;
  }
}

TEST_F(Search, Filters) {
  EXPECT_THAT(Years({"kade", "--from", "2021-01-01", "--until", "2021-12-31"}), ElementsAre("2021"));
  EXPECT_THAT(Years({"kade", "--kind", "motion"}), ElementsAre());
  EXPECT_THAT(Years({"--from", "2022-01-01"}), ElementsAre("2023", "2022"));
  EXPECT_THAT(Years({"rapport", "--in", "notes"}), ElementsAre());
  EXPECT_THAT(Years({"kade", "-n", "1", "--skip", "1"}).size(), 1U);
}

TEST_F(Search, MarksTheWordsThatAnswerAndSaysThePage) {
  const ProgramRun run = folder().Kst({"search", "corpus", "besluit"});
  EXPECT_THAT(run.out, HasSubstr("p. 1  … de kaden zijn er. Ik heb «besloten» de dijk bij"));
  const std::string hits = folder().Kst({"search", "corpus", "rapport dijk", "--json"}).out;
  const json hit = json::parse(hits.substr(0, hits.find('\n')));
  std::vector<std::string> marked;
  for (const json& mark : hit["marks"])
    marked.push_back(
        hit["snippet"].get<std::string>().substr(mark[0], mark[1].get<std::size_t>() - mark[0].get<std::size_t>()));
  EXPECT_THAT(marked, ElementsAre("rapporten", "dijk"));
}

TEST_F(Search, CountsAndFacets) {
  EXPECT_EQ(folder().Kst({"search", "corpus", "kade", "--count"}).out, "3\n");
  EXPECT_THAT(folder().Kst({"search", "corpus", "kade", "--facets"}).out,
              HasSubstr("year\n  2020  1\n  2021  1\n  2022  1\n"));
}

TEST_F(Search, FacetsAreThoseThatAreNamedInTheirOrder) {
  const std::string year = "year\n  2020  1\n  2021  1\n  2022  1\n";
  EXPECT_EQ(folder().Kst({"search", "corpus", "kade", "--facets=year,kind"}).out, year + "kind\n  other  3\n");
  EXPECT_EQ(folder().Kst({"search", "corpus", "--facets=year", "kade"}).out, year);
}

// "kind" is a child to a Dutch reader, and a facet to the program: it is neither in silence.
TEST_F(Search, AWordOfTheQuestionIsNotTakenForTheListOfFacets) {
  const ProgramRun run = folder().Kst({"search", "corpus", "--facets", "kind"});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.err, "kst search: --facets takes its list behind a =, as in --facets=kind; see kst search --help\n");
  EXPECT_THAT(folder().Kst({"search", "--help"}).out, HasSubstr("--facets[=kind,year,ministry] "));
}

TEST_F(Search, CountAndFacetsAreNotTakenTogether) {
  const ProgramRun run = folder().Kst({"search", "corpus", "kade", "--count", "--facets"});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("--count and --facets exclude each other"));
}

TEST_F(Search, FiltersMayStandAmongTheWords) {
  EXPECT_THAT(Years({"kade from:2021-01-01 until:2021-12-31"}), ElementsAre("2021"));
  EXPECT_THAT(Years({"kind:motion kade"}), ElementsAre());
  EXPECT_THAT(Years({"kind:other kade from:2022-01-01"}), ElementsAre("2022"));
  EXPECT_THAT(folder().Kst({"search", "corpus", "kind:brief"}).err, HasSubstr("brief is no kind of paper"));
}

TEST_F(Search, DaysThatNoDayIsBetweenAreAMistake) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"kade", "--from", "2022-01-01", "--until", "2021-01-01"},
                                             {"kade from:2022-01-01 until:2021-01-01"},
                                             {"kade until:2021-01-01", "--from", "2022-01-01"}}) {
    std::vector<std::string> command = {"search", "corpus"};
    command.insert(command.end(), words.begin(), words.end());
    const ProgramRun run = folder().Kst(command);
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("no day is from 2022-01-01 until 2021-01-01"));
  }
  EXPECT_EQ(folder().Kst({"search", "corpus", "--from", "2050-01-01"}).err, "kst search: there is no such paper\n");
}

// The words that are shown prove that they stand where they were asked for.
TEST_F(Search, ASnippetStandsInTheColumnThatWasAskedFor) {
  const std::string rest = " Verder is er niets te melden over het werk aan de vaargeul en de havens." +
                           std::string(" De gemeente heeft de palen geteld en de lijst aan de provincie gezonden.");
  const std::string paper =
      Line("a", "2020-01-10",
           "Over de sluis is veel gezegd: de sluis is oud, de sluis lekt." + rest + rest +
               "\nIk zal de Kamer voor 1 mei 2022 informeren over de nieuwe sluis bij Oudewater." + rest);
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "columns"}, paper).status, 0);
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"sluis", "--in", "quotes"}, {"quotes:sluis"}}) {
    std::vector<std::string> command = {"search", "columns"};
    command.insert(command.end(), words.begin(), words.end());
    EXPECT_THAT(folder().Kst(command).out, HasSubstr("informeren over de nieuwe «sluis» bij Oudewater"));
  }
  EXPECT_THAT(folder().Kst({"search", "columns", "sluis"}).out, HasSubstr("de «sluis» is oud"));
}

// What a clerk types is rarely held whole by one paper; what holds most of it comes first. What is typed with signs
// stays.
TEST_F(Search, AQuestionOfManyWordsFindsPapersThatHoldSomeOfThem) {
  const std::string papers = Line("a", "2020-01-10", "De kade bij de haven is oud en wordt vernieuwd.") +
                             Line("b", "2021-01-10", "De kade is oud, de kade is smal, de kade is laag.") +
                             Line("c", "2022-01-10", "Er is een verbod; de telefoon ligt in de kluis.");
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "questions"}, papers).status, 0);
  EXPECT_THAT(Years({"kade van een haven in Zeeland"}, "questions"), ElementsAre("2020", "2021"));
  EXPECT_THAT(Years({"kade AND Zeeland"}, "questions"), ElementsAre());
  EXPECT_THAT(Years({"\"kade in Zeeland\""}, "questions"), ElementsAre());
  EXPECT_THAT(Years({"telefoonverbod in scholen"}, "questions"), ElementsAre("2022"));
}

TEST_F(Search, FacetsNameMinistriesInWords) {
  const std::string paper = Line("a", "2020-01-10",
                                 "BRIEF VAN DE MINISTER VAN DEFENSIE\nAan de Voorzitter van de Tweede Kamer der "
                                 "Staten-Generaal\nDen Haag, 4 oktober 2021\nDe kade is oud.\nDe Minister van "
                                 "Defensie,\nA.B. van Oeverdijk");
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "ministries"}, paper).status, 0);
  EXPECT_THAT(folder().Kst({"search", "ministries", "kade", "--facets"}).out,
              HasSubstr("ministry\n  Ministerie van Defensie  1\n"));
  EXPECT_THAT(
      folder().Kst({"search", "ministries", "kade", "--facets", "--json"}).out,
      HasSubstr(R"({"counts":[["ministry:defensie",1]],"facet":"ministry","labels":["Ministerie van Defensie"]})"));
}

TEST_F(Search, ProposesAWordThatPapersHold) {
  const ProgramRun run = folder().Kst({"search", "corpus", "raport"});
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("no paper answers raport; did you mean rapport?"));
  EXPECT_EQ(folder().Kst({"search", "corpus", "dik"}).err, "kst search: no paper answers dik\n") << "dijk? dit? dus?";
}

TEST_F(Search, WhatIsTypedWrongIsOneLine) {
  for (const auto& [typed, message] : {std::pair<std::string, const char*>{"a \"b", "is not closed"},
                                       {std::string(10'000, 'x'), "longer than 2000 bytes"},
                                       {"NIET a", "name a word that shall stand"},
                                       {"&", "there is no word in it"}}) {
    const ProgramRun run = folder().Kst({"search", "corpus", typed});
    EXPECT_EQ(run.status, 2);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr(message));
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
  }
}

// Whatever is typed, FTS5 gets a question that it understands.
TEST_F(Search, NoQuestionReachesTheIndexBroken) {
  for (const char* typed : {"'; DROP TABLE paper --",
                            "a' OR 1=1",
                            "col:x",
                            "^a",
                            "a + b",
                            "{a b}:c",
                            "*",
                            "* *",
                            "a*b",
                            "(((a)))",
                            "- - -",
                            "\"\"",
                            "\"!\" a",
                            "AND",
                            "a AND OR b",
                            "NEAR(\"a b\" c)",
                            "title:people:a",
                            "\x01",
                            "+a",
                            "é*",
                            "a -(b OR c)",
                            "a -\"b c\" -d OR e"}) {
    const ProgramRun run = folder().Kst({"search", "corpus", "--count", "--", typed});
    EXPECT_TRUE(run.status == 0 || run.status == 2) << typed;
    EXPECT_THAT(run.err, testing::Not(HasSubstr("kst.db"))) << typed;
  }
}

// A corpus that grew, shrank and changed answers like one that was made at once.
TEST_F(Search, IndexFollowsThePapers) {
  const auto write = [&](const std::string& name, const std::string& text) { folder().Write("papers/" + name, text); };
  std::filesystem::create_directory(folder().path() / "papers");
  const auto run = [&](const std::string& corpus) {
    return folder().Shell("kst run --from list --into " + corpus).status;
  };
  folder().Write("list", "papers/1.txt\npapers/2.txt\n");
  write("1.txt", "De oever van het kanaal is verstevigd.");
  write("2.txt", "De sluis is gesloten.");
  ASSERT_EQ(run("grown"), 0);
  write("2.txt", "De sluizen zijn hersteld, de oevers niet, zoals bij de vorige brief is gemeld.");
  write("3.txt", "De oever is kaal.");
  folder().Write("list", "papers/1.txt\npapers/2.txt\npapers/3.txt\n");
  ASSERT_EQ(run("grown"), 0);
  ASSERT_EQ(run("whole"), 0);
  for (const char* words : {"oever", "sluis", "gesloten", "herstellen", "kaal"})
    EXPECT_EQ(folder().Kst({"search", "grown", words, "--json"}).out,
              folder().Kst({"search", "whole", words, "--json"}).out)
        << words;
  EXPECT_EQ(folder().Kst({"search", "grown", "gesloten", "--count"}).out, "0\n");
}

TEST_F(Search, AMergedCorpusIsIndexed) {
  ASSERT_EQ(folder().Kst({"merge", "corpus", "--into", "merged"}).status, 0);
  EXPECT_EQ(folder().Kst({"search", "merged", "kade", "--json"}).out,
            folder().Kst({"search", "corpus", "kade", "--json"}).out);
}

}  // namespace
}  // namespace kst
