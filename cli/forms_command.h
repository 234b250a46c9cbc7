// juesuan forms check: are the form definitions right?
#pragma once

#include <string>

#include "cli/exit_code.h"

namespace juesuan {

// folder empty: the forms shipped with the program.
ExitCode CheckFormsIn(const std::string& folder);

}  // namespace juesuan
