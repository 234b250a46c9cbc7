// What a report is, from its cover, its tables and its words.
#include "schema/meta.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "grid_text.h"
#include "schema/recognized.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

CoverFacts CoverOf(const char* document) {
  const Layout layout = ParseLayout(document);
  return ReadCover(layout, ReadCaptions(layout));
}

// "洛龙区某局, 2023, department" with "-" for what is not said.
std::string Said(const CoverFacts& cover) {
  const auto or_dash = [](const std::string& text) { return text.empty() ? "-" : text; };
  return or_dash(cover.department) + ", " +
         (cover.fiscal_year ? std::to_string(*cover.fiscal_year) : "-") + ", " +
         (cover.scope ? (*cover.scope == Scope::kDepartment ? "department" : "unit") : "-") + ", " +
         or_dash(cover.published);
}

TEST_CASE("A cover says department, year, scope and date") {
  struct Case {
    const char* what;
    const char* cover;
    const char* said;
  };
  static const Case kCases[] = {
      {"year first", "title 2023年度洛龙区教育局部门决算\n2024年9月",
       "洛龙区教育局, 2023, department, 2024-09"},
      {"department first", "title 洛龙区教育局2023年度部门决算\n2024年9月20日",
       "洛龙区教育局, 2023, department, 2024-09-20"},
      {"on lines of their own", "title 洛龙区教育局\ntitle 2023年度\ntitle 部门决算公开说明",
       "洛龙区教育局, 2023, department, -"},
      {"a year in Chinese numerals", "title 二〇二三年度\ntitle 洛龙区教育局决算\n二〇二四年九月",
       "洛龙区教育局, 2023, -, 2024-09"},
      {"a circle for zero", "title 二○二三年度洛龙区教育局决算", "洛龙区教育局, 2023, -, -"},
      {"a date of two Chinese numerals", "title 2023年度洛龙区教育局决算\n二〇二四年十二月",
       "洛龙区教育局, 2023, -, 2024-12"},
      {"a unit of a department", "title 2023年度洛龙区第一中学单位决算",
       "洛龙区第一中学, 2023, unit, -"},
      {"a date that has its label", "title 2023年度洛龙区教育局决算\n公开时间：2024年9月20日",
       "洛龙区教育局, 2023, -, 2024-09-20"},
      {"a letter with its number above",
       "title 洛财指〔2023〕2号\ntitle 洛龙区财政局关于下达2023年某\ntitle 项资金预算的通知",
       "洛龙区财政局, 2023, -, -"},
      {"no office before the matter", "title 关于洛龙区2023年财政决算的报告", "-, 2023, -, -"},
      {"no such month", "title 2023年度洛龙区教育局决算\n2024年13月", "洛龙区教育局, 2023, -, -"},
      {"small print that is no title", "title 2023年度洛龙区教育局决算\n本报告由办公室编制",
       "洛龙区教育局, 2023, -, -"},
      {"no year", "title 洛龙区教育局部门决算", "洛龙区教育局, -, department, -"},
      {"no cover", "一、收入情况\n收入总计9.00万元。", "-, -, -, -"},
      {"nothing at all", "", "-, -, -, -"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(Said(CoverOf(c.cover)) == c.said);
  }
}

TEST_CASE("The title of a cover is its large lines, joined") {
  CHECK(CoverOf("title 洛龙区教育局\ntitle 2023年度部门决算\n目录").title ==
        "洛龙区教育局2023年度部门决算");
  CHECK(CoverOf("title 2023年度洛龙区教育局部门决算\ntitle 目录").title ==
        "2023年度洛龙区教育局部门决算");
}

TEST_CASE("Without a cover, the first line that says what the document is") {
  const CoverFacts cover =
      CoverOf("title 第一部分 部门概况\n洛龙区教育局2023年度部门决算情况如下\npage 2\n正文。");
  CHECK(cover.title == "洛龙区教育局2023年度部门决算情况如下");
  CHECK(cover.fiscal_year == 2023);
}

TEST_CASE("The kind of a document is what its title says, else what its tables say") {
  struct Case {
    const char* what;
    const char* document;
    ReportKind kind;
  };
  static const Case kCases[] = {
      {"final accounts", "title 2023年度某区教育局部门决算", ReportKind::kFinalAccounts},
      {"a budget", "title 2024年某区教育局部门预算", ReportKind::kBudget},
      {"neither", "title 某区教育局工作总结\n正文。", ReportKind::kOther},
      {"no title, tables of final accounts", "收入决算表\n| 项目 | 金额\n支出决算表\n| 项目 | 金额",
       ReportKind::kFinalAccounts},
      {"no title, tables of a budget",
       "部门收入预算表\n| 项目 | 金额\n部门支出预算表\n| 项目 | 金额", ReportKind::kBudget},
      {"final accounts that speak of the budget", R"(
           title 某区教育局
           收入决算表
           | 项目 | 金额
           支出决算表
           | 项目 | 金额
           与年初预算相比，本年收入预算执行良好。
           本年支出预算已完成。)",
       ReportKind::kFinalAccounts},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    CHECK(CoverOf(c.document).kind == c.kind);
  }
}

