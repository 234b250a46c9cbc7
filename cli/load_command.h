// juesuan load and juesuan export: reports into a database, or into files of the same tables.
#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "database/export.h"

namespace juesuan {

struct LoadOptions {
  std::vector<std::string> reports;  // files or folders
  std::string list;                  // a file of names; empty: none
  std::string database;              // sqlite:FILE or postgresql://…
};

// kFailed where a report could not be read; the others are loaded.
ExitCode Load(const LoadOptions& options);

struct ExportOptions {
  std::vector<std::string> reports;
  std::string output;
  ExportFormat format = ExportFormat::kCsv;
  bool with_mark = false;
};

ExitCode Export(const ExportOptions& options);

}  // namespace juesuan
