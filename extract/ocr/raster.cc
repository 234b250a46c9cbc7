// Grey from colour, then without shades, level, its lines across, then straight: the steps that
// were shown to pay, no others.
#include "extract/ocr/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "extract/ocr/bend.h"
#include "extract/ocr/morphology.h"
#include "extract/ocr/seals.h"
#include "extract/ocr/shades.h"
#include "extract/turn.h"

namespace juesuan {
namespace {

constexpr double kMostDpi = 320;        // finer pixels cost time and read no better:
constexpr double kScaledDpi = 300;      // they are made so coarse
constexpr double kAsHighAsWide = 0.02;  // pixels differ so much where a size was rounded
// What is darker than this, once the paper is at kPaper, is ink.
constexpr int kInkThreshold = 185;
constexpr int kPaper = 225;
constexpr int kMiddleGray = 128;
// The share of a page's pixels that show how dark its ink is: where that is paler than kDarkInk it
// is made darker, from kPalestInk at most, so that the grain of an empty page stays pale.
constexpr double kDarkestShare = 0.001;
constexpr int kDarkInk = 60, kPalestInk = 140;
constexpr double kLeastSkew = 0.04;  // degrees; over a page it is one pixel
constexpr double kMostSkew = 6;      // degrees

// In points: the sizes of characters and their parts, and more white than between two of a line but
// less than between lines.
constexpr double kSmallestPart = 2, kLargestPart = 30, kCharacterGap = 3;
// Sideways is a page with so many times fewer lines along it than across.
constexpr double kFewer = 1.25;
constexpr int kUsualTurn = 3;  // of those: the heads of tables are bound in, at the left

// Red is the ink of seals: of what is red the red channel is taken, in which a seal is nearly as
// pale as paper while black text under it stays black.
std::uint8_t GrayOf(const std::uint8_t* rgb) {
  return IsRed(rgb) ? rgb[0]
                    : static_cast<std::uint8_t>((rgb[0] * 77 + rgb[1] * 151 + rgb[2] * 28) >> 8);
}

PixPointer ToGray(const Pixels& pixels) {
  PixPointer gray(pixCreate(pixels.width, pixels.height, 8));
  const std::uint8_t* value = pixels.values.data();
  for (int y = 0; y < pixels.height; ++y) {
    auto* row = reinterpret_cast<std::uint8_t*>(pixGetData(gray.get()) +
                                                std::ptrdiff_t{y} * pixGetWpl(gray.get()));
    if (pixels.channels == 1) {
      std::copy_n(value, pixels.width, row);
      value += pixels.width;
    } else {
      for (int x = 0; x < pixels.width; ++x, value += pixels.channels) row[x] = GrayOf(value);
    }
  }
  pixEndianByteSwap(gray.get());  // in its words the first pixel is the highest byte
  return gray;
}

// How many pixels are of each grey, counted from every so many.
struct Histogram {
  std::array<double, 256> counts = {};
  double pixels = 0;

