// Private to extract/: what the blots of a piece tell before anything is read: whether it looks
// like a number, and how many symbols it must have.
#pragma once

#include <vector>

#include "extract/ocr/symbols.h"
#include "extract/ocr/text_pieces.h"

namespace juesuan {

// In heights of Chinese text: a digit is no taller.
constexpr double kDigitOfText = 0.85;

// Where digits stand, in pixels.
struct Band {
  double top = 0, bottom = 0;
  double height() const { return bottom - top; }
};

// Blots that lie over each other, as those of % and 二, are one character's.
std::vector<Blot> Characters(const TextPiece& piece);

// As tall as the tall ones of the characters, of which there must be one: that is how tall digits
// are. What is less than half as tall as the tallest does not count.
Band DigitBand(const std::vector<Blot>& characters);

// How much a piece looks like a number: by characters as tall as each other and narrow, or low.
enum class Shape { kNumeral, kUnclear, kText };

// points: in one pixel.
Shape ShapeOf(const std::vector<Blot>& characters, const Band& band, double points);

// Whether the blots can be these symbols: as many, and points, commas and dashes where they are
// low. A % may only come last, and is no wider than one.
bool Fits(const Symbols& symbols, const std::vector<Blot>& characters, const Band& band);

// Points and commas by what their blots are: commas are tall, or hang below the digits. Where the
// symbols are not as many as the characters nothing is set.
void SetMarks(const std::vector<Blot>& characters, const Band& band, Symbols& symbols);

// Whether it is a flat stroke.
bool IsFlatBlot(const Blot& blot);

// Whether all its blots are flat strokes, as dashes are.
bool IsFlat(const TextPiece& piece);

// The dashes that a piece of nothing but flat strokes is; otherwise none. text_height, in pixels:
// that of Chinese text, by which a dash is long or short.
Symbols DashesOf(const TextPiece& piece, double text_height);

}  // namespace juesuan
