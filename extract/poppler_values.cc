// Poppler's fonts, paths and matrices → our values.
#include "extract/poppler_values.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace juesuan {
namespace {

constexpr double kSame = 1e-6;             // points
constexpr std::size_t kMaxPoints = 1'000;  // of a subpath; longer ones are drawings
constexpr std::uint32_t kCodes = 256;      // of an 8-bit font

// Glyph space has so many units to the em where a Type 3 font matrix is sensible.
constexpr double kMinUnits = 500, kMaxUnits = 4096;

bool Same(const Point& a, const Point& b) {
  return std::abs(a.x - b.x) < kSame && std::abs(a.y - b.y) < kSame;
}

UnicodeSource CidSource(const GfxCIDFont& font) {
  const GooString* collection = font.getCollection();
  if (!collection || collection->toStr() == "Adobe-Identity") return UnicodeSource::kNone;
  return font.getToUnicode() ? UnicodeSource::kCollection : UnicodeSource::kMissing;
}

}  // namespace

bool OnPaper(double x, double y) { return std::abs(x) < kFarthest && std::abs(y) < kFarthest; }

Box ClipOf(const GfxState& state) {
  Box clip;
  state.getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return clip;
}

Box UnitBoxOf(const GfxState& state) {
  const double* m = state.getCTM();
  const auto [x0, x1] = std::minmax({0.0, m[0], m[2], m[0] + m[2]});
  const auto [y0, y1] = std::minmax({0.0, m[1], m[3], m[1] + m[3]});
  return {m[4] + x0, m[5] + y0, m[4] + x1, m[5] + y1};
}

TextMatrix TextMatrixOf(const GfxState& state) {
  const double* text = state.getTextMat();
  const double* page = state.getCTM();
  const double mirror = state.getHorizScaling() < 0 ? -1 : 1;
  return {mirror * (text[0] * page[0] + text[1] * page[2]),
          mirror * (text[0] * page[1] + text[1] * page[3]), text[2] * page[0] + text[3] * page[2],
          text[2] * page[1] + text[3] * page[3]};
}

bool ReadOutline(const GfxState& state, const GfxSubpath& subpath, Outline& outline) {
  std::vector<Point>& points = outline.points;
  points.clear();
  outline.bent = false;
  outline.closed = subpath.isClosed();
  for (int i = 0; i < subpath.getNumPoints(); ++i) {
    Point point;
    state.transform(subpath.getX(i), subpath.getY(i), &point.x, &point.y);
    if (!OnPaper(point.x, point.y)) return false;
    const Box place{point.x, point.y, point.x, point.y};
    outline.box = i == 0 ? place : Union(outline.box, place);
    outline.bent = outline.bent || subpath.getCurve(i) || points.size() >= kMaxPoints;
    if (!outline.bent && (points.empty() || !Same(points.back(), point))) points.push_back(point);
  }
  while (points.size() > 1 && Same(points.back(), points.front())) {
    points.pop_back();
    outline.closed = true;
  }
  return !points.empty() || outline.bent;
}

RawFont RawFontOf(GfxFont& font) {
  RawFont raw{{font.getID()->num, font.getID()->gen}, font.getNameWithoutSubsetTag()};
  if (font.hasToUnicodeCMap()) return raw;
  if (font.isCIDFont()) {
    raw.source = CidSource(static_cast<GfxCIDFont&>(font));
    return raw;
  }
  // An embedded TrueType font without an encoding numbers its glyphs as it likes.
  Ref file;
  const bool true_type = font.getType() == fontTrueType || font.getType() == fontTrueTypeOT;
  const bool encoded = static_cast<Gfx8BitFont&>(font).getHasEncoding();
  const bool numbered = true_type && !encoded && font.getEmbeddedFontID(&file);
  raw.source = numbered ? UnicodeSource::kNone : UnicodeSource::kNames;
  return raw;
}

bool HasKnownName(const GfxFont& font, std::uint32_t code) {
  if (code >= kCodes) return false;
  const char* name = static_cast<const Gfx8BitFont&>(font).getCharName(static_cast<int>(code));
  if (!name) return false;
  const std::string_view text(name);
  const bool by_number = text.starts_with("uni") && text.size() >= 7;  // uni4E00
  return by_number || globalParams->mapNameToUnicodeText(name) != 0;
}

double EmScale(const GfxFont& font) {
  if (font.getType() != fontType3) return 1;
  const double unit = std::abs(font.getFontMatrix()[3]);
  if (unit * kMinUnits <= 1.001 && unit * kMaxUnits >= 0.999) return 1;
  // The font's box is the only hint of how large its glyphs are.
  const double height = std::abs(font.getFontBBox()[3] - font.getFontBBox()[1]) * unit;
  return height > 0 ? height : 1;
}

}  // namespace juesuan
