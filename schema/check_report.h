// The report checked against the identities: which hold, and what that says of each value.
#pragma once

#include <vector>

#include "schema/bind_identities.h"
#include "schema/figures.h"

namespace juesuan {

// The equation on these figures. Not applicable where nothing is printed in it, where a figure
// cannot be told, or where units cannot be compared.
Check TryEquation(const Report& report, const Figures& figures, const BoundEquation& equation);

// Tries every identity, whatever was said of them before: fills report.checks, sets the status and
// the checks of each value, and says of each violation what it is and where.
void CheckReport(const std::vector<Identity>& identities, Report& report);

}  // namespace juesuan
