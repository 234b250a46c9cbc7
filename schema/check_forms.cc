// `juesuan forms check`: a definition is its own test.
#include <fmt/format.h>

#include "schema/bind.h"
#include "schema/evaluation.h"
#include "schema/schema.h"

namespace juesuan {
namespace {

// A row of data, so that the head ends as the heads of tables do.
void AddRow(Grid& grid) {
  for (int column = 0; column < grid.columns; ++column) {
    Cell& cell = grid.cells.emplace_back();
    cell.row = grid.rows;
    cell.column = column;
  }
  ++grid.rows;
}

// A sample's header as a grid; "<" and "^" extend the cell on the left and above.
Grid MakeGrid(const FormSample& sample) {
  Grid grid;
  grid.rows = static_cast<int>(sample.header.size());
  grid.columns = static_cast<int>(sample.columns.size());
  grid.pages = {1};
  const auto text = [&](int row, int column) {
    return sample.header[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  };
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      if (text(row, column) == "<" || text(row, column) == "^") continue;
      Cell cell{row, column, 1, 1, 1, {}, {text(row, column), Origin::kText, 1}};
      while (column + cell.column_span < grid.columns &&
             text(row, column + cell.column_span) == "<")
        ++cell.column_span;
      while (row + cell.row_span < grid.rows && text(row + cell.row_span, column) == "^")
        ++cell.row_span;
      grid.cells.push_back(std::move(cell));
    }
  }
  AddRow(grid);
  return grid;
}

bool Tiles(const Grid& grid) {
  std::vector<int> covered(static_cast<std::size_t>(grid.rows * grid.columns), 0);
  for (const Cell& cell : grid.cells) {
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column)
        ++covered[static_cast<std::size_t>(row * grid.columns + column)];
    }
  }
  for (const int count : covered) {
    if (count != 1) return false;
  }
  return true;
}

std::vector<std::string> ColumnsOf(const Binding& binding, std::size_t count) {
  std::vector<std::string> columns(count);
  for (const BoundPanel& panel : binding.panels) {
    for (const BoundColumn& bound : panel.columns) {
      for (const int column : bound.columns)
        columns[static_cast<std::size_t>(column)] = NameOf(*bound.definition);
    }
  }
  return columns;
}

// What is wrong with one sample; empty: nothing.
std::string SampleProblem(const FormDefinition& form, const FormSample& sample,
                          const std::vector<FormDefinition>& forms) {
  const Grid grid = MakeGrid(sample);
  if (!Tiles(grid))
    return fmt::format("the sample “{}” is no grid: check its < and ^", sample.title);
  const GridView view(grid);
  Caption caption;
  caption.lines = {sample.title};
  const BindingResult result = Bind(view, caption, forms, TitleRule::kRequired);
  if (!result.binding) {
    std::string why = result.attempts.empty() ? "no title matches" : "";
    for (const BindingAttempt& attempt : result.attempts) {
      if (attempt.variant == form.variant)
        why = fmt::format("no header found for {}", fmt::join(attempt.missing_columns, ", "));
    }
    return fmt::format("the sample “{}” binds to no form: {}", sample.title, why);
  }
  if (result.binding->form->variant != form.variant) {
    return fmt::format("the sample “{}” binds to {} instead", sample.title,
                       result.binding->form->variant);
  }
  const std::vector<std::string> columns = ColumnsOf(*result.binding, sample.columns.size());
  if (columns == sample.columns) return {};
  return fmt::format("the sample “{}” binds its columns as {}, not as {}", sample.title,
                     fmt::join(columns, " "), fmt::join(sample.columns, " "));
}

void CheckPatterns(const FormDefinition& form, std::vector<FormProblem>& problems) {
  const auto check = [&](const Pattern& pattern) {
    const std::string problem = pattern.Problem();
    if (!problem.empty())
      problems.push_back({form.variant, fmt::format("“{}” is no regular expression: {}",
                                                    pattern.text(), problem)});
  };
  for (const Pattern& title : form.titles) check(title);
  for (const PanelDefinition& panel : form.panels) {
    for (const ColumnDefinition& column : panel.columns) {
      for (const HeaderPattern& header : column.headers) {
        for (const Pattern& part : header.parts) check(part);
      }
    }
  }
}

}  // namespace

std::vector<FormProblem> CheckForms(const std::string& folder, int& form_count) {
  const std::vector<FormDefinition> forms = LoadForms(folder);
  LoadEvaluationTerms(folder);
  form_count = static_cast<int>(forms.size());
  std::vector<FormProblem> problems;
  for (const FormDefinition& form : forms) {
    CheckPatterns(form, problems);
    if (form.samples.empty())
      problems.push_back({form.variant, "has no [[sample]]; a definition is its own test"});
    for (const FormSample& sample : form.samples) {
      std::string problem = SampleProblem(form, sample, forms);
      if (!problem.empty()) problems.push_back({form.variant, std::move(problem)});
    }
  }
  return problems;
}

}  // namespace juesuan
