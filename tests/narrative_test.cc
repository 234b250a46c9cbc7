// Figures told in the text: how they are read, and what they are compared with.
#include "schema/narrative.h"

#include <catch2/catch.hpp>

namespace juesuan {
namespace {

Section MakeSection(const char* heading, std::vector<std::string> paragraphs) {
  Section section;
  section.heading = heading;
  section.page = 1;
  for (std::string& text : paragraphs)
    section.paragraphs.push_back({std::move(text), {{0, section.page}}});
  return section;
}

// Accounts of 2023 with one section, and the amounts that it may be compared with, in 万元.
Report MakeReport(Section section) {
  Report report;
  report.meta.kind = ReportKind::kFinalAccounts;
  report.meta.fiscal_year = 2023;
  report.sections.push_back(std::move(section));
  const auto add_table = [&](const char* form, const char* title) -> Table& {
    Table& table = report.tables.emplace_back();
    table.form = form;
    table.title = title;
    table.unit = "万元";
    table.unit_power = 4;
    return table;
  };
  const auto value = [](const char* digits) {
    Value one;
    one.amount = Decimal::Parse(digits);
    one.text = digits;
    one.page = 9;
    return one;
  };
  Table& summary = add_table("income_expenditure_summary", "收入支出决算总表");
  for (const Side side : {Side::kRevenue, Side::kExpenditure}) {
    Row& row = summary.rows.emplace_back();
    row.side = side;
    row.name = "总计";
    row.values = {{"amount", value("2961.68")}};
  }
  Row& income = add_table("income", "收入决算表").rows.emplace_back();
  income.name = "合计";
  income.values = {{"revenue_total", value("200.00")},
                   {"fiscal_appropriation", value("199.60")},
                   {"other", value("0.40")}};
  return report;
}

struct Outcome {
  std::vector<std::string> facts;   // "key agrees check"
  std::vector<std::string> issues;  // "code message"
};

Outcome Read(Report report) {
  ReadNarrative(NarrativeWords::Shipped(), report);
  Outcome outcome;
  for (const NarrativeFact& fact : report.sections.front().facts) {
    const char* agrees = !fact.agrees ? "null" : *fact.agrees ? "true" : "false";
    outcome.facts.push_back(fact.key + " " + agrees + " " +
                            (fact.check.empty() ? "-" : fact.check));
  }
  for (const Diagnostic& issue : report.issues)
    outcome.issues.push_back(issue.code + " " + issue.message);
  return outcome;
}

Outcome Read(const char* heading, std::vector<std::string> paragraphs) {
  return Read(MakeReport(MakeSection(heading, std::move(paragraphs))));
}

using Texts = std::vector<std::string>;

TEST_CASE("Text is folded to one way of printing it") {
  struct Case {
    const char *printed, *folded;
  };
  static const Case kCases[] = {
      {"“三公”经费 5 万元", "三公经费5万元"},
      {"占１．３１％,其中:", "占1.31%，其中："},
      {"(类)支出1,654.78万元,增长", "（类）支出1,654.78万元，增长"},
      {"１，６５４．７８", "1,654.78"},
      {"1,06.13", "1,06.13"},  // no number, and no two of them either
      {"差异率—43.71%", "差异率-43.71%"},
      {"", ""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.printed);
    CHECK(FoldNarrative(c.printed).text == c.folded);
  }
}

TEST_CASE("A paragraph that a break tore apart is read as one, with the page of each figure") {
  Section section =
      MakeSection("二、收入决算情况说明", {"收入合计200.00万元，其中：其他收入0.40万元，占"});
  section.paragraphs.push_back({"0.20%。", {{0, 2}}});
  const std::vector<Passage> passages = FindPassages(section.paragraphs);
  REQUIRE(passages.size() == 1);
  CHECK(passages[0].PageAt(0) == 1);
  CHECK(passages[0].PageAt(passages[0].folded.text.find("0.20%")) == 2);
  CHECK(passages[0].Printed(0, std::string("收入合计").size()) == "收入合计");
  CHECK(
      FindPassages(MakeSection("", {"（一）总体情况", "收入合计200.00万元。"}).paragraphs).size() ==
      2);
}

TEST_CASE("What agrees with the tables within rounding is no conflict") {
  struct Case {
    const char* paragraph;
    Texts facts;
  };
  static const Case kCases[] = {
      {"本年收入合计200.00万元，其中：财政拨款收入199.6万元，占99.80%；其他收入0.40万元，占0.2%。",
       {"revenue true N-2", "revenue.fiscal_appropriation true N-2",
        "revenue.fiscal_appropriation.share true N-2", "revenue.other true N-2",
        "revenue.other.share true N-2"}},
      {"本年收入合计2,000,000元。", {"revenue true N-2"}},
      {"本年收入合计0.02亿元。", {"revenue true N-2"}},
      {"上级补助收入0万元，占0%。",  // the table has no such column
       {"revenue.superior_subsidy null -", "revenue.superior_subsidy.share true N-2"}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraph);
    const Outcome outcome = Read("二、收入决算情况说明", {c.paragraph});
    CHECK(outcome.facts == c.facts);
    CHECK(outcome.issues == Texts{});
  }
}

TEST_CASE("Figures that add up agree with each other") {
  CHECK(Read("十二、国有资产占用情况说明", {"共有车辆8辆，其中：机要通信用车1辆、其他用车7辆。"})
            .facts == Texts{"assets.vehicles true N-13", "assets.vehicles.confidential true N-13",
                            "assets.vehicles.other true N-13"});
}

TEST_CASE("Nothing is added up where a part is not told") {
  struct Case {
    const char *heading, *paragraph;
  };
  static const Case kCases[] = {
      {"十二、国有资产占用情况说明",
       "共有车辆9辆，其中：机要通信用车1辆、业务用车1辆、其他用车7辆。"},
      {"七、“三公”经费支出决算情况说明",
       "“三公”经费支出9.00万元，其中：因公出国（境）费0.00万元，公务用车运行维护费7."
       "00万元，公务接待费"
       "2.00万元。"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraph);
    CHECK(Read(c.heading, {c.paragraph}).issues == Texts{});
  }
}

TEST_CASE("A share is compared with the whole that its words name") {
  struct Case {
    const char *share, *fact;
  };
  static const Case kCases[] = {
      {"占授予中小企业合同金额的25.00%", "procurement.small_micro.share true -"},
      {"占政府采购支出总额的20.00%", "procurement.small_micro.share true -"},
      {"占全省采购金额的3.00%",
       "procurement.small_micro.share null -"},  // a whole that nobody knows
  };
  for (const Case& c : kCases) {
    CAPTURE(c.share);
    const Outcome outcome =
        Read("十一、政府采购支出情况说明",
             {std::string(
                  "政府采购支出总额100.00万元。授予中小企业合同金额80.00万元，其中：授予小微企业合"
                  "同金额20.00万元，") +
              c.share + "。"});
    CHECK(outcome.facts.back() == c.fact);
    CHECK(outcome.issues == Texts{});
  }
}

TEST_CASE("What the text says otherwise is a conflict, with both sides") {
  struct Case {
    const char *heading, *paragraph, *issue;
  };
  static const Case kCases[] = {
      {"一、收入支出决算总体情况说明", "收入支出总计0.3万元。",
       "narrative.conflict “收入支出总计0.3万元” revenue_total: 收入支出决算总表 总计 为 "
       "2961.68万元（第9页）, 差 -2961.38（N-1）"},
      {"一、收入支出决算总体情况说明", "收入支出总计2,961.68元。",
       "narrative.conflict “收入支出总计2,961.68元” revenue_total: 收入支出决算总表 总计 为 "
       "2961.68万元（第9页）, 差 -29613838.32; 单位似有误（N-16）"},
      {"一、收入支出决算总体情况说明",
       "收、支总计2961.68万元，与2022年相比，收、支总计各增加961.68万元，增长45.08%。",
       "narrative.conflict “增长45.08%” revenue_total.change_percent: 961.68 ÷ 2000.00 = "
       "48.08%（N-10）"},
      {"二、收入决算情况说明", "本年收入合计200.00万元，其中：其他收入0.40万元，占0.25%。",
       "narrative.conflict “占0.25%” revenue.other.share: 0.40 ÷ 200.00 = 0.20%（N-2）"},
      {"五、一般公共预算财政拨款支出决算情况说明",
       "一般公共预算财政拨款支出年初预算为0万元，支出决算为307.82万元，完成年初预算的95.89%。",
       "narrative.conflict “完成年初预算的95.89%” general_budget.completion: 文中该预算为 0, "
       "不应有完成比例（N-15）"},
      {"五、一般公共预算财政拨款支出决算情况说明",
       "一般公共服务支出年初预算66.30万元，支出决算98.45万元，较2022年决算35.60万元增加61.85万元。",
       "narrative.conflict “增加61.85万元” general_budget.201.change: 98.45 - 35.60 = "
       "62.85（N-10）"},
      {"十一、政府采购支出情况说明",
       "政府采购支出总额10.00万元，其中：政府采购货物支出1.00万元、政府采购服务支出8.00万元。",
       "narrative.conflict “政府采购支出总额10.00万元” procurement: 文中各部分之和为 "
       "9.00万元（N-12）"},
      {"十二、国有资产占用情况说明", "共有车辆9辆，其中：机要通信用车1辆、其他用车7辆。",
       "narrative.conflict “共有车辆9辆” assets.vehicles: 文中各部分之和为 8辆（N-13）"},
      {"二、收入决算情况说明", "其他收入1,06.13万元。",
       "narrative.unparsed “其他收入1,06.13万元” holds no number that can be read"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraph);
    const Outcome outcome = Read(c.heading, {c.paragraph});
    REQUIRE(outcome.issues.size() == 1);
    CHECK(outcome.issues.front() == c.issue);
  }
}

TEST_CASE("What a scan may have misread is no conflict") {
  struct Case {
    PageOrigin page;
    Origin value;
    ValueStatus status;
    const char *paragraph, *outcome;
  };
  using enum ValueStatus;
  static const Case kCases[] = {
      {PageOrigin::kText, Origin::kText, kUnverified, "本年收入合计200.06万元。", "conflict"},
      {PageOrigin::kOcr, Origin::kText, kUnverified, "本年收入合计200.06万元。", "doubtful"},
      {PageOrigin::kOcr, Origin::kText, kUnverified, "本年收入合计20.00万元。", "doubtful"},
      {PageOrigin::kOcr, Origin::kText, kUnverified, "本年收入合计2000万元。", "doubtful"},
      {PageOrigin::kOcr, Origin::kText, kUnverified, "本年收入合计311.00万元。", "conflict"},
      {PageOrigin::kOcr, Origin::kOcr, kUnverified, "本年收入合计311.00万元。", "doubtful"},
      {PageOrigin::kOcr, Origin::kOcr, kVerified, "本年收入合计311.00万元。", "conflict"},
      {PageOrigin::kText, Origin::kOcr, kUnverified, "本年收入合计311.00万元。", "doubtful"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraph);
    Report report = MakeReport(MakeSection("二、收入决算情况说明", {c.paragraph}));
    report.pages = {{.number = 1, .origin = c.page}};
    Value& value = report.tables.back().rows.front().values.front().second;
    value.origin = c.value;
    value.status = c.status;
    const Outcome outcome = Read(std::move(report));
    const bool is_conflict = std::string(c.outcome) == "conflict";
    CHECK(outcome.facts == Texts{is_conflict ? "revenue false N-2" : "revenue null N-2"});
    REQUIRE(outcome.issues.size() == 1);
    CHECK(outcome.issues.front().starts_with(std::string("narrative.") + c.outcome));
  }
}

TEST_CASE("What is somebody else's is no conflict") {
  struct Case {
    const char *paragraph, *outcome;
  };
  static const Case kCases[] = {
      {"某市档案局本年收入合计50.00万元。", "narrative.conflict"},
      {"档案局2023年度本年收入合计50.00万元。", "narrative.conflict"},
      {"某市档案局（机关及参照公务员法管理单位）本年收入合计50.00万元。", "narrative.conflict"},
      {"我单位本年收入合计50.00万元。", "narrative.conflict"},
      {"局本级本年收入合计50.00万元。", "narrative.doubtful"},
      {"某市档案保护中心本年收入合计50.00万元。", "narrative.doubtful"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraph);
    Report report = MakeReport(MakeSection("二、收入决算情况说明", {c.paragraph}));
    report.meta.department = "某市档案局";
    const Outcome outcome = Read(std::move(report));
    REQUIRE(outcome.issues.size() == 1);
    CHECK(outcome.issues.front().starts_with(c.outcome));
  }
}

TEST_CASE("A figure is no fact where a word beside it is not accounted for") {
  for (const char* paragraph :
       {"非同级财政拨款收入5.00万元。", "2023年非财政拨款收入5.00万元。",
        "主要原因是其他收入项目增加3个。", "其他收入3-5万元。", "本单位人员经费增加3.00万元。",
        "平均每辆2.71万元。", "培训费支出5.00万元，占2.00%。", "某项收入万元，占0.5%。",
        "其他收入比年中预计数增加5.00万元。"}) {
    CAPTURE(paragraph);
    CHECK(Read("二、收入决算情况说明", {paragraph}).facts == Texts{});
  }
}

TEST_CASE("What the text claims of a final amount and its budget must be so") {
  struct Case {
    const char* paragraph;
    Texts issues;
  };
  static const Case kCases[] = {
      {"教育支出（类）。年初预算为10.00万元，支出决算为9.00万元，完成年初预算的90%"
       "。决算数小于预算数的主要"
       "原因：人员减少。",
       {}},
      {"教育支出（类）。年初预算为10.00万元，支出决算为9."
       "00万元。决算数大于预算数的主要原因：人员减少。",
       {"narrative.conflict “决算数大于预算数” general_budget.205: 文中决算数为 9.00万元, 预算数为 "
        "10.00万元（N-7）"}},
      {"教育支出（类）。年初预算为10.00万元，支出决算为9.00万元。决算数等于预算数的主要原因：无。",
       {"narrative.conflict “决算数等于预算数” general_budget.205: 文中决算数为 9.00万元, 预算数为 "
        "10.00万元（N-7）"}},
      // Which budget is not said, and one of them is greater.
      {"教育支出（类）。年初预算为0万元，全年预算为10.00万元，支出决算为9."
       "00万元。决算数小于预算数。",
       {}},
      // A form's words that nobody chose from.
      {"教育支出（类）。年初预算为10.00万元，支出决算为9.00万元。决算数大于（小于）预算数。", {}},
      {"教育支出（类）。年初预算为10.00万元，支出决算为9.00万元。决算数与预算数基本持平。", {}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraph);
    CHECK(Read("五、一般公共预算财政拨款支出决算情况说明", {c.paragraph}).issues == c.issues);
  }
}

TEST_CASE("A year of the text that is not the year of the accounts is said") {
  struct Case {
    const char* paragraph;
    Texts issues;
  };
  static const Case kCases[] = {
      {"2023年度收入支出总计2961.68万元。与2022年度相比，收入支出总计增加1.00万元。", {}},
      {"2961.68万元为2023年度收入支出总计2961.68万元。截至2022年12月31日，无欠款。",
       {"narrative.year “截至2022年12月31日”: 本决算为2023年度, 此处应为2023年"}},
      {"收入支出总计2961.68万元。与2023年度相比，收入支出总计增加1.00万元。",
       {"narrative.year “与2023年度相比”: 本决算为2023年度, 此处应为2022年"}},
      {"某局2022年度收入支出总计2961.68万元。",
       {"narrative.year “2022年度收入”: 本决算为2023年度, 此处应为2023年"}},
      // Where the right year is named too, the text tells of several.
      {"2022年度收入支出总计2960.68万元，2023年度收入支出总计2961.68万元。", {}},
      {"收入支出总计2961.68万元。与2022年度相比增加1.00万元，与2019年度相比增加3.00万元。", {}},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.paragraph);
    CHECK(Read("一、收入支出决算总体情况说明", {c.paragraph}).issues == c.issues);
  }
}

TEST_CASE("What a clause says of the other side is not told of what was spoken of before") {
  CHECK(Read("一、收入支出决算总体情况说明",
             {"2023年度总支出2961.68万元。与上年相比，收入增加9.00万元，支出增加100.00万元。"})
            .facts == Texts{"expenditure_total true N-1"});
  CHECK(Read("一、收入支出决算总体情况说明",
             {"2023年度总支出2961.68万元。与上年相比，支出增加100.00万元，增长3.50%。"})
            .facts == Texts{"expenditure_total true N-1", "expenditure_total.change null -",
                            "expenditure_total.change_percent true N-10"});
}

TEST_CASE("What is told of the year before is no fact of this year") {
  CHECK(Read("二、收入决算情况说明", {"2022年度其他收入0.90万元，2021年度其他收入0.80万元。"})
            .facts == Texts{"revenue.other.last_year null -"});
}

TEST_CASE("Glossaries and budgets tell no facts") {
  Report report = MakeReport(MakeSection("名词解释", {"其他收入0.40万元。"}));
  ReadNarrative(NarrativeWords::Shipped(), report);
  CHECK(report.sections.front().facts.empty());
  report.sections.front().heading = "二、收入决算情况说明";
  report.meta.kind = ReportKind::kBudget;
  ReadNarrative(NarrativeWords::Shipped(), report);
  CHECK(report.sections.front().facts.empty());
}

TEST_CASE("A figure is as sure as the least sure of the recognised numbers in its words") {
  struct Case {
    std::vector<TextNumber> numbers;
    std::optional<double> confidence;  // of the first of two figures
  };
  const Case kCases[] = {
      {{}, std::nullopt},  // it was not recognised
      {{{0, 1, "200.00", 0.75}, {0, 1, "0.40", 0.5}}, 0.75},
      {{{0, 1, "200.00", 0.75}, {0, 1, "2", 0.5}, {0, 1, "00", 0.5}}, 0.75},  // parts of it
      {{{0, 1, "2", 1}, {0, 2, "00.00", 0.5}}, 0.5},                          // broken over lines
      {{{0, 1, "200,00", 1}, {0, 1, "0.40", 0.25}}, 0.25},  // mended: the least of all
      {{{0, 1, "200.00", 0.75}, {1, 1, "200.00", 0.5}}, 0.75},
      {{{1, 1, "7", 0.5}}, std::nullopt},  // another paragraph was
  };
  for (const Case& c : kCases) {
    Section section = MakeSection(
        "二、收入决算情况说明", {"收入合计200.00万元，其中：其他收入0.40万元。", "共7个200.00。"});
    section.numbers = c.numbers;
    Report report = MakeReport(std::move(section));
    ReadNarrative(NarrativeWords::Shipped(), report);
    REQUIRE(report.sections.front().facts.size() == 2);
    CHECK(report.sections.front().facts.front().confidence == c.confidence);
  }
}

}  // namespace
}  // namespace juesuan
