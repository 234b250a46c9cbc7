// Private to extract/: ≥ ≤ = > <, which the models do not know, told by their strokes.
#pragma once

#include "extract/ocr/text_pieces.h"

namespace juesuan {

// The sign that a number begins with; 0: it begins with none. ink: the page's.
char32_t SignBefore(const TextPiece& piece, PIX* ink);

// The sign that the whole piece is; 0: it is none. text_height, in pixels: that of Chinese text.
char32_t SignAlone(const TextPiece& piece, double text_height, PIX* ink);

}  // namespace juesuan
