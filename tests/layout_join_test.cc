// Tables over pages: what goes on, what begins anew, and what a page break cut.
#include <catch2/catch.hpp>

#include "grid_text.h"
#include "layout/join.h"
#include "page_text.h"

namespace juesuan {
namespace {

std::string Joined(const std::string& text) {
  std::vector<PageLayout> pages;
  for (const Page& page : ParsePages(text)) pages.push_back(LayOutPage(page));
  return ToText(JoinPages(std::move(pages)));
}

// The first page of a table, with its title.
constexpr const char* kFirst = R"(
    page 1 600 800
    size 16
    c 300 80 支出决算表
    size 10
    grid 50 150 350 550 / 700 720 740
    | 编码 | 科目名称 | 本年支出
    | 205 | 教育支出 | 12.30
    page 2 600 800
    )";

TEST_CASE("A table goes on over the page") {
  struct Case {
    const char* what;
    const char* second_page;
  };
  static const Case kCases[] = {
      {"without its head", R"(
           grid 50 150 350 550 / 100 120
           | 210 | 卫生健康支出 | 4.50)"},
      {"with its head again", R"(
           grid 50 150 350 550 / 100 120 140
           | 编码 | 科目名称 | 本年支出
           | 210 | 卫生健康支出 | 4.50)"},
      {"with its title and its head again", R"(
           size 16
           c 300 80 支出决算表
           size 10
           grid 50 150 350 550 / 100 120 140
           | 编码 | 科目名称 | 本年支出
           | 210 | 卫生健康支出 | 4.50)"},
      {"with its title again, marked 续表", R"(
           size 16
           c 300 80 支出决算表（续表）
           size 10
           grid 50 150 350 550 / 100 120 140
           | 编码 | 科目名称 | 本年支出
           | 210 | 卫生健康支出 | 4.50)"},
      {"with margins mirrored", R"(
           grid 80 180 380 580 / 100 120
           | 210 | 卫生健康支出 | 4.50)"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(Joined(std::string(kFirst) + c.second_page) == Plain(R"(
        支出决算表
        | 编码 | 科目名称 | 本年支出
        | 205 | 教育支出 | 12.30
        | 210 | 卫生健康支出 | 4.50)"));
  }
}

TEST_CASE("Another table begins") {
  struct Case {
    const char* what;
    const char* second_page;
    const char* text;
  };
  static const Case kCases[] = {
      {"after a title of its own, shaped the same", R"(
           size 16
           c 300 80 收入决算表
           size 10
           grid 50 150 350 550 / 100 120 140
           | 编码 | 科目名称 | 本年支出
           | 210 | 卫生健康支出 | 4.50)",
       R"(收入决算表
          | 编码 | 科目名称 | 本年支出
          | 210 | 卫生健康支出 | 4.50)"},
      {"after a title of its own, with another head", R"(
           size 16
           c 300 80 收入决算表
           size 10
           grid 50 150 350 550 / 100 120 140
           | 编码 | 科目名称 | 本年收入
           | 210 | 卫生健康支出 | 4.50)",
       R"(收入决算表
          | 编码 | 科目名称 | 本年收入
          | 210 | 卫生健康支出 | 4.50)"},
      {"after a note", R"(
           t 50 80 注：本表反映本年度支出情况。
           grid 50 150 350 550 / 100 120
           | 210 | 卫生健康支出 | 4.50)",
       R"(注：本表反映本年度支出情况。
          | 210 | 卫生健康支出 | 4.50)"},
      {"with its title inside the grid", R"(
           h 100 50 550
           h 120 50 550
           h 140 50 550
           v 50 100 140
           v 150 120 140
           v 350 120 140
           v 550 100 140
           c 300 105 收入决算表
           t 54 125 210
           t 154 125 卫生健康支出
           r 546 125 4.50)",
       R"(--
          | 收入决算表 | < | <
          | 210 | 卫生健康支出 | 4.50)"},
      {"with other columns", R"(
           grid 50 250 450 550 / 100 120
           | 210 | 卫生健康支出 | 4.50)",
       R"(--
          | 210 | 卫生健康支出 | 4.50)"},
      {"of another width", R"(
           grid 50 150 350 450 / 100 120
           | 210 | 卫生健康支出 | 4.50)",
       R"(--
          | 210 | 卫生健康支出 | 4.50)"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(Joined(std::string(kFirst) + c.second_page) == Plain(std::string(R"(
        支出决算表
        | 编码 | 科目名称 | 本年支出
        | 205 | 教育支出 | 12.30
        )") + c.text));
  }
}

