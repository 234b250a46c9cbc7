// Tables printed sideways: the page turned so that most of its text is upright, and boxes back.
#pragma once

#include "layout/layout.h"

namespace juesuan {

// The quarter turns, clockwise, of most of the visible glyphs: 0 to 3.
int MainTurn(const Page& page);

// The page as seen when turned back by `turn` quarters, so that glyphs of that turn are upright.
Page TurnUpright(const Page& page, int turn);

// The same of one box or glyph of a page of this width and height. With 0 for both the result lies
// off the page, in the same order.
Box TurnUpright(const Box& box, int turn, double width, double height);
Glyph TurnUpright(const Glyph& glyph, int turn, double width, double height);

// A box of TurnUpright(page, turn) as it lies on the page as displayed, of this width and height.
Box TurnBack(const Box& box, int turn, double width, double height);

}  // namespace juesuan
