// How far two texts are from each other, in characters replaced, gained and lost (Levenshtein
// 1966).
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace juesuan {

inline std::size_t Edits(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] != b[j] ? 1 : 0);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
    }
  }
  return row[b.size()];
}

// True if at least half of the characters of the longer are the other's too.
inline bool AreAlike(std::u32string_view a, std::u32string_view b) {
  return 2 * Edits(a, b) <= std::max(a.size(), b.size());
}

}  // namespace juesuan
