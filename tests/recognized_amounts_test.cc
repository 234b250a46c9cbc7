// Which recognised amounts are doubted for the way they are written.
#include "schema/recognized_amounts.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

Grid ColumnOf(const std::vector<const char*>& texts, Origin origin) {
  Grid grid;
  grid.columns = 1;
  for (const char* text : texts) {
    Cell& cell = grid.cells.emplace_back();
    cell.row = grid.rows++;
    cell.reading.text = text;
    cell.reading.origin = origin;
    cell.reading.confidence = 0.99;
  }
  return grid;
}

TEST_CASE("An amount without the decimal places of its column is doubtful") {
  struct Case {
    std::vector<const char*> texts;
    std::vector<const char*> doubted;
  };
  const Case cases[] = {
      {{"决算数", "1", "12.30", "4473", "0.00", "1,250.10", "8.05"}, {"4473"}},
      {{"12.30", "44.7", "0.00", "-250.10", "8.05", "16.00"}, {"44.7"}},
      {{"12.30", "0.00", "250.10", "8.05", ""}, {}},
      {{"1230", "447", "0.00", "250", "805", "916"}, {}},        // whole numbers are usual here
      {{"12.30", "447.5", "0.00", "25.1", "8.05", "9.16"}, {}},  // no way is usual
      {{"12.30", "4473", "0.00"}, {}},                           // too few to tell
      {{"12.30", "2010301", "0.00", "人员经费", "8.05", "1.00"}, {"2010301"}},
  };
  for (const Case& c : cases) {
    Grid grid = ColumnOf(c.texts, Origin::kOcr);
    DoubtRecognizedAmounts(grid);
    std::vector<std::string> doubted;
    for (const Cell& cell : grid.cells) {
      if (cell.reading.confidence < 0.9) doubted.push_back(cell.reading.text);
    }
    CHECK(doubted == std::vector<std::string>(c.doubted.begin(), c.doubted.end()));
  }
}

TEST_CASE("What was not recognised is never doubted") {
  Grid grid = ColumnOf({"12.30", "4473", "0.00", "1.10", "8.05", "9.00"}, Origin::kText);
  DoubtRecognizedAmounts(grid);
  for (const Cell& cell : grid.cells) CHECK(cell.reading.confidence == 0.99);
}

}  // namespace
}  // namespace juesuan
