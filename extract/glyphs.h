// Private to extract/: where a glyph stands, and which glyphs are drawn twice.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extract/marks.h"

namespace juesuan {

// A linear map from text space to the page, whose y axis points down.
struct TextMatrix {
  double xx = 1, xy = 0;   // where (1, 0) goes
  double yx = 0, yy = -1;  // where (0, 1) goes
};

// How all glyphs of one string stand.
struct TextFrame {
  double along_x = 1, along_y = 0;  // unit vector of the baseline
  double size = 0;                  // em in points
  double ascent = 0, descent = 0;   // in points; descent is negative
  std::uint8_t turn = 0;
  bool oblique = false;
};

// font_size may be negative. ascent and descent are in em, as the font claims; claims that no
// font can keep are replaced.
TextFrame FrameOf(const TextMatrix& matrix, double font_size, double ascent, double descent);

// The glyph with its origin at (x, y) that moves on by `advance` points along the baseline.
Glyph PlaceGlyph(const TextFrame& frame, double x, double y, double advance);

// Cuts the glyph's box to the clip. False, and the box as it was, if too little of it is left to be
// read.
bool ClipGlyph(const Box& clip, Glyph& glyph);

// Appends the glyph once for each code: a ligature's letters share its box.
void SplitGlyph(const RawGlyph& whole, std::span<const char32_t> codes,
                std::vector<RawGlyph>& glyphs);

// Gives the glyphs from `begin` on the text they are said to stand for: one by one, or, where their
// numbers differ and one has no character of its own, all the text to all of them.
void PutActualText(std::span<const char32_t> text, std::size_t begin,
                   std::vector<RawGlyph>& glyphs);

// The first number in a string of which the clip leaves some characters and takes others; empty if
// there is none. What is left of it looks like another number.
std::string CutNumber(std::span<const RawGlyph> string);

// Drops all but one of the glyphs with one code in one place (bold type made by printing twice);
// a visible one is kept before one that is not. `ink` must be set.
void DropDoubles(std::vector<RawGlyph>& glyphs);

}  // namespace juesuan
