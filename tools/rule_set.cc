#include "tools/rule_set.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

#include "corpus/link/corpus_rules.h"
#include "extract/normalise/normalise.h"
#include "parse/grammar/rule_grammar.h"
#include "parse/say/act_model.h"
#include "schema/digest.h"
#include "schema/text.h"
#include "tools/cli/message.h"
#include "tools/input/source.h"

namespace kst {
namespace {

constexpr std::size_t kDigestLength = 12;
constexpr std::size_t kLargestRules = std::size_t{64} << 20;

using Texts = std::map<std::string, std::string, std::less<>>;

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

// What the files are, without their text: hashing megabytes would cost a short run more than its paper.
class Digest {
 public:
  void Add(std::string_view name, std::string_view digest) { all_ += Concat({name, " ", digest, "\n"}); }
  std::string Said() const { return Sha256(all_).substr(0, kDigestLength); }

 private:
  std::string all_;
};

// The compiled-in files of one stage, some replaced; those are taken out of `replacements`.
Result<std::vector<RuleFile>> Replace(std::span<const EmbeddedFile> files, Texts& replacements, Digest& digest,
                                      std::vector<std::string_view>& names) {
  std::vector<EmbeddedFile> chosen(files.begin(), files.end());
  std::vector<Texts::node_type> kept;
  for (EmbeddedFile& file : chosen) {
    names.push_back(file.name);
    Texts::node_type node = replacements.extract(std::string(file.name));
    if (node.empty()) {
      digest.Add(file.name, file.digest);
      continue;
    }
    kept.push_back(std::move(node));
    file.text = kept.back().mapped();
    digest.Add(file.name, Sha256(file.text));
  }
  return ReadRuleFiles(chosen);
}

// The weights of the acts, which parse reads only where they replace its own (parse/say/act_model.h).
Result<std::vector<RuleFile>> ReplaceActs(Texts& replacements, Digest& digest, std::vector<std::string_view>& names) {
  if (!replacements.contains(kActsFile)) {
    names.push_back(kActsFile);
    digest.Add(kActsFile, CompiledInActs().digest);
    return std::vector<RuleFile>{};
  }
  const EmbeddedFile file[] = {{kActsFile, {}, {}}};
  return Replace(file, replacements, digest, names);
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
  Digest digest;
  std::vector<std::string_view> names;
  for (auto [files, target] : {std::pair{ExtractRuleFiles(), &rules.extract},
                               {ParseRuleFiles(), &rules.parse},
                               {CorpusRuleFiles(), &rules.corpus}}) {
    Result<std::vector<RuleFile>> read = Replace(files, replacements, digest, names);
    if (!read) return tl::unexpected(read.error());
    *target = std::move(*read);
    if (target == &rules.extract) rules.text_digest = digest.Said();
    if (target != &rules.parse) continue;
    Result<std::vector<RuleFile>> acts = ReplaceActs(replacements, digest, names);
    if (!acts) return tl::unexpected(acts.error());
    std::ranges::move(*acts, std::back_inserter(rules.parse));
    rules.digest = digest.Said();
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
