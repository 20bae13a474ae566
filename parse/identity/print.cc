// The head and foot of official print.
//
//   Tweede Kamer der Staten-Generaal 2
//   Vergaderjaar 2021–2022
//   29 911 Bestrijding georganiseerde criminaliteit     one line per dossier; titles wrap
//   Nr. 329 BRIEF VAN DE MINISTER VAN JUSTITIE EN VEILIGHEID
//   …
//   kst-29911-329
//   Tweede Kamer, vergaderjaar 2021–2022, 29 911, nr. 329
//
// The printer's own number ("kst-29911-329") is believed before the foot, the
// foot before the head: the shorter the line, the less can go wrong in it.
#include <algorithm>
#include <cctype>
#include <charconv>

#include "parse/identity/parts.h"
#include "parse/time/calendar.h"
#include "schema/text.h"

namespace kst::identity {
namespace {

// Acts of the Kingdom have a second number, "36 321 (R 2181)". The publisher's id does without it.
bool IsKingdom(std::string_view suffix) { return suffix.size() > 1 && suffix[0] == 'R' && IsDigit(suffix[1]); }

std::string Joined(std::initializer_list<std::string_view> words) {
  std::string id;
  for (const std::string_view word : words) {
    if (word.empty()) continue;
    if (!id.empty()) id += '-';
    id += word;
  }
  return id;
}

// "29 911" and "29.911" are 29911; a Roman dossier stays.
std::string Compact(std::string_view number) {
  std::string out;
  for (const char c : number)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += static_cast<char>(std::toupper(c));
  return out;
}

// "2021–2022", "2021/22", "2021-2022" -> "2021-2022"
std::string Session(std::string_view printed) {
  int first = 0;
  std::from_chars(printed.data(), printed.data() + printed.size(), first);
  return Joined({std::to_string(first), std::to_string(first + 1)});
}

// The session that a day falls in; a new one opens on the third Tuesday of September.
std::string SessionOn(std::string_view date) {
  if (date.size() < 10) return {};
  int year = 0;
  std::from_chars(date.data(), date.data() + 4, year);
  const bool opened = date.substr(5) >= "09-15";
  return Joined({std::to_string(opened ? year : year - 1), std::to_string(opened ? year + 1 : year)});
}

// What has been read, the surest source last.
struct Print {
  std::string chamber, session, number, type;  // chamber: II, I, both
  std::string letter;                          // of a paper for both Chambers: its number in the Eerste Kamer
  std::string before;                          // the number of the printing house: "kst-1259252"
  std::string item, date;                      // of minutes
  std::vector<Dossier> dossiers;
  std::string id;         // of a paper that is no Kamerstuk: "ah-tk-20232024-1980"
  std::string_view kind;  // that the head itself gives: answers, minutes

