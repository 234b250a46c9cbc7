// Running text → sections and their paragraphs.
#include "schema/sections.h"

#include <catch2/catch.hpp>
#include <set>

#include "grid_text.h"

namespace juesuan {
namespace {

// Sections as "part / number / heading, page" and their paragraphs with "- " before them.
std::string Sections(const char* document, const std::set<int>& captions = {}) {
  const Layout layout = ParseLayout(document);
  std::vector<bool> is_caption(layout.lines.size(), false);
  for (const int line : captions) is_caption[static_cast<std::size_t>(line)] = true;
  std::string text;
  for (const Section& section : MakeSections(layout, is_caption)) {
    text += (section.part.empty() ? "-" : section.part) + " / " +
            (section.number.empty() ? "-" : section.number) + " / " + section.heading + ", " +
            std::to_string(section.page) + "\n";
    for (const Paragraph& paragraph : section.paragraphs) text += "- " + paragraph.text + "\n";
  }
  return text;
}

TEST_CASE("Recognised numbers are told with the paragraph and the page they stand on") {
  Layout layout = ParseLayout(R"(
      一、收入支出决算总体情况说明
      支出没有变化。
      2023年度收入总计1,063.13万元，与上
      page 2
      + 年度相比增加20.50万元。)");
  layout.lines[2].numbers = {{"2023", 0.75}, {"1,063.13", 1}};
  layout.lines[3].numbers = {{"20.50", 0.5}};
  const std::vector<Section> sections =
      MakeSections(layout, std::vector<bool>(layout.lines.size(), false));
  REQUIRE(sections.size() == 1);
  std::string numbers;
  for (const TextNumber& number : sections[0].numbers) {
    numbers += std::to_string(number.paragraph) + " " + std::to_string(number.page) + " " +
               number.text + " " + std::to_string(static_cast<int>(100 * number.confidence)) + "\n";
  }
  CHECK(numbers == "1 1 2023 75\n1 1 1,063.13 100\n1 2 20.50 50\n");
}

TEST_CASE("Headings part the text, and paragraphs go on over lines") {
  CHECK(Sections(R"(
      第三部分 2023年度部门决算情况说明
      一、收入支出决算总体情况说明
      2023年度收入总计1,063.13万元，与上
      + 年度相比增加20.50万元。
      支出没有变化。
      page 2
      二、收入决算情况说明
      收入合计900.00万元。
      第四部分名词解释
      一、财政拨款收入：指财政当年拨付的资金。
      二、事业收入：指事业单位的收入。)") == Plain(R"(
      第三部分 / 一 / 收入支出决算总体情况说明, 1
      - 2023年度收入总计1,063.13万元，与上年度相比增加20.50万元。
      - 支出没有变化。
      第三部分 / 二 / 收入决算情况说明, 2
      - 收入合计900.00万元。
      第四部分 / - / 名词解释, 2
      - 一、财政拨款收入：指财政当年拨付的资金。
      - 二、事业收入：指事业单位的收入。)"));
}

TEST_CASE(
    "A paragraph knows which page each part of it is on, and a section the title of its part") {
  const Layout layout = ParseLayout(R"(
      第三部分 2023年度部门决算情况说明
      一、收入支出决算总体情况说明
      收入总计1,063.13万元，
      page 2
      + 支出总计相同。)");
  const std::vector<Section> sections =
      MakeSections(layout, std::vector<bool>(layout.lines.size(), false));
  REQUIRE(sections.size() == 1);
  CHECK(sections[0].part_title == "2023年度部门决算情况说明");
  REQUIRE(sections[0].paragraphs.size() == 1);
  const std::size_t first_size = std::string("收入总计1,063.13万元，").size();
  CHECK(sections[0].paragraphs[0].pages ==
        std::vector<std::pair<std::size_t, int>>{{0, 1}, {first_size, 2}});
}

TEST_CASE("The list of contents makes no sections") {
  CHECK(Sections(R"(
      目录
      第一部分部门概况……………………3
      一、部门职责...................3
      二、机构设置
      第二部分部门决算表
      page 3
      第一部分部门概况
      一、部门职责
      负责全区工作。
      二、机构设置
      内设机构三个。)") == Plain(R"(
      第一部分 / 一 / 部门职责, 3
      - 负责全区工作。
      第一部分 / 二 / 机构设置, 3
      - 内设机构三个。)"));
}

TEST_CASE("Captions of tables are no paragraphs") {
  CHECK(Sections("一、收入情况\n收入合计900.00万元。\n收入决算表\n单位：万元", {2, 3}) ==
        "- / 一 / 收入情况, 1\n- 收入合计900.00万元。\n");
}

TEST_CASE("A sentence that is numbered is no heading") {
  for (const char* line : {"一、本年度收入增加，原因是人员增加", "一、本年度收入增加。",
                           "1、办公费", "（一）基本支出情况", "一是加强管理"}) {
    CAPTURE(line);
    CHECK(Sections((std::string("二、支出情况\n正文。\n") + line).c_str()) ==
          std::string("- / 二 / 支出情况, 1\n- 正文。\n- ") + line + "\n");
  }
}

TEST_CASE("Text before the first heading is a section without one, a cover is none") {
  CHECK(Sections("某局\n2024年9月").empty());
  CHECK(Sections("某局\npage 2\n一、部门职责\n正文。") == "- / 一 / 部门职责, 2\n- 正文。\n");
  // What shares its page with a heading or a table is no cover.
  CHECK(Sections("某局\n一、部门职责\n正文。") ==
        "- / - / , 1\n- 某局\n- / 一 / 部门职责, 1\n- 正文。\n");
  CHECK(Sections("| 项目 | 金额\n填报人：某某") == "- / - / , 1\n- 填报人：某某\n");
  CHECK(Sections("| 项目 | 金额\npage 2\n填报人：某某") == "- / - / , 2\n- 填报人：某某\n");
  CHECK(Sections("关于下达资金的通知\n现将资金下达你们。") ==
        "- / - / , 1\n- 关于下达资金的通知\n- 现将资金下达你们。\n");
  CHECK(Sections("现将有关情况公开如下。\n一、部门职责\n正文。") ==
        "- / - / , 1\n- 现将有关情况公开如下。\n- / 一 / 部门职责, 1\n- 正文。\n");
}

}  // namespace
}  // namespace juesuan
