// Draws a page with Poppler to collect its marks: glyphs, bars, shades, images.
#include "extract/collector.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <map>

#include "extract/fonts.h"
#include "extract/glyphs.h"
#include "extract/rulings.h"

namespace juesuan {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::size_t kMaxMarks = 2'000'000;  // a page; the fullest real ones hold some 10,000
constexpr int kChecksPerClock = 16;  // Poppler asks every few operators, reading the clock is slow
constexpr std::size_t kMaxOutline = 64;  // points; longer subpaths are drawings, not rulings

double CpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::uint8_t Component(GfxColorComp value) {
  return colToByte(static_cast<GfxColorComp>(std::clamp<int>(value, 0, gfxColorComp1)));
}

Paint PaintOf(const GfxRGB& color, double opacity) {
  return {Component(color.r), Component(color.g), Component(color.b),
          static_cast<std::uint8_t>(std::clamp(opacity, 0.0, 1.0) * 255 + 0.5)};
}

class Collector : public OutputDev {
 public:
  Collector(Marks& marks, double seconds) : marks_(marks), deadline_(CpuSeconds() + seconds) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }
  // Patterns and shadings are areas of unknown colour; drawing them stroke by stroke may take
  // minutes.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  // Once drawing is given up, forms in forms in forms must not be opened one by one.
  bool useDrawForm() override { return marks_.cut_short; }

  void startPage(int, GfxState* state, XRef*) override {
    marks_.width = state->getPageWidth();
    marks_.height = state->getPageHeight();
  }

  void saveState(GfxState* state) override {
    outer_opacity_ = state->getFillOpacity();
    outer_normal_ = state->getBlendMode() == gfxBlendNormal;
  }
  void restoreState(GfxState*) override { fill_known_ = stroke_known_ = false; }
  void updateFillColorSpace(GfxState*) override { fill_known_ = false; }
  void updateFillColor(GfxState*) override { fill_known_ = false; }
  void updateFillOpacity(GfxState*) override { fill_known_ = false; }
  void updateStrokeColorSpace(GfxState*) override { stroke_known_ = false; }
  void updateStrokeColor(GfxState*) override { stroke_known_ = false; }
  void updateStrokeOpacity(GfxState*) override { stroke_known_ = false; }

  void updateFont(GfxState* state) override;
  void beginString(GfxState* state, const GooString*) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void beginActualText(GfxState*, const GooString*) override {}
  void endActualText(GfxState*) override {}

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override { Fill(state, false); }
  void eoFill(GfxState* state) override { Fill(state, true); }

