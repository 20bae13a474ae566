// tools/ocr.h: pictures are read by a program of its own, kst-ocr: the same kst, linked with tesseract, whose 50
// libraries would make each start of kst slower. It stands beside kst, and kst becomes it when --ocr is asked for.
#pragma once

#include "schema/values/picture.h"
#include "schema/values/result.h"

namespace kst {

// First thing in main. Of kst: with --ocr among the words this process becomes kst-ocr. Of kst-ocr, which has a
// `loader`: it is started again when its environment would let tesseract start threads, which a jail refuses.
void GoWhereOcrIs(char** words, Result<PictureReader> (*loader)() = nullptr);

Result<PictureReader> LoadOcr();  // kMissing: this is kst, and no kst-ocr stands beside it

}  // namespace kst
