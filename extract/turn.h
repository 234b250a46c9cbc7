// Pages turned by quarters, with all that is on them, and back.
#pragma once

#include "extract/extract.h"

namespace juesuan {

// The page as seen when turned back by `turn` quarters, clockwise, so that glyphs of that turn are
// upright.
Page TurnUpright(const Page& page, int turn);

// The same of what is on a page of this width and height. With 0 for both the result lies off the
// page, in the same order.
Box TurnUpright(const Box& box, int turn, double width, double height);
Glyph TurnUpright(const Glyph& glyph, int turn, double width, double height);
Ruling TurnUpright(const Ruling& ruling, int turn, double width, double height);

// A box of TurnUpright(page, turn) as it lies on the page as displayed, of this width and height.
Box TurnBack(const Box& box, int turn, double width, double height);

}  // namespace juesuan
