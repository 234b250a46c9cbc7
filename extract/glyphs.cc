// Where a glyph stands, which glyphs are drawn twice, and what is seen.
#include "extract/glyphs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <unordered_map>

#include "extract/backdrop.h"

namespace juesuan {
namespace {

constexpr double kMaxTilt = 2 * std::numbers::pi / 180;  // beyond it text is set obliquely
constexpr double kDouble = 0.12;                         // em between a glyph and its second print
constexpr double kPale = 64;                             // of 255: contrast below it is background,
constexpr double kLarge = 2.5;    // if the text is so much larger than the page's middle size
constexpr double kMinLarge = 24;  // points; and no smaller than this

bool Core(const Glyph& glyph, Box& core) {
  const double dx = (glyph.x1 - glyph.x0) / 4, dy = (glyph.y1 - glyph.y0) / 4;
  core = {glyph.x0 + dx, glyph.y0 + dy, glyph.x1 - dx, glyph.y1 - dy};
  return true;
}

double MiddleSize(const std::vector<RawGlyph>& glyphs) {
  std::vector<float> sizes;
  sizes.reserve(glyphs.size());
  for (const RawGlyph& raw : glyphs) sizes.push_back(raw.glyph.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::ranges::nth_element(sizes, middle);
  return *middle;
}

Ink InkOf(const RawGlyph& raw, const Backdrop& backdrop, double middle_size) {
  Box core;
  Core(raw.glyph, core);
  if (raw.unpainted || backdrop.Covers(core, raw.drawn.over)) return Ink::kHidden;
  const int contrast = backdrop.Contrast(core.center_x(), core.center_y(), raw.drawn);
  if (contrast < kLeastContrast) return Ink::kHidden;
  const bool pale =
      contrast < kPale && raw.glyph.size >= kMinLarge && raw.glyph.size >= kLarge * middle_size;
  return raw.oblique || pale ? Ink::kWatermark : Ink::kVisible;
}

Ink InkOf(const Bar& bar, Axis axis, const Backdrop& backdrop) {
  const double half = bar.thickness / 2;
  const Box box = axis == Axis::kHorizontal
                      ? Box{bar.begin, bar.position - half, bar.end, bar.position + half}
                      : Box{bar.position - half, bar.begin, bar.position + half, bar.end};
  if (backdrop.Covers(box, bar.drawn.over)) return Ink::kHidden;
  if (backdrop.Contrasts(bar.drawn)) return Ink::kVisible;
  for (const double part : {0.1, 0.3, 0.5, 0.7, 0.9}) {
    const double x = box.x0 + part * box.width(), y = box.y0 + part * box.height();
    if (backdrop.Contrast(x, y, bar.drawn) >= kLeastContrast) return Ink::kVisible;
  }
  return Ink::kHidden;
}

// Keeps the first of glyphs with one code at one place; a seen one before one that is not.
void DropDoubles(std::vector<RawGlyph>& glyphs) {
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places;
  places.reserve(glyphs.size());
  std::vector<bool> dropped(glyphs.size());
  const auto key = [](const Glyph& glyph, long column, long row) {
    return (static_cast<std::uint64_t>(glyph.code) << 40) ^
           (static_cast<std::uint64_t>(column & 0xFFFFF) << 20) ^
           static_cast<std::uint64_t>(row & 0xFFFFF);
  };
  constexpr double kPlace = 4;  // points a side
  for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i].glyph;
    const double reach = kDouble * glyph.size;
    bool doubled = false;
    const auto low_x = std::lround((glyph.x0 - reach) / kPlace),
               high_x = std::lround((glyph.x0 + reach) / kPlace);
    const auto low_y = std::lround((glyph.y0 - reach) / kPlace),
               high_y = std::lround((glyph.y0 + reach) / kPlace);
    for (auto x = low_x; x <= std::min(high_x, low_x + 8) && !doubled; ++x) {
      for (auto y = low_y; y <= std::min(high_y, low_y + 8) && !doubled; ++y) {
        const auto found = places.find(key(glyph, x, y));
        if (found == places.end()) continue;
        for (std::uint32_t& other : found->second) {
          const Glyph& earlier = glyphs[other].glyph;
          if (earlier.code != glyph.code || earlier.turn != glyph.turn ||
              std::abs(earlier.x0 - glyph.x0) > reach || std::abs(earlier.y0 - glyph.y0) > reach) {
            continue;
          }
          doubled = true;
          if (earlier.ink != Ink::kVisible && glyph.ink == Ink::kVisible) {
            dropped[other] = true;
            other = i;
          } else {
            dropped[i] = true;
          }
          break;
        }
      }
    }
    if (!doubled)
      places[key(glyph, std::lround(glyph.x0 / kPlace), std::lround(glyph.y0 / kPlace))].push_back(
          i);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!dropped[i]) glyphs[kept++] = glyphs[i];
  }
  glyphs.resize(kept);
}

}  // namespace

