// What lies under and over a place on the page.
#include "extract/backdrop.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace juesuan {
namespace {

constexpr int kBands = 64;
constexpr std::size_t kMaxShades =
    20'000;  // later ones are not looked at; real pages have hundreds

int Difference(const Paint& over, const Paint& under) {
  const int difference =
      std::max({std::abs(over.red - under.red), std::abs(over.green - under.green),
                std::abs(over.blue - under.blue)});
  return difference * over.alpha / 255;
}

constexpr Paint kPaper{255, 255, 255, 255};

}  // namespace

Backdrop::Backdrop(const std::vector<Shade>& shades, double height)
    : shades_(shades), band_height_(std::max(height, 1.0) / kBands), bands_(kBands) {
  const auto count = static_cast<std::uint32_t>(std::min(shades.size(), kMaxShades));
  const auto band = [&](double y) {
    return static_cast<std::size_t>(std::clamp(y / band_height_, 0.0, kBands - 1.0));
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::size_t b = band(shades[i].box.y0); b <= band(shades[i].box.y1); ++b) {
      bands_[b].push_back(i);
    }
  }
}

const std::vector<std::uint32_t>& Backdrop::Band(double y) const {
  return bands_[static_cast<std::size_t>(std::clamp(y / band_height_, 0.0, kBands - 1.0))];
}

bool Backdrop::Covers(const Box& box, std::uint32_t over) const {
  const auto& band = Band(box.center_y());
  for (auto shade = band.rbegin(); shade != band.rend() && *shade >= over; ++shade) {
    const Shade& above = shades_[*shade];
    if (above.opaque && above.box.x0 <= box.x0 && above.box.y0 <= box.y0 &&
        above.box.x1 >= box.x1 && above.box.y1 >= box.y1) {
      return true;
    }
  }
  return false;
}

int Backdrop::Contrast(double x, double y, const Drawn& drawn) const {
  const auto& band = Band(y);
  const auto above = std::ranges::lower_bound(band, drawn.over);
  for (auto shade = std::make_reverse_iterator(above); shade != band.rend(); ++shade) {
    const Shade& under = shades_[*shade];
    if (!under.box.Contains(x, y)) continue;
    return under.plain ? Difference(drawn.paint, under.paint) : 255 * (drawn.paint.alpha > 0);
  }
  return Difference(drawn.paint, kPaper);
}

bool Backdrop::Contrasts(const Drawn& drawn) const {
  return Difference(drawn.paint, kPaper) >= kLeastContrast;
}

}  // namespace juesuan
