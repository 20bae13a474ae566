#include "tests/parse/paper.h"

#include <gtest/gtest.h>

#include "parse/say/commitments.h"
#include "parse/say/relations.h"

namespace kst {
namespace {

bool EndsSentence(std::string_view text, std::size_t i) {
  return (text[i] == '.' || text[i] == '?') && i + 2 < text.size() && text[i + 1] == ' ' && text[i + 2] >= 'A' &&
         text[i + 2] <= 'Z';
}

void CutSentences(NormalisedText& text) {
  std::uint32_t begin = 0;
  const auto cut = [&](std::size_t end) {
    if (end > begin) text.sentences.push_back({begin, static_cast<std::uint32_t>(end)});
  };
  for (std::size_t i = 0; i < text.text.size(); ++i) {
    if (text.text[i] == '\n')
      cut(i), begin = static_cast<std::uint32_t>(i + 1);
    else if (EndsSentence(text.text, i))
      cut(i + 1), begin = static_cast<std::uint32_t>(i + 2);
  }
  cut(text.text.size());
}

}  // namespace

Paper ReadPaper(std::string_view line) {
  Paper paper;
  std::string& out = paper.text.text;
  std::vector<std::pair<std::string, std::uint32_t>> anchors;
  const auto at = [&] { return static_cast<std::uint32_t>(out.size()); };
  bool notes = false;
  const auto end_note = [&] {
    if (!notes) return;
    while (out.ends_with(' ')) out.pop_back();
    paper.text.notes.back().span.end = at();
  };
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string_view rest = line.substr(i);
    if (rest.starts_with(" || ")) {
      end_note();
      notes = true;
      out += '\n';
      const std::size_t space = line.find(' ', i + 4);
      paper.text.notes.push_back({std::string(line.substr(i + 4, space - i - 4)), {}, {at(), at()}, 1});
      i = space;
    } else if (rest.starts_with(" / ")) {
      out += '\n';
      i += 2;
    } else if (rest.front() == '[') {
      const std::size_t close = rest.find(']');
      anchors.emplace_back(rest.substr(1, close - 1), at());
      i += close;
    } else if (rest.front() == '{') {
      const std::size_t bar = rest.find('|'), close = rest.find('}');
      Reference r;
      r.target = rest.substr(1, bar - 1);
      r.span.begin = at();
      out += rest.substr(bar + 1, close - bar - 1);
      r.span.end = at();
      r.at = r.span;
      r.text = r.span.In(out);
      if (notes) r.note = paper.text.notes.back().marker;
      paper.document.references.push_back(r);
      i += close;
    } else {
      out += rest.front();
    }
  }
  end_note();
  for (Note& note : paper.text.notes)
    for (const auto& [marker, anchor] : anchors)
      if (marker == note.marker) note.anchor = anchor;
  CutSentences(paper.text);
  Segment page;
  page.norm = {0, at()};
  page.page = 1;
  paper.text.segments = {page};
  paper.document.id = "kst-1-1";
  paper.document.kind = "letter";
  paper.document.date = "2021-10-04";
  paper.document.sender = "De Minister van Justitie en Veiligheid";
  paper.document.addressee_chamber = "II";
  return paper;
}

const Knowledge& TestKnowledge() {
  static const Knowledge knowledge = [] {
    Result<std::vector<RuleFile>> files = ReadRuleFiles(ParseRuleFiles());
    EXPECT_TRUE(files) << files.error().where << files.error().message;
    Result<Knowledge> compiled = Knowledge::Compile(std::move(*files));
    EXPECT_TRUE(compiled) << compiled.error().where << compiled.error().message;
    return std::move(*compiled);
  }();
  return knowledge;
}

const Grammar& TestGrammar() { return TestKnowledge().grammar; }

void FindActs(Paper& paper) {
  const Knowledge& k = TestKnowledge();
  const SaidActs acts = ReadActs(paper.text, k.grammar, k.lexicon, k.acts, paper.document);
  FindRelations(paper.text, k.grammar, k.acts, acts, paper.document);
  FindCommitments(paper.text, k.grammar, k.acts, acts, paper.document);
}

}  // namespace kst
