// schema/record/packed.h: a value as few bytes and back, for what kst itself reads again: a worker's answer, the text
// that a corpus keeps. As complete as JSON, a third of its size and many times cheaper to read; not for others to read:
// it has no keys and changes with the fields (schema/record/fields.h).
//
// Whole numbers are varints of the difference to the one before them where they ascend: places in a text, edges along a
// line. The bytes are the same on every machine.
//
//   Packer packer;  packer.Write(document);  send(packer.bytes);
//   Unpacker unpacker(bytes);  unpacker.Read(document);  if (!unpacker.AtEnd() || !Validate(document)) …  // no
//   document
//
// Reading trusts nothing: what is cut, or names no value of its type, ends it (`good`), and no more is made than there
// are bytes. Whether the value is one that kst makes is said by Validate, which the caller asks.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "schema/record/fields.h"
#include "schema/values/graph.h"

namespace kst {

static_assert(std::endian::native == std::endian::little);

class Packer {
 public:
  std::string bytes;

  template <class T>
  void Write(T& value) {  // not const: the list of fields is shared with the reader
    if constexpr (std::is_same_v<T, std::uint32_t>) {
      Signed(std::int64_t{value} - std::exchange(last_, value));
    } else if constexpr (std::is_enum_v<T>) {
      Varint(static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_integral_v<T>) {
      Signed(value);
    } else {
      Fields(*this, value);
    }
  }
  void Write(double& value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void Write(std::string& value) {
    Varint(value.size());
    bytes += value;
  }
  template <class Text>
  void Write(Span<Text>& span) {
    Write(span.begin);
    Write(span.end);
  }
  void Write(PageRun& run) {
    Write(run.offset);
    Write(run.page);
  }
  void Write(PageBox& box) {
    Write(box.page);
    Fields(*this, box.box);
  }
  template <class T>
  void Write(std::optional<T>& value) {
    Varint(value.has_value());
    if (value) Write(*value);
  }
  template <class T>
  void Write(std::vector<T>& values) {
    Varint(values.size());
    for (T& value : values) Write(value);
  }
  void Write(std::vector<std::int32_t>& edges) {
    Varint(edges.size());
    for (std::int64_t before = 0; const std::int32_t edge : edges) Signed(edge - std::exchange(before, edge));
  }

  // For Fields.
  static std::int32_t& Points(std::int32_t& value) { return value; }
  template <class T>
  void operator()(const char*, T&& value) {
    Write(value);
  }

 private:
  void Varint(std::uint64_t value) {
    constexpr std::uint64_t kMore = 0x80;
    for (; value >= kMore; value >>= 7) bytes += static_cast<char>(value | kMore);
    bytes += static_cast<char>(value);
  }
  void Signed(std::int64_t value) {
    Varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }

  std::uint32_t last_ = 0;
};

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : in_(bytes) {}
  bool AtEnd() const { return good_ && in_.empty(); }  // all was read, and all was good

  template <class T>
  void Read(T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = Signed<int>() != 0;
    } else if constexpr (std::is_same_v<T, std::uint32_t>) {
      value = last_ = InRange<std::uint32_t>(std::int64_t{last_} + Signed<std::int64_t>());
    } else if constexpr (std::is_integral_v<T>) {
      value = Signed<T>();
    } else {
      Fields(*this, value);
    }
  }
  void Read(double& value) {
    good_ = good_ && in_.size() >= sizeof value;
    if (!good_) return;
    std::memcpy(&value, in_.data(), sizeof value);
    in_.remove_prefix(sizeof value);
  }
  void Read(std::string& value) {
    const std::size_t size = Size();
    value.assign(in_.substr(0, size));
    in_.remove_prefix(size);
  }
  template <class Text>
  void Read(Span<Text>& span) {
    Read(span.begin);
    Read(span.end);
  }
  void Read(PageRun& run) {
    Read(run.offset);
    Read(run.page);
  }
  void Read(PageBox& box) {
    Read(box.page);
    Fields(*this, box.box);
  }
  void Read(Status& value) { Enum(value, Status::kFailed); }
  void Read(Role& value) { Enum(value, Role::kMasthead); }
  void Read(Change& value) { Enum(value, Change::kDropped); }
  void Read(Resolution& value) { Enum(value, Resolution::kUnknown); }
  template <class T>
  void Enum(T& value, T last) {
    const std::uint64_t number = Varint();
    good_ = good_ && number <= static_cast<std::uint64_t>(last);
    value = static_cast<T>(good_ ? number : 0);
  }
  template <class T>
  void Read(std::optional<T>& value) {
    value.reset();
    if (Varint() != 0 && good_) Read(value.emplace());
  }
  template <class T>
  void Read(std::vector<T>& values) {
    values.clear();
    for (std::size_t left = Size(); left > 0 && good_; --left) Read(values.emplace_back());
  }
  void Read(std::vector<std::int32_t>& edges) {
    edges.resize(Size());
    std::int64_t before = 0;
    for (std::int32_t& edge : edges) before = edge = InRange<std::int32_t>(before + Signed<std::int32_t>());
  }

  // For Fields.
  static std::int32_t& Points(std::int32_t& value) { return value; }
  template <class T>
  void operator()(const char*, T&& value) {
    Read(value);
  }

 private:
  std::uint64_t Varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; good_; shift += 7) {
      good_ = !in_.empty() && shift < 64;
      if (!good_) break;
      const auto byte = static_cast<unsigned char>(in_.front());
      in_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    return 0;
  }
  template <class T>
  T InRange(std::int64_t value) {
    good_ = good_ && value >= std::numeric_limits<T>::min() && value <= std::numeric_limits<T>::max();
    return good_ ? static_cast<T>(value) : T{};
  }
  template <class T>
  T Signed() {
    const std::uint64_t value = Varint();
    constexpr std::int64_t kLargest = std::int64_t{1} << 40;  // of a difference, so that no sum overflows
    const auto number = static_cast<std::int64_t>((value >> 1) ^ (0 - (value & 1)));
    good_ = good_ && number <= kLargest && number >= -kLargest;
    return InRange<T>(good_ ? number : 0);
  }
  std::size_t Size() {
    const std::uint64_t size = Varint();
    good_ = good_ && size <= in_.size();
    return good_ ? static_cast<std::size_t>(size) : 0;
  }

  std::string_view in_;
  std::uint32_t last_ = 0;
  bool good_ = true;
};

}  // namespace kst
