// tests/family/papers.h: a family of twelve invented papers that refer to each
// other, in the printers' real layouts, and the key: who refers to whom, how, on
// which page. Tests and the demo share it.
//
// Names, numbers, dates and topics come from a seed; the same seed gives the same
// bytes. No sentence is from a real paper. Members, towns and subjects are made
// up; bodies ("Minister van …"), citations and cue phrases are as in print.
//
//   report    a letter that offers a report          L1  a letter with notes, promises something
//   A         a motion of two members                L2  a letter that implements A, repeats the promise
//   B1, B2    a motion and its changed version       L3  a letter that declines C
//   C         a motion                               L4  a letter that keeps the promise
//   answers   answers to written questions           EK  a paper of the Eerste Kamer
//   letter    L2 as the ministry sent it, before it had a number
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kst::family {

enum class Layout { kTweedeKamer, kEersteKamer, kAanhangsel, kLetterhead };

struct Paper {
  std::string id;    // "kst-34117-52"; for the letterhead the id it gets later
  std::string name;  // file name without ".pdf"
  Layout layout = Layout::kTweedeKamer;
  std::string session_year;  // "2023-2024"
  std::string dossier, dossier_title, number;
  std::string heading;    // BRIEF VAN DE MINISTER VAN …
  std::string date;       // "4 oktober 2023"
  std::string date_word;  // Den Haag, Voorgesteld
  std::string subject, own_reference;
  std::vector<std::string> body;   // paragraphs; "{1}" is the marker of note 1
  std::vector<std::string> notes;  // note 1, note 2 …
  std::vector<std::string> signature;
};

struct KeyEdge {
  std::string type, from, to;  // ids; `to` is "" for a promise, whose id depends on its quote
  std::string words;           // begin of the evidence, as it stands in the running text
  int page = 0;                // filled in by the typesetter
};

struct Family {
  std::vector<Paper> papers;
  std::vector<KeyEdge> key;
  std::string motion;  // id of A: where the demo's trace begins
};

Family MakeFamily(std::uint32_t seed);

}  // namespace kst::family
