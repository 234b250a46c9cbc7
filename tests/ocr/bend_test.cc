// Pages that curve, or narrow towards one side, are made straight by their rulings.
#include "extract/ocr/bend.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "drawing.h"

namespace juesuan {
namespace {

constexpr double kWidth = 400, kHeight = 280;  // points

// A table, but for its first `dropped` level rulings.
Drawing Table(int dropped = 0) {
  Drawing page(kWidth, kHeight);
  for (int row = 0; row <= 10; ++row) {
    const double y = 30 + 20 * row;
    if (row >= dropped) page.Line(30, y, 370, y, 0.7);
    if (row < 10) {
      for (const double x : {40, 150, 270}) page.Text(x, y + 4, "1,234.56");
    }
  }
  for (const double x : {30, 140, 260, 370}) page.Line(x, 30, x, 230, 0.7);
  return page;
}

// Where on the page a place of the bent one comes from, both from 0 to 1; down, in points.
using Down = std::function<double(double x, double y)>;

PixPointer Bent(PIX* gray, const Down& down) {
  PixPointer bent(pixCreateTemplate(gray));
  const int width = pixGetWidth(gray), height = pixGetHeight(gray);
  pixSetAll(bent.get());
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double pixels = down(1.0 * x / width, 1.0 * y / height) * height / kHeight;
      l_uint32 value = 255;
      pixGetPixel(gray, x, static_cast<int>(std::lround(y + pixels)), &value);
      pixSetPixel(bent.get(), x, y, value);
    }
  }
  return bent;
}

PixPointer InkOf(PIX* gray) { return PixPointer(pixThresholdToBinary(gray, 128)); }

double Difference(PIX* gray, PIX* expected) {
  const PixPointer ink = InkOf(gray), expected_ink = InkOf(expected);
  const PixPointer differing(pixXor(nullptr, ink.get(), expected_ink.get()));
  return InkShare(differing.get()) / InkShare(expected_ink.get());
}

constexpr double kPoint = kPointsPerInch / 200;  // in one pixel

TEST_CASE("A page whose rulings bend is made straight") {
  struct Case {
    const char* what;
    Down down;
  };
  static const Case kCases[] = {
      {"it sags", [](double x, double) { return 4 * std::sin(M_PI * x); }},
      {"a wave", [](double x, double) { return 2 * std::sin(2 * M_PI * x); }},
      {"it widens", [](double x, double y) { return 6 * (x - 0.5) * (y - 0.5); }},
      {"it sags, less at the foot",
       [](double x, double y) { return 4 * (1 - y) * std::sin(M_PI * x); }},
  };
  const Drawing page = Table();
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    const PixPointer bent = Bent(page.gray(), c.down);
    const std::optional<Bend> bend = FindBend(InkOf(bent.get()).get(), kPoint);
    REQUIRE(bend);
    const PixPointer straight = Straightened(bent.get(), *bend);
    CHECK_FALSE(FindBend(InkOf(straight.get()).get(), kPoint));
    // At the height of its middle column.
    const PixPointer expected = Bent(page.gray(), [&](double, double y) { return c.down(0.5, y); });
    CHECK(Difference(straight.get(), expected.get()) <
          0.5 * Difference(bent.get(), expected.get()));
  }
}

TEST_CASE("Beyond the rulings that show it a bend goes as far as their ends do") {
  Drawing page(kWidth, kHeight);
  for (int row = 0; row <= 10; ++row) page.Line(30, 30 + 10 * row, 150, 30 + 10 * row, 0.7);
  page.Text(350, 250, "1,234.56");
  const PixPointer bent =
      Bent(page.gray(), [](double x, double) { return x < 0.4 ? 3 * std::sin(8 * x) : 0; });
  const std::optional<Bend> bend = FindBend(InkOf(bent.get()).get(), kPoint);
  REQUIRE(bend);
  CHECK(bend->right < 0);
  const PixPointer straight = Straightened(bent.get(), *bend);
  l_int32 x = 0, y = 0, width = 0, height = 0;
  const PixPointer ink = InkOf(straight.get());
  const PixPointer corner(pixCreate(pixGetWidth(ink.get()), pixGetHeight(ink.get()), 1));
  const int left = 3 * pixGetWidth(ink.get()) / 4;
  pixRasterop(corner.get(), left, 0, left, pixGetHeight(ink.get()), PIX_SRC, ink.get(), left, 0);
  BOX* box = nullptr;
  REQUIRE(pixClipToForeground(corner.get(), nullptr, &box) == 0);
  boxGetGeometry(box, &x, &y, &width, &height);
  boxDestroy(&box);
  CHECK(std::abs(y * kPoint - 250) < 6);  // points
}

TEST_CASE("Upright rulings are straightened as columns of the transposed page") {
  const Drawing page = Table();
  const PixPointer transposed = Transposed(page.gray());
  CHECK(pixGetWidth(transposed.get()) == pixGetHeight(page.gray()));
  l_uint32 value = 0, same = 0;
  pixGetPixel(page.gray(), 100, 30, &value);
  pixGetPixel(transposed.get(), 30, 100, &same);
  CHECK(value == same);
  CHECK(Difference(Transposed(transposed.get()).get(), page.gray()) == 0);
  const PixPointer bent =
      Bent(transposed.get(), [](double x, double) { return 4 * std::sin(M_PI * x); });
  CHECK_FALSE(FindBend(InkOf(transposed.get()).get(), kPoint));
  CHECK(FindBend(InkOf(bent.get()).get(), kPoint));
}

TEST_CASE("What does not tell of a bend is left alone") {
  const Down sag = [](double x, double) { return 4 * std::sin(M_PI * x); };
  CHECK_FALSE(FindBend(Table().raster().ink.get(), kPoint));
  CHECK(FindBend(InkOf(Bent(Table(7).gray(), sag).get()).get(), kPoint));
  CHECK_FALSE(FindBend(InkOf(Bent(Table(10).gray(), sag).get()).get(), kPoint));  // one ruling
  const Down steps = [](double x, double y) { return std::sin(40 * x) > 0 ? 3 * y : 0; };
  CHECK_FALSE(FindBend(InkOf(Bent(Table().gray(), steps).get()).get(), kPoint));
}

}  // namespace
}  // namespace juesuan
