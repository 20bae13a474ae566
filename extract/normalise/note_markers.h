// extract/normalise/note_markers.h: the markers of notes in the body. "Eerdmans1" is a
// name and a marker, "2022.8" a year and a marker, "m2" a unit, "CO2" a gas.
//
// A raised figure that has a note is its marker; another one stays, written raised: "84.326²". Flat text has no raised
// figures: there a figure glued to a word counts when the markers of all notes stand in order 1..N, each on the page of
// its note. Where a text was copied without its notes, figures that end a sentence or go on in order are taken out.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/normalise/flow.h"

namespace kst {

struct Marker {
  std::uint32_t raw = 0;  // where its first figure stands
  std::size_t note = 0;   // index into Flow::notes
};

// Takes the markers out of the lines of the body (a piece dropped as "marker")
// and says where they stood, in the order of the text. Other raised figures become superscripts.
std::vector<Marker> TakeMarkers(const ExtractedText& in, Flow& flow);

}  // namespace kst
