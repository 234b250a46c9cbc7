// The report checked against the identities: which hold, and what that says of each value.
#pragma once

#include <vector>

#include "schema/bind_identities.h"
#include "schema/figures.h"

namespace juesuan {

// The equations of every identity whose year and conditions the report meets, on each of its sets
// of tables. The identities outlive them.
std::vector<BoundEquation> AllEquations(const std::vector<Identity>& identities,
                                        const Report& report, const Figures& figures);

// Tries every identity, whatever was said of them before: fills report.checks, sets the status and
// the checks of each value, and says of each violation what it is and where.
void CheckReport(const std::vector<Identity>& identities, Report& report);

}  // namespace juesuan
