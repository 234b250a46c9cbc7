// Columns that line up in a terminal, Chinese or not.
#include "cli/columns.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

TEST_CASE("Chinese characters take two places") {
  struct Case {
    const char* text;
    int width;
  };
  static const Case kCases[] = {
      {"", 0},       {"abc", 3},    {"收入", 4},     {"公开01表", 8},
      {"（类）", 6}, {"“三公”", 6}, {"1,063.13", 8}, {"𠀋", 2},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(DisplayWidth(c.text) == c.width);
  }
}

TEST_CASE("Columns line up, numbers at their right, without spaces at the end of a line") {
  CHECK(AlignColumns({{"table", "rows"}, {"收入决算表", "9", "万元"}, {"x", "12", ""}}, 2, {1}) ==
        "  table       rows\n"
        "  收入决算表     9  万元\n"
        "  x             12\n");
}

}  // namespace
}  // namespace juesuan
