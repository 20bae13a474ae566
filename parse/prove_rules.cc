#include "parse/prove_rules.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "parse/cite/references.h"
#include "parse/rule_families.h"
#include "parse/say/mentions.h"
#include "parse/say/votes.h"
#include "parse/say/works.h"
#include "parse/time/deadlines.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Finding {
  std::string rule;  // "" where the finder does not tell: it is the one that matches where the finding begins
  NormSpan span;
  Fields fields;
};

struct Paper {
  NormalisedText text;
  Document document;
};

void CutSentences(NormalisedText& text, NormSpan paragraph) {
  const std::string_view words = text.text;
  std::uint32_t begin = paragraph.begin;
  for (std::uint32_t i = begin; i + 2 < paragraph.end; ++i)
    if ((words[i] == '.' || words[i] == '?') && words[i + 1] == ' ' && IsUpper(words[i + 2])) {
      text.sentences.push_back({begin, i + 1});
      begin = i + 2;
    }
  text.sentences.push_back({begin, paragraph.end});
}

// "de motie[1] … || 1 Kamerstuk 29 911, nr. 12": a note and the place of its number.
void AddNote(NormalisedText& text, std::string_view& line) {
  const auto bar = line.find(" || "), space = bar == line.npos ? bar : line.find(' ', bar + 4);
  if (space == line.npos) return;
  const std::string_view marker = line.substr(bar + 4, space - bar - 4), note = line.substr(space + 1);
  const std::string place = Concat({"[", marker, "]"});
  const auto anchor = line.find(place);
  if (anchor > bar) return;
  text.text = Concat({line.substr(0, anchor), line.substr(anchor + place.size(), bar - anchor - place.size())});
  const auto begin = static_cast<std::uint32_t>(text.text.size()) + 1;
  CutSentences(text, {0, begin - 1});
  text.text += Concat({"\n", note});
  text.notes.push_back({std::string(marker),
                        static_cast<std::uint32_t>(anchor),
                        {begin, static_cast<std::uint32_t>(text.text.size())},
                        1});
  line = {};
}

// A letter that consists of the line.
Paper PaperOf(std::string_view line) {
  Paper paper;
  NormalisedText& text = paper.text;
  AddNote(text, line);
  if (!line.empty()) {
    text.text = line;
    TextPart part;
    part.span = {0, static_cast<std::uint32_t>(line.size())}, part.page = 1;
    text.parts.push_back(part);
    CutSentences(text, part.span);
  }
  Segment page;
  page.norm = {0, static_cast<std::uint32_t>(text.text.size())};
  page.page = 1;
  text.segments = {page};
  Document& document = paper.document;
  document.id = "kst-36999-1";
  document.dossiers = {{"36999", std::nullopt, std::nullopt}};
  document.kind = "letter";
  document.chamber = "II";
  document.date = "2021-10-04";
  document.sender = "De Minister van Justitie en Veiligheid";
  document.addressee_chamber = "II";
  document.text = text.text;
  return paper;
}

std::vector<Finding> OfCitations(const Paper& paper, const Grammar&) {
  std::vector<Finding> found;
  for (const Reference& r : paper.document.references) found.push_back({r.rule, r.span, {{"target", r.target}}});
  for (const Law& law : paper.document.laws) found.push_back({"", law.span, {{"law", law.law}}});
  for (const Link& link : paper.document.links) found.push_back({"", link.span, {{"url", link.url}}});
  return found;
}

std::vector<Finding> OfMentions(const Paper& paper, const Grammar&) {
  std::vector<Finding> found;
  for (const Mention& m : paper.document.mentions)
    found.push_back(
        {"", m.span, {{"kind", m.kind}, {"people", Join(m.people, ", ")}, {"target", m.target.value_or("")}}});
  return found;
}

std::vector<Finding> OfObjects(const Paper& paper, const Grammar& grammar) {
  std::vector<Finding> found;
  for (const Object& o : FindObjects(paper.text, grammar, paper.document))
    found.push_back({"", o.span, {{"object", std::string(o.kind)}, {"target", o.target}}});
  return found;
}

// What opens a vote is proved by how it ended.
std::vector<Finding> OfVotes(const Paper& paper, const Grammar& grammar) {
  Document document = paper.document;
  FindVotes(paper.text, grammar, document);
  std::vector<Finding> found;
  const auto add = [&](const std::string& rule, const Vote& vote) {
    found.push_back({rule, vote.span, {{"result", vote.result}, {"target", vote.target}}});
  };
  for (const Vote& vote : document.votes) add(vote.rule, vote);
  for (const Match& match : grammar.FindAll("vote", paper.text.text))
    if (match.rule->Get("result").empty() && !document.votes.empty()) add(match.rule->name, document.votes.front());
  return found;
}

std::vector<Finding> OfDeadlines(const Paper& paper, const Grammar& grammar) {
  std::vector<Finding> found;
  const std::string_view text = paper.text.text;
  const NormSpan all{0, static_cast<std::uint32_t>(text.size())};
  for (const DeadlineMatch& m : FindDeadlines(text, all, grammar, *paper.document.date))
    found.push_back({"", m.span, {{"from", m.interval.from.value_or("")}, {"to", m.interval.to.value_or("")}}});
  return found;
}

