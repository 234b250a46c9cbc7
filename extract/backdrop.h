// Private to extract/: what lies under and over a place on the page.
#pragma once

#include <cstdint>
#include <vector>

#include "extract/marks.h"

namespace juesuan {

// Answers for one page, which is itself white. A page that asks too much (a million glyphs under
// ten thousand shades) is told from then on that everything is seen.
class Backdrop {
 public:
  Backdrop(const std::vector<Shade>& shades, double height);

  // Whether one opaque shade drawn later hides all of the box.
  bool Covers(const Box& box, std::uint32_t over);

  // How far the paint stands out at this place, 0 to 255; 255 where the colour beneath is unknown.
  int Contrast(double x, double y, const Drawn& drawn);

  // Where along its length the bar comes on or leaves a shade.
  std::vector<double> Edges(const Bar& bar, Axis axis);

 private:
  std::size_t BandOf(double y) const;
  bool Look() { return looks_left_ > 0 && looks_left_-- > 0; }

  const std::vector<Shade>& shades_;
  double band_height_ = 1;
  std::vector<std::vector<std::uint32_t>> bands_;  // shades by the strips of the page they touch
  int looks_left_;
};

}  // namespace juesuan
