#include "parse/rule_families.h"

#include <string>
#include <string_view>

#include "schema/record/schema.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

using enum RuleValue;

constexpr Times kMany = Times::kMany;

// What a section of any family may say; see parse/grammar/rule_grammar.h.
constexpr RuleKey kCommon[] = {{"table", "*"},
                               {"weights", "*"},
                               {"piece", "match"},
                               {"piece", "word", kText, "", kMany},
                               {"piece", "keys"},
                               {"piece", "part", kWord, "first_word"},
                               {"piece", "note"},
                               {"rule", "match"},
                               {"rule", "not_after"},
                               {"rule", "not_before"},
                               {"rule", "only_after"},
                               {"rule", "only_before"},
                               {"rule", "note"},
                               {"rule", "good", kText, "", kMany},
                               {"rule", "bad", kText, "", kMany}};

// cite
constexpr RuleKey kCite[] = {
    {"rule", "target", kId, "chamber dossier number session year"},
    {"rule", "alone", kId, "dossier"},
    {"rule", "tail", kWord, "@after"},
    {"rule", "dossier", kWord, "own last number number_or_own number_or_near"},
    {"rule", "year", kWord, "before"},
    {"rule", "yields", kWord, "law link attachment"},
    {"rule", "confidence", kFraction},
    {"rule", "diagnostic", kWord,
     "acts_cited_for_paper commitment_misspelt journal_misspelt paper_cited_for_acts reference_without_dossier "
     "reference_without_number"}};
constexpr RuleKey kTail[] = {{"rule", "after", kWords, "@state"},
                             {"rule", "then", kWord, "@after"},
                             {"rule", "yields", kWord, "number range dossier chapter page more item attachment was"},
                             {"rule", "confidence", kFraction}};
constexpr RuleKey kLaw[] = {{"rule", "name", kWord, "known open closed"}};
constexpr RuleKey kAddress[] = {{"rule", "target", kId}};

// identity
constexpr RuleKey kHeader[] = {
    {"rule", "is", kWord, "foot printer printed_before session number minutes minutes_page date chamber dossier"},
    {"rule", "kind", kWord, "@kind"}};
constexpr RuleKey kKind[] = {{"rule", "kind", kWord, "@kind"}};
constexpr RuleKey kTitle[] = {
    {"rule", "kind", kWord, "@kind"}, {"rule", "weak", kWord, "yes"}, {"rule", "place", kWord, "top"}};
constexpr RuleKey kLetterhead[] = {
    {"rule", "field", kWord, "date your_date subject your_reference own_reference copy"}};
constexpr RuleKey kOfficeRest[] = {{"rule", "after", kWord, ", en"}};
constexpr RuleKey kSignature[] = {
    {"rule", "names", kWord, "proposer"}, {"rule", "official", kWord, "yes"}, {"rule", "advises", kWord, "yes"}};

// lexicon
constexpr RuleKey kSense[] = {{"sense", "verb", kText, "", kMany},
                              {"sense", "word", kText, "", kMany},
                              {"sense", "is", kWord, "act person auxiliary grammar"},
                              {"sense", "good", kText, "", kMany},
                              {"sense", "bad", kText, "", kMany}};
constexpr RuleKey kFeature[] = {{"rule", "feature"},
                                {"rule", "scope", kWord, "clause sentence before until around"},
                                {"rule", "from", kWord, "word"}};
constexpr RuleKey kTurn[] = {{"rule", "who", kWord, "member chair minister question answer"}};
constexpr RuleKey kClause[] = {{"rule", "part", kWord, "core"}};

// people
constexpr RuleKey kBetween[] = {{"rule", "works", kWord, "one"}, {"rule", "many", kWord, "yes"}};

// say
constexpr RuleKey kMentions[] = {{"rule", "kind", kWord, "motion amendment"},
                                 {"rule", "form", kWord, "named pointing noted numbered proposed topic"},
                                 {"rule", "many", kWord, "yes"},
                                 {"rule", "alone", kWord, "yes"}};
constexpr RuleKey kNamed[] = {{"rule", "kind", kWord, "commitment report letter bill"},
                              {"rule", "from", kWord, "word"}};
constexpr RuleKey kObject[] = {{"rule", "object", kWord, "@object"},
                               {"rule", "as", kWord, "committee person chamber news"},
                               {"rule", "points", kWord, "yes"},
                               {"rule", "vague", kWord, "yes"},
                               {"rule", "from", kWord, "word"}};
