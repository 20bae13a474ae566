// tests/shared.h: where real papers are. ../shared stands beside the project on
// the project's own machines and in CI; on a user's machine it is missing, and
// tests that need it say "not run: no corpus" and count as skipped.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace kst {

std::filesystem::path SourceDir();                       // the checkout
bool HasShared();                                        // fails the test run in CI when it is missing
std::filesystem::path Shared(const std::string& below);  // "corpus/letters"
std::vector<std::filesystem::path> FilesBelow(const std::filesystem::path& folder,
                                              const std::string& ending);  // sorted
std::string ReadFile(const std::filesystem::path& path);

}  // namespace kst

#define KST_NEEDS_SHARED() \
  if (!kst::HasShared()) GTEST_SKIP() << "not run: no corpus"
