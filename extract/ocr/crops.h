// Private to extract/: the image of one piece of line, as the models want it.
#pragma once

#include "extract/ocr/raster.h"
#include "extract/ocr/shapes.h"

namespace juesuan {

// For the model of numerals: the digits at one height with white around them, as in training, and
// so many times as wide as they are.
PixPointer NumeralCrop(const Raster& raster, const TextPiece& piece, const Band& band,
                       double widening = 1);

// Margins above and below a line of text, in its heights. The model sees a line at one height, so
// that wide margins cost less time, and narrow ones show it more of the strokes.
constexpr double kTextMargin = 0.2, kNarrowTextMargin = 0.1;

// For the model of Chinese text.
PixPointer TextCrop(const Raster& raster, const TextPiece& piece, double margin = kTextMargin);

}  // namespace juesuan
