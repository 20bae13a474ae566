#include "schema/record/validate.h"

#include <algorithm>
#include <concepts>
#include <functional>
#include <limits>

#include "schema/digest.h"
#include "schema/record/fields.h"
#include "schema/record/schema.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::int32_t kFarthest = 100'000'000;  // centipoints; the sum of two is still a number

template <class T>
concept HasSpan = requires(T& entry) {
  entry.span.begin;
};
template <class T>
concept HasPage = requires(T& entry) {
  entry.page += 1;
};

std::string Number(std::size_t n) { return std::to_string(n); }

std::size_t Characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Walks the fields as reader and writer do (schema/record/fields.h), so that none can be forgotten, and keeps the first
// thing that is wrong, with its place. It changes nothing: the values are not const because the list is shared.
class Checker {
 public:
  Checker(std::string_view text, const auto& pages) : text_(text) {
    for (const auto& page : pages) pages_.push_back(page.number);
  }

  template <class T>
  Result<void> Run(const T& value) {
    if (text_.size() > std::numeric_limits<std::uint32_t>::max()) Wrong("the text is longer than 4 GB");
    if (std::ranges::adjacent_find(pages_, std::greater_equal()) != pages_.end() ||
        (!pages_.empty() && pages_.front() < 1))
      Wrong("pages are not numbered upwards from 1");
    auto& shared = const_cast<T&>(value);
    (*this)("source", shared.source);
    Value(shared);
    if (wrong_.empty()) return {};
    return Fail(Code::kBadRecord, std::move(wrong_));
  }

  static std::int32_t& Points(std::int32_t& value) { return value; }
  template <class T>
  void operator()(const char* key, T&& value) {
    if (!wrong_.empty()) return;
    path_.push_back({key, kNoIndex});
    Value(value);
    path_.pop_back();
  }

 private:
  static constexpr std::size_t kNoIndex = std::numeric_limits<std::size_t>::max();
  struct Step {
    const char* key;
    std::size_t index;
  };

  void Wrong(const std::string& what) {
    if (!wrong_.empty()) return;
    for (const Step& step : path_) {
      if (!wrong_.empty()) wrong_ += '.';
      wrong_ += step.key;
      if (step.index != kNoIndex) wrong_ += "[" + Number(step.index) + "]";
    }
    wrong_ += (wrong_.empty() ? "" : ": ") + what;
  }
  void Must(bool good, const char* what) {
    if (!good) Wrong(what);
  }

  // What a type of value must be, wherever it stands.
  void Value(std::string& value) { Must(IsUtf8(value), "not UTF-8"); }
  void Value(double value) { Must(value >= 0 && value <= 1, "not a number from 0 to 1"); }
  void Value(std::int32_t value) { Must(value >= -kFarthest && value <= kFarthest, "no place on a page"); }
  void Value(Role role) { Must(!Name(role).empty(), "no such role"); }
  void Value(Change change) { Must(!Name(change).empty(), "no such change"); }
  void Value(Status status) { Must(!Name(status).empty(), "no such status"); }
  void Value(bool) {}
  void Value(std::uint32_t) {}  // an offset: part of a span, or looked at with its entry
  void Value(NormSpan span) { InText(span); }
  void Value(RawSpan span) { Must(span.begin <= span.end, "ends before it begins"); }
  void Value(PageRun run) {
    InText({run.offset, run.offset});
    Must(run.offset >= last_run_, "page runs do not ascend");
    last_run_ = run.offset;
    OnPage(run.page);
  }
  void Value(PageBox box) {
    OnPage(box.page);
    Value(box.box);
  }
  template <class T>
  void Value(std::optional<T>& value) {
    if (value) Value(*value);
  }
  template <class T>
  void Value(std::vector<T>& values) {
    for (std::size_t i = 0; i < values.size() && wrong_.empty(); ++i) {
      path_.back().index = i;
      Value(values[i]);
    }
  }
  template <class T>
  void Value(T& entry) {
    if constexpr (HasSpan<T>) InText({entry.span.begin, entry.span.end});
    if constexpr (HasPage<T>) OnPage(entry.page);
    if (wrong_.empty()) Entry(entry);
    Fields(*this, entry);
  }

  bool Begins(std::size_t at) const {  // a character, or the end
    return at == text_.size() || (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80);
  }
  void InText(NormSpan span) {
    const auto bytes = [&] { return "bytes " + Number(span.begin) + " to " + Number(span.end); };
    if (span.begin > span.end || span.end > text_.size())
      Wrong(bytes() + " do not lie in the text, which has " + Number(text_.size()));
    else if (!Begins(span.begin) || !Begins(span.end))
      Wrong(bytes() + " cut a character in two");
  }
  void OnPage(int page) {  // 0: of a text without pages
    if (page != 0 && !std::ranges::binary_search(pages_, page)) Wrong("there is no page " + std::to_string(page));
  }
  void Says(NormSpan span, std::string_view words) {
    Must(span.In(text_) == words, "its words are not those that the text has there");
  }
  void Day(const std::optional<std::string>& day) { Must(!day || IsDate(*day), "not a day (2024-02-29)"); }
  void Digest(std::string_view sha256) {
    Must(sha256.size() == kSha256Digits && sha256.find_first_not_of("0123456789abcdef") == sha256.npos,
         "sha256 is not 64 digits");
  }
  void Listed(const std::string& word, const char* object, const char* key) {
    if (!std::ranges::binary_search(WordsOf(object, key), word))
      Wrong(std::string(key) + " is \"" + std::string(Cut(word, 40)) + "\", which no " + object + " is");
  }
  void Follows(std::uint32_t begin, std::uint32_t end) {  // the entry before it
    Must(begin >= last_end_, "overlaps the one before it, or stands out of order");
    last_end_ = end;
  }

