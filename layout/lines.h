// Glyphs outside tables → lines, and which lines belong to a page's margins.
#pragma once

#include <vector>

#include "layout/reading.h"

namespace juesuan {

// Pieces that stand far apart on one baseline ("部门：…      2023年度      单位：万元") come as
// lines of their own, left to right.
std::vector<Line> MakeLines(GlyphPointers glyphs, int page);

// For each page, for each of its lines: a running head or foot or a page number. Such a line is the
// outermost of its page, in the outer band, and a number or the same on several pages.
std::vector<std::vector<bool>> FindMargins(const std::vector<PageLayout>& pages);

// Sets Line::continues: the line goes on with the paragraph of the line before it.
void MarkParagraphs(std::vector<Line>& lines);

}  // namespace juesuan
