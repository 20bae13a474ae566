// extract/xml/read_xml.h: an official publication in XML as the text of one page.
//
// The printing house publishes each paper as PDF and, since 2010, as XML
// (<officiele-publicatie>). The XML says what a stretch of text is, so its blocks
// carry their role and nothing has to be guessed; it has no page, so there is no
// geometry. The heads of the paper become masthead furniture in the wording of
// the printed page, and all later stages read a paper the same way:
//
//   <dossiernr>19 637</dossiernr> … <titel>Vreemdelingenbeleid</titel>   "19 637 Vreemdelingenbeleid"
//   <stuknr>Nr. <ondernummer>3187</ondernummer></stuknr>                 "Nr. 3187"
//
// <kamerstuk>, <handelingen> (an item of the minutes) and <kamerwrk> (the form of
// 1995 to 2009) are read; <handeling>, minutes of before 2011, is not. Nothing outside the bytes is opened, no entity
// is expanded. Foreign XML fails with kNotPdf, broken XML with kDamaged. The caller sets source, sha256 and date.
#pragma once

#include <string_view>

#include "schema/values/page_text.h"
#include "schema/values/result.h"

namespace kst {

Result<ExtractedText> ReadXml(std::string_view bytes);

}  // namespace kst
