// Search engines: a JSON object for each paper, its edges, commitments and passages nested in it.
#include <algorithm>
#include <charconv>
#include <chrono>

#include "corpus/feed/writer.h"
#include "schema/digest.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongestId = 512;  // bytes: Elasticsearch and OpenSearch take no more, Meilisearch one less

template <class... Fs>
struct Overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

std::string Hex(unsigned char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  return {kDigits[byte >> 4], kDigits[byte & 15]};
}

// An id of letters, digits and dashes; other signs as _ and two hex digits, so that no two ids become one.
std::string PlainId(std::string_view id) {
  std::string plain;
  for (const char c : id) {
    if (IsAsciiLetter(c) || IsDigit(c) || c == '-')
      plain += c;
    else
      plain.append("_").append(Hex(static_cast<unsigned char>(c)));
  }
  return plain.size() < kLongestId ? plain : "sha256-" + Sha256(id);
}

std::string LegalId(const std::string& id) { return id.size() <= kLongestId ? id : "sha256-" + Sha256(id); }

std::int64_t DayNumber(std::string_view iso) {  // days since 1970
  int y = 0;
  unsigned m = 0, d = 0;
  std::from_chars(iso.data(), iso.data() + 4, y);
  std::from_chars(iso.data() + 5, iso.data() + 7, m);
  std::from_chars(iso.data() + 8, iso.data() + 10, d);
  return std::chrono::sys_days(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d))
      .time_since_epoch()
      .count();
}

// Names and values of one row as an engine wants them.
using WriteCell = void (*)(JsonWriter& w, const FeedColumn& column, const FeedValue& value);

void Plain(JsonWriter& w, const FeedColumn& column, const FeedValue& value) {
  w.Key(column.name);
  const auto* json = column.type == FeedType::kJson ? std::get_if<std::string>(&value) : nullptr;
  json ? void(w.Raw(*json)) : Write(w, value);
}

bool IsNull(const FeedValue& value) { return std::holds_alternative<std::monostate>(value); }

void Solr(JsonWriter& w, const FeedColumn& column, const FeedValue& value) {  // the field's type is in its name
  if (IsNull(value)) return;
  if (column.name == "id") {
    w.Key("id");
    return Write(w, value);
  }
  const std::string_view ending = column.type == FeedType::kId     ? "_s"
                                  : column.type == FeedType::kIds  ? "_ss"
                                  : column.type == FeedType::kText ? "_txt_nl"
                                  : column.type == FeedType::kDate ? "_dt"
                                  : column.type == FeedType::kReal ? "_d"
                                  : column.type == FeedType::kJson ? "_s"
                                                                   : "_i";
  w.Key(Concat({column.name, ending}));
  if (column.type == FeedType::kDate)
    w.Value(std::get<std::string>(value) + "T00:00:00Z");
  else
    Write(w, value);
}

void Typesense(JsonWriter& w, const FeedColumn& column, const FeedValue& value) {  // has no dates and no nulls
  if (IsNull(value)) return;
  if (column.type != FeedType::kDate) return Plain(w, column, value);
  constexpr std::int64_t kSecondsOfDay = 86'400;
  w.Key(Concat({column.name, "_time"})).Value(DayNumber(std::get<std::string>(value)) * kSecondsOfDay);
  w.Key(column.name);
  Write(w, value);
}

void WriteRow(JsonWriter& w, const FeedTable& table, const FeedRow& row, WriteCell cell) {
  for (std::size_t i = 0; i < row.size(); ++i) cell(w, table.columns[i], row[i]);
}

// The rows that belong to a paper, without its id.
void WriteNested(JsonWriter& w, const FeedPaper& paper, WriteCell cell) {
  for (const FeedTable* table : {&kEdgeRows, &kCommitmentTable, &kPassageTable}) {
    if (table == &kPassageTable && paper.passages.empty()) continue;
    w.Key(table->name).Begin('[');
    for (const FeedRow& row : paper.Of(*table)) {
      w.Begin('{');
      for (std::size_t i = 0; i < row.size(); ++i)
        if (table->columns[i].name != "paper") cell(w, table->columns[i], row[i]);
      w.End('}');
    }
    w.End(']');
  }
}

