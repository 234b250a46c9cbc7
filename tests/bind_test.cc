// Which form a table is taken for, and what each of its columns is.
#include "schema/bind.h"

#include <catch2/catch.hpp>

#include "grid_text.h"

namespace juesuan {
namespace {

// A row of data with as many cells as a head has.
std::string DataRow(const std::string& head) {
  const std::string plain = Plain(head);
  std::string row = ".";
  for (const char byte : plain.substr(0, plain.find('\n'))) {
    if (byte == '|') row += " | .";
  }
  return row;
}

// "variant: code name amount; code name amount", panels between semicolons, a column that is
// printed as several named once; empty: bound to no form.
std::string Bound(const std::vector<std::string>& above, const std::string& head,
                  TitleRule rule = TitleRule::kRequired) {
  static const std::vector<FormDefinition> kForms = LoadForms("");
  const Grid grid = ParseGrid(Plain(head) + DataRow(head));
  Caption caption;
  caption.lines = above;
  const BindingResult result = Bind(GridView(grid), caption, kForms, rule);
  if (!result.binding) return {};
  std::string text = result.binding->form->variant + ":";
  for (const BoundPanel& panel : result.binding->panels) {
    if (&panel != &result.binding->panels.front()) text += ";";
    for (const BoundColumn& column : panel.columns) text += " " + NameOf(*column.definition);
  }
  return text;
}

constexpr const char* kIncome = R"(
    项目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
    科目代码 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ | ^)";
constexpr const char* kIncomeMeasures =
    " revenue_total fiscal_appropriation superior_subsidy institutional business "
    "subordinate_remittance other";

TEST_CASE("A form is known by its title and its heads") {
  struct Case {
    const char* what;
    const char* title;
    const char* head;
    std::string bound;
  };
  const std::string income = kIncomeMeasures;
  const Case cases[] = {
      {"codes in one column", "收入决算表", kIncome, "income: code name" + income},
      {"codes in three columns, under one head", "收入决算表", R"(
           项目 | < | < | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
           功能分类科目编码 | < | < | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ | ^)",
       "income: code name" + income},
      {"codes in 类 款 项", "收入决算表", R"(
           项目 | < | < | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
           类 | 款 | 项 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ | ^)",
       "income: code name" + income},
      {"codes joined to the names", "收入决算表",
       "科目编码及名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | "
       "附属单位上缴收入 | 其他收入",
       "income: name" + income},
      {"two sides with 行次", "收入支出决算总表", R"(
           收入 | < | < | 支出 | < | <
           项目 | 行次 | 金额 | 项目 | 行次 | 金额)",
       "income_expenditure_summary: name line amount; name line amount"},
      {"two sides without 行次", "收入支出决算总表", R"(
           收入 | < | 支出 | <
           项目 | 决算数 | 项目 | 决算数)",
       "income_expenditure_summary: name amount; name amount"},
      {"three funds", "财政拨款收入支出决算总表", R"(
           收入 | < | 支出 | < | < | < | <
           项目 | 金额 | 项目 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款)",
       "fiscal_appropriation_summary: name amount; name total general_public_budget "
       "government_fund state_capital"},
      {"a total over its parts", "一般公共预算财政拨款支出决算表", R"(
           项目 | < | 本年支出 | < | <
           科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出)",
       "general_budget_expenditure: code name total basic project"},
      {"two panels", "一般公共预算财政拨款基本支出决算表", R"(
           人员经费 | < | < | 公用经费 | < | <
           科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数)",
       "general_budget_basic_expenditure: code name amount; code name amount"},
      {"three panels", "一般公共预算财政拨款基本支出决算明细表", R"(
           人员经费 | < | < | 公用经费 | < | < | < | < | <
           科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数)",
       "general_budget_basic_expenditure: code name amount; code name amount; code name amount"},
      {"four panels", "一般公共预算财政拨款基本支出决算表",
       "科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | 科目编码 | 科目名称 | 金额 | "
       "科目编码 | 科目名称 | 金额",
       "general_budget_basic_expenditure: code name amount; code name amount; code name amount; "
       "code name amount"},
      {"a fund of six columns", "政府性基金预算财政拨款收入支出决算表", R"(
           项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余
           科目代码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^)",
       "government_fund: code name opening_balance revenue expenditure_total basic project "
       "closing_balance"},
      {"state capital of three columns", "国有资本经营预算财政拨款支出决算表", R"(
           项目 | < | 本年支出 | < | <
           科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出)",
       "state_capital_three: code name total basic project"},
      {"state capital of six columns", "国有资本经营预算财政拨款收入支出决算表", R"(
           项目 | < | 年初结转和结余 | 本年收入 | 本年支出 | < | < | 年末结转和结余
           科目代码 | 科目名称 | ^ | ^ | 小计 | 基本支出 | 项目支出 | ^)",
       "state_capital_six: code name opening_balance revenue expenditure_total basic project "
       "closing_balance"},
      {"三公 in blocks", "财政拨款“三公”经费支出决算表", R"(
           预算数 | < | < | < | < | < | 决算数 | < | < | < | < | <
           合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | < | < | 公务接待费
           ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行维护费 | ^)",
       "three_public_blocks: budget_total budget_overseas_travel budget_vehicle_total "
       "budget_vehicle_purchase "
       "budget_vehicle_operation budget_reception final_total final_overseas_travel "
       "final_vehicle_total "
       "final_vehicle_purchase final_vehicle_operation final_reception"},
      {"三公 in pairs", "“三公”经费支出决算表", R"(
           合计 | < | 因公出国（境）费 | < | 公务用车购置及运行维护费 | < | < | < | < | < | 公务接待费 | <
           ^ | < | ^ | < | 小计 | < | 公务用车购置费 | < | 公务用车运行维护费 | < | ^ | <
           预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数 | 预算数 | 决算数)",
       "three_public_pairs: budget_total final_total budget_overseas_travel final_overseas_travel "
       "budget_vehicle_total "
       "final_vehicle_total budget_vehicle_purchase final_vehicle_purchase "
       "budget_vehicle_operation "
       "final_vehicle_operation budget_reception final_reception"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.what);
    CHECK(Bound({c.title}, c.head) == c.bound);
  }
}

