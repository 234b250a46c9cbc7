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
      {"[223]国有资本经营预算支出", "[223]国有资本经营预算支出"},
      {"一般公共预算", "一般公共预算"},
      {"房屋建筑物构建", "房屋建筑物构建"},  // so it is often printed
      {"49.00%6", "49.00%"},
      {"0.00%p", "0.00%"},
      {"80%-90%", "80%-90%"},
      {"95%以上", "95%以上"},
      {"-5.00", "-5.00"},        // an amount
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

TEST_CASE("Text of digital pages stays as it is") {
  std::vector<PageLayout> pages = {PageWith(PageOrigin::kText, "单位;万元", "-般公共服务支出")};
  CorrectRecognized(pages, "");
  CHECK(pages[0].grids[0].cells[0].reading.text == "-般公共服务支出");
  CHECK(pages[0].lines[0].text == "单位;万元");
}

}  // namespace
}  // namespace juesuan
