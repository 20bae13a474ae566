// extract/normalise/sentences.h: where sentences end. ICU's rules, corrected by
// the abbreviations in extract/rules/sentences.rules: "nr. 3" and "F.B.J. de
// Vries" end nothing, and nothing ends in "van het". The only header of normalise that stands for ICU's
// break iterator. Use one from one thread.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/normalised_text.h"
#include "schema/values/result.h"

namespace kst {

class SentenceRules {
 public:
  static Result<SentenceRules> Read(const RuleFile& file);

  // Spans that cover the paragraph, without the spaces between them.
  void Split(std::string_view text, NormSpan paragraph, std::vector<NormSpan>& out) const;
  bool EndsUnfinished(std::string_view text) const;  // "de leden van het": the next block goes on
  bool AwaitsNumber(std::string_view text) const;    // "Kamerstuk 29 911, nr.": a figure behind it is its number
  std::vector<Error> Check(const RuleFile& file) const;

  SentenceRules(SentenceRules&&) noexcept;
  SentenceRules& operator=(SentenceRules&&) noexcept;
  ~SentenceRules();

 private:
  struct Impl;
  SentenceRules();
  std::unique_ptr<Impl> impl_;
};

}  // namespace kst
