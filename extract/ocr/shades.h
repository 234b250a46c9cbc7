// Private to extract/: the shades of cells, lifted to the paper, so that what stands in them is
// read as elsewhere.
#pragma once

#include "extract/ocr/leptonica.h"

namespace juesuan {

// Makes what is evenly grey as light as the paper, and what is darker in it lighter by as much.
void LiftShades(PIX* gray, double dpi);

}  // namespace juesuan