struct Finder {
  std::string_view family;
  std::vector<Finding> (*find)(const Paper&, const Grammar&);
};
constexpr Finder kFinders[] = {{"cite", OfCitations}, {"mentions", OfMentions}, {"named", OfMentions},
                               {"object", OfObjects}, {"vote", OfVotes},        {"deadline", OfDeadlines}};

class Prover {
 public:
  Prover(const Grammar& grammar, std::string_view family) : grammar_(grammar), family_(family) {
    const auto* const finder =
        std::find_if(std::begin(kFinders), std::end(kFinders), [&](const Finder& f) { return f.family == family; });
    if (finder != std::end(kFinders)) find_ = finder->find;
  }

  void Prove(const Rule& rule, std::vector<Error>& errors) const {
    const auto goods = rule.section->All("good"), bads = rule.section->All("bad");
    if (goods.empty() || bads.empty())
      errors.push_back(RuleError(*rule.file, rule.section->line, 1,
                                 Concat({"[", rule.name, "] needs at least one good and one bad line"})));
    const auto tell = [&](const RuleEntry& entry, const std::string& wrong) {
      if (!wrong.empty())
        errors.push_back(RuleError(*rule.file, entry.line, entry.column, Concat({"[", rule.name, "] ", wrong})));
    };
    for (const RuleEntry* entry : goods) tell(*entry, WrongInGood(rule, SplitGoodLine(entry->value)));
    for (const RuleEntry* entry : bads) tell(*entry, WrongInBad(rule, entry->value));
  }

 private:
  std::string WrongInGood(const Rule& rule, const GoodLine& good) const {
    const std::optional<Match> match = grammar_.FindAlone(rule, good.text);
    if (!match) return "does not find this good line";
    Fields fields;
    for (const auto& [name, span] : match->captures) fields.emplace_back(name, span.In(good.text));
    if (find_) {
      std::vector<Finding> found = Find(rule, good.text);
      const auto mine = std::find_if(found.begin(), found.end(), [&](const Finding& f) { return f.rule == rule.name; });
      if (mine == found.end()) return "its pattern matches here, but " + Told(found);
      fields.insert(fields.begin(), mine->fields.begin(), mine->fields.end());
    }
    for (const auto& field : good.fields) {
      const auto& [name, want] = field;
      const auto got =
          std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.first == field.first; });
      const std::string_view value = got == fields.end() ? std::string_view() : std::string_view(got->second);
      if (value != want) return Concat({"finds ", name, "=\"", value, "\", not \"", want, "\""});
    }
    return {};
  }

  std::string WrongInBad(const Rule& rule, std::string_view line) const {
    const std::optional<Match> match = grammar_.FindAlone(rule, line);
    if (!find_) return match ? Concat({"finds \"", match->span.In(line), "\" in this bad line"}) : "";
    for (const Finding& f : Find(rule, line))
      if (f.rule == rule.name) return "finds this bad line";
    return {};
  }

  static std::string Told(const std::vector<Finding>& found) {
    std::string told;
    for (const Finding& f : found) told += (told.empty() ? "[" : ", [") + f.rule + "]";
    return told.empty() ? "the program finds nothing" : "the program finds " + told;
  }

  std::vector<Finding> Find(const Rule& rule, std::string_view line) const {
    Paper paper = PaperOf(line);
    FindReferences(paper.text, grammar_, paper.document);
    FindMentions(paper.text, grammar_, paper.document);
    std::vector<Finding> found = find_(paper, grammar_);
    for (const Diagnostic& told : paper.document.diagnostics)
      if (told.code == rule.Get("diagnostic")) found.push_back({rule.name, {}, {}});
    for (const Match& match : grammar_.FindAll(family_, paper.text.text))
      for (Finding& f : found)
        if (f.rule.empty() && f.span.begin == match.span.begin) f.rule = match.rule->name;
    return found;
  }

  const Grammar& grammar_;
  std::string_view family_;
  std::vector<Finding> (*find_)(const Paper&, const Grammar&) = nullptr;
};

// A good line of a sense holds a word that has it, a bad line none.
void ProveSenses(const Knowledge& knowledge, std::vector<Error>& errors) {
  for (const RuleFile& file : knowledge.grammar.Files())
    for (const RuleSection& section : file.sections)
      for (const RuleEntry& entry : section.entries) {
        if (section.kind != "sense" || (entry.key != "good" && entry.key != "bad")) continue;
        const auto read = knowledge.lexicon.Read(entry.value, {0, static_cast<std::uint32_t>(entry.value.size())});
        const int sense = knowledge.lexicon.Find(section.name);
        const bool has =
            std::any_of(read.senses.begin(), read.senses.end(), [&](const Sense& s) { return s.sense == sense; });
        if (has != (entry.key == "good"))
          errors.push_back(
              RuleError(file, entry.line, entry.column,
                        Concat({"no word of this line has the sense ", section.name}).substr(has ? 3 : 0)));
      }
}

}  // namespace

std::vector<Error> ProveRules(const Knowledge& knowledge) {
  const Grammar& grammar = knowledge.grammar;
  std::vector<Error> errors = CheckFamilies(grammar.Files());
  for (const std::string_view family : grammar.Families()) {
    const Prover prover(grammar, family);
    for (const Rule& rule : grammar.Rules(family)) prover.Prove(rule, errors);
  }
  ProveSenses(knowledge, errors);
  return errors;
}

}  // namespace kst
