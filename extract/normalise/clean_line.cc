#include "extract/normalise/clean_line.h"

#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "schema/text.h"

namespace kst {
namespace {

constexpr char32_t kBad = 0xFFFD;
constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kPrivateUse = 0xE000;

struct Unit {  // one character of the raw line, or several that compose
  std::string text;
  RawSpan raw;
  Change change = Change::kNone;
  const char* reason = "";
};

struct Fold {
  char32_t first, last;
  const char* text;
  Change change;
  const char* reason;
};

// What is written another way. Everything else stays as it is printed.
constexpr Fold kFolds[] = {
    {0x00, 0x08, "", Change::kDropped, "control"},
    {0x09, 0x0D, " ", Change::kSpace, "space"},  // tab and the line ends that a line cannot hold
    {0x0E, 0x1F, "", Change::kDropped, "control"},
    {0x7F, 0x9F, "", Change::kDropped, "control"},
    {0xA0, 0xA0, " ", Change::kSpace, "space"},
    {0x1680, 0x1680, " ", Change::kSpace, "space"},
    {0x2000, 0x200A, " ", Change::kSpace, "space"},
    {0x200B, 0x200F, "", Change::kDropped, "invisible"},
    {0x2010, 0x2011, "-", Change::kUnicode, "hyphen"},
    {0x2028, 0x2029, " ", Change::kSpace, "space"},
    {0x202A, 0x202E, "", Change::kDropped, "invisible"},
    {0x202F, 0x202F, " ", Change::kSpace, "space"},
    {0x205F, 0x205F, " ", Change::kSpace, "space"},
    {0x2060, 0x206F, "", Change::kDropped, "invisible"},
    {0x3000, 0x3000, " ", Change::kSpace, "space"},
    {0xE000, 0xF8FF, "•", Change::kUnicode, "bullet"},  // symbol fonts of word processors; only as first of a line
    {0xFB00, 0xFB00, "ff", Change::kUnicode, "ligature"},
    {0xFB01, 0xFB01, "fi", Change::kUnicode, "ligature"},
    {0xFB02, 0xFB02, "fl", Change::kUnicode, "ligature"},
    {0xFB03, 0xFB03, "ffi", Change::kUnicode, "ligature"},
    {0xFB04, 0xFB04, "ffl", Change::kUnicode, "ligature"},
    {0xFE63, 0xFE63, "-", Change::kUnicode, "hyphen"},
    {0xFEFF, 0xFEFF, "", Change::kDropped, "invisible"},
    {0xFF0D, 0xFF0D, "-", Change::kUnicode, "hyphen"},
};

const Fold* FindFold(char32_t code) {
  const auto* at =
      std::partition_point(std::begin(kFolds), std::end(kFolds), [&](const Fold& f) { return f.last < code; });
  return at != std::end(kFolds) && at->first <= code ? at : nullptr;
}

const icu::Normalizer2* Nfc() {
  UErrorCode status = U_ZERO_ERROR;
  return icu::Normalizer2::getNFCInstance(status);
}

icu::StringPiece Piece8(std::string_view s) { return {s.data(), static_cast<int32_t>(s.size())}; }

// Most lines need no care: printable ASCII, accented letters, the usual dashes,
// quotes and the euro, with single spaces between words.
bool IsPlain(std::string_view line) {
  bool space = true;  // a space at the start is one too many
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto c = static_cast<unsigned char>(line[i]);
    if (c == ' ' ? space : c < 0x20 || c == 0x7F) return false;
    space = c == ' ';
    if (c < 0x80) continue;
    const auto next = static_cast<unsigned char>(i + 1 < line.size() ? line[i + 1] : 0);
    const auto last = static_cast<unsigned char>(i + 2 < line.size() ? line[i + 2] : 0);
    if ((c == 0xC3 || (c == 0xC2 && next > 0xA0 && next != 0xAD)) && (next & 0xC0) == 0x80) {
      i += 1;
    } else if (c == 0xE2 && ((next == 0x80 && last >= 0x92 && last <= 0xA7) || (next == 0x82 && last == 0xAC))) {
      i += 2;
    } else {
      return false;
    }
  }
  return !space;
}

std::vector<Unit> Decode(std::string_view raw, RawSpan line) {
  std::vector<Unit> units;
  const std::string_view bytes = line.In(raw);
  bool first = true;  // nothing but spaces so far
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t size = 0;
    const char32_t code = DecodeAt(bytes, i, &size);
    Unit unit{std::string(bytes.substr(i, size)),
              {line.begin + static_cast<std::uint32_t>(i), line.begin + static_cast<std::uint32_t>(i + size)}};
    if (const Fold* fold = FindFold(code); fold && (fold->first != kPrivateUse || first))
      unit.text = fold->text, unit.change = fold->change, unit.reason = fold->reason;
    else if (code == kBad)
      AppendUtf8(unit.text = {}, kBad), unit.change = size == 3 ? Change::kNone : Change::kUnicode;
    if (unit.change == Change::kUnicode && *unit.reason == '\0') unit.reason = "invalid";
    first = first && (unit.text == " " || unit.text.empty());
    units.push_back(std::move(unit));
    i += size;
  }
  return units;
}

