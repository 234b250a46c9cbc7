// juesuan codes: the government classification, looked up by code or by name.
#pragma once

#include <optional>
#include <string>

#include "cli/exit_code.h"

namespace juesuan {

struct CodesOptions {
  std::string query;        // "2010301", "行政运行", part of a name, or a region
  std::optional<int> year;  // only what is valid in it
};

// kFailed where nothing is found.
ExitCode Codes(const CodesOptions& options);

}  // namespace juesuan
