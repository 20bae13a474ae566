// Any running text is parsed without a crash, and what is found in it (mentions, relations, votes, commitments,
// references) is a document that every check of an entering record would let pass.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "parse/parse.h"
#include "schema/record/validate.h"
#include "schema/text.h"
#include "tests/fuzz/planted.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kst::Knowledge knowledge = *kst::Knowledge::Compile(*kst::ReadRuleFiles(kst::ParseRuleFiles()));
  kst::NormalisedText text;
  text.text.assign(reinterpret_cast<const char*>(data), size);
  if (!kst::IsUtf8(text.text)) return 0;  // normalise hands over nothing else
  text.sha256 = std::string(64, '0');
  text.pages = {{1, 59528, 84189}};
  const auto end = static_cast<std::uint32_t>(size);
  if (size > 0) text.segments.push_back({{0, end}, {0, end}, kst::Change::kNone, "", 1, 1, 0, 0, {}});
  for (std::uint32_t begin = 0; begin < end;) {  // a line is a paragraph and a sentence
    const std::size_t newline = text.text.find('\n', begin);
    const auto stop = newline == std::string::npos ? end : static_cast<std::uint32_t>(newline);
    if (stop > begin) {
      text.parts.push_back({kst::Role::kParagraph, {begin, stop}, 1});
      text.sentences.push_back({begin, stop});
    }
    begin = stop + 1;
  }
  const kst::Document document = kst::ParseText(text, knowledge, {"kst", "rules"});
  if (kPlanted && !document.relations.empty()) std::abort();
  if (!kst::Validate(document)) std::abort();
  return 0;
}
