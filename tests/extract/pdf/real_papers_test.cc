// Every paper of ../shared against pdftotext, and every hostile file in a process
// that may die.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <map>

#include "extract/pdf/read_pdf.h"
#include "tests/shared.h"

namespace kst {
namespace {

using Count = std::map<char32_t, int>;

// Letters and digits of the scripts that papers use. Spaces and punctuation are
// left out, because pdftotext makes some of them itself.
bool Counts(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  return c >= 0xC0 && c < 0x590 && c != 0xD7 && c != 0xF7 && !(c >= 0x2B0 && c < 0x370);
}

Count OfGlyphs(const Glyphs& glyphs) {
  Count count;
  for (const GlyphPage& page : glyphs.pages) {
    for (const Glyph& glyph : page.glyphs) count[glyph.code] += Counts(glyph.code);
  }
  return count;
}

Count OfUtf8(const std::string& text) {
  Count count;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i++]);
    const int more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
    char32_t code = more == 0 ? c : c & (0x3F >> more);
    for (int k = 0; k < more && i < text.size(); ++k) code = code << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
    count[code] += Counts(code);
  }
  return count;
}

std::string PdfToText(const std::filesystem::path& file) {
  std::string out;
  FILE* pipe = popen(("pdftotext -raw '" + file.string() + "' - 2>/dev/null").c_str(), "r");
  std::array<char, 65536> buffer{};
  for (std::size_t got; pipe && (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    out.append(buffer.data(), got);
  if (pipe) pclose(pipe);
  return out;
}

// Of a thousand letters, how many one has and the other lacks.
double Difference(const Count& ours, const Count& theirs) {
  Count apart = ours;
  int total = 0, differ = 0;
  for (const auto& [code, n] : theirs) {
    apart[code] -= n;
    total += n;
  }
  for (const auto& [code, n] : apart) differ += std::abs(n);
  return total == 0 ? differ : 1000.0 * differ / total;
}

TEST(RealPapers, HaveTheLettersThatPdftotextFinds) {
  KST_NEEDS_SHARED();
  const std::map<std::string, const char*> kExplained = {
      {"l-5ec8fead.pdf", "one page foot is printed twice on the same place and counts once here"},
      {"l-1b53d20c.pdf", "names of signatories stand there in white"},
      {"l-a0d0bd9c.pdf", "older dates stand there in white"},
  };
  int papers = 0;
  for (const auto& file : FilesBelow(Shared("corpus"), ".pdf")) {
    const Result<Glyphs> glyphs = ReadPdf(ReadFile(file));
    ASSERT_TRUE(glyphs) << file << ": " << glyphs.error().message;
    const double difference = Difference(OfGlyphs(*glyphs), OfUtf8(PdfToText(file)));
    const auto explained = kExplained.find(file.filename().string());
    if (explained == kExplained.end()) {
      EXPECT_LE(difference, 1.0) << file;
    } else {
      EXPECT_GT(difference, 1.0) << file << " needs no explanation any more: " << explained->second;
    }
    ++papers;
  }
  EXPECT_GE(papers, 170);
}

TEST(RealPapers, HaveUsableGlyphs) {
  KST_NEEDS_SHARED();
  for (const auto& file : FilesBelow(Shared("corpus"), ".pdf")) {
    const Result<Glyphs> glyphs = ReadPdf(ReadFile(file));
    ASSERT_TRUE(glyphs) << file;
    int number = 0;
    for (const GlyphPage& page : glyphs->pages) {
      EXPECT_EQ(page.number, ++number) << file;
      EXPECT_GT(page.width, 0) << file;
      for (const Glyph& g : page.glyphs) {
        const bool usable = g.code != 0 && g.code < 0x110000 && g.size > 0 && g.font < glyphs->fonts.size() &&
                            g.x + g.dx >= -0.01F && g.x <= page.width && g.y + g.dy >= -0.01F && g.y <= page.height;
        ASSERT_TRUE(usable) << file << " page " << number << " at " << g.x << ' ' << g.y << " U+" << std::hex
                            << +g.code;
      }
    }
  }
}

TEST(RealPapers, ReadTwiceAreTheSame) {
  KST_NEEDS_SHARED();
  const std::string bytes = ReadFile(Shared("seed/kst-29911-329.pdf"));
  const Result<Glyphs> first = ReadPdf(bytes), second = ReadPdf(bytes);
  ASSERT_TRUE(first && second);
  ASSERT_EQ(first->pages.size(), second->pages.size());
  EXPECT_EQ(OfGlyphs(*first), OfGlyphs(*second));
  EXPECT_EQ(first->producer, second->producer);
}

#ifdef __SANITIZE_ADDRESS__
constexpr rlim_t kSeconds = 20, kBytes = RLIM_INFINITY;  // the sanitizer reserves terabytes
#else
constexpr rlim_t kSeconds = 3, kBytes = rlim_t{1} << 30;
#endif

// How a child that reads `file` ends: "" in good order, else "killed by 11".
std::string ReadInChild(const std::filesystem::path& file) {
  const pid_t child = fork();
  if (child == 0) {
    const rlimit seconds{kSeconds, kSeconds}, bytes{kBytes, kBytes}, no_core{0, 0};
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_AS, &bytes);
    setrlimit(RLIMIT_CORE, &no_core);
    const Result<Glyphs> glyphs = ReadPdf(ReadFile(file));
    _exit(glyphs || !glyphs.error().message.empty() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFSIGNALED(status)) return "killed by " + std::to_string(WTERMSIG(status));
  return WEXITSTATUS(status) == 0 ? "" : "exit " + std::to_string(WEXITSTATUS(status));
}

TEST(HostileFiles, HurtNobodyElse) {
  KST_NEEDS_SHARED();
  // Poppler's own faults, which no limit in this code can reach.
  const std::map<std::string, std::string> kLost = {
      {"qpdf-ad8f9bffe9.pdf", "killed by 9"},  // never leaves the constructor of PDFDoc
  };
  int files = 0;
  for (const auto& file : FilesBelow(Shared("hostile"), ".pdf")) {
    const auto lost = kLost.find(file.filename().string());
    EXPECT_EQ(ReadInChild(file), lost == kLost.end() ? "" : lost->second) << file;
    ++files;
  }
  EXPECT_GE(files, 100);
}

}  // namespace
}  // namespace kst
