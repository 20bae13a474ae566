// One table as CSV: RFC 4180, with a head. Lists are parted by "; ". No cell is a formula to a spreadsheet.
#include "corpus/feed/writer.h"
#include "schema/text.h"

namespace kst {
namespace {

class Csv : public FeedWriter {
 public:
  explicit Csv(const FeedTable& table) : table_(table) {}

  std::string Head() override {
    std::vector<std::string> names;
    for (const FeedColumn& column : table_.columns) names.emplace_back(column.name);
    return Join(names, ",") + "\r\n";
  }

  std::string One(const FeedPaper& paper) override {
    if (&table_ == &kPaperTable) return Line(paper.paper);
    std::string lines;
    for (const FeedRow& row : paper.Of(table_)) lines += Line(row);
    return lines;
  }
  std::string Gone(const std::string&) override { return {}; }  // WriteFeed has refused

 private:
  static std::string Line(const FeedRow& row) {
    std::vector<std::string> cells;
    for (const FeedValue& value : row) cells.push_back(CellField(Cell(value)));
    return Join(cells, ",") + "\r\n";
  }

  static std::string Cell(const FeedValue& value) {
    if (std::holds_alternative<std::monostate>(value)) return "";
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return Join(*list, "; ");
    JsonWriter w;
    Write(w, value);
    return w.Take();
  }

  const FeedTable& table_;
};

}  // namespace

std::unique_ptr<FeedWriter> MakeCsvFeed(const FeedTable& table) { return std::make_unique<Csv>(table); }

}  // namespace kst
