// tests/parse/identity/printed.h: invented papers as layout and normalise hand them on, and
// what is read of them in one line.
//
//   Official("2031–2032", "39 911 Beheer van bruggen", "Nr. 32").Say("Den Haag, 4 maart 2032").Read()
#pragma once

#include <string>

#include "parse/identity/identity.h"
#include "schema/digest.h"
#include "tests/parse/paper.h"

namespace kst {

struct Printed {
  NormalisedText text;

  Printed& Print(Role role, const std::string& words, int page = 1) {
    text.furniture.push_back({role, page, words, {}});
    return *this;
  }
  Printed& Say(const std::string& words, int page = 1, Role role = Role::kParagraph) {
    if (!text.text.empty()) text.text += '\n';
    const auto begin = static_cast<std::uint32_t>(text.text.size());
    text.text += words;
    text.parts.push_back({role, {begin, static_cast<std::uint32_t>(text.text.size())}, page});
    return *this;
  }
  Document Read() {
    text.sha256 = Sha256(text.text);
    Document document;
    document.sha256 = text.sha256;
    FindIdentity(text, TestGrammar(), document);
    return document;
  }
};

inline Printed Official(const std::string& session, const std::string& dossiers, const std::string& number) {
  return Printed()
      .Print(Role::kMasthead, "Tweede Kamer der Staten-Generaal\n2")
      .Print(Role::kMasthead, "Vergaderjaar " + session)
      .Print(Role::kMasthead, dossiers)
      .Print(Role::kMasthead, number);
}

inline std::string Show(const Document& d) {
  std::string out = d.id.value_or("-") + " " + d.kind + " " + d.chamber.value_or("-") + " " +
                    d.session_year.value_or("-") + " " + d.number.value_or("-") + " " + d.date.value_or("-");
  for (const Dossier& dossier : d.dossiers)
    out += " [" + dossier.number + "|" + dossier.suffix.value_or("") + "|" + dossier.title.value_or("") + "]";
  return out;
}

}  // namespace kst
