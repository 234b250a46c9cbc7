// Names of amounts: what each part selects, that rows are found by label, what is refused.
#include "schema/amount_names.h"

#include <catch2/catch.hpp>

#include "tests/report_text.h"

namespace juesuan {
namespace {

constexpr char kReport[] = R"(
fiscal_appropriation_summary 万元 | amount
revenue 一、一般公共预算财政拨款 | 10.00
revenue 二、政府性基金预算财政拨款 | 2.00
revenue 其中：专项债券 | 1.00
revenue 本年收入合计 | 12.00
revenue 年初财政拨款结转和结余 | 3.00
revenue 一般公共预算财政拨款 | 4.00
revenue 总计 | 15.00
fiscal_appropriation_summary | total | government_fund
expenditure 201 一、一般公共服务支出 | 9.00 | -
expenditure 229 二、其他支出 | 1.50 | 2.00
expenditure 总计 | 10.50 | 2.00
expenditure 万元 | expenditure_total | basic
合计 | 20.00 | 20.00
201 一般公共服务支出 | 20.00 | 20.00
20103 政府办公厅（室）及相关机构事务 | 5.00 | 5.00
2010301 行政运行 | 5.10 | 5.00
2013199 其他 | 6.00 | 6.00
general_budget_basic_expenditure 万元 | amount
301 工资福利支出 | 8.00
30101 基本工资 | 8.10
)";

std::string Found(const AmountName& name, const RowPlace* each = nullptr) {
  const Report report = ReadReportText(kReport);
  const std::vector<TableSet> sets = FindTableSets(report);
  const AmountFinder finder(report, sets.front());
  std::string texts;
  for (const RowPlace& row : finder.Rows(name.form, name.rows, each)) {
    const std::optional<AmountPlace> place = finder.Amount(row, name.measure);
    texts += (texts.empty() ? "" : " ") + (place ? At(report, *place).text : "none");
  }
  return texts;
}

}  // namespace

TEST_CASE("Amounts are named by form, row and measure") {
  struct Case {
    const char* name;
    const char* found;  // the amounts of the rows, in printed order
  };
  static const Case kCases[] = {
      {"expenditure[合计].expenditure_total", "20.00"},
      {"expenditure[.*合计|总计].basic", "20.00"},
      {"expenditure[class].expenditure_total", "20.00"},
      {"expenditure[section].expenditure_total", "5.00"},
      {"expenditure[item].expenditure_total", "5.10 6.00"},
      {"expenditure[code 20103|2013199].expenditure_total", "5.00 6.00"},
      {"general_budget_basic_expenditure[item].amount", "8.10"},  // its second level
      {"fiscal_appropriation_summary[revenue 一般公共预算财政拨款].amount", "10.00 4.00"},
      {"fiscal_appropriation_summary[revenue 一般公共预算财政拨款 before 本年收入合计].amount",
       "10.00"},
      {"fiscal_appropriation_summary[revenue 一般公共预算财政拨款 after 年初.*].amount", "4.00"},
      {"fiscal_appropriation_summary[expenditure 总计].total", "10.50"},
      {"fiscal_appropriation_summary[revenue 总计].total", "none"},  // a measure of the other side
      {"fiscal_appropriation_summary[expenditure class].government_fund", "- 2.00"},
      // What is a part of the row above is not counted again.
      {"fiscal_appropriation_summary[revenue before 本年收入合计].amount", "10.00 2.00"},
      {"fiscal_appropriation_summary[revenue from 本年收入合计 before 一般公共预算.*].amount",
       "12.00 3.00"},
      // Nothing where the form, a row or a bound is missing.
      {"government_fund[合计].total", ""},
      {"expenditure[总计].basic", ""},
      {"fiscal_appropriation_summary[revenue before 上年结转].amount", ""},
      {"fiscal_appropriation_summary[revenue from 上年结转].amount", ""},
      {"expenditure[same].basic", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    CHECK(Found(ParseAmountName(c.name, "")) == c.found);
  }
}

TEST_CASE("Rows of another row are found by its code") {
  const RowPlace classes{1, 1}, section{1, 2}, summary{0, 7};
  CHECK(Found(ParseAmountName("[same].basic", "expenditure"), &classes) == "20.00");
  CHECK(Found(ParseAmountName("expenditure[same].basic", ""), &summary) == "20.00");
  CHECK(Found(ParseAmountName("[children].expenditure_total", "expenditure"), &section) == "5.10");
  // An item whose section is not printed stands right under its class.
  CHECK(Found(ParseAmountName("[children].expenditure_total", "expenditure"), &classes) ==
        "5.00 6.00");
}

TEST_CASE("What an amount's name says is read in full") {
  const AmountName name = ParseAmountName("sum [each revenue class].*?", "income");
  CHECK(name.form == "income");
  CHECK(name.sum);
  CHECK(name.each);
  CHECK(name.optional);
  CHECK(name.measure == "*");
  CHECK(name.rows.side == Side::kRevenue);
}

TEST_CASE("A wrong name of an amount is refused with what is wrong") {
  struct Case {
    const char* name;
    const char* message;
  };
  static const Case kCases[] = {
      {"income.total", "`income.total` names no amount; write FORM[ROWS].MEASURE"},
      {"[合计].total", "`[合计].total` names no form"},
      {"income[合计]", "`income[合计]` names no measure; write FORM[ROWS].MEASURE"},
      {"income[合计].Total", "`income[合计].Total` names no measure; write FORM[ROWS].MEASURE"},
      {"income[code].total", "`code` needs a name after it"},
      {"income[合计 总计].total", "two names in the same brackets: `总计`"},
      {"income[(].total", "`(` is no expression: missing ): ("},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    CHECK_THROWS_WITH(ParseAmountName(c.name, ""), c.message);
  }
}

TEST_CASE("Tables of one form are parts of one table, or of several sets of accounts") {
  const auto sets = [](const char* text) {
    std::string found;
    for (const TableSet& set : FindTableSets(ReadReportText(text))) {
      found += found.empty() ? "" : " |";
      for (const int table : set.tables) found += " " + std::to_string(table);
    }
    return found;
  };
  CHECK(sets("income 万元 | other\n合计 | 1\nexpenditure 万元 | basic\n合计 | 1") == " 0 1");
  // A part of a table brings new rows, another table the same ones again.
  CHECK(sets("income 万元 | other\n合计 | 1\n201 甲 | 1\nincome 万元 | other\n205 乙 | 1") ==
        " 0 1");
  CHECK(sets("income 万元 | other\n合计 | 1\n201 甲 | 1\nincome 万元 | other\n合计 | 1") ==
        " 0 | 1");
}

}  // namespace juesuan
