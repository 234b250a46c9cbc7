// What becomes of labels and captions that were read from pixels.
#include "schema/recognized.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

PageLayout PageWith(PageOrigin origin, const std::string& line, const std::string& cell) {
  PageLayout layout;
  layout.info = {1, 595, 842, 0, origin};
  layout.lines.push_back({1, {}, line, 9, false});
  Grid grid;
  grid.rows = grid.columns = 1;
  grid.pages = {1};
  Cell& only = grid.cells.emplace_back();
  only.page = 1;
  only.reading.text = cell;
  only.reading.origin = origin == PageOrigin::kOcr ? Origin::kOcr : Origin::kText;
  only.reading.confidence = 0.9;
  layout.grids.push_back(grid);
  return layout;
}

TEST_CASE("A label is the known word that another reading of it is, if they are alike") {
  struct Case {
    const char *read, *other, *text;
  };
  const Case cases[] = {
      {"一舵公兵预算匣政拨款攻人", "一般公共预算财政拨款收入", "一般公共预算财政拨款收入"},
      {"郜公费", "办公费", "办公费"},
      {"郜公费", "差旅费", "郜公费"},    // not alike
      {"郜公费", "办么费", "郜公费"},    // no known word
      {"办公费", "办公用房", "办公费"},  // known already
      {"12.30", "办公费", "12.30"},
      {"二、郜公费", "办公费", "二、办公费"},  // the number was read
      {"二、郜公费", "二、办公费", "二、办公费"},
  };
  for (const Case& row : cases) {
    INFO(row.read);
    std::vector<PageLayout> pages = {PageWith(PageOrigin::kOcr, "", row.read)};
    Reading& reading = pages[0].grids[0].cells[0].reading;
    reading.confidence = 0.98;
    reading.others = {{row.other, 0.5}};
    CorrectRecognized(pages, "");
    CHECK(reading.text == row.text);
  }
}

TEST_CASE("A word that is near another is not taken for it where both are known") {
  struct Case {
    const char *read, *text;
  };
  const Case cases[] = {
      {"其中，财政拨款", "其中：财政拨款"},  // not 当年财政拨款
      {"人员经费支出", "人员经费支出"},      // not 人员经费合计
      {"上年结转结余", "上年结转结余"},      // not 上年结转资金
  };
  for (const Case& row : cases) {
    INFO(row.read);
    std::vector<PageLayout> pages = {PageWith(PageOrigin::kOcr, "", row.read)};
    Reading& reading = pages[0].grids[0].cells[0].reading;
    reading.confidence = 0.9;
    CorrectRecognized(pages, "");
    CHECK(reading.text == row.text);
  }
}

TEST_CASE("Labels of scans are corrected, and what was read is kept") {
  struct Case {
    const char *read, *text;
  };
  const Case cases[] = {
      {"-、-般公共服务支出", "一、一般公共服务支出"},
      {"二.外交支出", "二、外交支出"},
      {"(-)外交支出", "（一）外交支出"},
      {"小让", "小计"},
      {"十六、人外交支出", "十六、外交支出"},  // dirt before a known word
      {"十中、外夫支出", "十中、外交支出"},    // the enumerator is misread, the word known
      {"年度资金总额：", "年度资金总额："},    // the colon stays
      {"网络运行维护费一2023", "网络运行维护费—2023"},
      {"地〈《州、市)安排", "地（州、市)安排"},
      {"卫生健康支出《类)", "卫生健康支出（类)"},
      {"《条例（试行）》", "《条例（试行）》"},
      {"落实《条例》(试行)的情况", "落实《条例》(试行)的情况"},
      {"1,一般公共预算资金", "1.一般公共预算资金"},
      {"1，一般公共预算资金", "1.一般公共预算资金"},
      {"[223]国有资本经营预算支出", "[223]国有资本经营预算支出"},
      {"一般公共预算", "一般公共预算"},
      {"房屋建筑物构建", "房屋建筑物构建"},  // so it is often printed
      {"49.00%6", "49.00%"},
      {"0.00%p", "0.00%"},
      {"80%-90%", "80%-90%"},
      {"95%以上", "95%以上"},
      {"-5.00", "-5.00"},  // an amount
      {"10,685.56.", "10,685.56"},
      {"321.42;", "321.42"},
      {"321.4,", "321.4,"},
      {"984.97-", "984.97-"},  // a minus may come last
      {"1,234.", "1,234."},    // the decimals may be lost
      {"1.234.567.", "1.234.567."},
      {"十五万元", "十五万元"},  // no enumerator
  };
  for (const Case& row : cases) {
    INFO(row.read);
    std::vector<PageLayout> pages = {PageWith(PageOrigin::kOcr, "单位;万元", row.read)};
    CorrectRecognized(pages, "");
    const Reading& reading = pages[0].grids[0].cells[0].reading;
    CHECK(reading.text == row.text);
    CHECK(reading.raw == (reading.text == row.read ? "" : row.read));
    CHECK(pages[0].lines[0].text == "单位：万元");
  }
}

