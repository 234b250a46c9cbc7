// Text outside tables: its lines, its paragraphs, and what belongs to the margins of the pages.
#include <catch2/catch.hpp>

#include "grid_text.h"
#include "layout/lines.h"
#include "page_text.h"

namespace juesuan {
namespace {

Layout LaidOut(const std::string& text) {
  std::vector<PageLayout> pages;
  for (const Page& page : ParsePages(text)) pages.push_back(LayOutPage(page));
  return JoinPages(std::move(pages));
}

std::string Margins(const Layout& layout) {
  std::string text;
  for (const Line& line : layout.margins) text += line.text + "\n";
  return text;
}

TEST_CASE("Pieces far apart on one line are lines of their own") {
  CHECK(ToText(LayOutPage(ParsePage(
            "t 50 100 部门：某局\nc 300 100 2023年度\nr 550 100 单位：万元"))) == Plain(R"(
      部门：某局
      2023年度
      单位：万元)"));
}

TEST_CASE("A spaced title is one line") {
  CHECK(ToText(LayOutPage(ParsePage("size 22\nt 250 100 目\nt 316 100 录"))) == "目录\n");
}

TEST_CASE("A line knows its box and its em") {
  const PageLayout page = LayOutPage(ParsePage("size 16\nt 50 100 决算"));
  REQUIRE(page.lines.size() == 1);
  CHECK(page.lines.front().page == 1);
  CHECK(page.lines.front().box == Box{50, 100, 82, 116});
  CHECK(page.lines.front().size == 16);
}

TEST_CASE("Numbers of a recognised line are told with the confidence of their least sure glyph") {
  Page page = ParsePage("t 50 100 2026年增加2,669.85万元，占2.MY。（3）共B7个，5-6人");
  CHECK(LayOutPage(page).lines.front().numbers.empty());
  for (Glyph& glyph : page.glyphs) {
    glyph.recognized = true;
    glyph.confidence = glyph.code == U'8' ? 0.5F : glyph.code == U'元' ? 0.25F : 1;
  }
  const PageLayout layout = LayOutPage(page);
  std::string numbers;
  for (const RecognizedNumber& number : layout.lines.front().numbers)
    numbers += number.text + (number.confidence == 1     ? " "
                              : number.confidence == 0.5 ? "? "
                                                         : "! ");
  CHECK(numbers == "2026 2,669.85? 2.MY 3 B7 5 6 ");
}

TEST_CASE("Text and tables come in the order in which they stand") {
  CHECK(ToText(LayOutPage(ParsePage(R"(
      t 50 300 注：单位四舍五入。
      c 300 70 收入决算表
      grid 50 300 550 / 100 120 140
      | 项目 | 金额
      | 教育支出 | 1.00)"))) == Plain(R"(
      收入决算表
      | 项目 | 金额
      | 教育支出 | 1.00
      注：单位四舍五入。)"));
}

TEST_CASE("A paragraph goes on over lines, and over a page") {
  CHECK(ToText(LaidOut(R"(
      page 1 600 800
      t 70 400 本年度收入总计一千零六十三点一三万元，与上年度相比增加了二十点五零
      t 50 420 万元，主要原因是人员经费增加。
      t 70 440 本年度支出总计一千零六十三点一三万元，与上年度相比没有任何变化，其
      page 2 600 800
      t 50 100 中基本支出九百万元。
      t 70 120 三公经费没有支出。)")) == Plain(R"(
      本年度收入总计一千零六十三点一三万元，与上年度相比增加了二十点五零
      + 万元，主要原因是人员经费增加。
      本年度支出总计一千零六十三点一三万元，与上年度相比没有任何变化，其
      + 中基本支出九百万元。
      三公经费没有支出。)"));
}

TEST_CASE("A line that begins a paragraph does not go on with the one before") {
  struct Case {
    const char* what;
    const char* second_line;
  };
  static const Case kCases[] = {
      {"an indent", "t 70 420 二、支出决算情况说明，各项支出均为基本支出"},
      {"a larger em", "size 16\nt 50 420 第三部分决算情况说明"},
      {"a wide gap above", "t 50 470 各项支出均为基本支出，没有项目支出和其他支出"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    const Layout layout = LaidOut(
        std::string(
            "t 50 400 本年度收入总计一千零六十三点一三万元，与上年度相比增加了二十点五零元\n") +
        c.second_line);
    REQUIRE(layout.lines.size() == 2);
    CHECK_FALSE(layout.lines[1].continues);
  }
}

TEST_CASE("Page numbers are set aside, in whatever form") {
  for (const char* number :
       {"5", "- 5 -", "— 5 —", "第5页", "第 5 页 共 28 页", "5/28", "·5·", "Page 5"}) {
    CAPTURE(number);
    const Layout layout =
        LaidOut(std::string("t 50 400 各项支出均为基本支出。\nc 300 770 ") + number);
    CHECK(ToText(layout) == "各项支出均为基本支出。\n");
    CHECK(layout.margins.size() == 1);
  }
}

TEST_CASE("A number between dashes is a page number a little further in, too") {
  struct Case {
    const char* line;
    double confidence;
    bool is_number;
  };
  static const Case kCases[] = {
      {"c 300 716 — 15 —", 1, true},
      {"c 300 716 - 5 -", 0.9, true},
      {"c 300 716 —2-一", 0.6, true},  // as it was recognised
      {"c 300 716 -了一", 0.6, true},
      // Errors
      {"c 300 716 -了一", 1, false},
      {"c 300 716 15", 1, false},
      {"c 300 716 -15", 0.6, false},
      {"c 300 716 —年初结转—", 0.6, false},
      {"c 300 690 — 15 —", 1, false},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.line, c.confidence);
    PageLayout page =
        LayOutPage(ParsePage(std::string("t 50 300 各项支出均为基本支出。\n") + c.line));
    REQUIRE(page.lines.size() == 2);
    for (Line& line : page.lines) line.confidence = c.confidence;
    CHECK(FindMargins({page}).front() == std::vector<bool>{false, c.is_number});
  }
}

TEST_CASE("Numbers within the page, and words in its margins, are no page numbers") {
  for (const char* line : {"c 300 400 5", "c 300 770 5万元", "c 300 770 二〇二四年九月"}) {
    CAPTURE(line);
    const Layout layout = LaidOut(std::string("t 50 300 各项支出均为基本支出。\n") + line);
    CHECK(layout.lines.size() == 2);
    CHECK(layout.margins.empty());
  }
}

TEST_CASE("A running head is on several pages, a title on one") {
  std::string pages;
  for (int page = 1; page <= 4; ++page) {
    const std::string number = std::to_string(page);
    pages += "page " + number +
             " 600 800\nc 300 30 某局2023年度部门决算\nt 50 400 正文\nc 300 770 第" + number +
             "页\n";
  }
  const Layout layout = LaidOut(pages);
  CHECK(layout.lines.size() == 4);
  CHECK(layout.margins.size() == 8);
  CHECK(ToText(LaidOut("c 300 30 某局2023年度部门决算\nt 50 400 正文")) ==
        "某局2023年度部门决算\n正文\n");
}

TEST_CASE("A large line at the top of several pages is a title, not a running head") {
  std::string pages;
  for (int page = 1; page <= 4; ++page) {
    pages += "page " + std::to_string(page) +
             " 600 800\nsize 18\nc 300 30 收入决算表\nsize 10\nt 50 400 正文\nt 50 440 正文\n";
  }
  CHECK(Margins(LaidOut(pages)).empty());
}

TEST_CASE("A line with a table further out is no running head") {
  std::string pages;
  for (int page = 1; page <= 4; ++page) {
    pages += "page " + std::to_string(page) +
             " 600 800\ngrid 50 300 550 / 20 30 40\n| 项目 | 甲\n| 乙 | 丙\nt 50 50 单位：万元\nt "
             "50 400 正文\n";
  }
  CHECK(Margins(LaidOut(pages)).empty());
}

}  // namespace
}  // namespace juesuan
