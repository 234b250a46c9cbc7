// Private to extract/: what drawing a page leaves behind, before it is judged what of it is seen.
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

// How a mark was drawn: with what, and over how many of the page's shades.
struct Drawn {
  Paint paint;
  std::uint32_t over = 0;
};

// An area larger than a ruling. It may hide what lies beneath it, and carries what stands on it.
struct Shade {
  Box box;
  Paint paint;
  bool plain = false;   // every point of the box has this paint
  bool opaque = false;  // every point of the box hides what was drawn before
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
  kMissing,     // a public character collection whose map is not installed
  kNone,        // nothing: the codes number the glyphs of this font only
};

// The number of a font's object: the same font on all pages, where its name may be that of many.
struct FontKey {
  int number = 0, generation = 0;

  auto operator<=>(const FontKey&) const = default;
};

struct RawFont {
  FontKey key;
  std::string name;  // as found, in any encoding
  UnicodeSource source = UnicodeSource::kToUnicode;
};

// Everything on one page, in drawing order.
struct Marks {
  double width = 0, height = 0;
  std::vector<RawGlyph> glyphs;
  std::vector<Bar> horizontal, vertical;
  std::vector<Shade> shades;
  std::vector<Image> images;
  std::vector<RawFont> fonts;
  int cut_numbers = 0;     // of which the clip leaves a part,
  std::string cut_number;  // and the first of them
  std::string given_up;    // why drawing stopped before the end; empty if it did not
};

}  // namespace juesuan
