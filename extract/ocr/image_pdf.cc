// A JPEG goes into the PDF as it is; other images, whose compression a PDF may not know, are packed
// anew.
#include "extract/ocr/image_pdf.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <new>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/diagnostic.h"
#include "extract/jpeg.h"
#include "extract/ocr/leptonica.h"
#include "extract/pixels.h"

namespace juesuan {
namespace {

// The longer side of a page, in inches, from A5 to A3 and a little more. What says it is smaller or
// larger, as photographs do, is taken for A4.
constexpr double kShortest = 8, kLongest = 17.5, kA4 = 11.69;

// So many times less fine one way than the other are the pixels of a fax, at most.
constexpr double kFlattest = 4;

// libpng and libjpeg write to stderr what Leptonica cannot keep them from.
class Silence {
 public:
  Silence() : stderr_(dup(STDERR_FILENO)) {
    if (stderr_ < 0) return;
    const int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0) return;
    dup2(nowhere, STDERR_FILENO);
    close(nowhere);
  }
  ~Silence() {
    if (stderr_ < 0) return;
    dup2(stderr_, STDERR_FILENO);
    close(stderr_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  const int stderr_;
};

struct BytesFreer {
  void operator()(l_uint8* bytes) const noexcept { lept_free(bytes); }
};
using Bytes = std::unique_ptr<l_uint8, BytesFreer>;

struct PagesDestroyer {
  void operator()(L_PTRA* pages) const noexcept {
    for (void* page; (page = ptraRemoveLast(pages)) != nullptr;) {
      auto* bytes = static_cast<L_BYTEA*>(page);
      l_byteaDestroy(&bytes);
    }
    ptraDestroy(&pages, FALSE, FALSE);
  }
};

constexpr char kDamaged[] = "is a damaged image; fetch or scan it again";

[[noreturn]] void Fail(const std::string& path, const char* problem) {
  throw Error(fmt::format("{}: {}", path, problem));
}

int PixelsPerInch(int stated, int width, int height) {
  const double longer = std::max(width, height);
  const bool likely = stated > 0 && longer / stated >= kShortest && longer / stated <= kLongest;
  return likely ? stated : std::max(1, static_cast<int>(longer / kA4));
}

void CheckSize(const std::string& path, double width, double height) {
  if (width * height > kMostPixels)
    Fail(path, "has an image of more than 80 million pixels; make it coarser, 300 dpi will do");
}

std::string Taken(const std::string& path, bool failed, l_uint8* data, std::size_t size) {
  const Bytes bytes(data);
  if (failed) Fail(path, kDamaged);
  return {reinterpret_cast<const char*>(data), size};
}

// Takes `image` over.
std::string PdfOf(const std::string& path, L_COMP_DATA* image) {
  image->res = PixelsPerInch(image->res, image->w, image->h);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const bool failed = cidConvertToPdfData(image, "", &data, &size) != 0;
  return Taken(path, failed, data, size);
}

// With pixels as high as wide, which those of a fax are not.
PixPointer Square(const std::string& path, PIX* page) {
  const double across = pixGetXRes(page), down = pixGetYRes(page);
  const double finer = std::max(across, down);
  const bool likely = std::min(across, down) * kFlattest >= finer && across != down;
  if (!likely) return PixPointer(pixClone(page));
  const double scale_x = finer / across, scale_y = finer / down;
  CheckSize(path, scale_x * pixGetWidth(page), scale_y * pixGetHeight(page));
  PixPointer square(
      pixScale(page, static_cast<l_float32>(scale_x), static_cast<l_float32>(scale_y)));
  pixSetXRes(square.get(), static_cast<l_int32>(finer));
  return square;
}

// Takes `decoded` over.
std::string PdfOfPage(const std::string& path, PIX* decoded) {
  if (!decoded) Fail(path, kDamaged);
  const PixPointer page(decoded);
  CheckSize(path, pixGetWidth(decoded), pixGetHeight(decoded));
  const PixPointer square = Square(path, decoded);
  const bool bilevel = pixGetDepth(square.get()) == 1;
  const PixPointer plain(bilevel ? pixClone(square.get())
                                 : pixConvertTo8Or32(square.get(), L_CLONE, 0));
  L_COMP_DATA* image = nullptr;
  if (pixGenerateCIData(plain.get(), bilevel ? L_G4_ENCODE : L_FLATE_ENCODE, 0, 0, &image) != 0)
    Fail(path, kDamaged);
  return PdfOf(path, image);
}

std::string Joined(const std::string& path, const std::vector<std::string>& pages) {
  const std::unique_ptr<L_PTRA, PagesDestroyer> parts(
      ptraCreate(static_cast<l_int32>(pages.size())));
  for (const std::string& page : pages) {
    const auto* bytes = reinterpret_cast<const l_uint8*>(page.data());
    ptraAdd(parts.get(), l_byteaInitFromMem(bytes, page.size()));
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  const bool failed = ptraConcatenatePdfToData(parts.get(), nullptr, &data, &size) != 0;
  return Taken(path, failed, data, size);
}

std::string PdfOfTiff(const std::string& path, const l_uint8* data, std::size_t size) {
  std::vector<std::string> pages;
  std::size_t offset = 0;
  std::set<std::size_t> seen;  // where damaged files lead back to
  do {
    if (!seen.insert(offset).second) Fail(path, kDamaged);
    pages.push_back(PdfOfPage(path, pixReadMemFromMultipageTiff(data, size, &offset)));
  } while (offset != 0);
  return pages.size() == 1 ? std::move(pages.front()) : Joined(path, pages);
}

std::string PdfOfJpeg(const std::string& path, std::string_view bytes) {
  if (!IsWholeJpeg(bytes)) Fail(path, kDamaged);
  auto* copy = static_cast<l_uint8*>(lept_calloc(1, bytes.size()));
  if (!copy) throw std::bad_alloc();
  std::ranges::copy(bytes, copy);
  L_COMP_DATA* image = l_generateJpegDataMem(copy, bytes.size(), 0);  // takes the copy over
  if (!image) Fail(path, kDamaged);
  return PdfOf(path, image);
}

}  // namespace

std::string ConvertImages(const std::string& path, std::string_view bytes) {
  StartLeptonica();
  const Silence silence;
  const auto* data = reinterpret_cast<const l_uint8*>(bytes.data());
  l_int32 format = IFF_UNKNOWN, width = 0, height = 0;
  if (pixReadHeaderMem(data, bytes.size(), &format, &width, &height, nullptr, nullptr, nullptr) !=
      0)
    Fail(path, kDamaged);
  CheckSize(path, width, height);
  if (L_FORMAT_IS_TIFF(format)) return PdfOfTiff(path, data, bytes.size());
  if (format == IFF_JFIF_JPEG) return PdfOfJpeg(path, bytes);
  return PdfOfPage(path, pixReadMem(data, bytes.size()));
}

}  // namespace juesuan
