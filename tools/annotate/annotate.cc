#include "tools/annotate/annotate.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <map>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "tools/annotate/outline.h"
#include "tools/annotate/page_space.h"

namespace kst {
namespace {

using Handle = QPDFObjectHandle;

// A field's value that covers bytes of the file: a signature, also one that is not seen on any page.
bool IsSigned(QPDF& pdf) {
  if (pdf.getRoot().getKey("/Perms").isDictionary()) return true;  // certified
  Handle form = pdf.getRoot().getKey("/AcroForm");
  std::vector<Handle> fields;
  const auto add = [&](Handle list) {
    if (list.isArray()) std::ranges::copy(list.getArrayAsVector(), std::back_inserter(fields));
  };
  if (form.isDictionary()) add(form.getKey("/Fields"));
  std::set<QPDFObjGen> seen;  // a form may go round
  while (!fields.empty()) {
    Handle field = fields.back();
    fields.pop_back();
    if (!field.isDictionary() || (field.isIndirect() && !seen.insert(field.getObjGen()).second)) continue;
    Handle value = field.getKey("/V");
    if (value.isDictionary() && value.hasKey("/ByteRange")) return true;
    add(field.getKey("/Kids"));
  }
  return false;
}

Handle Numbers(std::initializer_list<double> numbers) {
  constexpr int kDecimals = 2;
  Handle array = Handle::newArray();
  for (const double number : numbers) array.appendItem(Handle::newReal(number, kDecimals));
  return array;
}

Handle LinkObject(QPDF& pdf, const UserBox& box, const LinkMark& mark, bool lines_below) {
  Handle action = Handle::newDictionary();
  action.replaceKey("/S", Handle::newName("/URI"));
  action.replaceKey("/URI", Handle::newString(mark.address));
  Handle line = Handle::newDictionary();  // a thin line below the words tells that they can be clicked
  line.replaceKey("/S", Handle::newName("/U"));
  line.replaceKey("/W", lines_below ? Handle::newReal(0.5, 1) : Handle::newInteger(0));
  Handle link = Handle::newDictionary();
  link.replaceKey("/Type", Handle::newName("/Annot"));
  link.replaceKey("/Subtype", Handle::newName("/Link"));
  link.replaceKey("/Rect", Numbers({box.x0, box.y0, box.x1, box.y1}));
  link.replaceKey("/QuadPoints", Numbers({box.x0, box.y1, box.x1, box.y1, box.x0, box.y0, box.x1, box.y0}));
  link.replaceKey("/Contents", Handle::newUnicodeString(mark.note));
  link.replaceKey("/A", action);
  link.replaceKey("/BS", line);
  link.replaceKey("/C", Numbers({0.1, 0.3, 0.7}));
  link.replaceKey("/F", Handle::newInteger(4));  // printed with the page, as PDF/A asks
  link.replaceKey("/H", Handle::newName("/I"));
  return pdf.makeIndirectObject(link);
}

std::vector<UserBox> LinksOnPage(Handle annotations) {
  std::vector<UserBox> links;
  if (!annotations.isArray()) return links;
  for (Handle& annotation : annotations.getArrayAsVector()) {
    if (!annotation.isDictionary() || !annotation.getKey("/Subtype").isNameAndEquals("/Link")) continue;
    Handle rect = annotation.getKey("/Rect");
    if (rect.isRectangle()) links.push_back(Ordered(rect.getArrayAsRectangle()));
  }
  return links;
}

// More than a touch: at least half of the smaller one's width and height.
bool Covers(const UserBox& a, const UserBox& b) {
  const double width = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const double height = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  return width > std::min(a.x1 - a.x0, b.x1 - b.x0) / 2 && height > std::min(a.y1 - a.y0, b.y1 - b.y0) / 2;
}

Error OtherPage(int number) {
  return {Code::kDamaged, "is damaged so that two readers see other pages in it; mend it with qpdf IN OUT first",
          "page " + std::to_string(number)};
}

// Lays the links of one page; how many, or where the page is not the one that was read.
Result<std::size_t> LayLinks(QPDF& pdf, Handle page, const PageSize& size, const std::vector<const LinkMark*>& marks) {
  const PageSpace space(page);
  if (!space.HasSize(size)) return tl::unexpected(OtherPage(size.number));
  Handle annotations = page.getKey("/Annots");
  const std::vector<UserBox> there = LinksOnPage(annotations);
  Handle more = Handle::newArray(annotations.isArray() ? annotations.getArrayAsVector() : std::vector<Handle>());
  std::size_t laid = 0;
  for (const LinkMark* mark : marks) {
    const UserBox box = space.ToUser(mark->place.box);
    if (std::ranges::any_of(there, [&](const UserBox& link) { return Covers(link, box); })) continue;
    more.appendItem(LinkObject(pdf, box, *mark, !space.is_turned()));
    ++laid;
  }
  if (laid > 0) page.replaceKey("/Annots", more);
  return laid;
}

std::string Written(QPDF& pdf) {
  std::string bytes;
  Pl_String pipeline("kst", nullptr, bytes);
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&pipeline);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setDeterministicID(true);
  writer.write();
  return bytes;
}

Result<AnnotatedPdf> Lay(std::string_view bytes, const Marks& marks) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("the file", bytes.data(), bytes.size());
  if (pdf.isEncrypted()) return Fail(Code::kEncrypted, "encrypted; annotate what qpdf --decrypt IN OUT makes of it");
  if (!marks.also_signed && IsSigned(pdf))
    return Fail(Code::kUnreadable, "signed, and a change would break the signature; --force annotates it all the same");

  std::vector<Handle> pages = pdf.getAllPages();
  if (pages.size() != marks.pages.size())
    return tl::unexpected(OtherPage(static_cast<int>(std::min(pages.size(), marks.pages.size())) + 1));
  std::map<int, std::vector<const LinkMark*>> by_page;
  for (const LinkMark& mark : marks.links) by_page[mark.place.page].push_back(&mark);
  AnnotatedPdf annotated;
  for (const auto& [number, links] : by_page) {
    const auto at = static_cast<std::size_t>(number) - 1;
    if (at >= pages.size()) return tl::unexpected(OtherPage(number));
    const Result<std::size_t> laid = LayLinks(pdf, pages[at], marks.pages[at], links);
    if (!laid) return tl::unexpected(laid.error());
    annotated.links += *laid;
  }
  if (!marks.bookmarks.empty()) AddBookmarks(pdf, pages, marks.bookmarks);
  annotated.bytes = Written(pdf);
  return annotated;
}

}  // namespace

Result<AnnotatedPdf> Annotate(std::string_view pdf, const Marks& marks) {
  try {
    return Lay(pdf, marks);
  } catch (const QPDFExc& wrong) {
    return Fail(Code::kDamaged, "is damaged, and qpdf cannot write it anew: " + wrong.getMessageDetail());
  } catch (const std::exception& wrong) {  // of the same kind
    return Fail(Code::kDamaged, std::string("is damaged, and qpdf cannot write it anew: ") + wrong.what());
  }
}

}  // namespace kst
