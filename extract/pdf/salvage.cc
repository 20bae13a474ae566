#include "extract/pdf/salvage.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <vector>

#include "extract/pdf/lexer.h"
#include "schema/text.h"

namespace kst::pdf {
namespace {

constexpr std::string_view kMark = "obj";         // of "12 0 obj" and "endobj"
constexpr std::size_t kLongestEntries = 8 << 10;  // of one object, up to its stream
constexpr std::size_t kMostUnpacked = std::size_t{64} << 20;
constexpr int kLargestNumber = 8'388'607;  // of an object; the standard's own limit

std::string_view SkipSpaces(std::string_view s) {
  while (!s.empty() && IsSpace(s.front())) s.remove_prefix(1);
  return s;
}

// The number at the front of `s`, which loses it and the spaces before it.
std::optional<int> TakeNumber(std::string_view& s) {
  s = SkipSpaces(s);
  int number = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), number);
  if (error != std::errc() || number < 0) return std::nullopt;
  s.remove_prefix(static_cast<std::size_t>(end - s.data()));
  return number;
}

// What follows /Key among an object's entries, "" when they have none. Good enough for files that a program wrote.
std::string_view After(std::string_view entries, std::string_view key) {
  for (std::size_t at = 0; (at = entries.find(key, at)) != entries.npos; at += key.size()) {
    const std::string_view rest = entries.substr(at + key.size());
    if (!rest.empty() && !IsAsciiLetter(rest.front())) return SkipSpaces(rest);
  }
  return {};
}

bool IsOfType(std::string_view entries, std::string_view type) {
  const std::string_view found = After(entries, "/Type");
  return found.starts_with(type) && (found.size() == type.size() || !IsAsciiLetter(found[type.size()]));
}

