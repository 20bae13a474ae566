// extract/normalise/normalise.h: from the lines of a page to running text.
//
// Words that a line end broke are whole, furniture is gone, notes stand behind
// the body, paragraphs are parted by '\n', and each byte knows where it came
// from (schema/values/normalised_text.h). What is known about Dutch and about the
// printing house stands in extract/rules.
//
//   auto normaliser = Normaliser::Load(*ReadRuleFiles(ExtractRuleFiles()));
//   NormalisedText text = normaliser->Normalise(ReadPlainText("…"));
//
// The Dutch dictionary is read when a rule first asks it; without one the rules
// that need it do not apply, and each text says so. Use one Normaliser from one
// thread.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/normalised_text.h"
#include "schema/values/page_text.h"
#include "schema/values/result.h"

namespace kst {

class Normaliser {
 public:
  static Result<Normaliser> Load(std::vector<RuleFile> rules);

  NormalisedText Normalise(const ExtractedText& in) const;

  // Every `good` and `bad` line of the rules; one Error for each that fails.
  std::vector<Error> Check() const;

  Normaliser(Normaliser&&) noexcept;
  Normaliser& operator=(Normaliser&&) noexcept;
  ~Normaliser();

 private:
  struct Impl;
  explicit Normaliser(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The rule files of extract/rules that are compiled into the program.
std::span<const EmbeddedFile> ExtractRuleFiles();

}  // namespace kst
