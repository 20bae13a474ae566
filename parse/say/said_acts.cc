#include "parse/say/said_acts.h"

namespace kst {

bool TellsOwnActs(const Document& document) {
  return document.kind != "motion" && document.kind != "amendment" && document.kind != "decision_note";
}

SaidActs ReadActs(const NormalisedText& text, const Grammar& grammar, const SenseLexicon& lexicon,
                  const ActModel& model, const Document& document) {
  SaidActs acts;
  acts.works = FindObjects(text, grammar, document);
  if (!TellsOwnActs(document)) return acts;
  acts.frames = ReadFrames(text, grammar, lexicon, document, acts.works);
  for (const Frame& frame : acts.frames) acts.sure.push_back(model.Confidence(model.Sums(frame.features)));
  return acts;
}

}  // namespace kst
