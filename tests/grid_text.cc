// One notation both ways, so that what one test expects another can begin with.
#include "grid_text.h"

#include <sstream>
#include <stdexcept>
#include <vector>

namespace juesuan {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows Split(std::string_view text) {
  Rows rows;
  std::istringstream lines(Plain(text));
  for (std::string line; std::getline(lines, line);) {
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '|');) {
      cell.erase(0, cell.find_first_not_of(' '));
      cell.erase(cell.find_last_not_of(' ') + 1);
      row.push_back(cell);
    }
    if (row.size() != rows.front().size())
      throw std::invalid_argument("a row too short or too long: " + line);
  }
  return rows;
}

// The texts of all places: what a cell's other places say, "<" wins where both would be true.
std::string Join(int rows, int columns, const std::vector<LatticeCell>& cells,
                 const std::vector<std::string>& texts) {
  Rows places(static_cast<std::size_t>(rows),
              std::vector<std::string>(static_cast<std::size_t>(columns), "?"));
  for (std::size_t index = 0; index < cells.size(); ++index) {
    const LatticeCell& cell = cells[index];
    for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
      for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
        std::string& place =
            places.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column));
        const std::string here = column > cell.column ? "<" : row > cell.row ? "^" : texts[index];
        place = place == "?" ? here : "two cells at once";
      }
    }
  }
  std::string text;
  for (const std::vector<std::string>& row : places) {
    for (std::size_t column = 0; column < row.size(); ++column)
      text += (column > 0 ? " | " : "") + row[column];
    text += '\n';
  }
  return text;
}

std::string Bars(const Grid& grid) {
  std::string text;
  std::istringstream lines(ToText(grid));
  for (std::string line; std::getline(lines, line);) text += "| " + line + '\n';
  return text;
}

std::string FlowText(const std::vector<Item>& flow, const std::vector<Line>& lines,
                     const std::vector<Grid>& grids) {
  std::string text;
  bool after_grid = false;
  for (const Item& item : flow) {
    if (item.line >= 0) {
      const Line& line = lines.at(static_cast<std::size_t>(item.line));
      text += (line.continues ? "+ " : "") + line.text + '\n';
    } else {
      text += (after_grid ? "--\n" : "") + Bars(grids.at(static_cast<std::size_t>(item.grid)));
    }
    after_grid = item.grid >= 0;
  }
  return text;
}

bool TakePrefix(std::string& line, std::string_view prefix) {
  if (line.compare(0, prefix.size(), prefix) != 0) return false;
  line.erase(0, prefix.size());
  return true;
}

class LayoutParser {
 public:
  Layout Parse(std::string_view text) {
    NewPage(1);
    std::istringstream lines(Plain(text));
    for (std::string line; std::getline(lines, line);) {
      if (TakePrefix(line, "| ")) {
        rows_ += line + '\n';
        continue;
      }
      EndGrid();
      if (TakePrefix(line, "page ")) {
        NewPage(std::stoi(line));
      } else if (line != "--") {
        AddLine(std::move(line));
      }
    }
    EndGrid();
    return std::move(layout_);
  }

 private:
  void NewPage(int number) {
    if (layout_.pages.empty() || number != layout_.pages.back().number) {
      layout_.pages.push_back({number, 600, 800, 0, PageOrigin::kText});
    }
    y_ = 0;
  }

  int page() const { return layout_.pages.back().number; }

  void AddLine(std::string text) {
    const double size = TakePrefix(text, "title ") ? 22 : 10;
    const bool continues = TakePrefix(text, "+ ");
    y_ += 2 * size;
    layout_.flow.push_back({static_cast<int>(layout_.lines.size()), -1});
    layout_.lines.push_back({page(), {50, y_, 550, y_ + size}, std::move(text), size, continues});
  }

  void EndGrid() {
    if (rows_.empty()) return;
    Grid grid = ParseGrid(rows_);
    rows_.clear();
    grid.pages = {page()};
    for (Cell& cell : grid.cells) cell.page = page();
    layout_.flow.push_back({-1, static_cast<int>(layout_.grids.size())});
    layout_.grids.push_back(std::move(grid));
  }

  Layout layout_;
  std::string rows_;  // of the grid being read
  double y_ = 0;
};

}  // namespace

Layout ParseLayout(std::string_view text) { return LayoutParser().Parse(text); }

Grid ParseGrid(std::string_view text) {
  const Rows places = Split(text);
  Grid grid;
  grid.rows = static_cast<int>(places.size());
  grid.columns = static_cast<int>(places.at(0).size());
  grid.pages = {1};
  const auto at = [&](int row, int column) {
    return places[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
  };
  for (int row = 0; row < grid.rows; ++row) {
    for (int column = 0; column < grid.columns; ++column) {
      if (at(row, column) == "<" || at(row, column) == "^") continue;
      Cell cell{row, column, 1, 1, 1, {}, {at(row, column), Origin::kText, 1}};
      if (cell.reading.text == ".") cell.reading.text.clear();
      while (column + cell.column_span < grid.columns && at(row, column + cell.column_span) == "<")
        ++cell.column_span;
      while (row + cell.row_span < grid.rows && at(row + cell.row_span, column) == "^")
        ++cell.row_span;
      cell.box = {100.0 * column, 20.0 * row, 100.0 * (column + cell.column_span),
                  20.0 * (row + cell.row_span)};
      grid.cells.push_back(std::move(cell));
    }
  }
  for (int edge = 0; edge <= grid.columns; ++edge) grid.edges.push_back(100.0 * edge);
  grid.box = grid.last_box = {0, 0, 100.0 * grid.columns, 20.0 * grid.rows};
  return grid;
}

std::string ToText(const Grid& grid) {
  std::vector<LatticeCell> cells;
  std::vector<std::string> texts;
  for (const Cell& cell : grid.cells) {
    cells.push_back({cell.row, cell.column, cell.row_span, cell.column_span});
    texts.push_back(cell.reading.text.empty() ? "." : cell.reading.text);
  }
  return Join(grid.rows, grid.columns, cells, texts);
}

std::string ToText(const Lattice& lattice) {
  return Join(lattice.rows(), lattice.columns(), lattice.cells,
              std::vector<std::string>(lattice.cells.size(), "."));
}

std::string ToText(const PageLayout& layout) {
  return FlowText(layout.flow, layout.lines, layout.grids);
}

std::string ToText(const Layout& layout) {
  return FlowText(layout.flow, layout.lines, layout.grids);
}

std::string Plain(std::string_view text) {
  std::string plain;
  std::istringstream lines{std::string(text)};
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    if (!line.empty()) plain += line + '\n';
  }
  return plain;
}

}  // namespace juesuan
