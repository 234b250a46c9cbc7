// The batch layer: many documents read in worker processes, of which no one costs another.
// Each input ends in exactly one record of DIR/journal.jsonl; a run that was killed goes on where
// it was; the same inputs make the same bytes, whatever the number of workers, kills or machines.
// It does not know how a document becomes a report: that is handed in.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "batch/inputs.h"
#include "batch/summary.h"
#include "batch/worker.h"

namespace juesuan {

enum class Again {
  kUnfinished,  // what has no record, or one of another content, program or settings
  kFailed,      // and what failed
  kAll,
};

struct BatchOptions {
  std::vector<std::string> inputs;
  std::string output;
  int jobs = 1;
  int timeout = 0;           // seconds of CPU time a document
  std::uint64_t memory = 0;  // bytes of address space a worker; 0: no limit
  Shard shard;
  Again again = Again::kUnfinished;
  bool quiet = false;
  std::string version, settings;  // of the program; of whatever else decides a report
  // Called with the file of each report as it is there, those of earlier runs first.
  std::function<void(const std::string&)> on_report;
};

struct BatchResult {
  Totals totals;
  std::size_t kept = 0;  // records of earlier runs that still hold
  std::size_t left = 0;  // inputs nobody came to, since the run was interrupted
};

// Throws Error where the inputs cannot be listed or the folder cannot be written. A document that
// cannot be read is a record.
BatchResult RunBatch(const BatchOptions& options, const ReadDocument& read);

// Puts the folders of several shards together in `output`, as one run would have made it.
Totals MergeBatches(const std::vector<std::string>& folders, const std::string& output);

}  // namespace juesuan
