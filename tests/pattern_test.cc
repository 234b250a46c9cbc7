// Expressions of definition files: what they match, and what is wrong with them.
#include "schema/pattern.h"

#include <catch2/catch.hpp>
#include <utility>

namespace juesuan {
namespace {

TEST_CASE("A pattern matches a whole text or none of it") {
  const Pattern pattern("(合计|小计)");
  CHECK(pattern.MatchesWhole("小计"));
  CHECK_FALSE(pattern.MatchesWhole("小计数"));
  CHECK_FALSE(pattern.MatchesWhole("本年小计"));
  CHECK_FALSE(pattern.MatchesWhole(""));
  CHECK(Pattern("决算.表").MatchesWhole("决算总表"));  // a point is one character, not one byte
}

TEST_CASE("A pattern finds the first match and its groups") {
  using Groups = std::vector<std::string>;
  CHECK(Pattern("公开([0-9]+)表").Find("财决公开05表") == Groups{"公开05表", "05"});
  CHECK(Pattern("(a)|(b)").Find("b") == Groups{"b", "", "b"});
  CHECK(Pattern("x*").Find("y") == Groups{""});
  CHECK(Pattern("x").Find("y").empty());
}

TEST_CASE("A pattern says what is wrong with it, and matches nothing") {
  CHECK(Pattern("(合计").Problem() == "missing ): (合计");
  CHECK(Pattern("合计").Problem().empty());
}

TEST_CASE("A pattern keeps its text when moved") {
  Pattern pattern("合计");
  const Pattern moved = std::move(pattern);
  CHECK(moved.text() == "合计");
  CHECK(moved.MatchesWhole("合计"));
}

}  // namespace
}  // namespace juesuan
