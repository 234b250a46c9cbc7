// Columns follow Tables(), one function a table.
#include "database/rows.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "schema/names.h"

namespace juesuan {
namespace {

constexpr std::int64_t kNoId = 0;

Datum Text(std::string_view text) { return std::string(text); }

Datum OptionalText(std::string_view text) { return text.empty() ? Datum() : Text(text); }

Datum Number(std::int64_t number) { return number; }

Datum OptionalNumber(const std::optional<int>& number) {
  return number ? Number(*number) : Datum();
}

Datum Amount(const std::optional<Decimal>& amount) { return amount ? Datum(*amount) : Datum(); }

template <typename Enumeration>
Datum OptionalName(const std::optional<Enumeration>& value) {
  return value ? Text(NameOf(*value)) : Datum();
}

Datum Yuan(const std::optional<Decimal>& amount, int power) {
  return amount ? Amount(amount->ScaledByPowerOfTen(power)) : Datum();
}

// Points as every output writes them: to a tenth.
Datum Points(double points) { return std::round(points * 10) / 10; }

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined;
  for (const std::string& text : texts) joined.append(joined.empty() ? "" : " ").append(text);
  return joined;
}

Datum FirstPage(const Grid& grid) {
  return grid.pages.empty() ? Datum() : Number(grid.pages.front());
}

DatumRow ReportRow(const Report& report, const std::string& report_digest) {
  const Meta& meta = report.meta;
  return {Number(kNoId),
          Text(report.source.sha256),
          Text(report.source.file),
          OptionalText(meta.title),
          Text(NameOf(meta.kind)),
          OptionalText(meta.department),
          OptionalName(meta.scope),
          OptionalNumber(meta.fiscal_year),
          meta.region ? Text(meta.region->code) : Datum(),
          OptionalText(meta.published),
          Number(report.source.page_count),
          Number(static_cast<std::int64_t>(report.source.bytes)),
          Text(report_digest),
          Number(kSchemaVersion)};
}

DatumRow TableRow(const Report& report, const Table& table, std::int64_t table_no) {
  std::int64_t scale = 1;
  for (int power = 0; power < table.unit_power; ++power) scale *= 10;
  return {Number(kNoId),
          Number(table_no),
          Text(table.form),
          OptionalText(table.form_number),
          Text(table.title),
          OptionalText(table.department.empty() ? report.meta.department : table.department),
          OptionalNumber(table.fiscal_year ? table.fiscal_year : report.meta.fiscal_year),
          OptionalText(table.unit),
          table.unit.empty() ? Datum() : Number(scale),
          FirstPage(table.grid),
          table.empty,
          OptionalText(table.empty_reason)};
}

void AddFacts(const Table& table, std::int64_t table_no, std::vector<DatumRow>& facts) {
  std::int64_t row_no = 0;
  for (const Row& row : table.rows) {
    ++row_no;
    for (const auto& [measure, value] : row.values) {
      facts.push_back({Number(kNoId),
                       Number(table_no),
                       Number(row_no),
                       Text(measure),
                       OptionalName(row.side),
                       OptionalNumber(row.line),
                       OptionalText(row.code),
                       OptionalName(row.code_source),
                       Text(row.name),
                       OptionalText(LevelName(row)),
                       Amount(value.amount),
                       table.unit.empty() ? Datum() : Yuan(value.amount, table.unit_power),
                       Text(value.text),
                       Number(value.page),
                       Points(value.box.x0),
                       Points(value.box.y0),
                       Points(value.box.x1),
                       Points(value.box.y1),
                       Text(NameOf(value.origin)),
                       value.confidence,
                       Text(NameOf(value.status)),
                       OptionalText(Joined(value.checks))});
    }
  }
}

DatumRow CheckRow(const Check& check, std::int64_t check_no) {
  return {Number(kNoId),
          Number(check_no),
          Text(check.id),
          Text(Joined(check.forms)),
          OptionalText(check.subject),
          OptionalName(check.relation),
          OptionalText(check.unit),
          Amount(check.left),
          Amount(check.right),
          Amount(check.residual),
          Amount(check.bound),
          Text(NameOf(check.verdict))};
}

DatumRow SectionRow(const Section& section, std::int64_t section_no) {
  std::string text;
  for (const Paragraph& paragraph : section.paragraphs)
    text += (text.empty() ? "" : "\n") + paragraph.text;
  return {Number(kNoId),
          Number(section_no),
          OptionalText(section.part),
          OptionalText(section.number),
          Text(section.heading),
          Number(section.page),
          Text(text)};
}

DatumRow NarrativeRow(const NarrativeFact& fact, std::int64_t section_no, std::int64_t fact_no) {
  const std::optional<Unit> unit = FindUnit(fact.unit);
  return {Number(kNoId),
          Number(section_no),
          Number(fact_no),
          Text(fact.key),
          fact.value,
          Text(fact.unit),
          unit ? Yuan(fact.value, unit->power) : Datum(),
          Text(fact.text),
          Number(fact.page),
          fact.agrees ? Datum(*fact.agrees) : Datum(),
          OptionalText(fact.check)};
}

DatumRow EvaluationRow(const Evaluation& evaluation, std::int64_t evaluation_no) {
  return {Number(kNoId),
          Number(evaluation_no),
          Text(NameOf(evaluation.kind)),
          OptionalText(evaluation.title),
          OptionalText(evaluation.project),
          OptionalText(evaluation.department),
          OptionalText(evaluation.unit),
          Amount(evaluation.score),
          OptionalText(evaluation.grade),
          OptionalText(evaluation.goal),
          OptionalText(evaluation.done),
          FirstPage(evaluation.grid)};
}

// The indicator's text of this key; none where its table has no such column.
Datum Named(const NamedTexts& texts, std::string_view key) {
  const auto found = std::ranges::find_if(texts, [key](const auto& t) { return t.first == key; });
  return found == texts.end() ? Datum() : Text(found->second);
}

void AddParts(const Evaluation& evaluation, std::int64_t number, ReportRows& rows) {
  for (const EvaluationBudget& funds : evaluation.budget) {
    rows.tables["evaluation_budgets"].push_back(
        {Number(kNoId), Number(number), Text(funds.key), Amount(funds.initial),
         Amount(funds.adjusted), Amount(funds.executed), Amount(funds.weight),
         OptionalText(funds.rate), OptionalText(funds.score)});
  }
  std::int64_t project_no = 0;
  for (const EvaluationSummaryRow& row : evaluation.rows) {
    rows.tables["evaluated_projects"].push_back(
        {Number(kNoId), Number(number), Number(++project_no), Text(row.project),
         Amount(row.adjusted), Amount(row.executed), Amount(row.score)});
  }
  std::int64_t indicator_no = 0;
  for (const NamedTexts& indicator : evaluation.indicators) {
    DatumRow row = {Number(kNoId), Number(number), Number(++indicator_no)};
    for (const std::string_view key : {"level1", "level2", "level3", "target", "actual", "weight",
                                       "score", "deviation", "reason"})
      row.push_back(Named(indicator, key));
    rows.tables["indicators"].push_back(std::move(row));
  }
}

std::string_view ClassificationName(Classification classification) {
  switch (classification) {
    case Classification::kFunctional:
      return "functional";
    case Classification::kDepartmentEconomic:
      return "economic";
    case Classification::kGovernmentEconomic:
      return "government_economic";
    case Classification::kRevenue:
      return "revenue";
  }
  return {};
}

constexpr std::size_t kClassDigits = 3;

// "20103" of "2010301"; none of a class.
Datum ParentOf(std::string_view code) {
  constexpr std::size_t kDigitsALevel = 2;
  if (code.size() <= kClassDigits) return {};
  return Text(code.substr(0, code.size() - kDigitsALevel));
}

std::string_view LevelOfCode(std::string_view code) {
  if (code.size() == kClassDigits) return "class";
  const bool economic = code.starts_with('3') || code.starts_with('5');
  return code.size() == kClassDigits + 2 && !economic ? "section" : "item";
}

}  // namespace

