// Leptonica draws it, so that the tests need no pictures.
#include "drawing.h"

#include <algorithm>
#include <cmath>

namespace juesuan {
namespace {

constexpr int kLetters =
    10;  // a size of Leptonica's own font, which has the same pixels at any dpi

struct FontDestroyer {
  void operator()(L_BMF* font) const noexcept { bmfDestroy(&font); }
};

}  // namespace

Drawing::Drawing(double width, double height, double dpi)
    : dpi_(dpi), gray_(pixCreate(At(width), At(height), 8)) {
  pixSetAll(gray_.get());
}

int Drawing::At(double points) const {
  return static_cast<int>(std::lround(points * dpi_ / kPointsPerInch));
}

void Drawing::Fill(const Box& box) {
  pixRasterop(gray_.get(), At(box.x0), At(box.y0), std::max(1, At(box.x1) - At(box.x0)),
              std::max(1, At(box.y1) - At(box.y0)), PIX_CLR, nullptr, 0, 0);
}

void Drawing::Line(double x0, double y0, double x1, double y1, double thickness, double dash,
                   double white) {
  const double half = thickness / 2, length = std::max(x1 - x0, y1 - y0);
  const double stroke = dash > 0 ? dash : length;
  for (double at = 0; at < length; at += stroke + white) {
    const double end = std::min(at + stroke, length);
    Fill(x1 > x0 ? Box{x0 + at, y0 - half, x0 + end, y0 + half}
                 : Box{x0 - half, y0 + at, x0 + half, y0 + end});
  }
}

void Drawing::Sign(std::string_view sign, const Box& box) {
  const auto stroke = [&](double x0, double y0, double x1, double y1) {
    pixRenderLine(gray_.get(), At(x0), At(y0), At(x1), At(y1), std::max(2, At(1)), L_CLEAR_PIXELS);
  };
  if (sign == "=") {
    for (const double y : {box.y0 + 1, box.y1 - 1}) stroke(box.x0, y, box.x1, y);
    return;
  }
  const bool with_bar = sign.size() > 1, leans = sign.ends_with('/');
  const double low = with_bar ? box.y1 - 2.5 : box.y1, middle = (box.y0 + low) / 2;
  const double tip = sign[0] == '>' ? box.x1 : box.x0, open = sign[0] == '>' ? box.x0 : box.x1;
  stroke(open, box.y0, tip, middle);
  stroke(tip, middle, open, low);
  if (with_bar) stroke(tip, leans ? box.y1 - (low - middle) : box.y1, open, box.y1);
}

void Drawing::Text(double x, double y, const std::string& text) {
  const std::unique_ptr<L_BMF, FontDestroyer> font(bmfCreate(nullptr, kLetters));
  l_int32 ascent = 0, width = 0, overflow = 0;
  bmfGetBaseline(font.get(), '0', &ascent);
  pixSetTextline(gray_.get(), font.get(), text.c_str(), 0, At(x), At(y) + ascent, &width,
                 &overflow);
}

void Drawing::Shade(const Box& box, int gray) {
  for (int row = At(box.y0); row < At(box.y1); ++row) {
    for (int column = At(box.x0); column < At(box.x1); ++column) {
      l_uint32 value = 0;
      pixGetPixel(gray_.get(), column, row, &value);
      pixSetPixel(gray_.get(), column, row, value * static_cast<l_uint32>(gray) / 255);
    }
  }
}

void Drawing::Ring(double x, double y, double radius, double thickness) {
  for (int row = 0; row < pixGetHeight(gray_.get()); ++row) {
    for (int column = 0; column < pixGetWidth(gray_.get()); ++column) {
      const double distance = std::hypot(column - At(x), row - At(y));
      if (std::abs(distance - At(radius)) <= At(thickness) / 2.0)
        pixSetPixel(gray_.get(), column, row, 0);
    }
  }
}

void Drawing::Lean(double degrees) {
  const auto radians = static_cast<l_float32>(degrees * M_PI / 180);
  gray_.reset(pixRotateAMGray(gray_.get(), radians, 255));
}

void Drawing::Turn(int quarters) { gray_.reset(pixRotateOrth(gray_.get(), quarters)); }

Pixels Drawing::pixels() const {
  Pixels pixels;
  pixels.width = pixGetWidth(gray_.get());
  pixels.height = pixGetHeight(gray_.get());
  pixels.box = {0, 0, pixels.width * kPointsPerInch / dpi_, pixels.height * kPointsPerInch / dpi_};
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x) {
      l_uint32 value = 0;
      pixGetPixel(gray_.get(), x, y, &value);
      pixels.values.push_back(static_cast<std::uint8_t>(value));
    }
  }
  return pixels;
}

Raster Drawing::raster() const {
  Raster raster;
  raster.gray.reset(pixCopy(nullptr, gray_.get()));
  raster.ink.reset(pixThresholdToBinary(gray_.get(), 128));
  raster.dpi = dpi_;
  return raster;
}

double InkShare(PIX* ink) {
  return 1.0 * PixelCount(ink) / pixGetWidth(ink) / pixGetHeight(ink);
}

}  // namespace juesuan
