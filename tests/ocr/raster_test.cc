// A scan is turned, straightened, and cleaned of seals before it is read.
#include "extract/ocr/raster.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "drawing.h"

namespace juesuan {
namespace {

constexpr double kWidth = 400, kHeight = 280;  // points

// Lines of text between rulings.
Drawing Table(double dpi = 200) {
  Drawing page(kWidth, kHeight, dpi);
  for (int row = 0; row < 10; ++row) {
    const double y = 30 + 20 * row;
    page.Line(30, y, 370, y, 0.7);
    for (const double x : {40, 150, 270}) page.Text(x, y + 4, "Total 1,234.56");
  }
  return page;
}

// What is as dark as ink where `mark` is, in red.
Pixels WithRed(const Drawing& page, const Drawing& mark) {
  const Pixels black = page.pixels(), red = mark.pixels();
  Pixels pixels = black;
  pixels.channels = 3;
  pixels.values.clear();
  for (std::size_t index = 0; index < black.values.size(); ++index) {
    const std::uint8_t ink = black.values[index];
    const bool is_red = red.values[index] == 0 && ink > 128;
    for (const int value : {210, 40, 45})
      pixels.values.push_back(is_red ? static_cast<std::uint8_t>(value) : ink);
  }
  return pixels;
}

// What is as dark as ink where `mark` is, in that grey.
Pixels WithGrey(const Drawing& page, const Pixels& mark, std::uint8_t gray) {
  Pixels pixels = page.pixels();
  for (std::size_t index = 0; index < pixels.values.size(); ++index) {
    if (mark.values[index] == 0 && pixels.values[index] > 128) pixels.values[index] = gray;
  }
  return pixels;
}

// How many pixels of ink differ, for each that is set.
double Difference(PIX* ink, PIX* expected) {
  const PixPointer differing(pixXor(nullptr, ink, expected));
  return InkShare(differing.get()) / InkShare(expected);
}

TEST_CASE("An upright page stays as it is") {
  const Drawing page = Table();
  const Raster raster = CleanUp(page.pixels());
  CHECK(raster.turn == 0);
  CHECK(raster.dpi == Approx(200));
  CHECK(raster.seal == nullptr);
  CHECK(Difference(raster.ink.get(), page.raster().ink.get()) < 0.01);
}

TEST_CASE("A page scanned sideways is turned so that its lines run across") {
  for (const int quarters : {1, 3}) {
    CAPTURE(quarters);
    Drawing page = Table();
    page.Turn(quarters);
    Raster raster = CleanUp(page.pixels());
    CHECK(pixGetWidth(raster.ink.get()) > pixGetHeight(raster.ink.get()));
    CHECK(raster.turn == 3);  // whichever way it was: the text tells, once it is read
    if (quarters == 1) Turn(2, raster);
    CHECK(Difference(raster.ink.get(), Table().raster().ink.get()) < 0.01);
  }
}

TEST_CASE("What is turned lies where it lay on the page") {
  Raster raster = Table().raster();
  Turn(1, raster);
  CHECK(raster.turn == 1);
  CHECK(raster.X(0) == Approx(0).margin(0.2));
  CHECK(raster.Y(0) == Approx(-kWidth).margin(0.2));
  Turn(3, raster);
  CHECK(raster.turn == 0);
  CHECK(raster.X(0) == Approx(0).margin(0.2));
  CHECK(raster.Y(0) == Approx(0).margin(0.2));
}

TEST_CASE("A page scanned askew is made straight") {
  for (const double degrees : {0.3, -1.0, 3.0, -5.0}) {
    CAPTURE(degrees);
    Drawing page = Table();
    page.Lean(degrees);
    const Raster raster = CleanUp(page.pixels());
    l_float32 angle = 0, confidence = 0;
    pixFindSkew(raster.ink.get(), &angle, &confidence);
    CHECK(std::abs(angle) < 0.06);
  }
}

TEST_CASE("Parts of a page stay as they lie, for its other marks do") {
  Drawing page = Table();
  page.Turn(1);
  Pixels pixels = page.pixels();
  pixels.in_part = true;
  const Raster raster = CleanUp(pixels);
  CHECK(raster.turn == 0);
  CHECK(Difference(raster.ink.get(), page.raster().ink.get()) < 0.01);
}

TEST_CASE("An image thinner than a pixel of what it is made coarser to has no ink") {
  for (const bool upright : {false, true}) {
    CAPTURE(upright);
    Pixels pixels = {{0, 0, 600, 0.1}, 6000, 1, 1, std::vector<std::uint8_t>(6000, 0)};
    if (upright) {
      pixels.box = {0, 0, 0.1, 600};
      std::swap(pixels.width, pixels.height);
    }
    const Raster raster = CleanUp(pixels);
    CHECK(raster.ink == nullptr);
  }
}

TEST_CASE("A page of very few pixels is no matter") {
  for (const double dpi : {4.0, 9.0, 20.0, 36.0}) {
    CAPTURE(dpi);
    Drawing page(kWidth, kHeight, dpi);
    page.Line(30, 60, 370, 60, 72 / dpi);
    const Raster raster = CleanUp(page.pixels());
    CHECK(InkShare(raster.ink.get()) > 0);
  }
}

TEST_CASE("A red seal goes, and the text beneath it stays") {
  const Drawing page = Table();
  Drawing seal(kWidth, kHeight);
  seal.Ring(180, 130, 60, 1.5);  // as thin as strokes of text: its colour alone tells
  const Raster raster = CleanUp(WithRed(page, seal));
  REQUIRE(raster.seal != nullptr);
  CHECK(Difference(raster.ink.get(), page.raster().ink.get()) < 0.03);
}

TEST_CASE("A seal without colour goes, and the text stays") {
  Drawing page = Table();
  Drawing seal(kWidth, kHeight);
  seal.Ring(180, 130, 60, 5);
  const Raster raster = CleanUp(WithGrey(page, seal.pixels(), 130));
  REQUIRE(raster.seal != nullptr);
  CHECK(Difference(raster.ink.get(), page.raster().ink.get()) < 0.03);
}

TEST_CASE("A thin seal without colour goes, all around") {
  Drawing page = Table();
  Drawing seal(kWidth, kHeight);
  seal.Ring(180, 130, 60, 2.8);  // a millimetre
  const Pixels pixels = WithGrey(page, seal.pixels(), 150);
  CHECK(Difference(CleanUp(pixels).ink.get(), page.raster().ink.get()) < 0.03);
}

TEST_CASE("The strokes of a seal go that lean, too") {
  Pixels pixels = Table().pixels();
  PixPointer star(pixCreate(pixels.width, pixels.height, 1));
  const auto stroke = [&](int x0, int y0, int x1, int y1) {
    pixRenderLine(star.get(), x0, y0, x1, y1, 10, L_SET_PIXELS);
  };
  stroke(300, 300, 600, 600);
  stroke(600, 300, 300, 600);
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(star.get(), x, y, &value);
      std::uint8_t& gray = pixels.values[static_cast<std::size_t>(y * pixels.width + x)];
      if (value != 0 && gray > 128) gray = 150;
    }
  }
  CHECK(Difference(CleanUp(pixels).ink.get(), Table().raster().ink.get()) < 0.03);
}

