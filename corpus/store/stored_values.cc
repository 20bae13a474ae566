#include "corpus/store/stored_values.h"

#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "corpus/store/database.h"
#include "schema/record/json.h"
#include "schema/record/schema.h"
#include "schema/text.h"

namespace kst {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

template <class F>
auto Read(std::string_view column, std::string_view text, F&& of) {
  try {
    return of(json::parse(text));
  } catch (const std::exception&) {
    ThrowDamaged(column, text);
  }
}

template <class F>
auto ReadList(std::string_view column, std::string_view text, F&& of) {
  using Values = std::vector<std::invoke_result_t<F, const json&>>;
  if (text == "[]") return Values();  // most are
  return Read(column, text, [&](const json& list) {
    Values values;
    for (const json& item : list.get<json::array_t>()) values.push_back(of(item));
    return values;
  });
}

double Number(const json& value, double least, double most) {
  const double number = value.is_number() ? value.get<double>() : std::nan("");
  if (!(number >= least && number <= most)) throw std::out_of_range("number");
  return number;
}

template <class Int>
Int Whole(const json& value) {
  return static_cast<Int>(Number(value, 0, std::numeric_limits<Int>::max()));
}

using Words = std::set<std::string, std::less<>>;

Words Plus(Words words, const std::vector<std::string>& more) {
  words.insert(more.begin(), more.end());
  return words;
}

// The closed lists: those of the document record, and what linking adds (schema/values/graph.h).
const std::map<std::string, Words, std::less<>>& Lists() {
  static const Words kVotes = Plus({}, WordsOf("vote", "result"));
  static const Words kOfWorks(kWorkStates.begin(), kWorkStates.end());
  static const Words kSteps = Plus(kOfWorks, {kVotes.begin(), kVotes.end()});
  static const std::map<std::string, Words, std::less<>> kLists = {
      {"node.kind",
       Plus(Plus({"dossier", "commitment", "person", "committee", "ministry", "unknown"}, WordsOf("document", "kind")),
            WordsOf("mention", "kind"))},
      {"node.state", kOfWorks},
      {"node.vote", kVotes},
      {"node.history", kSteps},
      {"edge.type",
       Plus({"cites", "part_of", "proposed_by", "signed_by", "sent_by", "promises", "repeats", "reports_vote"},
            WordsOf("relation", "type"))},
      {"edge.status", Plus(kVotes, WordsOf("relation", "status"))},
      {"paper.kind", Plus({}, WordsOf("document", "kind"))},
      {"relation.type", Plus({}, WordsOf("relation", "type"))},
      {"file.status", Plus({}, WordsOf("document", "status"))},
  };
  return kLists;
}

std::string Text(const json& value) { return value.get<std::string>(); }

std::optional<std::string> Maybe(const json& value) {
  return value.is_null() ? std::nullopt : std::optional(Text(value));
}

PageBox BoxIn(const json& box) {
  constexpr double kFarthest = 1e6;  // points
  const auto at = [&](std::size_t i) {
    return static_cast<std::int32_t>(std::lround(Number(box.at(i), -kFarthest, kFarthest) * 100));
  };
  return {Whole<int>(box.at(0)), {at(1), at(2), at(3), at(4)}};
}

}  // namespace

Result<Document> ReadRecord(std::string_view data) {
  return DocumentFromJson(Concat({data, R"(,"source":"","type":"document"})"}));
}

Document RecordIn(std::string_view data) {
  Result<Document> document = ReadRecord(data);
  if (!document)  // an older kst may have written it: keys are added
    throw SqlError{
        {Code::kDamaged,
         "kst.db is damaged: record.data holds no record of this kst; run kst run once more when an older kst "
         "made the corpus, else restore it from a copy"}};
  return std::move(*document);
}

Strings StringsIn(std::string_view column, std::string_view text) { return ReadList(column, text, Text); }

std::vector<Candidate> CandidatesIn(std::string_view column, std::string_view text) {
  return ReadList(column, text, [](const json& c) {
    return Candidate{Text(c.at("id")), Number(c.at("confidence"), 0, 1)};
  });
}

std::vector<StateStep> HistoryIn(std::string_view column, std::string_view text) {
  return ReadList(column, text, [&](const json& s) {
    return StateStep{WordIn(column, Text(s.at("state"))), Text(s.at("document")), Maybe(s.at("date")),
                     Whole<int>(s.at("page")), Text(s.at("words"))};
  });
}

std::vector<Diagnostic> DiagnosticsIn(std::string_view column, std::string_view text) {
  return ReadList(column, text, [](const json& d) {
    return Diagnostic{Text(d.at("code")), {}, Text(d.at("message"))};
  });
}

Deadline DeadlineIn(std::string_view column, std::string_view text) {
  return Read(column, text, [](const json& d) {
    return Deadline{Text(d.at("text")), Maybe(d.at("from")), Maybe(d.at("to"))};
  });
}

Evidence EvidenceIn(std::string_view column, std::string_view text) {
  return Read(column, text, [](const json& given) {
    Evidence e;
    if (given.contains("document")) e.document = Text(given.at("document"));
    e.page = Whole<int>(given.at("page"));
    e.span = {Whole<std::uint32_t>(given.at("begin")), Whole<std::uint32_t>(given.at("end"))};
    e.words = Text(given.at("words"));
    e.rule = Text(given.at("rule"));
    e.sentence = Text(given.at("sentence"));
    for (const json& box : given.at("boxes").get<json::array_t>()) e.boxes.push_back(BoxIn(box));
    return e;
  });
}

Ask AskIn(std::string_view column, std::string_view text) {
  return Read(column, text, [](const json& given) {
    Ask ask;
    ask.kind = Text(given.at("kind"));
    ask.words = Text(given.at("words"));
    ask.people = given.at("people").get<Strings>();
    ask.papers = given.at("papers").get<Strings>();
    ask.cs = given.at("cs").get<bool>();
    ask.context = given.at("context").get<Strings>();
    ask.title = Text(given.at("title"));
    ask.behind = Text(given.at("behind"));
    ask.dossiers = given.at("dossiers").get<Strings>();
    ask.date = Maybe(given.at("date"));
    if (given.contains("wrong")) ask.wrong = given.at("wrong").get<Strings>();
    return ask;
  });
}

bool IsWordOf(std::string_view column, std::string_view word) {
  const auto list = Lists().find(column);
  return list != Lists().end() && list->second.contains(word);
}

std::string WordIn(std::string_view column, std::string_view word) {
  if (!IsWordOf(column, word)) ThrowDamaged(column, word);
  return std::string(word);
}

std::optional<std::string> MaybeWordIn(std::string_view column, const std::optional<std::string>& word) {
  return word ? std::optional(WordIn(column, *word)) : std::nullopt;
}

std::optional<std::string> MaybeDayIn(std::string_view column, const std::optional<std::string>& day) {
  if (day && !IsDate(*day)) ThrowDamaged(column, *day);
  return day;
}

Resolution ResolutionIn(std::string_view column, std::string_view name) {
  const auto resolution = ResolutionFromName(name);
  if (!resolution) ThrowDamaged(column, name);
  return *resolution;
}

}  // namespace kst
