// kst-all: every command. Linked with what only annotate and serve need, which takes longer to load than a short paper
// to read; so kst (quick.cc) is another program, and becomes this one.
#include "tools/cli/cli.h"
#include "tools/cli/output.h"
#include "tools/ocr.h"

int main(int argc, char** argv) {
  kst::GoWhereOcrIs(argv);
  kst::ProtectStandardOutput();
  return static_cast<int>(kst::RunCommandLine({argv + 1, argv + argc}));
}
