// Pages in words, so that a test of layout reads as what stands on the page. One thing a line:
//
// - `page 2 600 800`: a page begins: its number, width and height; without: page 1 600 800
// - `h 120 50 550`: a horizontal ruling: its y, from x, to x
// - `v 50 120 160`: a vertical ruling: its x, from y, to y
// - `grid 50 150 250 / 100 120`: all the rulings of a raster: its xs / its ys
// - `| 项目 | 金额`: the texts of the raster's next row: numbers at the right, words at the left
// - `size 16`: the em of what follows; 10 without
// - `t 54 102 项目`: text from x, its top at y; ASCII is half an em wide, all else an em
// - `r 146 102 1.50`: text up to x
// - `c 300 102 收入决算表`: text centred on x
// - `w 54 102 94 112 项目`: text whose glyphs fill a box evenly: x0 y0 x1 y1
// - `hidden h 120 50 550`: any of these, but nobody sees it
// - `image 0 0 600 800`: an image: its box
// - `# …`: nothing
//
// Spaces before a line count for nothing.
#pragma once

#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace juesuan {

// Throws std::invalid_argument, naming the line, where a line is none of these.
std::vector<Page> ParsePages(std::string_view text);

// The same for a text that has one page.
Page ParsePage(std::string_view text);

// The page as it looks after so many quarter turns clockwise.
Page TurnedClockwise(const Page& page, int quarters);

}  // namespace juesuan
