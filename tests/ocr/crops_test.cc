// Crops have the size and the margins that the models were trained with.
#include "extract/ocr/crops.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "drawing.h"

namespace juesuan {
namespace {

// Three digits, 10 points tall.
Drawing Number(double dpi = 200) {
  Drawing page(200, 100, dpi);
  for (const double x : {50, 57, 64}) page.Fill({x, 40, x + 5, 50});
  return page;
}

TextPiece OnlyPiece(const Raster& raster) {
  std::vector<TextPiece> pieces = FindPieces(raster, {});
  REQUIRE(pieces.size() == 1);
  return std::move(pieces.front());
}

l_uint32 At(const PixPointer& crop, int x, int y) {
  l_uint32 value = 0;
  pixGetPixel(crop.get(), x, y, &value);
  return value;
}

PixPointer Numeral(const Raster& raster, const TextPiece& piece) {
  return NumeralCrop(raster, piece, DigitBand(Characters(piece)));
}

TEST_CASE("Numerals are as tall as each other, whatever the resolution") {
  for (const double dpi : {100.0, 150.0, 200.0, 300.0}) {
    CAPTURE(dpi);
    const Raster raster = Number(dpi).raster();
    const PixPointer crop = Numeral(raster, OnlyPiece(raster));
    CHECK(pixGetHeight(crop.get()) == 30);
    CHECK(At(crop, 0, 0) == 255);
    CHECK(At(crop, 3, 15) == 255);
    // 19 points wide, 0.3 digits beside them, where 1.54 digits are 30 pixels.
    CHECK(pixGetWidth(crop.get()) == Approx(30 / 15.4 * (19 + 6)).margin(2));
  }
}

TEST_CASE("Narrow digits can be widened, and are as tall as before") {
  const Raster raster = Number().raster();
  const TextPiece piece = OnlyPiece(raster);
  const PixPointer crop = Numeral(raster, piece);
  const PixPointer wide = NumeralCrop(raster, piece, DigitBand(Characters(piece)), 1.5);
  CHECK(pixGetHeight(wide.get()) == pixGetHeight(crop.get()));
  CHECK(pixGetWidth(wide.get()) == Approx(1.5 * pixGetWidth(crop.get())).margin(2));
}

TEST_CASE("A line of text keeps its pixels, with little white around") {
  const Raster raster = Number().raster();
  const TextPiece piece = OnlyPiece(raster);
  const PixPointer crop = TextCrop(raster, piece);
  CHECK(pixGetWidth(crop.get()) == piece.box.width() + 2);
  CHECK(pixGetHeight(crop.get()) == Approx(piece.box.height() * 1.4 + 2).margin(2));
  const PixPointer larger = TextCrop(raster, piece, 0.1);
  CHECK(pixGetHeight(larger.get()) == Approx(piece.box.height() * 1.2 + 2).margin(2));
}

TEST_CASE("Wide white between the words of a line is narrowed, and no ink is lost") {
  Drawing page(200, 100, 200);
  for (const double x : {50, 62, 84}) page.Fill({x, 40, x + 10, 50});
  const Raster raster = page.raster();
  const TextPiece piece = OnlyPiece(raster);
  const PixPointer crop = TextCrop(raster, piece);
  const double pixel = 200 / 72.0;
  CHECK(pixGetWidth(crop.get()) == Approx((10 + 2 + 10 + 5 + 10) * pixel + 2).margin(2));
  int dark = 0;
  for (int x = 0; x < pixGetWidth(crop.get()); ++x)
    dark += At(crop, x, pixGetHeight(crop.get()) / 2) < 100 ? 1 : 0;
  CHECK(dark == Approx(30 * pixel).margin(4));
}

TEST_CASE("The edges of black and white are blurred, and large pixels halved before") {
  struct Case {
    double dpi;
    int times;  // as many pixels across
  };
  for (const Case& c : {Case{150, 2}, Case{200, 1}, Case{300, 1}}) {
    CAPTURE(c.dpi);
    Raster raster = Number(c.dpi).raster();
    raster.bilevel = true;
    const TextPiece piece = OnlyPiece(raster);
    const PixPointer crop = TextCrop(raster, piece);
    CHECK(pixGetWidth(crop.get()) == c.times * (piece.box.width() + 2));
    bool blurred = false;
    for (int y = 0; y < pixGetHeight(crop.get()); ++y) {
      const l_uint32 gray = At(crop, pixGetWidth(crop.get()) / 2, y);
      blurred = blurred || (gray > 50 && gray < 200);
    }
    CHECK(blurred);
  }
}

TEST_CASE("Pale ink on dim paper comes out black on white") {
  Raster raster = Number().raster();
  pixMultConstantGray(raster.gray.get(), 0.25F);  // black and 63
  pixAddConstantGray(raster.gray.get(), 140);     // ink 140, paper 203
  const TextPiece piece = OnlyPiece(raster);
  const PixPointer crop = TextCrop(raster, piece);
  CHECK(At(crop, 0, 0) > 250);
  CHECK(At(crop, 5, pixGetHeight(crop.get()) / 2) < 30);
}

TEST_CASE("Nothing that stands before a piece that was cut is in its crop") {
  const Raster raster = Number().raster();
  TextPiece piece = OnlyPiece(raster);
  piece.blots.erase(piece.blots.begin());
  piece.box.x0 = piece.blots.front().x0;
  // The digit before it ends some six pixels before the piece, within the margin of a numeral.
  const auto darkest_before = [&] {
    const PixPointer crop = Numeral(raster, piece);
    l_uint32 darkest = 255;
    for (int x = 0; x < 4; ++x) darkest = std::min(darkest, At(crop, x, 15));
    return darkest;
  };
  CHECK(darkest_before() < 100);
  piece.cut = true;
  CHECK(darkest_before() > 200);
}

TEST_CASE("Nothing that stands after a piece that was cut is in its crop") {
  const Raster raster = Number().raster();
  TextPiece piece = OnlyPiece(raster);
  piece.blots.pop_back();
  piece.box.x1 = piece.blots.back().x1;
  const auto darkest_after = [&] {
    const PixPointer crop = Numeral(raster, piece);
    l_uint32 darkest = 255;
    for (int x = 1; x <= 4; ++x) {
      darkest = std::min(darkest, At(crop, pixGetWidth(crop.get()) - x, 15));
    }
    return darkest;
  };
  CHECK(darkest_after() < 100);
  piece.cut = true;
  CHECK(darkest_after() > 200);
}

TEST_CASE("A crop at the edge of the page is white beyond it") {
  Drawing page(200, 100);
  for (const double x : {0, 7, 14}) page.Fill({x, 0, x + 5, 10});
  const Raster raster = page.raster();
  const PixPointer crop = Numeral(raster, OnlyPiece(raster));
  CHECK(pixGetHeight(crop.get()) == 30);
  CHECK(At(crop, 2, 2) == 255);
}

}  // namespace
}  // namespace juesuan
