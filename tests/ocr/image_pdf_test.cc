// How large the page of an image file is, and how many there are.
#include "extract/ocr/image_pdf.h"

#include <catch2/catch.hpp>
#include <cstddef>
#include <string>

#include "drawing.h"
#include "temporary_folder.h"

namespace juesuan {
namespace {

// Of the first page: "595 842".
std::string SizeIn(const std::string& pdf) {
  const std::string before = "/MediaBox [0 0 ";
  const std::size_t begin = pdf.find(before);
  REQUIRE(begin != pdf.npos);
  return pdf.substr(begin + before.size(), pdf.find(']', begin) - begin - before.size());
}

std::size_t PagesIn(const std::string& pdf) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = pdf.find("/MediaBox", at)) != pdf.npos; ++at) ++count;
  return count;
}

TEST_CASE("A page is as large as the image says, if that is a size of paper") {
  struct Case {
    const char* what;
    int stated;  // pixels an inch
    const char* page;
  };
  static const Case kCases[] = {
      {"A4", 100, "595 842"},
      {"A5", 140, "425 601"},
      {"A3", 70, "851 1202"},
      {"a photograph, which says it is a poster", 30, "595 842"},
      {"one that says it is a stamp", 600, "595 842"},
      {"one that says nothing", 0, "595 842"},
  };
  const TemporaryFolder folder("image-sizes");
  const std::string path = folder.path() + "/scan.png";
  const Drawing page(595.4, 842, 100);
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    pixSetResolution(page.gray(), c.stated, c.stated);
    pixWrite(path.c_str(), page.gray(), IFF_PNG);
    CHECK(SizeIn(ConvertImages(path)) == c.page);
  }
}

TEST_CASE("Each image of a TIFF is a page, whatever its depth") {
  const TemporaryFolder folder("image-pages");
  const std::string path = folder.path() + "/scan.tif";
  const Drawing page(595.4, 842, 100);
  const Raster raster = page.raster();
  pixWriteTiff(path.c_str(), raster.ink.get(), IFF_TIFF_G4, "w");
  CHECK(PagesIn(ConvertImages(path)) == 1);
  pixWriteTiff(path.c_str(), page.gray(), IFF_TIFF_LZW, "a");
  pixWriteTiff(path.c_str(), raster.ink.get(), IFF_TIFF_G4, "a");
  CHECK(PagesIn(ConvertImages(path)) == 3);
}

}  // namespace
}  // namespace juesuan
