// Private to extract/: which fonts' glyphs can be taken for the characters they claim to be.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/marks.h"

namespace juesuan {

inline constexpr char32_t kUnknown = 0xFFFD;  // a glyph whose character is not known

// What a font's map gives, as a Unicode scalar value: tabs and line ends as a space, other controls
// and what is no character as kUnknown.
char32_t ScalarOf(std::uint32_t code);

// Judges the fonts of a page by where their maps come from, and by the text they make.
std::vector<Font> JudgeFonts(const Marks& marks);

}  // namespace juesuan
