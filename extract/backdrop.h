// Private to extract/: what lies under and over a place on the page.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/marks.h"

namespace juesuan {

// Of 255. Less difference from what lies beneath, and nobody sees it.
inline constexpr int kLeastContrast = 8;

// Answers for one page. The page itself is white.
class Backdrop {
 public:
  Backdrop(const std::vector<Shade>& shades, double height);

  // Whether a shade drawn later hides all of the box.
  bool Covers(const Box& box, std::uint32_t over) const;

  // How much the paint stands out at the place, 0 to 255; 255 where the colour beneath is not
  // known.
  int Contrast(double x, double y, const Drawn& drawn) const;

  // Whether the paint is seen wherever it is drawn on this page.
  bool Contrasts(const Drawn& drawn) const;

 private:
  const std::vector<std::uint32_t>& Band(double y) const;

  const std::vector<Shade>& shades_;
  double band_height_ = 1;
  std::vector<std::vector<std::uint32_t>> bands_;  // shades by the strips of the page they touch
};

}  // namespace juesuan
