// What lies under and over a place on the page.
#include "extract/backdrop.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace juesuan {
namespace {

constexpr int kBands = 64;
constexpr std::size_t kMaxShades =
    20'000;                            // later ones are not looked at; real pages hold hundreds
constexpr int kMaxLooks = 50'000'000;  // some 0.1 s
constexpr Paint kPaper{255, 255, 255, 255};

int Difference(const Paint& over, const Paint& under) {
  const int difference =
      std::max({std::abs(over.red - under.red), std::abs(over.green - under.green),
                std::abs(over.blue - under.blue)});
  return difference * over.alpha / 255;
}

bool Encloses(const Box& outer, const Box& inner) {
  return outer.x0 <= inner.x0 && outer.y0 <= inner.y0 && outer.x1 >= inner.x1 &&
         outer.y1 >= inner.y1;
}

}  // namespace

Backdrop::Backdrop(const std::vector<Shade>& shades, double height)
    : shades_(shades),
      band_height_(std::max(height, 1.0) / kBands),
      bands_(shades.empty() ? 0 : kBands),
      looks_left_(kMaxLooks) {
  const auto count = static_cast<std::uint32_t>(std::min(shades.size(), kMaxShades));
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t last = BandOf(shades[i].box.y1);
    for (std::size_t band = BandOf(shades[i].box.y0); band <= last; ++band) {
      bands_[band].push_back(i);
    }
  }
}

std::size_t Backdrop::BandOf(double y) const {
  return static_cast<std::size_t>(std::clamp(y / band_height_, 0.0, kBands - 1.0));
}

bool Backdrop::Covers(const Box& box, std::uint32_t over) {
  if (bands_.empty()) return false;
  const auto& band = bands_[BandOf(box.center_y())];
  for (auto shade = band.rbegin(); shade != band.rend() && *shade >= over && Look(); ++shade) {
    if (shades_[*shade].opaque && Encloses(shades_[*shade].box, box)) return true;
  }
  return false;
}

int Backdrop::Contrast(double x, double y, const Drawn& drawn) {
  if (bands_.empty()) return Difference(drawn.paint, kPaper);
  const auto& band = bands_[BandOf(y)];
  const auto above = std::ranges::lower_bound(band, drawn.over);
  for (auto shade = std::make_reverse_iterator(above); shade != band.rend(); ++shade) {
    if (!Look()) return 255;
    const Shade& under = shades_[*shade];
    if (!under.box.Contains(x, y)) continue;
    if (under.plain) return Difference(drawn.paint, under.paint);
    return drawn.paint.alpha > 0 ? 255 : 0;
  }
  return Difference(drawn.paint, kPaper);
}

std::vector<double> Backdrop::Edges(const Bar& bar, Axis axis) {
  std::vector<double> edges;
  if (bands_.empty()) return edges;
  const bool level = axis == Axis::kHorizontal;
  const std::size_t first = BandOf(level ? bar.position : bar.begin);
  const std::size_t last = BandOf(level ? bar.position : bar.end);
  for (std::size_t band = first; band <= last; ++band) {
    for (const std::uint32_t shade : bands_[band]) {
      if (!Look()) return {};
      const Box& box = shades_[shade].box;
      const double low = level ? box.y0 : box.x0, high = level ? box.y1 : box.x1;
      if (bar.position < low || bar.position >= high) continue;
      for (const double edge : {level ? box.x0 : box.y0, level ? box.x1 : box.y1}) {
        if (edge > bar.begin && edge < bar.end) edges.push_back(edge);
      }
    }
  }
  std::ranges::sort(edges);
  edges.erase(std::ranges::unique(edges).begin(), edges.end());
  return edges;
}

}  // namespace juesuan
