// Page ranges as they are typed.
#include "cli/page_range.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

TEST_CASE("A page range picks pages of a document of ten") {
  struct Case {
    const char* text;
    std::vector<int> pages;
  };
  static const Case kCases[] = {
      {"7", {7}},
      {"2-4", {2, 3, 4}},
      {"9-", {9, 10}},
      {"4,1-2", {1, 2, 4}},
      {"1-3,2-4", {1, 2, 3, 4}},
      {"9-99", {9, 10}},  // clipped at the last page
      {"11", {}},
      {"1-2147483647", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    const std::optional<PageRange> range = PageRange::Parse(c.text);
    REQUIRE(range.has_value());
    CHECK(range->Of(10) == c.pages);
  }
}

TEST_CASE("Without a range every page is read") {
  CHECK(PageRange().Of(3) == std::vector<int>{1, 2, 3});
}

TEST_CASE("Pages are written as people write them") {
  CHECK(PagesText({}) == "");
  CHECK(PagesText({7}) == "7");
  CHECK(PagesText({7, 8}) == "7-8");
  CHECK(PagesText({3, 1, 2, 8, 8}) == "1-3, 8");
}

TEST_CASE("What is no page range is refused") {
  for (const char* text : {"", "0", "0-3", "-3", "12-7", "a", "7-b", "7,", ",7", "7--9", "7-9-11",
                           "1.5", " 7", "+7", "2147483648", "1-2147483648", "七"}) {
    CAPTURE(text);
    CHECK_FALSE(PageRange::Parse(text).has_value());
  }
}

}  // namespace
}  // namespace juesuan
