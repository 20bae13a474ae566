// How layout grows with the words of a paper: prose in one column of one page, tables of
// six columns, ruled tables of one form under each other, dates beside words, and many pages with heads, feet and
// numbers; and a text layer with lines like notes. Google Benchmark prints what it fits ("N" is linear, N the words).
//
//   build/release/tests/bench/layout_bench
#include <benchmark/benchmark.h>

#include <string>

#include "extract/layout/layout.h"
#include "extract/layout/plain_text.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

// Short lines of eight words, far down a very high page.
Sheet Prose(std::int64_t words) {
  Sheet sheet;
  sheet.Page(600, static_cast<float>(words) * 2 + 200);
  for (std::int64_t line = 0; line * 8 < words; ++line)
    sheet.Text(100, 100 + static_cast<float>(line) * 12, 10, "zo gaat de regel van deze brief steeds door");
  return sheet;
}

// Rows of six figures, a title of prose after every forty.
Sheet Tables(std::int64_t words) {
  Sheet sheet;
  sheet.Page(600, static_cast<float>(words) * 3 + 200);
  float y = 100;
  for (std::int64_t row = 0; row * 6 < words; ++row, y += 12) {
    if (row % 40 == 0) sheet.Text(100, y, 10, "een titel van de tabel die over de hele breedte loopt"), y += 24;
    for (int column = 0; column != 6; ++column)
      sheet.Text(100 + 70 * static_cast<float>(column), y, 10, std::to_string(1000 + row * 7 % 9000));
  }
  return sheet;
}

// A title in a filled band, a row of sixty cells, and white, between rulings.
Sheet Forms(std::int64_t words) {
  Sheet sheet;
  sheet.Page(1000, static_cast<float>(words) / 2 + 200);
  float y = 100;
  for (std::int64_t table = 0; table * 60 < words; ++table, y += 24) {
    sheet.Rule(100, y, 900, y + 6).Text(102, y + 5, 4, "kop");
    for (const float ruling : {0.0F, 6.0F, 12.0F, 18.0F}) sheet.Rule(100, y + ruling, 900, y + ruling);
    for (int column = 0; column != 60; ++column) sheet.Text(102 + 12 * static_cast<float>(column), y + 11, 4, "a");
  }
  return sheet;
}

// Dates beside words, without a head.
Sheet Dates(std::int64_t words) {
  Sheet sheet;
  sheet.Page(600, static_cast<float>(words) * 5 + 200);
  for (std::int64_t row = 0; row * 3 < words; ++row) {
    const float y = 100 + 14 * static_cast<float>(row);
    sheet.Text(100, y, 10, std::to_string(10 + row % 9) + "-03-2031").Text(200, y, 10, "vergadering over stuwen");
  }
  return sheet;
}

// Pages with a head that comes back, a number that counts them and a year that does not, `words` / 8 of them.
Sheet Pages(std::int64_t words) {
  Sheet sheet;
  for (std::int64_t page = 0; page * 8 < words; ++page) {
    sheet.Page(600, 800);
    sheet.Text(100, 40, 10, "Jaarverslag van het fonds");
    sheet.Text(100, 400, 10, "regel " + std::to_string(page) + " van deze lange brief gaat zo verder");
    sheet.Text(100, 770, 10, std::to_string(1900 + page * 7 % 97));
    sheet.Text(500, 770, 10, std::to_string(page + 1));
  }
  return sheet;
}

void LayOutPage(benchmark::State& state, Sheet (*page)(std::int64_t)) {
  const Sheet sheet = page(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(LayOut(sheet.glyphs));
  state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(LayOutPage, prose, Prose)->RangeMultiplier(4)->Range(250, 16'000)->Complexity();
BENCHMARK_CAPTURE(LayOutPage, tables, Tables)->RangeMultiplier(4)->Range(250, 16'000)->Complexity();
BENCHMARK_CAPTURE(LayOutPage, forms, Forms)->RangeMultiplier(4)->Range(250, 16'000)->Complexity();
BENCHMARK_CAPTURE(LayOutPage, dates, Dates)->RangeMultiplier(4)->Range(250, 16'000)->Complexity();
BENCHMARK_CAPTURE(LayOutPage, pages, Pages)->RangeMultiplier(4)->Range(250, 64'000)->Complexity();

// A text whose lines all look like notes that nothing refers to.
void ReadLinesLikeNotes(benchmark::State& state) {
  std::string text = "Geachte voorzitter, dit is een brief.\n";
  for (std::int64_t words = 0; words < state.range(0); words += 3) text += "7 over stuwen\n";
  for (auto _ : state) benchmark::DoNotOptimize(ReadPlainText(text));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(ReadLinesLikeNotes)->RangeMultiplier(4)->Range(250, 16'000)->Complexity();

}  // namespace
}  // namespace kst

BENCHMARK_MAIN();
