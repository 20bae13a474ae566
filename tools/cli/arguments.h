// tools/cli/arguments.h: the words behind a command's name, read by its rows (command.h) and checked, so that no
// command meets a number, a date or a choice that is none.
//
//   ReadArguments(kReadCommand, {"a.pdf", "-j2", "--text"})    All("FILE") = {"a.pdf"}, "--jobs" = 2, "--text"
//
// A value stands in its option's word ("--jobs=2", "-j2") or is the next one; of an option given twice the last counts;
// "-" is a word, and behind "--" all are.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "tools/cli/command.h"

namespace kst {

// Or what is wrong, as a whole line for Say(). Has("--help") when help was asked for: the rest is then not read.
tl::expected<Arguments, std::string> ReadArguments(const Command& command, std::span<const std::string> words);

// "--html and --svg exclude each other; give one", when two of these were given; else "".
std::string TwoOf(const Arguments& arguments, std::initializer_list<std::string_view> options);
// The same, when `option` was given and one of the others, which mean nothing beside it.
std::string Beside(const Arguments& arguments, std::string_view option, std::initializer_list<std::string_view> others);

}  // namespace kst
