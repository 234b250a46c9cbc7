// Private to extract/: what recognition makes of a line: symbols, and how sure it is of each.
#pragma once

#include <algorithm>
#include <vector>

namespace juesuan {

struct Symbol {
  char32_t code = 0;
  double confidence = 0;  // 0 to 1
};
using Symbols = std::vector<Symbol>;

// The least of its symbols; 0 where there are none.
inline double ConfidenceOf(const Symbols& symbols) {
  double least = symbols.empty() ? 0 : 1;
  for (const Symbol& symbol : symbols) least = std::min(least, symbol.confidence);
  return least;
}

}  // namespace juesuan
