// Private to extract/: pages that were photographed curve, and narrow towards their far side; their
// rulings show how.
#pragma once

#include <array>
#include <optional>

#include "extract/ocr/leptonica.h"

namespace juesuan {

// How far down each place of an image lies from where it would if its level rulings were straight:
// a polynomial in x and y, both from -1 to 1 over the image, without terms in y alone; in pixels.
struct Bend {
  static constexpr int kAlong = 4, kAcross = 3;  // powers of x, from 1; of y, from 0
  std::array<std::array<double, kAcross>, kAlong> terms = {};
  // Where rulings show it; what lies beyond goes as far as their ends do.
  double left = -1, right = 1, top = -1, bottom = 1;
};

// From the rulings in the ink (1 bit), the least squares of all their points, each ruling at a
// height of its own. nullopt: they are straight, too few to tell, or no curve fits them.
// points: in one pixel.
std::optional<Bend> FindBend(PIX* ink, double points);

// The image (8 bits) with its level rulings straight.
PixPointer Straightened(PIX* gray, const Bend& bend);

// Rows for columns, so that upright rulings are level.
PixPointer Transposed(PIX* image);

}  // namespace juesuan
