// Decimal: digits in, the same digits out, and no others.
#include "normalize/decimal.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <limits>

namespace juesuan {
namespace {

TEST_CASE("Decimal keeps the printed digits") {
  struct Case {
    const char* text;
    const char* printed;  // nullptr: not a decimal
  };
  static const Case kCases[] = {
      {"0", "0"},
      {"1234.50", "1234.50"},
      {"-1234.50", "-1234.50"},
      {"0.05", "0.05"},
      {"-0.05", "-0.05"},
      {"0.00", "0.00"},
      {"-0.00", "0.00"},  // zero has no sign
      {"007", "7"},
      {"0001.10", "1.10"},
      {"0.123456789", "0.123456789"},                    // kMaxScale places
      {"9223372036854775807", "9223372036854775807"},    // the greatest
      {"-9223372036854775808", "-9223372036854775808"},  // the least
      {"-92233720368547758.08", "-92233720368547758.08"},
      // Errors
      {"", nullptr},
      {"-", nullptr},
      {".", nullptr},
      {".5", nullptr},  // forms as printed are ParseAmount's business
      {"5.", nullptr},
      {"+5", nullptr},
      {"--5", nullptr},
      {"5-", nullptr},
      {"1,234", nullptr},
      {"1.2.3", nullptr},
      {" 1", nullptr},
      {"1 ", nullptr},
      {"1e3", nullptr},
      {"１", nullptr},
      {"0.1234567890", nullptr},          // one place too many
      {"9223372036854775808", nullptr},   // one past the greatest
      {"-9223372036854775809", nullptr},  // one past the least
      {"99999999999999999999", nullptr},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    const auto decimal = Decimal::Parse(c.text);
    REQUIRE(decimal.has_value() == (c.printed != nullptr));
    if (decimal) CHECK(decimal->ToString() == c.printed);
  }
}

TEST_CASE("Decimal tells its units and its scale") {
  const auto decimal = Decimal::Parse("1234.50");
  REQUIRE(decimal);
  CHECK(decimal->units() == 123450);
  CHECK(decimal->scale() == 2);
  CHECK(Decimal().ToString() == "0");
}

TEST_CASE("Decimals are equal as numbers, whatever their places") {
  struct Case {
    Decimal left, right;
    bool equal;
  };
  constexpr auto kGreatest = std::numeric_limits<std::int64_t>::max();
  static const Case kCases[] = {
      {{15, 1}, {150, 2}, true},         {{0, 0}, {0, 9}, true},
      {{-5, 0}, {-5000000000, 9}, true}, {{kGreatest, 0}, {kGreatest, 0}, true},
      {{15, 1}, {151, 2}, false},        {{5, 0}, {-5, 0}, false},
      {{5, 0}, {5, 1}, false},           {{kGreatest, 0}, {kGreatest, 9}, false},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.left.ToString(), c.right.ToString());
    CHECK((c.left == c.right) == c.equal);
    CHECK((c.right == c.left) == c.equal);
  }
}

TEST_CASE("Decimal scales by powers of ten exactly or not at all") {
  struct Case {
    const char* text;
    int power;
    const char* printed;  // nullptr: no such decimal
  };
  static const Case kCases[] = {
      {"1063.13", 4, "10631300"},  // 万元 → 元
      {"1063.13", 2, "106313"},
      {"1063.13", 1, "10631.3"},
      {"1063.13", 0, "1063.13"},
      {"10631300", -4, "1063.1300"},
      {"-5", -2, "-0.05"},
      {"0", 18, "0"},
      {"0.000000010", -1, "0.000000001"},  // kMaxScale places, and a zero to spare
      {"922337203685477580", 1, "9223372036854775800"},
      // Errors
      {"0.000000001", -1, nullptr},
      {"922337203685477581", 1, nullptr},
      {"-922337203685477581", 1, nullptr},
      {"1", 19, nullptr},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text, c.power);
    const auto scaled = Decimal::Parse(c.text).value().ScaledByPowerOfTen(c.power);
    REQUIRE(scaled.has_value() == (c.printed != nullptr));
    if (scaled) CHECK(scaled->ToString() == c.printed);
  }
}

}  // namespace
}  // namespace juesuan