TEST_CASE("A seal without colour goes whole though cracks part it") {
  const Drawing page = Table();
  Drawing seal(kWidth, kHeight);
  seal.Ring(180, 130, 50, 4);
  Pixels ring = seal.pixels();
  for (int y = 0; y < ring.height; y += 30) {  // 11 points
    const auto row = ring.values.begin() + static_cast<std::ptrdiff_t>(y) * ring.width;
    std::fill(row, row + 3 * ring.width, std::uint8_t{255});
  }
  const Raster raster = CleanUp(WithGrey(page, ring, 130));
  REQUIRE(raster.seal != nullptr);
  CHECK(Difference(raster.ink.get(), page.raster().ink.get()) < 0.03);
}

TEST_CASE("Rulings that are as thick as the strokes of seals stay, and what is between them") {
  constexpr double kCoarse = 120;
  const Drawing page = Table(kCoarse);
  Drawing frame(kWidth, kHeight, kCoarse);
  for (int row = 0; row < 10; ++row) frame.Line(30, 30 + 20 * row, 370, 30 + 20 * row, 2.4);
  for (const double x : {30, 140, 260, 370}) frame.Line(x, 30, x, 210, 2.4);
  CHECK(CleanUp(WithGrey(page, frame.pixels(), 160)).seal == nullptr);
}