Reading Recognized(const std::string& text) { return {text, Origin::kOcr, 0.98}; }

// One column of recognised cells.
Grid GridOf(const std::vector<std::string>& texts) {
  Grid grid;
  grid.columns = 1;
  grid.pages = {1};
  grid.box = {50, 100, 550, 700};
  for (const std::string& text : texts) {
    Cell& cell = grid.cells.emplace_back();
    cell.row = grid.rows++;
    cell.page = 1;
    cell.reading = Recognized(text);
  }
  return grid;
}

std::vector<std::string> Corrected(const std::string& title,
                                   const std::vector<std::string>& texts) {
  PageLayout page;
  page.info = {1, 595, 842, 0, PageOrigin::kOcr};
  page.lines.push_back({1, {50, 50, 550, 70}, title, 9, false});
  page.grids.push_back(GridOf(texts));
  std::vector<PageLayout> pages = {page};
  CorrectRecognized(pages, "");
  std::vector<std::string> corrected;
  for (const Cell& cell : pages[0].grids[0].cells) corrected.push_back(cell.reading.text);
  return corrected;
}

TEST_CASE("Enumerators that were misread are counted from those that were not") {
  CHECK(Corrected("", {"七、文化旅游体育与传媒支出", "八、社会保障和就业支出", "九、卫生健康支出",
                       "|、节能环保支出", "|一、城乡社区支出", "二于二、灾害防治及应急管理支出",
                       "本年支出合计"}) ==
        std::vector<std::string>{"七、文化旅游体育与传媒支出", "八、社会保障和就业支出",
                                 "九、卫生健康支出", "十、节能环保支出", "一、城乡社区支出",
                                 "十二、灾害防治及应急管理支出", "本年支出合计"});
  CHECK(Corrected("", {"七、文化旅游体育与传媒支出", "八、社会保障和就业支出", "才、卫生健康支出"})
            .back() == "才、卫生健康支出");  // two do not show how the column counts
  const std::vector<std::string> budget = {
      "一、财政拨款收入",     "1.一般公共预算资金", "2.政府性基金",        "3.国有资本经营预算",
      "二、财政专户管理资金", "三、事业收入",       "四、事业单位经营收入"};
  CHECK(Corrected("", budget)[3] == "3.国有资本经营预算");  // a number of its own
  std::vector<std::string> many = {"一、外交支出", "二、国防支出", "三、教育支出"};
  many.resize(120, "某某事项");
  many.push_back("才、卫生健康支出");
  CHECK(Corrected("", many).back() == "才、卫生健康支出");  // nobody counts so far
}

TEST_CASE("A mark after a title, and remains of rulings in words, are dirt") {
  for (const char* title : {"支出决算表:", "支出决算表一", "支出|决算表", "支出决算表."}) {
    INFO(title);
    std::vector<PageLayout> pages = {PageWith(PageOrigin::kOcr, title, "")};
    CorrectRecognized(pages, "");
    CHECK(pages[0].lines[0].text == "支出决算表");
  }
  std::vector<PageLayout> pages = {PageWith(PageOrigin::kOcr, "预算绩效情况一", "")};
  CorrectRecognized(pages, "");
  CHECK(pages[0].lines[0].text == "预算绩效情况一");
}

