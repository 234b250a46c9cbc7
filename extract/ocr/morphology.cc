// Of Leptonica's ways these are the fastest: compiled for each small brick (their names end in
// Dwa), and large ones as combs of small, which are the nearest size that two small ones make. Up
// to 15 pixels all are exact. Tested by tests/ocr/morphology_test.cc.
#include "extract/ocr/morphology.h"

#include <cmath>
#include <vector>

namespace juesuan {
namespace {

struct Brick {
  int width = 0, height = 0;
};

// A disk is all the bricks within it: for each width of its rows, those at least so wide.
std::vector<Brick> BricksOfDisk(int diameter) {
  std::vector<Brick> bricks;
  const double radius = diameter / 2.0;
  for (int row = 0; row < (diameter + 1) / 2; ++row) {
    const double across = radius - row - 0.5;  // from the middle to that of the row
    const double half = std::sqrt(radius * radius - across * across);
    const int odd = diameter % 2;
    const int width = 2 * static_cast<int>(std::floor(half + (odd ? 0 : 0.5))) + odd;
    if (bricks.empty() || width > bricks.back().width)
      bricks.push_back({width, diameter - 2 * row});
  }
  return bricks;
}

}  // namespace

PixPointer Dilated(PIX* ink, int width, int height) {
  return PixPointer(pixDilateCompBrickDwa(nullptr, ink, width, height));
}

PixPointer Opened(PIX* ink, int width, int height) {
  return PixPointer(pixOpenCompBrickDwa(nullptr, ink, width, height));
}

PixPointer Closed(PIX* ink, int width, int height) {
  return PixPointer(pixCloseCompBrickDwa(nullptr, ink, width, height));
}

PixPointer OpenedByDisk(PIX* ink, int diameter) {
  const std::vector<Brick> bricks = BricksOfDisk(diameter);
  PixPointer middles(pixCopy(nullptr, ink));
  for (const auto& [width, height] : bricks) {
    const PixPointer eroded(pixErodeBrickDwa(nullptr, ink, width, height));
    pixAnd(middles.get(), middles.get(), eroded.get());
  }
  PixPointer opened(pixCreateTemplate(ink));
  for (const auto& [width, height] : bricks) {
    const PixPointer dilated(pixDilateBrickDwa(nullptr, middles.get(), width, height));
    pixOr(opened.get(), opened.get(), dilated.get());
  }
  return opened;
}

}  // namespace juesuan
