// Money of scanned self-evaluations, corrected by their own sums and rates.
#pragma once

#include "schema/report.h"

namespace juesuan {

// Changes a figure of a recognised evaluation where its column does not add up, to the one that
// makes it add up, if that also makes the rate of its line right, as it was not, and the reading
// could stand for it. The rest is left to be found in conflict.
void RepairEvaluations(Report& report);

}  // namespace juesuan
