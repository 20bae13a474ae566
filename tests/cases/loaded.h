// tests/cases/loaded.h: the joined stages with the compiled-in rules, loaded once.
#pragma once

#include "tools/pipeline.h"

namespace kst {

const Pipeline& Loaded();

}  // namespace kst
