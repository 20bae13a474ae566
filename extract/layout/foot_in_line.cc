#include "extract/layout/foot_in_line.h"

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::string_view kSession = ", vergaderjaar ";

class Scanner {
 public:
  explicit Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  bool Done() const { return at_ == text_.size(); }

  bool Take(std::string_view words) {
    if (!text_.substr(at_).starts_with(words)) return false;
    at_ += words.size();
    return true;
  }
  bool TakeAny(std::initializer_list<std::string_view> list) {
    for (const std::string_view words : list)
      if (Take(words)) return true;
    return false;
  }
  std::size_t Digits() {
    const std::size_t from = at_;
    while (!Done() && IsDigit(text_[at_])) ++at_;
    return at_ - from;
  }
  std::size_t Capitals() {
    const std::size_t from = at_;
    while (!Done() && IsUpper(text_[at_])) ++at_;
    return at_ - from;
  }

  // "2021–2022", "2021/22"
  bool Session() { return Digits() == 4 && TakeAny({"–", "-", "/"}) && Digits() >= 2; }

  // "30 643", "36 200-VII", "21 501-32", "34 356 (R2064)", "CXXIV", also two of them with "en" between.
  bool Dossier() {
    const std::size_t from = at_;
    while (!Done() && text_[at_] != ',' &&
           (IsDigit(text_[at_]) || IsUpper(text_[at_]) || TakeAny({" en", "\u00A0"}) ||
            std::string_view(" -.()").find(text_[at_]) != std::string_view::npos))
      if (text_[at_] != ',') ++at_;
    return at_ > from;
  }

  // "nr. 57", "A", "nr. 250a"
  bool Number() {
    if (Take("nr. ") || Take("nr.")) {
      if (Digits() == 0) return false;
      if (!Done() && IsLower(text_[at_])) ++at_;
      return true;
    }
    return Capitals() > 0 || Digits() > 0;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::optional<std::size_t> EndOfFoot(std::string_view line, std::size_t session) {
  Scanner scan(line, session);
  if (!scan.Take(kSession) || !scan.Session() || !scan.Take(", ")) return std::nullopt;
  if (!scan.Take("Aanhangsel") && !(scan.Dossier() && scan.Take(", ") && scan.Number())) return std::nullopt;
  while (scan.Take(" ")) {
  }
  const std::size_t digits = scan.Digits();
  if (digits == 0 || digits > 4 || !(scan.Done() || line[scan.at()] == ' ')) return std::nullopt;
  return scan.at();
}

}  // namespace

std::optional<FootPlace> FindFoot(std::string_view line) {
  for (auto at = line.find(kSession); at != line.npos; at = line.find(kSession, at + 1)) {
    const auto end = EndOfFoot(line, at);
    if (!end) continue;
    for (const std::string_view chamber : {"Tweede Kamer", "Eerste Kamer", "Staten-Generaal", "Verenigde Vergadering"})
      if (const std::string_view before = line.substr(0, at); before.ends_with(chamber))
        return FootPlace{before.size() - chamber.size(), *end};
  }
  return std::nullopt;
}

}  // namespace kst
