// tools/workers/jail.h: a process that can compute and do next to nothing else.
//
// Poppler reads strangers' files, so it runs where a mistake of its cannot hurt:
// no network, no new process, no signal to others, no file but the descriptor
// that was handed over and, for reading, poppler-data (character maps of CID
// fonts). What is not allowed fails with EPERM rather than killing, so a library
// that only tries goes on.
//
// Layers: resource limits, landlock (files), seccomp (system calls). Not every
// kernel has the last two; JailGaps() says what is missing and the program goes
// on with what there is.
#pragma once

#include <cstddef>
#include <string>

namespace kst {

std::string JailGaps();  // "landlock and seccomp"; "" when nothing is missing

void AllowFonts();  // in jails that this process and its children enter later, the system's fonts can be read

// Locks this process in, for good. `memory_mb` of address space.
void EnterJail(std::size_t memory_mb);

}  // namespace kst
