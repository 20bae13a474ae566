#include "extract/xml/read_xml.h"

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "extract/xml/head_of.h"
#include "extract/xml/text_of.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr int kMaxDepth = 200;  // real papers stay under 30

bool IsOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Gathers blocks in the order of the file; raw text and spans are made as they come.
class Writer {
 public:
  Writer() { text_.pages.push_back({1, 0, 0, {}}); }

  void Open(Role role) { blocks().push_back({role, 0, {}}); }

  void Line(const xml::Text& words) {
    const auto begin = static_cast<std::uint32_t>(text_.raw.size());
    TextLine line{{begin, begin + static_cast<std::uint32_t>(words.text.size())}, {}, {}, {}, false};
    for (Style style : words.styles) style.begin += begin, line.styles.push_back(style);
    text_.raw += words.text + '\n';
    blocks().back().lines.push_back(std::move(line));
  }

  void Block(Role role, const xml::Text& words) {
    if (words.text.empty()) return;
    Open(role);
    Line(words);
  }

  void MarkSignatures();
  ExtractedText Finish() && {
    std::erase_if(blocks(), [](const TextBlock& b) { return b.lines.empty(); });
    if (!text_.raw.empty()) text_.raw += '\f';
    return std::move(text_);
  }

 private:
  std::vector<TextBlock>& blocks() { return text_.pages[0].blocks; }
  ExtractedText text_;
};

// A motion has its proposers under it, one a line: the last short paragraphs that
// begin with a capital and do not end like a part of the motion's sentence.
void Writer::MarkSignatures() {
  const auto is_name = [&](const TextBlock& b) {
    constexpr std::size_t kLongestName = 60;
    if (b.role != Role::kParagraph) return false;
    const std::string_view words = b.lines[0].span.In(text_.raw);
    const bool part = std::string_view(",;:").find(words.back()) != std::string_view::npos;
    const bool lower = IsLower(words.front());
    return words.size() <= kLongestName && !part && !lower;
  };
  for (auto b = blocks().rbegin(); b != blocks().rend() && (b->role == Role::kNote || is_name(*b)); ++b)
    if (b->role == Role::kParagraph) b->role = Role::kSignature;
}

class Reader {
 public:
  explicit Reader(Writer& out) : out_(out) {}
  bool too_deep() const { return too_deep_; }

  // What has no role of its own is looked into; loose words become a paragraph.
  void Body(const pugi::xml_node& node, int depth = 0) {
    if (depth > kMaxDepth) {
      too_deep_ = true;
      return;
    }
    for (const pugi::xml_node& child : node.children()) {
      const std::string_view name = child.name();
      if (xml::IsOfHead(child) || IsOneOf(name, {"metadata", "meta"})) continue;
      if (IsOneOf(name, {"titel", "kop", "tussenkop", "subtitel", "tuskop", "itemnaam", "spreker"}))
        Put(Role::kHeading, child);
      else if (IsOneOf(name, {"al", "datumtekst", "citaat", "adres", "plaats", "datum"}))
        Put(Role::kParagraph, child);
      else if (name == "li")
        Item(child, depth);
      else if (name == "row")
        Row(child);
      else if (IsOneOf(name, {"naam", "functie", "organisatie"}))
        Put(Role::kSignature, child);
      else if (name == "noot")
        Note(child);
      else if (name == "voetnoot")
        OldNote(child);
      else if (child.type() == pugi::node_element)
        Body(child, depth + 1);
      else if (xml::IsText(child))
        out_.Block(Role::kParagraph, xml::TextOf(child));
    }
  }

 private:
  void Put(Role role, const pugi::xml_node& node) {
    out_.Block(role, xml::TextOf(node));
    Notes(node);
  }

  void Item(const pugi::xml_node& item, int depth) {
    xml::Text words = xml::TextOf(item.child("li.nr"));
    const pugi::xml_node first = item.child("al");
    words.Append(" ", xml::TextOf(first));
    out_.Block(Role::kListItem, words);
    Notes(first);
    for (pugi::xml_node rest : item.children())
      if (rest != first && std::string_view(rest.name()) != "li.nr") Rest(rest, depth);
  }

  void Rest(const pugi::xml_node& node, int depth) {
    if (std::string_view(node.name()) == "al")
      Put(Role::kListItem, node);
    else
      Body(node, depth + 1);
  }

  void Row(const pugi::xml_node& row) {
    xml::Text words;
    for (const pugi::xml_node& cell : row.children()) words.Append(" ", xml::TextOf(cell));
    out_.Block(Role::kTable, words);
    Notes(row);
  }

  // Notes stand inside the words that they belong to and are printed below them.
  void Notes(const pugi::xml_node& node) {
    for (const pugi::xpath_node& found : node.select_nodes(".//noot")) Note(found.node());
  }

  void Note(const pugi::xml_node& note) {
    xml::Text words = xml::TextOf(note.child("noot.nr"));
    for (const pugi::xml_node& line : note.children("noot.al")) words.Append(" ", xml::TextOf(line));
    out_.Block(Role::kNote, words);
  }

  // Of before 2010: the marker stands in its place as <voetref nr="1"/>.
  void OldNote(const pugi::xml_node& note) {
    xml::Text words{note.attribute("nr").value(), {}};
    words.Append(" ", xml::TextOf(note));
    out_.Block(Role::kNote, words);
  }

  Writer& out_;
  bool too_deep_ = false;
};

}  // namespace

Result<ExtractedText> ReadXml(std::string_view bytes) {
  if (bytes.empty()) return Fail(Code::kEmpty, "the file is empty");
  pugi::xml_document file;
  const pugi::xml_parse_result parsed =
      file.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!parsed)
    return Fail(Code::kDamaged, "the XML is broken: " + xml::OneLine(parsed.description()),
                "byte " + std::to_string(parsed.offset));
  const pugi::xml_node root = file.document_element();
  if (!IsOneOf(root.name(), {"officiele-publicatie", "kamerwrk"}))
    return Fail(Code::kNotPdf,
                "not an official publication: its outermost element is <" + xml::OneLine(root.name()) + ">");
  const pugi::xml_node paper = xml::PaperIn(root);
  if (!paper)
    return Fail(Code::kNotPdf, "an official publication of another kind: it has no <kamerstuk> and no <handelingen>");

  Writer out;
  Reader reader(out);
  out.Open(Role::kMasthead);
  for (const xml::Text& line : xml::HeadOf(root, paper)) out.Line(line);
  reader.Body(paper);
  if (reader.too_deep()) return Fail(Code::kDamaged, "the XML has elements more than 200 deep");
  if (std::string_view(paper.name()) != "handelingen") out.MarkSignatures();
  ExtractedText text = std::move(out).Finish();
  if (!IsUtf8(text.raw))
    return Fail(Code::kDamaged, "the XML holds bytes that are no text in the encoding that it names");
  if (text.raw.empty()) return Fail(Code::kNoTextLayer, "the XML has no text");
  return text;
}

}  // namespace kst
