// The report checked against the identities: which hold, and what that says of each value.
#pragma once

#include <vector>

#include "schema/bind_identities.h"
#include "schema/figures.h"

namespace juesuan {

// True where the year and the conditions of the identity are met by the tables of one set.
bool IsFor(const Identity& identity, const Report& report, const Figures& figures,
           const AmountFinder& finder);

// Tries every identity, whatever was said of them before: fills report.checks, sets the status and
// the checks of each value, and says of each violation what it is and where.
void CheckReport(const std::vector<Identity>& identities, Report& report);

}  // namespace juesuan
