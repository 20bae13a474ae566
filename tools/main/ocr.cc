#include "tools/ocr.h"

#include "extract/ocr/read_picture.h"
#include "tools/cli/cli.h"
#include "tools/cli/output.h"

int main(int argc, char** argv) {
  kst::GoWhereOcrIs(argv, kst::LoadPictureReader);
  kst::ProtectStandardOutput();
  return static_cast<int>(kst::RunCommandLine({argv + 1, argv + argc}));
}
