#include "parse/cite/citation.h"

#include <algorithm>
#include <charconv>

#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr int kMostSteps = 100;    // numbers, pages and dossiers of one citation: no paper has so many, a bomb may
constexpr int kLongestRange = 20;  // "nrs. 1-3" is a list; "nr. 12-2021" is not

bool HasWord(std::string_view list, std::string_view word) {
  for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const bool begins = at == 0 || list[at - 1] == ' ';
    const bool ends = at + word.size() == list.size() || list[at + word.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

double ConfidenceOf(const Rule& rule) { return FractionFrom(rule.Get("confidence")).value_or(1); }

// Figures count up, single letters too; 0 for what has no order.
int OrderOf(std::string_view number) {
  int value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  if (read.ec == std::errc() && read.ptr == number.data() + number.size()) return value;
  return number.size() == 1 && IsUpper(number[0]) ? number[0] - 'A' + 1 : 0;
}

class Reader {
 public:
  Reader(const Match& head, const Grammar& grammar, std::string_view text) : grammar_(grammar), text_(text) {
    out_.rule = head.rule;
    out_.confidence = ConfidenceOf(*head.rule);
    for (const auto& [name, span] : head.captures) {
      if (name == "number" || name == "was" || name == "item") continue;
      if (name == "attachment" || name == "attachment_too") {
        attachments_.emplace_back(span.In(text));
        continue;
      }
      SetField(out_.fields, name, Canonical(name, span.In(text)));
      if (name == "session") out_.session_words = span.In(text);
    }
    end_ = at_ = head.span.end;
    if (const NormSpan* dossier = head.Find("dossier")) {
      out_.dossiers.push_back(Canonical("dossier", dossier->In(text)));
      out_.dossier_spans.push_back(*dossier);
      if (!head.rule->Get("tail").empty()) end_ = at_ = dossier->end;
    }
    if (head.rule->Get("yields") == "attachment" && attachments_.empty()) attachments_.emplace_back("1");
    if (head.Find("number")) AddNumber(head);
    if (const NormSpan* was = head.Find("was")) Add(Canonical("was", was->In(text)), *was);
    state_ = head.rule->Get("tail");
    out_.span = {head.span.begin, end_};
  }

  Citation Read() {
    for (int steps = 0; steps < kMostSteps && !state_.empty() && at_ < text_.size() && Step(); ++steps) {
    }
    out_.span.end = end_;
    Trim();
    AttachAll();
    return std::move(out_);
  }

 private:
  bool Step() {
    const std::optional<Match> match =
        grammar_.FirstAt("tail", text_, at_, [this](const Rule& rule) { return HasWord(rule.Get("after"), state_); });
    if (!match) return false;
    const std::string_view yields = match->rule->Get("yields");
    if (!Take(*match, yields)) return false;
    at_ = match->span.end;
    state_ = match->rule->Get("then", state_);
    if (!yields.empty()) end_ = at_;
    return true;
  }

  bool Take(const Match& match, std::string_view yields) {
    if (yields == "number") {
      AddNumber(match);
      out_.works.back().confidence *= ConfidenceOf(*match.rule);
      if (const NormSpan* page = match.Find("page")) OpenPinpoint({match.span.begin, page->end});
    } else if (yields == "range") {
      return TakeRange(match);
    } else if (yields == "dossier") {
      TakeDossier(*match.Find("dossier"));
    } else if (yields == "page") {
      OpenPinpoint(match.span);
    } else if (yields == "more") {
      ForPinpoints([&](NormSpan& pinpoint) {
        if (!pinpoint.empty()) pinpoint.end = match.span.end;
      });
    } else if (yields == "item" && !out_.works.empty()) {
      TakeItem(*match.Find("item"));
    } else if (yields == "chapter") {
      const NormSpan chapter = *match.Find("chapter");
      std::string& dossier = out_.dossiers.back();
      if (!SuffixOf(dossier).empty()) return false;
      dossier += "-" + std::string(chapter.In(text_));
      out_.dossier_spans.back().end = chapter.end;
    } else if (yields == "attachment" && !out_.works.empty()) {
      const std::string_view label = match.Get("attachment", text_);
      if (!out_.works.back().attachment.empty()) out_.works.push_back(out_.works.back());
      out_.works.back().attachment = label.empty() ? "1" : std::string(label);
    } else if (yields == "was") {
      const NormSpan number = *match.Find("number");
      Add(Canonical("number", number.In(text_)), number);
    }
    return true;
  }

  void AddNumber(const Match& match) {
    const NormSpan number = *match.Find("number");
    Add(Canonical("number", number.In(text_)), number);
    for (const auto& [name, span] : match.captures)
      if (name == "year" || name == "item") SetField(out_.works.back().fields, name, Canonical(name, span.In(text_)));
  }

  void Add(std::string number, NormSpan at) {
    group_ = out_.works.size();
    CitedWork work;
    if (!out_.works.empty()) work.confidence = out_.works.back().confidence;
    SetField(work.fields, "number", std::move(number));
    work.at = at;
    out_.works.push_back(std::move(work));
  }

  // "item 7 en item 9": another of the same meeting.
  void TakeItem(NormSpan item) {
    if (FindField(out_.works.back().fields, "item")) {
      const std::string* meeting = FindField(out_.works.back().fields, "number");
      Add(meeting ? *meeting : std::string(), item);
    }
    SetField(out_.works.back().fields, "item", Canonical("item", item.In(text_)));
  }

  bool TakeRange(const Match& match) {
    const NormSpan last = *match.Find("number");
    const CitedWork from = out_.works.back();
    const std::string end = Canonical("number", last.In(text_));
    const int low = OrderOf(*FindField(from.fields, "number")), high = OrderOf(end);
    const bool letters = end[0] >= 'A';
    if (low == 0 || high <= low || high - low > kLongestRange || (from.fields[0].second[0] >= 'A') != letters)
      return false;
    const std::size_t group = group_;
    for (int n = low + 1; n <= high; ++n)
      Add(letters ? std::string(1, static_cast<char>('A' + n - 1)) : std::to_string(n),
          n == high ? last : NormSpan{from.at.begin, last.end});
    group_ = group;
    return true;
  }

  void TakeDossier(NormSpan words) {
    std::string dossier = Canonical("dossier", words.In(text_));
    const bool chapter = dossier.find_first_of("0123456789C") == std::string::npos;
    if (chapter) dossier = std::string(BaseOf(out_.dossiers.front())) + "-" + dossier;  // "36 200 VI en XVI"
    out_.dossiers.push_back(std::move(dossier));
    out_.dossier_spans.push_back(words);
  }

  // Pages belong to the last number, or to all of a range.
  template <class Use>
  void ForPinpoints(Use use) {
    if (out_.works.empty()) use(out_.pinpoint);
    for (std::size_t i = group_; i < out_.works.size(); ++i) use(out_.works[i].pinpoint);
  }

  void OpenPinpoint(NormSpan words) {
    while (words.begin < words.end && std::string_view(" ,;:(").find(text_[words.begin]) != std::string_view::npos)
      ++words.begin;
    ForPinpoints([&](NormSpan& pinpoint) {
      pinpoint = pinpoint.empty() ? words : NormSpan{pinpoint.begin, words.end};
    });
  }

  // "bijlagen 2 en 3 bij Kamerstuk …": each of every paper that follows.
  void AttachAll() {
    if (attachments_.empty()) return;
    std::vector<CitedWork> works;
    for (CitedWork& work : out_.works)
      for (const std::string& attachment : attachments_) {
        work.attachment = attachment;
        works.push_back(work);
      }
    out_.works = std::move(works);
  }

  // The words alone: no bracket that has no partner, no comma at the end.
  void Trim() {
    NormSpan& span = out_.span;
    const auto is = [&](std::uint32_t at, std::string_view any) {
      return any.find(text_[at]) != std::string_view::npos;
    };
    while (span.begin < span.end && is(span.begin, ";( ")) ++span.begin;
    const std::string_view words = span.In(text_);
    const auto open = std::count(words.begin(), words.end(), '('), close = std::count(words.begin(), words.end(), ')');
    if (open > close && span.end < text_.size() && text_[span.end] == ')') ++span.end;
    while (span.begin < span.end && (is(span.end - 1, " ,;(") || (close > open && is(span.end - 1, ")")))) --span.end;
  }

  const Grammar& grammar_;
  std::string_view text_;
  Citation out_;
  std::string_view state_;
  std::uint32_t at_ = 0, end_ = 0;
  std::vector<std::string> attachments_;  // that the words before the paper name
  std::size_t group_ = 0;                 // the first work that a pinpoint belongs to
};

}  // namespace

Citation ReadCitation(const Match& head, const Grammar& grammar, std::string_view text) {
  return Reader(head, grammar, text).Read();
}

}  // namespace kst