  bool tilingPatternFill(GfxState* state, Gfx*, Catalog*, GfxTilingPattern*, const double*, int,
                         int, int, int, double, double) override {
    return AddVagueShade(state);
  }
  bool functionShadedFill(GfxState* state, GfxFunctionShading*) override {
    return AddVagueShade(state);
  }
  bool axialShadedFill(GfxState* state, GfxAxialShading*, double, double) override {
    return AddVagueShade(state);
  }
  bool radialShadedFill(GfxState* state, GfxRadialShading*, double, double) override {
    return AddVagueShade(state);
  }
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading*) override {
    return AddVagueShade(state);
  }
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading*) override {
    return AddVagueShade(state);
  }

  void drawImageMask(GfxState* state, Object*, Stream* stream, int width, int height, bool, bool,
                     bool is_inline) override {
    if (is_inline) Skip(stream, (width + 7LL) / 8 * height);
    AddImage(state, width, height, false);
  }
  void setSoftMaskFromImageMask(GfxState*, Object*, Stream* stream, int width, int height, bool,
                                bool is_inline, double*) override {
    if (is_inline) Skip(stream, (width + 7LL) / 8 * height);
    masked_ = true;
  }
  void unsetSoftMaskFromImageMask(GfxState*, double*) override {}
  void drawImage(GfxState* state, Object*, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool, const int* mask_colors, bool is_inline) override {
    if (is_inline) {
      const long long bits = 1LL * width * colors->getNumPixelComps() * colors->getBits();
      Skip(stream, (bits + 7) / 8 * height);
    }
    AddImage(state, width, height, mask_colors == nullptr);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int width, int height, GfxImageColorMap*,
                       bool, Stream*, int, int, bool, bool) override {
    AddImage(state, width, height, false);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int width, int height,
                           GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                           bool) override {
    AddImage(state, width, height, false);
  }

  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_soft_mask) override {
    const Group& outer = groups_.back();
    groups_.push_back({outer.opacity * outer_opacity_, outer.normal && outer_normal_,
                       outer.soft_mask || for_soft_mask});
    fill_known_ = stroke_known_ = false;
  }
  void endTransparencyGroup(GfxState*) override {
    if (groups_.size() > 1) groups_.pop_back();
    fill_known_ = stroke_known_ = false;
  }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override {
    masked_ = true;
  }

  // Whether drawing should be given up.
  bool Spent();

 private:
  struct Group {
    double opacity = 1;
    bool normal = true;      // blended normally, in all groups around it
    bool soft_mask = false;  // drawn to mask other things
  };

  bool Collecting() const { return !marks_.cut_short && !groups_.back().soft_mask; }
  const Paint& FillPaint(GfxState* state);
  const Paint& StrokePaint(GfxState* state);
  Drawn DrawnWith(const Paint& paint) const {
    return {paint, static_cast<std::uint32_t>(marks_.shades.size())};
  }
  bool Opaque(GfxState* state, const Paint& paint) const {
    return paint.alpha == 255 && !masked_ && groups_.back().normal &&
           state->getBlendMode() == gfxBlendNormal && !state->getFillOverprint();
  }
  static Box Clip(GfxState* state);
  bool ReadOutline(GfxState* state, const GfxSubpath& subpath);
  void Fill(GfxState* state, bool even_odd);
  void AddImage(GfxState* state, int width, int height, bool opaque);
  bool AddVagueShade(GfxState* state);
  static void Skip(Stream* stream, long long bytes);

  Marks& marks_;
  double deadline_;
  int checks_ = 0;
  std::size_t elements_ = 0;  // marks and pieces of paths so far
  std::vector<Group> groups_{1};
  double outer_opacity_ = 1;  // of the state last saved: a group is painted with it
  bool outer_normal_ = true;
  bool masked_ = false;  // a soft mask was set on this page
  bool fill_known_ = false, stroke_known_ = false;
  Paint fill_, stroke_;

  std::map<std::pair<int, int>, std::uint16_t> font_numbers_;
  std::uint16_t font_ = 0;
  std::shared_ptr<GfxFont> font_held_;
  TextFrame frame_;
  Drawn text_drawn_;
  bool text_unpainted_ = false;
  Box text_clip_;
  Outline outline_;
  std::vector<char32_t> codes_;
};

bool Collector::Spent() {
  if (marks_.cut_short) return true;
  if (++checks_ % kChecksPerClock == 0 && CpuSeconds() > deadline_) marks_.cut_short = true;
  if (elements_ > kMaxMarks) marks_.cut_short = true;
  return marks_.cut_short;
}

const Paint& Collector::FillPaint(GfxState* state) {
  if (!fill_known_) {
    GfxRGB color;
    state->getFillRGB(&color);
    fill_ = PaintOf(color, state->getFillOpacity() * groups_.back().opacity);
    fill_known_ = true;
  }
  return fill_;
}

const Paint& Collector::StrokePaint(GfxState* state) {
  if (!stroke_known_) {
    GfxRGB color;
    state->getStrokeRGB(&color);
    stroke_ = PaintOf(color, state->getStrokeOpacity() * groups_.back().opacity);
    stroke_known_ = true;
  }
  return stroke_;
}

Box Collector::Clip(GfxState* state) {
  Box clip;
  state->getClipBBox(&clip.x0, &clip.y0, &clip.x1, &clip.y1);
  return clip;
}

