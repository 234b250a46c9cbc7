// Where a glyph stands, and which glyphs are drawn twice.
#include "extract/glyphs.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "extract/fonts.h"

namespace juesuan {
namespace {

constexpr double kQuarter = std::numbers::pi / 2;
constexpr double kMaxTilt = 2 * std::numbers::pi / 180;  // scans and careless CTMs stay below

// A CJK em box, for fonts whose ascent and descent cannot be theirs: ONLYOFFICE writes spans of
// 0.26 and 1.86 em, and Poppler assumes 1.3 em for fonts that say nothing.
constexpr double kAscent = 0.88, kDescent = -0.12;
constexpr double kMinSpan = 0.8, kMaxSpan = 1.25;

// Share of a glyph's width and height that must show. Spreadsheets cut text at the edges of cells;
// a reader still knows a digit by less than half of it.
constexpr double kLegible = 0.2;

constexpr float kDouble = 0.12F;     // em between a glyph and its second print, on either axis
constexpr int kMaxNeighbours = 500;  // looked at for each glyph: digits of a column share their x

struct Place {
  char32_t code = 0;
  float x = 0, y = 0;
  float reach = 0;
  std::uint32_t index = 0;  // into the glyphs
};

std::vector<Place> SortedPlaces(const std::vector<RawGlyph>& glyphs) {
  std::vector<Place> places;
  places.reserve(glyphs.size());
  for (const RawGlyph& raw : glyphs) {
    const Glyph& glyph = raw.glyph;
    places.push_back({glyph.code, glyph.x0, glyph.y0, kDouble * glyph.size,
                      static_cast<std::uint32_t>(places.size())});
  }
  std::ranges::sort(places, [](const Place& a, const Place& b) {
    return std::tie(a.code, a.x, a.index) < std::tie(b.code, b.x, b.index);
  });
  return places;
}

}  // namespace

TextFrame FrameOf(const TextMatrix& matrix, double font_size, double ascent, double descent) {
  TextFrame frame;
  const double length = std::hypot(matrix.xx, matrix.xy);
  if (!(length > 0)) return frame;
  const double sign = font_size < 0 ? -1 : 1;
  frame.along_x = sign * matrix.xx / length;
  frame.along_y = sign * matrix.xy / length;
  // The height over the baseline of an em square, which a slant leaves as it is.
  frame.size = std::abs(font_size * (matrix.xx * matrix.yy - matrix.xy * matrix.yx)) / length;
  const double span = ascent - descent;
  const bool plausible = span >= kMinSpan && span <= kMaxSpan;
  frame.ascent = (plausible ? ascent : kAscent) * frame.size;
  frame.descent = (plausible ? descent : kDescent) * frame.size;
  const double angle = std::atan2(frame.along_y, frame.along_x);
  const double quarters = std::round(angle / kQuarter);
  frame.turn = static_cast<std::uint8_t>((static_cast<int>(quarters) + 4) % 4);
  frame.oblique = std::abs(angle - quarters * kQuarter) > kMaxTilt;
  return frame;
}

Glyph PlaceGlyph(const TextFrame& frame, double x, double y, double advance) {
  const auto spread = [&](double origin, double along, double up) {
    const double top = origin + up * frame.ascent, bottom = origin + up * frame.descent;
    const double move = along * advance;
    return std::minmax({top, bottom, top + move, bottom + move});
  };
  const auto [x0, x1] = spread(x, frame.along_x, frame.along_y);
  const auto [y0, y1] = spread(y, frame.along_y, -frame.along_x);
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

bool ClipGlyph(const Box& clip, Glyph& glyph) {
  const Box box = glyph.box();
  const Box left = Intersection(box, clip);
  if (left == box) return true;
  if (left.width() < kLegible * box.width() || left.height() < kLegible * box.height())
    return false;
  glyph.x0 = static_cast<float>(left.x0);
  glyph.y0 = static_cast<float>(left.y0);
  glyph.x1 = static_cast<float>(left.x1);
  glyph.y1 = static_cast<float>(left.y1);
  return true;
}

void SplitGlyph(const RawGlyph& whole, std::span<const char32_t> codes,
                std::vector<RawGlyph>& glyphs) {
  const auto count = static_cast<float>(codes.size());
  const bool level = whole.glyph.turn % 2 == 0;
  const bool backwards = whole.glyph.turn >= 2;  // the text runs left, or up
  const float begin = level ? whole.glyph.x0 : whole.glyph.y0;
  const float step = ((level ? whole.glyph.x1 : whole.glyph.y1) - begin) / count;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    Glyph& part = glyphs.emplace_back(whole).glyph;
    part.code = codes[i];
    if (codes.size() == 1) continue;
    const auto place = static_cast<float>(backwards ? codes.size() - 1 - i : i);
    (level ? part.x0 : part.y0) = begin + step * place;
    (level ? part.x1 : part.y1) = begin + step * (place + 1);
  }
}

// Chromium gives the actual text of each glyph whose map leads to a radical (⽀ for 支); Writer
// that of glyphs without a map, which may be more or fewer than the characters they stand for.
void PutActualText(std::span<const char32_t> text, std::size_t begin,
                   std::vector<RawGlyph>& glyphs) {
  const std::span span = std::span(glyphs).subspan(std::min(begin, glyphs.size()));
  if (span.empty() || text.empty()) return;
  if (span.size() == text.size()) {
    for (std::size_t i = 0; i < span.size(); ++i) span[i].glyph.code = text[i];
    return;
  }
  RawGlyph whole = span.front();
  bool unknown = false;
  for (const RawGlyph& raw : span) {
    if (raw.glyph.turn != whole.glyph.turn || raw.glyph.baseline != whole.glyph.baseline) return;
    unknown = unknown || raw.glyph.code == kUnknown;
    whole.glyph.x0 = std::min(whole.glyph.x0, raw.glyph.x0);
    whole.glyph.y0 = std::min(whole.glyph.y0, raw.glyph.y0);
    whole.glyph.x1 = std::max(whole.glyph.x1, raw.glyph.x1);
    whole.glyph.y1 = std::max(whole.glyph.y1, raw.glyph.y1);
  }
  if (!unknown) return;
  glyphs.resize(begin);
  SplitGlyph(whole, text, glyphs);
}

std::string CutNumber(std::span<const RawGlyph> string) {
  const auto in_number = [](const RawGlyph& raw) {
    const char32_t code = raw.glyph.code;
    return (code >= '0' && code <= '9') || code == ',' || code == '.';
  };
  const auto unpainted = [](const RawGlyph& raw) { return raw.unpainted; };
  auto end = string.begin();
  while (end != string.end()) {
    const auto begin = std::find_if(end, string.end(), in_number);
    end = std::find_if_not(begin, string.end(), in_number);
    const auto cut = std::count_if(begin, end, unpainted);
    if (cut == 0 || cut == end - begin) continue;
    std::string number;
    for (auto raw = begin; raw != end; ++raw) number += static_cast<char>(raw->glyph.code);
    return number;
  }
  return "";
}

void DropDoubles(std::vector<RawGlyph>& glyphs) {
  const std::vector<Place> places = SortedPlaces(glyphs);
  std::vector<bool> dropped(glyphs.size());
  const auto rank = [&](const Place& place) {
    return std::pair(glyphs[place.index].glyph.ink != Ink::kVisible, place.index);
  };
  for (auto place = places.begin(); place != places.end(); ++place) {
    const auto limit = std::min(places.end() - place, std::ptrdiff_t{kMaxNeighbours});
    for (auto next = place + 1; next < place + limit && !dropped[place->index]; ++next) {
      if (next->code != place->code || next->x - place->x > place->reach) break;
      if (std::abs(next->y - place->y) > place->reach) continue;
      dropped[rank(*place) < rank(*next) ? next->index : place->index] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    if (!dropped[i]) glyphs[kept++] = glyphs[i];
  }
  glyphs.resize(kept);
}

}  // namespace juesuan
