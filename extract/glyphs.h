// Private to extract/: where a glyph stands, which glyphs are drawn twice, and what is seen.
#pragma once

#include <span>
#include <vector>

#include "extract/marks.h"

namespace juesuan {

// How the glyphs of one string stand: the same for all of them.
struct TextFrame {
  double along_x = 1, along_y = 0;  // unit vector of the baseline
  double size = 0;                  // em in points
  double ascent = 0, descent = 0;   // in points; descent is negative
  std::uint8_t turn = 0;
  bool oblique = false;
};

// x_axis and y_axis: the text space's unit vectors on the page (y down). font_size may be negative.
TextFrame FrameOf(double x_axis_x, double x_axis_y, double y_axis_x, double y_axis_y,
                  double font_size, double ascent, double descent);

// The glyph with its origin at (x, y) that moves on by `advance` points along the baseline.
Glyph Place(const TextFrame& frame, double x, double y, double advance);

// Appends the glyph once for each code: a ligature's letters share its box.
void Split(const RawGlyph& whole, std::span<const char32_t> codes, std::vector<RawGlyph>& glyphs);

// Sets `ink` of glyphs and bars, drops doubled glyphs.
void JudgeInk(Marks& marks);

}  // namespace juesuan