void Collector::updateFont(GfxState* state) {
  const std::shared_ptr<GfxFont>& font = state->getFont();
  if (!font) return;
  const std::pair<int, int> key(font->getID()->num, font->getID()->gen);
  const auto [place, added] =
      font_numbers_.try_emplace(key, static_cast<std::uint16_t>(marks_.fonts.size()));
  if (added) {
    RawFont raw;
    raw.name = font->getNameWithoutSubsetTag();
    if (font->hasToUnicodeCMap()) {
      raw.source = UnicodeSource::kToUnicode;
    } else if (font->isCIDFont()) {
      raw.source = font->getToUnicode() ? UnicodeSource::kCollection : UnicodeSource::kNone;
      const GooString* collection = static_cast<GfxCIDFont&>(*font).getCollection();
      if (!collection || collection->toStr() == "Adobe-Identity") raw.source = UnicodeSource::kNone;
    } else {
      raw.source = UnicodeSource::kNames;
    }
    marks_.fonts.push_back(raw);
  }
  font_ = place->second;
}

void Collector::beginString(GfxState* state, const GooString*) {
  const std::shared_ptr<GfxFont>& font = state->getFont();
  const double* text = state->getTextMat();
  const double* page = state->getCTM();
  const double stretch = state->getHorizScaling() < 0 ? -1 : 1;
  frame_ = FrameOf(stretch * (text[0] * page[0] + text[1] * page[2]),
                   stretch * (text[0] * page[1] + text[1] * page[3]),
                   text[2] * page[0] + text[3] * page[2], text[2] * page[1] + text[3] * page[3],
                   state->getFontSize(), font->getAscent(), font->getDescent());
  const int mode = state->getRender();
  const bool pattern = state->getFillColorSpace()->getMode() == csPattern;
  text_unpainted_ = mode == 3 || (mode == 7 && !pattern);
  text_drawn_ = DrawnWith((mode & 3) == 1 ? StrokePaint(state) : FillPaint(state));
  text_clip_ = Clip(state);
}

void Collector::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                         double origin_y, CharCode code, int bytes, const Unicode* unicode,
                         int length) {
  if (!Collecting()) return;
  ++elements_;
  const GfxFont& font = *state->getFont();
  const double extra =
      state->getCharSpace() + (bytes == 1 && code == ' ' ? state->getWordSpace() : 0);
  double extra_x, extra_y;
  if (font.getWMode() == 0) {
    state->textTransformDelta(extra * state->getHorizScaling(), 0, &extra_x, &extra_y);
  } else {
    state->textTransformDelta(0, extra, &extra_x, &extra_y);
    // A glyph of vertical text stands upright below its origin, half its width to either side.
    dx = 2 * origin_x, dy = 2 * origin_y;
    extra_x = extra_y = 0;
    if (frame_.turn % 2 == 0)
      dy = 0;
    else
      dx = 0;
  }
  double page_x, page_y, along_x, along_y;
  state->transform(x - origin_x, y - origin_y, &page_x, &page_y);
  state->transformDelta(dx - extra_x, dy - extra_y, &along_x, &along_y);
  if (!std::isfinite(page_x + page_y + along_x + along_y + frame_.size)) return;
  const double advance = along_x * frame_.along_x + along_y * frame_.along_y;

  RawGlyph raw;
  raw.glyph = Place(frame_, page_x, page_y, advance);
  raw.glyph.font = font_;
  raw.drawn = text_drawn_;
  raw.oblique = frame_.oblique;
  const Glyph& glyph = raw.glyph;
  const double middle_x = (glyph.x0 + glyph.x1) / 2, middle_y = (glyph.y0 + glyph.y1) / 2;
  raw.unpainted = text_unpainted_ || !text_clip_.Contains(middle_x, middle_y);
  if (!std::isfinite(glyph.x0 + glyph.x1 + glyph.y0 + glyph.y1)) return;
  codes_.clear();
  for (int i = 0; i < length; ++i) codes_.push_back(CleanCode(unicode[i]));
  if (codes_.empty()) codes_.push_back(0xFFFD);
  Split(raw, codes_, marks_.glyphs);
}

