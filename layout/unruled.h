// Tables without inner rulings (三线表, or no rules at all): the rulings they lack, invented from
// how their text is aligned, so that everything after is the same for all tables.
#pragma once

#include <vector>

#include "layout/reading.h"

namespace juesuan {

// The rulings of one table, drawn and invented, and the glyphs between them.
struct UnruledTable {
  std::vector<Ruling> rulings;
  GlyphPointers glyphs;
};

// glyphs: those outside every lattice. rulings: the page's; of these, horizontal ones that cross no
// other bound the tables and part their heads from their bodies. taken: the boxes of the
// lattices, which no such table reaches into.
std::vector<UnruledTable> FindUnruledTables(const GlyphPointers& glyphs,
                                            const std::vector<Ruling>& rulings,
                                            const std::vector<Box>& taken);

}  // namespace juesuan
