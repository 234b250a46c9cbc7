// How large the page of an image file is, and how many there are.
#include "extract/ocr/image_pdf.h"

#include <catch2/catch.hpp>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>

#include "drawing.h"
#include "extract/diagnostic.h"
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

// As a file of the format.
std::string Written(PIX* image, int format) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  REQUIRE(pixWriteMem(&data, &size, image, format) == 0);
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

// The bytes are what counts: no file has the name, which is for messages.
std::string PdfOf(const std::string& bytes) { return ConvertImages("nowhere/scan", bytes); }

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
  const Drawing page(595.4, 842, 100);
  for (const Case& c : kCases) {
    CAPTURE(c.what);
    pixSetResolution(page.gray(), c.stated, c.stated);
    CHECK(SizeIn(PdfOf(Written(page.gray(), IFF_PNG))) == c.page);
    CHECK(SizeIn(PdfOf(Written(page.gray(), IFF_JFIF_JPEG))) == c.page);
  }
}

TEST_CASE("Each image of a TIFF is a page, whatever its depth") {
  const TemporaryFolder folder("image-pages");
  const std::string path = folder.path() + "/scan.tif";
  const auto pages = [&path] {
    std::ifstream file(path, std::ios::binary);
    return PagesIn(PdfOf(std::string(std::istreambuf_iterator<char>(file), {})));
  };
  const Drawing page(595.4, 842, 100);
  const Raster raster = page.raster();
  pixWriteTiff(path.c_str(), raster.ink.get(), IFF_TIFF_G4, "w");
  CHECK(pages() == 1);
  pixWriteTiff(path.c_str(), page.gray(), IFF_TIFF_LZW, "a");
  pixWriteTiff(path.c_str(), raster.ink.get(), IFF_TIFF_G4, "a");
  CHECK(pages() == 3);
}

TEST_CASE("The page of a fax, less fine down than across, is as high as it was") {
  const Drawing page(595.4, 842, 204);
  for (const int down : {98, 196, 204}) {
    CAPTURE(down);
    const PixPointer fax(pixScale(page.raster().ink.get(), 1, static_cast<l_float32>(down) / 204));
    pixSetResolution(fax.get(), 204, down);
    CHECK(SizeIn(PdfOf(Written(fax.get(), IFF_TIFF_G4))) == "595 842");
  }
}

TEST_CASE("A JPEG may have something appended, but must be whole") {
  const std::string jpeg = Written(Drawing(595.4, 842, 100).gray(), IFF_JFIF_JPEG);
  CHECK(PagesIn(PdfOf(jpeg + std::string(10000, 'x'))) == 1);
  CHECK_THROWS_AS(PdfOf(jpeg.substr(0, jpeg.size() - 2)), Error);
}

}  // namespace
}  // namespace juesuan
