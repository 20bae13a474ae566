// How the parse of a paper grows with its sentences, for sentences that lean on what was said before. Google Benchmark
// prints what it fits ("N" is linear, N the sentences) and the time a sentence.
//
//   build/release/tests/bench/parse_bench
#include <benchmark/benchmark.h>

#include <string>

#include "parse/parse.h"
#include "schema/text.h"

namespace kst {
namespace {

const Knowledge& Rules() {
  static const Knowledge knowledge = *Knowledge::Compile(*ReadRuleFiles(ParseRuleFiles()), Trust::kProved);
  return knowledge;
}

// Below `title`, `sentences` n times, parted by "|", "#" replaced by a number of its own, each time a paragraph.
NormalisedText Text(std::string title, std::string_view sentences, std::int64_t n) {
  NormalisedText text;
  text.text = std::move(title);
  text.sha256 = std::string(64, '0');
  for (std::int64_t i = 0; i < n; ++i) {
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    for (const std::string_view sentence : Split(sentences, '|')) {
      const auto first = static_cast<std::uint32_t>(text.text.size());
      for (const char c : sentence) c == '#' ? text.text += std::to_string(i % 9000 + 1) : text.text += c;
      text.sentences.push_back({first, static_cast<std::uint32_t>(text.text.size())});
      text.text += ' ';
    }
    text.text.pop_back();
    const auto end = static_cast<std::uint32_t>(text.text.size());
    text.parts.push_back({Role::kParagraph, {begin, end}, 1});
    text.text += '\n';
  }
  const auto size = static_cast<std::uint32_t>(text.text.size());
  text.segments.push_back({{0, size}, {0, size}, Change::kNone, "", 1, 1, 0, 0, {}});
  return text;
}

void Parse(benchmark::State& state, const char* sentence, const char* title = "") {
  const NormalisedText text = Text(title, sentence, state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(ParseText(text, Rules(), {"kst", "rules"}));
  state.SetComplexityN(state.range(0));
  state.counters["each"] = benchmark::Counter(
      static_cast<double>(state.range(0)), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
#define KST_SENTENCES(name, ...) \
  BENCHMARK_CAPTURE(Parse, name, __VA_ARGS__)->RangeMultiplier(2)->Range(2000, 16'000)->Complexity()

KST_SENTENCES(motion_carried_out, "Met deze brief geef ik uitvoering aan de motie-Kwint (Kamerstuk 29 911, nr. #).");
KST_SENTENCES(one_motion, "Hiermee geef ik uitvoering aan de motie van het lid Kwint.");
KST_SENTENCES(promise_kept, "Ik heb toegezegd u over punt # te berichten. Hiermee doe ik deze toezegging gestand.");
KST_SENTENCES(promise, "Ik zal uw Kamer voor de zomer informeren over onderwerp #.");
KST_SENTENCES(request, "Op verzoek van de vaste commissie voor Financiën bied ik u hierbij overzicht # aan.");
KST_SENTENCES(these_motions, "Deze moties verzoeken: de motie-Kwint en de motie-Krul over punt #:");
KST_SENTENCES(vote, "In stemming komt de motie-Kwint (29911, nr. #), zodat zij is verworpen.");
KST_SENTENCES(law, "Dit volgt uit artikel #, tweede lid, van de Woo en artikel # van de Wet kaden en sluizen.");
KST_SENTENCES(pointer, "Deze motie voer ik uit, zie Kamerstuk 29 911, nr. #.");
KST_SENTENCES(row, "Motie-Kwint over punt # (29 911, nr. #).|In uitvoering.", "Overzicht moties\n");

}  // namespace
}  // namespace kst

BENCHMARK_MAIN();
