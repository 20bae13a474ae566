#include "parse/commitments.h"

namespace kst {
void FindCommitments(const NormalisedText&, const Grammar&, Document&) {}
}  // namespace kst
