// A Report as JSON, key for key as docs/output.md says.
// What is many (rows, cells, indicators, pages) stands one to a line, so that files stay small and
// a changed row is one changed line. Amounts are written from their decimal digits, never through
// a double.
#include <fmt/format.h>

#include "schema/json_members.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

void PageLine(JsonWriter& json, const PageInfo& page) {
  json.BeginObject();
  json.Integer("page", page.number);
  Points(json, "width", page.width);
  Points(json, "height", page.height);
  json.Integer("rotation", page.rotation);
  json.Text("origin", NameOf(page.origin));
  json.EndObject();
}

void SourceMember(JsonWriter& json, const Source& source, const std::vector<PageInfo>& pages) {
  json.Key("source");
  json.BeginObject();
  json.Text("file", source.file);
  json.Text("sha256", source.sha256);
  json.Integer("bytes", static_cast<std::int64_t>(source.bytes));
  json.Integer("page_count", source.page_count);
  Lines(json, "pages", pages, PageLine);
  json.EndObject();
}

void RegionMember(JsonWriter& json, const std::optional<Region>& region) {
  json.Key("region");
  if (!region) return json.Null();
  json.BeginLine();
  json.BeginObject();
  json.Text("code", region->code);
  json.Text("name", region->name);
  Strings(json, "path", region->path);
  json.EndObject();
  json.EndLine();
}

void MetaMember(JsonWriter& json, const Meta& meta) {
  json.Key("report");
  json.BeginObject();
  json.OptionalText("title", meta.title);
  json.Text("kind", NameOf(meta.kind));
  json.OptionalText("department", meta.department);
  OptionalName(json, "scope", meta.scope);
  json.OptionalInteger("fiscal_year", meta.fiscal_year);
  RegionMember(json, meta.region);
  json.OptionalText("published", meta.published);
  json.EndObject();
}

void ValueMember(JsonWriter& json, const std::string& measure, const Value& value) {
  json.Key(measure);
  json.BeginObject();
  Amount(json, "value", value.amount);
  json.Text("text", value.text);
  json.Integer("page", value.page);
  BoundingBox(json, value.box);
  json.Text("origin", NameOf(value.origin));
  Confidence(json, value.confidence);
  json.Text("status", NameOf(value.status));
  Strings(json, "checks", value.checks);
  json.EndObject();
}

void RowLine(JsonWriter& json, const Row& row) {
  json.BeginObject();
  json.Integer("page", row.page);
  BoundingBox(json, row.box);
  OptionalName(json, "side", row.side);
  json.OptionalInteger("line", row.line);
  json.OptionalText("code", row.code);
  OptionalName(json, "code_source", row.code_source);
  json.Text("name", row.name);
  json.Text("label", row.label);
  json.OptionalText("standard_name", row.standard_name);
  json.OptionalText("level", LevelName(row));
  json.Key("values");
  json.BeginObject();
  for (const auto& [measure, value] : row.values) ValueMember(json, measure, value);
  json.EndObject();
  json.EndObject();
}

// Yuan in one printed unit; null where the table prints none.
void UnitMembers(JsonWriter& json, const Table& table) {
  json.OptionalText("unit", table.unit);
  json.Key("unit_scale");
  if (table.unit.empty()) {
    json.Null();
  } else {
    json.Number(fmt::format("1{:0>{}}", "", table.unit_power));
  }
}

void ColumnLine(JsonWriter& json, const Column& column) {
  json.BeginObject();
  json.Text("measure", column.measure);
  json.Text("label", column.label);
  json.OptionalText("number", column.number);
  json.EndObject();
}

void TableBlock(JsonWriter& json, const Table& table) {
  json.BeginObject();
  json.Text("form", table.form);
  json.OptionalText("form_number", table.form_number);
  json.Text("title", table.title);
  json.OptionalText("department", table.department);
  json.OptionalInteger("fiscal_year", table.fiscal_year);
  UnitMembers(json, table);
  Pages(json, table.grid);
  json.Key("empty");
  json.Bool(table.empty);
  json.OptionalText("empty_reason", table.empty_reason);
  Lines(json, "notes", table.notes, String);
  Lines(json, "columns", table.columns, ColumnLine);
  Lines(json, "rows", table.rows, RowLine);
  GridMember(json, table.grid);
  json.EndObject();
}

