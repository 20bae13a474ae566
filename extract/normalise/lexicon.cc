#include "extract/normalise/lexicon.h"

#include <unistd.h>

#include <hunspell/hunspell.hxx>
#include <string>
#include <unordered_map>

namespace kst {
namespace {

constexpr char kAffixes[] = "/usr/share/hunspell/nl_NL.aff";
constexpr char kWords[] = "/usr/share/hunspell/nl_NL.dic";
constexpr std::size_t kCached = 1 << 16;  // a few MB; a full cache starts again
constexpr std::size_t kLongest = 80;      // bytes: hunspell splits long nonsense slowly

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};

}  // namespace

struct Lexicon::Impl {
  bool installed = false;
  std::unique_ptr<Hunspell> words;  // null until the first question
  std::unordered_map<std::string, bool, Hash, std::equal_to<>> known;
};

Lexicon::Lexicon() : impl_(std::make_unique<Impl>()) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Lexicon Lexicon::Load() {
  Lexicon lexicon;
  lexicon.impl_->installed = access(kAffixes, R_OK) == 0 && access(kWords, R_OK) == 0;
  return lexicon;
}

bool Lexicon::empty() const { return !impl_->installed; }

void Lexicon::Read() const {
  if (impl_->installed && !impl_->words) impl_->words = std::make_unique<Hunspell>(kAffixes, kWords);
}

bool Lexicon::Knows(std::string_view word) const {
  if (empty() || word.empty() || word.size() > kLongest) return false;
  if (const auto found = impl_->known.find(word); found != impl_->known.end()) return found->second;
  if (impl_->known.size() >= kCached) impl_->known.clear();
  Read();
  const std::string key(word);
  return impl_->known[key] = impl_->words->spell(key);
}

}  // namespace kst
