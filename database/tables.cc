// Each column with what it holds, in the words that docs and data packages show.
#include "database/tables.h"

#include <algorithm>

namespace juesuan {
namespace {

using enum ColumnType;

const ColumnDescription kReportId = {"report_id", kInteger, "the report"};

TableDescription Codes() {
  return {"codes",
          "the classification of government revenue and expenditure (政府收支分类科目)",
          1,
          {{"code", kText, "类, 款 or 项; its first digit tells the classification"},
           {"name", kText, "by the newest edition; nothing for a code that no edition has"},
           {"classification", kText, "functional, economic, government_economic or revenue"},
           {"level", kText, "class, section or item"},
           {"parent", kText, "the code above"},
           {"is_official", kBoolean, "false for a printed code that is in no edition"}},
          {}};
}

TableDescription Regions() {
  return {"regions",
          "provinces, prefectures and counties (GB/T 2260)",
          1,
          {{"region_code", kText, "six digits"},
           {"name", kText, "official name"},
           {"province", kText, "name of the province it is, or is in"},
           {"prefecture", kText, "name of the prefecture it is, or is in"},
           {"county", kText, "name of the county it is"}},
          {}};
}

TableDescription Reports() {
  return {"reports",
          "one row a document",
          1,
          {kReportId,
           {"sha256", kText, "of the document, by which it is known"},
           {"file", kText, "the document, as it was given"},
           {"title", kText, "of the cover"},
           {"kind", kText, "final_accounts, budget or other"},
           {"department", kText, "whose report it is, as printed"},
           {"scope", kText, "department or unit"},
           {"fiscal_year", kInteger, "the year accounted for"},
           {"region_code", kText, "where the department is"},
           {"published", kText, "2024-09 or 2024-09-20"},
           {"page_count", kInteger, "pages of the document"},
           {"bytes", kInteger, "of the document"},
           {"report_digest", kText, "SHA-256 of the JSON this was loaded from"},
           {"loaded_by", kInteger, "the version of the tables it was loaded by"}},
          {{{"region_code"}, "regions", {"region_code"}}}};
}

TableDescription FormTables() {
  return {"tables",
          "one row a form found in a document",
          2,
          {kReportId,
           {"table_no", kInteger, "in printed order, from 1"},
           {"form", kText, "which form it is, as in docs/output.md"},
           {"form_number", kText, "as printed: 公开01表"},
           {"title", kText, "of its caption"},
           {"department", kText, "of its caption, else of the report"},
           {"fiscal_year", kInteger, "of its caption, else of the report"},
           {"unit", kText, "in which its amounts are printed: 万元"},
           {"unit_scale", kInteger, "yuan in one unit"},
           {"first_page", kInteger, "where it begins"},
           {"is_empty", kBoolean, "it holds no figures"},
           {"empty_reason", kText, "the sentence that says why"}},
          {{{"report_id"}, "reports", {"report_id"}}}};
}

TableDescription Facts() {
  return {"facts",
          "one row a value cell of a form, blank ones included",
          4,
          {kReportId,
           {"table_no", kInteger, "the form it stands in"},
           {"row_no", kInteger, "its row there, from 1"},
           {"measure", kText, "its column, as in docs/output.md"},
           {"side", kText, "revenue or expenditure, in two-sided forms"},
           {"line", kInteger, "the printed 行次"},
           {"code", kText, "the classification code of its row"},
           {"code_source", kText, "printed, name or path"},
           {"name", kText, "of its row, without enumerator"},
           {"level", kText, "class, section or item"},
           {"amount", kAmount, "as printed, in the unit of its table; nothing for a blank"},
           {"yuan", kMoney, "the same in yuan; nothing where no unit is printed"},
           {"text", kText, "of the cell"},
           {"page", kInteger, "of the cell"},
           {"x0", kReal, "left edge of the cell, in points from the page's left"},
           {"y0", kReal, "its top, in points from the page's top"},
           {"x1", kReal, "its right edge"},
           {"y1", kReal, "its bottom"},
           {"origin", kText, "text or ocr"},
           {"confidence", kReal, "of the reading, from 0 to 1"},
           {"status", kText, "verified, unverified, conflict …, as in docs/output.md"},
           {"identities", kText, "those it stands in, separated by spaces"}},
          {{{"report_id", "table_no"}, "tables", {"report_id", "table_no"}},
           {{"code"}, "codes", {"code"}}}};
}

TableDescription Checks() {
  return {"checks",
          "one row an identity tried on a report",
          2,
          {kReportId,
           {"check_no", kInteger, "from 1"},
           {"identity", kText, "its id, as `juesuan identities` lists them"},
           {"forms", kText, "the forms it is between, separated by spaces"},
           {"subject", kText, "what it was tried on"},
           {"relation", kText, "of left to right: = or <="},
           {"unit", kText, "of the four amounts"},
           {"left_side", kAmount, "what stands on the left"},
           {"right_side", kAmount, "what stands on the right"},
           {"residual", kAmount, "left less right"},
           {"bound", kAmount, "the greatest residual that rounding explains"},
           {"verdict", kText, "exact, rounding, tail_adjusted, violation or not_applicable"}},
          {{{"report_id"}, "reports", {"report_id"}}}};
}

TableDescription Sections() {
  return {"sections",
          "the text of a report, by its headings",
          2,
          {kReportId,
           {"section_no", kInteger, "from 1"},
           {"part", kText, "第三部分"},
           {"number", kText, "一"},
           {"heading", kText, "as printed"},
           {"page", kInteger, "where it begins"},
           {"text", kText, "its paragraphs, one a line"}},
          {{{"report_id"}, "reports", {"report_id"}}}};
}

TableDescription NarrativeFacts() {
  return {"narrative_facts",
          "one row a figure told in the text",
          3,
          {kReportId,
           {"section_no", kInteger, "the section it stands in"},
           {"fact_no", kInteger, "from 1"},
           {"key", kText, "what it tells of, as in docs/output.md"},
           {"value", kAmount, "in its unit; below zero where the words say less"},
           {"unit", kText, "万元, %, 辆 …"},
           {"yuan", kMoney, "the same in yuan, where it is money"},
           {"text", kText, "the words it was read from"},
           {"page", kInteger, "where they stand"},
           {"agrees", kBoolean, "with the tables; nothing where there is nothing to compare"},
           {"identity", kText, "by which it was compared"},
           {"confidence", kReal, "of the reading, from 0 to 1"}},
          {{{"report_id", "section_no"}, "sections", {"report_id", "section_no"}}}};
}

TableDescription Evaluations() {
  return {"evaluations",
          "performance self-evaluations (绩效自评)",
          2,
          {kReportId,
           {"evaluation_no", kInteger, "from 1"},
           {"kind", kText, "project, department or summary"},
           {"title", kText, "of the table"},
           {"project", kText, "项目名称"},
           {"department", kText, "主管部门"},
           {"unit", kText, "实施单位"},
           {"score", kAmount, "the total"},
           {"grade", kText, "in words"},
           {"goal", kText, "for the year"},
           {"done", kText, "what became of it"},
           {"first_page", kInteger, "where it begins"}},
          {{{"report_id"}, "reports", {"report_id"}}}};
}

TableDescription EvaluationBudgets() {
  return {"evaluation_budgets",
          "the money of a self-evaluation, by its source",
          3,
          {kReportId,
           {"evaluation_no", kInteger, "the evaluation"},
           {"funds", kText, "total, fiscal, special, own, carry_over or other"},
           {"initial", kAmount, "年初预算数"},
           {"adjusted", kAmount, "全年预算数"},
           {"executed", kAmount, "全年执行数"},
           {"weight", kAmount, "分值"},
           {"rate", kText, "执行率, as printed"},
           {"score", kText, "得分, as printed"}},
          {{{"report_id", "evaluation_no"}, "evaluations", {"report_id", "evaluation_no"}}}};
}

TableDescription EvaluatedProjects() {
  return {"evaluated_projects",
          "the rows of a summary of self-evaluations (项目单位自评汇总表)",
          3,
          {kReportId,
           {"evaluation_no", kInteger, "the evaluation"},
           {"project_no", kInteger, "from 1"},
           {"project", kText, "its name"},
           {"adjusted", kAmount, "全年预算数"},
           {"executed", kAmount, "全年执行数"},
           {"score", kAmount, "得分"}},
          {{{"report_id", "evaluation_no"}, "evaluations", {"report_id", "evaluation_no"}}}};
}

TableDescription Indicators() {
  return {"indicators",
          "the indicators of a self-evaluation, all as printed",
          3,
          {kReportId,
           {"evaluation_no", kInteger, "the evaluation"},
           {"indicator_no", kInteger, "from 1"},
           {"level1", kText, "一级指标"},
           {"level2", kText, "二级指标"},
           {"level3", kText, "三级指标"},
           {"target", kText, "指标值"},
           {"actual", kText, "实际完成值"},
           {"weight", kText, "分值"},
           {"score", kText, "得分"},
           {"deviation", kText, "偏差"},
           {"reason", kText, "偏差原因"}},
          {{{"report_id", "evaluation_no"}, "evaluations", {"report_id", "evaluation_no"}}}};
}

TableDescription Issues() {
  return {"issues",
          "what went wrong or deserves a look",
          2,
          {kReportId,
           {"issue_no", kInteger, "from 1"},
           {"severity", kText, "note, warning or error"},
           {"code", kText, "as in docs/output.md"},
           {"page", kInteger, "nothing: the document as a whole"},
           {"message", kText, "for people"}},
          {{{"report_id"}, "reports", {"report_id"}}}};
}

}  // namespace

std::span<const TableDescription> Tables() {
  static const TableDescription kTables[] = {Codes(),
                                             Regions(),
                                             Reports(),
                                             FormTables(),
                                             Facts(),
                                             Checks(),
                                             Sections(),
                                             NarrativeFacts(),
                                             Evaluations(),
                                             EvaluationBudgets(),
                                             EvaluatedProjects(),
                                             Indicators(),
                                             Issues()};
  return kTables;
}

const TableDescription& TableNamed(std::string_view name) {
  return *std::ranges::find(Tables(), name, &TableDescription::name);
}

}  // namespace juesuan
