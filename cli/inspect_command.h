// juesuan inspect: what each stage saw in a document, for the person who adds a form.
#pragma once

#include <string>

#include "cli/exit_code.h"
#include "cli/pipeline.h"

namespace juesuan {

// Throws Error where the document cannot be opened.
ExitCode Inspect(const std::string& file, const ReadOptions& options);

}  // namespace juesuan