// Letters and the marks that follow them become one unit when they compose.
std::vector<Unit> Compose(std::vector<Unit> units) {
  const icu::Normalizer2* nfc = Nfc();
  std::vector<Unit> composed;
  for (std::size_t i = 0; i < units.size();) {
    std::size_t end = i + 1;
    std::size_t size = 0;
    while (end < units.size() && (units[end].text.empty() ||
                                  !nfc->hasBoundaryBefore(static_cast<UChar32>(DecodeAt(units[end].text, 0, &size)))))
      ++end;
    while (end > i + 1 && units[end - 1].text.empty()) --end;  // a drop behind the last mark stays a drop
    std::string all;
    for (std::size_t k = i; k < end; ++k) all += units[k].text;
    UErrorCode status = U_ZERO_ERROR;
    std::string whole;
    icu::StringByteSink<std::string> sink(&whole);
    nfc->normalizeUTF8(0, Piece8(all), sink, nullptr, status);
    if (U_SUCCESS(status) && whole != all)
      composed.push_back({whole, {units[i].raw.begin, units[end - 1].raw.end}, Change::kUnicode, "composed"});
    else
      std::move(units.begin() + static_cast<std::ptrdiff_t>(i), units.begin() + static_cast<std::ptrdiff_t>(end),
                std::back_inserter(composed));
    i = end;
  }
  return composed;
}

// Cuts pieces so that one begins at each of `places`, which ascend.
void SplitAtAll(CleanLine& line, std::span<const std::uint32_t> places) {
  std::vector<Piece> pieces;
  auto place = places.begin();
  for (Piece rest : line.pieces) {
    while (place != places.end() && *place <= rest.begin) ++place;
    for (; rest.change == Change::kNone && place != places.end() && *place < rest.end; ++place) {
      Piece front = rest;
      rest.begin = front.end = *place;
      rest.raw.begin = front.raw.end = front.raw.begin + (*place - front.begin);
      if (front.begin < front.end) pieces.push_back(front);
    }
    pieces.push_back(rest);
  }
  line.pieces = std::move(pieces);
}

}  // namespace

char32_t DecodeAt(std::string_view utf8, std::size_t at, std::size_t* size) {
  int32_t next = 0;
  UChar32 code = 0;
  const std::string_view rest = utf8.substr(at, 4);
  U8_NEXT(reinterpret_cast<const uint8_t*>(rest.data()), next, static_cast<int32_t>(rest.size()), code);
  *size = static_cast<std::size_t>(next);
  return code < 0 ? kBad : static_cast<char32_t>(code);
}

