// How fast citations are found, against RE2 scanning the same text for the
// shape of a dossier number; and that no input makes the time grow faster than
// its length. The text is invented: letters with a citation every few lines.
//
//   references_bench --benchmark_counters_tabular=true
#include <benchmark/benchmark.h>
#include <re2/re2.h>

#include <string>

#include "parse/cite/references.h"
#include "parse/grammar/rule_grammar.h"

namespace {

using kst::Document;
using kst::Grammar;
using kst::NormalisedText;

constexpr std::string_view kLetter =
    "Tijdens het debat van 12 mei jl. heb ik uw Kamer toegezegd nader in te gaan op de aanpak van wachttijden in de "
    "regio. In deze brief schets ik de voortgang, ga ik in op de moties die daarover zijn aangenomen en beschrijf ik "
    "welke stappen ik het komende jaar samen met gemeenten, aanbieders en verzekeraars zet. Het budget bedraagt 15.300 "
    "euro per instelling; in 2021 waren dat er 27 450.\n"
    "De gewijzigde motie van de leden Ali en Bakker (Kamerstuk 29 911, nr. 323) verzoekt de regering te onderzoeken "
    "hoe de doorstroming kan worden verbeterd zonder dat dit ten koste gaat van de kwaliteit van de zorg. Daarover is "
    "eerder bericht (Kamerstukken II 2020/21, 35 570 XVI, nrs. 12, 15 en 18). Veel instellingen geven aan dat de "
    "administratieve lasten hoog zijn en dat personeel moeilijk te vinden is; dat beeld herken ik uit gesprekken.\n"
    "Op grond van artikel 8, tweede lid, van de Jeugdwet en Richtlijn 2014/24/EU moet de gemeente daarvoor een plan "
    "opstellen, zie ook https://www.voorbeeld.nl/onderwerpen/plan. Het kabinet hecht eraan dat dit in goed overleg met "
    "alle betrokken partijen gebeurt en dat de uitkomsten openbaar zijn. Ik verwacht de resultaten voor de zomer en "
    "zal uw Kamer daarover informeren. Voor de verdere uitwerking verwijs ik naar de bijlage bij deze brief, waarin "
    "per regio wordt beschreven welke afspraken zijn gemaakt, wie daarvoor verantwoordelijk is en wanneer de partijen "
    "opnieuw bij elkaar komen om de voortgang te bespreken en waar nodig bij te sturen.\n";

constexpr std::string_view kProse =
    "Veel instellingen geven aan dat de administratieve lasten hoog zijn en dat personeel moeilijk te vinden is; dat "
    "beeld herken ik uit de gesprekken die ik in 2021 voerde. Daarom trekken we hier 15 miljoen euro voor uit, "
    "verdeeld "
    "over drie jaren, en krijgen gemeenten ruimte om eigen keuzes te maken die passen bij hun inwoners.\n";

std::string Repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  text.resize(bytes);
  return text;
}

const Grammar& AllRules() {
  static const Grammar grammar = *Grammar::Compile(*kst::ReadRuleFiles(kst::ParseRuleFiles()));
  return grammar;
}

void Find(benchmark::State& state, std::string_view piece) {
  NormalisedText text;
  text.text = Repeat(piece, static_cast<std::size_t>(state.range(0)));
  std::size_t found = 0;
  for (auto _ : state) {
    Document document;
    kst::FindReferences(text, AllRules(), document);
    found = document.references.size();
    benchmark::DoNotOptimize(document);
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
  state.counters["found"] = static_cast<double>(found);
  state.SetComplexityN(state.range(0));
}

// Real papers have something to read every 1,400 bytes; a page of notes has it in every line.
void Letters(benchmark::State& state) { Find(state, std::string(kLetter) + Repeat(kProse, 3 * kLetter.size())); }
void Notes(benchmark::State& state) { Find(state, kLetter); }
BENCHMARK(Letters)->Arg(1 << 16)->Arg(1 << 20);
BENCHMARK(Notes)->Arg(1 << 16)->Arg(1 << 20);

void Re2ScansForDossiers(benchmark::State& state) {
  const std::string text = Repeat(kLetter, static_cast<std::size_t>(state.range(0)));
  const RE2 dossier(R"(\d{2}[ .]?\d{3})");
  for (auto _ : state) {
    re2::StringPiece rest(text);
    int found = 0;
    while (RE2::FindAndConsume(&rest, dossier)) ++found;
    benchmark::DoNotOptimize(found);
  }
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(Re2ScansForDossiers)->Arg(1 << 16)->Arg(1 << 20);

// Inputs that make backtracking readers slow; the reported order must be linear.
void OneLongList(benchmark::State& state) { Find(state, "Kamerstuk 29 911, nrs. 1" + Repeat(", 2", 1 << 20)); }
void Slips(benchmark::State& state) { Find(state, "Kamerstukken II, 2014-2015, 3400 nr. 59; 29 911, nr. 3; "); }
void Figures(benchmark::State& state) { Find(state, "12 345 "); }
void Brackets(benchmark::State& state) { Find(state, "(12 345 "); }
void EndlessList(benchmark::State& state) { Find(state, "Kamerstuk 29 911, nrs. 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "); }
void Keywords(benchmark::State& state) { Find(state, "Kamerstukken II 2020/21, "); }
void Articles(benchmark::State& state) { Find(state, "artikel 1, eerste lid, en 2, "); }
void Dossiers(benchmark::State& state) { Find(state, "29 911 en 31 015/"); }
void Address(benchmark::State& state) { Find(state, "www.a-/"); }
#define LINEAR(name) BENCHMARK(name)->RangeMultiplier(4)->Range(1 << 14, 1 << 20)->Complexity()
LINEAR(OneLongList);
LINEAR(Slips);
LINEAR(Figures);
LINEAR(Brackets);
LINEAR(EndlessList);
LINEAR(Keywords);
LINEAR(Articles);
LINEAR(Dossiers);
LINEAR(Address);

}  // namespace

BENCHMARK_MAIN();