TEST_CASE("The coloured edges of text that was drawn for a screen are no seal") {
  const Drawing page = Table();
  Pixels pixels = WithRed(page, Drawing(kWidth, kHeight));
  for (std::size_t at = 0; at + 3 < pixels.values.size(); at += 3) {
    const bool is_edge = pixels.values[at] > 128 && pixels.values[at + 3] <= 128;
    if (is_edge) pixels.values[at + 1] = pixels.values[at + 2] = 150;
  }
  CHECK(CleanUp(pixels).seal == nullptr);
}

TEST_CASE("Pale ink is made dark") {
  const Drawing page = Table();
  Pixels pixels = page.pixels();
  for (std::uint8_t& value : pixels.values) value = static_cast<std::uint8_t>(170 + value / 4);
  const Raster raster = CleanUp(pixels);
  l_int32 least = 255;
  pixGetExtremeValue(raster.gray.get(), 1, L_SELECT_MIN, nullptr, nullptr, nullptr, &least);
  CHECK(least < 80);  // it was 170
  CHECK(Difference(raster.ink.get(), page.raster().ink.get()) < 0.03);
}

TEST_CASE("The grain of an empty page stays pale") {
  Pixels pixels = Drawing(kWidth, kHeight).pixels();
  for (std::size_t index = 0; index < pixels.values.size(); ++index)
    pixels.values[index] = static_cast<std::uint8_t>(index * index % 97 % 8 == 0 ? 217 : 225);
  CHECK(InkShare(CleanUp(pixels).ink.get()) == 0);
}

TEST_CASE("Uneven light is made even") {
  const Drawing page = Table();
  Pixels pixels = page.pixels();
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x) {  // half as bright at the right edge
      std::uint8_t& value = pixels.values[static_cast<std::size_t>(y * pixels.width + x)];
      value = static_cast<std::uint8_t>(value * (1 - 0.5 * x / pixels.width));
    }
  }
  const Raster raster = CleanUp(pixels);
  CHECK(Difference(raster.ink.get(), page.raster().ink.get()) < 0.1);
}

TEST_CASE("Finer pixels than recognition needs are made coarser") {
  struct Case {
    double dpi, cleaned;
  };
  static const Case kCases[] = {{150, 150}, {300, 300}, {320, 320}, {400, 300}};
  for (const Case& c : kCases) {
    CAPTURE(c.dpi);
    const Raster raster = CleanUp(Table(c.dpi).pixels());
    CHECK(raster.dpi == Approx(c.cleaned).epsilon(0.005));
    CHECK(pixGetWidth(raster.ink.get()) * raster.points() == Approx(kWidth).margin(0.5));
  }
}

TEST_CASE("No page is made square of more pixels than images may have") {
  const double side = 200 * kPointsPerInch;
  Pixels pixels = {{0, 0, side, side}, 20'000, 200};  // made square as fine as across: 400 million
  pixels.values.assign(static_cast<std::size_t>(pixels.width) * 200, 255);
  const Raster raster = CleanUp(pixels);
  const auto width = static_cast<long long>(pixGetWidth(raster.gray.get()));
  CHECK(width * pixGetHeight(raster.gray.get()) <= kMostPixels);
  CHECK(width > 8'000);
}

TEST_CASE("The pixels of a fax, less fine down than across, are made square") {
  for (const double share : {98.0 / 204, 196.0 / 204, 2.0}) {
    CAPTURE(share);
    const Drawing page = Table();
    const PixPointer fax(pixScale(page.gray(), 1, static_cast<l_float32>(share)));
    Pixels pixels = {{0, 0, kWidth, kHeight}, pixGetWidth(fax.get()), pixGetHeight(fax.get())};
    for (int y = 0; y < pixels.height; ++y) {
      for (int x = 0; x < pixels.width; ++x) {
        l_uint32 value = 0;
        pixGetPixel(fax.get(), x, y, &value);
        pixels.values.push_back(static_cast<std::uint8_t>(value));
      }
    }
    const Raster raster = CleanUp(pixels);
    CHECK(pixGetWidth(raster.ink.get()) * raster.points() == Approx(kWidth).margin(0.5));
    CHECK(pixGetHeight(raster.ink.get()) * raster.points() == Approx(kHeight).margin(0.5));
  }
}

}  // namespace
}  // namespace juesuan
