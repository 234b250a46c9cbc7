// Draws a page with Poppler to collect its marks: glyphs, bars, shades, images.
#include "extract/collector.h"

#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <UTF.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "extract/clock.h"
#include "extract/fonts.h"
#include "extract/glyphs.h"
#include "extract/poppler_values.h"
#include "extract/rulings.h"

namespace juesuan {
namespace {

constexpr double kPointsPerInch = 72;
constexpr std::size_t kMaxMarks = 2'000'000;  // on a page; the fullest real ones hold some 10,000
constexpr std::size_t kMaxFonts = 60'000;     // Glyph::font counts to 65,535
constexpr int kAsksPerClock = 64;  // reading the clock takes as long as drawing a few glyphs

// Takes what Poppler draws.
class Collector : public OutputDev {
 public:
  Collector(Marks& marks, double seconds) : marks_(marks), deadline_(CpuSeconds() + seconds) {}

  // Whether drawing should be given up. Poppler asks between operators, but never where forms in
  // forms hold few operators each; so we ask at each form and mark, too.
  bool Spent();

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return true; }
  // Patterns and shadings are areas of unknown colour; drawn stroke by stroke they may take
  // minutes.
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int) override { return true; }
  // Once drawing is given up, the forms in forms in forms must not be opened one by one.
  bool useDrawForm() override { return Spent(); }

  void startPage(int, GfxState* state, XRef*) override {
    marks_.width = state->getPageWidth();
    marks_.height = state->getPageHeight();
  }

  void saveState(GfxState* state) override {
    outer_opacity_ = state->getFillOpacity();
    outer_normal_ = state->getBlendMode() == gfxBlendNormal;
  }
  void restoreState(GfxState*) override { Forget(); }
  void updateFillColorSpace(GfxState*) override { fill_known_ = false; }
  void updateFillColor(GfxState*) override { fill_known_ = false; }
  void updateFillOpacity(GfxState*) override { fill_known_ = false; }
  void updateStrokeColorSpace(GfxState*) override { stroke_known_ = false; }
  void updateStrokeColor(GfxState*) override { stroke_known_ = false; }
  void updateStrokeOpacity(GfxState*) override { stroke_known_ = false; }

  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool for_soft_mask) override {
    const Group& outer = groups_.back();
    groups_.push_back({outer.opacity * outer_opacity_, outer.normal && outer_normal_,
                       outer.is_mask || for_soft_mask});
    Forget();
  }
  void endTransparencyGroup(GfxState*) override {
    if (groups_.size() > 1) groups_.pop_back();
    Forget();
  }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override {
    masked_ = true;
  }

  void updateFont(GfxState* state) override;
  void beginStringOp(GfxState*) override { string_begin_ = marks_.glyphs.size(); }
  void beginString(GfxState* state, const GooString*) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void endStringOp(GfxState*) override;
  void beginActualText(GfxState*, const GooString* text) override;
  void endActualText(GfxState*) override;

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
                 GfxImageColorMap* colors, bool, const int* masked_colors,
                 bool is_inline) override {
    const long long bits = 1LL * width * colors->getNumPixelComps() * colors->getBits();
    if (is_inline) Skip(stream, (bits + 7) / 8 * height);
    AddImage(state, width, height, masked_colors == nullptr);
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

 private:
  // A transparency group, with those around it.
  struct Group {
    double opacity = 1;
    bool normal = true;    // blended normally
    bool is_mask = false;  // drawn to mask other things
  };

  // Counts a mark. False where nothing is to be kept.
  bool Admit() {
    ++admitted_;
    return !Spent() && !groups_.back().is_mask;
  }
  void Forget() { fill_known_ = stroke_known_ = false; }
  const Paint& FillPaint(GfxState* state);
  const Paint& StrokePaint(GfxState* state);
  Drawn DrawnWith(const Paint& paint) const {
    return {paint, static_cast<std::uint32_t>(marks_.shades.size())};
  }
  bool Opaque(const GfxState& state, const Paint& paint) const {
    return paint.alpha == 255 && !masked_ && groups_.back().normal &&
           state.getBlendMode() == gfxBlendNormal && !state.getFillOverprint();
  }
  Brush BrushOf(const GfxState& state, const Paint& paint) const {
    return {.drawn = DrawnWith(paint), .clip = ClipOf(state), .opaque = Opaque(state, paint)};
  }
  void ReadCodes(const GfxFont& font, CharCode code, const Unicode* unicode, int length);
  void Fill(GfxState* state, bool even_odd);
  void AddImage(GfxState* state, int width, int height, bool opaque);
  bool AddVagueShade(GfxState* state);
  static void Skip(Stream* stream, long long bytes);

  Marks& marks_;
  const double deadline_;
  int asks_ = 0;
  std::size_t admitted_ = 0;

  std::vector<Group> groups_{1};
  double outer_opacity_ = 1;  // of the state last saved: a group is painted with it
  bool outer_normal_ = true;
  bool masked_ = false;  // a soft mask has been set on this page
  bool fill_known_ = false, stroke_known_ = false;
  Paint fill_, stroke_;

  std::map<FontKey, std::uint16_t> font_indexes_;
  std::uint16_t font_ = 0;
  // Of the string being drawn.
  std::size_t string_begin_ = 0;
  TextFrame frame_;
  Drawn text_drawn_;
  Box text_clip_;
  bool text_unpainted_ = false;
  // Of the span being drawn.
  std::vector<char32_t> actual_text_;
  std::size_t actual_begin_ = 0;

  std::vector<char32_t> codes_;  // buffers
  Outline outline_;
};

