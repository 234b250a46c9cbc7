// Tesseract brings some fifty libraries along, whose loading alone takes longer than a digital
// report: so it comes only when a page needs it.
#include <dlfcn.h>
#include <fmt/format.h>
#include <stdlib.h>

#include "extract/pixels.h"

namespace juesuan {

std::unique_ptr<PixelReader> LoadPixelReader() {
  // One thread: a line of text is too small to share, and waiting threads cost more than they read.
  // OpenMP looks at this when it is loaded.
  setenv("OMP_THREAD_LIMIT", "1", 0);
  // Found beside the program, or in its folder of libraries: see the program's run path.
  void* module = dlopen("juesuan-ocr.so", RTLD_NOW | RTLD_LOCAL);
  void* maker = module ? dlsym(module, "MakePixelReader") : nullptr;
  if (!maker) {
    throw Error(fmt::format("scanned pages cannot be read: {}; install juesuan again", dlerror()));
  }
  return std::unique_ptr<PixelReader>(reinterpret_cast<PixelReader* (*)()>(maker)());
}

}  // namespace juesuan
