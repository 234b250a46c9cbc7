// Printed figures compared exactly, with what rounding may have taken from them.
#include "schema/quantity.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

Quantity Of(const char* digits, int power) { return *QuantityOf(*Decimal::Parse(digits), power); }

TEST_CASE("Figures that may be roundings of the same amount may be equal") {
  struct Case {
    const char* a;
    int a_power;
    const char* b;
    int b_power;
    bool equal;
  };
  static const Case kCases[] = {
      {"13733.8", 4, "13733.80", 4, true},
      {"13733.8", 4, "13733.85", 4, true},   // half a step of the coarser, and of the finer
      {"13733.8", 4, "13733.86", 4, false},  // a step beyond
      {"5.31", 4, "5.32", 4, true},          // the same fact rounded twice
      {"5.31", 4, "5.33", 4, false},
      {"0.3", 4, "2961.68", 4, false},
      {"53100", 0, "5.31", 4, true},
      {"0.02", 8, "200.00", 4, true},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.a, c.b);
    CHECK(MayBeEqual(Of(c.a, c.a_power), Of(c.b, c.b_power)) == c.equal);
  }
}

TEST_CASE("A percentage may be rounded, cut off, or a step off") {
  struct Case {
    const char *percent, *part, *whole;
    bool may_be;
  };
  static const Case kCases[] = {
      {"35.94", "5834.37", "16232.22", true},
      {"35.74", "5834.37", "16232.22", false},
      {"35.9", "5834.37", "16232.22", true},
      {"-9.39", "-110.19", "1173.32", true},
      {"9.39", "-110.19", "1173.32", false},
      {"66.66", "2.00", "3.00", true},  // cut off
      {"66.69", "2000.00", "3000.00", false},
      {"50", "0.01", "0.02", true},  // figures of so few digits tell little
      {"100", "1063.13", "1063.13", true},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.percent, c.part, c.whole);
    CHECK(MayBePercent(*Decimal::Parse(c.percent), Of(c.part, 4), Of(c.whole, 4)) == c.may_be);
  }
}

TEST_CASE("Quantities are written with two places or more") {
  CHECK(QuantityText(Of("2961.68", 4), 4) == "2961.68");
  CHECK(QuantityText(Of("0.3", 4), 4) == "0.30");
  CHECK(QuantityText(Of("0.1234", 4), 4) == "0.1234");
  CHECK(QuantityText(Of("-29613838.32", 0), 0) == "-29613838.32");
  CHECK(PercentText(Of("5834.37", 4), Of("16232.22", 4)) == "35.94");
  CHECK(PercentText(Of("-1", 0), Of("3", 0)) == "-33.33");
}

TEST_CASE("A figure out of range is none") {
  CHECK_FALSE(QuantityOf(Decimal(1, 9), 0));  // a billionth of a yuan
  CHECK(QuantityOf(Decimal(1, 9), 4));
}

}  // namespace
}  // namespace juesuan
