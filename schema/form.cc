// The only home of toml++.
#include "schema/form.h"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>

#include "normalize/embedded.h"
#include "schema/evaluation.h"

namespace juesuan {
namespace {

[[noreturn]] void Fail(std::string_view file, const toml::node& node, std::string_view problem) {
  throw Error(fmt::format("{}:{}: {}", file, node.source().begin.line, problem));
}

// A required key of a table, as T; says what is missing where.
template <typename T>
T Required(std::string_view file, const toml::table& table, std::string_view key) {
  const std::optional<T> value = table[key].value<T>();
  if (!value) Fail(file, table, fmt::format("`{}` is missing or of the wrong type", key));
  return *value;
}

std::vector<std::string> Strings(std::string_view file, const toml::table& table,
                                 std::string_view key) {
  const toml::array* array = table[key].as_array();
  if (!array) Fail(file, table, fmt::format("`{}` must be a list of texts", key));
  std::vector<std::string> strings;
  for (const toml::node& node : *array) {
    const std::optional<std::string> text = node.value<std::string>();
    if (!text) Fail(file, node, fmt::format("`{}` must hold texts only", key));
    strings.push_back(*text);
  }
  return strings;
}

// The value that belongs to a word; says which words there are.
template <typename T>
T Word(std::string_view file, const toml::table& table, std::string_view key,
       std::initializer_list<std::pair<std::string_view, T>> words,
       std::optional<T> otherwise = std::nullopt) {
  const std::optional<std::string> text = table[key].value<std::string>();
  if (!text && otherwise) return *otherwise;
  std::string known;
  for (const auto& [word, value] : words) {
    if (text == word) return value;
    known += known.empty() ? std::string(word) : ", " + std::string(word);
  }
  Fail(file, table, fmt::format("`{}` must be one of: {}", key, known));
}

void RefuseUnknownKeys(std::string_view file, const toml::table& table,
                       std::initializer_list<std::string_view> known) {
  for (const auto& [key, node] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      Fail(file, node, fmt::format("`{}` is not a key used here", key.str()));
    }
  }
}

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

toml::table ParseToml(std::string_view file, std::string_view text) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    throw Error(fmt::format("{}:{}:{}: {}", file, error.source().begin.line,
                            error.source().begin.column, error.description()));
  }
}

// One file of a folder, or of the program.
struct DefinitionFile {
  std::string name, text;
};

std::vector<DefinitionFile> ReadFolder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::error_code problem;
  std::vector<fs::path> paths;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".toml") paths.push_back(entry.path());
  }
  if (problem)
    throw Error(fmt::format("{}: cannot read the folder of form definitions: {}", folder,
                            problem.message()));
  if (paths.empty())
    throw Error(fmt::format("{}: no form definitions (*.toml) in this folder", folder));
  std::sort(paths.begin(), paths.end());
  std::vector<DefinitionFile> files;
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) throw Error(fmt::format("{}: cannot be read", path.string()));
    files.push_back({path.string(), text.str()});
  }
  return files;
}

std::vector<DefinitionFile> Files(const std::string& folder) {
  if (!folder.empty()) return ReadFolder(folder);
  std::vector<DefinitionFile> files;
  for (const EmbeddedFile& file : FormFiles())
    files.push_back({std::string(file.name), std::string(file.text)});
  return files;
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
