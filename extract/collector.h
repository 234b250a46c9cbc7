// Private to extract/: draws a page to collect its marks.
#pragma once

#include "extract/marks.h"

class PDFDoc;

namespace juesuan {

// The page as displayed, `unit` points for each of its units. Gives up, with what it has, after
// `seconds` of CPU time.
Marks CollectMarks(PDFDoc& document, int page, double unit, double seconds);

}  // namespace juesuan
