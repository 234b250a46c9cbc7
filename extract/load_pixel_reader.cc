// Tesseract brings some fifty libraries along, whose loading alone takes longer than a digital
// report: so it comes only when a page needs it.
#include <dlfcn.h>
#include <fmt/format.h>
#include <stdlib.h>

#include "extract/pixels.h"

namespace juesuan {

namespace {

// Of the loaded part.
void* Find(const char* name) {
  // One thread: a line of text is too small to share. extract/ocr/one_thread.cc sees to it, but
  // where OpenMP comes before this module; OpenMP looks at this when it is loaded.
  setenv("OMP_THREAD_LIMIT", "1", 0);
  // Found beside the program, or in its folder of libraries: see the program's run path.
  void* module = dlopen("juesuan-ocr.so", RTLD_NOW | RTLD_LOCAL);
  void* found = module ? dlsym(module, name) : nullptr;
  if (!found) {
    throw Error(fmt::format("scanned pages cannot be read: {}; install juesuan again", dlerror()));
  }
  return found;
}

}  // namespace

std::unique_ptr<PixelReader> LoadPixelReader() {
  const auto make = reinterpret_cast<PixelReader* (*)()>(Find("MakePixelReader"));
  return std::unique_ptr<PixelReader>(make());
}

std::string PdfOfImages(const std::string& path, std::string_view bytes) {
  const auto convert =
      reinterpret_cast<void (*)(const std::string&, std::string_view, std::string&)>(
          Find("ConvertImages"));
  std::string pdf;
  convert(path, bytes, pdf);
  return pdf;
}

}  // namespace juesuan
