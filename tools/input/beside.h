// tools/input/beside.h: the files that lie beside a paper and tell of it (parse/identity/sidecar.h), for kst run.
//
//   brief.pdf  brief.json            an entity Document of the Tweede Kamer's OData, or our own: {"id", "date", "kind",
//                                    "title", "people", "aliases", "dossiers"}, any of them
//              brief.metadata.xml    the publisher's metadata; also brief.xml when that is none of its publications
//              metadata.xml          likewise, when its identifier is the paper's name or the folder has no other paper
//
// They are strangers' files: the parent only reads their bytes, a jailed worker what they say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/identity/sidecar.h"

namespace kst {

struct BesideFile {
  std::string name;   // without its folder
  std::string bytes;  // "": they could not be read
};
std::vector<BesideFile> FilesBeside(const std::string& path);
bool IsBeside(const std::string& path);  // such an XML file, which is no paper itself

std::string Pack(std::vector<BesideFile> files);  // as bytes, which tell them from others; "" without files
std::vector<Sidecar> ReadBeside(std::string_view packed);

}  // namespace kst
