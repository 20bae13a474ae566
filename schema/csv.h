// schema/csv.h: fields of comma-separated values, RFC 4180. Lines end in "\r\n".
//
//   CsvField("a, b")  ==  "\"a, b\""
#pragma once

#include <string>

namespace kst {

std::string CsvField(const std::string& value);

}  // namespace kst
