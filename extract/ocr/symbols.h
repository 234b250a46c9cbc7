// Private to extract/: what recognition makes of a line: symbols, and how sure it is of each.
#pragma once

#include <algorithm>
#include <vector>

namespace juesuan {

struct Symbol {
  char32_t code = 0;
  double confidence = 0;         // 0 to 1
  std::vector<Symbol> others{};  // that it may be instead, of an unsure one
};
using Symbols = std::vector<Symbol>;

// The least of its symbols; 0 where there are none.
inline double ConfidenceOf(const Symbols& symbols) {
  double least = symbols.empty() ? 0 : 1;
  for (const Symbol& symbol : symbols) least = std::min(least, symbol.confidence);
  return least;
}

// What a piece was taken for, and what it may be instead.
struct Readings {
  Symbols best;
  std::vector<Symbols> others{};
};

}  // namespace juesuan
