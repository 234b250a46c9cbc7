// A report at a glance, for a person at a terminal.
#pragma once

#include <string>

#include "schema/schema.h"

namespace juesuan {

// What the document is, its tables with their rows and totals, what else it holds, what was wrong.
std::string Summary(const Report& report);

}  // namespace juesuan
