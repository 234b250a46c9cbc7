// Numbers within lines of Chinese: which symbols they are, and which ink is theirs.
#include "extract/ocr/numbers_in_text.h"

#include <catch2/catch.hpp>

#include "blots.h"

namespace juesuan {
namespace {

TEST_CASE("The ink of a number within text is found, though its symbols are not all right") {
  struct Case {
    const char* shapes;
    const char32_t* text;
    std::size_t begin, end;         // of the symbols of the number
    std::size_t first_blot, blots;  // its ink
  };
  static const Case kCases[] = {
      {"CCddd.ddCC", U"决算123.45万元", 2, 8, 2, 6},
      {"CCd,ddd.ddCC", U"决算1,234.56万元", 2, 10, 2, 8},
      {"CCd,ddd.ddCC", U"决算1234.56万元", 2, 9, 2, 8},  // a comma was missed
      {"CCdd.d%,C", U"增长43.3%，达", 2, 7, 2, 7},
      {"CCdd.d%,C", U"增长43.39%，达", 2, 8, 2, 7},  // what the model of text makes of a %
      {"CCdd.d%,C", U"增长43.M%，达", 2, 7, 2, 7},
      {"CCdd.dd,", U"增长43.33。", 2, 7, 2, 5},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.shapes, TextOf(SymbolsOf(c.text)));
    const TextPiece line = PieceOf(c.shapes);
    const std::vector<NumberInText> numbers = FindNumbers(line, SymbolsOf(c.text));
    REQUIRE(numbers.size() == 1);
    CHECK(numbers[0].begin == c.begin);
    CHECK(numbers[0].end == c.end);
    REQUIRE(numbers[0].piece.blots.size() == c.blots);
    CHECK(numbers[0].piece.box.x0 == line.blots[c.first_blot].x0);
    CHECK(numbers[0].piece.box.x1 == line.blots[c.first_blot + c.blots - 1].x1);
    CHECK(numbers[0].piece.cut);
  }
}

TEST_CASE("A part of a Chinese character that is nearly as low as digits is not taken for one") {
  for (const std::size_t part : {1U, 3U}) {  // before the number, and after it
    for (const int lower : {1, 2}) {         // pixels
      CAPTURE(part, lower);
      TextPiece line = PieceOf("CdddCC");
      line.blots[part].y0 += lower;
      const std::vector<NumberInText> numbers = FindNumbers(line, SymbolsOf(U"加12万元"));
      REQUIRE(numbers.size() == 1);
      CHECK(numbers[0].piece.blots.size() == 2);
      CHECK(numbers[0].piece.box.x0 == line.blots[part == 1 ? 2 : 1].x0);
    }
  }
}

TEST_CASE("Both ends of a range are numbers") {
  const std::vector<NumberInText> numbers =
      FindNumbers(PieceOf("CCdd%-dd%C"), SymbolsOf(U"目标10%-20%得"));
  REQUIRE(numbers.size() == 2);
  CHECK(numbers[0].piece.blots.size() == 5);
  CHECK(numbers[1].piece.blots.size() == 5);
}

TEST_CASE("A number has no ink where none can be it") {
  const std::vector<NumberInText> numbers =
      FindNumbers(PieceOf("CCdddCC"), SymbolsOf(U"决算1234567万元"));
  REQUIRE(numbers.size() == 1);
  CHECK(numbers[0].piece.blots.empty());
}

TEST_CASE("One digit is not sought") {
  CHECK(FindNumbers(PieceOf("CdC"), SymbolsOf(U"第5个")).empty());
}

TEST_CASE("Text without digits has no numbers") {
  CHECK(FindNumbers(PieceOf("CCC"), SymbolsOf(U"决算PPP")).empty());
  CHECK(FindNumbers(PieceOf("CCC"), {}).empty());
}

}  // namespace
}  // namespace juesuan
