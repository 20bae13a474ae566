// extract/ocr/read_picture.h: the words in the picture of a page. The only code that sees tesseract.
//
//   Result<PictureReader> reader = LoadPictureReader();     // kMissing: the Dutch model is not installed
//   PictureText text = reader->read(picture);
//
// The model is loaded once, before a process is jailed; reading opens no file, starts no thread (tesseract's OpenMP
// obeys OMP_THREAD_LIMIT=1, which must stand in the environment when the program starts) and gives a page the same
// words whatever was read before it. A page of A4 takes some 1.5 s of CPU.
//
// Nothing else of kst links with this: tesseract brings 50 libraries, which every start would pay for.
#pragma once

#include "schema/values/picture.h"
#include "schema/values/result.h"

namespace kst {

Result<PictureReader> LoadPictureReader();

}  // namespace kst
