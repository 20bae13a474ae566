#include "tools/rule_set.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "corpus/link/corpus_rules.h"
#include "extract/normalise/normalise.h"
#include "parse/grammar/rule_grammar.h"
#include "schema/digest.h"
#include "schema/text.h"
#include "tools/cli/message.h"
#include "tools/input/source.h"

namespace kst {
namespace {

constexpr std::size_t kDigestLength = 12;
constexpr std::size_t kLargestRules = std::size_t{64} << 20;

using Texts = std::map<std::string, std::string>;

Result<Texts> ReadFolder(const std::string& folder) {
  Texts texts;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() != ".rules") continue;
    const std::string path = entry->path().string();
    Result<std::string> text = OpenSource(path).and_then([](int fd) { return ReadAll(fd, kLargestRules); });
    if (!text) return Fail(Code::kBadRule, text.error().message, path);
    texts[entry->path().filename().string()] = std::move(*text);
  }
  if (error) return Fail(Code::kBadRule, "cannot be read as a folder of rules: " + SystemReason(error.value()), folder);
  if (texts.empty()) return Fail(Code::kBadRule, "holds no file that ends in .rules", folder);
  return texts;
}

// The compiled-in files of one stage, some replaced; those are taken out of `replacements`.
Result<std::vector<RuleFile>> Replace(std::span<const EmbeddedFile> files, Texts& replacements, std::string& all,
                                      std::vector<std::string_view>& names) {
  std::vector<EmbeddedFile> chosen(files.begin(), files.end());
  std::vector<Texts::node_type> kept;
  for (EmbeddedFile& file : chosen) {
    names.push_back(file.name);
    Texts::node_type node = replacements.extract(std::string(file.name));
    if (node.empty()) continue;
    kept.push_back(std::move(node));
    file.text = kept.back().mapped();
  }
  for (const EmbeddedFile& file : chosen) {
    all.append(file.name).push_back('\0');
    all.append(file.text).push_back('\0');
  }
  return ReadRuleFiles(chosen);
}

}  // namespace

Result<RuleSet> LoadRules(const std::string& folder) {
  Texts replacements;
  if (!folder.empty()) {
    Result<Texts> read = ReadFolder(folder);
    if (!read) return tl::unexpected(read.error());
    replacements = std::move(*read);
  }
  RuleSet rules;
  rules.replaced = !replacements.empty();
  std::string all;
  std::vector<std::string_view> names;
  for (auto [files, target] : {std::pair{ExtractRuleFiles(), &rules.extract},
                               {ParseRuleFiles(), &rules.parse},
                               {CorpusRuleFiles(), &rules.corpus}}) {
    if (target == &rules.parse) rules.text_digest = Sha256(all).substr(0, kDigestLength);
    if (target == &rules.corpus) rules.digest = Sha256(all).substr(0, kDigestLength);
    Result<std::vector<RuleFile>> read = Replace(files, replacements, all, names);
    if (!read) return tl::unexpected(read.error());
    *target = std::move(*read);
  }
  if (!replacements.empty()) {
    const std::string& unknown = replacements.begin()->first;
    const std::string_view near = DidYouMean(unknown, names);
    return Fail(Code::kBadRule,
                "kst has no rule file of this name" + (near.empty() ? "" : "; did you mean " + std::string(near) + "?"),
                folder + "/" + unknown);
  }
  return rules;
}

}  // namespace kst
