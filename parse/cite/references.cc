#include "parse/cite/references.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "parse/cite/citation.h"
#include "parse/cite/laws.h"
#include "parse/cite/links.h"
#include "parse/cite/plausibility.h"
#include "parse/time/calendar.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kInferred = 0.9;            // the Chamber was not named
constexpr double kRepaired = 0.6;            // a slip was put right
constexpr std::uint32_t kYearReach = 240;    // bytes from the name of an act to its number in the Staatsblad
constexpr std::uint32_t kNear = 600;         // bytes from a dossier to a number that stands without it
constexpr std::uint32_t kRightBefore = 160;  // within which another dossier does not count

// A dossier as it is cited: "36200-VII".
std::string IdOf(const Dossier& dossier) { return JoinDossier(dossier.number, dossier.suffix); }

std::string OwnDossier(const Document& document) {
  return document.dossiers.empty() ? std::string() : IdOf(document.dossiers.front());
}

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text), grammar_(grammar), document_(document), own_dossier_(OwnDossier(document)) {
    own_.insert(document.aliases.begin(), document.aliases.end());
    if (document.id) own_.insert(*document.id);
    for (const Note& note : text.notes) notes_[note.span.begin] = &note;
  }

  void Run() {
    const std::string_view words = text_.text;
    const auto size = static_cast<std::uint32_t>(words.size());
    std::uint32_t at = 0;
    while (at < size) {
      const std::vector<Match> found = grammar_.FindFirst("cite", words, {at, size});
      if (found.empty()) break;
      at = std::max(at + 1, Read(found.front()));
    }
    for (Waiting& waiting : by_number_) PlaceByNumber(waiting);
    std::stable_sort(references_.begin(), references_.end(), [](const Reference& a, const Reference& b) {
      return std::pair(a.span.begin, a.at.begin) < std::pair(b.span.begin, b.at.begin);
    });
    document_.references = std::move(references_);
  }

 private:
  // Takes what begins at `head`; returns where to go on.
  std::uint32_t Read(const Match& head) {
    const std::string_view yields = head.rule->Get("yields");
    if (yields == "law") return TakeLaw(head.span, text_, grammar_, document_);
    if (yields == "link") return TakeLink(head.span, text_, grammar_, document_);
    Citation citation = ReadCitation(head, grammar_, text_.text);
    if (const std::string_view code = head.rule->Get("diagnostic"); !code.empty()) Report(code, citation.span);
    if (head.rule->Get("target").empty()) return citation.span.end;
    const std::string_view from = head.rule->Get("dossier");
    if (from.starts_with("number")) {
      by_number_.push_back({citation, debated_, Nearby(head.span.begin)});
      if (from == "number_or_near" && !by_number_.back().nearby.empty()) last_end_ = citation.span.end;
    } else if (!from.empty()) {
      const std::string& dossier = from == "own" ? own_dossier_ : last_dossier_;
      if (!dossier.empty()) Emit(citation, dossier);
    } else if (!Emit(citation, citation.dossiers.empty() ? std::string() : citation.dossiers.front())) {
      return head.span.begin + 1;
    }
    return citation.span.end;
  }

  bool Emit(Citation& citation, std::string dossier) {
    if (citation.works.empty()) TakeLetterOfSuffix(citation, dossier);
    citation.confidence *= ConfidenceOfContext(citation, dossier);
    if (citation.works.empty() && !citation.dossiers.empty()) return EmitDossiers(citation);
    if (citation.works.empty()) citation.works.push_back({{}, citation.span, {}, {}, 1});  // one code that says all
    bool any = false;
    for (const CitedWork& work : citation.works) {
      IdFields fields = citation.fields;
      for (const auto& [name, value] : work.fields) SetField(fields, name, value);
      SetField(fields, "dossier", dossier);
      std::optional<std::string> target = FillId(citation.rule->Get("target"), fields);
      if (!target) continue;
      any = true;
      if (const std::string* item = FindField(work.fields, "item")) *target += "-" + *item;
      if (!work.attachment.empty()) *target += "#bijlage-" + work.attachment;
      Reference reference = Begin(citation, *target, work.at, citation.confidence * work.confidence);
      if (!work.pinpoint.empty()) reference.pinpoint = work.pinpoint.In(text_.text);
      for (std::size_t i = 1; i < citation.dossiers.size(); ++i)
        reference.also_filed_under.push_back("dossier-" + citation.dossiers[i]);
      Add(std::move(reference));
      if (const std::string* number = FindField(fields, "number"); number && !dossier.empty())
        dossiers_of_[*number].insert(dossier);
    }
    if (any && !dossier.empty()) {
      Spoken(dossier, citation.span.end);
      cited_.emplace(BaseOf(dossier));
      if (citation.rule->Get("dossier").empty()) cited_whole_.insert(dossier);
    }
    return any;
  }

  // No number: each dossier is cited for itself.
  bool EmitDossiers(const Citation& citation) {
    const std::string_view alone = citation.rule->Get("alone");
    if (alone.empty()) return false;
    const bool slip = IsTooShort(citation.dossiers.front(), YearOf(citation));  // "2022/23, 1179" is no dossier
    for (std::size_t i = 0; i < citation.dossiers.size(); ++i) {
      IdFields fields{{"dossier", citation.dossiers[i]}};
      const std::optional<std::string> target = FillId(alone, fields);
      if (!target || slip || IsHeading(citation, i)) continue;
      Reference reference = Begin(citation, *target, citation.dossier_spans[i], citation.confidence);
      if (!citation.pinpoint.empty()) reference.pinpoint = citation.pinpoint.In(text_.text);
      Add(std::move(reference));
      Spoken(citation.dossiers[i], citation.span.end);
      debated_ = last_dossier_;
    }
    return true;
  }

  // The number of the paper's own dossier, and not a word with it.
  bool IsHeading(const Citation& citation, std::size_t i) const {
    return citation.span == citation.dossier_spans[i] &&
           std::ranges::any_of(document_.dossiers,
                               [&](const Dossier& own) { return IdOf(own) == citation.dossiers[i]; });
  }

  // "Kamerstukken I 2009-10, 31 560 C": in the Senate the letter is the number, not a fund.
  void TakeLetterOfSuffix(Citation& citation, std::string& dossier) const {
    const std::string suffix(SuffixOf(dossier));
    const std::string* chamber = FindField(citation.fields, "chamber");
    const bool senate = chamber ? *chamber == "ek" : document_.chamber == "I";
    if (!senate || suffix.empty() || suffix.size() > 2 || citation.dossiers.size() > 1) return;
    if (!std::all_of(suffix.begin(), suffix.end(), [](char c) { return IsUpper(c); })) return;
    dossier = std::string(BaseOf(dossier));
    CitedWork work;
    SetField(work.fields, "number", suffix);
    const NormSpan words = citation.dossier_spans.front();
    work.at = {words.end - static_cast<std::uint32_t>(suffix.size()), words.end};
    work.pinpoint = citation.pinpoint;
    work.confidence = kInferred;
    citation.works.push_back(std::move(work));
  }

  // Fills in what the words leave to the context and judges what they say.
  double ConfidenceOfContext(Citation& citation, std::string& dossier) {
    double confidence = 1;
    const std::string_view target = citation.rule->Get("target");
    if (target.find("{chamber}") != std::string_view::npos && !FindField(citation.fields, "chamber")) {
      SetField(citation.fields, "chamber", document_.chamber == "I" ? "ek" : "tk");
      confidence *= kInferred;
    }
    if (target.find("{year}") != std::string_view::npos && !FindField(citation.fields, "year")) TakeYear(citation);
    if (target.find("{session}") != std::string_view::npos && !FindField(citation.fields, "session"))
      confidence *= TakeSession(citation);
    const std::string* session = FindField(citation.fields, "session");
    if (session && IsSessionMisprinted(citation.session_words)) {
      Report("session_misprinted", citation.span);
      confidence *= kInferred;
    }
    if (dossier.empty()) return confidence;
    const int year = YearOf(citation);
    if (IsTooShort(dossier, year)) confidence *= RepairDossier(citation, dossier);
    return confidence * Plausibility(dossier, year, grammar_);
  }

  // The year of the paper; with `year = before` the last one that stands in the sentence before the citation.
  void TakeYear(Citation& citation) {
    std::optional<std::string> year;
    if (citation.rule->Get("year").empty()) {
      if (document_.date) year = document_.date->substr(0, 4);
    } else {
      year = YearBefore(citation.span.begin);
    }
    if (year) SetField(citation.fields, "year", *year);
  }

  std::optional<std::string> YearBefore(std::uint32_t end) const {
    const std::uint32_t begin = end - std::min(end, kYearReach);
    std::optional<std::string> year;
    for (const Match& match : grammar_.FindAll("year_before", text_.text, {begin, end}))
      year = match.Find("year") ? std::optional(std::string(match.Get("year", text_.text))) : std::nullopt;
    return year;
  }

  // The session of a day that is named, else that of the paper.
  double TakeSession(Citation& citation) {
    const std::string* words = FindField(citation.fields, "day");
    const std::optional<std::string> date = words ? IsoDate(*words) : document_.date;
    const std::optional<Day> day = date ? FromIso(*date) : std::nullopt;
    if (!day) return 1;
    const int year = SessionYearOf(*day);
    SetField(citation.fields, "session", std::to_string(year) + std::to_string(year + 1));
    return words ? 1 : kRepaired;
  }

  static int YearOf(const Citation& citation) {
    const std::string* session = FindField(citation.fields, "session");
    return session ? std::atoi(session->substr(0, 4).c_str()) : 0;
  }

  // A figure was lost: the one dossier cited before that has all the others.
  double RepairDossier(const Citation& citation, std::string& dossier) {
    Report("dossier_misprinted", citation.span);
    std::set<std::string> fits;
    for (std::size_t i = 0; i <= dossier.size(); ++i)
      for (char figure = '0'; figure <= '9'; ++figure) {
        const std::string whole = dossier.substr(0, i) + figure + dossier.substr(i);
        if (cited_.contains(whole)) fits.insert(whole);
      }
    if (fits.size() != 1) return kInferred;
    dossier = *fits.begin();
    return kRepaired;
  }

  void Spoken(const std::string& dossier, std::uint32_t end) {
    if (dossier != last_dossier_) other_end_ = last_dossier_.empty() ? std::nullopt : std::optional(last_end_);
    last_dossier_ = dossier;
    last_end_ = end;
  }

  // The dossier that was cited last, when it was right before or no other was cited near by.
  std::string Nearby(std::uint32_t at) const {
    const auto within = [&](std::uint32_t end, std::uint32_t reach) { return end <= at && at - end <= reach; };
    const bool sure = within(last_end_, kRightBefore) || !(other_end_ && within(*other_end_, kNear));
    return sure && within(last_end_, kNear) ? last_dossier_ : std::string();
  }

  struct Waiting {  // for the numbers that stand behind it
    Citation citation;
    std::string debated, nearby;  // what was spoken of there, and cited right before
  };

  // "motie (Nr. 158)": the only dossier of which this paper cites a number 158, or, of a motion, the one that was
  // cited right before: "de motie-Krul (Kamerstuk 29 911, nr. 157) en de motie-Ali (nr. 158)". A "stuk nr. 158" of
  // which nothing else is said belongs to the paper's own dossier, to what was debated there, or to the only one that
  // it cites at all.
  void PlaceByNumber(Waiting& waiting) {
    Citation& citation = waiting.citation;
    const auto fits = dossiers_of_.find(*FindField(citation.works.front().fields, "number"));
    if (fits != dossiers_of_.end() && fits->second.size() == 1) return void(Emit(citation, *fits->second.begin()));
    const std::string_view from = citation.rule->Get("dossier");
    if (from == "number_or_near" && !waiting.nearby.empty()) Emit(citation, waiting.nearby);
    if (from != "number_or_own") return;
    if (!own_dossier_.empty())
      Emit(citation, own_dossier_);
    else if (!waiting.debated.empty())
      Emit(citation, waiting.debated);
    else if (cited_whole_.size() == 1)
      Emit(citation, *cited_whole_.begin());
  }

  Reference Begin(const Citation& citation, std::string target, NormSpan at, double confidence) const {
    Reference reference;
    reference.target = std::move(target);
    reference.span = citation.span;
    reference.text = citation.span.In(text_.text);
    reference.at = at;
    reference.page = text_.PageOf(citation.span.begin);
    reference.boxes = text_.BoxesOf(citation.span);
    reference.rule = citation.rule->name;
    reference.confidence = confidence;
    auto after = notes_.upper_bound(citation.span.begin);
    if (after != notes_.begin())
      if (const Note& note = *std::prev(after)->second; citation.span.begin < note.span.end)
        reference.note = note.marker;
    return reference;
  }

  void Add(Reference reference) {
    if (!own_.contains(reference.target)) references_.push_back(std::move(reference));
  }

  void Report(std::string_view code, NormSpan span) {
    document_.diagnostics.push_back({std::string(code), text_.PageOf(span.begin), std::string(span.In(text_.text))});
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  std::string own_dossier_, last_dossier_;
  std::uint32_t last_end_ = 0;              // where the words that cite it end
  std::optional<std::uint32_t> other_end_;  // those of the dossier before it
  std::string debated_;                     // the dossier that was named last without a number: what is spoken of
  std::set<std::string> own_;               // ids of this very paper
  std::map<std::uint32_t, const Note*> notes_;
  std::set<std::string, std::less<>> cited_;                  // dossiers without their suffix
  std::set<std::string> cited_whole_;                         // dossiers of papers cited with their dossier
  std::map<std::string, std::set<std::string>> dossiers_of_;  // a number, and the dossiers with which it is cited
  std::vector<Reference> references_;
  std::vector<Waiting> by_number_;
};

}  // namespace

void FindReferences(const NormalisedText& text, const Grammar& grammar, Document& document) {
  Finder(text, grammar, document).Run();
}

}  // namespace kst
