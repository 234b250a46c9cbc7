// Form and evaluation definitions, from TOML.
#include "schema/form.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "schema/evaluation.h"
#include "schema/toml_file.h"

namespace juesuan {
namespace {

HeaderPattern ParsePattern(const std::string& text) {
  HeaderPattern pattern{text, {}};
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(" / ", begin);
    pattern.parts.emplace_back(text.substr(begin, end == std::string::npos ? end : end - begin));
    if (end == std::string::npos) return pattern;
    begin = end + 3;
  }
}

ColumnDefinition ParseColumn(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"kind", "measure", "header", "optional"});
  ColumnDefinition column;
  column.kind = Word<ColumnKind>(file, table, "kind",
                                 {{"code", ColumnKind::kCode},
                                  {"name", ColumnKind::kName},
                                  {"line", ColumnKind::kLine},
                                  {"amount", ColumnKind::kAmount}},
                                 ColumnKind::kAmount);
  if (column.kind == ColumnKind::kAmount)
    column.measure = Required<std::string>(file, table, "measure");
  for (const std::string& text : Strings(file, table, "header"))
    column.headers.push_back(ParsePattern(text));
  column.optional = table["optional"].value_or(false);
  return column;
}

PanelDefinition ParsePanel(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"side", "codes", "column"});
  PanelDefinition panel;
  if (table.contains("side")) {
    panel.side = Word<Side>(file, table, "side",
                            {{"revenue", Side::kRevenue}, {"expenditure", Side::kExpenditure}});
  }
  panel.codes = Word<CodeOrigin>(file, table, "codes",
                                 {{"none", CodeOrigin::kNone},
                                  {"printed", CodeOrigin::kPrinted},
                                  {"class-name", CodeOrigin::kClassName}},
                                 CodeOrigin::kPrinted);
  const toml::array* columns = table["column"].as_array();
  if (!columns || columns->empty()) Fail(file, table, "a panel needs [[panel.column]]");
  for (const toml::node& node : *columns) {
    if (!node.is_table()) Fail(file, node, "[[panel.column]] must be a table");
    panel.columns.push_back(ParseColumn(file, *node.as_table()));
  }
  return panel;
}

FormSample ParseSample(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(file, table, {"title", "header", "columns"});
  FormSample sample;
  sample.title = Required<std::string>(file, table, "title");
  sample.columns = Strings(file, table, "columns");
  const toml::array* header = table["header"].as_array();
  if (!header) Fail(file, table, "`header` must be a list of rows");
  for (const toml::node& row : *header) {
    const toml::array* cells = row.as_array();
    if (!cells || cells->size() != sample.columns.size()) {
      Fail(file, row,
           fmt::format("a header row must have {} cells, as `columns` has", sample.columns.size()));
    }
    std::vector<std::string>& texts = sample.header.emplace_back();
    for (const toml::node& cell : *cells) texts.push_back(cell.value_or(std::string()));
  }
  return sample;
}

FormDefinition ParseForm(std::string_view file, const toml::table& table) {
  RefuseUnknownKeys(
      file, table,
      {"form", "titles", "classification", "panels_repeat", "row_name", "panel", "sample"});
  FormDefinition form;
  form.form = Required<std::string>(file, table, "form");
  form.variant = std::filesystem::path(file).stem().string();
  for (const std::string& title : Strings(file, table, "titles"))
    form.titles.emplace_back("(" + title + ")$");
  form.classification = Word<Classification>(file, table, "classification",
                                             {{"functional", Classification::kFunctional},
                                              {"economic", Classification::kDepartmentEconomic}},
                                             Classification::kFunctional);
  form.panels_repeat = table["panels_repeat"].value_or(false);
  form.row_name = table["row_name"].value_or(std::string());
  const toml::array* panels = table["panel"].as_array();
  if (!panels || panels->empty()) Fail(file, table, "a form needs [[panel]]");
  for (const toml::node& node : *panels) form.panels.push_back(ParsePanel(file, *node.as_table()));
  if (const toml::array* samples = table["sample"].as_array()) {
    for (const toml::node& node : *samples)
      form.samples.push_back(ParseSample(file, *node.as_table()));
  }
  return form;
}

std::vector<DefinitionFile> Files(const std::string& folder) {
  return ReadDefinitions(folder, "form definitions", FormFiles());
}

bool IsEvaluationFile(const DefinitionFile& file) {
  return std::filesystem::path(file.name).filename() == "evaluations.toml";
}

// Each key of the table names one term; its value lists the texts that mean it.
Terms ParseTerms(std::string_view file, const toml::table& table, std::string_view key) {
  const toml::table* section = table.at_path(key).as_table();
  if (!section) Fail(file, table, fmt::format("the table [{}] is missing", key));
  Terms terms;
  for (const auto& [name, node] : *section) {
    Term& term = terms.emplace_back();
    term.key = name.str();
    for (const std::string& text : Strings(file, *section, name.str()))
      term.patterns.push_back(ParsePattern(text).parts);
  }
  return terms;
}

EvaluationTerms ParseEvaluationTerms(std::string_view file, const toml::table& table) {
  return {ParseTerms(file, table, "labels"),         ParseTerms(file, table, "department"),
          ParseTerms(file, table, "budget.columns"), ParseTerms(file, table, "budget.rows"),
          ParseTerms(file, table, "goals"),          ParseTerms(file, table, "tasks"),
          ParseTerms(file, table, "indicators"),     ParseTerms(file, table, "analysis"),
          ParseTerms(file, table, "summary")};
}

}  // namespace

std::string NameOf(const ColumnDefinition& column) {
  switch (column.kind) {
    case ColumnKind::kCode:
      return "code";
    case ColumnKind::kName:
      return "name";
    case ColumnKind::kLine:
      return "line";
    case ColumnKind::kAmount:
      return column.measure;
  }
  return {};
}

std::vector<FormDefinition> LoadForms(const std::string& folder) {
  std::vector<FormDefinition> forms;
  for (const DefinitionFile& file : Files(folder)) {
    if (!IsEvaluationFile(file))
      forms.push_back(ParseForm(file.name, ParseToml(file.name, file.text)));
  }
  return forms;
}

EvaluationTerms LoadEvaluationTerms(const std::string& folder) {
  for (const std::string& place : {folder, std::string()}) {
    for (const DefinitionFile& file : Files(place)) {
      if (IsEvaluationFile(file))
        return ParseEvaluationTerms(file.name, ParseToml(file.name, file.text));
    }
  }
  throw Error("evaluations.toml is missing from the program");
}

}  // namespace juesuan
