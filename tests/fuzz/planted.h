// tests/fuzz/planted.h: does a fuzzer find what it looks for? With the option
// KST_PLANT a harness breaks one result in a way that only some inputs reach; a
// fuzzer that does not stop at it soon looks at nothing.
//
//   if (kPlanted && text.find("- ") != npos) out.segments.pop_back();
#pragma once

#ifdef KST_PLANTED_BUG
constexpr bool kPlanted = true;
#else
constexpr bool kPlanted = false;
#endif
