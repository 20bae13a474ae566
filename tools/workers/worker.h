// tools/workers/worker.h: the life of one jailed process of the pool.
#pragma once

#include "tools/workers/worker_pool.h"

namespace kst {

constexpr int kExitOutOfMemory = 77;  // of a worker whose paper needs more than --memory-mb

// Reads papers from `socket`, writes answers to it, until the other end closes. Run in a forked child.
[[noreturn]] void WorkerMain(int socket, const WorkerPool::Work& work, const WorkerLimits& limits);

}  // namespace kst
