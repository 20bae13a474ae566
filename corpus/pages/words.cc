#include "corpus/pages/words.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "schema/text.h"

namespace kst {
namespace {

struct Phrase {
  std::string_view english, dutch;
};

constexpr Phrase kPhrases[] = {
    {"Reading room", "Leeszaal"},
    {"Search", "Zoeken"},
    {"Search this dossier", "Zoeken in dit dossier"},
    {"Motions", "Moties"},
    {"Commitments", "Toezeggingen"},
    {"Words, \"a phrase\", begin*", "Woorden, \"een zin\", begin*"},
    {"Words", "Woorden"},
    {"Searching needs a script; everything else can be read without.",
     "Zoeken vraagt om JavaScript; al het andere is zonder te lezen."},
    {"papers", "stukken"},
    {"paper", "stuk"},
    {"motions", "moties"},
    {"motion", "motie"},
    {"commitments", "toezeggingen"},
    {"commitment", "toezegging"},
    {"No paper answers this.", "Geen stuk past hierbij."},
    {"Did you mean", "Bedoelt u"},
    {"kind", "Soort"},
    {"year", "Jaar"},
    {"ministry", "Ministerie"},
    {"Ministry", "Ministerie"},
    {"Dossier", "Dossier"},
    {"Next", "Volgende"},
    {"Previous", "Vorige"},
    {"More pages", "Meer pagina's"},
    {"Narrow", "Verfijnen"},
    {"page", "pagina"},
    {"Date", "Datum"},
    {"Motion", "Motie"},
    {"Commitment", "Toezegging"},
    {"Proposed by", "Indieners"},
    {"State", "Stand"},
    {"Vote", "Stemming"},
    {"Proof", "Bewijs"},
    {"Deadline", "Termijn"},
    {"To", "Aan"},
    {"overdue", "te laat"},
    {"only open", "alleen open"},
    {"only overdue", "alleen te laat"},
    {"Show", "Toon"},
    {"Sent by", "Afzender"},
    {"People", "Personen"},
    {"Perhaps the same person", "Misschien dezelfde persoon"},
    {"Official publication", "Officiële publicatie"},
    {"As data (JSON)", "Als gegevens (JSON)"},
    {"Not in this corpus: what follows is what other papers say of it.",
     "Dit stuk zit niet in deze verzameling; hieronder staat wat andere stukken erover zeggen."},
    {"What this paper does", "Wat dit stuk doet"},
    {"Refers to", "Verwijst naar"},
    {"What others say of it", "Wat andere stukken ermee doen"},
    {"Cited by", "Aangehaald door"},
    {"What came of it", "Wat ervan kwam"},
    {"Text", "Tekst"},
    {"Papers", "Stukken"},
    {"no date", "zonder datum"},
    {"Table", "Tabel"},
    {"What its papers do to each other", "Wat de stukken met elkaar doen"},
    {"sure", "zeker"},
    {"perhaps", "misschien"},
    {"and", "en"},
    {"more; all are in the JSON", "meer; alle staan in de JSON"},
    {"This page does not exist", "Deze pagina bestaat niet"},
    {"This corpus has no such work, nor does any of its papers name it.",
     "Deze verzameling kent dit stuk niet, en geen van haar stukken noemt het."},
    {"The corpus cannot be read", "De verzameling kan niet worden gelezen"},
    {"Whoever keeps this reading room is told why.", "Wie deze leeszaal beheert, krijgt te lezen waarom."},
    {"This cannot be asked", "Dit kan niet worden gevraagd"},
    {"Searching is not possible yet", "Zoeken kan nog niet"},
    {"This corpus can be searched once kst run has gone over it again; its registers, dossiers and papers can be read.",
     "In deze verzameling kan worden gezocht zodra kst run haar opnieuw heeft doorlopen; haar registers, dossiers en "
     "stukken zijn al te lezen."},
    {"Newest papers", "Nieuwste stukken"},
    {"Ministries", "Ministeries"},
    {"Made by kst from the papers themselves; the publication is what counts.",
     "Gemaakt door kst uit de stukken zelf; wat gepubliceerd is geldt."},
    {"Skip to the text", "Naar de tekst"},
    {"without", "zonder"},
    {"Both Chambers", "Beide Kamers"},
    {"Tweede Kamer", "Tweede Kamer"},
    {"made in", "gedaan in"},
    {"This corpus is still being read", "Deze verzameling wordt nog ingelezen"},
    {"Its papers can be read here when the first run of kst run has ended. Try again in a moment.",
     "Haar stukken zijn hier te lezen zodra kst run voor het eerst klaar is. Probeer het zo meteen opnieuw."},
    {"As printed", "Zoals gedrukt"},
    {"of", "van"},
    {"The file of this paper is no longer there, so its pages cannot be shown.",
     "Het bestand van dit stuk is er niet meer; de bladzijden kunnen niet worden getoond."},
    {"The file of this paper was changed since it was read, so its pages cannot be shown.",
     "Het bestand van dit stuk is veranderd sinds het is gelezen; de bladzijden kunnen niet worden getoond."},
    {"This page cannot be shown now", "Deze bladzijde kan nu niet worden getoond"},
    {"Other pages are being drawn. Try again in a moment.",
     "Er worden andere bladzijden getekend. Probeer het zo meteen opnieuw."},
    {"This page cannot be shown", "Deze bladzijde kan niet worden getoond"},
    {"It cannot be drawn as it was printed; the text of its paper can be read.",
     "Zij kan niet worden getekend zoals zij is gedrukt; de tekst van het stuk is wel te lezen."},
    {"The corpus in figures", "De verzameling in cijfers"},
    {"by year", "per jaar"},
    {"by kind", "per soort"},
    {"by ministry", "per ministerie"},
    {"by state", "naar stand"},
    {"by vote", "naar stemming"},
    {"days until a paper told what is done", "dagen tot een stuk vertelde wat ermee gebeurt"},
    {"days until one settled it", "dagen tot een stuk het afdeed"},
    {"median", "mediaan"},
    {"not known", "niet bekend"},
    {"a work that is not found here", "een stuk dat hier niet is gevonden"},
    {"a commitment that is not found here", "een toezegging die hier niet is gevonden"},
};

// Of ReadQuery and of Searcher; % is what was typed, or how many.
constexpr Phrase kWrongs[] = {
    {"the quote at character % is not closed", "het aanhalingsteken op plaats % is niet gesloten"},
    {"a * stands behind a word or behind a closing quote, not within quotes",
     "een * staat achter een woord of achter een sluitend aanhalingsteken, niet ertussen"},
    {"the brackets stand too deep in each other", "de haakjes staan te diep in elkaar"},
    {"OR stands between two words", "OF staat tussen twee woorden"},
    {"a word is missing behind NOT", "achter NIET ontbreekt een woord"},
    {"a word is missing behind %:", "achter %: ontbreekt een woord"},
    {"name a word that shall stand, not only what shall not",
     "noem een woord dat er staat, niet alleen wat er niet mag staan"},
    {"%: takes a day like 2024-03-31", "%: vraagt om een dag als 2024-03-31"},
    {"%: needs a value", "%: vraagt om een waarde"},
    {"%: is asked for twice; leave one out", "%: wordt twee keer gevraagd; laat er een weg"},
    {"%: stands by itself, not in ( ) or behind NOT", "%: staat op zichzelf, niet tussen ( ) of achter NIET"},
    {"a ( is not closed", "een ( is niet gesloten"},
    {"there is a ) too many", "er staat een ) te veel"},
    {"in NEAR( ) stand words and a number", "in NEAR( ) staan woorden en een getal"},
    {"the bracket of NEAR( is not closed", "het haakje van NEAR( is niet gesloten"},
    {"that is more than % words; leave some out", "dat zijn meer dan % woorden; laat er een paar weg"},
    {"the question is longer than % bytes; ask a shorter one", "de vraag is langer dan % bytes; stel een kortere"},
    {"there is no word in it; name one", "er staat geen woord in; noem er een"},
    {"% is no kind of paper; the kinds are %", "% is geen soort stuk; de soorten zijn %"},
    {"% names no ministry, or several", "% noemt geen ministerie, of meer dan een"},
    {"no day is from % until %", "geen dag valt vanaf % tot en met %"},
};

constexpr Phrase kKinds[] = {
    {"letter", "Brief"},
    {"motion", "Motie"},
    {"amendment", "Amendement"},
    {"answers", "Antwoorden op Kamervragen"},
    {"bill", "Wetsvoorstel"},
    {"bill_change", "Nota van wijziging"},
    {"explanatory_memorandum", "Memorie van toelichting"},
    {"reply_memorandum", "Nota naar aanleiding van het verslag"},
    {"further_report", "Nader rapport"},
    {"royal_message", "Koninklijke boodschap"},
    {"committee_report", "Verslag van een commissie"},
    {"report_of_meeting", "Verslag van een overleg"},
    {"minutes", "Handelingen"},
    {"decision_list", "Besluitenlijst"},
    {"vote_list", "Stemmingslijst"},
    {"commitment_list", "Toezeggingenlijst"},
    {"advice", "Advies"},
    {"annual_report", "Jaarverslag"},
    {"budget", "Begroting"},
    {"report", "Rapport"},
    {"decision_note", "Beslisnota"},
    {"fiche", "Fiche"},
    {"agenda", "Agenda"},
    {"annex", "Bijlage"},
    {"decree", "Besluit"},
    {"speech", "Toespraak"},
    {"form", "Formulier"},
    {"other", "Stuk"},
    {"dossier", "Dossier"},
    {"commitment", "Toezegging"},
    {"person", "Persoon"},
    {"committee", "Commissie"},
    {"ministry", "Ministerie"},
    {"unknown", "Onbekend"},
};

constexpr Phrase kStates[] = {
    {"proposed", "ingediend"},
    {"mentioned", "genoemd"},
    {"in_progress", "in uitvoering"},
    {"partly", "deels uitgevoerd"},
    {"implemented", "uitgevoerd"},
    {"declined", "niet uitgevoerd"},
    {"replaced", "vervangen"},
    {"made", "toegezegd"},
    {"repeated", "herhaald"},
    {"fulfilled", "nagekomen"},
    {"adopted", "aangenomen"},
    {"rejected", "verworpen"},
    {"held", "aangehouden"},
    {"withdrawn", "ingetrokken"},
    {"lapsed", "vervallen"},
    {"taken_over", "overgenomen"},
    {"done", "gedaan"},
    {"progress", "in uitvoering"},
    {"planned", "gepland"},
};

struct Deed {
  std::string_view type, english, dutch, english_in, dutch_in;
};
constexpr Deed kDeeds[] = {
    {"implements", "carries out", "voert uit", "carried out by", "uitgevoerd door"},
    {"declines", "declines", "voert niet uit", "declined by", "niet uitgevoerd door"},
    {"fulfils", "keeps", "voldoet aan", "kept by", "nagekomen door"},
    {"responds_to", "responds to", "reageert op", "responded to by", "reactie van"},
    {"answers", "answers", "beantwoordt", "answered by", "beantwoord door"},
    {"requested_by", "was asked for by", "is gevraagd door", "asked for", "vroeg om"},
    {"offers", "offers", "biedt aan", "offered by", "aangeboden door"},
    {"replaces", "replaces", "vervangt", "replaced by", "vervangen door"},
    {"appreciates", "judges", "geeft een oordeel over", "judged by", "oordeel van"},
    {"promises", "promises", "zegt toe", "promised in", "toegezegd in"},
    {"repeats", "repeats", "herhaalt", "repeated by", "herhaald door"},
    {"reports_vote", "tells the vote on", "meldt de stemming over", "vote told by", "stemming gemeld door"},
    {"cites", "cites", "verwijst naar", "cited by", "aangehaald door"},
    {"part_of", "part of", "hoort bij", "holds", "omvat"},
    {"proposed_by", "proposed by", "ingediend door", "proposed", "diende in"},
    {"signed_by", "signed by", "ondertekend door", "signed", "ondertekende"},
    {"sent_by", "sent by", "verzonden door", "sent", "verzond"},
    {"proposed", "was proposed", "is ingediend", "was proposed", "is ingediend"},
};

template <std::size_t n>
std::string_view Find(const Phrase (&list)[n], Language language, std::string_view english) {
  if (language == Language::kEnglish) return english;
  const auto found = std::ranges::find(list, english, &Phrase::english);
  return found == std::end(list) ? english : found->dutch;
}

// What stands in a sentence where its pattern has %; nothing when it is another sentence.
std::optional<std::vector<std::string_view>> ValuesOf(std::string_view pattern, std::string_view sentence) {
  const std::vector<std::string_view> parts = Split(pattern, '%');
  if (!sentence.starts_with(parts.front())) return std::nullopt;
  sentence.remove_prefix(parts.front().size());
  std::vector<std::string_view> values;
  for (std::size_t n = 1; n < parts.size(); ++n) {
    const bool is_last = n + 1 == parts.size();
    const std::size_t end = !is_last                       ? sentence.find(parts[n])
                            : sentence.ends_with(parts[n]) ? sentence.size() - parts[n].size()
                                                           : sentence.npos;
    if (end == sentence.npos) return std::nullopt;
    values.push_back(sentence.substr(0, end));
    sentence.remove_prefix(end + parts[n].size());
  }
  return sentence.empty() ? std::optional(std::move(values)) : std::nullopt;
}

std::string Filled(std::string_view pattern, const std::vector<std::string_view>& values) {
  std::string sentence;
  std::size_t value = 0;
  for (const char c : pattern) c == '%' ? sentence.append(values.at(value++)) : sentence.append(1, c);
  return sentence;
}

}  // namespace

std::string_view Say(Language language, std::string_view english) {
  if (english == "English") return language == Language::kDutch ? "English" : "Nederlands";
  return Find(kPhrases, language, english);
}

std::string WrongIn(Language language, std::string_view english) {
  if (language == Language::kEnglish) return std::string(english);
  for (const Phrase& phrase : kWrongs)
    if (const auto values = ValuesOf(phrase.english, english)) return Filled(phrase.dutch, *values);
  return std::string(english);
}

std::string_view KindIn(Language language, std::string_view kind) { return Find(kKinds, language, kind); }

std::string_view StateIn(Language language, std::string_view state) { return Find(kStates, language, state); }

std::string_view DeedIn(Language language, std::string_view type, bool incoming) {
  const auto found = std::ranges::find(kDeeds, type, &Deed::type);
  if (found == std::end(kDeeds)) return type;
  if (language == Language::kEnglish) return incoming ? found->english_in : found->english;
  return incoming ? found->dutch_in : found->dutch;
}

std::string DayIn(Language language, std::string_view iso) {
  constexpr std::string_view kMonths[][2] = {
      {"januari", "January"}, {"februari", "February"}, {"maart", "March"},
      {"april", "April"},     {"mei", "May"},           {"juni", "June"},
      {"juli", "July"},       {"augustus", "August"},   {"september", "September"},
      {"oktober", "October"}, {"november", "November"}, {"december", "December"}};
  if (!IsDate(iso)) return std::string(iso);
  unsigned month = 0, day = 0;
  std::from_chars(iso.data() + 5, iso.data() + 7, month);
  std::from_chars(iso.data() + 8, iso.data() + 10, day);
  return Concat(
      {std::to_string(day), " ", kMonths[month - 1][language == Language::kEnglish ? 1 : 0], " ", iso.substr(0, 4)});
}

std::string CountIn(Language language, long long count, std::string_view one, std::string_view many) {
  return Concat(
      {Thousands(count, language == Language::kEnglish ? ',' : '.'), " ", Say(language, count == 1 ? one : many)});
}

}  // namespace kst
