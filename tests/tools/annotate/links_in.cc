#include "tests/tools/annotate/links_in.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>

namespace kst {
namespace {

template <class See>
void EachAnnotation(std::string_view bytes, const See& see) {
  QPDF pdf;
  pdf.processMemoryFile("test", bytes.data(), bytes.size());
  int number = 0;
  for (QPDFObjectHandle page : pdf.getAllPages()) {
    ++number;
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (!annotations.isArray()) continue;
    for (const QPDFObjectHandle& annotation : annotations.getArrayAsVector()) see(number, annotation);
  }
}

void AddTitles(std::vector<QPDFOutlineObjectHelper> items, const std::string& indent,
               std::vector<std::string>& titles) {
  for (QPDFOutlineObjectHelper& item : items) {
    titles.push_back(indent + item.getTitle());
    AddTitles(item.getKids(), indent + "  ", titles);
  }
}

}  // namespace

std::vector<LinkIn> LinksIn(std::string_view pdf) {
  std::vector<LinkIn> links;
  EachAnnotation(pdf, [&](int page, QPDFObjectHandle annotation) {
    if (!annotation.getKey("/Subtype").isNameAndEquals("/Link")) return;
    LinkIn link{page, {}, "", "", 0};
    for (QPDFObjectHandle side : annotation.getKey("/Rect").getArrayAsVector())
      link.rect.push_back(side.getNumericValue());
    QPDFObjectHandle action = annotation.getKey("/A");
    if (action.isDictionary()) link.address = action.getKey("/URI").getStringValue();
    if (annotation.hasKey("/Contents")) link.note = annotation.getKey("/Contents").getUTF8Value();
    QPDFObjectHandle line = annotation.getKey("/BS");
    if (line.isDictionary()) link.line = line.getKey("/W").getNumericValue();
    links.push_back(std::move(link));
  });
  return links;
}

std::vector<std::string> AnnotationKinds(std::string_view pdf) {
  std::vector<std::string> kinds;
  EachAnnotation(pdf, [&](int, QPDFObjectHandle a) { kinds.push_back(a.getKey("/Subtype").getName()); });
  return kinds;
}

long long OutlineCount(std::string_view bytes) {
  QPDF pdf;
  pdf.processMemoryFile("test", bytes.data(), bytes.size());
  return pdf.getRoot().getKey("/Outlines").getKey("/Count").getIntValue();
}

std::vector<std::string> OutlineOf(std::string_view bytes) {
  QPDF pdf;
  pdf.processMemoryFile("test", bytes.data(), bytes.size());
  std::vector<std::string> titles;
  AddTitles(QPDFOutlineDocumentHelper(pdf).getTopLevelOutlines(), "", titles);
  return titles;
}

}  // namespace kst
