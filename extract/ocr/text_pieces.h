// Private to extract/: ink → pieces of lines, each to be read in one go.
#pragma once

#include <vector>

#include "extract/ocr/raster.h"

namespace juesuan {

// A connected blot of ink, in pixels: [x0, x1) × [y0, y1).
struct Blot {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};

// Ink on one line without wide gaps. Sorted from left to right; never empty.
struct TextPiece {
  std::vector<Blot> blots;
  Blot box;          // of all of them
  bool cut = false;  // something else stands close beside it
};

// Every piece lies in one cell, or outside all. Specks, and drawings far taller than text, are in
// none.
std::vector<TextPiece> FindPieces(const Raster& raster, const std::vector<Box>& cells);

}  // namespace juesuan
