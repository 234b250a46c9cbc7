// Crops are stretched so that paper is white and ink black, however pale the page.
#include "extract/ocr/crops.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace juesuan {
namespace {

// Margins of a numeral, in heights of a digit: what training used.
constexpr double kAbove = 0.22, kBelow = 0.32, kBeside = 0.30;
constexpr int kNumeralHeight = 30;  // pixels: what the model sees, so that it scales nothing
// More than a pixel beside a line of text makes the model see characters in the white.
constexpr int kTextBeside = 1;
// White between words that is wider is narrowed to this, in heights of the line: words with space
// between their letters are read better so, and sooner.
constexpr double kWidestWhite = 0.5;
constexpr double kLargePixel = 0.4;  // in points: that of 180 dpi
// The share of a crop that is at least as bright as its paper, and as dark as its ink.
constexpr double kPaperShare = 0.4, kInkShare = 0.01;

PixPointer Stretch(PixPointer crop) {
  const NumaPointer histogram(pixGetGrayHistogram(crop.get(), 1));
  const l_float32* counts = numaGetFArray(histogram.get(), L_NOCOPY);
  const double pixels = static_cast<double>(pixGetWidth(crop.get())) * pixGetHeight(crop.get());
  int paper = 255, ink = 0;
  for (double sum = counts[paper]; sum < kPaperShare * pixels && paper > 0;) sum += counts[--paper];
  for (double sum = counts[ink]; sum < kInkShare * pixels && ink < 255;) sum += counts[++ink];
  const int black = std::max(0, ink - 5), white = std::max(ink + 30, paper - 8);
  return PixPointer(pixGammaTRC(nullptr, crop.get(), 1.0F, black, white));
}

// White where it reaches beyond the page, or into what stands beside a piece that was cut, but for
// the edge of its last stroke.
PixPointer Crop(PIX* gray, const TextPiece& piece, double x0, double y0, double x1, double y1) {
  const int left = static_cast<int>(std::floor(x0)), top = static_cast<int>(std::floor(y0));
  const int width = static_cast<int>(std::ceil(x1)) - left,
            height = static_cast<int>(std::ceil(y1)) - top;
  PixPointer crop(pixCreate(width, height, 8));
  pixSetAll(crop.get());
  pixRasterop(crop.get(), -left, -top, pixGetWidth(gray), pixGetHeight(gray), PIX_SRC, gray, 0, 0);
  if (piece.cut) {
    pixRasterop(crop.get(), 0, 0, piece.box.x0 - left, height, PIX_SET, nullptr, 0, 0);
    pixRasterop(crop.get(), piece.box.x1 + 1 - left, 0, width, height, PIX_SET, nullptr, 0, 0);
  }
  return Stretch(std::move(crop));
}

// With no wider white between its words than kWidestWhite.
PixPointer Narrowed(const PixPointer& crop, const TextPiece& piece) {
  const int width = pixGetWidth(crop.get()), height = pixGetHeight(crop.get());
  const int white = static_cast<int>(kWidestWhite * piece.box.height());
  const int left = piece.box.x0 - kTextBeside;
  PixPointer narrowed(pixCreateTemplate(crop.get()));
  int from = 0, to = 0, end = kTextBeside;
  const auto keep_until = [&](int until) {
    pixRasterop(narrowed.get(), to, 0, until - from, height, PIX_SRC, crop.get(), from, 0);
    to += until - from;
  };
  for (const Blot& blot : piece.blots) {
    const int begin = blot.x0 - left;
    if (begin - end > white) {
      keep_until(end + white / 2);
      from = begin - (white - white / 2);
    }
    end = std::max(end, blot.x1 - left);
  }
  keep_until(width);
  const BoxPointer kept(boxCreate(0, 0, to, height));
  return PixPointer(pixClipRectangle(narrowed.get(), kept.get(), nullptr));
}

// Of black and white: Tesseract learned its Chinese from grey edges; the model of numerals knows
// sharp ones too. Edges are blurred by a pixel; where that is large, strokes would run together,
// unless there were more of them.
PixPointer Blurred(PixPointer crop, double points) {
  const bool large = points > kLargePixel;
  if (large) crop.reset(pixScale(crop.get(), 2, 2));
  const int reach = large ? 2 : 1;
  return PixPointer(pixBlockconv(crop.get(), reach, reach));
}

}  // namespace

PixPointer NumeralCrop(const Raster& raster, const TextPiece& piece, const Band& band,
                       double widening) {
  const double digit = band.height();
  const PixPointer crop =
      Crop(raster.gray.get(), piece, piece.box.x0 - kBeside * digit, band.top - kAbove * digit,
           piece.box.x1 + kBeside * digit, band.bottom + kBelow * digit);
  const auto scale =
      static_cast<l_float32>(kNumeralHeight) / static_cast<l_float32>(pixGetHeight(crop.get()));
  return PixPointer(pixScale(crop.get(), scale * static_cast<l_float32>(widening), scale));
}

PixPointer TextCrop(const Raster& raster, const TextPiece& piece, double margin) {
  const Blot& box = piece.box;
  const double above = margin * box.height() + 1;
  PixPointer crop = Narrowed(Crop(raster.gray.get(), piece, box.x0 - kTextBeside, box.y0 - above,
                                  box.x1 + kTextBeside, box.y1 + above),
                             piece);
  return raster.bilevel ? Blurred(std::move(crop), raster.points()) : std::move(crop);
}

}  // namespace juesuan
