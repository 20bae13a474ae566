// tools/cli/sibling.h: a program of ours that stands beside this one takes its place, with the same words. Before
// ProtectStandardOutput(), which keeps the output from other programs.
#pragma once

namespace kst {

int Become(const char* program, char** words);  // returns only when that cannot be done: the system's reason

}  // namespace kst
