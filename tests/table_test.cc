// A bound grid → the table of the report: rows, codes, amounts, notes, and what is said of them.
#include "schema/table.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "grid_text.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

Report ReportOf(const std::string& tables) {
  return Assemble({}, ParseLayout("title 洛阳市洛龙区某局2023年度部门决算\n" + tables), {}, "");
}

Table TableOf(const std::string& document) {
  Report report = ReportOf(document);
  REQUIRE(report.tables.size() == 1);
  return std::move(report.tables.front());
}

std::string ValueText(const Value& value) {
  if (value.status == ValueStatus::kIllegible) return "illegible " + value.text;
  return value.amount ? value.amount->ToString() : "." + value.text;
}

// A row a line: "code name | amounts", a blank as "." with what is printed there.
std::string Rows(const Table& table) {
  std::string text;
  for (const Row& row : table.rows) {
    if (row.side) text += *row.side == Side::kRevenue ? "R " : "E ";
    if (row.line) text += "(" + std::to_string(*row.line) + ") ";
    text += (row.code.empty() ? "" : row.code + " ") + (row.name.empty() ? "-" : row.name);
    for (const auto& [measure, value] : row.values) text += " | " + ValueText(value);
    text += '\n';
  }
  return text;
}

// 一般公共预算财政拨款支出决算表 with these rows.
std::string Expenditure(const std::string& rows) {
  return std::string(R"(
      一般公共预算财政拨款支出决算表
      公开05表
      部门：洛龙区某局
      2023年度
      单位：万元
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      )") +
         rows;
}

