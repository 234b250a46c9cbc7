// A page, or the part of it that an image covers, as pixels; and what can read them.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "extract/extract.h"

namespace juesuan {

// Rows from top to bottom, upright as the page is displayed, no padding between them.
struct Pixels {
  Box box;  // where they lie on the page, in points
  int width = 0, height = 0;
  int channels = 1;  // 1: grey, 0 is black; 3: red, green, blue
  std::vector<std::uint8_t> values;

  bool empty() const { return values.empty(); }
};

// Reads one page at a time: its rulings, then, once the caller knows the cells they enclose, its
// text. Holds the recognition models; make one and keep it.
class PixelReader {
 public:
  virtual ~PixelReader() = default;

  // Straightens and cleans the pixels, and keeps them for ReadText.
  virtual std::vector<Ruling> FindRulings(Pixels pixels) = 0;

  // The text of the cells, each read by itself, and of what lies outside them by lines. A glyph's
  // box is exact across its line; along it, glyphs share out the ink of their piece of line.
  virtual std::vector<Glyph> ReadText(const std::vector<Box>& cells) = 0;
};

// Loads the part of the program that holds Tesseract, which digital documents do without. Throws
// Error where it, or a language it needs, is not installed.
std::unique_ptr<PixelReader> LoadPixelReader();

}  // namespace juesuan
