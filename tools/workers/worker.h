// tools/workers/worker.h: the life of one jailed process of the pool.
#pragma once

#include "tools/workers/worker_pool.h"

namespace kst {

constexpr int kExitOutOfMemory = 77;  // of a worker whose paper needs more than --memory-mb

// Before what all workers need is loaded. What one paper needed the next one needs, too: given back and asked for
// again, each page of it is cleared. And in pages of 2 MB, where the kernel has them, for what is looked up lies far
// apart, and finding a small page costs more than reading what stands there.
void KeepMemory();

// Reads papers from `socket`, writes answers to it, until the other end closes. Run in a forked child.
[[noreturn]] void WorkerMain(int socket, const WorkerPool::Work& work, const WorkerLimits& limits);

// In a forked child: of all that is open only this stays, and what libraries print goes nowhere.
void KeepOnly(int socket);

// In a worker: what follows, say the page of a scan, takes the time of a paper and gets it. Elsewhere nothing.
void BeginLongPage();

}  // namespace kst
