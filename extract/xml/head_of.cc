#include "extract/xml/head_of.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "schema/text.h"

namespace kst::xml {
namespace {

class Lines {
 public:
  void Add(Text line) {
    if (!line.text.empty()) lines_.push_back(std::move(line));
  }
  void Add(const pugi::xml_node& first, const pugi::xml_node& second) {
    Text line = TextOf(first);
    line.Append(" ", TextOf(second));
    Add(std::move(line));
  }
  void Add(std::string words) { Add(Text{std::move(words), {}}); }
  std::vector<Text> Take() { return std::move(lines_); }

 private:
  std::vector<Text> lines_;
};

std::vector<Text> HeadOfPaper(const pugi::xml_node& paper) {
  const pugi::xml_node head = paper.child("kamerstukkop");
  const auto row = [&](const char* what) { return head.find_child_by_attribute("tekstregel", "inhoud", what); };
  Lines lines;
  lines.Add(row("kameraanduiding"), row("kamernummer"));
  lines.Add(TextOf(row("vergaderjaar")));
  for (const pugi::xml_node& dossier : paper.children("dossier"))
    lines.Add(dossier.child("dossiernummer"), dossier.child("titel"));
  lines.Add(TextOf(paper.child("stuk").child("stuknr")));
  return lines.Take();
}

// Some have their head in the body, under other names.
std::vector<Text> HeadOfOldPaper(const pugi::xml_node& root) {
  const pugi::xml_node head = root.child("kop"), front = root.child("frontm"), body = root.child("body");
  const pugi::xml_node stuk = body.child("stuk");
  Lines lines;
  lines.Add(head.child("titel"), head.child("subtitel"));
  const std::string chamber = TextOf(body.child("kamer")).text;
  if (chamber == "1") lines.Add("Eerste Kamer der Staten-Generaal 1");
  if (chamber == "2") lines.Add("Tweede Kamer der Staten-Generaal 2");
  for (const pugi::xml_node& session : {front.child("vergjaar"), body.child("vergjaar")})
    if (const std::string years = TextOf(session).text; !years.empty()) lines.Add("Vergaderjaar " + years);
  for (const pugi::xml_node& dossier : front.children("onderw"))
    lines.Add(dossier.child("nummer"), dossier.child("naam"));
  for (const pugi::xml_node& dossier : body.children("dossier"))
    lines.Add(dossier.child("dossnr"), dossier.child("dosstit"));
  lines.Add(stuk.child("ltrlabel"), stuk.child("nummer"));
  lines.Add(TextOf(stuk.child("stuknr")));
  return lines.Take();
}

std::string_view Said(const pugi::xml_node& root, const char* name) {
  return Trim(root.child("metadata").find_child_by_attribute("meta", "name", name).attribute("content").value());
}

// "h-tk-20202021-61-8": what Chamber, session, meeting and item it is only its id says, which stands in the address of
// its description where it does not stand alone.
std::vector<Text> HeadOfMinutes(const pugi::xml_node& root) {
  const std::vector<std::string_view> path = Split(Said(root, "OVERHEIDop.externMetadataRecord"), '/');
  std::string_view id = Said(root, "DC.identifier");
  if (id.empty() && path.size() > 1) id = path[path.size() - 2];
  const std::vector<std::string_view> parts = Split(id, '-');
  constexpr std::size_t kSession = 8;
  const auto is_session = [](std::string_view years) {
    return years.size() == kSession && std::ranges::all_of(years, IsDigit<char>);
  };
  Lines lines;
  if (parts.size() < 4 || parts[0] != "h" || (parts[1] != "tk" && parts[1] != "ek") || !is_session(parts[2])) return {};
  lines.Add(Concat({"Vergaderjaar ", parts[2].substr(0, kSession / 2), "-", parts[2].substr(kSession / 2)}));
  lines.Add(Concat({parts[1] == "tk" ? "TK " : "EK ", parts[3]}));
  if (parts.size() > 4) lines.Add(Concat({parts[3], "-", parts[4], "-1"}));
  lines.Add(std::string(Said(root, "OVERHEIDop.datumVergadering")));
  return lines.Take();
}

}  // namespace

pugi::xml_node PaperIn(const pugi::xml_node& root) {
  if (std::string_view(root.name()) == "kamerwrk") return root.child("body") ? root : pugi::xml_node();
  const pugi::xml_node paper = root.child("kamerstuk");
  return paper ? paper : root.child("handelingen");
}

std::vector<Text> HeadOf(const pugi::xml_node& root, const pugi::xml_node& paper) {
  const std::string_view name = paper.name();
  return name == "kamerwrk" ? HeadOfOldPaper(root) : name == "handelingen" ? HeadOfMinutes(root) : HeadOfPaper(paper);
}

bool IsOfHead(const pugi::xml_node& node) {
  constexpr std::pair<std::string_view, std::string_view> kHead[] = {
      {"kamerstuk", "kamerstukkop"}, {"kamerstuk", "dossier"}, {"stuk", "stuknr"}, {"kamerwrk", "kop"},
      {"kamerwrk", "frontm"},        {"stuk", "ltrlabel"},     {"stuk", "nummer"}, {"body", "kamer"},
      {"body", "vergjaar"},          {"body", "dossier"}};
  return std::ranges::find(kHead, std::pair<std::string_view, std::string_view>(node.parent().name(), node.name())) !=
         std::end(kHead);
}

}  // namespace kst::xml
