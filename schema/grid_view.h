// A grid by its places: which cell covers row and column.
#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"

namespace juesuan {

class GridView {
 public:
  explicit GridView(const Grid& grid)
      : grid_(&grid),
        cell_at_(static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns),
                 nullptr) {
    for (const Cell& cell : grid.cells) {
      for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
        for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
          cell_at_[Index(row, column)] = &cell;
        }
      }
    }
  }

  int rows() const { return grid_->rows; }
  int columns() const { return grid_->columns; }
  const Grid& grid() const { return *grid_; }

  // Every place is covered: see Grid.
  const Cell& At(int row, int column) const { return *cell_at_[Index(row, column)]; }
  const std::string& Text(int row, int column) const { return At(row, column).reading.text; }

  // The cells that touch a row, left to right, each once.
  std::vector<const Cell*> Row(int row) const {
    std::vector<const Cell*> cells;
    for (int column = 0; column < columns(); column += At(row, column).column_span) {
      const Cell& cell = At(row, column);
      cells.push_back(&cell);
      column = cell.column;
    }
    return cells;
  }

 private:
  std::size_t Index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_->columns) +
           static_cast<std::size_t>(column);
  }

  const Grid* grid_;
  std::vector<const Cell*> cell_at_;
};

}  // namespace juesuan
