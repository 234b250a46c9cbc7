// Lines of text as rows of pieces: what stands together, and what stands apart.
#pragma once

#include <string>
#include <vector>

#include "layout/reading.h"

namespace juesuan {

// Glyphs of one line with no wide gap among them.
struct Piece {
  double x0 = 0, x1 = 0;
  bool number = false;  // an amount, a code, a 行次, or a dash that stands for one
  std::string text;
  GlyphPointers glyphs;

  double middle() const { return (x0 + x1) / 2; }
};

struct TextRow {
  double y0 = 0, y1 = 0;
  std::vector<Piece> pieces;  // left to right, at least one

  double middle() const { return (y0 + y1) / 2; }
  double height() const { return y1 - y0; }
  bool HasNumber() const;
};

// Digits with their separators, signs and brackets, and nothing else.
bool IsNumber(const std::string& text);

// Top to bottom.
std::vector<TextRow> MakeTextRows(const GlyphPointers& glyphs);

// A line that stands above a table and is none of its rows: its title, its unit, its department.
bool IsCaption(const TextRow& row);

// A line that stands below a table: 注：… 说明：…
bool IsNote(const TextRow& row);

}  // namespace juesuan