constexpr const char* kTable = R"(
    一般公共预算财政拨款支出决算表
    部门：洛阳市洛龙区教育局
    2023年度
    单位：万元
    | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
    | 205 | 教育支出 | 1.00 | 1.00 | .
    )";

TEST_CASE("What the tables print comes before what the cover says, but for the year") {
  const Meta meta =
      Assemble({}, ParseLayout(std::string("title 2023年度区教育局部门决算\n") + kTable), {}, "")
          .meta;
  CHECK(meta.title == "2023年度区教育局部门决算");
  CHECK(meta.kind == ReportKind::kFinalAccounts);
  CHECK(meta.department == "洛阳市洛龙区教育局");
  CHECK(meta.fiscal_year == 2023);
  REQUIRE(meta.region.has_value());
  CHECK(meta.region->code == "410311");
}

TEST_CASE("Of departments that as many tables print, the cover's is the one") {
  std::string misread = kTable;
  misread.replace(misread.find("洛阳市"), std::string_view("洛阳市").size(), "济阳市");
  const std::string cover = "title 2023年度洛阳市洛龙区教育局部门决算\n";
  CHECK(Assemble({}, ParseLayout(cover + misread + kTable), {}, "").meta.department ==
        "洛阳市洛龙区教育局");
  CHECK(Assemble({}, ParseLayout(cover + misread + misread + kTable), {}, "").meta.department ==
        "济阳市洛龙区教育局");
}

TEST_CASE("A document without a cover is known by its tables") {
  const Meta meta = Assemble({}, ParseLayout(std::string(kTable) + kTable), {}, "").meta;
  CHECK(meta.kind == ReportKind::kFinalAccounts);
  CHECK(meta.department == "洛阳市洛龙区教育局");
  CHECK(meta.fiscal_year == 2023);
  CHECK(meta.title.empty());
}

TEST_CASE("What a document does not say is said to be missing") {
  const Report report = Assemble({}, ParseLayout("title 工作总结"), {}, "");
  std::vector<std::string> codes;
  for (const Diagnostic& issue : report.issues) codes.push_back(issue.code);
  CHECK(codes == std::vector<std::string>{"department.missing", "year.missing"});
}

TEST_CASE("Final accounts without tables are said to have none") {
  const Report report = Assemble({}, ParseLayout("title 2023年度洛龙区教育局部门决算"), {}, "");
  REQUIRE(report.issues.size() == 1);
  CHECK(report.issues[0].code == "tables.none");
}

TEST_CASE("Numbers of a scan that no identity can check are counted, and those read in doubt") {
  const char* text = "title 2024年度洛龙区教育局部门预算\n| 名称 | 数量\n| 甲 | 12\n| 乙 | 3.50";
  Layout layout = ParseLayout(text);
  const auto unchecked = [&] {
    const Report report = Assemble({}, layout, {}, "");
    const auto issue = std::ranges::find(report.issues, "table.unchecked", &Diagnostic::code);
    return issue == report.issues.end() ? "" : issue->message;
  };
  CHECK(unchecked() == "");
  for (Cell& cell : layout.grids[0].cells) cell.reading.origin = Origin::kOcr;
  layout.grids[0].cells.back().reading.confidence = 0.5;
  CHECK(
      unchecked() ==
      "an untitled table: no identity checks it; of its 2 recognised numbers 1 were read in doubt");
}