ReportRows RowsOf(const Report& report, const std::string& report_digest) {
  ReportRows rows;
  rows.sha256 = report.source.sha256;
  rows.tables["reports"].push_back(ReportRow(report, report_digest));
  std::int64_t number = 0;
  for (const Table& table : report.tables) {
    rows.tables["tables"].push_back(TableRow(report, table, ++number));
    AddFacts(table, number, rows.tables["facts"]);
  }
  number = 0;
  for (const Check& check : report.checks)
    rows.tables["checks"].push_back(CheckRow(check, ++number));
  number = 0;
  for (const Section& section : report.sections) {
    rows.tables["sections"].push_back(SectionRow(section, ++number));
    std::int64_t fact_no = 0;
    for (const NarrativeFact& fact : section.facts)
      rows.tables["narrative_facts"].push_back(NarrativeRow(fact, number, ++fact_no));
  }
  number = 0;
  for (const Evaluation& evaluation : report.evaluations) {
    rows.tables["evaluations"].push_back(EvaluationRow(evaluation, ++number));
    AddParts(evaluation, number, rows);
  }
  number = 0;
  for (const Diagnostic& issue : report.issues) {
    rows.tables["issues"].push_back(
        {Number(kNoId), Number(++number), Text(NameOf(issue.severity)), Text(issue.code),
         issue.page == 0 ? Datum() : Number(issue.page), Text(issue.message)});
  }
  return rows;
}

