#include "tools/workers/answer_codec.h"

#include <cstring>
#include <type_traits>

#include "schema/record/fields.h"
#include "schema/record/validate.h"

namespace kst {
namespace {

template <class T>
constexpr bool kIsPlain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, PageRun> || std::is_same_v<T, PageBox>;
template <class T>
constexpr bool kIsSpan = false;
template <class Text>
constexpr bool kIsSpan<Span<Text>> = true;

struct Writer {
  std::string out;

  static std::int32_t& Points(std::int32_t& value) { return value; }
  template <class T>
  void operator()(const char*, T&& value) {
    Write(value);
  }

  template <class T>
  void Plain(const T& value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void Write(std::string& value) {
    Plain(static_cast<std::uint32_t>(value.size()));
    out += value;
  }
  template <class T>
  void Write(std::optional<T>& value) {
    Plain(value.has_value());
    if (value) Write(*value);
  }
  template <class T>
  void Write(std::vector<T>& values) {
    Plain(static_cast<std::uint32_t>(values.size()));
    for (T& value : values) Write(value);
  }
  template <class T>
  void Write(T& value) {
    if constexpr (kIsPlain<T> || kIsSpan<T>) {
      Plain(value);
    } else {
      Fields(*this, value);
    }
  }
};

struct Reader {
  std::string_view in;
  bool good = true;

  static std::int32_t& Points(std::int32_t& value) { return value; }
  template <class T>
  void operator()(const char*, T&& value) {
    Read(value);
  }

  template <class T>
  void Plain(T& value) {
    good = good && in.size() >= sizeof value;
    if (!good) return;
    std::memcpy(&value, in.data(), sizeof value);
    in.remove_prefix(sizeof value);
  }
  void Plain(bool& value) {
    char byte = 0;
    Plain(byte);
    value = byte != 0;
  }
  std::size_t Size() {  // never more than there are bytes, so nothing large is made for nothing
    std::uint32_t size = 0;
    Plain(size);
    good = good && size <= in.size();
    return good ? size : 0;
  }
  void Read(std::string& value) {
    const std::size_t size = Size();
    value.assign(in.substr(0, size));
    in.remove_prefix(size);
  }
  template <class T>
  void Read(std::optional<T>& value) {
    bool there = false;
    Plain(there);
    value.reset();
    if (there && good) Read(value.emplace());
  }
  template <class T>
  void Read(std::vector<T>& values) {
    for (std::size_t left = Size(); left > 0 && good; --left) Read(values.emplace_back());
  }
  void Read(Status& value) {
    Plain(value);
    good = good && value >= Status::kComplete && value <= Status::kFailed;
  }
  void Read(Role& value) {
    Plain(value);
    good = good && value >= Role::kParagraph && value <= Role::kMasthead;
  }
  template <class T>
  void Read(T& value) {
    if constexpr (kIsPlain<T> || kIsSpan<T>) {
      Plain(value);
    } else {
      Fields(*this, value);
    }
  }
};

}  // namespace

std::string ToWire(const Document& document) {
  Document copy = document;  // the fields are shared with the reader, so they are not const
  Writer writer;
  writer.Write(copy.source);
  writer.Write(copy);
  return std::move(writer.out);
}

std::optional<Document> FromWire(std::string_view wire) {
  Reader reader{wire};
  Document document;
  reader.Read(document.source);
  reader.Read(document);
  if (!reader.good || !reader.in.empty() || !Validate(document)) return std::nullopt;
  return document;
}

}  // namespace kst
