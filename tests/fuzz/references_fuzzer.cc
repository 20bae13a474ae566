// Any text is parsed without a crash, and what is found lies in the text.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "parse/cite/references.h"
#include "tests/fuzz/planted.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kst::Grammar grammar = *kst::Grammar::Compile(*kst::ReadRuleFiles(kst::ParseRuleFiles()));
  kst::NormalisedText text;
  text.text.assign(reinterpret_cast<const char*>(data), size);
  kst::Document document;
  document.dossiers.push_back({"29911", {}, {}});
  kst::FindReferences(text, grammar, document);
  for (const kst::Reference& r : document.references)
    if ((kPlanted && r.target == "kst-29911-7") || r.span.end > size || r.span.empty() ||
        r.text != r.span.In(text.text) || r.target.empty())
      std::abort();
  for (const kst::Law& l : document.laws)
    if (l.span.end > size || l.text != l.span.In(text.text)) std::abort();
  for (const kst::Link& l : document.links)
    if (l.span.end > size || l.url.empty()) std::abort();
  return 0;
}