TEST_CASE("A head with spaces, other brackets and a wrapped name is the same head") {
  CHECK(Bound({"收 入 决 算 表"}, R"(
      项 目 | < | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
      科目代码 | 科目名称 | ^ | ^ | ^ | ^ | ^ | ^ | ^)") ==
        std::string("income: code name") + kIncomeMeasures);
}

TEST_CASE("The title is found wherever it stands") {
  struct Case {
    const char* what;
    std::vector<std::string> above;
  };
  static const Case kCases[] = {
      {"alone", {"收入决算表"}},
      {"above other captions",
       {"收入决算表", "公开02表", "部门：某局", "2023年度", "金额单位：万元"}},
      {"numbered", {"二、收入决算表"}},
      {"with the department before it", {"某局2023年度收入决算表"}},
      {"with a remark after it", {"收入决算表（续表）"}},
      {"with its year and unit after it", {"收入决算表（2023年度）（单位：万元）"}},
      {"over two lines", {"某市某区人民政府办公室收入", "决算表"}},
      {"whatever its number", {"收入决算表", "公开09表"}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(Bound(c.above, kIncome) == std::string("income: code name") + kIncomeMeasures);
  }
}

TEST_CASE("A title inside the grid is a title") {
  CHECK(Bound({}, R"(
      收入决算表 | < | < | < | < | < | < | <
      部门：某局 | < | < | < | < | < | 单位：万元 | <
      项目 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入)") ==
        std::string("income: name") + kIncomeMeasures);
}

TEST_CASE("The longest title wins") {
  const char* head = R"(
      项目 | < | 本年支出 | < | <
      科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出)";
  CHECK(Bound({"一般公共预算财政拨款支出决算表"}, head) ==
        "general_budget_expenditure: code name total basic project");
  CHECK(Bound({"国有资本经营预算财政拨款支出决算表"}, head) ==
        "state_capital_three: code name total basic project");
}

TEST_CASE("A title alone makes no form") {
  struct Case {
    const char* title;
    const char* head;
  };
  static const Case kCases[] = {
      {"收入决算表", "项目 | 金额"},
      {"收入决算表", "项目 | < | 本年收入合计 | 财政拨款收入\n科目代码 | 科目名称 | ^ | ^"},
      {"财政拨款“三公”经费支出决算表", "项目 | 预算数 | 决算数"},
      {"一般公共预算财政拨款支出决算表", "项目 | 本年数 | 上年数 | 增减额"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.head);
    CHECK(Bound({c.title}, c.head).empty());
    CHECK(Bound({c.title}, c.head, TitleRule::kMayBeMissing).empty());
  }
}

TEST_CASE("A budget is no final account, however its columns look") {
  CHECK(Bound({"部门收入预算总表"}, kIncome).empty());
  CHECK(Bound({"部门收入预算总表"}, kIncome, TitleRule::kMayBeMissing).empty());
}

TEST_CASE("A title may be missing where the heads fit one form only") {
  CHECK(Bound({}, kIncome).empty());
  CHECK(Bound({}, kIncome, TitleRule::kMayBeMissing) ==
        std::string("income: code name") + kIncomeMeasures);
  CHECK(Bound({"部门：某局", "单位：万元"}, kIncome, TitleRule::kMayBeMissing) ==
        std::string("income: code name") + kIncomeMeasures);
  // 一般公共预算 and 国有资本经营 have the same columns.
  CHECK(Bound({}, "科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出", TitleRule::kMayBeMissing)
            .empty());
}

TEST_CASE("Attempts say why a form was not taken, best first") {
  const Grid grid = ParseGrid("项目 | 本年收入合计 | 财政拨款收入\n. | . | .");
  Caption caption;
  caption.lines = {"收入决算表"};
  const std::vector<FormDefinition> forms = LoadForms("");
  const BindingResult result = Bind(GridView(grid), caption, forms, TitleRule::kRequired);
  CHECK_FALSE(result.binding.has_value());
  REQUIRE(result.attempts.size() == 1);
  CHECK(result.attempts[0].variant == "income");
  CHECK(result.attempts[0].title_matched);
  CHECK_FALSE(result.attempts[0].bound);
  CHECK(result.attempts[0].missing_columns ==
        std::vector<std::string>{"superior_subsidy", "institutional", "business",
                                 "subordinate_remittance", "other"});
}

TEST_CASE("Header paths run from the outermost head to the lowest") {
  const Grid grid = ParseGrid(R"(
      项目 | 本年支出 | <
      ^ | 小 计 | 其中:基本支出
      . | . | .)");
  using Path = std::vector<std::string>;
  const std::vector<Path> paths = HeaderPaths(GridView(grid), 3);
  REQUIRE(paths.size() == 3);
  CHECK(paths[0] == Path{"项目"});
  CHECK(paths[1] == Path{"本年支出", "小计"});
  CHECK(paths[2] == Path{"本年支出", "其中:基本支出"});
}

}  // namespace
}  // namespace juesuan
