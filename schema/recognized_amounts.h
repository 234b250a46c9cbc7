// Amounts read from pixels that are not written as their column is.
#pragma once

#include "layout/layout.h"

namespace juesuan {

// Lowers the confidence of recognised amounts without the decimal places that the other amounts of
// their column have: a point was lost, or digits were.
void DoubtRecognizedAmounts(Grid& grid);

}  // namespace juesuan