class Ndjson : public FeedWriter {
 public:
  explicit Ndjson(FeedFormat format) : format_(format) {}

  std::string One(const FeedPaper& paper) override {
    JsonWriter w;
    w.Begin('{');
    const WriteCell cell = format_ == FeedFormat::kTypesense ? Typesense : Plain;
    if (format_ == FeedFormat::kMeilisearch) w.Key("docId").Value(PlainId(paper.id()));
    WriteRow(w, kPaperTable, paper.paper, cell);
    WriteNested(w, paper, cell);
    w.End('}');
    return (format_ == FeedFormat::kOpensearch ? Action("index", paper.id()) : "") + w.Take() + "\n";
  }

  std::string Gone(const std::string& id) override {
    if (format_ == FeedFormat::kOpensearch) return Action("delete", id);
    if (format_ != FeedFormat::kNdjson) return {};  // these are told by another request: GoneIds
    JsonWriter w;
    w.Begin('{').Key("gone").Value(id).End('}');
    return w.Take() + "\n";
  }

 private:
  static std::string Action(std::string_view what, const std::string& id) {
    JsonWriter w;
    w.Begin('{').Key(what).Begin('{').Key("_id").Value(LegalId(id)).Key("_index").Value("kst").End('}').End('}');
    return w.Take() + "\n";
  }

  FeedFormat format_;
};

// The commands of Solr's JSON update handler: {"add":{"doc":{…}},"add":…}. Rows of a paper are its child documents.
class SolrFeed : public FeedWriter {
 public:
  std::string Head() override { return "{"; }
  std::string One(const FeedPaper& paper) override {
    JsonWriter w;
    w.Begin('{').Key("doc").Begin('{');
    WriteRow(w, kPaperTable, paper.paper, Solr);
    w.Key("row_s").Value("paper").Key("_childDocuments_").Begin('[');
    for (const FeedTable* table : {&kEdgeRows, &kCommitmentTable, &kPassageTable})
      for (const FeedRow& row : paper.Of(*table)) {
        w.Begin('{');
        if (table == &kEdgeRows)
          w.Key("id").Value(Concat({paper.id(), "#e-", std::to_string(std::get<std::int64_t>(row[1]))}));
        WriteRow(w, *table, row, Solr);
        w.Key("row_s").Value(std::string(table->name)).End('}');
      }
    w.End(']').End('}').End('}');
    const char* before = first_ ? "\n\"add\":" : ",\n\"add\":";
    first_ = false;
    return before + w.Take();
  }
  std::string Gone(const std::string& id) override {
    JsonWriter w;
    w.Value("_root_:\"" + id + "\" OR id:\"" + id + "\"");  // with its child documents
    const char* before = first_ ? "\n\"delete\":{\"query\":" : ",\n\"delete\":{\"query\":";
    first_ = false;
    return before + w.Take() + "}";
  }
  std::string Tail() override { return "\n}\n"; }

 private:
  bool first_ = true;
};

std::string_view MappingOf(FeedType type) {
  switch (type) {
    case FeedType::kId:
    case FeedType::kIds:
      return R"({"type":"keyword","ignore_above":8191})";
    case FeedType::kText:
      return R"({"type":"text","analyzer":"kst_dutch"})";
    case FeedType::kDate:
      return R"({"type":"date","format":"yyyy-MM-dd"})";
    case FeedType::kNumber:
      return R"({"type":"integer"})";
    case FeedType::kReal:
      return R"({"type":"float"})";
    case FeedType::kJson:
      return R"({"type":"object","enabled":false})";
  }
  return "";
}

void WriteProperties(JsonWriter& w, const FeedTable& table) {
  for (const FeedColumn& column : table.columns)
    if (&table == &kPaperTable || column.name != "paper") w.Key(column.name).Raw(MappingOf(column.type));
}

