#include "tools/cli/arguments.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "schema/text.h"
#include "tools/cli/help.h"
#include "tools/cli/message.h"

namespace kst {
namespace {

constexpr std::size_t kMostDigits = 9;

bool IsWord(const Option& option) { return !option.name.starts_with('-'); }
bool TakesMany(const Option& option) { return option.name.ends_with("..."); }

// "--jobs" and its value out of "--jobs=2", "-j" and its value out of "-j2".
struct Typed {
  explicit Typed(std::string_view word) {
    const bool is_long = word.starts_with("--");
    const std::size_t end = is_long ? std::min(word.find('='), word.size()) : 2;
    name = word.substr(0, end);
    if (end < word.size()) value = word.substr(is_long ? end + 1 : end);
  }
  std::string_view name;
  std::optional<std::string> value;
};

const Option* FindOption(const Command& command, std::string_view name) {
  for (const Option& option : command.options)
    if (!IsWord(option) && (LongName(option) == name || ShortName(option) == name)) return &option;
  return nullptr;
}

bool AsksForHelp(std::span<const std::string> words) {
  const auto end = std::ranges::find(words, "--");
  return std::any_of(words.begin(), end, [](const std::string& word) { return word == "--help" || word == "-h"; });
}

std::string UnknownOption(const Command& command, std::string_view name) {
  std::vector<std::string_view> names;
  for (const Option& option : command.options)
    if (!IsWord(option)) names.push_back(LongName(option));
  const std::string_view near = DidYouMean(name, names);
  return Concat(
      {"there is no option ", name, near.empty() ? SeeHelp(command.name) : Concat({"; did you mean ", near, "?"})});
}

bool IsListOf(const std::vector<std::string_view>& choices, std::string_view value) {
  const std::vector<std::string_view> parts = Split(value, ',');
  return std::ranges::all_of(parts, [&](std::string_view part) {
    return std::ranges::find(choices, part) != choices.end() && std::ranges::count(parts, part) == 1;
  });
}

// What is wrong with a value, or "".
std::string CheckValue(const Option& option, const std::string& value) {
  const auto takes = [&](std::string_view what) {
    return Concat({LongName(option), " takes ", what, ", not \"", value, "\""});
  };
  if (option.value == "N") {
    const bool number =
        !value.empty() && value.size() <= kMostDigits && std::ranges::all_of(value, [](char c) { return IsDigit(c); });
    return number ? "" : takes("a whole number");
  }
  if (option.value == "DATE") return IsDate(value) ? "" : takes("a date like 2024-03-31");
  const std::vector<std::string_view> choices = Choices(option);
  if (IsList(option)) {
    const std::string all = Join({choices.begin(), choices.end()}, ",");
    return IsListOf(choices, value) ? "" : takes("some of " + all + ", each once");
  }
  if (choices.empty()) return value.empty() ? Concat({LongName(option), " needs a value"}) : "";
  if (std::ranges::find(choices, value) != choices.end()) return "";
  const std::string_view near = DidYouMean(value, choices);
  const std::string all = Join({choices.begin(), choices.end()}, " ");
  return takes((choices.size() > 1 ? "one of " : "") + all) +
         (near.empty() ? "" : Concat({"; did you mean ", near, "?"}));
}

// Gives the words without a dash to their rows, in order; the first word too many, or "".
std::string GiveWords(const Command& command, const std::vector<std::string>& words, Arguments& arguments) {
  auto word = words.begin();
  for (const Option& option : command.options) {
    if (!IsWord(option) || word == words.end()) continue;
    const auto end = TakesMany(option) ? words.end() : word + 1;
    arguments.Set(std::string(LongName(option)), {word, end});
    word = end;
  }
  return word == words.end() ? "" : *word;
}

}  // namespace

tl::expected<Arguments, std::string> ReadArguments(const Command& command, std::span<const std::string> words) {
  const auto wrong = [&](std::string_view what) { return tl::unexpected(Concat({what, SeeHelp(command.name)})); };
  Arguments arguments;
  if (AsksForHelp(words)) {
    arguments.Set("--help", {});
    return arguments;
  }
  std::vector<std::string> plain;
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (*word == "--") {
      plain.insert(plain.end(), word + 1, words.end());
      break;
    }
    if (*word == "-" || !word->starts_with('-')) {
      plain.push_back(*word);
      continue;
    }
    Typed typed(*word);
    const Option* option = FindOption(command, typed.name);
    if (option == nullptr) return tl::unexpected(UnknownOption(command, typed.name));
    const std::string name(LongName(*option));
    if (option->value.empty()) {
      if (typed.value) return wrong(Concat({name, " takes no value"}));
      arguments.Set(name, {});
      continue;
    }
    if (!typed.value && IsList(*option)) {
      if (word + 1 != words.end() && IsListOf(Choices(*option), word[1]))  // or is it a word of its own?
        return wrong(Concat({name, " takes its list behind a =, as in ", name, "=", word[1]}));
      arguments.Set(name, {});
      continue;
    }
    if (!typed.value) {
      if (word + 1 == words.end()) return wrong(Concat({name, " needs a value"}));
      typed.value = *++word;
    }
    if (const std::string bad = CheckValue(*option, *typed.value); !bad.empty()) return wrong(bad);
    std::vector<std::string> values = arguments.All(name);  // of one value the last counts
    values.push_back(*typed.value);
    arguments.Set(name, std::move(values));
  }
  if (const std::string extra = GiveWords(command, plain, arguments); !extra.empty())
    return wrong(Concat({"one word too many: \"", extra, "\""}));
  for (const Option& option : command.options)
    if (option.needed && !arguments.Has(LongName(option))) return wrong(Concat({"needs ", LongName(option)}));
  return arguments;
}

std::string TwoOf(const Arguments& arguments, std::initializer_list<std::string_view> options) {
  std::string_view first;
  for (const std::string_view option : options) {
    if (!arguments.Has(option)) continue;
    if (!first.empty()) return Concat({first, " and ", option, " exclude each other; give one"});
    first = option;
  }
  return "";
}

std::string Beside(const Arguments& arguments, std::string_view option,
                   std::initializer_list<std::string_view> others) {
  for (const std::string_view other : others)
    if (std::string two = TwoOf(arguments, {option, other}); !two.empty()) return two;
  return "";
}

std::string_view Arguments::Get(std::string_view name, std::string_view fallback) const {
  const auto found = values_.find(name);
  return found == values_.end() || found->second.empty() ? fallback : std::string_view(found->second.back());
}

long Arguments::Number(std::string_view name, long fallback) const {
  const std::string_view value = Get(name);
  return value.empty() ? fallback : std::stol(std::string(value));
}

const std::vector<std::string>& Arguments::All(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = values_.find(name);
  return found == values_.end() ? kNone : found->second;
}

}  // namespace kst
