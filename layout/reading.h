// Glyphs → lines of text: the order people read them in, spaces where there are gaps.
#pragma once

#include <string>
#include <vector>

#include "layout/layout.h"

namespace juesuan {

using GlyphPointers = std::vector<const Glyph*>;

// Glyphs on one baseline, left to right, no white space among them.
struct GlyphLine {
  GlyphPointers glyphs;
  std::vector<bool> space_before;  // one for each glyph: a space stands, or gapes, before it
  Box box;
  double size = 0;  // em of its largest glyph
};

// True for a glyph that is text to be read: visible, and not white space.
bool IsInk(const Glyph& glyph);

// The middle of what is drawn. Fonts lie about their ascent and descent, subsets of one font each
// in their own way; the baseline is where it is.
struct Point {
  double x = 0, y = 0;
};
Point MiddleOf(const Glyph& glyph);

// Upright glyphs → lines, top to bottom. Glyphs that are not visible are left out.
std::vector<GlyphLine> GroupLines(GlyphPointers glyphs);

// The text of glyphs [first, last) of a line, a space where space_before says so unless a Chinese
// character or punctuation mark stands beside it.
std::string LineText(const GlyphLine& line, std::size_t first, std::size_t last);
std::string LineText(const GlyphLine& line);

// The text of a box: its lines joined. A line is continued by the next without a space where
// either side is Chinese, or where it ran into the box's right edge, so that no more would fit; two
// amounts under each other in a wide cell stay two. Text turned by a quarter is read as it is
// turned.
struct CellText {
  Reading reading;
  bool full = false;  // see Cell
};
CellText ReadCell(const GlyphPointers& glyphs, const Box& box);

// Appends one scalar value as UTF-8.
void AppendUtf8(char32_t code, std::string& text);

// Ideographs, kana, fullwidth forms and Chinese punctuation: text that takes no spaces.
bool IsWide(char32_t code);

}  // namespace juesuan