  Histogram(PIX* gray, int step) {
    const NumaPointer numbers(pixGetGrayHistogram(gray, step));
    std::copy_n(numaGetFArray(numbers.get(), L_NOCOPY), counts.size(), counts.begin());
    pixels = std::accumulate(counts.begin(), counts.end(), 0.0);
  }
};

// Black and white already: there is no light to level.
bool IsBilevel(PIX* gray) {
  const Histogram histogram(gray, 4);
  return std::all_of(histogram.counts.begin() + 16, histogram.counts.begin() + 240,
                     [](double count) { return count == 0; });
}

// The grey that the darkest pixels of the page are at least.
int DarkestGray(PIX* gray) {
  const Histogram histogram(gray, 2);
  double darker = 0;
  int value = 0;
  while (value < kPalestInk && (darker += histogram.counts[static_cast<std::size_t>(value)]) <
                                   kDarkestShare * histogram.pixels)
    ++value;
  return value;
}

// Spreads the greys of a page whose ink is pale, until it is as dark as ink is elsewhere.
void Darken(PIX* gray) {
  const int ink = DarkestGray(gray);
  if (ink > kDarkInk) pixGammaTRC(gray, gray, 1.0F, ink, ink + (kPaper - ink) * 255 / kPaper);
}

PixPointer Level(PixPointer gray) {
  PIX* level = pixBackgroundNorm(gray.get(), nullptr, nullptr, 16, 24, 80, 40, kPaper, 2, 2);
  if (level) gray.reset(level);  // none is made of a few pixels
  Darken(gray.get());
  return gray;
}

double SkewOf(PIX* ink) {
  l_float32 angle = 0, confidence = 0;
  if (pixFindSkewSweepAndSearch(ink, &angle, &confidence, 4, 2, kMostSkew, 0.5F, 0.01F) != 0)
    return 0;
  return confidence > 2 ? static_cast<double>(angle) : 0;
}

// Makes the level rulings of a page straight that bends, with all between them; then the upright
// ones.
void Unbend(Raster& raster) {
  for (const bool upright : {false, true}) {
    const auto turned = [upright](PIX* image) {
      return upright ? Transposed(image) : PixPointer(pixClone(image));
    };
    const std::optional<Bend> bend = FindBend(turned(raster.ink.get()).get(), raster.points());
    if (!bend) continue;
    const PixPointer straight = Straightened(turned(raster.gray.get()).get(), *bend);
    raster.gray = turned(straight.get());
    raster.ink = InkOf(raster.gray.get());
    if (!raster.seal) continue;
    const PixPointer seal(pixConvertTo8(raster.seal.get(), 0));
    const PixPointer straight_seal = Straightened(turned(seal.get()).get(), *bend);
    raster.seal.reset(pixThresholdToBinary(turned(straight_seal.get()).get(), kMiddleGray));
  }
}

// How many words there are if they run in this direction.
int WordsAlong(PIX* characters, int width, int height) {
  const PixPointer words = Closed(characters, width, height);
  l_int32 count = 0;
  pixCountConnComp(words.get(), 8, &count);
  return count;
}

// Whether the lines of text run up or down the page: characters join to fewer words that way. Half
// the resolution tells as well.
bool IsSideways(const Raster& raster) {
  if (std::min(pixGetWidth(raster.ink.get()), pixGetHeight(raster.ink.get())) < 2) return false;
  const PixPointer half(pixReduceRankBinary2(raster.ink.get(), 1, nullptr));
  const double dpi = raster.dpi / 2;
  const int largest = PixelsOf(kLargestPart, dpi), smallest = PixelsOf(kSmallestPart, dpi);
  PixPointer characters(
      pixSelectBySize(half.get(), largest, largest, 8, L_SELECT_IF_BOTH, L_SELECT_IF_LTE, nullptr));
  characters.reset(pixSelectBySize(characters.get(), smallest, smallest, 8, L_SELECT_IF_EITHER,
                                   L_SELECT_IF_GTE, nullptr));
  const int gap = std::max(1, PixelsOf(kCharacterGap, dpi));
  return WordsAlong(characters.get(), gap, 1) > kFewer * WordsAlong(characters.get(), 1, gap);
}

// Makes pixels as high as wide, which those of a fax are not, and no finer than recognition needs.
// False where the page is then thinner than one.
bool MakeSquare(const Pixels& pixels, Raster& raster, PixPointer& red) {
  const double across = raster.dpi;
  double down = pixels.height / pixels.box.height() * kPointsPerInch;
  if (std::abs(down / across - 1) < kAsHighAsWide) down = across;
  const double finer = std::max(across, down);
  const double most =
      kPointsPerInch * std::sqrt(kMostPixels / (pixels.box.width() * pixels.box.height()));
  const double dpi = std::min(finer > kMostDpi ? kScaledDpi : finer, most);
  if (dpi == across && dpi == down) return true;
  if (pixels.width * dpi / across < 1 || pixels.height * dpi / down < 1) return false;
  const auto scale_x = static_cast<l_float32>(dpi / across);
  const auto scale_y = static_cast<l_float32>(dpi / down);
  raster.gray.reset(pixScale(raster.gray.get(), scale_x, scale_y));
  if (red) red.reset(pixScaleBinary(red.get(), scale_x, scale_y));
  raster.dpi = pixGetWidth(raster.gray.get()) / pixels.box.width() * kPointsPerInch;
  return true;
}

}  // namespace

PixPointer InkOf(PIX* gray) { return PixPointer(pixThresholdToBinary(gray, kInkThreshold)); }

int PixelCount(PIX* image) {
  l_int32 count = 0;
  pixCountPixels(image, &count, nullptr);
  return count;
}

void Whiten(PIX* mask, Raster& raster) {
  const PixPointer white(pixConvert1To8(nullptr, mask, 0, 255));
  pixOr(raster.gray.get(), raster.gray.get(), white.get());
}

void Turn(int quarters, Raster& raster) {
  const double width = pixGetWidth(raster.gray.get()) * raster.points();
  const double height = pixGetHeight(raster.gray.get()) * raster.points();
  const Box box = {raster.left, raster.top, raster.left + width, raster.top + height};
  const Box turned = TurnUpright(box, quarters, 0, 0);
  raster.left = turned.x0;
  raster.top = turned.y0;
  for (PixPointer* pix : {&raster.gray, &raster.ink, &raster.seal}) {
    if (*pix) pix->reset(pixRotateOrth(pix->get(), (4 - quarters) % 4));
  }
  raster.turn = (raster.turn + quarters) % 4;
}

Raster CleanUp(const Pixels& pixels) {
  Raster raster;
  raster.gray = ToGray(pixels);
  raster.dpi = pixels.width / pixels.box.width() * kPointsPerInch;
  raster.left = pixels.box.x0;
  raster.top = pixels.box.y0;
  PixPointer red = RedSeals(pixels, raster.dpi);
  if (!MakeSquare(pixels, raster, red)) return {};
  raster.bilevel = IsBilevel(raster.gray.get());
  if (!raster.bilevel) {
    LiftShades(raster.gray.get(), raster.dpi);
    raster.gray = Level(std::move(raster.gray));
  }
  raster.ink = InkOf(raster.gray.get());
  if (red) DropRedSeals(std::move(red), raster);
  DropGreySeals(raster);
  if (pixels.in_part) return raster;
  if (IsSideways(raster)) Turn(kUsualTurn, raster);
  const double skew = SkewOf(raster.ink.get());
  if (std::abs(skew) > kLeastSkew) {
    const auto radians = static_cast<l_float32>(skew * M_PI / 180);
    raster.gray.reset(pixRotateAMGray(raster.gray.get(), radians, 255));
    raster.ink = InkOf(raster.gray.get());
    if (raster.seal)
      raster.seal.reset(
          pixRotate(raster.seal.get(), radians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
  }
  Unbend(raster);
  return raster;
}

}  // namespace juesuan
