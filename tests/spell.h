// tests/spell.h: a document as lines that a clerk can read and compare.
//
//   paper      kst-29911-329 letter 2021-10-04
//   text       Voor de zomer heb ik …                  one line a paragraph
//   note       1 at 54: Kamerstuk 29 911, nr. 323.
//   reference  kst-29911-323 "Kamerstuk 29 911, nr. 323" p1 note 1
//   mention    motion Kuik,Bikker = kst-35564-22 (note 2) "gewijzigde motie van de leden Kuik en Bikker"
//   relation   implements kst-35564-22 progress "geef ik uitvoering aan …"
//   vote       adopted kst-35564-22 "zodat zij is aangenomen"
//   commitment firm sender by 2022-06-21 (voor de zomer) "zal ik uw Kamer …"
#pragma once

#include <string>

#include "schema/values/document.h"

namespace kst {

std::string Spell(const Document& document);

}  // namespace kst
