// The running text → sections: 第三部分, 一、收入支出决算总体情况说明, and their paragraphs.
#pragma once

#include <vector>

#include "schema/report.h"

namespace juesuan {

// is_caption: for each line of the layout, whether it belongs to a table (title, number, unit,
// note) and not to the text. Headings that head nothing, as in the list of contents, are left
// out, and so is a cover; other text before the first heading has a section without one.
std::vector<Section> MakeSections(const Layout& layout, const std::vector<bool>& is_caption);

}  // namespace juesuan
