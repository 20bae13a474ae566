// The linked graph of invented papers, an edge a line.
#include <nlohmann/json.hpp>

#include "tests/corpus/papers.h"

namespace kst {
namespace {

using nlohmann::json;

// "kst-1-2 implements kst-1-1 by_note", sorted as in the graph.
std::string Edges(const json& graph) {
  std::string lines;
  for (const json& e : graph["edges"]) {
    const std::string to = e["to"].is_null() ? "?" : e["to"].get<std::string>();
    lines += e["from"].get<std::string>() + " " + e["type"].get<std::string>() + " " + to + " " +
             e["resolution"].get<std::string>() + "\n";
  }
  return lines;
}

json NodeIn(const json& graph, const std::string& id) {
  for (const json& n : graph["nodes"])
    if (n["id"] == id) return n;
  return nullptr;
}

std::vector<Paper> Family() {
  return {
      Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer, verzoekt de regering de havens te beschermen.")
          .Official(),
      Paper::Letter("kst-29000-12", "2021-10-04",
                    "Ik geef uitvoering aan de aangenomen motie van het lid Pauwels. Zie Kamerstuk 29 000, nr. 3. "
                    "Zie ook Kamerstuk 29 000, nr. 3. Voor de zomer zal ik uw Kamer informeren.")
          .Official()
          .Sender("De Minister van Justitie en Veiligheid")
          .Subject("Havens")
          .Cites("Kamerstuk 29 000, nr. 3", "kst-29000-3")
          .Cites("ook Kamerstuk 29 000, nr. 3", "kst-29000-3")
          .Mentions("motie van het lid Pauwels", {"Pauwels"}, "kst-29000-7", "note 1")
          .Tells("aangenomen motie van het lid Pauwels", "kst-29000-7", "adopted")
          .Does("implements", "geef uitvoering aan de aangenomen motie van het lid Pauwels", "kst-29000-7")
          .Promises("zal ik uw Kamer informeren", Deadline{"voor de zomer", {}, "2022-06-21"}),
      Paper::Letter("kst-29000-20", "2022-05-01", "Hiermee doe ik die toezegging gestand.")
          .Does("fulfils", "doe ik die toezegging gestand", PromiseId("kst-29000-12", "zal ik uw Kamer informeren")),
  };
}

TEST(Graph, EveryStatementIsAnEdgeAndEveryWorkANode) {
  TestCorpus corpus;
  corpus.Put(Family());
  const json graph = json::parse(corpus.Graph());
  const std::string promise = PromiseId("kst-29000-12", "zal ik uw Kamer informeren");
  EXPECT_EQ(Edges(graph),
            "kst-29000-12 cites kst-29000-3 exact\n"
            "kst-29000-12 cites kst-29000-7 by_note\n"
            "kst-29000-12 implements kst-29000-7 by_note\n"
            "kst-29000-12 part_of dossier-29000 exact\n"
            "kst-29000-12 promises " +
                promise +
                " exact\n"
                "kst-29000-12 reports_vote kst-29000-7 by_note\n"
                "kst-29000-12 sent_by ministry:justitie-en-veiligheid exact\n"
                "kst-29000-20 fulfils " +
                promise +
                " exact\n"
                "kst-29000-20 part_of dossier-29000 exact\n"
                "kst-29000-7 part_of dossier-29000 exact\n"
                "kst-29000-7 proposed_by person:pauwels exact\n");
  EXPECT_EQ(graph["format"], 1);
  EXPECT_EQ(graph["edges"][0]["also_at"].size(), 1U);  // one edge, two places

  const json motion = NodeIn(graph, "kst-29000-7");
  EXPECT_EQ(motion["state"], "implemented");
  EXPECT_EQ(motion["vote"], "adopted");
  EXPECT_EQ(motion["present"], true);
  EXPECT_EQ(motion["url"], "https://zoek.officielebekendmakingen.nl/kst-29000-7.html");
  const json absent = NodeIn(graph, "kst-29000-3");
  EXPECT_EQ(absent["present"], false);
  EXPECT_EQ(absent["dossier"], "29000");
  EXPECT_EQ(NodeIn(graph, promise)["state"], "fulfilled");
  EXPECT_EQ(NodeIn(graph, "ministry:justitie-en-veiligheid")["title"], "Ministerie van Justitie en Veiligheid");
}

TEST(Graph, IsTheSameInWhateverOrderPapersCome) {
  std::vector<Paper> papers = Family();
  papers.push_back(Paper::Letter("kst-29000-12", "2021-10-04", "Tekst van de brief.").Source("b.txt"));
  papers.push_back(Paper::Letter("kst-29000-12", "2021-10-04", "Tekst van de brief.").Source("a.txt"));
  const auto graph_of = [](const std::vector<Paper>& in_order) {
    TestCorpus corpus;
    corpus.Put(in_order);
    return corpus.Graph();
  };
  const std::string graph = graph_of(papers);
  std::reverse(papers.begin(), papers.end());
  EXPECT_EQ(graph_of(papers), graph);
  std::rotate(papers.begin(), papers.begin() + 2, papers.end());
  EXPECT_EQ(graph_of(papers), graph);
  papers.push_back(papers.front());  // and one of them twice
  EXPECT_EQ(graph_of(papers), graph);
}

TEST(Graph, AJointLetterIsSentByEachMinistryWhereItSigns) {
  const std::string text =
      "De Minister van Defensie heeft dit gevraagd.\nIk informeer u.\nDe Minister van Defensie,\nA. Pauwels\n"
      "De Staatssecretaris van Volksgezondheid,\nWelzijn en Sport,\nB. Krul";
  Paper letter = Paper::Letter("kst-29000-12", "2021-10-04", text)
                     .Sender("De Minister van Defensie; De Staatssecretaris van Volksgezondheid, Welzijn en Sport");
  letter.document.signatories = {"A. Pauwels", "B. Krul"};
  TestCorpus corpus;
  corpus.Put(letter);
  const json graph = json::parse(corpus.Graph());
  std::map<std::string, std::pair<std::size_t, std::string>> senders;
  for (const json& edge : graph["edges"])
    if (edge["type"] == "sent_by") senders[edge["to"]] = {edge["evidence"]["begin"], edge["evidence"]["words"]};
  const std::map<std::string, std::pair<std::size_t, std::string>> want = {
      {"ministry:defensie", {text.rfind("De Minister van Defensie"), "De Minister van Defensie"}},
      {"ministry:volksgezondheid-welzijn-en-sport",
       {text.find("De Staatssecretaris"), "De Staatssecretaris van Volksgezondheid,\nWelzijn en Sport"}}};
  EXPECT_EQ(senders, want) << "in the words that stand there";
}

}  // namespace
}  // namespace kst
