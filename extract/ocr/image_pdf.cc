// Compressed images go into the PDF as they are; only the images of a TIFF are packed anew.
#include "extract/ocr/image_pdf.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/diagnostic.h"
#include "extract/ocr/leptonica.h"
#include "extract/pixels.h"

namespace juesuan {
namespace {

// The longer side of a page, in inches, from A5 to A3 and a little more. What says it is smaller or
// larger, as photographs do, is taken for A4.
constexpr double kShortest = 8, kLongest = 17.5, kA4 = 11.69;

// In bytes: where the end of an image is looked for. Phones append a little to it.
constexpr std::streamoff kTail = 4096;

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

void CheckSize(const std::string& path, int width, int height) {
  if (1LL * width * height > kMostPixels)
    Fail(path, "has an image of more than 80 million pixels; make it coarser, 300 dpi will do");
}

// What a whole file of the format has at its end. TIFFs have their parts in any order, and are
// known to be cut off when these are read.
std::string_view EndMark(int format) {
  if (format == IFF_PNG) return "IEND";
  return format == IFF_JFIF_JPEG ? "\xFF\xD9" : "";
}

// Decoders make do with the part of an image that is there.
void CheckEnd(const std::string& path, int format) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  file.seekg(std::max<std::streamoff>(0, file.tellg() - kTail));
  const std::string tail(std::istreambuf_iterator<char>(file), {});
  if (tail.find(EndMark(format)) == tail.npos) Fail(path, kDamaged);
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

// A page of a TIFF, whose compression a PDF may not know.
std::string PdfOfPage(const std::string& path, const PixPointer& page) {
  CheckSize(path, pixGetWidth(page.get()), pixGetHeight(page.get()));
  const bool bilevel = pixGetDepth(page.get()) == 1;
  const PixPointer plain(bilevel ? pixClone(page.get())
                                 : pixConvertTo8Or32(page.get(), L_CLONE, 0));
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

std::string PdfOfTiff(const std::string& path) {
  std::vector<std::string> pages;
  std::size_t offset = 0;
  std::set<std::size_t> seen;  // where damaged files lead back to
  do {
    if (!seen.insert(offset).second) Fail(path, kDamaged);
    const PixPointer page(pixReadFromMultipageTiff(path.c_str(), &offset));
    if (!page) Fail(path, kDamaged);
    pages.push_back(PdfOfPage(path, page));
  } while (offset != 0);
  return pages.size() == 1 ? std::move(pages.front()) : Joined(path, pages);
}

}  // namespace

std::string ConvertImages(const std::string& path) {
  setMsgSeverity(L_SEVERITY_NONE);  // Leptonica would write to stderr
  const Silence silence;
  l_int32 format = IFF_UNKNOWN, width = 0, height = 0;
  if (pixReadHeader(path.c_str(), &format, &width, &height, nullptr, nullptr, nullptr) != 0)
    Fail(path, kDamaged);
  CheckSize(path, width, height);
  CheckEnd(path, format);
  if (L_FORMAT_IS_TIFF(format)) return PdfOfTiff(path);
  L_COMP_DATA* image = nullptr;
  if (l_generateCIDataForPdf(path.c_str(), nullptr, 0, &image) != 0) Fail(path, kDamaged);
  return PdfOf(path, image);
}

}  // namespace juesuan
