// Private to extract/: the numbers within a line of Chinese, so that the model of numerals has its
// say about them too.
#pragma once

#include <cstddef>
#include <vector>

#include "extract/ocr/symbols.h"
#include "extract/ocr/text_pieces.h"

namespace juesuan {

struct NumberInText {
  TextPiece piece;                 // its ink alone; none where no ink there can be the number
  std::size_t begin = 0, end = 0;  // its symbols in the reading
};

// Of a line and what the model of text read there: its numbers in their order, but for digits
// alone.
std::vector<NumberInText> FindNumbers(const TextPiece& line, const Symbols& text);

}  // namespace juesuan
