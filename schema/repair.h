// Readings of scans corrected by what must hold between them.
#pragma once

#include <vector>

#include "schema/identity.h"

namespace juesuan {

// Changes values read by OCR, and no others, where identities fail: to the most likely candidates
// under which they hold, if nothing else comes near these. Their status becomes kRepaired, their
// text stays what was read. The rest is left to be found in conflict.
void RepairReadings(const std::vector<Identity>& identities, Report& report);

}  // namespace juesuan
