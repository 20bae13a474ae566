#include "tools/commands/printed_tables.h"

#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

// see(number of the table, the table, number of the row, the row)
void EachRow(const Document& document, auto see) {
  for (std::size_t t = 0; t != document.tables.size(); ++t)
    for (std::size_t r = 0; r != document.tables[t].rows.size(); ++r)
      see(static_cast<int>(t) + 1, document.tables[t], static_cast<int>(r) + 1, document.tables[t].rows[r]);
}

}  // namespace

std::string TablesAsCsv(const Document& document) {
  std::string lines;
  EachRow(document, [&](int number, const Table& table, int row, const std::vector<TableCell>& cells) {
    lines += CellField(document.source) + "," + std::to_string(number) + "," + std::to_string(cells.front().box.page) +
             "," + std::to_string(row) + "," + (row <= table.header_rows ? "1" : "0");
    for (const TableCell& cell : cells) {
      lines += "," + CellField(cell.text);
      lines.append(static_cast<std::size_t>(cell.spans) - 1, ',');
    }
    lines += "\r\n";
  });
  return lines;
}

std::string TablesAsNdjson(const Document& document) {
  std::string lines;
  EachRow(document, [&](int number, const Table& table, int row, const std::vector<TableCell>& cells) {
    JsonWriter w;
    w.Begin('{').Key("cells").Begin('[');
    for (const TableCell& cell : cells) w.Value(cell.text);
    w.End(']').Key("header").Value(row <= table.header_rows).Key("page").Value(cells.front().box.page);
    w.Key("row").Value(row).Key("source").Value(document.source).Key("table").Value(number).End('}');
    lines += w.Take() + "\n";
  });
  return lines;
}

}  // namespace kst
