// Private to extract/: Leptonica's images, owned.
#pragma once

#include <leptonica/allheaders.h>

#include <memory>

namespace juesuan {

struct PixDestroyer {
  void operator()(PIX* pix) const noexcept { pixDestroy(&pix); }
};
using PixPointer = std::unique_ptr<PIX, PixDestroyer>;

struct BoxaDestroyer {
  void operator()(BOXA* boxes) const noexcept { boxaDestroy(&boxes); }
};
using BoxaPointer = std::unique_ptr<BOXA, BoxaDestroyer>;

}  // namespace juesuan
