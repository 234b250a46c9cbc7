// A page that is one image gives that image's own pixels; any other is drawn.
#include "extract/page_pixels.h"

#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/clock.h"
#include "extract/jpeg.h"

namespace juesuan {
namespace {

constexpr double kDrawnDpi = 200;   // what recognition needs
constexpr double kUpright = 0.002;  // an image may lean so much and still be taken as it is
constexpr std::size_t kMostBytes = 1 << 28;  // of a JPEG: more than 80 million pixels take

struct Deadline {
  double at;
  static bool Passed(void* data) { return CpuSeconds() > static_cast<Deadline*>(data)->at; }
};

// Where the rows of an image go: along or across the page's, forwards or backwards.
struct Placing {
  Box box;
  bool swapped = false, mirrored_x = false, mirrored_y = false;
  bool oblique = false;
};

Placing PlacingOf(const GfxState& state) {
  const double* m = state.getCTM();
  const double straight = std::hypot(m[0], m[3]), turned = std::hypot(m[1], m[2]);
  Placing placing;
  placing.swapped = turned > straight;
  placing.oblique = std::min(straight, turned) > kUpright * std::max(straight, turned);
  placing.mirrored_x = placing.swapped ? m[2] > 0 : m[0] < 0;
  placing.mirrored_y = placing.swapped ? m[1] < 0 : m[3] > 0;
  const auto [x0, x1] = std::minmax({m[4], m[4] + m[0], m[4] + m[2], m[4] + m[0] + m[2]});
  const auto [y0, y1] = std::minmax({m[5], m[5] + m[1], m[5] + m[3], m[5] + m[1] + m[3]});
  placing.box = {x0, y0, x1, y1};
  return placing;
}

// Whether the image is a JPEG of which a part is missing.
bool IsCutShort(Stream& stream) {
  if (stream.getKind() != strDCT) return false;
  Stream& coded = *stream.getNextStream();
  std::string bytes;
  coded.reset();
  for (int byte; bytes.size() < kMostBytes && (byte = coded.getChar()) != EOF;)
    bytes.push_back(static_cast<char>(byte));
  return bytes.size() < kMostBytes && !IsWholeJpeg(bytes);
}

// Draws a page, and looks at its images.
class PagePainter : public SplashOutputDev {
 public:
  PagePainter() : SplashOutputDev(splashModeRGB8, 1, false, kWhite) {}

  void drawImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* masked_colors,
                 bool is_inline) override {
    if (!is_inline) LookAt(*stream);
    SplashOutputDev::drawImage(state, reference, stream, width, height, colors, interpolate,
                               masked_colors, is_inline);
  }
  void drawMaskedImage(GfxState* state, Object* reference, Stream* stream, int width, int height,
                       GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool invert, bool interpolate_mask) override {
    LookAt(*stream);
    SplashOutputDev::drawMaskedImage(state, reference, stream, width, height, colors, interpolate,
                                     mask, mask_width, mask_height, invert, interpolate_mask);
  }
  void drawSoftMaskedImage(GfxState* state, Object* reference, Stream* stream, int width,
                           int height, GfxImageColorMap* colors, bool interpolate, Stream* mask,
                           int mask_width, int mask_height, GfxImageColorMap* mask_colors,
                           bool interpolate_mask) override {
    LookAt(*stream);
    LookAt(*mask);
    SplashOutputDev::drawSoftMaskedImage(state, reference, stream, width, height, colors,
                                         interpolate, mask, mask_width, mask_height, mask_colors,
                                         interpolate_mask);
  }
  bool cut_short() const { return cut_short_; }

 private:
  void LookAt(Stream& image) { cut_short_ = cut_short_ || IsCutShort(image); }

  static inline SplashColor kWhite = {255, 255, 255};
  bool cut_short_ = false;
};

// Keeps the pixels of the one image it is given.
class ImageTaker : public OutputDev {
 public:
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }

  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool, const int* masked_colors,
                 bool is_inline) override {
    if (!Admit(width, height) || masked_colors) return;
    const bool cut_short = !is_inline && IsCutShort(*stream);
    const bool gray =
        colors->getNumPixelComps() == 1 && colors->getColorSpace()->getMode() != csIndexed;
    Start(*state, width, height, gray ? 1 : 3);
    taken_.cut_short = cut_short;
    ImageStream image(stream, width, colors->getNumPixelComps(), colors->getBits());
    image.reset();
    for (int y = 0; y < height; ++y) {
      unsigned char* line = image.getLine();
      if (!line) break;
      unsigned char* row =
          taken_.values.data() + static_cast<std::ptrdiff_t>(y) * width * taken_.channels;
      gray ? colors->getGrayLine(line, row, width) : colors->getRGBLine(line, row, width);
    }
    image.close();
  }

  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool invert,
                     bool, bool) override {
    if (!Admit(width, height)) return;
    Start(*state, width, height, 1);
    ImageStream image(stream, width, 1, 1);
    image.reset();
    for (int y = 0; y < height; ++y) {
      const unsigned char* line = image.getLine();
      if (!line) break;
      unsigned char* row = taken_.values.data() + static_cast<std::ptrdiff_t>(y) * width;
      for (int x = 0; x < width; ++x) row[x] = (line[x] != 0) == invert ? 0 : 255;
    }
    image.close();
  }

  // Of an image with a mask it is the mask that may show the text: the two are to be drawn.
  void drawMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int,
                       int, bool, bool) override {
    ++count_;
  }
  void drawSoftMaskedImage(GfxState*, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*,
                           int, int, GfxImageColorMap*, bool) override {
    ++count_;
  }

  // Empty unless there was exactly one image, upright or turned by quarters.
  Pixels Take() {
    if (count_ != 1 || placing_.oblique || taken_.empty()) return {};
    return Upright();
  }

 private:
  bool Admit(int width, int height) {
    return ++count_ == 1 && width > 0 && height > 0 && 1LL * width * height <= kMostPixels;
  }
  void Start(const GfxState& state, int width, int height, int channels) {
    placing_ = PlacingOf(state);
    taken_ = {placing_.box, width, height, channels, {}};
    taken_.values.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                             static_cast<std::size_t>(channels),
                         255);
  }
  Pixels Upright();

  int count_ = 0;
  Placing placing_;
  Pixels taken_;
};

