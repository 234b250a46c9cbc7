// Expressions of definition files: what they match, and what is wrong with them.
#include "schema/pattern.h"

#include <catch2/catch.hpp>
#include <utility>

#include "schema/required_text.h"

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

TEST_CASE("A pattern finds where it matches, and what its named groups took") {
  const Pattern pattern("(?P<name>[^0-9]+)(?P<number>[0-9]+)?人");
  const std::optional<PatternMatch> match = pattern.Search("12来宾34人", 2);
  REQUIRE(match);
  CHECK(match->begin == 2);
  CHECK(match->end == std::string("12来宾34人").size());
  CHECK(match->groups == std::map<std::string, std::string>{{"name", "来宾"}, {"number", "34"}});
  CHECK_FALSE(pattern.Search("12来宾34人", 8));
  CHECK_FALSE(pattern.MatchAt("12来宾34人", 0));
  CHECK(pattern.MatchAt("12来宾人", 2)->groups.size() == 1);  // what took nothing is left out
  CHECK(Pattern("^人").Search("来宾人", 6)->begin == 6);
}

TEST_CASE("A pattern may stand within a text") {
  CHECK(Pattern("上年|去年").MatchesWithin("比去年增加"));
  CHECK(Pattern("去年").MatchesWithin("比去年增加"));
  CHECK_FALSE(Pattern("去年").MatchesWithin("比上年增加"));
}

TEST_CASE("Texts that lack what every match must hold are told apart without the expression") {
  struct Case {
    const char *expression, *required;
  };
  static const Case kCases[] = {
      {"合计", "合计"},
      {"(本年)?支出(合计|小计)", "支出"},
      {"公务用车(购置)?运行费?", "公务用车"},
      {"(收入|支出)总计{1,2}", "总"},
      {"(政府(性)?基金)预算数", "预算数"},
      {"合计|总计", ""},
      {"[总合]计", "计"},
      {"(?P<name>收入)合", "收入"},
      {R"(general\.basic)", "general"},
      // Not understood
      {"(?i)abc", ""},
      {"(合计", ""},
      {"", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.expression);
    CHECK(RequiredText(c.expression) == c.required);
  }
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