// How many tables two scanned pages make with a head each and these titles.
std::size_t TablesOfScans(const std::string& title, const std::string& next) {
  const auto page = [](const std::string& number, const std::string& its) {
    return "page " + number + " 600 800\nsize 16\nc 300 80 " + its +
           "\nsize 10\ngrid 50 150 350 550 / 100 120 140\n| 编码 | 科目名称 | 本年支出\n| 20" +
           number + " | 教育支出 | 12.30\n";
  };
  std::vector<PageLayout> pages;
  for (Page& scan : ParsePages(page("1", title) + page("2", next))) {
    for (Glyph& glyph : scan.glyphs) {
      glyph.recognized = true;
      glyph.confidence = 0.9F;
    }
    pages.push_back(LayOutPage(scan));
  }
  return JoinPages(std::move(pages)).grids.size();
}

TEST_CASE("A recognised title is the same though a character was misread, but not two") {
  CHECK(TablesOfScans("支出决算总表", "支出决算总表") == 1);
  CHECK(TablesOfScans("支出决算总表", "支出快算总表") == 1);
  CHECK(TablesOfScans("支出决算总表", "收入决算总表") == 2);
  CHECK(TablesOfScans("一般公共预算支出表（按功能分类）", "一般公共预算支出表（按经济分类）") == 2);
  CHECK(TablesOfScans("一般公共预算支出表（按功能分类）", "一般公共预算文出表（按功能分类）") == 1);
  CHECK(TablesOfScans("一般公共预算财政拨款支出决算表（按功能分类）",
                      "一般公共预算财政拨款支出决算表（按经济分类）") == 2);
}

