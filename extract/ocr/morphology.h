// Private to extract/: the shapes of ink grown and shrunk by bricks of a width and height in
// pixels.
#pragma once

#include "extract/ocr/leptonica.h"

namespace juesuan {

PixPointer Dilated(PIX* ink, int width, int height);
PixPointer Opened(PIX* ink, int width, int height);
PixPointer Closed(PIX* ink, int width, int height);

// Opened by a disk: the parts of strokes at least so thick however they lean. A brick would not fit
// into those that lean.
PixPointer OpenedByDisk(PIX* ink, int diameter);

}  // namespace juesuan
