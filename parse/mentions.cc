#include "parse/mentions.h"

namespace kst {
void FindMentions(const NormalisedText&, const Grammar&, Document&) {}
}  // namespace kst