TEST_CASE("A table that is no form keeps what is printed around it") {
  const Report report = Assemble({}, ParseLayout(R"(
    title 某局2024年度报表
    填报单位：某局
    2024年度
    | 名称 | 数量
    | 甲 | 12
    注：数量截至年末。)"),
                                 {}, "");
  REQUIRE(report.other_tables.size() == 1);
  CHECK(report.other_tables[0].title == "某局2024年度报表");
  CHECK(report.other_tables[0].caption == std::vector<std::string>{"填报单位：某局", "2024年度"});
  CHECK(report.other_tables[0].notes == std::vector<std::string>{"注：数量截至年末。"});
}

TEST_CASE("Numbers of recognised text are counted where some were read in doubt") {
  Layout layout =
      ParseLayout("title 关于下达资金的通知\n一、资金\n现下达42万元。\npage 2\n共7个。");
  layout.lines[2].numbers = {{"42", 0.95}};
  layout.lines[3].numbers = {{"7", 0.95}};
  const auto in_doubt = [&] {
    const Report report = Assemble({}, layout, {}, "");
    const auto issue = std::ranges::find(report.issues, "text.doubtful", &Diagnostic::code);
    return issue == report.issues.end() ? "" : std::to_string(issue->page) + ": " + issue->message;
  };
  CHECK(in_doubt() == "");
  layout.lines[3].numbers[0].confidence = 0.5;
  CHECK(in_doubt() ==
        "2: of the 2 recognised numbers in the text 1 were read in doubt, the first on this page; "
        "`numbers` of the sections say which");
}

TEST_CASE("A scanned table whose heads leave open which column is which is no form, and says so") {
  const char* text = R"(
    title 2024年度洛龙区教育局部门决算
    title 政府性基金预算财政拨款收入支出决算表
    | 科目代码 | 科目名称 | 年X结转和结余 | 本年收入 | 小计 | 基本支出 | 项目支出 | 年X结转和结余
    | 合计 | < | 1.00 | 2.00 | 3.00 | 0.00 | 3.00 | 0.00)";
  Layout layout = ParseLayout(text);
  for (Cell& cell : layout.grids[0].cells) cell.reading.origin = Origin::kOcr;
  std::vector<PageLayout> pages = {{layout.pages[0], layout.lines, layout.grids, layout.flow}};
  pages[0].info.origin = PageOrigin::kOcr;
  CorrectRecognized(pages, "");
  const Report report = Assemble({}, JoinPages(std::move(pages)), {}, "");
  CHECK(report.tables.empty());
  const auto issue = std::ranges::find(report.issues, "table.unchecked", &Diagnostic::code);
  REQUIRE(issue != report.issues.end());
  CHECK(issue->message ==
        "“政府性基金预算财政拨款收入支出决算表”: no identity checks it; of its 6 recognised "
        "numbers 0 were read in doubt; it has the title of government_fund, but no head for "
        "opening_balance, closing_balance");
}

TEST_CASE("A page that is an image is said to be unread") {
  Layout layout = ParseLayout("title 2024年洛龙区教育局部门预算\npage 2");
  layout.pages[1].origin = PageOrigin::kImage;
  const Report report = Assemble({}, std::move(layout), {}, "");
  REQUIRE(report.issues.size() == 1);
  CHECK(report.issues[0].code == "page.image-only");
  CHECK(report.issues[0].page == 2);
}

TEST_CASE("A page that is a picture is said to be unread, once") {
  for (const bool is_left_out : {false, true}) {
    Layout layout = ParseLayout("title 2024年洛龙区教育局部门预算\npage 2");
    layout.pages[1].origin = PageOrigin::kPicture;
    Diagnostics diagnostics;
    if (is_left_out) diagnostics.push_back({Severity::kNote, "image.unread", 2, ""});
    const Report report = Assemble({}, std::move(layout), std::move(diagnostics), "");
    REQUIRE(report.issues.size() == 1);
    CHECK(report.issues[0].code == (is_left_out ? "image.unread" : "page.image-only"));
  }
}

}  // namespace
}  // namespace juesuan
