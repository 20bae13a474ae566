// tools/commands/printed_tables.h: what `kst read --tables` prints: the tables of a paper, a
// row a line.
//
//   csv     source,table,page,row,header and the cells; the same column in each table
//   ndjson  {"cells":["Motie","Stand van zaken"],"header":true,"page":2,"row":1,"source":"a.pdf","table":1}
//
// Tables and rows count from 1. A cell that spans columns is followed by empty ones in CSV.
#pragma once

#include <string>

#include "schema/values/document.h"

namespace kst {

std::string TablesAsCsv(const Document& document);
std::string TablesAsNdjson(const Document& document);

}  // namespace kst
