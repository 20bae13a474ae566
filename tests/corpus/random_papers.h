// tests/corpus/random_papers.h: invented motions and letters that cite, name, promise and replace each other at random,
// few enough of each that they collide: the same id twice, aliases that two claim, letters of one day.
#pragma once

#include <random>

#include "tests/corpus/papers.h"

namespace kst {

using Random = std::mt19937;
int Below(Random& random, int n);

// The same file always has the same name, so that another paper under it takes the place of the one before.
Paper RandomPaper(Random& random, int file);

}  // namespace kst
