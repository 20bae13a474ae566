#include "parse/cite/laws.h"

#include <functional>
#include <optional>
#include <string_view>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::string_view kBook = "boek ";
constexpr std::string_view kEndsName = ",.;:)\n»”’\"";

class LawReader {
 public:
  LawReader(const NormalisedText& text, const Grammar& grammar) : text_(text), grammar_(grammar) {}

  // The first rule of the family that holds at `begin`.
  std::optional<Law> Read(std::string_view family, std::uint32_t begin) const {
    const Rule* last = nullptr;  // that held: those before it did not, and stand before it in memory
    const auto wanted = [&](const Rule& rule) { return std::less<>()(last, &rule); };
    while (const std::optional<Match> found = grammar_.FirstAt(family, text_.text, begin, wanted)) {
      const Match& match = *found;
      last = match.rule;
      const std::optional<NormSpan> name =
          match.rule->Get("name") == "known" ? KnownName(match) : NameIn(match, match.rule->Get("name"));
      if (!name) continue;
      Law law;
      law.law = name->In(text_.text);
      if (const std::string_view article = match.Get("article", text_.text); !article.empty()) law.article = article;
      if (const std::string_view bwb = IdOf(law, match.Get("book", text_.text)); !bwb.empty()) law.bwb = bwb;
      const NormSpan* article = match.Find("article");
      const bool behind = article && article->begin > name->begin;
      law.span = {family == "law" ? begin : article->begin, behind ? match.span.end : name->end};
      law.text = law.span.In(text_.text);
      law.page = text_.PageOf(law.span.begin);
      return law;
    }
    return std::nullopt;
  }

 private:
  // The longest name of the tables that the words begin with.
  std::optional<NormSpan> KnownName(const Match& match) const {
    const NormSpan words = *match.Find("law");
    std::size_t longest = 0;
    const auto look = [&](std::string_view table) {
      for (const auto& [name, id] : grammar_.Table(table))
        if (name.size() > longest && words.In(text_.text).starts_with(name)) longest = name.size();
    };
    look("bwb");
    if (match.Find("article")) look("bwb_beside_article");
    const NormSpan name{words.begin, words.begin + static_cast<std::uint32_t>(longest)};
    const bool before_bracket = match.Find("article") && match.Find("article")->begin > name.begin;
    if (name.empty() || !grammar_.FindAt("law_more", text_.text, name.end).empty()) return std::nullopt;
    if (before_bracket && name.end != words.end) return std::nullopt;
    return name;
  }

  // The name of a law that no table holds: up to what cannot be part of it.
  std::optional<NormSpan> NameIn(const Match& match, std::string_view how) const {
    NormSpan name = *match.Find("law");
    const std::vector<Match> end = grammar_.FindFirst("law_end", text_.text, name);
    if (!end.empty()) name.end = end.front().span.begin;
    const std::uint32_t whole = name.end;
    for (std::string_view words = name.In(text_.text); !words.empty(); words = name.In(text_.text)) {
      const auto space = words.rfind(' ');
      const std::string_view last = words.substr(space == words.npos ? 0 : space + 1);
      if (grammar_.Look("law_connector", last).empty()) break;
      name.end = name.begin + static_cast<std::uint32_t>(space == words.npos ? 0 : space);
    }
    const std::string_view words = name.In(text_.text);
    if (words.empty() || !grammar_.Look("law_kind_alone", words).empty()) return std::nullopt;
    if (how == "closed" && end.empty() && name.end == whole && !EndsAt(name.end)) return std::nullopt;
    return name;
  }

  bool EndsAt(std::uint32_t at) const {
    if (text_.text.substr(at, 2) == " (") return true;
    return at >= text_.text.size() || kEndsName.find(text_.text[at]) != std::string_view::npos ||
           !grammar_.FindAt("law_end", text_.text, at).empty();
  }

  std::string_view IdOf(const Law& law, std::string_view book) const {
    std::string_view id = grammar_.Look("bwb", law.law);
    if (id.empty()) id = grammar_.Look("bwb_beside_article", law.law);
    if (id.empty()) id = IdOfOtherCapitals(law.law);
    if (id != "book") return id;
    const std::string_view article = law.article ? std::string_view(*law.article) : std::string_view();
    const auto colon = article.find(':');
    if (book.empty() && colon != article.npos) book = article.substr(0, colon);
    if (book.empty() && Fold(article).starts_with(kBook)) book = article.substr(kBook.size());
    return grammar_.Look("bwb_book", book);
  }

  // "Wet Politiegegevens". An abbreviation is known by its capitals.
  std::string_view IdOfOtherCapitals(std::string_view name) const {
    if (name.find(' ') == name.npos) return {};
    const std::string folded = Fold(name);
    for (const auto& [known, id] : grammar_.Table("bwb"))
      if (known.size() == name.size() && Fold(known) == folded) return id;
    return {};
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
};

}  // namespace

std::uint32_t TakeLaw(NormSpan head, const NormalisedText& text, const Grammar& grammar, Document& document) {
  const LawReader reader(text, grammar);
  std::optional<Law> law = reader.Read("law", head.begin);
  std::uint32_t end = head.end;
  for (; law; law = reader.Read("law_next", end)) {
    end = law->span.end;
    document.laws.push_back(std::move(*law));
  }
  return end;
}

}  // namespace kst
