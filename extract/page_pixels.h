// Private to extract/: a page as pixels, from its one image or drawn anew.
#pragma once

#include "extract/pixels.h"

class PDFDoc;

namespace juesuan {

// Empty where the page cannot be had as pixels within `seconds` of CPU time.
Pixels TakePixels(PDFDoc& document, const Page& page, double unit, double seconds);

}  // namespace juesuan
