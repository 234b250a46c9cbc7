// Grids that go on over pages become one.
#pragma once

#include <vector>

#include "layout/layout.h"

namespace juesuan {

// The lines above a grid on its page (or above and below, back to the grid before) decide whether
// it can go on with that grid.
struct GridContext {
  std::vector<const Line*> between;      // lines between the end of the grid before and this one
  std::vector<const Line*> above_first;  // lines above the grid before, on its first page
};

// True if `next`, the first grid of its page, goes on with `grid`, the last of the page before.
bool GoesOn(const Grid& grid, const Grid& next, const GridContext& context);

// Appends next's rows to grid: repeated header rows dropped, a row or a merged cell that the page
// broke put together again.
void AppendGrid(Grid& grid, Grid next);

}  // namespace juesuan
