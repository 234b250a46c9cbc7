// What the checks say of each value.
#pragma once

#include "schema/figures.h"

namespace juesuan {

// Sets the status and the checks of every value from report.checks. A value that could not be read
// stays so.
void MarkValues(const Figures& figures, Report& report);

// Takes back every status that MarkValues gives.
void UnmarkValues(Report& report);

}  // namespace juesuan
