// tests/parse/cite/ref_cases.h: citations as they are printed and the ids they stand for, in the order of the
// catalogue of reference forms. A row that expects "" is a false alarm avoided.
//   kst-29911-323            the id; " ~" behind it: found with lower confidence
//   kst-20074-6<blz. 19–20>  with the pages
//   kst-29628-819+29279      also filed under dossier 29279
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "parse/cite/references.h"
#include "tests/parse/paper.h"

namespace kst {

struct Case {
  std::string_view text, references;
};

struct Setting {  // what the paper is already known to be
  std::string_view chamber = "II", id = "kst-1-1", dossier = "", suffix = "", date = "2021-10-04";
};

inline Document Read(std::string_view text, const Setting& setting = {}) {
  NormalisedText normalised;
  normalised.text = text;
  Document document;
  document.chamber = setting.chamber;
  document.id = setting.id;
  document.date = setting.date;
  if (!setting.dossier.empty()) {
    document.dossiers.push_back({std::string(setting.dossier), {}, {}});
    if (!setting.suffix.empty()) document.dossiers.back().suffix = setting.suffix;
  }
  FindReferences(normalised, TestGrammar(), document);
  return document;
}

inline std::string Ids(const Document& document) {
  std::string out;
  for (const Reference& r : document.references) {
    if (!out.empty()) out += " ";
    out += r.target;
    if (r.pinpoint) out.append("<").append(*r.pinpoint).append(">");
    for (const std::string& other : r.also_filed_under)
      out.append("+").append(other.substr(std::string("dossier-").size()));
  }
  return out;
}

template <std::size_t N>
void Expect(const Case (&cases)[N], const Setting& setting = {}) {
  for (const Case& c : cases) EXPECT_EQ(Ids(Read(c.text, setting)), c.references) << c.text;
}

}  // namespace kst
