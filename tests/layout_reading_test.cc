// Glyphs → text: what is joined, what is kept apart, and in which order it is read.
#include <catch2/catch.hpp>

#include "grid_text.h"
#include "layout/reading.h"
#include "page_text.h"

namespace juesuan {
namespace {

GlyphPointers PointersTo(const Page& page) {
  GlyphPointers pointers;
  for (const Glyph& glyph : page.glyphs) pointers.push_back(&glyph);
  return pointers;
}

// The text of a cell 100 points wide and as high as need be, with 4 points of padding.
std::string CellOf(const char* words) {
  const Page page = ParsePage(words);
  return ReadCell(PointersTo(page), {0, 0, 100, 200}).reading.text;
}

TEST_CASE("The text of a cell is read as people read it") {
  struct Case {
    const char* what;
    const char* words;
    const char* text;
  };
  static const Case kCases[] = {
      {"nothing", "", ""},
      {"spaces only", "t 4 10     ", ""},
      {"one line", "t 4 10 项目", "项目"},
      {"pieces drawn out of order", "t 24 10 支出\nt 4 10 项目", "项目支出"},
      {"lines drawn out of order", "t 4 30 决算数\nt 4 10 本年支出", "本年支出决算数"},
      {"a small figure beside its line", "t 4 10 面积\nsize 6\nt 24 12 2", "面积2"},
      // Wrapped labels.
      {"a wrapped Chinese label", "t 4 10 一般公共预算财政\nt 4 25 拨款收入",
       "一般公共预算财政拨款收入"},
      {"a centred label of two lines", "c 50 10 年末结转\nc 50 25 和结余", "年末结转和结余"},
      {"Latin words of two lines", "t 4 10 Annual report\nt 4 25 in full", "Annual report in full"},
      {"Chinese, then Latin", "t 4 10 项目\nt 4 25 ABC", "项目ABC"},
      // Spaces.
      {"a space between Latin words", "t 4 10 iPhone 12 Pro", "iPhone 12 Pro"},
      {"no space between Chinese", "t 4 10 合 计", "合计"},
      {"a gap is a space", "t 4 10 12.3\nt 30 10 4.5", "12.3 4.5"},
      {"a kern is none", "t 4 10 12\nt 15 10 34", "1234"},
      // Amounts.
      {"letter-spaced digits of one amount", "w 4 10 73 20 1,063.13", "1,063.13"},
      {"an amount broken where it filled the cell", "t 6 10 1,234,567,890.123\nt 6 25 45",
       "1,234,567,890.12345"},
      {"two amounts under each other", "r 96 10 12.30\nr 96 25 4.50", "12.30 4.50"},
      {"two amounts that both fill the cell", "t 6 10 1,234,567,890.123\nt 6 25 9,234,567,890.123",
       "1,234,567,890.123 9,234,567,890.123"},
      {"two amounts beside each other", "t 4 10 12.30\nr 96 10 4.50", "12.30 4.50"},
      // What is not seen is not read.
      {"hidden text", "t 4 10 1.00\nhidden t 4 10 9.99", "1.00"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(CellOf(c.words) == c.text);
  }
}

TEST_CASE("A watermark is not read") {
  Page page = ParsePage("t 4 10 草稿\nt 40 10 12.30");
  page.glyphs[0].ink = page.glyphs[1].ink = Ink::kWatermark;
  CHECK(ReadCell(PointersTo(page), {0, 0, 100, 30}).reading.text == "12.30");
}

TEST_CASE("A glyph belongs to the cell its middle is in, whatever border it touches") {
  struct Case {
    const char* what;
    const char* page;
    const char* grid;
  };
  static const Case kCases[] = {
      {"text that abuts its borders",
       "grid 50 90 150 / 100 120\nt 50 105 教育支出\nr 150 105 12.30", "教育支出 | 12.30"},
      {"an amount that runs into the next cell",
       "grid 50 90 150 / 100 120\nt 52 105 205\nt 88 105 1,234.50", "205 | 1,234.50"},
      {"text on the bottom border",
       "grid 50 100 150 / 100 112 124\n| 甲 | 乙\n| 丙 | 丁\nt 64 104 上", "甲上 | 乙\n丙 | 丁"},
      {"empty cells, an empty row and an empty column",
       "grid 50 100 150 200 / 100 120 140 160\n| 项目 |  | 金额\n|  |  | \n| 甲 |  | 1.00",
       "项目 | . | 金额\n. | . | .\n甲 | . | 1.00"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    const PageLayout layout = LayOutPage(ParsePage(c.page));
    REQUIRE(layout.grids.size() == 1);
    CHECK(ToText(layout.grids.front()) == Plain(c.grid));
  }
}

TEST_CASE("Turned text is read as it is turned") {
  for (const int turn : {1, 2, 3}) {
    CAPTURE(turn);
    const Page page =
        TurnedClockwise(ParsePage("page 1 100 60\nt 4 10 公务用车\nt 4 25 Category A"), turn);
    CHECK(ReadCell(PointersTo(page), {0, 0, page.width, page.height}).reading.text ==
          "公务用车Category A");
  }
}

TEST_CASE("A cell is full when its last line has no room for more") {
  struct Case {
    const char* words;
    bool full;
  };
  static const Case kCases[] = {
      {"", false},
      {"t 5 10 其他一般公共服务支", true},  // 90 of 100 points
      {"t 5 10 其他一般公共服", false},     // one more glyph and padding fit
      {"t 5 10 其他一般公共服务支\nt 5 25 出", false},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.words);
    const Page page = ParsePage(c.words);
    CHECK(ReadCell(PointersTo(page), {0, 0, 100, 40}).full == c.full);
  }
}

TEST_CASE("Lines come from top to bottom, their glyphs from left to right") {
  const Page page = ParsePage("t 50 30 三\nt 4 30 二\nt 4 10 一\nsize 16\nt 4 50 四");
  std::string text;
  for (const GlyphLine& line : GroupLines(PointersTo(page))) text += LineText(line) + "/";
  CHECK(text == "一/二三/四/");
}

TEST_CASE("A line knows its box and its largest em") {
  const Page page = ParsePage("t 4 10 小\nsize 12\nt 14 9 大");
  const std::vector<GlyphLine> lines = GroupLines(PointersTo(page));
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().box == Box{4, 9, 26, 21});
  CHECK(lines.front().size == 12);
}

TEST_CASE("Scalar values are written as UTF-8") {
  struct Case {
    char32_t code;
    const char* text;
  };
  static const Case kCases[] = {{U'A', "A"}, {0xB7, "·"}, {0x51B3, "决"}, {0x20BB7, "𠮷"}};
  for (const Case& c : kCases) {
    std::string text;
    AppendUtf8(c.code, text);
    CHECK(text == c.text);
  }
}

TEST_CASE("Chinese characters and marks take no spaces, Latin letters and digits do") {
  for (const char32_t wide : U"决算，。（）“”—…１：") {
    if (wide != 0) CHECK(IsWide(wide));
  }
  for (const char32_t narrow : U"Aa1.,-()%") CHECK_FALSE(IsWide(narrow));
}

}  // namespace
}  // namespace juesuan
