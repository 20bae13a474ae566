// `kst feed`: legal for each engine, the same bytes each time, and put in twice it is there once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Feed : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new ScratchFolder;
    std::string lines;
    // What hurts: quotes, tabs, backslashes, markup, formulas, line ends, a letter beyond the first plane.
    for (const auto& [key, text] :
         {std::pair<std::string, std::string>{
              "a", "Zie Kamerstuk 29 911, nr. 323. Ik zal de Kamer voor 1 mei 2022 informeren."},
          {"b", "=1+1 \"aan\"\t'haal' \\N \\. <script> ; DROP TABLE x; -- $$\n\nEen tweede alinea, \xF0\x9F\x98\x80."}})
      lines += json{{"key", key}, {"date", "2021-10-04"}, {"text", text}}.dump() + "\n";
    ASSERT_EQ(folder_->Kst({"run", "--each", "-", "--into", "corpus"}, lines).status, 0);
  }
  static void TearDownTestSuite() { delete folder_; }
  static const ScratchFolder& folder() { return *folder_; }

  static std::string Of(const std::string& form, std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"feed", "corpus", "--to", form};
    words.insert(words.end(), more.begin(), more.end());
    const ProgramRun run = folder_->Kst(words);
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(run.out, folder_->Kst(words).out);
    return run.out;
  }
  static std::vector<json> Lines(const std::string& text) {
    std::vector<json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(json::parse(line));
    return lines;
  }

 private:
  static ScratchFolder* folder_;
};

ScratchFolder* Feed::folder_ = nullptr;

TEST_F(Feed, NdjsonHoldsAPaperWithAllThatItSays) {
  const std::vector<json> papers = Lines(Of("ndjson", {"--passages"}));
  ASSERT_EQ(papers.size(), 2U);
  const json& a = papers[0]["text"].get<std::string>().starts_with("Zie") ? papers[0] : papers[1];
  EXPECT_EQ(a["date"], "2021-10-04");
  EXPECT_EQ(a["edges"][0]["target"], "kst-29911-323");
  EXPECT_EQ(a["edges"][0]["words"], "Kamerstuk 29 911, nr. 323");
  EXPECT_EQ(a["edges"][0]["page"], 1);
  EXPECT_EQ(a["commitments"][0]["deadline"], "2022-05-01");
  EXPECT_EQ(a["passages"][0]["page"], 1);
}

TEST_F(Feed, OpensearchIsActionsAndDocuments) {
  const std::string feed = Of("opensearch");
  EXPECT_TRUE(feed.ends_with("\n"));
  const std::vector<json> lines = Lines(feed);
  ASSERT_EQ(lines.size(), 4U);
  for (std::size_t i = 0; i < lines.size(); i += 2) {
    EXPECT_EQ(lines[i]["index"]["_id"], lines[i + 1]["id"]);
    EXPECT_EQ(lines[i]["index"]["_index"], "kst");
  }
  // The template is strict: a field that it does not know would be refused.
  const json fields = json::parse(Of("opensearch", {"--template"}))["template"]["mappings"]["properties"];
  for (const auto& [key, value] : lines[1].items()) {
    EXPECT_TRUE(fields.contains(key)) << key;
    if (!value.is_array() || value.empty() || !value[0].is_object()) continue;
    for (const auto& [inner, unused] : value[0].items()) {
      EXPECT_TRUE(fields[key]["properties"].contains(inner)) << key << "." << inner;
    }
  }
}

TEST_F(Feed, SolrIsOneJsonTextOfCommands) {
  const std::string feed = Of("solr", {"--passages"});
  EXPECT_TRUE(json::accept(feed));
  EXPECT_THAT(feed, HasSubstr(R"("date_dt":"2021-10-04T00:00:00Z")"));
  EXPECT_THAT(feed, HasSubstr(R"("target_s":"kst-29911-323")"));
}

