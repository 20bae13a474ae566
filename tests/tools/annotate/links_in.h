// tests/tools/annotate/links_in.h: the annotations and the outline of a PDF as plain values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kst {

struct LinkIn {
  int page = 0;
  std::vector<double> rect;
  std::string address, note;
  double line = 0;  // how thick the line below the words is
};
std::vector<LinkIn> LinksIn(std::string_view pdf);

std::vector<std::string> AnnotationKinds(std::string_view pdf);  // "/Link", "/Text", in order
long long OutlineCount(std::string_view pdf);                    // of the titles that are seen at first
std::vector<std::string> OutlineOf(std::string_view pdf);        // titles, two spaces before each level

}  // namespace kst
