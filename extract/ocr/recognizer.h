// Private to extract/: Tesseract with its two models, one line at a time.
#pragma once

#include <memory>

#include "extract/ocr/leptonica.h"
#include "extract/ocr/symbols.h"

namespace tesseract {
class TessBaseAPI;
}

namespace juesuan {

class Recognizer {
 public:
  Recognizer();
  ~Recognizer();

  // 0-9 , . - ( ) % ¥ and letters that look like no digit: our own model. Where it is not sure,
  // symbols come with others.
  Symbols ReadNumeral(PIX* line);
  // Anything else: Chinese with Latin letters and digits among it.
  Symbols ReadText(PIX* line);

 private:
  std::unique_ptr<tesseract::TessBaseAPI> numeral_, text_;
};

}  // namespace juesuan
