// What to record of a document whose worker died of it.
#pragma once

#include <cstdint>
#include <string>

#include "batch/inputs.h"
#include "batch/record.h"
#include "batch/worker.h"

namespace juesuan {

struct Death {
  int status = 0;                 // of wait()
  bool is_overdue = false;        // it was killed since it took too long by the clock
  std::uint64_t peak_memory = 0;  // bytes resident
  std::string last_words;         // the last line on its standard error
};

// The last line that was written to this descriptor of a file.
std::string LastWords(int descriptor);

// All but its times.
Record RecordOfDeath(const WorkerTask& task, const Input& input, const Death& death);

}  // namespace juesuan