bool Collector::Spent() {
  if (marks_.given_up.empty()) {
    if (admitted_ > kMaxMarks || marks_.fonts.size() > kMaxFonts) {
      marks_.given_up = fmt::format("it holds more than {} marks", kMaxMarks);
    } else if (++asks_ % kAsksPerClock == 0 && CpuSeconds() > deadline_) {
      marks_.given_up = "drawing it takes too long";
    }
  }
  return !marks_.given_up.empty();
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

void Collector::updateFont(GfxState* state) {
  const std::shared_ptr<GfxFont>& font = state->getFont();
  if (!font || marks_.fonts.size() > kMaxFonts) return;
  const FontKey key{font->getID()->num, font->getID()->gen};
  const auto index = static_cast<std::uint16_t>(marks_.fonts.size());
  const auto [place, is_new] = font_indexes_.try_emplace(key, index);
  if (is_new) marks_.fonts.push_back(RawFontOf(*font));
  font_ = place->second;
}

void Collector::beginString(GfxState* state, const GooString*) {
  const GfxFont& font = *state->getFont();
  frame_ = FrameOf(TextMatrixOf(*state), state->getFontSize() * EmScale(font), font.getAscent(),
                   font.getDescent());
  const int mode = state->getRender();
  // Poppler paints text in a pattern as a clip, then the pattern through it.
  const bool pattern = state->getFillColorSpace()->getMode() == csPattern;
  text_unpainted_ = mode == 3 || (mode == 7 && !pattern) || frame_.size <= 0;
  text_drawn_ = DrawnWith(mode % 4 == 1 ? StrokePaint(state) : FillPaint(state));
  text_clip_ = ClipOf(*state);
}

void Collector::ReadCodes(const GfxFont& font, CharCode code, const Unicode* unicode, int length) {
  const UnicodeSource source = marks_.fonts[font_].source;
  const bool known =
      source == UnicodeSource::kNames ? HasKnownName(font, code) : source != UnicodeSource::kNone;
  codes_.clear();
  for (int i = 0; known && i < length; ++i) codes_.push_back(ScalarOf(unicode[i]));
  if (codes_.empty()) codes_.push_back(kUnknown);
}

void Collector::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                         double origin_y, CharCode code, int bytes, const Unicode* unicode,
                         int length) {
  if (!Admit()) return;
  const GfxFont& font = *state->getFont();
  if (font.getWMode() == 0) {
    // What separates the glyph from the next is no part of it.
    double space = state->getCharSpace();
    if (bytes == 1 && code == ' ') space += state->getWordSpace();
    double space_x, space_y;
    state->textTransformDelta(space * state->getHorizScaling(), 0, &space_x, &space_y);
    dx -= space_x, dy -= space_y;
  } else {
    // A glyph of vertical text stands upright, its own origin in the middle of its width.
    dx = 2 * origin_x, dy = 2 * origin_y;
  }
  double page_x, page_y, along_x, along_y;
  state->transform(x - origin_x, y - origin_y, &page_x, &page_y);
  state->transformDelta(dx, dy, &along_x, &along_y);
  const double advance = along_x * frame_.along_x + along_y * frame_.along_y;
  if (!OnPaper(page_x, page_y) || !OnPaper(advance, frame_.size)) return;

  RawGlyph raw{PlaceGlyph(frame_, page_x, page_y, advance), text_drawn_, frame_.oblique};
  raw.glyph.font = font_;
  raw.unpainted = text_unpainted_ || !ClipGlyph(text_clip_, raw.glyph);
  ReadCodes(font, code, unicode, length);
  SplitGlyph(raw, codes_, marks_.glyphs);
}

