// Tables without inner rulings (三线表, or no rules at all): columns from how their text is aligned.
#pragma once

#include <vector>

#include "layout/reading.h"

namespace juesuan {

// A table found by alignment, and the glyphs it took.
struct UnruledTable {
  Grid grid;
  GlyphPointers glyphs;
};

// glyphs: those outside every lattice. rulings: horizontal ones bound the tables and part their
// heads from their bodies. taken: the boxes of the lattices, which no such table reaches into.
std::vector<UnruledTable> FindUnruledTables(const GlyphPointers& glyphs, const std::vector<Ruling>& rulings,
                                            const std::vector<Box>& taken, int page);

}  // namespace juesuan
