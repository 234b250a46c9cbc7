// Rulings → lattices: the cells that drawn lines enclose, with their spans.
#pragma once

#include <vector>

#include "extract/extract.h"

namespace juesuan {

// A cell by its lines: columns [column, column + column_span) of xs, rows likewise of ys.
struct LatticeCell {
  int row = 0, column = 0, row_span = 1, column_span = 1;
};

struct Lattice {
  std::vector<double> xs, ys;      // ascending positions of the lines, outer borders included
  std::vector<LatticeCell> cells;  // sorted by row, column; they tile the rectangle

  int rows() const { return static_cast<int>(ys.size()) - 1; }
  int columns() const { return static_cast<int>(xs.size()) - 1; }
  Box box() const { return {xs.front(), ys.front(), xs.back(), ys.back()}; }
  Box BoxOf(const LatticeCell& cell) const;
};

// Every set of touching rulings that encloses at least two cells, top to bottom, then left to
// right. An outer border that is not drawn is taken to be where the rulings across it end. Hidden
// rulings are ignored.
std::vector<Lattice> FindLattices(const std::vector<Ruling>& rulings);

}  // namespace juesuan
