// A page, or the part of it that an image covers, as pixels; and what can read them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace juesuan {

// Rows from top to bottom, upright as the page is displayed, no padding between them.
struct Pixels {
  Box box;  // where they lie on the page, in points
  int width = 0, height = 0;
  int channels = 1;  // 1: grey, 0 is black; 3: red, green, blue
  std::vector<std::uint8_t> values;
  bool in_part = false;    // parts of a page whose other marks are known: not to be turned or moved
  bool cut_short = false;  // a picture on the page ends early; what is missing of it is grey

  bool empty() const { return values.empty(); }
};

// No image is taken in of more: A3 at 600 dpi.
constexpr long long kMostPixels = 80'000'000;

// Glyphs, all recognised, and what may stand in the place of some: several may share a box.
struct RecognizedText {
  std::vector<Glyph> glyphs;
  std::vector<Alternative> alternatives;
};

// Reads one page at a time: its rulings, then, once the caller knows the cells they enclose, its
// text. All is in the coordinates of the page as displayed. Holds the recognition models; make one
// and keep it.
class PixelReader {
 public:
  virtual ~PixelReader() = default;

  // Turns, straightens and cleans the pixels, and keeps them for ReadText.
  virtual std::vector<Ruling> FindRulings(Pixels pixels) = 0;

  // The text of the cells, each read by itself, and of what lies outside them by lines. A glyph's
  // box is exact across its line; along it, glyphs share out the ink of their piece of line. Glyphs
  // of a page that was scanned sideways or upside down are turned.
  virtual RecognizedText ReadText(const std::vector<Box>& cells) = 0;
};

// Loads the part of the program that holds Tesseract, which digital documents do without. Throws
// Error where it, or a language it needs, is not installed.
std::unique_ptr<PixelReader> LoadPixelReader();

// The PDF of the bytes of a PNG, JPEG or TIFF file, each of whose images is a page, by the same
// part of the program. Throws Error, naming the path, where it is damaged or too large.
std::string PdfOfImages(const std::string& path, std::string_view bytes);

}  // namespace juesuan
