// Text beneath a seal is darker than the seal: what is not, goes. Tested by
// tests/ocr/raster_test.cc.
#include "extract/ocr/seals.h"

#include <algorithm>
#include <utility>

#include "extract/ocr/morphology.h"

namespace juesuan {
namespace {

// How much redder than green and blue a pixel of one is, at least.
constexpr int kRedness = 35;
// In points: the least width of the strokes of a seal without colour, and of those within it, and
// of a red one; its least extent; how wide white specks part its strokes, at most; how far its
// edges blur, without colour and with it.
constexpr double kThickStroke = 2.0, kInnerStroke = 1.2;
constexpr double kLargeMark = 40;
constexpr double kCrack = 1;
constexpr double kGreyBlur = 0.5, kRedBlur = 1;
// In points: what is straight so far is a ruling; and the share of a seal that rulings may cross.
constexpr double kRuling = 72;
constexpr double kMostStraight = 0.5;
// In levels of grey: text on a grey seal is so much darker, at least; on a red one, in the red
// channel of a page whose light was levelled, no lighter.
constexpr int kDarkerThanSeal = 22;
constexpr int kDarkOnRed = 140;

bool IsEmpty(PIX* image) {
  l_int32 empty = 0;
  pixZero(image, &empty);
  return empty != 0;
}

// The grey of what the mask covers.
int MeanGray(PIX* gray, PIX* mask) {
  l_float32 mean = 0;
  if (pixGetAverageMasked(gray, mask, 0, 0, 1, L_MEAN_ABSVAL, &mean) != 0) return 0;
  return static_cast<int>(mean);
}

// Whitens where the seal is, but for what is at most so dark: the text and rulings beneath.
void TakeAway(PixPointer seal, int darkest, Raster& raster) {
  const PixPointer dark(pixThresholdToBinary(raster.gray.get(), darkest));
  const PixPointer pale(pixSubtract(nullptr, seal.get(), dark.get()));
  Whiten(pale.get(), raster);
  raster.ink = InkOf(raster.gray.get());
  if (raster.seal) pixOr(seal.get(), seal.get(), raster.seal.get());
  raster.seal = std::move(seal);
}

// The rulings, and any other stroke that runs straight across or down so far.
PixPointer StraightParts(PIX* ink, int length) {
  const PixPointer level = Opened(ink, length, 1), upright = Opened(ink, 1, length);
  const PixPointer both(pixOr(nullptr, level.get(), upright.get()));
  return Dilated(both.get(), 3, 3);  // their ragged edges too
}

// The thick strokes of large things, their cracks filled: of seals that left no colour. The strokes
// of text are thinner, large titles lower; rulings, which coarse scans have as thick, are straight.
PixPointer GreySeals(PIX* ink, double dpi) {
  const PixPointer thick = OpenedByDisk(ink, std::max(3, PixelsOf(kThickStroke, dpi)));
  const int crack = 2 * PixelsOf(kCrack, dpi) + 1, large = PixelsOf(kLargeMark, dpi);
  const PixPointer joined = Closed(thick.get(), crack, crack);
  PixPointer seals(
      pixSelectBySize(joined.get(), large, large, 8, L_SELECT_IF_BOTH, L_SELECT_IF_GTE, nullptr));
  if (IsEmpty(seals.get())) return seals;
  const PixPointer straight = StraightParts(ink, PixelsOf(kRuling, dpi));
  PIXA* parts = nullptr;
  const BoxaPointer boxes(pixConnComp(seals.get(), &parts, 8));
  const PixaPointer images(parts);
  for (int index = 0; index < boxaGetCount(boxes.get()); ++index) {
    l_int32 x, y, width, height;
    boxaGetBoxGeometry(boxes.get(), index, &x, &y, &width, &height);
    const PixPointer part(pixaGetPix(images.get(), index, L_CLONE));
    const PixPointer on_straight(pixCreate(width, height, 1));
    pixRasterop(on_straight.get(), 0, 0, width, height, PIX_SRC, straight.get(), x, y);
    pixAnd(on_straight.get(), on_straight.get(), part.get());
    if (PixelCount(on_straight.get()) <= kMostStraight * PixelCount(part.get())) continue;
    pixRasterop(seals.get(), x, y, width, height, PIX_NOT(PIX_SRC) & PIX_DST, part.get(), 0, 0);
  }
  return seals;
}

}  // namespace

bool IsRed(const std::uint8_t* rgb) { return rgb[0] - std::max(rgb[1], rgb[2]) > kRedness; }

PixPointer RedSeals(const Pixels& pixels, double dpi) {
  if (pixels.channels == 1) return nullptr;
  PixPointer red(pixCreate(pixels.width, pixels.height, 1));
  const std::uint8_t* value = pixels.values.data();
  for (int y = 0; y < pixels.height; ++y) {
    l_uint32* line = pixGetData(red.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(red.get());
    for (int x = 0; x < pixels.width; ++x, value += pixels.channels) {
      if (IsRed(value)) SET_DATA_BIT(line, x);
    }
  }
  red = OpenedByDisk(red.get(), std::max(2, PixelsOf(kInnerStroke, dpi)));
  if (IsEmpty(red.get())) return nullptr;
  const int reach = 2 * PixelsOf(kRedBlur, dpi) + 1;
  return Dilated(red.get(), reach, reach);
}

void DropRedSeals(PixPointer seals, Raster& raster) {
  TakeAway(std::move(seals), kDarkOnRed, raster);
}

void DropGreySeals(Raster& raster) {
  PixPointer seal = GreySeals(raster.ink.get(), raster.dpi);
  const BoxaPointer bounds(pixConnCompBB(seal.get(), 8));
  if (boxaGetCount(bounds.get()) == 0) return;
  pixAnd(seal.get(), seal.get(), raster.ink.get());
  const int darkest = MeanGray(raster.gray.get(), seal.get()) - kDarkerThanSeal;
  if (darkest <= 0) return;
  const PixPointer dark(pixThresholdToBinary(raster.gray.get(), darkest));
  PixPointer inner(pixSubtract(nullptr, raster.ink.get(), dark.get()));
  const int stroke = std::max(2, PixelsOf(kInnerStroke, raster.dpi));
  inner = Opened(inner.get(), stroke, stroke);
  const PixPointer within(pixCreateTemplate(inner.get()));
  pixMaskBoxa(within.get(), within.get(), bounds.get(), L_SET_PIXELS);
  pixAnd(inner.get(), inner.get(), within.get());
  pixOr(seal.get(), seal.get(), inner.get());
  const int reach =
      PixelsOf(kThickStroke, raster.dpi) / 2 + 2 * PixelsOf(kGreyBlur, raster.dpi) + 1;
  TakeAway(Dilated(seal.get(), reach, reach), darkest, raster);
}

}  // namespace juesuan
