#include "tests/corpus/random_papers.h"

#include "schema/digest.h"
#include "schema/text.h"

namespace kst {

int Below(Random& random, int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); }

namespace {

template <class T, std::size_t N>
const T& One(Random& random, const T (&list)[N]) {
  return list[random() % N];
}

constexpr const char* kNames[] = {"Pauwels", "Van Dijk", "Inge van Dijk", "Zwart"};
constexpr const char* kTopics[] = {"sluizen en bruggen onderhouden", "sluizen en kades onderhouden", "bruggen verven",
                                   "veerponten gratis maken", "dijken maaien"};
constexpr const char* kOffices[] = {"De Minister van Defensie", "De Minister van Infrastructuur en Waterstaat",
                                    "De Dijkgraaf"};
constexpr const char* kDays[] = {"2021-01-04", "2021-03-01", "2021-06-01", "2022-02-01"};

std::string Number(Random& random) { return std::to_string(1 + Below(random, 12)); }
std::string Id(Random& random) { return "kst-2900" + std::to_string(Below(random, 2)) + "-" + Number(random); }

Paper RandomMotion(Random& random, const std::string& id) {
  const std::string topic = One(random, kTopics);
  Paper motion =
      Paper::Motion(id, One(random, kDays), One(random, kNames), "De Kamer, verzoekt de regering " + topic + ".");
  if (Below(random, 3) == 0) {
    const std::string before = Number(random), title = *motion.document.subject;
    motion.Subject("Gewijzigde " + title + " ter vervanging van die gedrukt onder nr. " + before);
  }
  if (Below(random, 4) == 0) motion.Does("replaces", "De Kamer", Id(random));
  // A motion may name another one.
  if (Below(random, 3) == 0) motion.Mentions("verzoekt", {One(random, kNames)});
  return motion;
}

Paper RandomLetter(Random& random, const std::string& id) {
  const bool busy = id.starts_with("doc-") || Below(random, 3) == 0;  // a day on which one office sent many
  const std::string topic = One(random, kTopics), other = One(random, kTopics), name = One(random, kNames);
  const std::string promise = "zal uw Kamer informeren over " + topic;
  Paper letter = Paper::Letter(id, busy ? kDays[0] : One(random, kDays),
                               "Ik " + promise + ". De motie van het lid " + name + " over " + other +
                                   " is uitgevoerd. Hiermee doe ik mijn toezegging over " + other +
                                   " gestand. In de brief van 1 maart over " + other + " staat meer.");
  letter.Sender(kOffices[busy ? 0 : Below(random, 4) % 3]).Subject("Brief over " + topic);
  if (Below(random, 4)) letter.Promises(promise);
  if (Below(random, 2)) letter.Mentions("motie van het lid " + name, {name});
  if (Below(random, 5) == 0) letter.Mentions("motie", {});
  for (Mention& m : letter.document.mentions)
    if (m.people.empty()) m.title = other;
  if (Below(random, 2)) letter.Does("implements", "motie van het lid " + name, id + "#motion-" + Slug(name));
  if (Below(random, 2)) letter.Does("fulfils", "doe ik mijn toezegging", id + "#commitment-1");
  if (Below(random, 2)) {
    letter.Mentions("brief van 1 maart", {});
    letter.document.mentions.back().kind = "letter";
    letter.document.mentions.back().date = One(random, kDays);
  }
  for (int i = Below(random, 3); i > 0; --i) letter.Cites("staat meer", Id(random));
  if (Below(random, 3) == 0) letter.Cites("is uitgevoerd", "2021D0000" + std::to_string(Below(random, 4)));
  if (Below(random, 3) == 0) letter.document.aliases = {"2021D0000" + std::to_string(Below(random, 4))};
  if (Below(random, 6) == 0) letter.document.aliases.push_back(Id(random));
  if (Below(random, 8) == 0) letter.document.date.reset();
  return letter;
}

}  // namespace

Paper RandomPaper(Random& random, int file) {
  Paper paper = [&] {
    if (file % 3 == 0) return RandomMotion(random, Id(random));
    if (file % 7 == 1) {
      Paper letterhead = RandomLetter(random, "doc-000000000000000" + std::to_string(Below(random, 4)));
      return letterhead;
    }
    return RandomLetter(random, Id(random));
  }();
  if (Below(random, 3)) paper.Official();
  for (Dossier& dossier : paper.document.dossiers)
    if (Below(random, 2)) dossier.title = One(random, kTopics);  // as this paper calls it
  paper.document.sha256 = Sha256(ToJson(paper.document));
  return paper.Source("file " + std::to_string(file));
}

}  // namespace kst
