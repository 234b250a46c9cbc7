// Which signs strokes are.
#include "extract/ocr/signs.h"

#include <catch2/catch.hpp>
#include <vector>

#include "blots.h"
#include "drawing.h"

namespace juesuan {
namespace {

constexpr double kTextHeightInPoints = 10;

TextPiece PieceIn(const Raster& raster) {
  const std::vector<TextPiece> pieces = FindPieces(raster, {});
  REQUIRE(pieces.size() == 1);
  return pieces[0];
}

TEST_CASE("A sign is known by its arms, before a number and alone") {
  struct Case {
    const char* sign;
    char32_t code;
  };
  static const Case kCases[] = {{">", U'>'}, {"<", U'<'},  {">=", U'≥'}, {"<=", U'≤'},
                                {"=", U'='}, {">/", U'≥'}, {"</", U'≤'}};
  for (const Case& c : kCases) {
    CAPTURE(c.sign);
    Drawing page(100, 50);
    page.Sign(c.sign, {20, 22, 26, 27});
    const Raster alone = page.raster();
    CHECK(SignAlone(PieceIn(alone), kTextHeightInPoints / alone.points(), alone.ink.get()) ==
          c.code);
    page.Fill({29, 20, 33, 27.5});  // digits
    page.Fill({35, 20, 39, 27.5});
    const Raster raster = page.raster();
    CHECK(SignBefore(PieceIn(raster), raster.ink.get()) == c.code);
  }
}

TEST_CASE("A digit before digits is no sign") {
  const TextPiece piece = PieceOf("ddd");
  Drawing page(200, 100);
  for (const Blot& blot : piece.blots)
    page.Fill({blot.x0 * kPoints, blot.y0 * kPoints, blot.x1 * kPoints, blot.y1 * kPoints});
  CHECK(SignBefore(piece, page.raster().ink.get()) == 0);
}

TEST_CASE("Strokes that are not alike are no equals sign") {
  for (const bool third : {false, true}) {
    CAPTURE(third);
    Drawing page(100, 50);
    page.Line(20, 20, third ? 29 : 26, 20, 0.8);
    page.Line(20, 26, 29, 26, 0.8);
    if (third) page.Line(20, 23, 29, 23, 0.8);
    const Raster raster = page.raster();
    CHECK(SignAlone(PieceIn(raster), kTextHeightInPoints / raster.points(), raster.ink.get()) == 0);
  }
}

}  // namespace
}  // namespace juesuan
