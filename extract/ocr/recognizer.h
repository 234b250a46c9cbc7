// Private to extract/: Tesseract with its two models, one line at a time.
#pragma once

#include <memory>
#include <vector>

#include "extract/ocr/leptonica.h"

namespace tesseract {
class TessBaseAPI;
}

namespace juesuan {

struct Symbol {
  char32_t code = 0;
  double confidence = 0;  // 0 to 1
};
using Symbols = std::vector<Symbol>;

// The least of its symbols; 0 where there are none.
double ConfidenceOf(const Symbols& symbols);

class Recognizer {
 public:
  Recognizer();
  ~Recognizer();

  // 0-9 , . - ( ) % ¥: our own model.
  Symbols ReadNumeral(PIX* line);
  // Anything else: Chinese with Latin letters and digits among it.
  Symbols ReadText(PIX* line);

 private:
  std::unique_ptr<tesseract::TessBaseAPI> numeral_, text_;
};

}  // namespace juesuan
