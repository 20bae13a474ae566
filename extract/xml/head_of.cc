#include "extract/xml/head_of.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "schema/text.h"

namespace kst::xml {
namespace {

void Add(std::vector<Text>& lines, Text line) {
  if (!line.text.empty()) lines.push_back(std::move(line));
}

Text Plain(std::string text) { return {std::move(text), {}}; }

std::vector<Text> HeadOfPaper(const pugi::xml_node& paper) {
  const pugi::xml_node head = paper.child("kamerstukkop");
  const auto row = [&](const char* what) { return TextOf(head.find_child_by_attribute("tekstregel", "inhoud", what)); };
  Text chamber = row("kameraanduiding");
  chamber.Append(" ", row("kamernummer"));
  std::vector<Text> lines;
  Add(lines, chamber);
  Add(lines, row("vergaderjaar"));
  for (const pugi::xml_node& dossier : paper.children("dossier")) {
    Text line = TextOf(dossier.child("dossiernummer"));
    line.Append(" ", TextOf(dossier.child("titel")));
    lines.push_back(line);
  }
  Add(lines, TextOf(paper.child("stuk").child("stuknr")));
  return lines;
}

std::vector<Text> HeadOfOldPaper(const pugi::xml_node& paper) {
  std::vector<Text> lines;
  const std::string chamber = TextOf(paper.child("kamer")).text;
  if (chamber == "1") Add(lines, Plain("Eerste Kamer der Staten-Generaal 1"));
  if (chamber == "2") Add(lines, Plain("Tweede Kamer der Staten-Generaal 2"));
  Text session = Plain("Vergaderjaar");
  session.Append(" ", TextOf(paper.child("vergjaar")));
  Add(lines, session);
  for (const pugi::xml_node& dossier : paper.children("dossier")) {
    Text line = TextOf(dossier.child("dossnr"));
    line.Append(" ", TextOf(dossier.child("dosstit")));
    Add(lines, line);
  }
  Add(lines, TextOf(paper.child("stuk").child("stuknr")));
  return lines;
}

// "h-tk-20202021-61-8": what the Chamber, meeting and item are, only its id says.
std::vector<Text> HeadOfMinutes(const pugi::xml_node& root) {
  const auto said = [&](const char* name) -> std::string_view {
    return Trim(root.child("metadata").find_child_by_attribute("meta", "name", name).attribute("content").value());
  };
  std::vector<Text> lines;
  const auto id = Split(said("DC.identifier"), '-');
  if (id.size() < 4 || id[0] != "h" || (id[1] != "tk" && id[1] != "ek")) return lines;
  Text session = Plain("Vergaderjaar");
  session.Append(" ", Plain(std::string(said("OVERHEIDop.vergaderjaar"))));
  Add(lines, session);
  Add(lines, Plain(Concat({id[1] == "tk" ? "TK " : "EK ", id[3]})));
  if (id.size() > 4) Add(lines, Plain(Concat({id[3], "-", id[4], "-1"})));
  Add(lines, Plain(std::string(said("OVERHEIDop.datumVergadering"))));
  return lines;
}

}  // namespace

pugi::xml_node PaperIn(const pugi::xml_node& root) {
  if (std::string_view(root.name()) == "kamerwrk") return root.child("body");
  const pugi::xml_node paper = root.child("kamerstuk");
  return paper ? paper : root.child("handelingen");
}

std::vector<Text> HeadOf(const pugi::xml_node& root, const pugi::xml_node& paper) {
  const std::string_view name = paper.name();
  return name == "body" ? HeadOfOldPaper(paper) : name == "handelingen" ? HeadOfMinutes(root) : HeadOfPaper(paper);
}

bool IsOfHead(const pugi::xml_node& part) {
  constexpr std::string_view kHead[] = {"kamerstukkop", "dossier", "kamer", "vergjaar", "stuknr"};
  return std::ranges::find(kHead, std::string_view(part.name())) != std::end(kHead);
}

}  // namespace kst::xml
