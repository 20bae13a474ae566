// schema/record/json.h: the wire form of the values that cross a stage's boundary.
//
// NDJSON: one record a line, keys sorted, UTF-8, boxes in points to 0.01.
//
//   {"data":{…},"source":"kst-29911-329.pdf","type":"document"}
//
// A stage's stream opens with a `stream` record (format, program, digest of the
// rules) and closes with an `end` record (the counts); without it the stream was
// cut. Writing and reading come from one table of fields (schema/record/fields.h), so
// the two cannot differ. Bytes that are not UTF-8 never get here: `source` is
// percent-encoded by tools.
#pragma once

#include <string>
#include <string_view>

#include "schema/values/document.h"
#include "schema/values/normalised_text.h"
#include "schema/values/page_text.h"
#include "schema/values/result.h"

namespace kst {

std::string ToJson(const ExtractedText& pages);  // a `pages` record, without '\n'
std::string ToJson(const NormalisedText& text);  // a `text` record
std::string ToJson(const Document& document);    // a `document` record
std::string ToPrettyJson(const Document& document);

Result<ExtractedText> PagesFromJson(std::string_view line);
Result<NormalisedText> TextFromJson(std::string_view line);
Result<Document> DocumentFromJson(std::string_view line);

}  // namespace kst
