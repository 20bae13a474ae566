// Run when kst is built (tools/cmake/made.cmake): make_dictionary LIST AFFIXES SOURCE writes the source file that takes
// the images of a word list (extract/normalise/word_list.h, spelling.h) into the program, and the images beside it.
#include <fstream>
#include <iterator>
#include <string>

#include "extract/normalise/spelling.h"
#include "extract/normalise/word_list.h"
#include "schema/digest.h"

namespace {

std::string Read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool Write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  return out.good();
}

}  // namespace

int main(int count, char** paths) {
  if (count != 4) return 2;
  const std::string list = Read(paths[1]), affixes = Read(paths[2]);
  if (list.empty() || affixes.empty()) return 1;
  const std::string image_path = std::string(paths[3]) + ".image";
  const std::string image = kst::WordList::MakeImage(list, affixes);
  const std::size_t aligned = (image.size() + 3) / 4 * 4;
  const std::string spelling = kst::Spelling::MakeImage(kst::WordList(image));
  const std::string source =
      "// Made by tools/cmake/make_dictionary.cc.\n"
      "#include <string_view>\n\n"
      "asm(\".pushsection .rodata\\n.balign 16\\nkst_dutch_words:\\n.incbin \\\"" +
      image_path +
      "\\\"\\n.popsection\\n\");\n"
      "extern \"C\" const char kst_dutch_words[];\n\n"
      "namespace kst {\n"
      "std::string_view DutchWords();\n"
      "std::string_view DutchSpelling();\n"
      "std::string_view DutchWordsDigest();\n"
      "std::string_view DutchWords() { return {kst_dutch_words, " +
      std::to_string(image.size()) +
      "}; }\n"
      "std::string_view DutchSpelling() { return {kst_dutch_words + " +
      std::to_string(aligned) + ", " + std::to_string(spelling.size()) +
      "}; }\n"
      "std::string_view DutchWordsDigest() { return \"" +
      kst::Sha256(image + spelling) +
      "\"; }\n"
      "}  // namespace kst\n";
  return Write(image_path, image + std::string(aligned - image.size(), '\0') + spelling) && Write(paths[3], source) ? 0
                                                                                                                    : 1;
}
