#include "extract/normalise/lexicon.h"

#include <sys/mman.h>
#include <unistd.h>

#include <hunspell/hunspell.hxx>
#include <string>
#include <unordered_map>

#include "extract/normalise/word_list.h"

namespace kst {

std::string_view DutchWords();  // made when the program is built (tools/cmake/make_dictionary.cc)

namespace {

constexpr std::size_t kCached = 1 << 16;  // a few MB; a full cache starts again
constexpr int kTableSize = 20'000;        // of hunspell's table: it clears that much at its start
constexpr std::size_t kLongest = 80;      // bytes: hunspell splits long nonsense slowly

struct Hash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
};

// Hunspell takes the flags of a word from its list or from a word that it knows. So
// its list is one example for each set of flags, none of them a word: "¤17/CaZb".
std::string Example(std::size_t flags) { return "¤" + std::to_string(flags); }

// A file in memory, because hunspell reads files only; -1 when it cannot be written.
int FileOf(std::string_view text) {
  const int file = memfd_create("dictionary", MFD_CLOEXEC);
  if (file < 0 || write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size())) return file;
  close(file);
  return -1;
}

std::unique_ptr<Hunspell> ReadExamples(const WordList& words) {
  if (words.size() == 0) return nullptr;
  std::string list = std::to_string(kTableSize) + "\n";
  std::size_t number = 0;
  for (std::string_view rest = words.flag_sets(); !rest.empty(); rest.remove_prefix(rest.find('\n') + 1))
    list.append(Example(++number)).append("/").append(rest.substr(0, rest.find('\n') + 1));
  const int affixes = FileOf(words.affixes()), examples = FileOf(list);
  const auto path = [](int file) { return "/proc/self/fd/" + std::to_string(file); };
  std::unique_ptr<Hunspell> hunspell;
  if (affixes >= 0 && examples >= 0)
    hunspell = std::make_unique<Hunspell>(path(affixes).c_str(), path(examples).c_str());
  for (const int file : {affixes, examples})
    if (file >= 0) close(file);
  return hunspell;
}

}  // namespace

struct Lexicon::Impl {
  WordList words = WordList(DutchWords());
  std::unique_ptr<Hunspell> hunspell = ReadExamples(words);  // null when it cannot be made ready
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
