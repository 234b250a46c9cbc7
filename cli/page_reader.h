// The pages of a document, read by their text layer or by their pixels.
#pragma once

#include <memory>

#include "extract/pixels.h"

namespace juesuan {

// What is read by its pixels: what has no text that can be trusted, nothing, or whole pages.
enum class Ocr { kAuto, kNever, kAlways };

class PageReader {
 public:
  // make_pixel_reader: called when a page first needs one, and again where memory ended in it.
  PageReader(Document& document, Ocr ocr,
             std::unique_ptr<PixelReader> (*make_pixel_reader)() = LoadPixelReader)
      : document_(document), ocr_(ocr), make_pixel_reader_(make_pixel_reader) {}

  // As Document::ReadPage. Throws Error where pixels are to be read and cannot be; where memory
  // ends, the page is told of, and keeps the text that it has.
  Page Read(int number, Diagnostics& diagnostics);

 private:
  void ReadWhole(Page& page, Diagnostics& diagnostics);
  void ReadParts(Page& page, Diagnostics& diagnostics);
  PixelReader& Reader();

  Document& document_;
  const Ocr ocr_;
  std::unique_ptr<PixelReader> (*const make_pixel_reader_)();
  std::unique_ptr<PixelReader> pixel_reader_;
};

}  // namespace juesuan
