// The ink of cells and lines is cut into pieces; dust and drawings are in none.
#include "extract/ocr/text_pieces.h"

#include <catch2/catch.hpp>
#include <vector>

#include "drawing.h"

namespace juesuan {
namespace {

// Two cells beside each other.
const std::vector<Box> kCells = {{20, 20, 120, 60}, {120, 20, 220, 60}};

// A digit of 10 points, its top left corner there.
Box Digit(double x, double y) { return {x, y, x + 5, y + 10}; }

TEST_CASE("Blots make pieces by cells, lines and wide white") {
  struct Case {
    const char* what;
    std::vector<Box> blots;
    std::vector<std::size_t> pieces;  // the blots of each
  };
  static const Case kCases[] = {
      {"one line in a cell", {Digit(30, 30), Digit(37, 30)}, {2}},
      {"a ruling's width apart, in two cells", {Digit(113, 30), Digit(122, 30)}, {1, 1}},
      {"two lines in a cell", {Digit(30, 25), Digit(37, 25), Digit(30, 42)}, {2, 1}},
      {"letter-spaced in a cell", {Digit(30, 30), Digit(60, 30)}, {2}},
      {"far apart in a cell", {Digit(25, 30), Digit(65, 30)}, {1, 1}},
      {"letter-spaced outside", {Digit(30, 100), Digit(47, 100)}, {2}},
      {"columns without rulings", {Digit(30, 100), Digit(55, 100)}, {1, 1}},
      {"lines outside", {Digit(30, 100), Digit(30, 120)}, {1, 1}},
      {"a point between digits", {Digit(30, 30), {37, 38.5, 38.5, 40}, Digit(40, 30)}, {3}},
      {"a comma below its digits", {Digit(30, 30), {37, 39, 38.5, 41}}, {2}},
      {"dust away from the digits", {Digit(30, 30), {90, 50, 91.5, 51.5}}, {1}},
      {"dust alone", {{90, 50, 91.5, 51.5}}, {}},
      {"a short dash alone", {{60, 38, 61.9, 38.8}}, {1}},
      {"a speck", {Digit(30, 30), {37, 38, 37.3, 38.3}}, {1}},
      {"a picture", {{30, 100, 60, 160}}, {}},
      {"the remainder of a ruling", {Digit(30, 30), {40, 58.9, 60, 59.6}}, {1}},
      {"the same in the middle of the cell", {Digit(30, 30), {40, 38, 60, 38.7}}, {2}},
      {"nothing", {}, {}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    Drawing page(300, 200);
    for (const Box& blot : c.blots) page.Fill(blot);
    std::vector<std::size_t> pieces;
    for (const TextPiece& piece : FindPieces(page.raster(), kCells))
      pieces.push_back(piece.blots.size());
    CHECK(pieces == c.pieces);
  }
}

TEST_CASE("The blots of a piece stand from left to right in its box") {
  Drawing page(300, 200);
  page.Fill({37, 38.5, 38.5, 41});  // a comma
  page.Fill(Digit(40, 30));
  page.Fill(Digit(30, 30));
  const Raster raster = page.raster();
  const std::vector<TextPiece> pieces = FindPieces(raster, kCells);
  REQUIRE(pieces.size() == 1);
  const TextPiece& piece = pieces[0];
  REQUIRE(piece.blots.size() == 3);
  CHECK(piece.blots[0].x1 < piece.blots[1].x0);
  CHECK(piece.blots[1].x1 < piece.blots[2].x0);
  CHECK(raster.X(piece.box.x0) == Approx(30).margin(0.4));
  CHECK(raster.X(piece.box.x1) == Approx(45).margin(0.4));
  CHECK(raster.Y(piece.box.y0) == Approx(30).margin(0.4));
  CHECK(raster.Y(piece.box.y1) == Approx(41).margin(0.4));
}

TEST_CASE("Cells are where they are on the page, wherever the image begins") {
  Drawing page(300, 200);
  page.Fill(Digit(30, 30));
  page.Fill(Digit(113, 30));
  Raster raster = page.raster();
  raster.left = 15;  // which moves the second digit into the second cell
  CHECK(FindPieces(raster, {kCells[0]}).size() == 2);
  CHECK(FindPieces(raster, kCells).size() == 2);
  raster.left = 0;
  CHECK(FindPieces(raster, {{20, 20, 300, 60}}).size() == 2);
}

}  // namespace
}  // namespace juesuan
