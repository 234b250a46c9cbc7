// Private to extract/: draws a page to collect its marks.
#pragma once

#include "extract/marks.h"

class PDFDoc;

namespace juesuan {

// The page as displayed, its units `unit` points wide. Drawing is given up, and what there is
// returned, after `seconds` of CPU time, or when the page holds too much.
Marks CollectMarks(PDFDoc& document, int page, double unit, double seconds);

}  // namespace juesuan
