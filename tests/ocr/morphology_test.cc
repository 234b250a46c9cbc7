// A disk made of bricks opens ink as a disk does, wherever it lies.
#include "extract/ocr/morphology.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "drawing.h"
#include "extract/ocr/raster.h"

namespace juesuan {
namespace {

// Rings of many widths, text, and what the edge of the page cuts.
PixPointer Ink() {
  Drawing page(200, 150);
  for (int width = 1; width <= 6; ++width) page.Ring(30.0 * width, 60, 12, width * 0.8);
  page.Text(20, 100, "1,234.56");
  page.Fill({-5, 120, 40, 160});
  page.Line(0, 20, 200, 24, 1.3);
  return InkOf(page.gray());
}

PixPointer OpenedByPixels(PIX* ink, int diameter) {
  const SelPointer disk(
      selCreateBrick(diameter, diameter, diameter / 2, diameter / 2, SEL_DONT_CARE));
  const double middle = (diameter - 1) / 2.0;
  for (int y = 0; y < diameter; ++y) {
    for (int x = 0; x < diameter; ++x) {
      if (std::hypot(x - middle, y - middle) <= diameter / 2.0)
        selSetElement(disk.get(), y, x, SEL_HIT);
    }
  }
  return PixPointer(pixOpen(nullptr, ink, disk.get()));
}

TEST_CASE("Ink opened by a disk is the disks that fit into it") {
  const int diameter = GENERATE(2, 3, 4, 5, 6, 8, 9, 13);
  CAPTURE(diameter);
  const PixPointer ink = Ink();
  const PixPointer opened = OpenedByDisk(ink.get(), diameter);
  const PixPointer expected = OpenedByPixels(ink.get(), diameter);
  l_int32 same = 0;
  REQUIRE(pixEqual(opened.get(), expected.get(), &same) == 0);
  CHECK(same == 1);
  CHECK(InkShare(opened.get()) > 0);
  CHECK(InkShare(opened.get()) < InkShare(ink.get()));
}

}  // namespace
}  // namespace juesuan
