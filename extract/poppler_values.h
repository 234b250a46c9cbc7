// Private to extract/: Poppler's fonts, paths and matrices → our values.
#pragma once

#include <cstdint>

#include "extract/glyphs.h"
#include "extract/marks.h"
#include "extract/rulings.h"

class GfxFont;
class GfxState;
class GfxSubpath;

namespace juesuan {

inline constexpr double kFarthest = 1e7;  // points; no page reaches so far, and floats still do

// False for places on no page, NaN among them.
bool OnPaper(double x, double y);

// The box around the clip.
Box ClipOf(const GfxState& state);

// The box of the unit square, which images are drawn into.
Box UnitBoxOf(const GfxState& state);

TextMatrix TextMatrixOf(const GfxState& state);

// Sets the outline to the subpath. False if a point of it is not on paper.
bool ReadOutline(const GfxState& state, const GfxSubpath& subpath, Outline& outline);

RawFont RawFontOf(GfxFont& font);

// Whether the glyph's name, in the encoding of an 8-bit font, stands for a character.
bool HasKnownName(const GfxFont& font, std::uint32_t code);

// The em of a Type 3 font to its nominal size; 1 for others.
double EmScale(const GfxFont& font);

}  // namespace juesuan