constexpr RuleKey kEnclosure[] = {{"rule", "first", kWord, "act"}, {"rule", "quote", kWord, "item"}};
constexpr RuleKey kNumberFirst[] = {{"rule", "where", kWord, "line list"}};
constexpr RuleKey kOtherPaper[] = {{"rule", "even", kWord, "topic"}};
constexpr RuleKey kLink[] = {{"rule", "of", kWord, "acts"}};

constexpr RuleKey kHowFar[] = {{"rule", "status", kWord, "done partly progress none"}};
constexpr RuleKey kGuard[] = {{"rule", "act", kWord, "@type"},
                              {"rule", "kind", kWords, "@kind"},
                              {"rule", "about", kWord, "@object"},
                              {"rule", "works", kWord, "before"},
                              {"rule", "confidence", kFraction}};
constexpr RuleKey kRegisterHead[] = {{"rule", "column", kWord, "title work place state other"}};
constexpr RuleKey kRegisterState[] = {{"rule", "act", kWord, "implements declines none"},
                                      {"rule", "status", kWord, "done partly progress planned"},
                                      {"rule", "weight", kWord, "weak"},
                                      {"rule", "place", kWord, "first whole"}};
constexpr RuleKey kVote[] = {{"rule", "result", kWord, "@result"},
                             {"rule", "form", kWord, "said before opens first heading list"},
                             {"rule", "kind", kWord, "motion amendment"},
                             {"rule", "verb", kWord, "none"},
                             {"rule", "not", kWords, "negated questioned conditional quoted modal future"}};
constexpr RuleKey kVoteWork[] = {{"rule", "kind", kWord, "motion amendment bill any"},
                                 {"rule", "form", kWord, "piece bill pointer"}};

// time
constexpr RuleKey kDeadline[] = {{"rule", "from", kDay, "paper first last later prinsjesdag"},
                                 {"rule", "to", kDay, "paper first last later prinsjesdag"}};

struct Family {
  std::string_view name;
  std::span<const RuleKey> keys = {};  // besides those of kCommon
};

constexpr Family kFamilies[] = {{"address", kAddress},
                                {"ahead", kFeature},
                                {"apart", kFeature},
                                {"cite", kCite},
                                {"clause", kClause},
                                {"deadline", kDeadline},
                                {"enclosure", kEnclosure},
                                {"feature", kFeature},
                                {"guard", kGuard},
                                {"header", kHeader},
                                {"how_far", kHowFar},
                                {"law", kLaw},
                                {"law_next", kLaw},
                                {"letterhead", kLetterhead},
                                {"link", kLink},
                                {"mark", kKind},
                                {"mentions", kMentions},
                                {"named", kNamed},
                                {"number_first", kNumberFirst},
                                {"object", kObject},
                                {"office_rest", kOfficeRest},
                                {"opening", kKind},
                                {"other_paper", kOtherPaper},
                                {"people_between", kBetween},
                                {"register_head", kRegisterHead},
                                {"register_state", kRegisterState},
                                {"sense", kSense},
                                {"signature", kSignature},
                                {"subject", kKind},
                                {"tail", kTail},
                                {"title", kTitle},
                                {"turn", kTurn},
                                {"vote", kVote},
                                {"vote_work", kVoteWork}};

constexpr std::string_view kObjects = "motion commitment request report advice letter questions reply paper";

void Add(std::set<std::string>& words, std::string_view list) {
  for (const std::string_view word : SplitWords(list)) words.emplace(word);
}

Vocabularies Collect(std::span<const RuleFile> files) {
  Vocabularies words;
  const auto add_list = [&](const char* name, const std::vector<std::string>& list) {
    words[name].insert(list.begin(), list.end());
  };
  add_list("kind", WordsOf("document", "kind"));  // a record may say nothing else
  add_list("type", WordsOf("relation", "type"));
  add_list("result", WordsOf("vote", "result"));
  Add(words["object"], kObjects);
  for (const RuleFile& file : files)
    for (const RuleSection& section : file.sections)
      for (const auto& [key, name] : {std::pair{"after", "after"}, {"tail", "state"}, {"then", "state"}})
        if (section.kind == "rule") Add(words[name], section.Get(key));
  return words;
}

}  // namespace

std::vector<Error> CheckFamilies(std::span<const RuleFile> files) {
  std::vector<Error> errors;
  const Vocabularies words = Collect(files);
  for (const RuleFile& file : files) {
    std::vector<RuleKey> keys(std::begin(kCommon), std::end(kCommon));
    for (const Family& family : kFamilies)
      if (file.name.substr(0, file.name.find('.')) == family.name)
        keys.insert(keys.end(), family.keys.begin(), family.keys.end());
    for (Error& error : CheckKeys(file, keys, words)) errors.push_back(std::move(error));
  }
  return errors;
}

}  // namespace kst