void Collector::endStringOp(GfxState*) {
  const std::string number = CutNumber(std::span(marks_.glyphs).subspan(string_begin_));
  if (!number.empty() && marks_.cut_numbers++ == 0) marks_.cut_number = number;
}

void Collector::beginActualText(GfxState*, const GooString* text) {
  Unicode* codes = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &codes);
  actual_text_.clear();
  for (int i = 0; i < length; ++i) actual_text_.push_back(ScalarOf(codes[i]));
  gfree(codes);
  actual_begin_ = marks_.glyphs.size();
}

// Chromium gives the actual text of each glyph whose map leads to a radical (⽀ for 支); Writer
// that of glyphs without a map, which may be more or fewer than the characters they stand for.
void Collector::endActualText(GfxState*) {
  auto& glyphs = marks_.glyphs;
  const std::span span = std::span(glyphs).subspan(std::min(actual_begin_, glyphs.size()));
  if (span.empty() || actual_text_.empty()) return;
  if (span.size() == actual_text_.size()) {
    for (std::size_t i = 0; i < span.size(); ++i) span[i].glyph.code = actual_text_[i];
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
  glyphs.resize(actual_begin_);
  SplitGlyph(whole, actual_text_, glyphs);
}

void Collector::Fill(GfxState* state, bool even_odd) {
  Brush brush = BrushOf(*state, FillPaint(state));
  brush.even_odd = even_odd;
  FillReader reader(brush, marks_);
  const GfxPath& path = *state->getPath();
  for (int i = 0; i < path.getNumSubpaths() && Admit(); ++i) {
    if (ReadOutline(*state, *path.getSubpath(i), outline_)) reader.Add(outline_);
  }
  reader.Finish();
}

void Collector::stroke(GfxState* state) {
  const double* page = state->getCTM();
  Brush brush = BrushOf(*state, StrokePaint(state));
  brush.width_x = state->getLineWidth() * std::hypot(page[0], page[2]);
  brush.width_y = state->getLineWidth() * std::hypot(page[1], page[3]);
  brush.projecting = state->getLineCap() == 2;
  if (!OnPaper(brush.width_x, brush.width_y)) return;
  const GfxPath& path = *state->getPath();
  for (int i = 0; i < path.getNumSubpaths() && Admit(); ++i) {
    if (ReadOutline(*state, *path.getSubpath(i), outline_)) AddStroke(outline_, brush, marks_);
  }
}

void Collector::AddImage(GfxState* state, int width, int height, bool opaque) {
  const Box whole = UnitBoxOf(*state);
  const Box box = Intersection(whole, ClipOf(*state));
  if (!OnPaper(whole.x0, whole.y0) || !OnPaper(whole.x1, whole.y1) || box.empty()) return;
  if (!Admit()) return;
  marks_.images.push_back({box, width, height});
  marks_.shades.push_back({box, {}, false, opaque && Opaque(*state, FillPaint(state))});
}

bool Collector::AddVagueShade(GfxState* state) {
  const Box clip = ClipOf(*state);
  if (!clip.empty() && Admit()) marks_.shades.push_back({clip, {}, false, false});
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
  // The frames that viewers draw around links are no part of the page.
  const auto shown = [](Annot* annotation, void*) {
    return annotation->getType() != Annot::typeLink;
  };
  const double resolution = kPointsPerInch * unit;
  document.displayPage(&collector, page, resolution, resolution, 0, false, true, false, spent,
                       &collector, shown, nullptr);
  return marks;
}

}  // namespace juesuan
