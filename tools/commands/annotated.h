// tools/commands/annotated.h: papers with what people found in them, for `kst rules train`.
//
//   examples .ndjson   a text a line: {"id":…,"text":…,"date":…,"relations":[…],"commitments":[…]}
//   papers   .json     {"key":"g00","relations":[…],"commitments":[…]}; the paper is key.pdf in one of the folders
//
// An entry reads {"type":…,"target":…,"quote":…,"status":…,"page":…,"optional":…}; of a commitment only the
// quote, page and optional count. A list that is absent was not annotated. Papers are read by jailed workers.
#pragma once

#include <string>
#include <vector>

#include "parse/train_acts.h"
#include "schema/values/result.h"
#include "tools/pipeline.h"
#include "tools/workers/worker_pool.h"

namespace kst {

// In the order of the files. The first mistake is the error: file, line, what is wrong.
Result<std::vector<TrainingPaper>> ReadAnnotated(const std::vector<std::string>& files,
                                                 const std::vector<std::string>& folders, const Pipeline& pipeline,
                                                 const WorkerLimits& limits);

}  // namespace kst
