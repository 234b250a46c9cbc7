// The columns of a table without vertical rulings, from where its pieces of text stand.
#pragma once

#include <vector>

#include "layout/unruled_regions.h"

namespace juesuan {

// Positions of the borders: half way between the columns' texts, and the outer ones, where the
// rules end if there are any. Fewer than three: no columns.
std::vector<double> FindColumnEdges(const std::vector<TextRow>& rows, const Region& region);

}  // namespace juesuan
