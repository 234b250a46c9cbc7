// What a report looks like as JSON: small literal reports against exact text.
#include <catch2/catch.hpp>
#include <string>

#include "schema/schema.h"

namespace juesuan {
namespace {

// The members of the report from `first` to before `end`, or to the last one where end is empty.
std::string Members(const std::string& json, const std::string& first, const std::string& end) {
  const auto line_of = [&json](const std::string& key) {
    return json.find("\n" + (key.empty() ? "}" : " \"" + key + "\":")) + 1;
  };
  return json.substr(line_of(first), line_of(end) - line_of(first));
}

Grid OneCellGrid() {
  Grid grid;
  grid.rows = grid.columns = 1;
  grid.pages = {7, 8};
  grid.cells = {
      {.row = 0, .column = 0, .page = 7, .box = {1, 2.04, 3.05, 4}, .reading = {.text = "a\"b"}}};
  return grid;
}

Table IncomeTable() {
  Table table;
  table.form = "income";
  table.form_number = "公开02表";
  table.title = "收入决算表";
  table.fiscal_year = 2023;
  table.unit = "万元";
  table.unit_power = 4;
  table.notes = {"注：一"};
  table.columns = {{"revenue_total", "本年收入合计", "1"}};
  Row row;
  row.page = 8;
  row.box = {70.94, 120, 524.36, 140};
  row.code = "2010301";
  row.code_source = CodeSource::kPrinted;
  row.name = row.label = row.standard_name = "行政运行";
  row.level = CodeLevel::kItem;
  Value value;
  value.amount = Decimal(48170, 2);
  value.text = "481.70";
  value.page = 8;
  value.box = {300, 120, 350, 140};
  row.values = {{"revenue_total", value}};
  table.rows = {row};
  table.grid = OneCellGrid();
  return table;
}

TEST_CASE("An empty report has every key, and null for what is not known") {
  CHECK(ToJson(Report(), "0.1.0") == R"({
 "schema_version": "1.0",
 "generator": {"name":"juesuan","version":"0.1.0"},
 "source": {
  "file": "",
  "sha256": "",
  "bytes": 0,
  "page_count": 0,
  "pages": []
 },
 "report": {
  "title": null,
  "kind": "other",
  "department": null,
  "scope": null,
  "fiscal_year": null,
  "region": null,
  "published": null
 },
 "tables": [],
 "other_tables": [],
 "evaluations": [],
 "sections": [],
 "checks": [],
 "issues": []
}
)");
}

TEST_CASE("The head of a report says what was read and what it is") {
  Report report;
  report.source = {"x.pdf", "ab", 123, 28};
  report.pages = {{7, 595.32, 841.92, 90, PageOrigin::kMixed}};
  report.meta.title = "某局2023年度部门决算";
  report.meta.kind = ReportKind::kFinalAccounts;
  report.meta.scope = Scope::kUnit;
  report.meta.fiscal_year = 2023;
  report.meta.region = Region{"410311", "洛龙区", {"河南省", "洛阳市", "洛龙区"}};
  report.meta.published = "2024-09";
  CHECK(Members(ToJson(report, "0.1.0"), "source", "tables") == R"( "source": {
  "file": "x.pdf",
  "sha256": "ab",
  "bytes": 123,
  "page_count": 28,
  "pages": [
   {"page":7,"width":595.3,"height":841.9,"rotation":90,"origin":"mixed"}
  ]
 },
 "report": {
  "title": "某局2023年度部门决算",
  "kind": "final_accounts",
  "department": null,
  "scope": "unit",
  "fiscal_year": 2023,
  "region": {"code":"410311","name":"洛龙区","path":["河南省","洛阳市","洛龙区"]},
  "published": "2024-09"
 },
)");
}

