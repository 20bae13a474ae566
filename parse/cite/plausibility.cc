#include "parse/cite/plausibility.h"

#include <charconv>

#include "parse/cite/citation_id.h"

namespace kst {
namespace {

constexpr double kSuspect = 0.5;
constexpr int kYearly = 500;  // dossiers opened in a session, at most
constexpr int kFirstOfFiveFigures = 1970;

int ToInt(std::string_view figures) {
  int value = 0;
  std::from_chars(figures.data(), figures.data() + figures.size(), value);
  return value;
}

}  // namespace

double Plausibility(std::string_view dossier, int year, const Grammar& grammar) {
  const int number = ToInt(BaseOf(dossier));
  if (number == 0) return 1;  // a Roman one
  int opened = 0, newest = 0;
  for (const auto& [first, session] : grammar.Table("opened")) {
    newest = ToInt(first);
    if (newest <= number) opened = ToInt(session);
  }
  const bool too_new = newest > 0 && number > newest + 10 * kYearly;
  return too_new || (year != 0 && year < opened) ? kSuspect : 1;
}

bool IsTooShort(std::string_view dossier, int year) {
  return year > kFirstOfFiveFigures && BaseOf(dossier).size() == 4 && ToInt(BaseOf(dossier)) > 0;
}

}  // namespace kst
