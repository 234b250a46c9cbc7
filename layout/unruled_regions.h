// Where on a page tables without inner rulings are.
#pragma once

#include <vector>

#include "layout/text_rows.h"

namespace juesuan {

// Rows [first, last) of the page, and the horizontal rules around and between them, top to bottom.
struct Region {
  std::size_t first = 0, last = 0;
  std::vector<Ruling> rules;
};

// Rules of one width frame a table; without any, a table is a run of lines with numbers in columns.
// taken: boxes of tables already found, whose rules are no others'.
std::vector<Region> FindRegions(const std::vector<TextRow>& rows,
                                const std::vector<Ruling>& rulings, const std::vector<Box>& taken);

}  // namespace juesuan