TEST_F(Feed, MeilisearchAndTypesenseGetLegalIdsAndTypes) {
  for (const json& paper : Lines(Of("meilisearch")))
    EXPECT_EQ(paper["docId"].get<std::string>().find_first_not_of(
                  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"),
              std::string::npos);
  const json schema = json::parse(Of("typesense", {"--template"}));
  std::map<std::string, std::string> types;
  for (const json& field : schema["fields"]) types[field["name"]] = field["type"];
  for (const json& paper : Lines(Of("typesense"))) {
    EXPECT_EQ(paper["date_time"], 1633305600);
    for (const auto& [key, value] : paper.items()) {
      EXPECT_FALSE(value.is_null()) << key;
      if (key != "id") {
        EXPECT_TRUE(types.contains(key)) << key;
      }
    }
  }
}

// Real engines: what went in comes out, twice in is once there.
TEST_F(Feed, SqliteTakesItTwice) {
  folder().Write("feed.sql", Of("sqlite", {"--passages"}));
  const ProgramRun run = folder().Shell(
      "python3 - <<'E'\nimport sqlite3\ndb=sqlite3.connect('f.db')\nsql=open('feed.sql').read()\n"
      "db.executescript(sql); db.executescript(sql)\n"
      "for t in ('papers','edges','commitments'): print(t, db.execute('select count(*) from kst_'+t).fetchone()[0])\n"
      "print(db.execute(\"select count(*) from kst_papers where text like '=1+1 \\\"aan\\\"%<script>%DROP TABLE "
      "x%'\").fetchone()[0])\nE");
  EXPECT_THAT(run.out, HasSubstr("papers 2\n")) << run.err;
  EXPECT_THAT(run.out, HasSubstr("commitments 1\n1\n"));
}

TEST_F(Feed, CsvIsOneTableWithAHead) {
  EXPECT_TRUE(Of("csv").starts_with("id,kind,title,"));
  EXPECT_THAT(Of("csv", {"--table", "edges"}), HasSubstr("\r\n"));
  EXPECT_THAT(Of("csv", {"--table", "edges"}), HasSubstr(",cites,kst-29911-323,"));
  EXPECT_THAT(Of("csv"), HasSubstr("\"\"aan\"\""));
}

// The second feed holds what is new, what says something else, and what is gone; put on the first it is the whole.
TEST_F(Feed, SinceARunHoldsWhatChangedAndWhatIsGone) {
  const ScratchFolder folder;
  folder.Write("1.txt", "Zie Kamerstuk 29 911, nr. 1.");
  folder.Write("2.txt", "Zie Kamerstuk 29 911, nr. 2.");
  folder.Write("list", "1.txt\n2.txt\n");
  ASSERT_EQ(folder.Shell("kst run --from list --into c && kst feed c --to sqlite > 1.sql").status, 0);
  folder.Write("2.txt", "Zie Kamerstuk 29 911, nr. 3, dat anders is.");
  folder.Write("3.txt", "Zie Kamerstuk 29 911, nr. 4.");
  folder.Write("list", "1.txt\n2.txt\n3.txt\n");
  const ProgramRun run = folder.Shell(
      "kst run --from list --into c && kst feed c --to sqlite > all.sql && kst feed c --to sqlite --since 1 > 2.sql && "
      "kst feed c --to opensearch --since 1 > bulk && kst feed c --to meilisearch --since 1 --gone && python3 - <<'E'\n"
      "import sqlite3\n"
      "def dump(*files):\n"
      "  db=sqlite3.connect(':memory:')\n"
      "  for f in files: db.executescript(open(f).read())\n"
      "  return [sorted(map(repr, db.execute('select * from kst_'+t))) for t in ('papers','edges','commitments')]\n"
      "print(dump('1.sql','2.sql') == dump('all.sql'), 'nr. 1.' not in open('2.sql').read())\nE");
  EXPECT_THAT(run.out, testing::MatchesRegex("\\[\"doc-[0-9a-f]*\"\\]\nTrue True\n")) << run.err;
  const std::string bulk = folder.Read("bulk");
  EXPECT_THAT(bulk, HasSubstr("{\"delete\":{\"_id\":\"doc-"));
  EXPECT_THAT(folder.Kst({"feed", "c", "--to", "csv", "--since", "1"}).err, HasSubstr("CSV cannot say what is gone"));
  EXPECT_THAT(folder.Kst({"feed", "c", "--to", "ndjson", "--since", "9"}).err, HasSubstr("no run 9"));
}

// What is gone was fed: not a paper that another one cited and that nobody cites now, but one that is still cited.
TEST_F(Feed, GoneListsNoIdThatWasOnlyCited) {
  const ScratchFolder folder;
  folder.Write(
      "1.txt",
      "Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2020–2021\n29 911 Kadebeheer\nNr. 7 BRIEF VAN DE MINISTER "
      "VAN DEFENSIE\nDen Haag, 4 oktober 2021\nEen brief.");
  folder.Write("2.txt", "Zie Kamerstuk 29 911, nr. 2 en Kamerstuk 29 911, nr. 7.");
  folder.Write("list", "1.txt\n2.txt\n");
  ASSERT_EQ(folder.Shell("kst run --from list --into c").status, 0);
  folder.Write("1.txt", "Een andere tekst.");
  folder.Write("2.txt", "Zie Kamerstuk 29 911, nr. 3 en Kamerstuk 29 911, nr. 7.");
  const ProgramRun run = folder.Shell("kst run --from list --into c && kst feed c --to ndjson --since 1 --gone");
  EXPECT_THAT(run.out, testing::ContainsRegex("\\[\"doc-[0-9a-f]*\",\"kst-29911-7\"\\]\n")) << run.err;
}

TEST_F(Feed, GoneNamesAPaperThatCameBackAndWentAgain) {
  const ScratchFolder folder;
  for (const char* text : {"Zie nr. 2.", "Een andere tekst.", "Zie nr. 2.", "Een derde tekst."}) {
    folder.Write("1.txt", text);
    ASSERT_EQ(folder.Shell("kst run 1.txt --into c").status, 0);
  }
  const ProgramRun run = folder.Shell("kst feed c --to ndjson --since 1 --gone");
  EXPECT_THAT(run.out, testing::ContainsRegex("^\\[\"doc-[0-9a-f]*\",\"doc-[0-9a-f]*\"\\]\n")) << run.err;
}

TEST_F(Feed, CsvHoldsNoFormula) {
  EXPECT_THAT(Of("csv"), HasSubstr(",\"'=1+1 "));
  EXPECT_THAT(Of("ndjson"), HasSubstr("\"text\":\"=1+1 "));
}

// The graph in the forms of databases: what hurts in a title comes back as it was.
TEST_F(Feed, GraphsForDatabasesAreWellFormed) {
  const auto graph = [&](const std::string& format) {
    return folder().Kst({"graph", "corpus", "--format", format}).out;
  };
  std::istringstream quads(graph("nquads"));
  int count = 0;
  for (std::string line; std::getline(quads, line); ++count)
    EXPECT_THAT(line, testing::MatchesRegex(
                          "<[^ <>\"]+> <[^ <>\"]+> (<[^ <>\"]+>|\".*\"(\\^\\^<[^ <>]+>)?)( <[^ <>\"]+>)? \\."));
  EXPECT_GT(count, 10);
  EXPECT_THAT(graph("nquads"),
              HasSubstr("<urn:kst:cites> <https://zoek.officielebekendmakingen.nl/kst-29911-323> <https://"));
  EXPECT_THAT(graph("neo4j-nodes"), HasSubstr("\nkst-29911-323,"));
  EXPECT_THAT(graph("neo4j-edges"), HasSubstr(",kst-29911-323,cites,,exact,"));
}

// As neo4j-admin reads them: a head, cells as many as it has, no line end in a cell, both ends of each relation there.
TEST_F(Feed, Neo4jIsFilesThatFitTogether) {
  ASSERT_EQ(folder().Kst({"feed", "corpus", "--to", "neo4j", "--passages", "-o", "neo"}).status, 0);
  const ProgramRun run = folder().Shell(
      "python3 - <<'E'\nimport csv\n"
      "def rows(name):\n"
      "  text=open('neo/'+name+'.csv', newline='').read()\n"
      "  read=list(csv.DictReader(text.splitlines(), strict=True))\n"
      "  assert len(read)+1 == text.count('\\n') and all(None not in r and None not in r.values() for r in read), "
      "name\n"
      "  return read\n"
      "nodes, relations, passages, of = map(rows, ('nodes', 'relations', 'passages', 'passage_relations'))\n"
      "ids=[r['id:ID'] for r in nodes+passages]\n"
      "assert len(ids) == len(set(ids)) and all(r[':LABEL'] for r in nodes+passages)\n"
      "assert all({r[':START_ID'], r[':END_ID']} <= set(ids) and r[':TYPE'] for r in relations+of)\n"
      "print(len(relations), len(of) == len(passages) > 0, [p['text'] for p in passages if p['text'].startswith('=1+1 "
      "')])"
      "\nE");
  EXPECT_THAT(run.out, HasSubstr(R"(2 True ['=1+1 "aan" \'haal\' \\N \\. <script> ; DROP TABLE x; -- $$ Een tweede)"))
      << run.err;
  EXPECT_THAT(folder().Kst({"feed", "corpus", "--to", "neo4j"}).err, HasSubstr("say where: -o FOLDER"));
  folder().Write("file", "");
  const ProgramRun no_folder = folder().Kst({"feed", "corpus", "--to", "neo4j", "-o", "file/in"});
  EXPECT_EQ(no_folder.status, 4);
  EXPECT_THAT(no_folder.err, HasSubstr("file/in/nodes.csv: cannot write: Not a directory"));
}

TEST_F(Feed, PassagesOfAnEarlierGraphDoNotStayBesideTheNewOne) {
  ASSERT_EQ(folder().Kst({"feed", "corpus", "--to", "neo4j", "--passages", "-o", "twice"}).status, 0);
  ASSERT_EQ(folder().Kst({"feed", "corpus", "--to", "neo4j", "-o", "twice"}).status, 0);
  EXPECT_EQ(folder().Shell("ls twice").out, "nodes.csv\nrelations.csv\n");
}

// The graph, and what no node holds: texts.
TEST_F(Feed, RdfIsTheGraphAndTheTexts) {
  const std::string feed = Of("rdf", {"--passages"});
  EXPECT_TRUE(feed.starts_with(folder().Kst({"graph", "corpus", "--format", "nquads"}).out));
  EXPECT_THAT(feed, HasSubstr("<http://data.europa.eu/eli/ontology#cites> "
                              "<https://zoek.officielebekendmakingen.nl/kst-29911-323> <https://"));
  EXPECT_THAT(feed, HasSubstr("#p-0> <https://schema.org/text> \"=1+1 \\\"aan\\\" 'haal' \\\\N "));
  EXPECT_THAT(feed, HasSubstr("<urn:kst:deadline> \"2022-05-01\"^^<http://www.w3.org/2001/XMLSchema#date> <https://"));
}

TEST_F(Feed, FormsThatCannotSayWhatIsGoneAreRefusedSinceARun) {
  for (const char* form : {"csv", "rdf", "neo4j"}) {
    const ProgramRun run = folder().Kst({"feed", "corpus", "--to", form, "--since", "1", "-o", "x"});
    EXPECT_EQ(run.status, 2) << form;
    EXPECT_THAT(run.err, HasSubstr("cannot say what is gone; feed all of it, or another form\n"));
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1);
  }
}

