// Amounts of a scan that were read one row too high or too low.
#pragma once

#include <vector>

#include "schema/identity.h"

namespace juesuan {

// Moves runs of a column's recognised amounts by one row, over a blank cell at their end, where
// identities fail that all hold then, and no other move of the column makes them hold. What was
// moved becomes kRepaired, and an issue says so.
void MoveShiftedRuns(const std::vector<Identity>& identities, Report& report);

}  // namespace juesuan