TEST_CASE("A table keeps its amounts' digits, its places on the page, and one row to a line") {
  Report report;
  report.tables = {IncomeTable()};
  CHECK(Members(ToJson(report, "0.1.0"), "tables", "other_tables") == R"( "tables": [
  {
   "form": "income",
   "form_number": "公开02表",
   "title": "收入决算表",
   "department": null,
   "fiscal_year": 2023,
   "unit": "万元",
   "unit_scale": 10000,
   "pages": [7,8],
   "empty": false,
   "empty_reason": null,
   "notes": [
    "注：一"
   ],
   "columns": [
    {"measure":"revenue_total","label":"本年收入合计","number":"1"}
   ],
   "rows": [
    {"page":8,"bbox":[70.9,120.0,524.4,140.0],"side":null,"line":null,"code":"2010301","code_source":"printed","name":"行政运行","label":"行政运行","standard_name":"行政运行","level":"item","values":{"revenue_total":{"value":481.70,"text":"481.70","page":8,"bbox":[300.0,120.0,350.0,140.0],"origin":"text","confidence":1.00,"status":"unverified","checks":[]}}}
   ],
   "grid": {
    "rows": 1,
    "cols": 1,
    "cells": [
     {"r":0,"c":0,"rs":1,"cs":1,"text":"a\"b","page":7,"bbox":[1.0,2.0,3.1,4.0]}
    ]
   }
  }
 ],
)");
}

TEST_CASE("Amounts are written as printed, whatever a double would make of them") {
  struct Case {
    const char* description;
    std::optional<Decimal> amount;
    const char* written;
  };
  static const Case kCases[] = {
      {"a blank", std::nullopt, "\"value\":null,"},
      {"zero", Decimal(0, 2), "\"value\":0.00,"},
      {"a trailing zero", Decimal(974650, 2), "\"value\":9746.50,"},
      {"a negative amount below one", Decimal(-5, 2), "\"value\":-0.05,"},
      {"more digits than a double holds", Decimal(9007199254740993, 2),
       "\"value\":90071992547409.93,"},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.description);
    Report report;
    report.tables = {IncomeTable()};
    report.tables[0].rows[0].values[0].second.amount = c.amount;
    CHECK_THAT(ToJson(report, "0.1.0"), Catch::Contains(c.written));
  }
}

TEST_CASE("A table that prints no unit has no scale") {
  Report report;
  report.tables = {IncomeTable()};
  report.tables[0].unit.clear();
  CHECK_THAT(ToJson(report, "0.1.0"),
             Catch::Contains("\"unit\": null,\n   \"unit_scale\": null,\n"));
}

TEST_CASE("Economic codes have two levels, of which the second is the item") {
  struct Case {
    Classification classification;
    CodeLevel level;
    const char* written;
  };
  static const Case kCases[] = {
      {Classification::kDepartmentEconomic, CodeLevel::kClass, "\"level\":\"class\""},
      {Classification::kDepartmentEconomic, CodeLevel::kSection, "\"level\":\"item\""},
      {Classification::kGovernmentEconomic, CodeLevel::kSection, "\"level\":\"item\""},
      {Classification::kFunctional, CodeLevel::kSection, "\"level\":\"section\""},
      {Classification::kRevenue, CodeLevel::kItem, "\"level\":\"item\""},
  };
  for (const Case& c : kCases) {
    CAPTURE(c.written);
    Report report;
    report.tables = {IncomeTable()};
    report.tables[0].rows[0].classification = c.classification;
    report.tables[0].rows[0].level = c.level;
    CHECK_THAT(ToJson(report, "0.1.0"), Catch::Contains(c.written));
  }
}

TEST_CASE("Tables that are no form keep their rows' codes and their cells") {
  Report report;
  OtherTable other;
  other.unit = "元";
  Row row;
  row.page = 7;
  row.code = "20103";
  row.code_source = CodeSource::kName;
  row.name = row.label = "政府办公厅";
  row.level = CodeLevel::kSection;
  other.coded_rows = {row};
  other.grid = OneCellGrid();
  report.other_tables = {other};
  CHECK(Members(ToJson(report, "0.1.0"), "other_tables", "evaluations") ==
        R"( "other_tables": [
  {
   "title": null,
   "unit": "元",
   "pages": [7,8],
   "coded_rows": [
    {"page":7,"code":"20103","code_source":"name","name":"政府办公厅","label":"政府办公厅","standard_name":null,"level":"section"}
   ],
   "grid": {
    "rows": 1,
    "cols": 1,
    "cells": [
     {"r":0,"c":0,"rs":1,"cs":1,"text":"a\"b","page":7,"bbox":[1.0,2.0,3.1,4.0]}
    ]
   }
  }
 ],
)");
}

