// A shade is what is left grey when all that is thin is gone: text, rulings, dirt. Where there is
// none, as on most pages, that is seen on a page of a few pixels. Tested by
// tests/ocr/shades_test.cc.
#include "extract/ocr/shades.h"

#include <algorithm>
#include <cmath>

#include "extract/ocr/morphology.h"
#include "extract/ocr/raster.h"

namespace juesuan {
namespace {

constexpr int kBlock = 4;        // pixels, of which a page of few has the lightest
constexpr double kThickest = 6;  // in points: strokes and rulings are thinner, shaded cells are not
// Of the paper's grey: paler is paper, darker the edge of the scanner's bed.
constexpr double kPalestShade = 0.93, kDarkestShade = 0.35;

struct Range {
  int darkest = 0, palest = 0;
};

// The least odd size, as Leptonica asks for, that covers so much.
int OddSize(double pixels) { return static_cast<int>(std::ceil(pixels)) | 1; }

// The page without what is thinner than the size.
PixPointer Ground(PIX* gray, double size) {
  return PixPointer(pixCloseGray(gray, OddSize(size), OddSize(size)));
}

// The grey that half of the pixels do not exceed.
int MiddleGray(PIX* gray) {
  const NumaPointer histogram(pixGetGrayHistogram(gray, 1));
  l_float32 middle = 0;
  numaHistogramGetValFromRank(histogram.get(), 0.5F, &middle);
  return static_cast<int>(middle);
}

// Where the shades are.
BoxaPointer FindShades(PIX* ground, const Range& range, int least) {
  PixPointer shades(pixThresholdToBinary(ground, range.palest));
  const PixPointer dark(pixThresholdToBinary(ground, range.darkest));
  shades.reset(pixSubtract(nullptr, shades.get(), dark.get()));
  shades = Opened(shades.get(), least, least);
  return BoxaPointer(pixConnCompBB(shades.get(), 8));
}

// Lifts what lies in the box by what the ground there is darker than paper.
void Lift(const Range& range, int paper, double size, BOX* box, PIX* gray) {
  l_int32 left, top, width, height;
  boxGetGeometry(box, &left, &top, &width, &height);
  const PixPointer part(pixClipRectangle(gray, box, nullptr));
  const PixPointer ground = Ground(part.get(), size);
  for (int y = 0; y < pixGetHeight(part.get()); ++y) {
    const l_uint32* under = pixGetData(ground.get()) + std::ptrdiff_t{y} * pixGetWpl(ground.get());
    l_uint32* line = pixGetData(gray) + std::ptrdiff_t{top + y} * pixGetWpl(gray);
    for (int x = 0; x < pixGetWidth(part.get()); ++x) {
      const int shade = GET_DATA_BYTE(under, x);
      if (shade < range.darkest || shade >= range.palest) continue;
      const int value = GET_DATA_BYTE(line, left + x) * paper / shade;
      SET_DATA_BYTE(line, left + x, static_cast<l_uint8>(std::min(value, 255)));
    }
  }
}

}  // namespace

void LiftShades(PIX* gray, double dpi) {
  if (std::min(pixGetWidth(gray), pixGetHeight(gray)) < kBlock) return;
  const double size = kThickest * dpi / kPointsPerInch;
  const PixPointer few(pixScaleGrayMinMax(gray, kBlock, kBlock, L_CHOOSE_MAX));
  const PixPointer ground = Ground(few.get(), size / kBlock);
  const int paper = MiddleGray(ground.get());
  const Range range = {static_cast<int>(kDarkestShade * paper),
                       static_cast<int>(kPalestShade * paper)};
  const BoxaPointer shades = FindShades(ground.get(), range, OddSize(size / kBlock));
  for (int index = 0; index < boxaGetCount(shades.get()); ++index) {
    l_int32 left, top, width, height;
    boxaGetBoxGeometry(shades.get(), index, &left, &top, &width, &height);
    const int reach = OddSize(size);  // so that nothing ends at the box that does not end there
    const int x = std::max(0, left * kBlock - reach), y = std::max(0, top * kBlock - reach);
    const BoxPointer box(
        boxCreate(x, y, (left + width) * kBlock + reach - x, (top + height) * kBlock + reach - y));
    const BoxPointer inside(boxClipToRectangle(box.get(), pixGetWidth(gray), pixGetHeight(gray)));
    Lift(range, paper, size, inside.get(), gray);
  }
}

}  // namespace juesuan
