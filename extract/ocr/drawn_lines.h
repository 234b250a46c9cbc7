// Private to extract/: pixels → rulings, and the ink that is left when they are gone.
#pragma once

#include <vector>

#include "extract/ocr/raster.h"

namespace juesuan {

// Finds the rulings, and wipes them from both images of the raster.
std::vector<Ruling> TakeRulings(Raster& raster);

}  // namespace juesuan