// Kraaij-Pohlmann's stemmer: the usual Dutch one does not unite motie and moties.
constexpr std::string_view kAnalysis =
    R"({"analyzer":{"kst_dutch":{"type":"custom","tokenizer":"standard","filter":["lowercase","asciifolding","kst_stop",)"
    R"("kst_stem"]}},"filter":{"kst_stop":{"type":"stop","stopwords":"_dutch_"},)"
    R"("kst_stem":{"type":"stemmer","language":"dutch_kp"}}})";

std::string OpensearchTemplate() {
  JsonWriter w;
  w.Begin('{').Key("index_patterns").Begin('[').Value("kst*").End(']').Key("template").Begin('{');
  w.Key("settings").Begin('{').Key("analysis").Raw(kAnalysis).End('}').Key("mappings").Begin('{');
  w.Key("dynamic").Value("strict").Key("properties").Begin('{');
  WriteProperties(w, kPaperTable);
  for (const FeedTable* table : {&kEdgeRows, &kCommitmentTable, &kPassageTable}) {
    w.Key(table->name).Begin('{').Key("type").Value("nested").Key("properties").Begin('{');
    WriteProperties(w, *table);
    w.End('}').End('}');
  }
  w.End('}').End('}').End('}').End('}');
  return w.Take() + "\n";
}

std::string TypesenseSchema() {
  JsonWriter w;
  w.Begin('{').Key("name").Value("kst").Key("enable_nested_fields").Value(true).Key("fields").Begin('[');
  for (const FeedColumn& column : kPaperTable.columns) {
    if (column.name == "id") continue;  // Typesense has its own
    const std::string_view type = column.type == FeedType::kIds      ? "string[]"
                                  : column.type == FeedType::kNumber ? "int64"
                                                                     : "string";
    w.Begin('{').Key("name").Value(column.name).Key("type").Value(type).Key("optional").Value(true);
    if (column.type == FeedType::kText) w.Key("locale").Value("nl").Key("stem").Value(true);
    if (column.type == FeedType::kId || column.type == FeedType::kIds) w.Key("facet").Value(true);
    w.End('}');
  }
  w.Begin('{')
      .Key("name")
      .Value("date_time")
      .Key("type")
      .Value("int64")
      .Key("optional")
      .Value(true)
      .Key("sort")
      .Value(true)
      .End('}');
  for (const FeedTable* table : {&kEdgeRows, &kCommitmentTable, &kPassageTable})
    w.Begin('{').Key("name").Value(table->name).Key("type").Value("object[]").Key("optional").Value(true).End('}');
  w.End(']').End('}');
  return w.Take() + "\n";
}

std::string MeilisearchSettings() {
  JsonWriter w;
  w.Begin('{');
  for (const auto& [key, types] : {std::pair{"filterableAttributes", std::pair{FeedType::kId, FeedType::kIds}},
                                   {"searchableAttributes", {FeedType::kText, FeedType::kText}}}) {
    w.Key(key).Begin('[');
    for (const FeedColumn& column : kPaperTable.columns)
      if (column.type == types.first || column.type == types.second) w.Value(column.name);
    w.End(']');
  }
  w.Key("sortableAttributes").Begin('[').Value("date").End(']').End('}');
  return w.Take() + "\n";
}

}  // namespace

void Write(JsonWriter& w, const FeedValue& value) {
  std::visit(Overloaded{[&](std::monostate) { w.Raw("null"); }, [&](const auto& v) { w.Value(v); }}, value);
}

std::unique_ptr<FeedWriter> MakeJsonFeed(FeedFormat format) {
  if (format == FeedFormat::kSolr) return std::make_unique<SolrFeed>();
  return std::make_unique<Ndjson>(format);
}

std::string IdFor(FeedFormat format, const std::string& id) {
  return format == FeedFormat::kMeilisearch ? PlainId(id) : format == FeedFormat::kOpensearch ? LegalId(id) : id;
}

std::string JsonFeedTemplate(FeedFormat format) {
  if (format == FeedFormat::kOpensearch) return OpensearchTemplate();
  if (format == FeedFormat::kTypesense) return TypesenseSchema();
  if (format == FeedFormat::kMeilisearch) return MeilisearchSettings();
  return "";
}

}  // namespace kst
