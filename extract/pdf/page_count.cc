#include "extract/pdf/page_count.h"

#include <poppler/Object.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <set>

namespace kst::pdf {
namespace {

constexpr int kDeepest = 100;  // levels; real trees have four

class PageCounter {
 public:
  PageCounter(XRef& xref, int most) : xref_(xref), most_(most) {}

  int Below(const Object& tree, int depth = 0) {
    if (tree.isRef() && !seen_.insert(tree.getRef()).second) return 0;
    const Object node = tree.fetch(&xref_);
    if (!node.isDict() || depth == kDeepest) return 0;
    const Object kids = node.dictLookup("Kids"), count = node.dictLookup("Count");
    if (!kids.isArray()) return 1;
    const int size = kids.arrayGetLength();
    // So many kids as pages are the pages themselves, as nearly always; they need not be read for this.
    if (count.isInt() && count.getInt() == size) return size;
    int pages = 0;
    for (int i = 0; i < size && pages <= most_; ++i) pages += Below(kids.arrayGetNF(i), depth + 1);
    return pages;
  }

 private:
  XRef& xref_;
  int most_;
  std::set<Ref> seen_;  // a tree may come back to itself
};

}  // namespace

void CorrectPageCount(XRef& xref, int most) {
  const Object catalog = xref.getCatalog();
  if (!catalog.isDict()) return;
  const Object& root = catalog.dictLookupNF("Pages");
  Object tree = root.fetch(&xref);
  if (!root.isRef() || !tree.isDict()) return;
  const int pages = std::min(PageCounter(xref, most).Below(root), most + 1);
  const Object said = tree.dictLookup("Count");
  if (said.isInt() && said.getInt() >= pages) return;
  tree.dictSet("Count", Object(pages));
  xref.setModifiedObject(&tree, root.getRef());
}

}  // namespace kst::pdf
