// Private to extract/: what a page's drawing leaves behind, before it is judged what of it is seen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/extract.h"

namespace juesuan {

// A flat colour; alpha 0 leaves no ink.
struct Paint {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
};

// An area larger than a ruling. It may hide what lies beneath it, and carries what stands on it.
struct Shade {
  Box box;
  Paint paint;
  bool plain = false;   // every point of the box has this paint
  bool opaque = false;  // every point of the box hides what was drawn before
};

// How a mark was drawn: with what, and over how many of the page's shades.
struct Drawn {
  Paint paint;
  std::uint32_t over = 0;
};

struct RawGlyph {
  Glyph glyph;
  Drawn drawn;
  bool oblique = false;    // its baseline is not within 2° of a multiple of 90°
  bool unpainted = false;  // render mode 3, or outside the clip
};

// A ruling, or a piece of one.
struct Bar {
  double position = 0;  // of its centre line
  double begin = 0, end = 0;
  double thickness = 0;
  Drawn drawn;
  Ink ink = Ink::kVisible;
};

// Where a font's map from codes to Unicode comes from.
enum class UnicodeSource : std::uint8_t {
  kToUnicode,   // a ToUnicode map beside the font
  kCollection,  // a public character collection, such as Adobe-GB1
  kNames,       // the names of the glyphs in the encoding of an 8-bit font
  kNone,        // nothing: the codes number the glyphs of this font only
};

struct RawFont {
  std::string name;
  UnicodeSource source = UnicodeSource::kToUnicode;
  int glyphs = 0;   // drawn on this page, spaces aside
  int unnamed = 0;  // of these, with kNames: those whose name is not known
};

// Everything on one page, in drawing order.
struct Marks {
  double width = 0, height = 0;
  std::vector<RawGlyph> glyphs;
  std::vector<Bar> horizontal, vertical;
  std::vector<Shade> shades;
  std::vector<Image> images;
  std::vector<RawFont> fonts;
  bool cut_short = false;  // drawing was given up: too long, or too much
};

}  // namespace juesuan
