// The pages of a document, read by their text layer or by their pixels.
#pragma once

#include <memory>

#include "extract/pixels.h"

namespace juesuan {

// What is read by its pixels: what has no text that can be trusted, nothing, or whole pages.
enum class Ocr { kAuto, kNever, kAlways };

class PageReader {
 public:
  PageReader(Document& document, Ocr ocr) : document_(document), ocr_(ocr) {}

  // As Document::ReadPage. Throws Error where pixels are to be read and cannot be.
  Page Read(int number, Diagnostics& diagnostics);

 private:
  void ReadWhole(Page& page, Diagnostics& diagnostics);
  void ReadParts(Page& page, Diagnostics& diagnostics);
  PixelReader& Reader();

  Document& document_;
  const Ocr ocr_;
  std::unique_ptr<PixelReader> pixel_reader_;  // made when first needed
};

}  // namespace juesuan
