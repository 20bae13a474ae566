#include "tests/family/papers.h"

#include <array>
#include <random>

namespace kst::family {
namespace {

constexpr std::array kMembers = {"Aldersma",      "Van den Boogh", "Crielaar",   "De Wierde",
                                 "Eskenazy",      "Fluitman",      "Van Gorkel", "Hesselmans",
                                 "Ibrahimi-Post", "Jongepier",     "Kolderveen", "Ten Lohuis"};
constexpr std::array kMinisters = {"Infrastructuur en Waterstaat", "Sociale Zaken en Werkgelegenheid",
                                   "Justitie en Veiligheid", "Onderwijs, Cultuur en Wetenschap",
                                   "Economische Zaken en Klimaat"};
constexpr std::array kSigns = {"P.Q. van Oldenbarge", "M. Terhorst", "J.W. Sluyskens", "A.C. Rademaker"};
constexpr std::array kMonths = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                                "juli",    "augustus", "september", "oktober", "november", "december"};

struct Topic {
  const char *title, *about, *report, *plan, *place;
};
constexpr std::array kTopics = {
    Topic{"Toegankelijkheid van openbare gebouwen", "de drempels in stationshallen", "Zonder drempel naar binnen",
          "het plan voor vlakke perrons", "Oosterdrecht"},
    Topic{"Waterbeheer in kleine polders", "het onderhoud van gemalen", "Een polder ademt",
          "het onderhoudsplan voor kleine gemalen", "Westerkogge"},
    Topic{"Vakopleidingen in de bouw", "de begeleiding van leerlingen op de werkplaats", "Leren met de handen",
          "het plan voor meesters op de werkplaats", "Zuidlaren-Buiten"},
    Topic{"Veiligheid op veerponten", "de reddingsmiddelen aan boord", "Veilig naar de overkant",
          "het keuringsplan voor veerponten", "Maasoever"}};

struct Date {
  int year, month, day;
  std::string Words() const {
    return std::to_string(day) + " " + kMonths[static_cast<std::size_t>(month - 1)] + " " + std::to_string(year);
  }
  int SessionStart() const { return month >= 9 ? year : year - 1; }  // a session opens in September
  std::string SessionYear() const { return std::to_string(SessionStart()) + "-" + std::to_string(SessionStart() + 1); }
  std::string ShortSession() const {
    return std::to_string(SessionStart()) + "/" + std::to_string((SessionStart() + 1) % 100);
  }
};

std::string Spaced(const std::string& dossier) { return dossier.substr(0, 2) + " " + dossier.substr(2); }

std::string Capitals(std::string words) {
  for (char& c : words)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return words;
}

// The draws of one family, in a fixed order.
class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_(seed) {}
  int Number(int low, int high) {
    return low + static_cast<int>(random_() % static_cast<std::uint32_t>(high - low + 1));
  }
  template <class List>
  const auto& One(const List& list) {
    return list[static_cast<std::size_t>(Number(0, static_cast<int>(list.size()) - 1))];
  }

 private:
  std::mt19937 random_;  // its numbers are the same on every machine
};

std::string Filler(Draw& draw, const Topic& topic) {
  const std::array kSentences = {
      "In " + std::string(topic.place) + " is het afgelopen jaar gewerkt aan " + topic.about + ".",
      std::string(
          "Gemeenten en provincies dragen hieraan bij met kennis, menskracht en een eigen uitvoeringsprogramma."),
      std::string("De ervaringen van bewoners zijn verzameld in gesprekken, vragenlijsten en werkbezoeken."),
      std::string("Een zorgvuldige voorbereiding vraagt samenwerking tussen rijksoverheid, medeoverheden en "
                  "belangenorganisaties."),
      std::string(
          "Daarbij is rekening gehouden met de onderhoudskosten, de planning en de beschikbaarheid van vakmensen.")};
  std::string text;
  for (int n = draw.Number(3, 5); n > 0; --n) text += (text.empty() ? "" : " ") + draw.One(kSentences);
  return text;
}

}  // namespace

