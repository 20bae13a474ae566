#include "tools/cli/cli.h"
#include "tools/cli/output.h"
#include "tools/ocr.h"

int main(int argc, char** argv) {
  kst::GoWhereOcrIs(argv);
  kst::ProtectStandardOutput();
  return static_cast<int>(kst::RunCommandLine({argv + 1, argv + argc}));
}
