// Private to extract/: the white inside a piece of text, which parts numbers from what stands
// beside them and tells where symbols stand.
#pragma once

#include <vector>

#include "extract/ocr/symbols.h"
#include "extract/ocr/text_pieces.h"

namespace juesuan {

// Cuts a piece where white wider than any inside a number parts a number from its neighbour: the
// columns of a table without rulings may be near each other. Words without numbers stay together.
// text_height, in pixels: that of Chinese text; points: in one pixel.
std::vector<TextPiece> CutNumbersOff(const TextPiece& piece, double text_height, double points);

// From left to right in pixels, [begin, end).
struct Extent {
  double begin = 0, end = 0;
};

// Where each symbol of a piece stands: on the ink, Chinese characters twice as wide as others.
std::vector<Extent> Place(const Symbols& symbols, const TextPiece& piece);

}  // namespace juesuan
