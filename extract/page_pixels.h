// Private to extract/: a page as pixels, from its one image or drawn anew.
#pragma once

#include "extract/pixels.h"

class PDFDoc;

namespace juesuan {

// As Document::TakePixels. `unit` is the page's, in points. Empty where the page cannot be had as
// pixels within `seconds` of CPU time.
Pixels TakePixels(PDFDoc& document, const Page& page, const View& view, double unit,
                  double seconds);

}  // namespace juesuan
