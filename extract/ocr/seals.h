// Private to extract/: seals, taken away from over the text of a page: red ones by their colour,
// those that scanners made grey by their thick strokes.
#pragma once

#include <cstdint>

#include "extract/ocr/raster.h"

namespace juesuan {

// Whether a pixel, of its red, green and blue, is of a seal's colour.
bool IsRed(const std::uint8_t* rgb);

// The red strokes and what is near them, a bit for each pixel; null where there are none. The
// coloured edges of text drawn for screens are thinner. dpi: of the pixels.
PixPointer RedSeals(const Pixels& pixels, double dpi);

// Whitens where RedSeals are, but for the text and rulings beneath.
void DropRedSeals(PixPointer seals, Raster& raster);

// Whitens seals without colour: the thick strokes of large things that are no rulings, and within
// their bounds any as grey as these and thicker than the blurred edge of text.
void DropGreySeals(Raster& raster);

}  // namespace juesuan
