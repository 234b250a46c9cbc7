// What of a page's marks is seen.
#include "extract/ink.h"

#include <algorithm>
#include <optional>

#include "extract/backdrop.h"

namespace juesuan {
namespace {

constexpr int kLeastContrast = 8;       // of 255; nobody sees less
constexpr int kPaleContrast = 64;       // of 255; less is background,
constexpr double kLargeToMiddle = 2.5;  // where it is so much larger than the page's middle size
constexpr float kLargeSize = 24;        // points; and no smaller than this
constexpr double kHairline = 0.2;       // points; lines of width 0 are drawn about as thick

// The size that half of the page's glyphs do not exceed.
float MiddleSize(const std::vector<RawGlyph>& glyphs) {
  std::vector<float> sizes;
  sizes.reserve(glyphs.size());
  for (const RawGlyph& raw : glyphs) sizes.push_back(raw.glyph.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

// The middle half of the box: what a reader needs to see of a glyph.
Box CoreOf(const Glyph& glyph) {
  const double dx = (glyph.x1 - glyph.x0) / 4, dy = (glyph.y1 - glyph.y0) / 4;
  return {glyph.x0 + dx, glyph.y0 + dy, glyph.x1 - dx, glyph.y1 - dy};
}

void JudgeGlyphs(std::vector<RawGlyph>& glyphs, Backdrop& backdrop) {
  std::optional<float> middle_size;
  for (RawGlyph& raw : glyphs) {
    Glyph& glyph = raw.glyph;
    const Box core = CoreOf(glyph);
    const int contrast = backdrop.Contrast(core.center_x(), core.center_y(), raw.drawn);
    if (raw.unpainted || contrast < kLeastContrast || backdrop.Covers(core, raw.drawn.over)) {
      glyph.ink = Ink::kHidden;
    } else if (raw.oblique) {
      glyph.ink = Ink::kWatermark;
    } else if (contrast < kPaleContrast && glyph.size >= kLargeSize) {
      if (!middle_size) middle_size = MiddleSize(glyphs);
      if (glyph.size >= kLargeToMiddle * *middle_size) glyph.ink = Ink::kWatermark;
    }
  }
}

Ink InkAt(double along, const Bar& bar, Axis axis, Backdrop& backdrop) {
  const double x = axis == Axis::kHorizontal ? along : bar.position;
  const double y = axis == Axis::kHorizontal ? bar.position : along;
  // A cell's shade that ends on the centre line of its border leaves half of the border.
  const double half = std::max(bar.thickness, kHairline) / 2;
  const bool seen = backdrop.Contrast(x, y, bar.drawn) >= kLeastContrast &&
                    !backdrop.Covers({x - half, y - half, x + half, y + half}, bar.drawn.over);
  return seen ? Ink::kVisible : Ink::kHidden;
}

std::vector<Bar> JudgeBars(const std::vector<Bar>& bars, Axis axis, Backdrop& backdrop) {
  std::vector<Bar> parts;
  parts.reserve(bars.size());
  for (const Bar& bar : bars) {
    std::vector<double> ends = backdrop.Edges(bar, axis);
    ends.push_back(bar.end);
    double begin = bar.begin;
    for (const double end : ends) {
      Bar& part = parts.emplace_back(bar);
      part.begin = begin;
      part.end = end;
      part.ink = InkAt(begin + (end - begin) / 2, bar, axis, backdrop);
      begin = end;
    }
  }
  return parts;
}

}  // namespace

void JudgeInk(Marks& marks) {
  Backdrop backdrop(marks.shades, marks.height);
  JudgeGlyphs(marks.glyphs, backdrop);
  marks.horizontal = JudgeBars(marks.horizontal, Axis::kHorizontal, backdrop);
  marks.vertical = JudgeBars(marks.vertical, Axis::kVertical, backdrop);
}

}  // namespace juesuan
