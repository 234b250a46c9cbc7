// The paint that marks are drawn with, as the graphics state goes up and down.
#include "extract/painter.h"

#include <GfxState.h>

#include <algorithm>

namespace juesuan {
namespace {

std::uint8_t ByteOf(GfxColorComp component) {
  return colToByte(std::clamp<GfxColorComp>(component, 0, gfxColorComp1));
}

Paint PaintOf(const GfxRGB& color, double opacity) {
  return {ByteOf(color.r), ByteOf(color.g), ByteOf(color.b),
          static_cast<std::uint8_t>(std::clamp(opacity, 0.0, 1.0) * 255 + 0.5)};
}

}  // namespace

const Paint& Painter::Fill(const GfxState& state) {
  if (!fill_known_) {
    GfxRGB color;
    state.getFillRGB(&color);
    fill_ = PaintOf(color, state.getFillOpacity() * groups_.back().opacity);
    fill_known_ = true;
  }
  return fill_;
}

const Paint& Painter::Stroke(const GfxState& state) {
  if (!stroke_known_) {
    GfxRGB color;
    state.getStrokeRGB(&color);
    stroke_ = PaintOf(color, state.getStrokeOpacity() * groups_.back().opacity);
    stroke_known_ = true;
  }
  return stroke_;
}

bool Painter::Hides(const GfxState& state, const Paint& paint) const {
  return paint.alpha == 255 && !masked_ && groups_.back().normal &&
         state.getBlendMode() == gfxBlendNormal && !state.getFillOverprint();
}

void Painter::StateSaved(const GfxState& state) {
  saved_opacity_ = state.getFillOpacity();
  saved_normal_ = state.getBlendMode() == gfxBlendNormal;
}

void Painter::GroupBegun(bool is_mask) {
  const Group& outer = groups_.back();
  groups_.push_back(
      {outer.opacity * saved_opacity_, outer.normal && saved_normal_, outer.is_mask || is_mask});
  fill_known_ = stroke_known_ = false;
}

void Painter::GroupEnded() {
  if (groups_.size() > 1) groups_.pop_back();
  fill_known_ = stroke_known_ = false;
}

}  // namespace juesuan
