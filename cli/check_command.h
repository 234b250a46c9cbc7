// juesuan check: what a reviewer wants to know of a report, findings first.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/pipeline.h"

namespace juesuan {

enum class CheckFormat { kText, kJson };

struct CheckOptions {
  std::vector<std::string> files;  // PDF documents, or reports of this program
  ReadOptions read;
  CheckFormat format = CheckFormat::kText;
};

// kWarnings where there is a finding. A document that cannot be read is complained of, and the
// others are checked all the same.
ExitCode CheckDocuments(const CheckOptions& options);

}  // namespace juesuan