Family MakeFamily(std::uint32_t seed) {
  Draw draw(seed);
  const Topic topic = draw.One(kTopics);
  const std::string minister = draw.One(kMinisters), name = draw.One(kSigns);
  const std::string dossier = std::to_string(draw.Number(33000, 36400));
  const std::string label = "Kamerstuk " + Spaced(dossier) + ", nr. ";
  const int first = draw.Number(11, 240), year = draw.Number(2021, 2024);
  std::vector<std::string> members;
  for (std::size_t i = static_cast<std::size_t>(draw.Number(0, 7)); members.size() < 5; ++i)
    members.push_back(kMembers[i % kMembers.size()]);
  const Date report_date{year, 10, draw.Number(2, 28)}, debate_date{year, 11, draw.Number(2, 28)},
      promise_date{year, 12, draw.Number(2, 18)};
  const Date do_date{year + 1, 2, draw.Number(2, 26)}, decline_date{year + 1, 3, draw.Number(2, 28)},
      answer_date{year + 1, 4, draw.Number(2, 28)};
  const Date keep_date{year + 1, 5, draw.Number(2, 28)}, ek_date{year + 1, 6, draw.Number(2, 12)};
  const auto number = [&](int n) { return std::to_string(first + n); };
  const auto id = [&](int n) { return "kst-" + dossier + "-" + number(n); };

  Family family;
  const auto paper = [&](int n, const Date& date, std::string heading, std::vector<std::string> body,
                         std::vector<std::string> notes) -> Paper& {
    family.papers.push_back({id(n),
                             id(n),
                             Layout::kTweedeKamer,
                             date.SessionYear(),
                             dossier,
                             topic.title,
                             number(n),
                             std::move(heading),
                             date.Words(),
                             "Den Haag",
                             topic.title,
                             "",
                             std::move(body),
                             std::move(notes),
                             {}});
    return family.papers.back();
  };
  const auto letter = [&](int n, const Date& date, std::vector<std::string> body,
                          std::vector<std::string> notes) -> Paper& {
    body.push_back(Filler(draw, topic));
    Paper& made = paper(n, date, "BRIEF VAN DE MINISTER VAN " + Capitals(minister), std::move(body), std::move(notes));
    made.signature = {"De Minister van " + minister + ",", name};
    return made;
  };
  const auto motion = [&](int n, std::string heading, const std::string& request, std::vector<std::string> signers) {
    Paper& made =
        paper(n, debate_date, std::move(heading),
              {"De Kamer,", "gehoord de beraadslaging,",
               "constaterende dat er in " + std::string(topic.place) + " zorgen zijn over " + topic.about + ";",
               "overwegende dat een vast aanspreekpunt ontbreekt;", "verzoekt de regering " + request + ",",
               "en gaat over tot de orde van de dag."},
              {});
    made.date_word = "Voorgesteld";
    made.signature = std::move(signers);
  };
  const auto edge = [&](std::string type, std::string from, std::string to, std::string words) {
    family.key.push_back({std::move(type), std::move(from), std::move(to), std::move(words), 0});
  };

  // The report.
  letter(0, report_date, {"Hierbij bied ik u het rapport «" + std::string(topic.report) + "» aan."}, {});
  edge("offers", id(0), "", "Hierbij bied ik u het rapport");

  // The motions.
  const std::string both = "de leden " + members[0] + " en " + members[1], third = "het lid " + members[2],
                    fourth = "het lid " + members[3];
  motion(1, "MOTIE VAN " + Capitals(both), "een vast aanspreekpunt aan te wijzen", {members[0], members[1]});
  motion(2, "MOTIE VAN " + Capitals(third), "de kosten in kaart te brengen", {members[2]});
  motion(3, "GEWIJZIGDE MOTIE VAN " + Capitals(third) + " TER VERVANGING VAN DIE GEDRUKT ONDER NR. " + number(2),
         "de kosten en de baten in kaart te brengen", {members[2]});
  motion(4, "MOTIE VAN " + Capitals(fourth), "alle werkzaamheden een jaar uit te stellen", {members[3]});
  edge("replaces", id(3), id(2), "GEWIJZIGDE MOTIE VAN");
  family.motion = id(1);

  // The promise.
  const std::string promised = "over de uitkomsten van " + std::string(topic.plan);
  letter(5, promise_date,
         {"In het najaar heb ik uw Kamer het rapport «" + std::string(topic.report) +
              "» gestuurd.{1} Tijdens het debat is daarnaast de motie van " + both + "{2} besproken.",
          Filler(draw, topic), "Ik zal uw Kamer voor de zomer informeren " + promised + "."},
         {label + number(0) + ".", label + number(1) + "."});
  edge("cites", id(5), id(0), label + number(0));
  edge("cites", id(5), id(1), label + number(1));
  edge("promises", id(5), "", "Ik zal uw Kamer voor de zomer informeren");

  // The motion is carried out, as the ministry sent it and as it was printed.
  const std::vector<std::string> carried_out = {
      "Met deze brief geef ik uitvoering aan de motie van " + both +
          ".{1} Er is een vast aanspreekpunt aangewezen in " + topic.place + ".",
      Filler(draw, topic),
      "Het vervolg is gelijk aan dat in mijn eerdere brief.{2} Ik zal uw Kamer voor de zomer informeren " + promised +
          "."};
  const std::vector<std::string> carried_out_notes = {label + number(1) + ".", label + number(5) + "."};
  Paper printed = letter(6, do_date, carried_out, carried_out_notes);
  edge("implements", id(6), id(1), "Met deze brief geef ik uitvoering aan de motie");
  edge("cites", id(6), id(1), label + number(1));
  edge("cites", id(6), id(5), label + number(5));
  edge("promises", id(6), "", "Ik zal uw Kamer voor de zomer informeren");
  edge("repeats", id(6), "", "Ik zal uw Kamer voor de zomer informeren");
  printed.name = "brief-ministerie";
  printed.layout = Layout::kLetterhead;
  printed.own_reference = "IENW/BSK-" + std::to_string(year + 1) + "/" + std::to_string(draw.Number(10000, 99999));
  family.papers.push_back(printed);

  // The motion that is not carried out.
  letter(7, decline_date,
         {Filler(draw, topic),
          "Het kabinet voert de motie van " + fourth + "{1} niet uit, omdat uitstel het onderhoud duurder maakt."},
         {label + number(4) + "."});
  edge("declines", id(7), id(4), "Het kabinet voert de motie van");
  edge("cites", id(7), id(4), label + number(4));

  // The promise is kept.
  letter(8, keep_date,
         {"Met deze brief doe ik mijn toezegging uit de brief van " + promise_date.Words() +
              "{1} gestand om uw Kamer te informeren " + promised + ".",
          Filler(draw, topic)},
         {label + number(5) + "."});
  edge("cites", id(8), id(5), label + number(5));
  edge("fulfils", id(8), "", "Met deze brief doe ik mijn toezegging");

  // Answers to written questions.
  const std::string ah_number = std::to_string(draw.Number(400, 3900));
  Paper answers = family.papers.front();
  answers.layout = Layout::kAanhangsel;
  answers.session_year = answer_date.SessionYear();
  answers.number = ah_number;
  answers.date = answer_date.Words();
  answers.id = answers.name = "ah-tk-" + std::to_string(answer_date.SessionStart()) +
                              std::to_string(answer_date.SessionStart() + 1) + "-" + ah_number;
  answers.heading = "Vragen van het lid " + members[4] + " aan de Minister van " + minister + " over " + topic.about +
                    " (ingezonden " + decline_date.Words() + ").";
  answers.subject = "Antwoord van Minister " + std::string(name.substr(name.find(' ') + 1)) + " (" + minister +
                    ") (ontvangen " + answer_date.Words() + ").";
  answers.body = {"Vraag 1", "Hoe staat het met " + std::string(topic.plan) + "?", "Antwoord 1",
                  "Hierover is uw Kamer geïnformeerd.{1}"};
  answers.notes = {label + number(6) + "."};
  answers.signature.clear();
  family.papers.push_back(answers);
  edge("cites", answers.id, id(6), label + number(6));

  // The Eerste Kamer.
  Paper ek = family.papers.front();
  ek.layout = Layout::kEersteKamer;
  ek.session_year = ek_date.SessionYear();
  ek.date = ek_date.Words();
  ek.number = std::string(1, static_cast<char>('A' + draw.Number(0, 7)));
  ek.id = ek.name = "kst-" + dossier + "-" + ek.number;
  ek.body = {"Naar aanleiding van uw vragen verwijs ik naar de brief aan de Tweede Kamer (Kamerstukken II " +
                 keep_date.ShortSession() + ", " + Spaced(dossier) + ", nr. " + number(8) + ").",
             Filler(draw, topic)};
  family.papers.push_back(ek);
  edge("cites", ek.id, id(8), "Kamerstukken II " + keep_date.ShortSession());

  // What every paper says of itself.
  for (const Paper& p : family.papers) {
    if (p.layout == Layout::kLetterhead) continue;
    if (p.layout == Layout::kAanhangsel) {
      edge("answers", p.id, "", "Vragen van het lid " + members[4]);
      edge("sent_by", p.id, "", p.subject.substr(p.subject.find("Minister"), 9));
      edge("signed_by", p.id, "", name.substr(name.find(' ') + 1));
      continue;
    }
    edge("part_of", p.id, "dossier-" + dossier, dossier + " " + topic.title);
    const bool is_motion = p.date_word == "Voorgesteld";
    if (!is_motion) edge("sent_by", p.id, "", "De Minister van " + minister);
    for (std::size_t i = is_motion ? 0 : 1; i < p.signature.size(); ++i)
      edge(is_motion ? "proposed_by" : "signed_by", p.id, "", p.signature[i]);
  }
  return family;
}

}  // namespace kst::family