TextFrame FrameOf(double x_axis_x, double x_axis_y, double y_axis_x, double y_axis_y,
                  double font_size, double ascent, double descent) {
  TextFrame frame;
  const double length = std::hypot(x_axis_x, x_axis_y);
  if (!(length > 0)) return frame;
  const double sign = font_size < 0 ? -1 : 1;
  frame.along_x = sign * x_axis_x / length;
  frame.along_y = sign * x_axis_y / length;
  frame.size = std::abs(font_size * (x_axis_x * y_axis_y - x_axis_y * y_axis_x)) / length;
  frame.ascent = ascent * frame.size;
  frame.descent = descent * frame.size;
  const double angle = std::atan2(frame.along_y, frame.along_x);
  const double quarters = std::round(angle / (std::numbers::pi / 2));
  frame.turn = static_cast<std::uint8_t>(static_cast<int>(quarters + 4) % 4);
  frame.oblique = std::abs(angle - quarters * (std::numbers::pi / 2)) > kMaxTilt;
  return frame;
}

Glyph Place(const TextFrame& frame, double x, double y, double advance) {
  const double ax = frame.along_x * advance, ay = frame.along_y * advance;
  const double up_x = frame.along_y, up_y = -frame.along_x;
  const auto spread = [&](double origin, double along, double up) {
    const double rise = up * frame.ascent, fall = up * frame.descent;
    return std::minmax(
        {origin + rise, origin + fall, origin + along + rise, origin + along + fall});
  };
  const auto [x0, x1] = spread(x, ax, up_x);
  const auto [y0, y1] = spread(y, ay, up_y);
  Glyph glyph;
  glyph.x0 = static_cast<float>(x0);
  glyph.y0 = static_cast<float>(y0);
  glyph.x1 = static_cast<float>(x1);
  glyph.y1 = static_cast<float>(y1);
  glyph.baseline = static_cast<float>(frame.turn % 2 == 0 ? y : x);
  glyph.size = static_cast<float>(frame.size);
  glyph.turn = frame.turn;
  return glyph;
}

void Split(const RawGlyph& whole, std::span<const char32_t> codes, std::vector<RawGlyph>& glyphs) {
  const auto count = static_cast<float>(codes.size());
  for (std::size_t i = 0; i < codes.size(); ++i) {
    RawGlyph part = whole;
    part.glyph.code = codes[i];
    const bool reversed = whole.glyph.turn >= 2;
    const auto place = static_cast<float>(reversed ? codes.size() - 1 - i : i);
    const auto share = [&](float& low, float& high) {
      const float step = (high - low) / count;
      const float begin = low;
      low = begin + step * place;
      high = begin + step * (place + 1);
    };
    if (whole.glyph.turn % 2 == 0) {
      share(part.glyph.x0, part.glyph.x1);
    } else {
      share(part.glyph.y0, part.glyph.y1);
    }
    glyphs.push_back(part);
  }
}

void JudgeInk(Marks& marks) {
  const Backdrop backdrop(marks.shades, marks.height);
  if (!marks.glyphs.empty()) {
    const double middle_size = MiddleSize(marks.glyphs);
    for (RawGlyph& raw : marks.glyphs) raw.glyph.ink = InkOf(raw, backdrop, middle_size);
    DropDoubles(marks.glyphs);
  }
  for (Bar& bar : marks.horizontal) bar.ink = InkOf(bar, Axis::kHorizontal, backdrop);
  for (Bar& bar : marks.vertical) bar.ink = InkOf(bar, Axis::kVertical, backdrop);
}

}  // namespace juesuan