void SetReportId(std::int64_t id, ReportRows& rows) {
  for (auto& [table, table_rows] : rows.tables) {
    for (DatumRow& row : table_rows) row.front() = id;
  }
}

std::vector<std::string> CodesOf(const ReportRows& rows) {
  const TableDescription& facts = TableNamed("facts");
  const auto column = std::ranges::find(facts.columns, "code", &ColumnDescription::name);
  const auto index = static_cast<std::size_t>(column - facts.columns.begin());
  std::vector<std::string> codes;
  const auto found = rows.tables.find("facts");
  if (found == rows.tables.end()) return codes;
  for (const DatumRow& row : found->second) {
    if (const auto* code = std::get_if<std::string>(&row[index])) codes.push_back(*code);
  }
  return codes;
}

DatumRow UnofficialCode(const std::string& code) {
  return {Text(code), Datum(), Datum(), Datum(), Datum(), false};
}

std::vector<DatumRow> CodeRows() {
  const CodeBook& book = CodeBook::Shipped();
  std::map<std::string_view, const CodeEntry*> newest;
  for (const CodeEntry& entry : book.entries())
    newest[entry.code] = book.Find(entry.classification, entry.code, 0);
  std::vector<DatumRow> rows;
  for (const auto& [code, entry] : newest) {
    rows.push_back({Text(code), Text(entry->name), Text(ClassificationName(entry->classification)),
                    Text(LevelOfCode(code)), ParentOf(code), true});
  }
  return rows;
}

std::vector<DatumRow> RegionRows() {
  constexpr std::size_t kProvinceToCounty = 3;
  std::vector<DatumRow> rows;
  for (const Region& region : AllRegions()) {
    const std::vector<std::string>& path = region.path;
    const bool is_county = !region.code.ends_with("00");
    // Counties of a province itself, and districts of 北京 and the like, have no prefecture.
    const bool has_prefecture = path.size() == kProvinceToCounty || !is_county;
    rows.push_back({Text(region.code), Text(region.name), Text(path.front()),
                    has_prefecture && path.size() > 1 ? Text(path[1]) : Datum(),
                    is_county ? Text(region.name) : Datum()});
  }
  return rows;
}

}  // namespace juesuan
