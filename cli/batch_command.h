// juesuan batch and juesuan merge: archives of documents, on one machine or many.
#pragma once

#include <string>
#include <vector>

#include "batch/batch.h"
#include "cli/exit_code.h"
#include "cli/pipeline.h"

namespace juesuan {

struct BatchCommandOptions {
  BatchOptions batch;
  std::string list;      // a file of inputs; empty: none
  std::string database;  // to load reports into as they come; empty: none
  ReadOptions read;
};

// kFailed where a document failed or the run was interrupted, kWarnings where one is partial or has
// findings.
ExitCode Batch(BatchCommandOptions options);

struct MergeOptions {
  std::vector<std::string> folders;
  std::string output;
};

ExitCode Merge(const MergeOptions& options);

}  // namespace juesuan
