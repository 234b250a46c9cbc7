// Tesseract brings some fifty libraries along, whose loading alone takes longer than a digital
// report: so it comes only when a page needs it.
#include <dlfcn.h>
#include <fmt/format.h>

#include "extract/pixels.h"

namespace juesuan {

std::unique_ptr<PixelReader> LoadPixelReader() {
  // Found beside the program, or in its folder of libraries: see the program's run path.
  void* module = dlopen("juesuan-ocr.so", RTLD_NOW | RTLD_LOCAL);
  void* maker = module ? dlsym(module, "MakePixelReader") : nullptr;
  if (!maker) {
    throw Error(fmt::format("scanned pages cannot be read: {}; install juesuan again", dlerror()));
  }
  return std::unique_ptr<PixelReader>(reinterpret_cast<PixelReader* (*)()>(maker)());
}

}  // namespace juesuan
