// Pieces of text as the tests write them: a letter for each shape of blot.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/ocr/symbols.h"
#include "extract/ocr/text_pieces.h"

namespace juesuan {

constexpr int kDigitHeight = 20, kTextHeight = 28;  // pixels, as at 200 dpi
constexpr double kPoints = kPointsPerInch / 200;    // in one pixel

// d: a digit   1: a narrow one   M: two digits that touch   C: a Chinese character
// .: a point   ,: a comma        -: a hyphen                =: two strokes, one above the other
// _: a long dash                 %: two circles and a bar that touches neither
// A space is white as wide as a digit.
TextPiece PieceOf(std::string_view shapes);

// All as sure as that.
Symbols SymbolsOf(std::string_view text, double confidence = 1);
Symbols SymbolsOf(std::u32string_view text, double confidence = 1);

// Their codes, ASCII alone; anything else is ?.
std::string TextOf(const Symbols& symbols);

}  // namespace juesuan