// What is behind the last paper that arrived is the rest.
TEST_F(Feed, GoesOnBehindThePaperWhereItBrokeOff) {
  const std::string whole = Of("ndjson");
  const std::size_t first = whole.find('\n') + 1;
  const std::string id = json::parse(whole.substr(0, first))["id"];
  EXPECT_EQ(Of("ndjson", {"--after", id}), whole.substr(first));
  EXPECT_EQ(Of("opensearch", {"--after", "zzz"}), "");
  EXPECT_THAT(folder().Kst({"feed", "corpus", "--to", "rdf", "--after", id}).err, HasSubstr("goes by no order"));
}

// Of whoever takes a feed and stops: a reader that has seen enough is none the worse, a full disk is one line.
TEST_F(Feed, AnEngineThatStopsInMidFeedIsSaidOnce) {
  std::string lines;
  for (int i = 0; i < 40; ++i)
    lines += json{{"key", std::to_string(i)},
                  {"text", std::string(20'000, static_cast<char>('a' + i % 20)) + std::to_string(i)}}
                 .dump() +
             "\n";
  ASSERT_EQ(folder().Kst({"run", "--each", "-", "--into", "long"}, lines).status, 0);
  for (const char* form :
       {"opensearch", "solr", "meilisearch", "typesense", "postgres", "sqlite", "csv", "ndjson", "rdf"}) {
    const std::string feed = std::string("kst feed long --to ") + form;
    const ProgramRun closed = folder().Shell(feed + " | head -c 1000 > /dev/null; exit ${PIPESTATUS[0]}");
    EXPECT_EQ(closed.status, 0) << form;
    EXPECT_EQ(closed.err, "") << form;
    const ProgramRun full = folder().Shell(feed + " > /dev/full");
    EXPECT_EQ(full.status, 4) << form;
    EXPECT_EQ(full.err, "kst feed: standard output: cannot write: No space left on device\n") << form;
  }
  folder().Shell("kst feed long --to ndjson -o whole && cp whole before");
  const ProgramRun limited = folder().Shell("ulimit -f 100; kst feed long --to ndjson --passages -o whole");
  EXPECT_EQ(limited.status, 4) << limited.err;
  EXPECT_EQ(folder().Read("whole"), folder().Read("before"));
}

TEST_F(Feed, FieldsAreDocumented) {
  EXPECT_THAT(ReadFile(SourceDir() / "docs/feeds.md"), HasSubstr(folder().Kst({"feed", "corpus", "--fields"}).out));
}

TEST_F(Feed, WhatCannotBeFedIsOneLine) {
  EXPECT_EQ(folder().Kst({"feed", "corpus", "--to", "oracle"}).status, 2);
  EXPECT_EQ(folder().Kst({"feed", "corpus"}).status, 2);
  EXPECT_EQ(folder().Kst({"feed", "nowhere", "--to", "csv"}).status, 2);
  EXPECT_EQ(folder().Kst({"feed", "corpus", "--to", "csv", "--template"}).status, 2);
  EXPECT_EQ(folder().Kst({"feed", "corpus", "--to", "sqlite", "--dsn", "host=/nowhere"}).status, 2);
  EXPECT_EQ(folder().Kst({"feed", "corpus", "--to", "postgres", "--dsn", "host=/nowhere", "-o", "x"}).status, 2);
  EXPECT_EQ(folder().Kst({"feed", "corpus", "--to", "postgres", "--dsn", ""}).status, 2);
  const ProgramRun no_server = folder().Kst({"feed", "corpus", "--to", "postgres", "--dsn", "host=/nowhere"});
  EXPECT_EQ(no_server.status, 1);
  EXPECT_THAT(no_server.err, testing::StartsWith("kst feed: --dsn: connection to server on socket"));
  EXPECT_EQ(std::count(no_server.err.begin(), no_server.err.end(), '\n'), 1);
}

}  // namespace
}  // namespace kst
