#include "extract/ocr/read_picture.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string_view>

#include "schema/text.h"

namespace kst {
namespace {

// Per cent. Of words with a digit in noisy pictures 1 in 500 is wrong from 90 on, 1 in 13 from 80 to 85, 1 in 4 from 75
// to 80. Of other words many are right that tesseract doubts, and a wrong letter leads to no other paper.
constexpr float kUnsureNumber = 80, kUnsure = 50;
constexpr float kNothing = 20;        // below, specks and lines that look like letters
constexpr double kHeightOfEm = 0.93;  // from the top of an ascender to the foot of a descender
constexpr double kAlike = 0.15;       // sizes that differ less are one size, measured twice

using Words = std::unique_ptr<tesseract::ResultIterator>;

struct Word {
  std::u32string letters;
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // dots
  float confidence = 0;
};

struct Line {
  std::vector<Word> words;
  double base = 0, em = 0;  // dots
};

// Of the next word; its line's baseline and height when it begins one.
void Add(const tesseract::ResultIterator& at, std::vector<Line>& lines) {
  if (lines.empty() || at.IsAtBeginningOf(tesseract::RIL_TEXTLINE)) {
    Line line;
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    float height = 0, descender = 0, ascender = 0;
    at.Baseline(tesseract::RIL_TEXTLINE, &x0, &y0, &x1, &y1);
    at.RowAttributes(&height, &descender, &ascender);
    line.base = (y0 + y1) / 2.0;
    line.em = height / kHeightOfEm;
    lines.push_back(std::move(line));
  }
  Word word;
  word.confidence = at.Confidence(tesseract::RIL_WORD);
  const std::unique_ptr<char[]> text(at.GetUTF8Text(tesseract::RIL_WORD));
  if (!text || word.confidence < kNothing ||
      !at.BoundingBox(tesseract::RIL_WORD, &word.x0, &word.y0, &word.x1, &word.y1))
    return;
  if (!IsUtf8(text.get())) return;
  const std::string_view letters = text.get();
  for (std::size_t i = 0; i < letters.size(); i += Utf8LengthAt(letters, i))
    if (const char32_t letter = Utf8At(letters, i); letter > U' ') word.letters += letter;
  if (word.letters.empty()) return;
  lines.back().words.push_back(std::move(word));
}

bool IsUnsure(const Word& word) {
  const bool has_digit = word.letters.find_first_of(U"0123456789") != word.letters.npos;
  return word.confidence < (has_digit ? kUnsureNumber : kUnsure);
}

// Heights of lines are measured with an error; what is printed in one size shall be of one size.
void EvenOut(std::vector<Line>& lines) {
  std::vector<double> sizes;
  for (const Line& line : lines) sizes.insert(sizes.end(), line.words.size(), line.em);
  if (sizes.empty()) return;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  for (Line& line : lines)
    if (std::abs(line.em - *middle) < kAlike * *middle) line.em = *middle;
}

PictureText ToGlyphs(const std::vector<Line>& lines, double dots) {
  PictureText out;
  double confidence = 0;
  for (const Line& line : lines)
    for (const Word& word : line.words) {
      const auto at = [&](double d) { return static_cast<float>(d / dots); };
      Glyph glyph{.y = at(line.base), .size = at(line.em), .invisible = true};
      const double advance = static_cast<double>(word.x1 - word.x0) / static_cast<double>(word.letters.size());
      glyph.dx = at(advance);
      for (std::size_t i = 0; i < word.letters.size(); ++i) {
        glyph.x = at(word.x0 + advance * static_cast<double>(i));
        glyph.code = word.letters[i];
        out.glyphs.push_back(glyph);
      }
      if (&word != &line.words.back()) {
        glyph.x = at(word.x1);
        glyph.dx = at(std::max(0, (&word)[1].x0 - word.x1));
        glyph.code = U' ';
        out.glyphs.push_back(glyph);
      }
      const auto cents = [&](int d) { return static_cast<std::int32_t>(std::lround(d / dots * 100)); };
      if (IsUnsure(word)) out.unsure.push_back({cents(word.x0), cents(word.y0), cents(word.x1), cents(word.y1)});
      ++out.words;
      confidence += word.confidence / 100;
    }
  if (out.words > 0) out.confidence = confidence / out.words;
  return out;
}

PictureText Read(tesseract::TessBaseAPI& tesseract, const Picture& picture) {
  constexpr double kPointsPerInch = 72;
  tesseract.SetImage(picture.grey.data(), picture.width, picture.height, 1, picture.width);
  tesseract.SetSourceResolution(static_cast<int>(std::lround(picture.dots * kPointsPerInch)));
  std::vector<Line> lines;
  if (tesseract.Recognize(nullptr) == 0) {
    const Words word(tesseract.GetIterator());
    if (word && !word->Empty(tesseract::RIL_WORD)) do
        Add(*word, lines);
      while (word->Next(tesseract::RIL_WORD));
  }
  tesseract.Clear();
  EvenOut(lines);
  return ToGlyphs(lines, picture.dots);
}

}  // namespace

Result<PictureReader> LoadPictureReader() {
  const auto tesseract = std::make_shared<tesseract::TessBaseAPI>();
  tesseract->SetVariable("debug_file", "/dev/null");  // what it says itself, on standard error
  if (tesseract->Init(nullptr, "nld", tesseract::OEM_LSTM_ONLY) != 0)
    return Fail(Code::kMissing, "tesseract cannot load its Dutch model; install tesseract-ocr-nld");
  tesseract->SetPageSegMode(tesseract::PSM_AUTO);
  tesseract->SetVariable("tessedit_enable_doc_dict", "0");  // which remembers words of earlier pages
  return PictureReader{Concat({"tesseract ", tesseract::TessBaseAPI::Version(), " nld"}),
                       [tesseract](const Picture& picture) { return Read(*tesseract, picture); }};
}

}  // namespace kst
