// Each line is split at its bars; a row's label at its spaces.
#include "tests/report_text.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "schema/names.h"

namespace juesuan {
namespace {

std::string Trimmed(const std::string& text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::vector<std::string> Fields(const std::string& line, char separator) {
  std::vector<std::string> fields;
  std::istringstream stream(line);
  for (std::string field; std::getline(stream, field, separator);) fields.push_back(Trimmed(field));
  return fields;
}

bool IsForm(std::string_view word) {
  return word.find('_') != std::string_view::npos || word == "income" || word == "expenditure";
}

bool IsCode(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

Value MakeValue(const std::string& text) {
  Value value;
  value.text = text;
  value.page = 1;
  if (!IsBlankAmount(text)) {
    value.amount = ParseAmount(text);
    if (!value.amount) value.status = ValueStatus::kIllegible;
  }
  return value;
}

Row MakeRow(const std::vector<std::string>& fields, const std::vector<std::string>& measures,
            const Table& table) {
  Row row;
  row.page = 1;
  row.classification = table.form == "general_budget_basic_expenditure"
                           ? Classification::kDepartmentEconomic
                           : Classification::kFunctional;
  for (const std::string& word : Fields(fields[0], ' ')) {
    if (word == "revenue" || word == "expenditure") {
      row.side = word == "revenue" ? Side::kRevenue : Side::kExpenditure;
    } else if (IsCode(word)) {
      row.code = word;
      row.code_source = CodeSource::kPrinted;
      row.level = LevelOf(row.classification, word);
    } else {
      row.label += word;
    }
  }
  row.name = WithoutEnumerator(row.label);
  for (std::size_t field = 1; field <= measures.size(); ++field) {
    row.values.emplace_back(measures[field - 1],
                            MakeValue(field < fields.size() ? fields[field] : std::string()));
  }
  return row;
}

void BeginTable(const std::vector<std::string>& words, const std::vector<std::string>& fields,
                Report& report) {
  if (report.tables.empty() || report.tables.back().form != words[0] || words.size() > 1) {
    Table& table = report.tables.emplace_back();
    table.form = words[0];
    table.title = words[0];
    table.unit = words.size() > 1 ? words[1] : "";
    if (const std::optional<Unit> unit = FindUnit(table.unit)) table.unit_power = unit->power;
    table.grid.pages = {static_cast<int>(report.tables.size())};
  }
  for (std::size_t field = 1; field < fields.size(); ++field)
    report.tables.back().columns.push_back({fields[field], fields[field], ""});
}

}  // namespace

Report ReadReportText(std::string_view text) {
  Report report;
  std::vector<std::string> measures;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) {
    const std::vector<std::string> fields = Fields(line, '|');
    if (fields.empty() || (fields.size() == 1 && fields[0].empty())) continue;
    const std::vector<std::string> words = Fields(fields[0], ' ');
    if (IsForm(words[0]) &&
        !(words.size() > 1 && words[0] == "expenditure" && !FindUnit(words[1]))) {
      BeginTable(words, fields, report);
      measures.assign(fields.begin() + 1, fields.end());
    } else {
      report.tables.back().rows.push_back(MakeRow(fields, measures, report.tables.back()));
    }
  }
  for (Table& table : report.tables) {
    table.empty = std::ranges::none_of(table.rows, [](const Row& row) {
      return std::ranges::any_of(row.values,
                                 [](const auto& value) { return value.second.amount.has_value(); });
    });
  }
  return report;
}

Value& ValueOf(Report& report, std::string_view form, std::string_view row,
               std::string_view measure) {
  for (Table& table : report.tables) {
    for (Row& candidate : table.rows) {
      const std::string side(candidate.side ? NameOf(*candidate.side) : "");
      if (table.form != form ||
          (row != candidate.code && row != candidate.name && row != side + " " + candidate.name &&
           row != side + " " + candidate.code))
        continue;
      for (auto& [name, value] : candidate.values) {
        if (name == measure) return value;
      }
    }
  }
  throw std::runtime_error("no such value in the test's report");
}

}  // namespace juesuan
