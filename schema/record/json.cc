#include "schema/record/json.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>

#include "schema/record/fields.h"
#include "schema/record/json_writer.h"
#include "schema/record/names.h"
#include "schema/record/validate.h"

namespace kst {
namespace {

using nlohmann::json;

struct Centipoints {  // a coordinate that is written in points
  std::int32_t* value;
};
template <class T>
constexpr bool kIsScalar = std::is_arithmetic_v<T> || std::is_same_v<T, std::string>;

std::int32_t FromPoints(double points) {
  constexpr double kFarthest = 1e7;  // no page is as large
  if (!(std::abs(points) <= kFarthest)) throw std::string("no place on a page: ") + json(points).dump();
  return static_cast<std::int32_t>(std::lround(points * 100));
}

struct Writer {
  JsonWriter out = {};

  static Centipoints Points(std::int32_t& value) { return {&value}; }

  template <class T>
  void operator()(const char* key, T&& value) {
    out.Key(key);
    Write(value);
  }

  void Write(Centipoints c) { out.Points(*c.value); }
  void Write(Role value) { out.Value(Name(value)); }
  void Write(Change value) { out.Value(Name(value)); }
  void Write(Status value) { out.Value(Name(value)); }
  void Write(PageRun& run) { out.Begin('[').Value(run.offset).Value(run.page).End(']'); }
  void Write(PageBox& box) { out.Value(box); }
  template <class Text>
  void Write(Span<Text>& span) {
    out.Begin('[').Value(span.begin).Value(span.end).End(']');
  }
  template <class T>
  void Write(std::optional<T>& value) {
    value ? Write(*value) : (void)out.Raw("null");
  }
  template <class T>
  void Write(std::vector<T>& values) {
    out.Begin('[');
    for (T& value : values) Write(value);
    out.End(']');
  }
  template <class T>
  void Write(T& value) {
    if constexpr (kIsScalar<T>) {
      out.Value(value);
    } else {
      out.Begin('{');
      Fields(*this, value);
      out.End('}');
    }
  }
};

// Throws json::exception on a wrong type and std::string on a missing key; Read()
// below turns both into an Error.
struct Reader {
  const json& in;

  static Centipoints Points(std::int32_t& value) { return {&value}; }

  template <class T>
  void operator()(const char* key, T&& value) {
    const auto found = in.find(key);
    if (found == in.end()) throw std::string("the key \"") + key + "\" is missing";
    Read(*found, value);
  }

  static void Read(const json& j, Centipoints c) { *c.value = FromPoints(j.get<double>()); }
  static void Read(const json& j, Role& value) { value = Known(RoleFromName(j.get<std::string>()), j); }
  static void Read(const json& j, Change& value) { value = Known(ChangeFromName(j.get<std::string>()), j); }
  static void Read(const json& j, Status& value) { value = Known(StatusFromName(j.get<std::string>()), j); }
  static void Read(const json& j, PageRun& run) { run = {Whole<std::uint32_t>(j.at(0)), Whole<int>(j.at(1))}; }
  static void Read(const json& j, PageBox& b) {
    b.page = Whole<int>(j.at(0));
    b.box = {FromPoints(j.at(1)), FromPoints(j.at(2)), FromPoints(j.at(3)), FromPoints(j.at(4))};
  }
  template <class Text>
  static void Read(const json& j, Span<Text>& span) {
    span = {Whole<std::uint32_t>(j.at(0)), Whole<std::uint32_t>(j.at(1))};
  }
  template <class T>
  static void Read(const json& j, std::optional<T>& value) {
    value.reset();
    if (!j.is_null()) Read(j, value.emplace());
  }
  template <class T>
  static void Read(const json& j, std::vector<T>& values) {
    if (!j.is_array()) throw std::string("expected a list, found ") + j.type_name();
    values.clear();
    values.reserve(j.size());
    for (const json& item : j) Read(item, values.emplace_back());
  }
  template <class T>
  static void Read(const json& j, T& value) {
    if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
      value = Whole<T>(j);
    } else if constexpr (kIsScalar<T>) {
      j.get_to(value);
    } else {
      Reader inner{j};
      Fields(inner, value);
    }
  }

 private:
  // A number that is too large or has a fraction is somebody else's, not cut to fit.
  template <class T>
  static T Whole(const json& j) {
    if (j.is_number_unsigned() && j.get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<T>::max()))
      return static_cast<T>(j.get<std::uint64_t>());
    if (std::is_signed_v<T> && j.is_number_integer() && !j.is_number_unsigned() &&
        j.get<std::int64_t>() >= static_cast<std::int64_t>(std::numeric_limits<T>::min()))
      return static_cast<T>(j.get<std::int64_t>());
    throw std::string("not a whole number in range: ") + j.dump();
  }
  template <class T>
  static T Known(std::optional<T> value, const json& j) {
    if (!value) throw std::string("no such value: ") + j.dump();
    return *value;
  }
};

template <class T>
std::string Record(const char* type, const T& value) {
  T copy = value;  // the visitor is shared with the reader, so it takes non-const values
  Writer writer;
  writer.out.Begin('{').Key("data");
  writer.Write(copy);
  writer.out.Key("source").Value(copy.source).Key("type").Value(type).End('}');
  return writer.out.Take();
}

template <class T>
Result<T> FromRecord(std::string_view line, const char* type) {
  try {
    const json record = json::parse(line);
    if (!record.is_object() || record.value("type", "") != type)
      return Fail(Code::kBadRecord, std::string("this is not a ") + type + " record");
    T value;
    value.source = record.at("source").get<std::string>();
    Reader::Read(record.at("data"), value);
    return Validate(value).map([&] { return std::move(value); });
  } catch (const json::parse_error& e) {
    return Fail(Code::kBadRecord, "not JSON at byte " + std::to_string(e.byte));
  } catch (const json::exception&) {
    return Fail(Code::kBadRecord, std::string("a value of this ") + type + " record has another type than kst writes");
  } catch (const std::string& what) {
    return Fail(Code::kBadRecord, what);
  }
}

}  // namespace

std::string ToJson(const ExtractedText& pages) { return Record("pages", pages); }
std::string ToJson(const NormalisedText& text) { return Record("text", text); }
std::string ToJson(const Document& document) { return Record("document", document); }
std::string ToPrettyJson(const Document& document) { return json::parse(ToJson(document)).dump(2); }

Result<ExtractedText> PagesFromJson(std::string_view line) { return FromRecord<ExtractedText>(line, "pages"); }
Result<NormalisedText> TextFromJson(std::string_view line) { return FromRecord<NormalisedText>(line, "text"); }
Result<Document> DocumentFromJson(std::string_view line) { return FromRecord<Document>(line, "document"); }

}  // namespace kst