void CodedRowLine(JsonWriter& json, const Row& row) {
  json.BeginObject();
  json.Integer("page", row.page);
  json.Text("code", row.code);
  OptionalName(json, "code_source", row.code_source);
  json.Text("name", row.name);
  json.Text("label", row.label);
  json.OptionalText("standard_name", row.standard_name);
  json.OptionalText("level", LevelName(row));
  json.EndObject();
}

void OtherTableBlock(JsonWriter& json, const OtherTable& table) {
  json.BeginObject();
  json.OptionalText("title", table.title);
  json.OptionalText("unit", table.unit);
  if (!table.caption.empty()) Lines(json, "caption", table.caption, String);
  if (!table.notes.empty()) Lines(json, "notes", table.notes, String);
  Pages(json, table.grid);
  Lines(json, "coded_rows", table.coded_rows, CodedRowLine);
  GridMember(json, table.grid);
  json.EndObject();
}

void BudgetMember(JsonWriter& json, const std::vector<EvaluationBudget>& budget) {
  json.Key("budget");
  json.BeginObject();
  for (const EvaluationBudget& funds : budget) {
    json.Key(funds.key);
    json.BeginLine();
    json.BeginObject();
    Amount(json, "initial", funds.initial);
    Amount(json, "adjusted", funds.adjusted);
    Amount(json, "executed", funds.executed);
    Amount(json, "weight", funds.weight);
    json.OptionalText("rate", funds.rate);
    json.OptionalText("score", funds.score);
    json.EndObject();
    json.EndLine();
  }
  json.EndObject();
}

void TaskLine(JsonWriter& json, const Evaluation::Task& task) {
  json.BeginObject();
  json.Text("name", task.name);
  json.Text("content", task.content);
  json.Text("done", task.done);
  json.EndObject();
}

void RemarkLine(JsonWriter& json, const std::pair<std::string, std::string>& remark) {
  json.BeginObject();
  json.Text("label", remark.first);
  json.Text("text", remark.second);
  json.EndObject();
}

void SummaryRowLine(JsonWriter& json, const EvaluationSummaryRow& row) {
  json.BeginObject();
  json.Text("project", row.project);
  Amount(json, "adjusted", row.adjusted);
  Amount(json, "executed", row.executed);
  Amount(json, "score", row.score);
  json.Key("rates");
  NamedTextsObject(json, row.rates);
  json.Key("others");
  NamedTextsObject(json, row.others);
  json.EndObject();
}

void EvaluationBlock(JsonWriter& json, const Evaluation& evaluation) {
  json.BeginObject();
  json.Text("kind", NameOf(evaluation.kind));
  json.OptionalText("title", evaluation.title);
  json.OptionalText("project", evaluation.project);
  json.OptionalText("department", evaluation.department);
  json.OptionalText("unit", evaluation.unit);
  Amount(json, "score", evaluation.score);
  json.OptionalText("grade", evaluation.grade);
  BudgetMember(json, evaluation.budget);
  json.OptionalText("goal", evaluation.goal);
  json.OptionalText("done", evaluation.done);
  Lines(json, "tasks", evaluation.tasks, TaskLine);
  Lines(json, "analysis", evaluation.analysis, RemarkLine);
  Lines(json, "indicators", evaluation.indicators, NamedTextsObject);
  Lines(json, "rows", evaluation.rows, SummaryRowLine);
  if (!evaluation.repaired.empty()) {
    json.Key("repaired");
    NamedTextsObject(json, evaluation.repaired);
  }
  Pages(json, evaluation.grid);
  GridMember(json, evaluation.grid);
  json.EndObject();
}

void ParagraphLine(JsonWriter& json, const Paragraph& paragraph) { json.String(paragraph.text); }

