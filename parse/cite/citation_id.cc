#include "parse/cite/citation_id.h"

#include <algorithm>

#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

template <class Keep>
std::string Only(std::string_view words, Keep keep) {
  std::string out;
  std::copy_if(words.begin(), words.end(), std::back_inserter(out), keep);
  return out;
}

std::string ToUpper(std::string s) {
  std::transform(s.begin(), s.end(), s.begin(), UpperAscii);
  return s;
}

// Figures in a row: "2020/21" -> {"2020", "21"}.
std::vector<std::string> Figures(std::string_view words) {
  std::vector<std::string> rows;
  bool in = false;
  for (const char c : words) {
    if (IsDigit(c)) {
      if (!in) rows.emplace_back();
      rows.back() += c;
    }
    in = IsDigit(c);
  }
  return rows;
}

// "95" -> 1995, "08" -> 2008: the Communities began in the fifties.
int FullYear(const std::string& figures) {
  const int year = std::stoi(figures);
  return figures.size() > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

// Years of a session as they stand in ids: the second always follows the first.
std::string Session(std::string_view words) {
  const std::vector<std::string> years = Figures(words);
  if (years.empty()) return {};
  const int first = FullYear(years[0].substr(0, 4));
  return std::to_string(first) + std::to_string(first + 1);
}

std::string Chamber(std::string_view words) {
  const std::string name = ToUpper(std::string(words));
  const bool second = name == "II" || name == "11" || name == "2" || name[0] == 'T';
  return second ? "tk" : "ek";
}

// "042e" 42e, "e" E; the pages that old Acts are named by: "5113–5120" 5113-5120.
std::string Number(std::string_view words) {
  const bool figures = !words.empty() && IsDigit(words[0]);
  if (const std::vector<std::string> pages = Figures(words); pages.size() == 2) return pages[0] + "-" + pages[1];
  std::string out = figures ? std::string(words) : ToUpper(std::string(words));
  if (figures) std::transform(out.begin(), out.end(), out.begin(), LowerAscii);
  const auto first = out.find_first_not_of('0');
  return first == std::string::npos ? out : out.substr(first);
}

std::string Ecli(std::string_view words) {
  std::string out;
  for (const char c : words)
    if (c == ',')
      out += ':';
    else if (IsAsciiLetter(c) || IsDigit(c) || c == ':' || c == '.')
      out += UpperAscii(c);
  return out;
}

// "Staatsblad", "Stbl." and "stb" alike.
std::string Journal(std::string_view words) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"STB", "stb"}, {"STC", "stcrt"}, {"TR", "trb"}, {"STAATSB", "stb"}, {"STAATSC", "stcrt"}};
  const std::string name = ToUpper(std::string(words));
  for (const auto& [begin, id] : kNames)
    if (name.starts_with(begin)) return std::string(id);
  return name;
}

// "TZ 202501-123" and "blg-12" as the systems write them.
std::string Code(std::string_view words) {
  std::string out = Only(words, [](char c) { return IsAsciiLetter(c) || IsDigit(c) || c == '-'; });
  if (ToUpper(out).starts_with("BLG")) {
    std::transform(out.begin(), out.end(), out.begin(), LowerAscii);
    return out;
  }
  out = ToUpper(out);
  if (out.starts_with("TZ-")) out.erase(2, 1);
  if (out.starts_with("TZ") && out.find('-') == std::string::npos) out.insert(8, 1, '-');
  return out;
}

}  // namespace

std::string Canonical(std::string_view field, std::string_view words) {
  if (field == "dossier") return DossierNumber(words);
  if (field == "session") return Session(words);
  if (field == "chamber") return Chamber(words);
  if (field == "number" || field == "was" || field == "item") return Number(words);
  if (field == "year") return words.size() == 2 ? std::to_string(FullYear(std::string(words))) : std::string(words);
  if (field == "ecli") return Ecli(words);
  if (field == "code") return Code(words);
  if (field == "celex") return ToUpper(std::string(words));
  if (field == "journal") return Journal(words);
  return std::string(words);
}

const std::string* FindField(const IdFields& fields, std::string_view name) {
  for (const auto& [key, value] : fields)
    if (key == name) return &value;
  return nullptr;
}

void SetField(IdFields& fields, std::string_view name, std::string value) {
  for (auto& [key, old] : fields)
    if (key == name) {
      old = std::move(value);
      return;
    }
  fields.emplace_back(name, std::move(value));
}

std::optional<std::string> FillId(std::string_view pattern, const IdFields& fields) {
  std::string id;
  while (!pattern.empty()) {
    const auto open = std::min(pattern.size(), pattern.find('{'));
    id += pattern.substr(0, open);
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::string_view inside = pattern.substr(1, pattern.find('}') - 1);
    pattern.remove_prefix(inside.size() + 2);
    const auto colon = inside.find(':');
    const std::string* value = FindField(fields, inside.substr(0, colon));
    if (!value || value->empty()) return std::nullopt;
    if (colon != std::string_view::npos)
      for (std::size_t width = static_cast<std::size_t>(inside[colon + 1] - '0'), n = value->size(); n < width; ++n)
        id += '0';
    id += *value;
  }
  return id;
}

std::string_view SuffixOf(std::string_view dossier) {
  const auto hyphen = dossier.find('-');
  return hyphen == std::string_view::npos ? std::string_view() : dossier.substr(hyphen + 1);
}

std::string_view BaseOf(std::string_view dossier) { return dossier.substr(0, dossier.find('-')); }

bool IsSessionMisprinted(std::string_view words) {
  const std::vector<std::string> years = Figures(words);
  if (years.size() < 2) return false;
  const int next = FullYear(years[0]) + 1;
  return years[1].size() == 2 ? std::stoi(years[1]) != next % 100 : std::stoi(years[1]) != next;
}

}  // namespace kst