  void Take(const Match& match, std::string_view line);
  void TakeDossier(const Match& match, std::string_view line, bool head);
};

void SetIf(std::string& field, std::string value) {
  if (!value.empty()) field = std::move(value);
}

void Print::TakeDossier(const Match& match, std::string_view line, bool head) {
  Dossier dossier{Compact(match.Get("base", line)), std::nullopt, std::nullopt};
  if (const auto kingdom = match.Get("kingdom", line); !kingdom.empty()) dossier.suffix = Compact(kingdom);
  if (const auto suffix = match.Get("suffix", line); !suffix.empty()) dossier.suffix = Compact(suffix);
  if (const auto chapter = match.Get("toevoeging", line); !chapter.empty()) dossier.suffix = Compact(chapter);
  if (const auto title = Trim(match.Get("title", line)); !title.empty()) dossier.title = std::string(title);
  const auto same = [&](const Dossier& d) { return d.number == dossier.number && d.suffix == dossier.suffix; };
  const auto known = std::find_if(dossiers.begin(), dossiers.end(), same);
  if (known == dossiers.end() && (head || dossiers.empty()))
    dossiers.push_back(std::move(dossier));
  else if (known != dossiers.end() && !head)
    std::rotate(dossiers.begin(), known, known + 1);  // the one it is filed under
}

void Print::Take(const Match& match, std::string_view line) {
  const std::string_view is = match.rule->Get("is");
  if (match.Find("ii")) SetIf(chamber, "II");
  if (match.Find("i")) SetIf(chamber, "I");
  if (match.Find("both") && chamber.empty()) chamber = "both";
  if (const auto s = match.Get("session", line); !s.empty()) session = Session(s);
  if (match.Find("base")) TakeDossier(match, line, is == "dossier");
  SetIf(number, std::string(match.Get("number", line)));
  SetIf(letter, std::string(match.Get("letter", line)));
  SetIf(id, std::string(match.Get("id", line)));
  SetIf(type, std::string(Trim(match.Get("type", line))));
  if (const auto k = match.rule->Get("kind"); !k.empty()) kind = k;
}

constexpr std::size_t kLongestTitle = 600;  // of a dossier; what goes on longer is the paper itself

// Lines of the printed head from the chamber's name to the number; a line that
// is neither continues the title above it.
void ReadHead(const std::vector<std::string_view>& lines, const Grammar& grammar, Print& print) {
  bool titles = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const std::vector<Match> match = grammar.FindFirst("header", line);
    const std::string_view is = match.empty() ? std::string_view() : match[0].rule->Get("is");
    if (is == "foot" || is.starts_with("print")) continue;
    if (is == "dossier" && print.session.empty()) continue;
    if (is == "number" && print.dossiers.empty() && print.kind.empty()) continue;
    if (!is.empty()) {
      print.Take(match[0], line);
      titles = is == "dossier";
      if (is != "number") continue;
      const std::string_view next = i + 1 < lines.size() ? lines[i + 1] : std::string_view();
      if (print.type.empty() && !KindOf(next, "title", grammar).empty()) print.type = next;
      return;
    } else if (titles && !grammar.FindFirst("draft", line).empty()) {
      return;  // it has its head and no number yet
    } else if (titles && print.dossiers.back().title.value_or("").size() < kLongestTitle) {
      std::optional<std::string>& title = print.dossiers.back().title;
      title = title ? title->append(" ").append(line) : std::string(line);
    }
  }
}

// A copy of the text alone has neither Chamber nor session: it opens with a dossier and its title, and "Nr. N"
// with what the paper is stands close below.
bool ReadBareHead(const std::vector<std::string_view>& lines, const Grammar& grammar, Print& print) {
  constexpr std::size_t kOpens = 2, kBelow = 5;
  for (std::size_t d = 0; d < std::min(kOpens, lines.size()); ++d) {
    const std::vector<Match> dossier = grammar.FindFirst("header", lines[d]);
    if (dossier.empty() || dossier[0].rule->Get("is") != "dossier" || !dossier[0].Find("title")) continue;
    for (std::size_t n = d + 1; n < std::min(d + kBelow, lines.size()); ++n) {
      const std::vector<Match> number = grammar.FindFirst("header", lines[n]);
      if (number.empty() || number[0].rule->Get("is") != "number") continue;
      const std::string_view type = number[0].Get("type", lines[n]);
      const std::string_view says = !type.empty() ? type : n + 1 < lines.size() ? lines[n + 1] : "";
      if (KindOf(says, "title", grammar).empty()) return false;
      print.Take(dossier[0], lines[d]);
      print.Take(number[0], lines[n]);
      print.type = says;
      print.chamber = IsDigit(print.number[0]) ? "II" : "I";
      return true;
    }
  }
  return false;
}

// "kst-36200-VII-3" -> dossier 36200, suffix VII, number 3. Versions ("-h1") are left out.
void ReadPrinterNumber(std::string_view id, Print& print) {
  std::vector<std::string_view> words = Split(id, '-');
  const auto is_version = [](std::string_view w) {
    return w.size() > 1 && std::islower(static_cast<unsigned char>(w[0])) != 0;
  };
  while (words.size() > 3 && is_version(words.back())) words.pop_back();
  if (words.size() < 3) return;
  Dossier dossier{Compact(words[1]), std::nullopt, std::nullopt};
  if (words.size() > 3) dossier.suffix = Compact(words[2]);
  const auto known = std::find_if(print.dossiers.begin(), print.dossiers.end(), [&](const Dossier& d) {
    return d.number == dossier.number && (d.suffix == dossier.suffix || (d.suffix && IsKingdom(*d.suffix)));
  });
  if (known == print.dossiers.end())
    print.dossiers.insert(print.dossiers.begin(), std::move(dossier));
  else
    std::rotate(print.dossiers.begin(), known, known + 1);
  print.number = words.back();
}

// Feet of all pages say the same; the first that can be read is enough.
// In a text layer a note may have the words of a foot: a foot has its page's number behind
// it, or a head above it.
void ReadFoot(const NormalisedText& text, bool flat, const Grammar& grammar, Print& print) {
  bool foot = false, printer = false;
  for (const Furniture& furniture : text.furniture) {
    for (const std::string_view line : LinesOf(furniture.text)) {
      const std::vector<Match> match = grammar.FindFirst("header", line);
      if (match.empty()) continue;
      const std::string_view is = match[0].rule->Get("is");
      if (is == "printed_before") print.before = line;
      if (is == "minutes") print.Take(match[0], line), foot = true;
      if (is == "minutes_page" && print.item.empty()) print.item = match[0].Get("item", line);
      if (is == "date" && print.date.empty()) print.date = IsoDate(line).value_or("");
      const bool sure = !flat || !print.session.empty() || match[0].span.end < line.size();
      if (is == "foot" && sure && !foot && !printer) print.Take(match[0], line), foot = true;
      if (is == "printer" && !printer) {
        print.Take(match[0], line), printer = true;
        if (const auto kst = match[0].Get("kst", line); !kst.empty()) ReadPrinterNumber(kst, print);
      }
    }
    if (foot && printer) return;
  }
  if (print.kind == "minutes" && print.session.empty()) print.session = SessionOn(print.date);
}

std::string IdOf(const Print& print) {
  if (!print.id.empty()) {
    std::string id = print.id;
    std::transform(id.begin(), id.end(), id.begin(), [](unsigned char c) { return std::tolower(c); });
    return id;
  }
  if (print.number.empty()) return {};
  if (print.kind == "answers")
    return Joined({"ah", print.chamber == "II" ? "tk" : "ek", Compact(print.session), print.number});
  if (print.kind == "minutes")
    return Joined({"h", print.chamber == "II" ? "tk" : "ek", Compact(print.session), print.number, print.item});
  if (print.dossiers.empty()) return {};
  const Dossier& first = print.dossiers[0];
  const bool kingdom = first.suffix && IsKingdom(*first.suffix);
  return Joined({"kst", first.number, kingdom ? "" : first.suffix.value_or(""), print.number});
}

}  // namespace

