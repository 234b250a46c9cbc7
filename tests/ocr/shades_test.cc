// Rulings of shaded cells are found, and none between a shade's edge and the text in it.
#include "extract/ocr/shades.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "drawing.h"
#include "extract/ocr/drawn_lines.h"

namespace juesuan {
namespace {

constexpr double kWidth = 400, kHeight = 300;  // points
const Box kShaded = {20, 30, 380, 90};         // three rows of a head
constexpr int kRows = 3;

// Text that nearly touches the rulings of its cells, and a line of it below.
Pixels ShadedTable(double dpi, int shade, bool with_rulings) {
  Drawing page(kWidth, kHeight, dpi);
  const double height = kShaded.height() / kRows;
  for (int row = 0; row <= kRows; ++row) {
    const double y = kShaded.y0 + row * height;
    if (with_rulings) page.Line(kShaded.x0, y, kShaded.x1, y, 0.7);
    for (const double x : {24, 144, 264}) page.Text(x, y + 3, "Total 1,234.56");
  }
  if (with_rulings) {
    for (const double x : {20, 140, 260, 380}) page.Line(x, kShaded.y0, x, kShaded.y1, 0.7);
  }
  page.Shade(kShaded, shade);
  return page.pixels();
}

TEST_CASE("A shade, light or dark, neither hides rulings nor makes any") {
  StartLeptonica();
  for (const double dpi : {150.0, 200.0, 300.0}) {
    for (const int shade : {255, 230, 204, 180, 150, 120}) {
      CAPTURE(dpi, shade);
      Raster ruled = CleanUp(ShadedTable(dpi, shade, true));
      CHECK(TakeRulings(ruled).size() == kRows + 1 + 4);
      Raster bare = CleanUp(ShadedTable(dpi, shade, false));
      CHECK(TakeRulings(bare).empty());
    }
  }
}

TEST_CASE("What stands in a shade is as dark to the paper as it was to the shade") {
  Drawing page(kWidth, kHeight);
  page.Text(30, 40, "1,234.56");
  const PixPointer plain(pixCopy(nullptr, page.gray()));
  page.Shade(kShaded, 150);
  LiftShades(page.gray(), 200);
  l_int32 same = 0;
  pixEqual(page.gray(), plain.get(), &same);
  CHECK(same);
}

TEST_CASE("What is no shade stays as it is") {
  Drawing page(kWidth, kHeight);
  page.Text(30, 40, "1,234.56");
  page.Ring(200, 200, 60, 4);            // of a seal
  page.Fill({0, 280, kWidth, kHeight});  // the scanner's bed
  const PixPointer before(pixCopy(nullptr, page.gray()));
  LiftShades(page.gray(), 200);
  l_int32 same = 0;
  pixEqual(page.gray(), before.get(), &same);
  CHECK(same);
}

}  // namespace
}  // namespace juesuan
