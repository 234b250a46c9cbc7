// Grids and laid out documents in words. Grids are written as in form definitions, a row a line,
// its cells between bars:
//
//   项目 | < | 决算数        "<": the cell on the left goes on here; "^": the cell above does
//   编码 | 名称 | ^          ".": an empty cell
//
// Spaces before a line, and empty lines, count for nothing.
#pragma once

#include <string>
#include <string_view>

#include "layout/lattice.h"
#include "layout/layout.h"

namespace juesuan {

// A grid on page 1, its columns 100 points wide and its rows 20 points high.
Grid ParseGrid(std::string_view text);

std::string ToText(const Grid& grid);
std::string ToText(const Lattice& lattice);  // each cell is "."

// Lines of text, an em of 10 points high, and grids, with "| " before each row and "--" between two
// of them. "page 2": what follows is on that page; "title ": a line of 22 points; "+ ": a line that
// goes on with the paragraph before.
Layout ParseLayout(std::string_view text);

// What stands on the page, in order: lines as they are, "+ " before those that go on with a
// paragraph; rows of grids with "| " before them, "--" between two grids.
std::string ToText(const PageLayout& layout);
std::string ToText(const Layout& layout);

// Without the spaces before lines, and without empty lines: what a test expects, as ToText writes.
std::string Plain(std::string_view text);

}  // namespace juesuan
