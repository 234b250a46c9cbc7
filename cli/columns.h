// Text in aligned columns for a terminal, where a Chinese character is two places wide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace juesuan {

// Places the text takes in a terminal. UTF-8, one line.
int DisplayWidth(std::string_view text);

// One line a row, each begun with `indent` spaces, columns two spaces apart. A row may have fewer
// cells than others. right_aligned lists columns of numbers, from 0.
std::string AlignColumns(const std::vector<std::vector<std::string>>& rows, int indent,
                         const std::vector<std::size_t>& right_aligned);

}  // namespace juesuan
