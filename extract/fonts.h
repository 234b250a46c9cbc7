// Private to extract/: which fonts' glyphs can be taken for the characters they claim to be.
#pragma once

#include <vector>

#include "extract/marks.h"

namespace juesuan {

// A Unicode scalar value for what a font's map gives: white space of any kind as a space, controls
// and what is no character as U+FFFD.
char32_t CleanCode(std::uint32_t code);

// Judges each font of a page by its map and by what came of it.
std::vector<Font> JudgeFonts(const Marks& marks);

}  // namespace juesuan