TEST_CASE("A bar beside a digit may be a digit") {
  struct Case {
    const char *read, *text;
  };
  const Case cases[] = {{"节能|环保", "节能环保"},    {"2024|年度", "2024年度"},
                        {"收入5|万元", "收入5|万元"}, {"收入|5万元", "收入|5万元"},
                        {"202|年||度", "202|年度"},   {"|、节能环保支出", "、节能环保支出"}};
  for (const Case& row : cases) {
    INFO(row.read);
    std::vector<PageLayout> pages = {PageWith(PageOrigin::kOcr, row.read, "")};
    CorrectRecognized(pages, "");
    CHECK(pages[0].lines[0].text == row.text);
  }
}

TEST_CASE("Under the title of a form a head is one that forms have") {
  const std::vector<std::string> read = {"科上月代码", "木第支出", "次算数", "12.00", "科上月代码"};
  CHECK(Corrected("收入决算表", read) ==
        std::vector<std::string>{"科目代码", "本年支出", "次算数", "12.00", "科上月代码"});
  CHECK(Corrected("某某情况", read) == read);
  // Words of the field that are not misread, but other words.
  const std::vector<std::string> others = {"上年支出", "上年收入", "项目结转", "财政拨款结转", "1"};
  CHECK(Corrected("收入决算表", others) == others);
  const std::vector<std::string> empty = {"科上月代码"};  // nothing tells where the heads end
  CHECK(Corrected("收入决算表", empty) == empty);
}

TEST_CASE("A title tells of the heads of the grid below it, and of no other") {
  const std::vector<std::string> read = {"科上月代码", "12.00"};
  struct Case {
    const char* what;
    double title, first, second;  // where they begin
    const char *of_first, *of_second;
  };
  const Case cases[] = {
      {"above both", 50, 100, 400, "科目代码", "科上月代码"},
      {"between", 300, 100, 400, "科上月代码", "科目代码"},
      {"below both", 700, 100, 400, "科上月代码", "科上月代码"},
  };
  for (const Case& row : cases) {
    CAPTURE(row.what);
    PageLayout page;
    page.info = {1, 595, 842, 0, PageOrigin::kOcr};
    page.lines.push_back({1, {50, row.title, 550, row.title + 20}, "收入决算表", 9, false});
    for (const double top : {row.first, row.second}) {
      page.grids.push_back(GridOf(read));
      page.grids.back().box = {50, top, 550, top + 100};
    }
    std::vector<PageLayout> pages = {page};
    CorrectRecognized(pages, "");
    CHECK(pages[0].grids[0].cells[0].reading.text == row.of_first);
    CHECK(pages[0].grids[1].cells[0].reading.text == row.of_second);
  }
}

TEST_CASE("A unit that was nearly read is the one it must be") {
  struct Case {
    const char *read, *text;
  };
  const Case cases[] = {{"金额单位:万天", "金额单位：万元"},
                        {"金额单位:为元", "金额单位：为元"},  // 万元 or 千元
                        {"单位:为元", "单位：为元"},          // 万元 or 千元
                        {"单位:万元", "单位：万元"}};
  for (const Case& row : cases) {
    INFO(row.read);
    std::vector<PageLayout> pages = {PageWith(PageOrigin::kOcr, row.read, "")};
    pages[0].lines[0].confidence = 0.9;
    CorrectRecognized(pages, "");
    CHECK(pages[0].lines[0].text == row.text);
  }
}

TEST_CASE("Text of digital pages stays as it is") {
  std::vector<PageLayout> pages = {PageWith(PageOrigin::kText, "单位;万元", "-般公共服务支出")};
  CorrectRecognized(pages, "");
  CHECK(pages[0].grids[0].cells[0].reading.text == "-般公共服务支出");
  CHECK(pages[0].lines[0].text == "单位;万元");
}

}  // namespace
}  // namespace juesuan