// What is deflated at the beginning of `data`, as far as it goes.
std::string Unpack(std::string_view data, std::size_t most) {
  std::string out(std::min(most, 16 * data.size() + 1024), '\0');
  z_stream z{};
  if (inflateInit(&z) != Z_OK) return {};
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
  z.avail_in = static_cast<uInt>(data.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  inflate(&z, Z_SYNC_FLUSH);
  out.resize(out.size() - z.avail_out);
  inflateEnd(&z);
  return out;
}

// "12 0 obj": the 12, read backwards from the "obj" at `at`; "" when none stands there.
std::string_view DigitsBefore(std::string_view bytes, std::size_t at) {
  const auto skip = [&](auto is) {
    const std::size_t from = at;
    while (at > 0 && is(bytes[at - 1])) --at;
    return from - at;
  };
  const auto digit = [](char c) { return IsDigit(c); };
  if (skip(IsSpace) == 0 || skip(digit) == 0 || skip(IsSpace) == 0) return {};
  const std::size_t digits = skip(digit);
  return bytes.substr(at, digits);
}

class Salvager {
 public:
  explicit Salvager(std::string_view bytes) : bytes_(bytes) {}

  std::string Run() {
    std::optional<int> open;  // the object that `begin` belongs to
    std::size_t begin = 0;
    for (std::size_t at = 0; (at = bytes_.find(kMark, at)) != bytes_.npos; at += kMark.size()) {
      const std::optional<int> number = NumberBefore(at);
      if (!number && !bytes_.substr(0, at).ends_with("end")) continue;
      if (open) Take(*open, bytes_.substr(begin, at - begin), true);
      open = number;
      begin = at + kMark.size();
    }
    if (open) Take(*open, bytes_.substr(begin), true);
    if (catalog_ == 0 || !numbers_.count(root_)) MakeTree();
    if (catalog_ == 0) return {};
    return Concat({bytes_, "\nendstream\nendobj\n", unpacked_, "trailer\n<< /Root ", std::to_string(catalog_),
                   " 0 R >>\nstartxref\n0\n%%EOF\n"});
  }

  std::size_t searched() const { return searched_; }

 private:
  std::optional<int> NumberBefore(std::size_t at) const {
    std::string_view digits = DigitsBefore(bytes_, at);
    const std::optional<int> number = TakeNumber(digits);
    return number && *number > 0 && *number <= kLargestNumber ? number : std::nullopt;
  }

  // `object` reaches to the next one, or to the end of it.
  void Take(int number, std::string_view object, bool may_hold_others) {
    searched_ += object.size();
    std::string_view entries = object.substr(0, kLongestEntries);
    const std::size_t stream = entries.find("stream");
    entries = entries.substr(0, stream);
    numbers_.insert(number);
    if (IsOfType(entries, "/Page")) pages_.push_back(number);
    if (IsOfType(entries, "/Catalog")) {
      std::string_view pages = After(entries, "/Pages");
      catalog_ = number;
      root_ = TakeNumber(pages).value_or(0);
    }
    if (may_hold_others && stream != entries.npos && IsOfType(entries, "/ObjStm"))
      TakeAll(entries, object.substr(stream + std::string_view("stream").size()));
  }

  // The objects in a stream: /N numbers and places, and from /First on the objects.
  void TakeAll(std::string_view entries, std::string_view data) {
    std::string_view count_text = After(entries, "/N"), first_text = After(entries, "/First");
    const std::optional<int> count = TakeNumber(count_text), first = TakeNumber(first_text);
    if (!count || !first || unpacked_.size() >= kMostUnpacked) return;
    const std::string all =
        Unpack(SkipSpaces(data.substr(0, data.find("endstream"))), kMostUnpacked - unpacked_.size());
    std::vector<std::pair<int, std::size_t>> places;  // one behind the other: none is taken twice
    std::string_view table = std::string_view(all).substr(0, static_cast<std::size_t>(*first));
    for (int i = 0; i < *count; ++i) {
      const std::optional<int> number = TakeNumber(table), place = TakeNumber(table);
      if (!number || !place || *number > kLargestNumber) break;
      const std::size_t begin = static_cast<std::size_t>(*first) + static_cast<std::size_t>(*place);
      if (places.empty() || begin > places.back().second) places.emplace_back(*number, begin);
    }
    for (std::size_t i = 0; i < places.size() && places[i].second < all.size(); ++i) {
      const std::size_t end = std::min(all.size(), i + 1 < places.size() ? places[i + 1].second : all.size());
      const std::string_view object = std::string_view(all).substr(places[i].second, end - places[i].second);
      Take(places[i].first, object, false);
      unpacked_ += Concat({std::to_string(places[i].first), " 0 obj\n", object, "\nendobj\n"});
    }
  }

  void MakeTree() {
    catalog_ = 0;
    if (pages_.empty()) return;
    std::string kids;
    for (const int page : pages_) kids += std::to_string(page) + " 0 R ";
    const int tree = *numbers_.rbegin() + 1;
    catalog_ = tree + 1;
    unpacked_ += Concat({std::to_string(tree), " 0 obj\n<< /Type /Pages /Count ", std::to_string(pages_.size()),
                         " /Kids [", kids, "] >>\nendobj\n", std::to_string(catalog_),
                         " 0 obj\n<< /Type /Catalog /Pages ", std::to_string(tree), " 0 R >>\nendobj\n"});
  }

  std::string_view bytes_;
  std::set<int> numbers_;   // of all objects
  std::vector<int> pages_;  // in the order of the file
  int catalog_ = 0, root_ = 0;
  std::string unpacked_;
  std::size_t searched_ = 0;
};

}  // namespace

std::string Salvage(std::string_view bytes, std::size_t* searched) {
  Salvager salvager(bytes);
  std::string whole = salvager.Run();
  if (searched) *searched = salvager.searched();
  return whole;
}

std::string HideHugeNumbers(std::string_view bytes) {
  std::string hidden;
  for (std::size_t at = 0; (at = bytes.find(kMark, at)) != bytes.npos; at += kMark.size()) {
    const std::string_view digits = DigitsBefore(bytes, at);
    std::string_view rest = digits;
    const std::optional<int> number = TakeNumber(rest);
    if (digits.empty() || (number && *number <= kLargestNumber)) continue;
    if (hidden.empty()) hidden = bytes;
    hidden.replace(static_cast<std::size_t>(digits.data() - bytes.data()), digits.size(), digits.size(), ' ');
  }
  return hidden;
}

}  // namespace kst::pdf
