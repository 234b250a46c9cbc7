// The columns of a fact stand in OneFact; both formats follow from it.
#include "schema/facts.h"

#include <fmt/format.h>

#include <cmath>

#include "schema/json_writer.h"
#include "schema/names.h"

namespace juesuan {
namespace {

std::string NumberText(const std::optional<int>& number) {
  return number ? fmt::to_string(*number) : std::string();
}

std::string AmountText(const std::optional<Decimal>& amount) {
  return amount ? amount->ToString() : std::string();
}

// Yuan exactly; empty where the table prints no unit.
std::string YuanText(const Table& table, const Value& value) {
  if (!value.amount || table.unit.empty()) return {};
  return AmountText(value.amount->ScaledByPowerOfTen(table.unit_power));
}

std::vector<FactField> OneFact(const Report& report, const Table& table, const Row& row,
                               const std::string& measure, const Value& value) {
  using enum FactKind;
  const Meta& meta = report.meta;
  return {
      {"report", kText, report.source.file},
      {"department", kOptionalText, table.department.empty() ? meta.department : table.department},
      {"fiscal_year", kNumber,
       NumberText(table.fiscal_year ? table.fiscal_year : meta.fiscal_year)},
      {"form", kText, table.form},
      {"side", kOptionalText, row.side ? std::string(NameOf(*row.side)) : std::string()},
      {"line", kNumber, NumberText(row.line)},
      {"code", kOptionalText, row.code},
      {"name", kText, row.name},
      {"measure", kText, measure},
      {"amount", kNumber, AmountText(value.amount)},
      {"unit", kOptionalText, table.unit},
      {"yuan", kNumber, YuanText(table, value)},
      {"page", kNumber, fmt::to_string(value.page)},
      {"x0", kNumber, PointsText(value.box.x0)},
      {"y0", kNumber, PointsText(value.box.y0)},
      {"x1", kNumber, PointsText(value.box.x1)},
      {"y1", kNumber, PointsText(value.box.y1)},
      {"status", kText, std::string(NameOf(value.status))},
      {"text", kText, value.text},
  };
}

void FactMember(JsonWriter& json, const FactField& field) {
  json.Key(field.key);
  if (field.text.empty() && field.kind != FactKind::kText) {
    json.Null();
  } else if (field.kind == FactKind::kNumber) {
    json.Number(field.text);
  } else {
    json.String(field.text);
  }
}

}  // namespace

void AppendCsvField(std::string& csv, std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char c : text) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

std::vector<std::vector<FactField>> Facts(const Report& report) {
  std::vector<std::vector<FactField>> facts;
  for (const Table& table : report.tables) {
    for (const Row& row : table.rows) {
      for (const auto& [measure, value] : row.values) {
        facts.push_back(OneFact(report, table, row, measure, value));
      }
    }
  }
  return facts;
}

std::string CsvHeader() {
  std::string csv;
  for (const FactField& field : OneFact({}, {}, {}, {}, {})) {
    if (!csv.empty()) csv += ',';
    csv += field.key;
  }
  return csv + '\n';
}

std::string ToCsv(const Report& report) {
  std::string csv;
  for (const std::vector<FactField>& fact : Facts(report)) {
    for (const FactField& field : fact) {
      AppendCsvField(csv, field.text);
      csv += &field == &fact.back() ? '\n' : ',';
    }
  }
  return csv;
}

std::string ToJsonLines(const Report& report) {
  std::string lines;
  for (const std::vector<FactField>& fact : Facts(report)) {
    JsonWriter json;
    json.BeginLine();
    json.BeginObject();
    for (const FactField& field : fact) FactMember(json, field);
    json.EndObject();
    json.EndLine();
    lines += json.Finish();
  }
  return lines;
}

std::string PointsText(double points) {
  // In whole tenths, so that nothing prints as -0.0.
  const long long tenths = std::llround(points * 10);
  return fmt::format("{}{}.{}", tenths < 0 ? "-" : "", std::llabs(tenths) / 10,
                     std::llabs(tenths) % 10);
}

}  // namespace juesuan