void ReadDraft(const NormalisedText& text, const Grammar& grammar, Document& document) {
  Print print;
  for (std::size_t i = 0; i + 1 < text.parts.size() && print.dossiers.empty(); ++i) {
    const std::string_view line = Trim(text.parts[i].span.In(text.text)),
                           next = Trim(text.parts[i + 1].span.In(text.text));
    if (grammar.FindAt("draft", next, 0).empty()) continue;
    const std::vector<Match> match = grammar.FindFirst("header", line);
    if (!match.empty() && match[0].rule->Get("is") == "dossier" && match[0].Find("title")) print.Take(match[0], line);
  }
  document.dossiers = print.dossiers;
}

std::optional<std::string> ReadPrint(const NormalisedText& text, const Head& head, const Grammar& grammar,
                                     Document& document) {
  Print print;
  std::vector<std::string_view> lines;
  for (const auto& block : head.furniture) lines.insert(lines.end(), block.begin(), block.end());
  ReadHead(lines, grammar, print);
  if (print.session.empty()) {  // a text layer without furniture opens with the head
    constexpr std::size_t kMostLines = 40;
    const std::size_t most = std::min(kMostLines, head.printed.size());
    lines.assign(head.printed.begin(), head.printed.begin() + static_cast<std::ptrdiff_t>(most));
    ReadHead(lines, grammar, print);
  }
  ReadFoot(text, head.flat, grammar, print);
  const bool bare =
      print.chamber.empty() && print.session.empty() && print.id.empty() && ReadBareHead(head.printed, grammar, print);
  if (!bare && (print.chamber.empty() || print.session.empty())) return std::nullopt;

  if (print.chamber != "both") document.chamber = print.chamber;
  document.addressee_chamber = print.chamber;
  if (!print.session.empty()) document.session_year = print.session;
  document.dossiers = print.dossiers;
  if (!print.date.empty() && print.kind == "minutes") document.date = print.date;
  if (!print.kind.empty()) document.kind = print.kind;
  if (const std::string id = IdOf(print); !id.empty()) {
    document.id = id;
    if (print.number.empty()) print.number = id.substr(id.rfind('-') + 1);
  }
  if (!print.number.empty()) document.number = print.number;
  if (!print.letter.empty() && !print.dossiers.empty())
    document.aliases.push_back(
        Joined({"kst", print.dossiers[0].number, print.dossiers[0].suffix.value_or(""), print.letter}));
  if (!print.before.empty()) document.aliases.push_back(print.before);
  for (const Dossier& d : print.dossiers)  // as authors cite it
    if (d.suffix && IsKingdom(*d.suffix) && !print.number.empty())
      document.aliases.push_back(Joined({"kst", d.number, *d.suffix, print.number}));
  return print.type;
}

}  // namespace kst::identity