CleanLine Clean(std::string_view raw, RawSpan line) {
  const std::string_view bytes = line.In(raw);
  CleanLine clean;
  if (IsPlain(bytes)) {
    clean.text = bytes;
    clean.pieces.push_back({0, line.size(), line});
    return clean;
  }
  std::vector<Unit> units = Decode(raw, line);
  std::size_t last = units.size();  // behind the last character that is no space
  while (last > 0 && (units[last - 1].text == " " || units[last - 1].text.empty())) --last;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    std::size_t size = 0;
    if (unit.text.size() == 2 && DecodeAt(unit.text, 0, &size) == kSoftHyphen && i + 1 != last)
      unit = {"", unit.raw, Change::kDropped, "soft_hyphen"};
  }
  clean.hard_hyphen = last > 0 && units[last - 1].raw.In(raw) == "\u2011";
  bool space = true;
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    if (unit.text == " " && (space || i >= last)) unit = {"", unit.raw, Change::kSpace, "space"};
    if (!unit.text.empty()) space = unit.text == " ";
  }
  std::string all;
  for (const Unit& unit : units) all += unit.text;
  UErrorCode status = U_ZERO_ERROR;
  if (!Nfc()->isNormalizedUTF8(Piece8(all), status)) units = Compose(std::move(units));
  for (Unit& unit : units) {
    const auto begin = static_cast<std::uint32_t>(clean.text.size());
    clean.text += unit.text;
    const auto end = static_cast<std::uint32_t>(clean.text.size());
    Piece* before = clean.pieces.empty() ? nullptr : &clean.pieces.back();
    const bool same = before && before->change == unit.change && before->reason == unit.reason;
    if (same && (unit.change == Change::kNone || (unit.text.empty() && before->begin == before->end)))
      before->end = end, before->raw.end = unit.raw.end;
    else
      clean.pieces.push_back({begin, end, unit.raw, unit.change, unit.reason});
  }
  return clean;
}

void SplitAt(CleanLine& line, std::uint32_t at) { SplitAtAll(line, {{at}}); }

void Apply(CleanLine& line, std::span<const Edit> edits) {
  std::vector<std::uint32_t> places;
  for (const Edit& edit : edits) places.insert(places.end(), {edit.begin, edit.end});
  SplitAtAll(line, places);
  auto edit = edits.begin();
  std::uint32_t kept = 0, shift = 0;  // of the old text, up to where it stands in the new one; what is added, mod 2^32
  std::string text;
  const auto pass = [&] {
    text.append(line.text, kept, edit->begin - kept) += edit->words;
    kept = edit->end;
    shift = static_cast<std::uint32_t>(text.size()) - kept;
    ++edit;
  };
  for (Piece& piece : line.pieces) {
    while (edit != edits.end() && edit->end <= piece.begin) pass();
    const bool inside = edit != edits.end() && piece.begin >= edit->begin && piece.end <= edit->end;
    if (inside && piece.end > piece.begin) {
      const std::uint32_t begin = edit->begin + shift, size = static_cast<std::uint32_t>(edit->words.size());
      piece = {begin, begin + size, piece.raw, size == 0 ? Change::kDropped : Change::kUnicode, edit->reason};
    } else if (inside) {
      piece.begin = piece.end = edit->begin + shift;
    } else {
      piece.begin += shift, piece.end += shift;
    }
  }
  while (edit != edits.end()) pass();
  line.text = text.append(line.text, kept);
}

std::string FoldCase(std::string_view utf8) {
  std::string folded(utf8);
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const auto c = static_cast<unsigned char>(folded[i]);
    if (IsUpper(c)) folded[i] = static_cast<char>(c + 32);
    if (c == 0xC3 && i + 1 < folded.size()) {  // À..Þ
      const auto next = static_cast<unsigned char>(folded[i + 1]);
      if (next >= 0x80 && next <= 0x9E && next != 0x97) folded[i + 1] = static_cast<char>(next + 0x20);
      ++i;
    }
  }
  return folded;
}

std::string ComposeTrema(std::string_view letter) {
  constexpr std::pair<std::string_view, std::string_view> kTremas[] = {
      {"a", "ä"}, {"e", "ë"}, {"i", "ï"}, {"o", "ö"}, {"u", "ü"}};
  for (const auto& [plain, trema] : kTremas)
    if (letter == plain) return std::string(trema);
  return {};
}

}  // namespace kst
