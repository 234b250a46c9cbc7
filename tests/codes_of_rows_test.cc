// Codes of rows: printed in one column, in several, before the name, or known by the name.
#include "schema/codes_of_rows.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <utility>

#include "grid_text.h"

namespace juesuan {
namespace {

using Digits = std::vector<std::string>;

struct Line {
  Digits digits;
  const char* label;
};

std::vector<Row> Coded(const std::vector<Line>& lines, CodeOrigin origin = CodeOrigin::kPrinted,
                       Classification classification = Classification::kFunctional) {
  RowCodes codes(classification, origin, 2023);
  std::vector<Row> rows;
  for (const Line& line : lines) {
    Row& row = rows.emplace_back();
    row.label = line.label;
    codes.Assign(line.digits, row);
  }
  return rows;
}

TEST_CASE("A code is read off the page") {
  struct Case {
    const char* what;
    Line line;
    const char* code;
    const char* name;
  };
  static const Case kCases[] = {
      {"in one column", {{"2010301"}, "行政运行"}, "2010301", "行政运行"},
      {"in three columns", {{"201", "03", "01"}, "行政运行"}, "2010301", "行政运行"},
      {"in three columns, each the whole so far",
       {{"201", "20103", "2010301"}, "行政运行"},
       "2010301",
       "行政运行"},
      {"before the name", {{}, "2010301 行政运行"}, "2010301", "行政运行"},
      {"before the name, in brackets", {{}, "[2010301]行政运行"}, "2010301", "行政运行"},
      {"before the name, with a dash", {{}, "2010301-行政运行"}, "2010301", "行政运行"},
      {"of a class", {{"201"}, "一般公共服务支出"}, "201", "一般公共服务支出"},
      {"beside an enumerator", {{"201"}, "一、一般公共服务支出"}, "201", "一般公共服务支出"},
      // None.
      {"合计", {{""}, "合计"}, "", "合计"},
      {"a year before a name", {{}, "2023年度结转"}, "", "2023年度结转"},
      {"a number that no code looks like", {{}, "20其他"}, "", "20其他"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    const Row row = Coded({c.line}).front();
    CHECK(row.code == c.code);
    CHECK(row.name == c.name);
    CHECK(row.code_source ==
          (row.code.empty() ? std::optional<CodeSource>() : CodeSource::kPrinted));
  }
}

TEST_CASE("What a row leaves out of its code stands above") {
  struct Case {
    Digits digits;
    const char* code;
  };
  // From top to bottom: each row may lean on the one before.
  static const Case kRows[] = {
      {{"201", "", ""}, "201"},      {{"", "03", ""}, "20103"}, {{"", "", "01"}, "2010301"},
      {{"", "", "02"}, "2010302"},   {{"", "06", ""}, "20106"}, {{"205", "", ""}, "205"},
      {{"", "02", "01"}, "2050201"}, {{"", "", ""}, ""},  // 合计
  };
  std::vector<Line> lines;
  for (const Case& c : kRows) lines.push_back({c.digits, "某项"});
  const std::vector<Row> rows = Coded(lines);
  for (std::size_t index = 0; index < rows.size(); ++index) {
    CAPTURE(index);
    CHECK(rows[index].code == kRows[index].code);
  }
}

TEST_CASE("A code that leaves out its middle is corrected as the codes above it are") {
  const Line lines[] = {{{"205", "", ""}, "教育支出"},
                        {{"205", "08", ""}, "职业教育"},  // 03, misread
                        {{"205", "", "02"}, "中等职业教育"}};
  RowCodes codes(Classification::kFunctional, CodeOrigin::kPrinted, 2023);
  std::vector<Row> rows(std::size(lines));
  std::vector<std::pair<Row*, CodeReading>> read;
  for (std::size_t index = 0; index < rows.size(); ++index) {
    rows[index].label = lines[index].label;
    read.emplace_back(&rows[index], codes.Assign(lines[index].digits, rows[index]));
    read.back().second.is_recognized = true;
  }
  CHECK(rows[2].code == "2050802");
  Diagnostics diagnostics;
  codes.CorrectRecognized(read, diagnostics);
  CHECK(rows[1].code == "20503");
  CHECK(rows[2].code == "2050302");
}

TEST_CASE("Without a row above, a part of a code is no whole one") {
  const Row row = Coded({{{"", "", "01"}, "行政运行"}}).front();
  CHECK(row.standard_name.empty());
}

TEST_CASE("A code tells its level and its official name") {
  const std::vector<Row> rows =
      Coded({{{"201"}, "一般公共服务"}, {{"20103"}, "某"}, {{"2010301"}, "行政运行"}});
  CHECK(rows[0].level == CodeLevel::kClass);
  CHECK(rows[1].level == CodeLevel::kSection);
  CHECK(rows[2].level == CodeLevel::kItem);
  CHECK(rows[0].standard_name == "一般公共服务支出");
  CHECK(rows[2].standard_name == "行政运行");
}

TEST_CASE("An economic code is looked up among economic codes") {
  const Row row =
      Coded({{{"30201"}, "办公费"}}, CodeOrigin::kPrinted, Classification::kDepartmentEconomic)
          .front();
  CHECK(row.code == "30201");
  CHECK(row.standard_name == "办公费");
  CHECK(row.level == CodeLevel::kSection);
}

TEST_CASE("A class is known by its name where no code is printed") {
  const std::vector<Row> rows =
      Coded({{{}, "一、一般公共服务支出"}, {{}, "八、社会保障和就业支出"}, {{}, "本年支出合计"}},
            CodeOrigin::kClassName);
  CHECK(rows[0].code == "201");
  CHECK(rows[0].code_source == CodeSource::kName);
  CHECK(rows[0].name == "一般公共服务支出");
  CHECK(rows[1].code == "208");
  CHECK(rows[2].code.empty());
  CHECK_FALSE(rows[2].code_source.has_value());
}

TEST_CASE("A panel without codes gives its rows none") {
  const Row row = Coded({{{}, "一、一般公共预算财政拨款收入"}}, CodeOrigin::kNone).front();
  CHECK(row.code.empty());
  CHECK(row.name == "一般公共预算财政拨款收入");
}

TEST_CASE("Codes that are unknown, and names that are not theirs, are said") {
  struct Case {
    Line line;
    const char* code;  // of the diagnostic; empty: none
    const char* message;
  };
  static const Case kCases[] = {
      {{{"2010301"}, "行政运行"}, "", ""},
      {{{"222"}, "粮油物资管理事务"}, "", ""},  // an older name
      {{{"2999999"}, "某项支出"},
       "code.unknown",
       "2999999 某项支出: no edition of the classification we know has this code"},
      {{{"2010301"}, "教育支出"},
       "code.name-mismatch",
       "2010301 is printed as “教育支出”, the classification has “行政运行”"},
      {{{""}, "合计"}, "", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.line.label);
    Row row = Coded({c.line}).front();
    row.page = 7;
    Diagnostics diagnostics;
    RowCodes(Classification::kFunctional, CodeOrigin::kPrinted, 2023).Check(row, diagnostics);
    REQUIRE(diagnostics.size() == (*c.code ? 1 : 0));
    if (*c.code) CHECK(diagnostics.front() == Diagnostic{Severity::kNote, c.code, 7, c.message});
  }
}

TEST_CASE("A label is split after the code at its front") {
  struct Case {
    const char* label;
    const char* code;
    const char* name;
  };
  static const Case kCases[] = {
      {"2010301 行政运行", "2010301", "行政运行"},
      {"2010301行政运行", "2010301", "行政运行"},
      {"【2010301】行政运行", "2010301", "行政运行"},
      {"（201）一般公共服务", "201", "一般公共服务"},
      {"20103－政府办公厅", "20103", "政府办公厅"},
      {"2010301：行政运行", "2010301", "行政运行"},
      {"行政运行2010301", "", ""},
      {"2010301", "", ""},
      {"123.45万元", "", ""},
      {"20103 12.30", "", ""},
      {"", "", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.label);
    CHECK(SplitCode(c.label).code == c.code);
    CHECK(SplitCode(c.label).name == c.name);
  }
}

TEST_CASE("Rows of an unknown table keep a code that goes with its name") {
  const Grid grid = ParseGrid(R"(
      科目 | < | < | 名称 | 金额
      201 | 03 | 01 | 行政运行 | 12.30
      2010302 | < | < | 一般行政管理事务 | 4.50
      30201 | < | < | 办公费 | 1.00
      205教育支出 | < | < | . | 1.00
      201 | < | < | 教育支出 | 1.00
      12345 | < | < | 某项 | 1.00)");
  std::string text;
  for (const Row& row : FindCodedRows(GridView(grid), 2023)) {
    text += row.code + " " + row.name + " " + std::to_string(row.values.size()) + "\n";
  }
  CHECK(text == Plain(R"(
      2010301 行政运行 0
      2010302 一般行政管理事务 0
      30201 办公费 0
      205 教育支出 0)"));
}

TEST_CASE("A recognised name with a misread character goes with its code all the same") {
  struct Case {
    const char* row;
    Origin origin;
    const char* found;
  };
  static const Case kCases[] = {
      {"2070113旅游宜传 | 50205委托业务费", Origin::kOcr, "2070113 旅游宣传"},
      {"2010301 | 行攻运行", Origin::kOcr, "2010301 行政运行"},
      {"30227委托业务费 | .", Origin::kOcr, "30227 委托业务费"},
      // Printed so; the name of another code; of none.
      {"2070113旅游宜传 | 50205委托业务费", Origin::kText, "50205 委托业务费"},
      {"2010301 | 机关服务", Origin::kOcr, ""},
      {"30227 | 长沙县", Origin::kOcr, ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.row);
    Grid grid = ParseGrid(std::string("科目 | 科目\n") + c.row);
    for (Cell& cell : grid.cells) cell.reading.origin = c.origin;
    const std::vector<Row> rows = FindCodedRows(GridView(grid), 2023);
    CHECK((rows.empty() ? "" : rows[0].code + " " + rows[0].name) == c.found);
  }
}

}  // namespace
}  // namespace juesuan
