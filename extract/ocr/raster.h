// Private to extract/: a scanned page made clean: grey, upright or upside down, straight, evenly
// lit, without shades and seals.
#pragma once

#include <cmath>

#include "extract/ocr/leptonica.h"
#include "extract/pixels.h"

namespace juesuan {

struct Raster {
  PixPointer gray;       // 8 bits, 0 is black, the paper nearly white
  PixPointer ink;        // 1 bit, set where there is ink
  PixPointer seal;       // 1 bit, set where a seal was taken away; null where there was none
  bool bilevel = false;  // it came in black and white alone
  double dpi = 0;
  int turn = 0;              // the quarters, clockwise, by which its text lay turned on the page
  double left = 0, top = 0;  // of the first pixel's corner, in points, turned about the origin

  double points() const { return kPointsPerInch / dpi; }  // in one pixel
  double X(double pixels) const { return left + pixels * points(); }
  double Y(double pixels) const { return top + pixels * points(); }
};

inline int PixelsOf(double points, double dpi) {
  return static_cast<int>(std::lround(points * dpi / kPointsPerInch));
}

// What of a page is darker than its paper, 1 bit.
PixPointer InkOf(PIX* gray);

// Those that are set, of 1 bit each.
int PixelCount(PIX* image);

// Makes paper, in grey, of what the mask covers.
void Whiten(PIX* mask, Raster& raster);

// Without images where the page is thinner than a pixel.
Raster CleanUp(const Pixels& pixels);

// Turns it by quarters, counterclockwise.
void Turn(int quarters, Raster& raster);

}  // namespace juesuan
