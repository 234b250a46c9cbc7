// Options that say how documents are read: the same for every command that reads some.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/pipeline.h"

namespace juesuan {

// An existing folder; CLI11's own adds ":DIR" to the help.
CLI::Validator ExistingFolder();

// --ocr, --password, --forms.
void AddReportOptions(CLI::App& command, ReadOptions& read);

// Those, and --pages.
void AddReadOptions(CLI::App& command, ReadOptions& read);

}  // namespace juesuan
