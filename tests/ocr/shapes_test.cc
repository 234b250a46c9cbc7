// What blots tell before anything is read.
#include "extract/ocr/shapes.h"

#include <catch2/catch.hpp>

#include "blots.h"

namespace juesuan {
namespace {

TEST_CASE("Blots above each other are one character") {
  struct Case {
    const char* shapes;
    std::size_t characters;
  };
  static const Case kCases[] = {{"dd.d", 4}, {"d=d", 3}, {"C1,", 3}};
  for (const Case& c : kCases) {
    CAPTURE(c.shapes);
    CHECK(Characters(PieceOf(c.shapes)).size() == c.characters);
  }
}

TEST_CASE("The band of digits is that of the tall characters") {
  for (const char* shapes : {"d,ddd.dd", "-d.d", "1.", "d.d%", "-d-", ",-d-"}) {
    CAPTURE(shapes);
    const Band band = DigitBand(Characters(PieceOf(shapes)));
    CHECK(band.top == 100);
    CHECK(band.bottom == 100 + kDigitHeight);
  }
}

TEST_CASE("Numbers look like numbers, text does not, and some might be either") {
  struct Case {
    const char* shapes;
    Shape shape;
  };
  static const Case kCases[] = {
      {"d,ddd.dd", Shape::kNumeral}, {"-1d.d", Shape::kNumeral}, {"1", Shape::kNumeral},
      {"CC", Shape::kText},          {"CCCd", Shape::kText},     {"dMd", Shape::kUnclear},
      {"ddC", Shape::kUnclear},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.shapes);
    const std::vector<Blot> characters = Characters(PieceOf(c.shapes));
    CHECK(ShapeOf(characters, DigitBand(characters), kPoints) == c.shape);
  }
}

TEST_CASE("A number in letters of a title is text") {
  const std::vector<Blot> characters = Characters(PieceOf("dddd"));
  CHECK(ShapeOf(characters, DigitBand(characters), 72 / 50.0) == Shape::kText);
}

TEST_CASE("Blots can be a reading that has as many symbols, and marks where they are low") {
  struct Case {
    const char* shapes;
    const char* reading;
    bool fits;
  };
  static const Case kCases[] = {
      {"d,ddd.dd", "1,234.56", true},
      {"-d.dd", "-1.23", true},
      {"dM.d", "123.4", true},  // two touch
      {"d.d%", "1.2%", true},   // in three parts
      // Not
      {"d,ddd.dd", "1,234.5", false},
      {"dd.dd", "123.45", false},
      {"d.dd", "1234", false},  // the point is no digit
      {"dddd", "1.23", false},  // nor a digit a point
      {"d%dd", "1%23", false},
      {"d.d1CC", "1.2%", false},  // too wide for a %
      {"dd", "", false},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.shapes, c.reading);
    const std::vector<Blot> characters = Characters(PieceOf(c.shapes));
    CHECK(Fits(SymbolsOf(c.reading), characters, DigitBand(characters)) == c.fits);
  }
}

TEST_CASE("Points and commas are set by how far they hang below the digits") {
  struct Case {
    const char* shapes;
    const char* reading;
    const char* set;
  };
  static const Case kCases[] = {
      {"d,ddd.dd", "1.234,56", "1,234.56"},
      {"d.dd", "1,23", "1.23"},
      {"d,ddd", "1,234", "1,234"},
      {"-d", "-1", "-1"},                  // a dash is neither
      {"d,ddd.dd", "1.234,5", "1.234,5"},  // not as many: nothing is set
      {"dddd", "1.23", "1.23"},            // no mark is so tall
  };
  for (const Case& c : kCases) {
    CAPTURE(c.shapes, c.reading);
    const std::vector<Blot> characters = Characters(PieceOf(c.shapes));
    Symbols symbols = SymbolsOf(c.reading);
    SetMarks(characters, DigitBand(characters), symbols);
    CHECK(TextOf(symbols) == c.set);
  }
}

TEST_CASE("Marks of Chinese text are set too") {
  const std::vector<Blot> characters = Characters(PieceOf("d.dd"));
  Symbols symbols = SymbolsOf(U"1，23");
  SetMarks(characters, DigitBand(characters), symbols);
  CHECK(TextOf(symbols) == "1.23");
}

TEST_CASE("A piece of flat strokes alone is dashes") {
  struct Case {
    const char* shapes;
    std::u32string dashes;
  };
  static const Case kCases[] = {{"-", U"-"}, {"--", U"--"}, {"__", U"——"}, {"_", U"—"},
                                {"d", U""},  {"-d", U""},   {"=", U""},    {"C", U""}};
  for (const Case& c : kCases) {
    CAPTURE(c.shapes);
    std::u32string dashes;
    for (const Symbol& symbol : DashesOf(PieceOf(c.shapes), kTextHeight)) dashes += symbol.code;
    CHECK(dashes == c.dashes);
  }
}

}  // namespace
}  // namespace juesuan