TEST_CASE("Rows are read with their codes and amounts") {
  CHECK(Rows(TableOf(Expenditure(R"(
      | 栏次 | < | 1 | 2 | 3
      | 合计 | < | 16.80 | 12.30 | 4.50
      | 201 | 一般公共服务支出 | 16.80 | 12.30 | 4.50
      | 20103 | 政府办公厅（室）及相关机构事务 | 16.80 | 12.30 | 4.50
      | 2010301 | 行政运行 | 12.30 | 12.30 | .)"))) == Plain(R"(
      合计 | 16.80 | 12.30 | 4.50
      201 一般公共服务支出 | 16.80 | 12.30 | 4.50
      20103 政府办公厅（室）及相关机构事务 | 16.80 | 12.30 | 4.50
      2010301 行政运行 | 12.30 | 12.30 | .)"));
}

TEST_CASE(
    "A recognised code is repaired by its name and its place, and nothing printed is altered") {
  const std::string document = Expenditure(R"(
      | 省计 | < | 16.80 | 12.30 | 4.50
      | 201 | 一般公共服务支出 | 16.80 | 12.30 | 4.50
      | 20103 | 政府办公厅（室）及相关机构事务 | 12.80 | 12.30 | 0.50
      | 2010801 | 行政运行 | 12.30 | 12.30 | .
      | 2O1O3O2 | 一般行政管理事务 | 0.50 | . | 0.50
      | 2O1 | 没有这个科目 | 4.00 | . | 4.00)");
  Layout layout = ParseLayout("title 洛阳市洛龙区某局2023年度部门决算\n" + document);
  for (Cell& cell : layout.grids.at(0).cells) cell.reading.origin = Origin::kOcr;
  const Report report = Assemble({}, std::move(layout), {}, "");
  REQUIRE(report.tables.size() == 1);
  CHECK(Rows(report.tables.front()) == Plain(R"(
      合计 | 16.80 | 12.30 | 4.50
      201 一般公共服务支出 | 16.80 | 12.30 | 4.50
      20103 政府办公厅（室）及相关机构事务 | 12.80 | 12.30 | 0.50
      2010301 行政运行 | 12.30 | 12.30 | .
      2010302 一般行政管理事务 | 0.50 | . | 0.50
      没有这个科目 | 4.00 | . | 4.00)"));
  const auto count = [&](const char* code) {
    return std::ranges::count(report.issues, code, &Diagnostic::code);
  };
  CHECK(count("code.corrected") == 2);
  CHECK(count("code.illegible") == 1);
  CHECK(count("name.corrected") == 1);
  // The same from a text layer.
  CHECK(Rows(TableOf(document)).find("2010801 行政运行") != std::string::npos);
  CHECK(Rows(TableOf(document)).starts_with("省计"));
}

TEST_CASE("A number of the 栏次 row that was misread makes no amounts of the others") {
  const char* text = R"(
      title 洛阳市洛龙区某局2023年度部门决算
      收入决算表
      2023年度
      单位：万元
      | 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
      | . | . | 1 | 2 | 3 | 二 | 5 | 6 | 7
      | 合计 | < | 16.80 | 12.30 | . | . | . | . | 4.50)";
  const auto row_count = [&](Origin origin) {
    Layout layout = ParseLayout(text);
    for (Cell& cell : layout.grids.at(0).cells) cell.reading.origin = origin;
    return Assemble({}, std::move(layout), {}, "").tables.at(0).rows.size();
  };
  CHECK(row_count(Origin::kOcr) == 1);
  CHECK(row_count(Origin::kText) == 2);  // nothing is misread in a text layer
}

TEST_CASE("Amounts are as printed, and nothing is made up") {
  struct Case {
    const char* printed;
    const char* value;
  };
  static const Case kCases[] = {
      {"1,063.13", "1063.13"},
      {"0.00", "0.00"},
      {"-5.20", "-5.20"},
      {"(5.20)", "-5.20"},
      {"0", "0"},
      {".", "."},
      {"-", ".-"},
      {"———", ".———"},
      {"无", ".无"},
      // Not one amount.
      {"12.3 4.5", "illegible 12.3 4.5"},
      {"12.3.4", "illegible 12.3.4"},
      {"1O.5", "illegible 1O.5"},
      {"见附表", "illegible 见附表"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.printed);
    const Report report =
        ReportOf(Expenditure(std::string("| 205 | 教育支出 | ") + c.printed + " | 1.00 | 1.00"));
    REQUIRE(report.tables.size() == 1);
    CHECK(Rows(report.tables[0]) == std::string("205 教育支出 | ") + c.value + " | 1.00 | 1.00\n");
    const bool said =
        std::any_of(report.issues.begin(), report.issues.end(),
                    [](const Diagnostic& issue) { return issue.code == "amount.unparsed"; });
    CHECK(said == (std::string(c.value).rfind("illegible", 0) == 0));
  }
}

TEST_CASE("What is no amount is said, with table and page") {
  const Report report =
      ReportOf("page 7\n" + Expenditure("| 205 | 教育支出 | 12.3 4.5 | 1.00 | 1.00"));
  REQUIRE(report.issues.size() == 1);
  CHECK(
      report.issues[0] ==
      Diagnostic{
          Severity::kWarning, "amount.unparsed", 7,
          "一般公共预算财政拨款支出决算表: “12.3 4.5” is not an amount; its value is left empty"});
}

TEST_CASE("合计 may stand in the code column") {
  CHECK(
      Rows(TableOf(Expenditure("| 合计 | . | 1.00 | 1.00 | .\n| . | 合计 | 2.00 | 1.00 | 1.00"))) ==
      "合计 | 1.00 | 1.00 | .\n合计 | 2.00 | 1.00 | 1.00\n");
}

TEST_CASE("A row without a label is left out unless it holds an amount") {
  CHECK(Rows(TableOf(Expenditure(
            "| 205 | 教育支出 | 1.00 | 1.00 | .\n| . | . | . | . | .\n| . | . | 3.00 | . | ."))) ==
        "205 教育支出 | 1.00 | 1.00 | .\n- | 3.00 | . | .\n");
}

TEST_CASE("Codes of three columns are put together") {
  CHECK(Rows(TableOf(R"(
      收入决算表
      单位：万元
      | 项目 | < | < | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
      | 功能分类科目编码 | < | < | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ | ^
      | 类 | 款 | 项 | ^ | ^ | ^ | ^ | ^ | ^ | ^ | ^
      | 合计 | < | < | < | 5.00 | 5.00 | . | . | . | . | .
      | 205 | . | . | 教育支出 | 5.00 | 5.00 | . | . | . | . | .
      | 205 | 02 | . | 普通教育 | 5.00 | 5.00 | . | . | . | . | .
      | 205 | 02 | 01 | 学前教育 | 5.00 | 5.00 | . | . | . | . | .)")) == Plain(R"(
      合计 | 5.00 | 5.00 | . | . | . | . | .
      205 教育支出 | 5.00 | 5.00 | . | . | . | . | .
      20502 普通教育 | 5.00 | 5.00 | . | . | . | . | .
      2050201 学前教育 | 5.00 | 5.00 | . | . | . | . | .)"));
}

TEST_CASE("The two sides of a summary are rows of their own, with 行次 and the codes of classes") {
  CHECK(Rows(TableOf(R"(
      收入支出决算总表
      单位：万元
      | 收入 | < | < | 支出 | < | <
      | 项目 | 行次 | 金额 | 项目 | 行次 | 金额
      | 栏次 | . | 1 | 栏次 | . | 2
      | 一、一般公共预算财政拨款收入 | 1 | 9.00 | 一、一般公共服务支出 | 31 | 4.00
      | . | 2 | . | 五、教育支出 | 32 | 5.00
      | 本年收入合计 | 27 | 9.00 | 本年支出合计 | 57 | 9.00)")) == Plain(R"(
      R (1) 一般公共预算财政拨款收入 | 9.00
      R (27) 本年收入合计 | 9.00
      E (31) 201 一般公共服务支出 | 4.00
      E (32) 205 教育支出 | 5.00
      E (57) 本年支出合计 | 9.00)"));
}

TEST_CASE("Panels side by side are read one after the other, with economic codes") {
  const Table table = TableOf(R"(
      一般公共预算财政拨款基本支出决算表
      单位：万元
      | 人员经费 | < | < | 公用经费 | < | <
      | 科目编码 | 科目名称 | 决算数 | 科目编码 | 科目名称 | 决算数
      | 301 | 工资福利支出 | 9.00 | 302 | 商品和服务支出 | 2.00
      | 30101 | 基本工资 | 9.00 | 30201 | 办公费 | 2.00
      | 人员经费合计 | < | 9.00 | 公用经费合计 | < | 2.00)");
  CHECK(Rows(table) == Plain(R"(
      301 工资福利支出 | 9.00
      30101 基本工资 | 9.00
      人员经费合计 | 9.00
      302 商品和服务支出 | 2.00
      30201 办公费 | 2.00
      公用经费合计 | 2.00)"));
  CHECK(table.rows[1].classification == Classification::kDepartmentEconomic);
  CHECK(table.rows[1].standard_name == "基本工资");
}

TEST_CASE("三公 without a label is one row with a name of its own") {
  const Table table = TableOf(R"(
      财政拨款“三公”经费支出决算表
      单位：万元
      | 预算数 | < | < | < | < | < | 决算数 | < | < | < | < | <
      | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费
      | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^
      | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
      | 3.00 | . | 2.00 | . | 2.00 | 1.00 | 2.50 | . | 2.00 | . | 2.00 | 0.50)");
  CHECK(Rows(table) ==
        "三公经费 | 3.00 | . | 2.00 | . | 2.00 | 1.00 | 2.50 | . | 2.00 | . | 2.00 | 0.50\n");
  REQUIRE(table.columns.size() == 12);
  CHECK(table.columns[3].measure == "budget_vehicle_purchase");
  CHECK(table.columns[3].label == "预算数 / 公务用车购置及运行维护费 / 公务用车购置费");
  CHECK(table.columns[3].number == "4");
}

TEST_CASE("What stands around the table is the table's") {
  const Table table =
      TableOf(Expenditure("| 205 | 教育支出 | 1.00 | 1.00 | .\n注：本表反映本年度支出情况。"));
  CHECK(table.form == "general_budget_expenditure");
  CHECK(table.form_number == "公开05表");
  CHECK(table.title == "一般公共预算财政拨款支出决算表");
  CHECK(table.department == "洛龙区某局");
  CHECK(table.fiscal_year == 2023);
  CHECK(table.unit == "万元");
  CHECK(table.unit_power == 4);
  CHECK(table.notes == std::vector<std::string>{"注：本表反映本年度支出情况。"});
  CHECK_FALSE(table.empty);
}

TEST_CASE("A note inside the grid is a note, and no row") {
  const Table table = TableOf(Expenditure(
      "| 205 | 教育支出 | 1.00 | 1.00 | .\n| 注：本表反映本年度支出情况。 | < | < | < | <"));
  CHECK(Rows(table) == "205 教育支出 | 1.00 | 1.00 | .\n");
  CHECK(table.notes == std::vector<std::string>{"注：本表反映本年度支出情况。"});
}

TEST_CASE("Captions inside the grid are read") {
  const Table table = TableOf(R"(
      | 一般公共预算财政拨款支出决算表 | < | < | < | <
      | 部门：洛龙区某局 | < | 2023年度 | < | 单位：元
      | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
      | 205 | 教育支出 | 1.00 | 1.00 | .)");
  CHECK(Rows(table) == "205 教育支出 | 1.00 | 1.00 | .\n");
  CHECK(table.title == "一般公共预算财政拨款支出决算表");
  CHECK(table.department == "洛龙区某局");
  CHECK(table.unit == "元");
  CHECK(table.unit_power == 0);
}

TEST_CASE("A table without amounts is empty, for the reason its note gives") {
  const Table table = TableOf(Expenditure(
      "| 合计 | < | . | . | .\n说明：本单位没有一般公共预算财政拨款支出，故本表无数据。"));
  CHECK(table.empty);
  CHECK(table.empty_reason == "说明：本单位没有一般公共预算财政拨款支出，故本表无数据。");
  const Table silent = TableOf(Expenditure("| . | . | . | . | ."));
  CHECK(silent.empty);
  CHECK(silent.empty_reason.empty());
  CHECK(silent.rows.empty());
}

TEST_CASE("A table of zeros is not empty") {
  CHECK_FALSE(TableOf(Expenditure("| 合计 | < | 0.00 | 0.00 | 0.00\n注：本表无数据。")).empty);
}

TEST_CASE("A missing unit is said, and nothing is put in its place") {
  const Report report = ReportOf(
      "一般公共预算财政拨款支出决算表\n| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n| 205 | "
      "教育支出 | 1.00 | 1.00 | .");
  REQUIRE(report.tables.size() == 1);
  CHECK(report.tables[0].unit.empty());
  CHECK(report.tables[0].unit_power == 0);
  REQUIRE(report.issues.size() == 1);
  CHECK(report.issues[0].code == "unit.missing");
}

TEST_CASE("A table of no form keeps its title, unit, grid and coded rows") {
  const Report report = ReportOf(R"(
      部门收支分类表
      单位：万元
      | 编码 | 名称 | 本年数 | 上年数
      | 205 | 教育支出 | 1.00 | 2.00
      注：本表为参考。)");
  CHECK(report.tables.empty());
  REQUIRE(report.other_tables.size() == 1);
  const OtherTable& other = report.other_tables[0];
  CHECK(other.title == "部门收支分类表");
  CHECK(other.unit == "万元");
  CHECK(ToText(other.grid) == "编码 | 名称 | 本年数 | 上年数\n205 | 教育支出 | 1.00 | 2.00\n");
  REQUIRE(other.coded_rows.size() == 1);
  CHECK(other.coded_rows[0].code == "205");
}

TEST_CASE("A value knows where it is printed") {
  const Value value = TableOf("page 7\n" + Expenditure("| 205 | 教育支出 | 1.00 | 1.00 | ."))
                          .rows[0]
                          .values[1]
                          .second;
  CHECK(value.page == 7);
  CHECK(value.box == Box{300, 20, 400, 40});
  CHECK(value.text == "1.00");
}

}  // namespace
}  // namespace juesuan
