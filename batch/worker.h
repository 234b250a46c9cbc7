// A worker process: reads one document after another, within limits, and says what became of each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "batch/files.h"
#include "batch/inputs.h"
#include "schema/schema.h"

namespace juesuan {

// Throws Error where nothing can be made of the document.
using ReadDocument = std::function<Report(const std::string& path)>;

struct WorkerTask {
  const std::vector<Input>& inputs;
  const OutputFolder& folder;
  ReadDocument read;
  std::string version, settings;  // for the records
  int cpu_seconds = 0;            // a document may take
  std::uint64_t memory = 0;       // bytes of address space; 0: no limit
};

// What a worker sends after each document: this, then the record's line.
enum class Afterwards : char { kStays = 's', kLeaves = 'l' };

constexpr std::size_t kMaxMessage = 128 << 10;  // bytes; a record is of some hundred

// The whole life of a worker: an index into the inputs comes from the socket, its record goes back,
// until the other side closes it. `number` tells apart workers of the same time.
[[noreturn]] void WorkAsProcess(const WorkerTask& task, int socket, int number);

}  // namespace juesuan
