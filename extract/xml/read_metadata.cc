#include "extract/xml/read_metadata.h"

#include <algorithm>
#include <pugixml.hpp>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kMost = 1000;  // names of one file
constexpr int kDeepest = 20;

std::string NameIn(std::string_view name) {
  const auto at = name.find_last_of(".:");
  std::string last(at == name.npos ? name : name.substr(at + 1));
  std::ranges::transform(last, last.begin(), LowerAscii);
  return last;
}

void Collect(const pugi::xml_node& node, int depth, Metadata& found) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() != pugi::node_element || found.size() >= kMost || depth > kDeepest) continue;
    const std::string_view value =
        child.attribute("content") ? child.attribute("content").value() : child.child_value();
    const std::string_view name = child.attribute("name") ? child.attribute("name").value() : child.name();
    if (!Trim(value).empty()) found.emplace_back(NameIn(name), Trim(value));
    Collect(child, depth + 1, found);
  }
}

}  // namespace

bool LooksLikeMetadata(std::string_view beginning) {
  for (std::size_t at = 0; (at = beginning.find('<', at)) != beginning.npos; ++at) {
    const std::string_view rest = beginning.substr(at + 1);
    if (rest.starts_with('?') || rest.starts_with('!')) continue;
    const std::string name = NameIn(rest.substr(0, rest.find_first_of(" \t\r\n/>")));
    return name.find("meta") != std::string::npos || name == "owmskern" || name == "rdf";
  }
  return false;
}

Result<Metadata> ReadMetadata(std::string_view bytes) {
  pugi::xml_document xml;
  const pugi::xml_parse_result parsed =
      xml.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_trim_pcdata, pugi::encoding_auto);
  if (!parsed) return Fail(Code::kDamaged, Concat({"is damaged XML: ", parsed.description()}));
  Metadata found;
  if (LooksLikeMetadata(Concat({"<", xml.document_element().name(), ">"}))) Collect(xml.document_element(), 0, found);
  if (found.empty()) return Fail(Code::kNotPdf, "is XML that describes no paper");
  return found;
}

}  // namespace kst
