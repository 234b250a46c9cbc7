// juesuan extract: reports read from documents, and written where they are wanted.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "cli/pipeline.h"

namespace juesuan {

enum class Format { kJson, kCsv, kJsonLines, kText };

struct ExtractOptions {
  std::vector<std::string> files;
  std::string list;  // a file that names more, or "-"; empty: none
  ReadOptions read;
  Format format = Format::kJson;
  std::string output;  // a file or a folder; empty: standard output
};

// A document that cannot be read is complained of, and the others are read all the same. Throws
// UsageError, before anything is read, where the outputs would overwrite each other or an input;
// Error where standard output takes no more.
ExitCode Extract(const ExtractOptions& options);

}  // namespace juesuan
