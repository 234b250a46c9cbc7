// What is left to do: settled before anything is read, from the inputs and the journal alone.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "batch/journal.h"

namespace juesuan {

struct Plan {
  std::vector<std::size_t> to_read;  // indexes into the inputs, largest first
  std::vector<Record> duplicates;    // records of inputs whose content another input has
  std::set<std::string> kept;        // paths whose record of an earlier run still holds
};

Plan PlanWork(const std::vector<Input>& inputs, const OutputFolder& folder, const Journal& journal,
              const BatchOptions& options);

}  // namespace juesuan
