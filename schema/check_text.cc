// Amounts are told as printed, each table by the number or title printed on it.
#include "schema/check_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace juesuan {
namespace {

// More addends than these are told by their sum.
constexpr std::size_t kAddendsTold = 6;

const Table& TableOf(const Report& report, const AmountPlace& place) {
  return report.tables[static_cast<std::size_t>(place.table)];
}

std::string TableName(const Table& table) {
  return table.form_number.empty() ? table.title : table.form_number;
}

// The lowest header cell over a measure: "项目 / 基本支出" → "基本支出".
std::string ColumnName(const Table& table, const std::string& measure) {
  const auto column = std::ranges::find(table.columns, measure, &Column::measure);
  if (column == table.columns.end()) return measure;
  const std::size_t slash = column->label.rfind(" / ");
  return slash == std::string::npos ? column->label : column->label.substr(slash + 3);
}

// "334.34 + 0 + 0", with the table's name where it is not the one the sentence began with.
std::string SideText(const Report& report, const std::vector<AmountPlace>& places,
                     const std::optional<Decimal>& sum, int told_table) {
  std::string text;
  for (const AmountPlace& place : places) {
    const Value& value = At(report, place);
    if (!value.amount && places.size() > 1) continue;
    text += text.empty() ? "" : " + ";
    text += value.amount ? value.amount->ToString() : "空白";
  }
  const auto printed = std::ranges::count_if(
      places, [&](const AmountPlace& place) { return At(report, place).amount.has_value(); });
  if (static_cast<std::size_t>(printed) > kAddendsTold || text.empty())
    text = fmt::format("{}项之和 {}", printed, sum ? sum->ToString() : "");
  if (!places.empty() && places.front().table != told_table)
    text = fmt::format("{} {}", TableName(TableOf(report, places.front())), text);
  return text;
}

// A reading of a scan, where not the document but the reading may be wrong.
bool IsAnyRecognised(const Report& report, const Check& check) {
  const auto is_recognised = [&](const AmountPlace& place) {
    return At(report, place).origin == Origin::kOcr;
  };
  return std::ranges::any_of(check.left_places, is_recognised) ||
         std::ranges::any_of(check.right_places, is_recognised);
}

}  // namespace

std::string SubjectText(const Report& report, const AmountPlace& place) {
  const Table& table = TableOf(report, place);
  const Row& row = table.rows[static_cast<std::size_t>(place.row)];
  const std::string& name = row.name.empty() ? row.code : row.name;
  if (row.values.size() < 2) return name;
  return fmt::format("{} {}", name,
                     ColumnName(table, row.values[static_cast<std::size_t>(place.value)].first));
}

std::string ViolationText(const Report& report, const Check& check, const BoundEquation& equation) {
  const AmountPlace& first = check.left_places.front();
  const std::string left = SideText(report, check.left_places, check.left, first.table);
  const std::string right = check.right_places.empty()
                                ? equation.equation->right.empty() ? "0" : "无此行"
                                : SideText(report, check.right_places, check.right, first.table);
  const std::string subject =
      fmt::format("{} {}", TableName(TableOf(report, first)), check.subject);
  const std::string rule =
      fmt::format("（{} {}{}）", equation.identity->id, equation.identity->chinese,
                  IsAnyRecognised(report, check) ? "；扫描件，或为识别有误" : "");
  const std::string residual = check.residual->ToString();
  if (check.relation == Relation::kAtMost)
    return fmt::format("{}: {} > {}, 超出 {}{}", subject, left, right, residual, rule);
  return fmt::format("{}: {} ≠ {}, 差 {}{}", subject, right, left,
                     residual.starts_with('-') ? residual.substr(1) : residual, rule);
}

}  // namespace juesuan
