#include "tools/annotate/outline.h"

#include <algorithm>
#include <set>

#include "tools/annotate/page_space.h"

namespace kst {
namespace {

using Handle = QPDFObjectHandle;

Handle Destination(const std::vector<Handle>& pages, const PageBox& place) {
  const auto at = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(place.page - 1, 0, std::ssize(pages) - 1));
  const PageSpace space(pages[at]);
  Handle destination = Handle::newArray();
  destination.appendItem(pages[at]);
  if (space.is_turned()) {
    destination.appendItem(Handle::newName("/Fit"));
    return destination;
  }
  const UserBox box = space.ToUser(place.box);
  destination.appendItem(Handle::newName("/XYZ"));
  destination.appendItem(Handle::newReal(box.x0, 2));
  destination.appendItem(Handle::newReal(box.y1, 2));
  destination.appendItem(Handle::newNull());  // as near as the reader is
  return destination;
}

// The last item of a list, though /Last may lie; null when there is none.
Handle LastOf(Handle parent) {
  std::set<QPDFObjGen> seen;
  Handle item = parent.getKey("/First"), last = Handle::newNull();
  while (item.isDictionary() && seen.insert(item.getObjGen()).second) {
    last = item;
    item = item.getKey("/Next");
  }
  return last;
}

void Append(QPDF& pdf, Handle parent, const std::vector<Handle>& pages, const std::vector<Bookmark>& bookmarks) {
  Handle last = LastOf(parent);
  for (const Bookmark& bookmark : bookmarks) {
    Handle item = pdf.makeIndirectObject(Handle::newDictionary());
    item.replaceKey("/Title", Handle::newUnicodeString(bookmark.title));
    item.replaceKey("/Parent", parent);
    item.replaceKey("/Dest", Destination(pages, bookmark.place));
    if (!bookmark.below.empty()) {
      Append(pdf, item, pages, bookmark.below);
      item.replaceKey("/Count", Handle::newInteger(-static_cast<long long>(bookmark.below.size())));  // closed
    }
    if (last.isDictionary()) {
      last.replaceKey("/Next", item);
      item.replaceKey("/Prev", last);
    } else {
      parent.replaceKey("/First", item);
    }
    parent.replaceKey("/Last", item);
    last = item;
  }
}

}  // namespace

void AddBookmarks(QPDF& pdf, const std::vector<Handle>& pages, const std::vector<Bookmark>& bookmarks) {
  Handle root = pdf.getRoot();
  Handle outlines = root.getKey("/Outlines");
  if (!outlines.isDictionary() || !outlines.isIndirect()) {
    outlines = pdf.makeIndirectObject(outlines.isDictionary() ? outlines : Handle::newDictionary());
    outlines.replaceKey("/Type", Handle::newName("/Outlines"));
    root.replaceKey("/Outlines", outlines);
  }
  Handle count = outlines.getKey("/Count");  // of what is unfolded
  const long long before = count.isInteger() ? std::max(0LL, count.getIntValue()) : 0;
  Append(pdf, outlines, pages, bookmarks);
  outlines.replaceKey("/Count", Handle::newInteger(before + static_cast<long long>(bookmarks.size())));
}

}  // namespace kst
