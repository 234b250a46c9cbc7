// The white in a piece parts numbers from their neighbours, and symbols stand on its ink.
#include "extract/ocr/words.h"

#include <catch2/catch.hpp>

#include "blots.h"

namespace juesuan {
namespace {

TEST_CASE("A number is cut from what stands beside it, words are not") {
  struct Case {
    const char* shapes;
    std::vector<std::size_t> blots;  // of each piece
  };
  static const Case kCases[] = {
      {"ddd.dd", {6}},
      {"ddd.dd   ddd.dd", {6, 6}},
      {"CC   d,ddd.dd", {2, 8}},
      {"ddd.dd   CC   CC", {6, 4}},  // two words are one piece
      {"CC   -   ddd", {2, 1, 3}},   // a dash stands for a number
      {"C   d   C", {3}},            // too short: part of a character
      {"ddd ddd", {6}},              // white as in a number
  };
  for (const Case& c : kCases) {
    CAPTURE(c.shapes);
    std::vector<std::size_t> blots;
    for (const TextPiece& piece : CutNumbersOff(PieceOf(c.shapes), kTextHeight, kPoints))
      blots.push_back(piece.blots.size());
    CHECK(blots == c.blots);
  }
}

TEST_CASE("What is cut off is bounded by its own ink") {
  const TextPiece whole = PieceOf("CC   ddd.dd");
  const std::vector<TextPiece> pieces = CutNumbersOff(whole, kTextHeight, kPoints);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].box.x1 == whole.blots[1].x1);
  CHECK(pieces[1].box.x0 == whole.blots[2].x0);
  CHECK(pieces[1].box.height() == kDigitHeight);
}

TEST_CASE("Something before a piece is before its first part only") {
  TextPiece whole = PieceOf("ddd   ddd");
  whole.cut = true;
  const std::vector<TextPiece> pieces = CutNumbersOff(whole, kTextHeight, kPoints);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[0].cut);
  CHECK_FALSE(pieces[1].cut);
}

TEST_CASE("Symbols share out the ink, Chinese ones twice as much as others") {
  const TextPiece piece = PieceOf("CCd");
  const std::vector<Extent> extents = Place(SymbolsOf(U"决算1"), piece);
  REQUIRE(extents.size() == 3);
  const double share = piece.box.width() / 5.0;
  CHECK(extents[0].begin == piece.box.x0);
  CHECK(extents[0].end == Approx(piece.box.x0 + 2 * share));
  CHECK(extents[2].begin == Approx(piece.box.x0 + 4 * share));
  CHECK(extents[2].end == Approx(piece.box.x1));
}

TEST_CASE("No symbol stands on the white between words") {
  const TextPiece piece = PieceOf("C    C");
  const std::vector<Extent> extents = Place(SymbolsOf(U"合计"), piece);
  REQUIRE(extents.size() == 2);
  CHECK(extents[0].end == Approx(piece.blots[0].x1));
  CHECK(extents[1].begin == Approx(piece.blots[1].x0));
  CHECK(extents[1].end == Approx(piece.blots[1].x1));
}

}  // namespace
}  // namespace juesuan
