// Tables without inner rulings are found by how their text is aligned; text that is none is left.
#include "layout/unruled.h"

#include <catch2/catch.hpp>

#include "grid_text.h"
#include "layout/text_rows.h"
#include "page_text.h"

namespace juesuan {
namespace {

std::string LaidOut(const char* page) { return ToText(LayOutPage(ParsePage(page))); }

TEST_CASE("A table with three rules is a table") {
  CHECK(LaidOut(R"(
      c 300 70 支出决算表
      h 100 50 550
      t 60 105 科目编码
      t 150 105 科目名称
      r 400 105 基本支出
      r 540 105 项目支出
      h 120 50 550
      t 60 125 201
      t 150 125 一般公共服务支出
      r 400 125 12.30
      r 540 125 4.50
      t 60 140 20103
      t 150 140 政府办公厅事务
      r 400 140 2.30
      r 540 140 -
      h 160 50 550)") == Plain(R"(
      支出决算表
      | 科目编码 | 科目名称 | 基本支出 | 项目支出
      | 201 | 一般公共服务支出 | 12.30 | 4.50
      | 20103 | 政府办公厅事务 | 2.30 | -)"));
}

TEST_CASE("A head over several columns, with a partial rule under it, spans them") {
  CHECK(LaidOut(R"(
      h 100 50 550
      t 60 113 项目
      c 430 105 本年支出
      h 118 310 545
      r 380 123 合计
      r 460 123 基本支出
      r 540 123 项目支出
      h 138 50 550
      t 60 143 教育支出
      r 380 143 16.80
      r 460 143 12.30
      r 540 143 4.50
      t 60 158 卫生健康支出
      r 380 158 1.80
      r 460 158 1.30
      r 540 158 0.50
      h 175 50 550)") == Plain(R"(
      | 项目 | 本年支出 | < | <
      | ^ | 合计 | 基本支出 | 项目支出
      | 教育支出 | 16.80 | 12.30 | 4.50
      | 卫生健康支出 | 1.80 | 1.30 | 0.50)"));
}

TEST_CASE("A head without a rule under it spans the heads below it that stand on one line") {
  CHECK(LaidOut(R"(
      h 100 50 550
      t 60 113 项目
      c 250 113 本年收入
      c 425 105 本年支出
      c 345 121 合计
      c 425 121 基本支出
      c 510 121 项目支出
      h 138 50 550
      t 60 143 教育支出
      r 270 143 16.80
      r 360 143 16.80
      r 445 143 12.30
      r 530 143 4.50
      t 60 158 卫生健康支出
      r 270 158 1.80
      r 360 158 1.80
      r 445 158 1.30
      r 530 158 0.50
      h 175 50 550)") == Plain(R"(
      | 项目 | 本年收入 | 本年支出 | < | <
      | ^ | ^ | 合计 | 基本支出 | 项目支出
      | 教育支出 | 16.80 | 16.80 | 12.30 | 4.50
      | 卫生健康支出 | 1.80 | 1.80 | 1.30 | 0.50)"));
}

TEST_CASE("A wrapped head is one cell, and so is a wrapped label") {
  CHECK(LaidOut(R"(
      h 100 50 550
      t 60 110 项目
      c 380 104 年初结转
      c 380 116 和结余
      c 500 110 本年收入
      h 132 50 550
      t 60 140 教育支出
      r 410 140 16.80
      r 530 140 12.30
      t 60 160 其他一般公共服务
      t 60 171 支出
      r 410 160 1.80
      r 530 160 1.30
      t 60 185 卫生健康支出
      r 410 185 0.80
      r 530 185 0.30
      h 205 50 550)") == Plain(R"(
      | 项目 | 年初结转和结余 | 本年收入
      | 教育支出 | 16.80 | 12.30
      | 其他一般公共服务支出 | 1.80 | 1.30
      | 卫生健康支出 | 0.80 | 0.30)"));
}

TEST_CASE("A blank amount stays blank, and a column of blanks stays a column") {
  CHECK(LaidOut(R"(
      h 100 50 550
      t 60 105 项目
      r 300 105 合计
      r 400 105 经营收入
      r 540 105 其他收入
      h 120 50 550
      t 60 125 教育支出
      r 300 125 12.30
      r 540 125 4.50
      t 60 140 卫生健康支出
      r 300 140 2.30
      h 160 50 550)") == Plain(R"(
      | 项目 | 合计 | 经营收入 | 其他收入
      | 教育支出 | 12.30 | . | 4.50
      | 卫生健康支出 | 2.30 | . | .)"));
}

TEST_CASE("A 栏次 row is a row of its own") {
  CHECK(LaidOut(R"(
      h 100 50 550
      t 60 105 项目
      r 300 105 合计
      r 400 105 基本支出
      r 540 105 项目支出
      h 120 50 550
      t 60 125 栏次
      c 290 125 1
      c 380 125 2
      c 520 125 3
      h 138 50 550
      t 60 143 教育支出
      r 300 143 12.30
      r 400 143 7.80
      r 540 143 4.50
      h 160 50 550)") == Plain(R"(
      | 项目 | 合计 | 基本支出 | 项目支出
      | 栏次 | 1 | 2 | 3
      | 教育支出 | 12.30 | 7.80 | 4.50)"));
}

TEST_CASE("A table without any rule is found by its rows of numbers") {
  CHECK(LaidOut(R"(
      c 300 70 支出决算表
      t 60 100 科目编码
      t 150 100 科目名称
      r 400 100 基本支出
      r 540 100 项目支出
      t 60 115 201
      t 150 115 一般公共服务支出
      r 400 115 12.30
      r 540 115 4.50
      t 60 130 20103
      t 150 130 政府办公厅事务
      r 400 130 2.30
      r 540 130 0.50
      t 60 145 2010301
      t 150 145 行政运行
      r 400 145 2.30
      r 540 145 0.50
      t 60 175 注：本表反映本年度支出情况。)") == Plain(R"(
      支出决算表
      | 科目编码 | 科目名称 | 基本支出 | 项目支出
      | 201 | 一般公共服务支出 | 12.30 | 4.50
      | 20103 | 政府办公厅事务 | 2.30 | 0.50
      | 2010301 | 行政运行 | 2.30 | 0.50
      注：本表反映本年度支出情况。)"));
}

TEST_CASE("Tables under each other, each with its title, stay apart") {
  CHECK(LaidOut(R"(
      c 300 70 收入决算表
      h 100 50 550
      t 60 105 项目
      r 400 105 本年收入
      h 120 50 550
      t 60 125 教育支出
      r 400 125 4.50
      h 140 50 550
      c 300 200 支出决算表
      h 230 50 550
      t 60 235 项目
      r 400 235 本年支出
      h 250 50 550
      t 60 255 教育支出
      r 400 255 4.40
      h 270 50 550)") == Plain(R"(
      收入决算表
      | 项目 | 本年收入
      | 教育支出 | 4.50
      支出决算表
      | 项目 | 本年支出
      | 教育支出 | 4.40)"));
}

TEST_CASE("A table of three rules beside one with rulings leaves it alone") {
  CHECK(LaidOut(R"(
      grid 50 200 400 / 100 120 140
      | 项目 | 金额
      | 甲 | 1.00
      h 200 50 400
      t 60 205 项目
      r 390 205 数量
      h 220 50 400
      t 60 225 车辆
      r 390 225 2
      h 240 50 400)") == Plain(R"(
      | 项目 | 金额
      | 甲 | 1.00
      --
      | 项目 | 数量
      | 车辆 | 2)"));
}

TEST_CASE("Text that is no table is left as lines") {
  struct Case {
    const char* what;
    const char* page;
    const char* text;
  };
  static const Case kCases[] = {
      {"a paragraph with numbers", R"(
           t 70 100 2023年度收、支总计均为1,063.13万元。与上年度相比，收、支总计各增加
           t 50 115 20.50万元，增长1.97%，主要原因是：人员经费增加12.30万元，公用经
           t 50 130 费增加8.20万元，项目支出没有变化。)",
       R"(2023年度收、支总计均为1,063.13万元。与上年度相比，收、支总计各增加
          20.50万元，增长1.97%，主要原因是：人员经费增加12.30万元，公用经
          费增加8.20万元，项目支出没有变化。)"},
      {"a list of contents", R"(
           c 300 70 目录
           t 60 100 第一部分 部门概况
           r 540 100 3
           t 60 115 一、部门职责
           r 540 115 3
           t 60 130 二、机构设置
           r 540 130 4
           t 60 145 第二部分 部门决算表
           r 540 145 5)",
       R"(目录
          第一部分部门概况
          3
          一、部门职责
          3
          二、机构设置
          4
          第二部分部门决算表
          5)"},
      {"signatures in two columns", R"(
           t 60 100 单位负责人：张三
           t 350 100 财务负责人：李四
           t 60 120 填表人：王五
           t 350 120 联系电话：0371-65500000
           t 60 140 报送日期：2024年9月1日
           t 350 140 邮编：450000)",
       R"(单位负责人：张三
          财务负责人：李四
          填表人：王五
          联系电话：0371-65500000
          报送日期：2024年9月1日
          邮编：450000)"},
      {"a paragraph between two rules", R"(
           h 95 50 550
           t 70 100 2023年度收、支总计均为1,063.13万元。与上年度相比，收、支总计各增加
           t 50 115 20.50万元，增长1.97%。
           h 130 50 550)",
       R"(2023年度收、支总计均为1,063.13万元。与上年度相比，收、支总计各增加
          20.50万元，增长1.97%。)"},
      {"an underlined running head", R"(
           t 50 30 某局2023年度部门决算
           h 45 50 550
           t 70 100 本单位无此项支出。)",
       R"(某局2023年度部门决算
          本单位无此项支出。)"},
      {"numbered paragraphs", R"(
           t 70 100 1. 办公费12.30万元。
           t 70 115 2. 印刷费3.20万元。
           t 70 130 3. 差旅费8.20万元。
           t 70 145 4. 会议费0.20万元。)",
       R"(1.办公费12.30万元。
          2.印刷费3.20万元。
          3.差旅费8.20万元。
          4.会议费0.20万元。)"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(LaidOut(c.page) == Plain(c.text));
  }
}

TEST_CASE("What stands together is a piece, what stands apart is another") {
  const Page page =
      ParsePage("t 60 100 公用经费 合计\nr 300 100 1,063.13\nr 400 100 —\nr 500 100 12.3%");
  GlyphPointers glyphs;
  for (const Glyph& glyph : page.glyphs) glyphs.push_back(&glyph);
  const std::vector<TextRow> rows = MakeTextRows(glyphs);
  REQUIRE(rows.size() == 1);
  std::string pieces;
  for (const Piece& piece : rows.front().pieces)
    pieces += piece.text + (piece.number ? " #/" : "/");
  CHECK(pieces == "公用经费合计/1,063.13 #/— #/12.3% #/");
}

}  // namespace
}  // namespace juesuan
