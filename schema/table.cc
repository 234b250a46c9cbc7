// Tested by tests/table_test.cc.
#include "schema/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "schema/codes_of_rows.h"

namespace juesuan {
namespace {

std::optional<int> ParseLine(const std::string& text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The cells of a row under these columns, each once; cells that began in a row above are left out.
std::vector<const Cell*> CellsUnder(const GridView& view, int row,
                                    const std::vector<int>& columns) {
  std::vector<const Cell*> cells;
  for (const int column : columns) {
    const Cell& cell = view.At(row, column);
    if (cell.row == row && std::find(cells.begin(), cells.end(), &cell) == cells.end())
      cells.push_back(&cell);
  }
  return cells;
}

// A head of the column printed beside a row of data: 类 款 项 on the line of 合计.
bool IsHeadOf(const ColumnDefinition& column, const std::string& key) {
  return std::any_of(
      column.headers.begin(), column.headers.end(),
      [&](const HeaderPattern& header) { return header.parts.back().MatchesWhole(key); });
}

const BoundColumn* ColumnOf(const BoundPanel& panel, ColumnKind kind) {
  for (const BoundColumn& column : panel.columns) {
    if (column.definition->kind == kind) return &column;
  }
  return nullptr;
}

// So many cells must count for a row to be 栏次, and so many for each that was misread.
constexpr int kLeastCounted = 3, kCountedForMisread = 5;

// The 栏次 row: its label says so, or its cells count 1, 2, 3 … where some may have been misread.
bool IsNumberRow(const GridView& view, int row) {
  int counted = 0, misread = 0;
  for (const Cell* cell : view.Row(row)) {
    const std::string key = LabelKey(cell->reading.text);
    if (key == "栏次") return true;
    if (key.empty()) continue;
    if (key == std::to_string(counted + misread + 1)) {
      ++counted;
    } else if (cell->reading.origin == Origin::kOcr) {
      ++misread;
    } else {
      return false;
    }
  }
  return counted >= kLeastCounted && counted >= kCountedForMisread * misread;
}

bool IsBlankRow(const GridView& view, int row) {
  const std::vector<const Cell*> cells = view.Row(row);
  return std::all_of(cells.begin(), cells.end(),
                     [](const Cell* cell) { return cell->reading.text.empty(); });
}

// Rows between the header and the data: 栏次 and blank ones, in any order.
struct DataStart {
  int first_row = 0;
  int number_row = -1;  // of 栏次
};

DataStart FindDataStart(const GridView& view, int header_rows) {
  DataStart start{header_rows, -1};
  for (int row = header_rows; row < view.rows(); ++row) {
    if (IsNumberRow(view, row)) {
      start.number_row = row;
      start.first_row = row + 1;
    } else if (IsBlankRow(view, row)) {
      if (row == start.first_row) ++start.first_row;
    } else if (HoldsData(view, row) || start.number_row >= 0) {
      break;
    }
  }
  return start;
}

std::string JoinedHeader(const GridView& view, int header_rows, int column) {
  std::string label;
  const Cell* last = nullptr;
  for (int row = 0; row < header_rows; ++row) {
    const Cell& cell = view.At(row, column);
    if (&cell == last || cell.reading.text.empty()) continue;
    last = &cell;
    label += (label.empty() ? "" : " / ") + cell.reading.text;
  }
  return label;
}

std::vector<Column> MakeColumns(const GridView& view, const Binding& binding, int number_row) {
  std::vector<Column> columns;
  for (const BoundPanel& panel : binding.panels) {
    for (const BoundColumn& bound : panel.columns) {
      if (bound.definition->kind != ColumnKind::kAmount) continue;
      const int column = bound.columns.front();
      std::string number = number_row < 0 ? std::string() : view.Text(number_row, column);
      columns.push_back({bound.definition->measure, JoinedHeader(view, binding.header_rows, column),
                         IsDigits(number) ? std::move(number) : std::string()});
    }
  }
  return columns;
}

// A row of the table, and the row of the grid it was read from.
struct GridRow {
  int grid_row = 0;
  Row row;
  CodeReading code;
};

bool HasLabel(const Row& row) { return !row.label.empty() || !row.code.empty(); }

bool HasAmount(const Row& row) {
  return std::any_of(row.values.begin(), row.values.end(),
                     [](const auto& entry) { return !IsBlankAmount(entry.second.text); });
}

// A recognised code with the specks that were read as points: "203.36" → "20336".
std::string WithoutSpecks(std::string key) {
  std::string digits = key;
  std::erase_if(digits, [](char character) { return character == '.' || character == ','; });
  return IsDigits(digits) ? digits : key;
}

// What was recognised may stand for a code, although not all of it is digits: "20l0301".
bool MayBeCode(const std::string& key) {
  return !HasIdeograph(key) && key.find_first_of("0123456789") != std::string::npos;
}

// Reads the rows of one table, panel by panel.
class RowReader {
 public:
  RowReader(const GridView& view, const Binding& binding, int year, Diagnostics& diagnostics)
      : view_(view), binding_(binding), year_(year), diagnostics_(diagnostics) {}

  // The panel's rows in the order printed. A cell that spans the amounts is no row but a heading,
  // or a note printed inside the table.
  std::vector<GridRow> Read(const BoundPanel& panel, int first_row,
                            std::vector<std::string>& notes) {
    std::vector<GridRow> rows;
    RowCodes codes(binding_.form->classification, panel.definition->codes, year_);
    for (int row = first_row; row < view_.rows(); ++row) {
      const Cell& lead = LeadCell(panel, row);
      if (SpansAmounts(panel, lead)) {
        if (lead.row == row && IsNote(lead.reading.text)) notes.push_back(lead.reading.text);
        continue;
      }
      if (std::optional<GridRow> read = ReadRow(panel, row, codes))
        rows.push_back(std::move(*read));
    }
    std::vector<std::pair<Row*, CodeReading>> readings;
    for (GridRow& row : rows) readings.emplace_back(&row.row, std::move(row.code));
    codes.CorrectRecognized(readings, diagnostics_);
    for (const GridRow& row : rows) codes.Check(row.row, diagnostics_);
    return rows;
  }

 private:
  const Cell& LeadCell(const BoundPanel& panel, int row) const {
    return view_.At(row, panel.columns.front().columns.front());
  }

  bool SpansAmounts(const BoundPanel& panel, const Cell& lead) const {
    const bool labelled = ColumnOf(panel, ColumnKind::kName) || ColumnOf(panel, ColumnKind::kCode);
    return labelled &&
           std::any_of(panel.columns.begin(), panel.columns.end(), [&](const BoundColumn& bound) {
             return bound.definition->kind == ColumnKind::kAmount &&
                    bound.columns.back() < lead.column + lead.column_span;
           });
  }

  std::optional<GridRow> ReadRow(const BoundPanel& panel, int row, RowCodes& codes) {
    GridRow read{row, {}, {}};
    Row& result = read.row;
    result.side = panel.definition->side;
    result.classification = binding_.form->classification;
    bool begins_here = false;
    for (const BoundColumn& bound : panel.columns) {
      const std::vector<const Cell*> cells = CellsUnder(view_, row, bound.columns);
      begins_here = begins_here || !cells.empty();
      for (const Cell* cell : cells) AddPlace(*cell, result);
      if (bound.definition->kind == ColumnKind::kLine && !cells.empty())
        result.line = ParseLine(cells.front()->reading.text);
      if (bound.definition->kind == ColumnKind::kAmount) {
        result.values.emplace_back(bound.definition->measure, ReadValue(cells));
      }
    }
    read.code = ReadLabel(panel, row, codes, result);
    if (!binding_.form->row_name.empty() && result.label.empty())
      result.name = binding_.form->row_name;
    if (!begins_here || (!HasLabel(result) && !HasAmount(result))) return std::nullopt;
    return read;
  }

  static void AddPlace(const Cell& cell, Row& row) {
    row.box =
        row.page == 0 ? cell.box : (row.page == cell.page ? Union(row.box, cell.box) : row.box);
    if (row.page == 0) row.page = cell.page;
  }

  // Code and name columns together: digits are the code, the rest is the label, since 合计 is
  // printed in the code column, and codes before names.
  CodeReading ReadLabel(const BoundPanel& panel, int row, RowCodes& codes, Row& result) {
    std::vector<int> columns;
    for (const BoundColumn& bound : panel.columns) {
      if (bound.definition->kind == ColumnKind::kCode ||
          bound.definition->kind == ColumnKind::kName) {
        columns.insert(columns.end(), bound.columns.begin(), bound.columns.end());
      }
    }
    std::vector<std::string> digits;
    bool recognized = false;
    RowConfidence confidence;
    std::vector<OtherReading> others;
    const BoundColumn* code_column = ColumnOf(panel, ColumnKind::kCode);
    for (const Cell* cell : CellsUnder(view_, row, columns)) {
      const std::string& text = cell->reading.text;
      const bool in_code_column = code_column && cell->column >= code_column->columns.front() &&
                                  cell->column <= code_column->columns.back();
      const bool is_recognized = cell->reading.origin == Origin::kOcr;
      recognized = recognized || is_recognized;
      const std::string key =
          in_code_column && is_recognized ? WithoutSpecks(LabelKey(text)) : LabelKey(text);
      if (IsDigits(key) ||
          (in_code_column && (text.empty() || (is_recognized && MayBeCode(key))))) {
        digits.push_back(key);
        others = digits.size() == 1 ? cell->reading.others : std::vector<OtherReading>();
        confidence.code = std::min(confidence.code, cell->reading.confidence);
      } else if (!in_code_column || !IsHeadOf(*code_column->definition, key)) {
        result.label += text;
        confidence.name = std::min(confidence.name, cell->reading.confidence);
      }
    }
    CodeReading reading = codes.Assign(digits, result);
    reading.is_recognized = recognized;
    reading.confidence = confidence;
    reading.others = std::move(others);
    return reading;
  }

  Value ReadValue(const std::vector<const Cell*>& cells) {
    Value value;
    for (const Cell* cell : cells) {
      const bool first = cell == cells.front();
      if (!first && cell->reading.text.empty()) continue;
      value.text += (value.text.empty() ? "" : " ") + cell->reading.text;
      value.page = cell->page;
      value.box = cell->box;
      value.origin = cell->reading.origin;
      value.confidence = cell->reading.confidence;
      value.others =
          value.text == cell->reading.text ? cell->reading.others : std::vector<OtherReading>();
    }
    if (IsBlankAmount(value.text)) return value;
    value.amount = ParseAmount(value.text);
    if (!value.amount) {
      value.status = ValueStatus::kIllegible;
      diagnostics_.push_back({Severity::kWarning, "amount.unparsed", value.page,
                              fmt::format("{}: “{}” is not an amount; its value is left empty",
                                          binding_.title, value.text)});
    }
    return value;
  }

  const GridView& view_;
  const Binding& binding_;
  int year_;
  Diagnostics& diagnostics_;
};

// A label in one panel whose amount stands in a later one, the cells between them blank:
// 公用经费合计, across the panels of 公开06, where no borders say that its cell spans them.
void GiveAmountsToLabels(std::vector<GridRow>& rows) {
  for (GridRow& amount : rows) {
    if (HasLabel(amount.row) || !HasAmount(amount.row)) continue;
    const auto label = std::find_if(rows.rbegin(), rows.rend(), [&](const GridRow& other) {
      return other.grid_row == amount.grid_row && HasLabel(other.row) && !HasAmount(other.row);
    });
    if (label == rows.rend()) continue;
    label->row.values = std::move(amount.row.values);
    label->row.box = Union(label->row.box, amount.row.box);
    amount.row.values.clear();
  }
  std::erase_if(rows,
                [](const GridRow& row) { return !HasLabel(row.row) && row.row.values.empty(); });
}

// The texts above the table, those in its own first rows last, since they are nearer.
std::vector<std::string> TextsAbove(const GridView& view, const Caption& caption, int header_rows) {
  std::vector<std::string> texts = caption.lines;
  for (int row = 0; row < header_rows; ++row) {
    for (const Cell* cell : view.Row(row)) {
      if (cell->row == row && !cell->reading.text.empty()) texts.push_back(cell->reading.text);
    }
  }
  return texts;
}

}  // namespace

Table MakeTable(const GridView& view, const Binding& binding, const Caption& caption,
                std::optional<int> document_year, Diagnostics& diagnostics) {
  const std::vector<std::string> above = TextsAbove(view, caption, binding.header_rows);
  const DataStart start = FindDataStart(view, binding.header_rows);
  Table table;
  table.form = binding.form->form;
  table.title = binding.title;
  table.form_number = FindFormNumber(above);
  table.department = FindDepartment(above);
  table.fiscal_year = FindYear(above);
  if (!table.fiscal_year) table.fiscal_year = document_year;
  if (const std::optional<Unit> unit = FindTableUnit(above)) {
    table.unit = unit->name;
    table.unit_power = unit->power;
  } else {
    diagnostics.push_back(
        {Severity::kWarning, "unit.missing", view.grid().pages.front(),
         fmt::format("{}: no unit (元, 万元 …) is printed; amounts cannot be put in yuan",
                     table.title)});
  }
  table.notes = caption.notes;
  table.columns = MakeColumns(view, binding, start.number_row);
  RowReader reader(view, binding, table.fiscal_year.value_or(0), diagnostics);
  std::vector<GridRow> rows;
  for (const BoundPanel& panel : binding.panels) {
    std::vector<GridRow> of_panel = reader.Read(panel, start.first_row, table.notes);
    std::move(of_panel.begin(), of_panel.end(), std::back_inserter(rows));
  }
  if (binding.form->panels_repeat) GiveAmountsToLabels(rows);
  for (GridRow& row : rows) table.rows.push_back(std::move(row.row));
  table.empty = std::none_of(table.rows.begin(), table.rows.end(), HasAmount);
  if (table.empty) table.empty_reason = EmptyReason(table.notes);
  table.grid = view.grid();
  return table;
}

}  // namespace juesuan
