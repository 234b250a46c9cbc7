// The extract stage: a PDF page → what is on it: glyphs, rulings, images.
// Page rotation, crop box and UserUnit are resolved here. All coordinates are points,
// origin top left, of the page as displayed. Poppler stays behind this header.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "extract/diagnostic.h"
#include "extract/geometry.h"

namespace juesuan {

struct Pixels;  // extract/pixels.h

// Whether a mark can be seen by someone who looks at the page.
enum class Ink : std::uint8_t {
  kVisible,
  kHidden,     // render mode 3, the colour of its ground, painted over, or clipped away
  kWatermark,  // glyphs only: set obliquely, or so pale that it is background
};

struct Glyph {
  char32_t code = 0;  // one Unicode scalar value; ligatures come as several glyphs
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // advance × (ascent to descent), cut to the clip
  float baseline = 0;                    // y of the baseline for upright glyphs, x for turned ones
  float size = 0;                        // em in points as displayed
  std::uint16_t font = 0;                // index into Page::fonts
  std::uint8_t turn = 0;                 // quarter turns clockwise from upright, 0 to 3
  Ink ink = Ink::kVisible;
  bool recognized = false;  // read from pixels, with this confidence, 0 to 1
  float confidence = 1;

  Box box() const { return {x0, y0, x1, y1}; }
};

// What may stand in a box of the page instead of the recognised glyphs there, as the recogniser
// thought too.
struct Alternative {
  Box box;
  std::vector<Glyph> glyphs;
};

enum class Axis : std::uint8_t { kHorizontal, kVertical };

// A drawn line: a stroke, a thin filled rectangle, an edge of a stroked rectangle. Collinear
// pieces that touch (dashes, borders drawn cell by cell) are already joined.
struct Ruling {
  Axis axis = Axis::kHorizontal;
  float position = 0;  // y of a horizontal ruling's centre line, x of a vertical one's
  float begin = 0, end = 0;
  float thickness = 0;
  Ink ink = Ink::kVisible;
};

struct Image {
  Box box;
  int pixel_width = 0, pixel_height = 0;
};

struct Font {
  std::string name;      // as embedded, without its subset tag; may be empty
  bool trusted = true;   // its glyphs have a usable map to Unicode
  std::string distrust;  // why not, for people
};

struct Page {
  int number = 0;  // 1-based
  double width = 0, height = 0;
  int rotation = 0;           // the page's /Rotate: 0, 90, 180, 270
  std::vector<Glyph> glyphs;  // in drawing order, doubled glyphs (fake bold) once
  std::vector<Ruling> rulings;
  std::vector<Image> images;
  std::vector<Font> fonts;
  std::vector<Alternative> alternatives;
  bool failed = false;  // the page could not be read; the diagnostics say why
};

struct Source {
  std::string file;    // as given
  std::string sha256;  // lower-case hexadecimal
  std::uint64_t bytes = 0;
  int page_count = 0;
};

// What is wanted of a page as pixels.
struct View {
  std::vector<Box> parts;  // all but these is white; none: all is shown
  double dpi = 200;        // where it must be drawn: what recognition needs
};

class Document {
 public:
  // Throws Error, naming the file and the remedy, where the file is missing, unreadable, no PDF,
  // damaged beyond repair, encrypted with another password, or has no pages.
  static Document Open(const std::string& path, const std::string& password);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const Source& source() const;

  // number is 1-based. Poppler's messages and untrusted fonts are appended to diagnostics. A page
  // that takes too long or holds too much comes back `failed`, or cut short with a diagnostic.
  Page ReadPage(int number, Diagnostics& diagnostics);

  // The page as pixels, for PixelReader; of a page that is one image without a mask, that image's
  // own. Empty, with a diagnostic, where it cannot be had.
  Pixels TakePixels(const Page& page, const View& view, Diagnostics& diagnostics);

 private:
  struct Impl;
  explicit Document(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace juesuan