void FactLine(JsonWriter& json, const NarrativeFact& fact) {
  json.BeginObject();
  json.Text("key", fact.key);
  Amount(json, "value", fact.value);
  json.Text("unit", fact.unit);
  json.Text("text", fact.text);
  json.Integer("page", fact.page);
  json.Key("agrees");
  fact.agrees ? json.Bool(*fact.agrees) : json.Null();
  json.OptionalText("check", fact.check);
  if (fact.confidence) Confidence(json, *fact.confidence);
  json.EndObject();
}

void NumberLine(JsonWriter& json, const TextNumber& number) {
  json.BeginObject();
  json.Integer("paragraph", static_cast<std::int64_t>(number.paragraph));
  json.Integer("page", number.page);
  json.Text("text", number.text);
  Confidence(json, number.confidence);
  json.EndObject();
}

void SectionBlock(JsonWriter& json, const Section& section) {
  json.BeginObject();
  json.OptionalText("number", section.number);
  json.Text("heading", section.heading);
  json.OptionalText("part", section.part);
  json.Integer("page", section.page);
  Lines(json, "paragraphs", section.paragraphs, ParagraphLine);
  Lines(json, "facts", section.facts, FactLine);
  if (!section.numbers.empty()) Lines(json, "numbers", section.numbers, NumberLine);
  json.EndObject();
}

void PlacesMember(JsonWriter& json, std::string_view key, const Report& report,
                  const std::vector<AmountPlace>& places) {
  json.Key(key);
  json.BeginArray();
  for (const AmountPlace& place : places) {
    const Row& row = report.tables[static_cast<std::size_t>(place.table)]
                         .rows[static_cast<std::size_t>(place.row)];
    json.BeginObject();
    json.Integer("table", place.table);
    json.Integer("row", place.row);
    json.Text("measure", row.values[static_cast<std::size_t>(place.value)].first);
    json.EndObject();
  }
  json.EndArray();
}

void CheckLine(JsonWriter& json, const Report& report, const Check& check) {
  json.BeginObject();
  json.Text("id", check.id);
  Strings(json, "forms", check.forms);
  json.OptionalText("subject", check.subject);
  Amount(json, "left", check.left);
  Amount(json, "right", check.right);
  Amount(json, "residual", check.residual);
  Amount(json, "bound", check.bound);
  json.Text("status", NameOf(check.verdict));
  OptionalName(json, "relation", check.relation);
  json.OptionalText("unit", check.unit);
  PlacesMember(json, "left_values", report, check.left_places);
  PlacesMember(json, "right_values", report, check.right_places);
  json.EndObject();
}

void IssueLine(JsonWriter& json, const Diagnostic& issue) {
  json.BeginObject();
  json.Text("severity", NameOf(issue.severity));
  json.Text("code", issue.code);
  json.OptionalInteger("page", issue.page == 0 ? std::nullopt : std::optional(issue.page));
  json.Text("message", issue.message);
  json.EndObject();
}

void GeneratorMember(JsonWriter& json, std::string_view version) {
  json.Key("generator");
  json.BeginLine();
  json.BeginObject();
  json.Text("name", "juesuan");
  json.Text("version", version);
  json.EndObject();
  json.EndLine();
}

}  // namespace

std::string ToJson(const Report& report, std::string_view generator_version) {
  JsonWriter json;
  json.BeginObject();
  json.Text("schema_version", "1.0");
  GeneratorMember(json, generator_version);
  SourceMember(json, report.source, report.pages);
  MetaMember(json, report.meta);
  Blocks(json, "tables", report.tables, TableBlock);
  Blocks(json, "other_tables", report.other_tables, OtherTableBlock);
  Blocks(json, "evaluations", report.evaluations, EvaluationBlock);
  Blocks(json, "sections", report.sections, SectionBlock);
  Lines(json, "checks", report.checks,
        [&report](JsonWriter& line, const Check& check) { CheckLine(line, report, check); });
  Lines(json, "issues", report.issues, IssueLine);
  json.EndObject();
  return json.Finish();
}

}  // namespace juesuan