bool Collector::ReadOutline(GfxState* state, const GfxSubpath& subpath) {
  outline_.points.clear();
  outline_.curved = false;
  outline_.closed = subpath.isClosed();
  const int count = subpath.getNumPoints();
  for (int i = 0; i < count; ++i) {
    if (subpath.getCurve(i)) outline_.curved = true;
    Point point;
    state->transform(subpath.getX(i), subpath.getY(i), &point.x, &point.y);
    if (!std::isfinite(point.x + point.y)) return false;
    outline_.points.push_back(point);
  }
  auto& points = outline_.points;
  while (points.size() > 1 && std::abs(points.back().x - points.front().x) < 1e-6 &&
         std::abs(points.back().y - points.front().y) < 1e-6) {
    points.pop_back();
    outline_.closed = true;
  }
  return !points.empty();
}

void Collector::Fill(GfxState* state, bool even_odd) {
  if (!Collecting()) return;
  const GfxPath& path = *state->getPath();
  const Paint& paint = FillPaint(state);
  Brush brush;
  brush.drawn = DrawnWith(paint);
  brush.clip = Clip(state);
  brush.opaque = Opaque(state, paint);
  brush.even_odd = even_odd;
  FillReader reader(brush, marks_);
  for (int i = 0; i < path.getNumSubpaths() && elements_ <= kMaxMarks; ++i) {
    ++elements_;
    if (ReadOutline(state, *path.getSubpath(i))) reader.Add(outline_);
  }
  reader.Finish();
}

void Collector::stroke(GfxState* state) {
  if (!Collecting()) return;
  const GfxPath& path = *state->getPath();
  const Paint& paint = StrokePaint(state);
  const double* page = state->getCTM();
  Brush brush;
  brush.drawn = DrawnWith(paint);
  brush.clip = Clip(state);
  brush.opaque = Opaque(state, paint);
  brush.width_x = state->getLineWidth() * std::hypot(page[0], page[2]);
  brush.width_y = state->getLineWidth() * std::hypot(page[1], page[3]);
  brush.projecting = state->getLineCap() == 2;
  if (!std::isfinite(brush.width_x + brush.width_y)) return;
  for (int i = 0; i < path.getNumSubpaths() && elements_ <= kMaxMarks; ++i) {
    ++elements_;
    if (ReadOutline(state, *path.getSubpath(i))) AddStroke(outline_, brush, marks_);
  }
}

void Collector::AddImage(GfxState* state, int width, int height, bool opaque) {
  if (!Collecting()) return;
  ++elements_;
  const double* m = state->getCTM();
  const double left = m[4] + std::min({0.0, m[0], m[2], m[0] + m[2]});
  const double right = m[4] + std::max({0.0, m[0], m[2], m[0] + m[2]});
  const double top = m[5] + std::min({0.0, m[1], m[3], m[1] + m[3]});
  const double bottom = m[5] + std::max({0.0, m[1], m[3], m[1] + m[3]});
  const Box box = Intersection({left, top, right, bottom}, Clip(state));
  if (!std::isfinite(left + right + top + bottom) || box.empty()) return;
  marks_.images.push_back({box, width, height});
  const bool covers = opaque && Opaque(state, FillPaint(state));
  marks_.shades.push_back({box, {}, false, covers});
}

bool Collector::AddVagueShade(GfxState* state) {
  const Box clip = Clip(state);
  if (Collecting() && !clip.empty()) marks_.shades.push_back({clip, {}, false, false});
  return true;
}

void Collector::Skip(Stream* stream, long long bytes) {
  stream->reset();
  while (bytes-- > 0 && stream->getChar() != EOF) {
  }
  stream->close();
}

}  // namespace

Marks CollectMarks(PDFDoc& document, int page, double unit, double seconds) {
  Marks marks;
  Collector collector(marks, seconds);
  const auto spent = [](void* data) { return static_cast<Collector*>(data)->Spent(); };
  const auto shown = [](Annot* annotation, void*) {
    // The frames that viewers put around links are no part of the page.
    return annotation->getType() != Annot::typeLink;
  };
  document.displayPage(&collector, page, kPointsPerInch * unit, kPointsPerInch * unit, 0, false,
                       true, false, spent, &collector, shown, nullptr);
  return marks;
}

}  // namespace juesuan