Pixels ImageTaker::Upright() {
  const auto [box, swapped, mirrored_x, mirrored_y, oblique] = placing_;
  if (!swapped && !mirrored_x && !mirrored_y) return std::move(taken_);
  Pixels result = {box, swapped ? taken_.height : taken_.width,
                   swapped ? taken_.width : taken_.height, taken_.channels,
                   std::vector<std::uint8_t>(taken_.values.size())};
  result.cut_short = taken_.cut_short;
  const std::uint8_t* from = taken_.values.data();
  for (int row = 0; row < taken_.height; ++row) {
    for (int column = 0; column < taken_.width; ++column) {
      int x = swapped ? row : column, y = swapped ? column : row;
      if (mirrored_x) x = result.width - 1 - x;
      if (mirrored_y) y = result.height - 1 - y;
      std::uint8_t* to = result.values.data() +
                         (static_cast<std::ptrdiff_t>(y) * result.width + x) * result.channels;
      for (int channel = 0; channel < result.channels; ++channel) *to++ = *from++;
    }
  }
  return result;
}

Pixels Draw(PDFDoc& document, const Page& page, double wanted_dpi, double unit, double seconds) {
  const double area = page.width * page.height / (kPointsPerInch * kPointsPerInch);
  const double dpi =
      std::min(wanted_dpi, std::sqrt(static_cast<double>(kMostPixels) / std::max(area, 1e-3)));
  PagePainter painter;
  painter.startDoc(&document);
  Deadline deadline{CpuSeconds() + seconds};
  document.displayPage(&painter, page.number, dpi * unit, dpi * unit, 0, false, true, false,
                       Deadline::Passed, &deadline);
  SplashBitmap* bitmap = painter.getBitmap();
  if (Deadline::Passed(&deadline) || !bitmap || !bitmap->getDataPtr()) return {};
  Pixels pixels = {{0, 0, page.width, page.height}, bitmap->getWidth(), bitmap->getHeight(), 3, {}};
  const auto row_bytes = static_cast<std::size_t>(pixels.width) * 3;
  pixels.cut_short = painter.cut_short();
  pixels.values.reserve(row_bytes * static_cast<std::size_t>(pixels.height));
  for (int y = 0; y < pixels.height; ++y) {
    const unsigned char* row =
        bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    pixels.values.insert(pixels.values.end(), row, row + row_bytes);
  }
  return pixels;
}

// Whitens what lies outside the parts. How many parts begin less how many end, along each row and
// then down the columns, says of every pixel in how many it lies: however many and large they are,
// each costs four steps.
void ShowOnly(const std::vector<Box>& parts, Pixels& pixels) {
  const double scale = pixels.width / pixels.box.width();
  const auto pixel = [scale](double points, int end) {
    return static_cast<std::ptrdiff_t>(std::clamp(std::round(points * scale), 0.0, 1.0 * end));
  };
  const std::ptrdiff_t row = pixels.width + 1;
  std::vector<int> covers(static_cast<std::size_t>(row * (pixels.height + 1)));
  const auto at = [&](std::ptrdiff_t x, std::ptrdiff_t y) -> int& {
    return covers[static_cast<std::size_t>(y * row + x)];
  };
  for (const Box& part : parts) {
    if (part.empty()) continue;
    const auto left = pixel(part.x0 - pixels.box.x0, pixels.width);
    const auto right = pixel(part.x1 - pixels.box.x0, pixels.width);
    const auto top = pixel(part.y0 - pixels.box.y0, pixels.height);
    const auto bottom = pixel(part.y1 - pixels.box.y0, pixels.height);
    ++at(left, top);
    --at(right, top);
    --at(left, bottom);
    ++at(right, bottom);
  }
  auto value = pixels.values.begin();
  for (std::ptrdiff_t y = 0; y < pixels.height; ++y) {
    int along = 0;
    for (std::ptrdiff_t x = 0; x < pixels.width; ++x, value += pixels.channels) {
      along += at(x, y);
      at(x, y) = along + (y > 0 ? at(x, y - 1) : 0);
      if (at(x, y) == 0) std::fill_n(value, pixels.channels, std::uint8_t{255});
    }
  }
  pixels.in_part = true;
}

}  // namespace

Pixels TakePixels(PDFDoc& document, const Page& page, const View& view, double unit,
                  double seconds) {
  if (view.parts.empty() && page.images.size() == 1 && page.rulings.empty() &&
      page.glyphs.empty()) {
    ImageTaker taker;
    Deadline deadline{CpuSeconds() + seconds};
    document.displayPage(&taker, page.number, kPointsPerInch * unit, kPointsPerInch * unit, 0,
                         false, true, false, Deadline::Passed, &deadline);
    Pixels pixels = taker.Take();
    if (!pixels.empty()) return pixels;
  }
  Pixels pixels = Draw(document, page, view.dpi, unit, seconds);
  if (!view.parts.empty() && !pixels.empty()) ShowOnly(view.parts, pixels);
  return pixels;
}

}  // namespace juesuan
