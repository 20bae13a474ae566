// extract/xml/head_of.h: where the paper is in a publication, and the lines of its printed head. Internal to this
// folder.
//
//   <kamerstuk> of <officiele-publicatie>, since 2010      the lines of its <kamerstukkop>, dossiers, number
//   <handelingen> of it, an item of the minutes            "TK 61", "61-8-1": as the foot of print says it
//   <kamerwrk>, 1995 to 2009                               its <kop>, <onderw>, <ltrlabel> and <nummer>
#pragma once

#include <pugixml.hpp>
#include <vector>

#include "extract/xml/text_of.h"

namespace kst::xml {

pugi::xml_node PaperIn(const pugi::xml_node& root);  // null when it holds none
std::vector<Text> HeadOf(const pugi::xml_node& root, const pugi::xml_node& paper);
bool IsOfHead(const pugi::xml_node& node);  // HeadOf has read it

}  // namespace kst::xml