  // What an entry must be.
  void Entry(auto&) {}
  void Entry(ExtractedText& pages) { Entered(pages.date, pages.sha256); }
  void Entry(NormalisedText& text) {
    Entered(text.date, text.sha256);
    const std::uint32_t end = text.segments.empty() ? 0 : text.segments.back().norm.end;
    Must(end == text_.size(), "segments do not reach the end of the text");
  }
  void Entered(const std::string& date, const std::string& sha256) {
    Must(date.empty() || IsDate(date), "date is not a day (2024-02-29)");
    if (!sha256.empty()) Digest(sha256);
  }
  void Entry(TextLine& line) {
    Follows(line.span.begin, line.span.end);
    if (wrong_.empty()) HasEdges(line.span.In(text_), line.edges);
    std::uint32_t at = line.span.begin;
    for (const Style& style : line.styles) {
      Must(style.begin >= at && style.begin <= line.span.end, "a style begins outside the line, or out of order");
      at = style.begin;
    }
    Must(line.edges.empty() || !line.styles.empty(), "edges without a style");
  }
  void Entry(Segment& segment) {
    InText(segment.norm);
    if (segment.norm.begin != last_end_)
      Wrong("segments leave a gap or overlap at byte " + Number(std::min(last_end_, segment.norm.begin)));
    last_end_ = segment.norm.end;
    if (wrong_.empty()) HasEdges(segment.norm.In(text_), segment.edges);
  }
  void HasEdges(std::string_view words, const std::vector<std::int32_t>& edges) {
    if (edges.empty()) return;
    if (const std::size_t characters = Characters(words); edges.size() != characters + 1)
      Wrong(Number(edges.size()) + " edges for " + Number(characters) + " characters");
  }
  void Entry(TextPart& part) { Must(!IsFurniture(part.role), "furniture does not stand in the text"); }
  void Entry(CellPlace& cell) {
    Must(cell.table >= 0 && cell.row >= 0 && cell.column >= 0 && cell.spans > 0 && cell.spans <= kMostColumns,
         "no place in a table");
  }
  void Entry(TableCell& cell) {
    Says(cell.span, cell.text);
    Must(cell.spans > 0 && cell.spans <= kMostColumns, "spans no column, or more than 1000");
  }
  void Entry(Table& table) {
    Must(table.header_rows >= 0 && static_cast<std::size_t>(table.header_rows) <= table.rows.size(),
         "more header rows than rows");
    for (const std::vector<TableCell>& row : table.rows)
      Must(!row.empty() && row.size() <= kMostColumns, "a row without cells, or with more than 1000");
  }
  void Entry(Note& note) {
    if (note.anchor) InText({*note.anchor, *note.anchor});
  }
  void Entry(Reference& r) {
    Says(r.span, r.text);
    InText(r.at);
  }
  void Entry(Law& law) { Says(law.span, law.text); }
  void Entry(Mention& m) {
    Says(m.span, m.text);
    Listed(m.kind, "mention", "kind");
    Day(m.date);
  }
  void Entry(Relation& r) {
    Says(r.span, r.quote);
    Listed(r.type, "relation", "type");
    if (r.status) Listed(*r.status, "relation", "status");
  }
  void Entry(Vote& v) {
    Says(v.span, v.quote);
    Listed(v.kind, "vote", "kind");
    Listed(v.result, "vote", "result");
  }
  void Entry(Deadline& d) { Day(d.from), Day(d.to); }
  void Entry(Commitment& c) {
    Says(c.span, c.quote);
    Listed(c.who, "commitment", "who");
    Listed(c.strength, "commitment", "strength");
  }
  void Entry(Document& d) {
    Listed(d.kind, "document", "kind");
    if (d.chamber) Listed(*d.chamber, "document", "chamber");
    if (d.addressee_chamber) Listed(*d.addressee_chamber, "document", "addressee_chamber");
    Day(d.date);
    if (d.sha256) Digest(*d.sha256);
  }

  std::string_view text_;
  std::vector<int> pages_;
  std::vector<Step> path_;
  std::uint32_t last_end_ = 0;  // of the segment or line before
  std::uint32_t last_run_ = 0;
  std::string wrong_;
};

}  // namespace

Result<void> Validate(const ExtractedText& pages) { return Checker(pages.raw, pages.pages).Run(pages); }
Result<void> Validate(const NormalisedText& text) { return Checker(text.text, text.pages).Run(text); }
Result<void> Validate(const Document& document) { return Checker(document.text, document.pages).Run(document); }

}  // namespace kst