TEST_CASE("A page without its table ends the table") {
  CHECK(Joined(std::string(kFirst) + R"(
      t 50 100 正文
      page 3 600 800
      grid 50 150 350 550 / 100 120
      | 210 | 卫生健康支出 | 4.50)") == Plain(R"(
      支出决算表
      | 编码 | 科目名称 | 本年支出
      | 205 | 教育支出 | 12.30
      正文
      | 210 | 卫生健康支出 | 4.50)"));
}

TEST_CASE("A table of three pages is one, running heads and page numbers aside") {
  std::string pages;
  for (int page = 1; page <= 3; ++page) {
    const std::string number = std::to_string(page);
    pages += "page " + number + " 600 800\nc 300 30 某局2023年度部门决算\nc 300 770 - " + number +
             " -\ngrid 50 150 350 550 / 100 120\n| 20" + number + " | 教育支出 | " + number +
             ".00\n";
  }
  std::vector<PageLayout> layouts;
  for (const Page& page : ParsePages(pages)) layouts.push_back(LayOutPage(page));
  const Layout layout = JoinPages(std::move(layouts));
  CHECK(ToText(layout) == Plain(R"(
      | 201 | 教育支出 | 1.00
      | 202 | 教育支出 | 2.00
      | 203 | 教育支出 | 3.00)"));
  REQUIRE(layout.grids.size() == 1);
  CHECK(layout.grids.front().pages == std::vector<int>{1, 2, 3});
  CHECK(layout.grids.front().cells.back().page == 3);
  CHECK(layout.margins.size() == 6);
}

TEST_CASE("Columns that only one part shows are the table's") {
  CHECK(Joined(R"(
      page 1 600 800
      h 700 50 550
      h 720 50 550
      h 740 50 550
      v 50 700 740
      v 350 720 740
      v 550 700 740
      t 54 705 一、收入
      t 54 725 205教育支出
      r 546 725 12.30
      page 2 600 800
      grid 50 150 350 550 / 100 120
      | 210 | 卫生健康支出 | 4.50)") == Plain(R"(
      | 一、收入 | < | <
      | 205教育支出 | < | 12.30
      | 210 | 卫生健康支出 | 4.50)"));
}

// The last row of page 1 and the first of page 2, in columns 60, 100 and 80 points wide: what
// becomes of them.
struct Break {
  const char* what;
  const char* last_row;
  const char* first_row;
  const char* rows;
};

std::string BrokenTable(const Break& c) {
  return Joined(
      std::string(
          "page 1 600 800\ngrid 50 110 210 290 / 700 720 740\n| 编码 | 科目名称 | 支出\n| ") +
      c.last_row + "\npage 2 600 800\ngrid 50 110 210 290 / 100 120 140\n| " + c.first_row +
      "\n| 205 | 教育支出 | 1.00");
}

TEST_CASE("A row that the page broke is one row") {
  static const Break kCases[] = {
      {"a label", "20199 | 其他一般公共服务支 | 12.30", " | 出 | ",
       "| 20199 | 其他一般公共服务支出 | 12.30"},
      {"an amount within its decimals", "20199 | 其他支出 | 123,418,220.0", " |  | 6",
       "| 20199 | 其他支出 | 123,418,220.06"},
      {"an amount after its point", "20199 | 其他支出 | 12,123,139,712.", " |  | 20",
       "| 20199 | 其他支出 | 12,123,139,712.20"},
  };
  for (const Break& c : kCases) {
    CAPTURE(c.what);
    CHECK(BrokenTable(c) ==
          Plain(std::string("| 编码 | 科目名称 | 支出\n") + c.rows + "\n| 205 | 教育支出 | 1.00"));
  }
}

TEST_CASE("A new row is not taken for the rest of a broken one") {
  static const Break kCases[] = {
      {"its code is new", "20199 | 其他一般公共服务支 | 12.30", "20299 | 出国费用 | ", ""},
      {"its amount is whole", "20199 | 其他支出 | 123,418,220.06", " |  | 4", ""},
      {"its amount has a point of its own", "20199 | 其他支出 | 123,418,220.0", " |  | 6.50", ""},
      {"the label above left room", "20199 | 其他支出 | 12.30", " | 出国费用 | ", ""},
      {"all of its cells are filled", "20199 | 其他一般公共服务支 | 123,418,220.0",
       "205 | 教育 | 6", ""},
  };
  for (const Break& c : kCases) {
    CAPTURE(c.what);
    const std::string text = BrokenTable(c);
    CHECK(std::count(text.begin(), text.end(), '\n') == 4);  // head, last, first, and the row after
  }
}

TEST_CASE("A merged label that the page cut is one cell") {
  CHECK(Joined(R"(
      page 1 600 800
      h 700 50 550
      h 720 150 550
      h 740 50 550
      v 50 700 740
      v 150 700 740
      v 350 700 740
      v 550 700 740
      t 54 715 产出指标
      t 154 705 数量指标
      r 546 705 1
      t 154 725 质量指标
      r 546 725 2
      page 2 600 800
      h 100 50 550
      h 120 150 550
      h 140 50 550
      v 50 100 140
      v 150 100 140
      v 350 100 140
      v 550 100 140
      t 154 105 时效指标
      r 546 105 3
      t 154 125 成本指标
      r 546 125 4)") == Plain(R"(
      | 产出指标 | 数量指标 | 1
      | ^ | 质量指标 | 2
      | ^ | 时效指标 | 3
      | ^ | 成本指标 | 4)"));
}

TEST_CASE("A blank cell below a blank one stays a cell of its own") {
  CHECK(Joined(R"(
      page 1 600 800
      grid 50 150 350 550 / 700 720
      |  | 教育支出 | 1.00
      page 2 600 800
      grid 50 150 350 550 / 100 120
      |  | 卫生健康支出 | 4.50)") == Plain(R"(
      | . | 教育支出 | 1.00
      | . | 卫生健康支出 | 4.50)"));
}

TEST_CASE("A table without rulings goes on where it has as many columns") {
  CHECK(Joined(R"(
      page 1 600 800
      c 300 560 支出决算表
      h 600 50 550
      t 60 605 项目
      r 400 605 基本支出
      r 540 605 项目支出
      h 620 50 550
      t 60 625 教育支出
      r 400 625 12.30
      r 540 625 4.50
      h 640 50 550
      page 2 600 800
      h 90 50 550
      t 60 95 项目
      r 400 95 基本支出
      r 540 95 项目支出
      h 110 50 550
      t 60 115 卫生健康支出
      r 400 115 112.30
      r 540 115 114.50
      h 130 50 550)") == Plain(R"(
      支出决算表
      | 项目 | 基本支出 | 项目支出
      | 教育支出 | 12.30 | 4.50
      | 卫生健康支出 | 112.30 | 114.50)"));
}

}  // namespace
}  // namespace juesuan
