#include "extract/normalise/lexicon.h"

#include <sys/mman.h>
#include <unistd.h>

#include <hunspell/hunspell.hxx>
#include <string>
#include <unordered_map>

#include "extract/normalise/word_list.h"

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

// Hunspell takes the flags of a word from its list or from a word that it knows. So
// its list is one example for each set of flags, none of them a word: "¤17/CaZb".
std::string Example(std::size_t flags) { return "¤" + std::to_string(flags); }

std::unique_ptr<Hunspell> ReadExamples(const WordList& words) {
  std::string list = std::to_string(words.size()) + "\n";  // sizes hunspell's table
  for (std::size_t i = 1; i < words.flag_sets().size(); ++i) list += Example(i) + "/" + words.flag_sets()[i] + "\n";
  const int file = memfd_create("examples", MFD_CLOEXEC);  // hunspell reads files only
  if (file < 0) return nullptr;
  const bool written = write(file, list.data(), list.size()) == static_cast<ssize_t>(list.size());
  auto hunspell = std::make_unique<Hunspell>(kAffixes, ("/proc/self/fd/" + std::to_string(file)).c_str());
  close(file);
  return written ? std::move(hunspell) : nullptr;
}

}  // namespace

struct Lexicon::Impl {
  WordList words = WordList::Read(kWords);
  std::unique_ptr<Hunspell> hunspell =  // null when it is not installed
      words.size() == 0 || access(kAffixes, R_OK) != 0 ? nullptr : ReadExamples(words);
  std::unordered_map<std::string, bool, Hash, std::equal_to<>> known;

  bool Ask(const std::string& word) {
    for (const auto& [part, flags] : words.TakePartsOf(word)) {
      if (flags == 0)
        hunspell->add(std::string(part));
      else
        hunspell->add_with_affix(std::string(part), Example(flags));
    }
    return hunspell->spell(word);
  }
};

Lexicon::Lexicon() : impl_(std::make_unique<Impl>()) {}
Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Lexicon Lexicon::Load() { return {}; }

bool Lexicon::empty() const { return !impl_->hunspell; }

bool Lexicon::Knows(std::string_view word) const {
  if (empty() || word.empty() || word.size() > kLongest) return false;
  if (const auto found = impl_->known.find(word); found != impl_->known.end()) return found->second;
  if (impl_->known.size() >= kCached) impl_->known.clear();
  const std::string key(word);
  return impl_->known[key] = impl_->Ask(key);
}

}  // namespace kst