TEST_CASE("A cell that was recognised says how surely, and what was read of a corrected one") {
  Report report;
  OtherTable& other = report.other_tables.emplace_back();
  other.grid = OneCellGrid();
  other.grid.cells[0].reading = {"小计", Origin::kOcr, 0.876, "小让"};
  const std::string json = ToJson(report, "0.1.0");
  CHECK_THAT(json, Catch::Contains(R"("text":"小计","raw":"小让","confidence":0.88,)"));
  const Reading read = FromJson(json).other_tables[0].grid.cells[0].reading;
  CHECK(read.origin == Origin::kOcr);
  CHECK(read.confidence == 0.88);
}

TEST_CASE("An evaluation has its money by source, and its indicators in printed order") {
  Report report;
  Evaluation evaluation;
  evaluation.project = "办公设备购置";
  evaluation.score = Decimal(948, 1);
  evaluation.budget = {
      {"total", Decimal(6, 0), Decimal(575, 2), std::nullopt, Decimal(10, 0), "52.87%", "5.29"}};
  evaluation.tasks = {{"任务", "内容", "完成"}};
  evaluation.analysis = {{"主要经验做法", "好"}};
  evaluation.indicators = {{{"level1", "产出指标"}, {"备注", "甲"}, {"备注", "乙"}}};
  evaluation.rows = {
      {"项目", Decimal(1, 0), std::nullopt, std::nullopt, {{"执行率", "50%"}}, {{"等级", "优"}}}};
  report.evaluations = {evaluation};
  CHECK(Members(ToJson(report, "0.1.0"), "evaluations", "sections") == R"json( "evaluations": [
  {
   "kind": "project",
   "title": null,
   "project": "办公设备购置",
   "department": null,
   "unit": null,
   "score": 94.8,
   "grade": null,
   "budget": {
    "total": {"initial":6,"adjusted":5.75,"executed":null,"weight":10,"rate":"52.87%","score":"5.29"}
   },
   "goal": null,
   "done": null,
   "tasks": [
    {"name":"任务","content":"内容","done":"完成"}
   ],
   "analysis": [
    {"label":"主要经验做法","text":"好"}
   ],
   "indicators": [
    {"level1":"产出指标","备注":"甲","备注 (2)":"乙"}
   ],
   "rows": [
    {"project":"项目","adjusted":1,"executed":null,"score":null,"rates":{"执行率":"50%"},"others":{"等级":"优"}}
   ],
   "pages": [],
   "grid": {
    "rows": 0,
    "cols": 0,
    "cells": []
   }
  }
 ],
)json");
}

TEST_CASE("Sections and issues stand at the end, an issue of the whole document without a page") {
  Report report;
  Section& section = report.sections.emplace_back();
  section.number = "一";
  section.heading = "收入支出决算总体情况说明";
  section.part = "第三部分";
  section.page = 17;
  section.paragraphs = {{"第一段。", {{0, 17}}}, {"第二段。", {{0, 17}}}};
  section.facts = {
      {"revenue_total.change_percent", Decimal(-2089, 2), "%", "下降20.89%", 17, true, "N-10"},
      {"procurement", Decimal(0, 0), "万元", "政府采购支出总额0万元", 18, std::nullopt, "", 0.5}};
  section.numbers = {{1, 18, "0", 0.5}};
  report.issues = {{Severity::kNote, "a.b", 0, "whole"}, {Severity::kError, "c.d", 3, "page"}};
  CHECK(Members(ToJson(report, "0.1.0"), "sections", "") == R"( "sections": [
  {
   "number": "一",
   "heading": "收入支出决算总体情况说明",
   "part": "第三部分",
   "page": 17,
   "paragraphs": [
    "第一段。",
    "第二段。"
   ],
   "facts": [
    {"key":"revenue_total.change_percent","value":-20.89,"unit":"%","text":"下降20.89%","page":17,"agrees":true,"check":"N-10"},
    {"key":"procurement","value":0,"unit":"万元","text":"政府采购支出总额0万元","page":18,"agrees":null,"check":null,"confidence":0.50}
   ],
   "numbers": [
    {"paragraph":1,"page":18,"text":"0","confidence":0.50}
   ]
  }
 ],
 "checks": [],
 "issues": [
  {"severity":"note","code":"a.b","page":null,"message":"whole"},
  {"severity":"error","code":"c.d","page":3,"message":"page"}
 ]
)");
}

}  // namespace
}  // namespace juesuan
