// tools/input/stage_stream.h: what the stage commands hand to each other: a `stream` record,
// one record for each paper, an `end` record. Without the last the stream was cut.
//
//   {"data":{"format":1,"program":"kst 0.1.0","rules":"9f2c61…","stage":"extract"},"type":"stream"}
//   {"data":{…},"source":"a.pdf","type":"pages"}
//   {"data":{"documents":1,"failed":0},"type":"end"}
//
// A paper that failed goes down the stream as its document record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/values/document.h"

namespace kst {

constexpr int kStreamFormat = 1;

struct StreamHead {
  int format = 0;
  std::string stage;
};
struct StreamCounts {
  std::int64_t documents = 0, failed = 0;
};

std::string HeadRecord(std::string_view stage, const Document::MadeBy& made_by);  // with '\n'
std::string EndRecord(const StreamCounts& counts);                                // with '\n'

std::string RecordType(std::string_view line);  // "pages"; "" when this is no record
std::optional<StreamHead> ReadHead(std::string_view line);

}  // namespace kst
