// What a reading may stand for: the likelier, the cheaper.
#include "schema/misreadings.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "schema/cell_reading.h"

namespace juesuan {
namespace {

double Cost(const char* read, const char* printed) {
  static const Misreadings misreadings;
  const std::u32string text = ReadingOf(read);
  return misreadings.Cost(text, Decimal::Parse(printed));
}

}  // namespace

TEST_CASE("A misreading costs more, the less it looks like what is printed") {
  struct Case {
    const char* printed;
    std::vector<const char*> readings;  // each likelier than the next
  };
  static const Case kCases[] = {
      {"343.34", {"343.34", "343.84", "343.24", "377.34"}},  // a lookalike, another, two
      {"44.73", {"44,73", "4473", "447.3"}},                 // a comma, a lost point, a moved one
      {"10.00", {"1O.00", "18.00", "17.00"}},                // a letter
      {"321.42", {"321;42", "32142", "3214"}},               // a mark for the point, none
      {"984.97", {"984.97-", "-984.97"}},                    // a speck, a minus
      {"139712.20", {"139,712.20", "139,712.2 0", "139,712.2O"}},
      {"12.50", {"12.50 3.00", "312.50"}},     // two amounts in one cell
      {"5.20", {"5.20'", "5.203", "35.203"}},  // a speck, digits too many
  };
  for (const Case& c : kCases) {
    double last = -1;
    for (const char* reading : c.readings) {
      CAPTURE(c.printed, reading);
      CHECK(Cost(reading, c.printed) > last);
      last = Cost(reading, c.printed);
    }
  }
}

TEST_CASE("What reads right costs nothing") {
  for (const char* reading : {"1336.90", "1,336.90", "1336.9", "1，336.90"})
    CHECK(Cost(reading, "1336.90") == 0);
}

TEST_CASE("A minus before the digits is no speck, whatever stands before it; behind them it is") {
  for (const char* reading : {"¥-12.30", ",-12.30"})
    CHECK(Cost(reading, "12.30") >= Cost("-12.30", "12.30"));
  CHECK(Cost("12.30-", "12.30") < Cost("-12.30", "12.30"));
}

TEST_CASE("No minus is ever thought to be lost, and what is too long for an amount says nothing") {
  CHECK(std::isinf(Cost("5.20", "-5.20")));
  CHECK(Cost(std::string(1000, '1').c_str(), "1.00") == Cost("", "1.00"));
}

TEST_CASE("A cell stands for what any of its readings does, but rather for the one taken") {
  const Misreadings misreadings;
  const CellReading plain("777.77", 0.9, {}, misreadings);
  const CellReading cell("777.77", 0.9, {{"334.34", 0.8}, {"334.84", 0.01}}, misreadings);
  const auto cost = [](const CellReading& reading, const char* printed) {
    return reading.Cost(Decimal::Parse(printed));
  };
  CHECK(cost(cell, "777.77") == 0);
  CHECK(cost(cell, "334.34") > 0);
  CHECK(cost(cell, "334.34") < cost(cell, "384.34"));  // a digit off the second
  CHECK(cost(cell, "384.34") < cost(plain, "384.34"));
  CHECK(cost(cell, "334.34") < cost(cell, "334.84"));  // the surer the likelier
  CHECK(cost(cell, "777.71") == cost(plain, "777.71"));
  const CellReading code("2O1", 0.9, {{"208", 0.8}}, misreadings);
  CHECK(code.CostOfCode("208") < CellReading("2O1", 0.9, {}, misreadings).CostOfCode("208"));
}

TEST_CASE("Marks without a digit may stand for nothing, or for anything") {
  const Misreadings misreadings;
  CHECK(misreadings.Cost(U"二", std::nullopt) < misreadings.CostOfUnread(U"二"));
  CHECK(std::isinf(misreadings.Cost(U"7", std::nullopt)));
  CHECK(std::isinf(misreadings.CostOfUnread(U"7.")));
}

}  // namespace juesuan
