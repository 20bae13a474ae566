// extract/pdf/open_pdf.h: what the pages of one document share while they are
// read: fonts, forms already fetched, layers, and the list of complaints.
#pragma once

#include <poppler/Object.h>

#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "extract/pdf/fonts.h"
#include "extract/pdf/read_pdf.h"

class OCGs;
class XRef;

namespace kst::pdf {

class OpenPdf {
 public:
  OpenPdf(XRef* xref, OCGs* layers, const PdfLimits& allowed, Glyphs& out)
      : limits(allowed), fonts(xref, out.fonts), xref_(xref), layers_(layers), out_(out) {}

  // Optional content: `group` is a reference, as it stands in the file.
  bool IsVisible(const Object& group) const;

  // An XObject, fetched once; a null object when there is none.
  const Object& Fetch(const Object& reference);

  // Characters of a page that nobody sees and that were left out.
  void LeftOut(int page, std::size_t characters);
  void TellOfLeftOut();

  // Says it once per page and code.
  void Complain(const char* code, int page, const char* message);

  const PdfLimits& limits;
  FontCache fonts;

 private:
  XRef* xref_;
  OCGs* layers_;  // null when the document has none
  Glyphs& out_;
  std::unordered_map<Ref, Object> fetched_;
  std::set<std::pair<int, std::string>> said_;
  std::size_t left_out_ = 0;
  int left_out_page_ = 0, left_out_pages_ = 0;  // the first one, and how many
};

struct Decoded {
  bool longer = false;   // there was more than `limit`
  bool damaged = false;  // some of it could not be decoded, or is not what was written
};

// Decodes `contents` (a stream, or an array of streams, which count as parted by
// white space) to the end of `out`, until `out` is `limit` bytes long. Of what is
// damaged, what can be had.
Decoded Decode(const Object& contents, std::size_t limit, std::string& out);

}  // namespace kst::pdf
