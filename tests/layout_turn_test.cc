// Pages printed sideways read as if they were upright, and their boxes lie where they are.
#include <catch2/catch.hpp>

#include "extract/turn.h"
#include "grid_text.h"
#include "page_text.h"

namespace juesuan {
namespace {

constexpr const char* kPage = R"(
    page 3 600 800
    c 300 70 收入决算表
    grid 50 150 350 550 / 100 120 140
    | 编码 | 科目名称 | 决算数
    | 205 | 教育支出 | 12.30
    t 50 160 注：本表反映本年度收入情况。)";

TEST_CASE("A page turned by any number of quarters is read upright") {
  const std::string upright = ToText(LayOutPage(ParsePage(kPage)));
  REQUIRE(upright == Plain(R"(
      收入决算表
      | 编码 | 科目名称 | 决算数
      | 205 | 教育支出 | 12.30
      注：本表反映本年度收入情况。)"));
  for (const int turn : {1, 2, 3}) {
    CAPTURE(turn);
    const Page page = TurnedClockwise(ParsePage(kPage), turn);
    CHECK(MainTurn(page) == turn);
    CHECK(ToText(LayOutPage(page)) == upright);
  }
}

TEST_CASE("Boxes of a turned page are those of the page as displayed") {
  struct Case {
    int turn;
    Box table, amount;  // of the table, and of its cell 12.30
  };
  static const Case kCases[] = {
      {0, {50, 100, 550, 140}, {350, 120, 550, 140}},
      {1, {660, 50, 700, 550}, {660, 350, 680, 550}},
      {2, {50, 660, 550, 700}, {50, 660, 250, 680}},
      {3, {100, 50, 140, 550}, {120, 50, 140, 250}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.turn);
    const PageLayout layout = LayOutPage(TurnedClockwise(ParsePage(kPage), c.turn));
    REQUIRE(layout.grids.size() == 1);
    const Grid& grid = layout.grids.front();
    CHECK(grid.box == c.table);
    REQUIRE(grid.cells.size() == 6);
    CHECK(grid.cells.back().reading.text == "12.30");
    CHECK(grid.cells.back().box == c.amount);
    CHECK(layout.info.width == (c.turn % 2 == 0 ? 600 : 800));
  }
}

TEST_CASE("A box turned upright and back is the same") {
  const Page page = ParsePage(kPage);
  for (const int turn : {0, 1, 2, 3}) {
    CAPTURE(turn);
    const Page turned = TurnedClockwise(page, turn);
    const Page upright = TurnUpright(turned, turn);
    CHECK(upright.width == page.width);
    REQUIRE(upright.glyphs.size() == page.glyphs.size());
    for (std::size_t index = 0; index < page.glyphs.size(); ++index) {
      CHECK(upright.glyphs[index].box() == page.glyphs[index].box());
      CHECK(upright.glyphs[index].turn == 0);
      CHECK(TurnBack(upright.glyphs[index].box(), turn, turned.width, turned.height) ==
            turned.glyphs[index].box());
    }
  }
}

TEST_CASE("Rulings turn with the page") {
  const Page page = ParsePage("page 1 600 800\nh 100 50 550\nv 50 100 140");
  for (const int turn : {0, 1, 2, 3}) {
    CAPTURE(turn);
    const Page upright = TurnUpright(TurnedClockwise(page, turn), turn);
    REQUIRE(upright.rulings.size() == 2);
    for (std::size_t index = 0; index < 2; ++index) {
      CHECK(upright.rulings[index].axis == page.rulings[index].axis);
      CHECK(upright.rulings[index].position == page.rulings[index].position);
      CHECK(upright.rulings[index].begin == page.rulings[index].begin);
      CHECK(upright.rulings[index].end == page.rulings[index].end);
    }
  }
}

TEST_CASE("What a recognised cell may hold instead goes to it, however the page is turned") {
  Page page = ParsePage(kPage);
  for (Glyph& glyph : page.glyphs) glyph.recognized = true;
  const auto add = [&](const Box& box, const char* text) {
    page.alternatives.push_back({box, ParsePage(text).glyphs});
  };
  add({500, 121, 549, 139}, "r 546 125 12.80");
  add({350, 120, 550, 140}, "r 546 125 12.30");   // as it was read
  add({351, 101, 400, 119}, "t 354 105 决算教");  // of 决算数
  add({360, 121, 400, 139}, "t 365 125 99");      // where nothing was read
  add({50, 200, 100, 220}, "t 55 205 表外");
  for (const Glyph& glyph : ParsePage("hidden t 54 125 206\nhidden t 154 125 教育支出").glyphs)
    page.glyphs.push_back(glyph);
  for (const int turn : {0, 1, 2, 3}) {
    CAPTURE(turn);
    const PageLayout layout = LayOutPage(TurnedClockwise(page, turn));
    REQUIRE(layout.grids.size() == 1);
    std::string others;
    for (const Cell& cell : layout.grids.front().cells) {
      for (const OtherReading& other : cell.reading.others)
        others += cell.reading.text + "/" + other.text + " ";
    }
    CHECK(others == "决算数/决算教 205/206 12.30/12.80 ");
    CHECK(layout.info.origin == PageOrigin::kOcr);
  }
}

TEST_CASE("The turn of a page is that of most glyphs that are seen") {
  struct Case {
    const char* what;
    const char* upright;  // beside 科目 turned by one quarter
    int turn;
  };
  static const Case kCases[] = {
      {"a running head on a sideways page", "t 4 10 决", 1},
      {"as many upright", "t 4 10 决算", 0},
      {"more upright", "t 4 10 决算表", 0},
      {"hidden ones count for nothing", "hidden t 4 10 决算表", 1},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    Page page = ParsePage(c.upright);
    for (const Glyph& glyph : TurnedClockwise(ParsePage("t 4 100 科目"), 1).glyphs)
      page.glyphs.push_back(glyph);
    CHECK(MainTurn(page) == c.turn);
  }
  CHECK(MainTurn(Page()) == 0);
}

}  // namespace
}  // namespace juesuan
