// Draws a page with Poppler to collect its marks: glyphs, bars, shades, images.
#include "extract/collector.h"

#include <Annot.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
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
#include "extract/painter.h"
#include "extract/poppler_values.h"
#include "extract/rulings.h"
#include "extract/shared_fonts.h"

namespace juesuan {
namespace {

constexpr std::size_t kMaxMarks = 2'000'000;  // on a page; the fullest real ones hold some 10,000
constexpr std::size_t kMaxFonts = 60'000;     // Glyph::font counts to 65,535
constexpr int kAsksPerClock = 64;  // reading the clock takes as long as drawing a few glyphs

// Takes what Poppler draws.
class MarkTaker : public OutputDev {
 public:
  // Turns to a new page.
  void Begin(Marks& marks, double seconds) {
    marks_ = &marks;
    deadline_ = CpuSeconds() + seconds;
    admitted_ = 0;
    painter_ = Painter();
    font_indexes_.clear();
    actual_text_.clear();  // a span may be left open at the end of a page
  }

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

  void saveState(GfxState* state) override { painter_.StateSaved(*state); }
  void restoreState(GfxState*) override { painter_.StateRestored(); }
  void updateFillColorSpace(GfxState*) override { painter_.FillChanged(); }
  void updateFillColor(GfxState*) override { painter_.FillChanged(); }
  void updateFillOpacity(GfxState*) override { painter_.FillChanged(); }
  void updateStrokeColorSpace(GfxState*) override { painter_.StrokeChanged(); }
  void updateStrokeColor(GfxState*) override { painter_.StrokeChanged(); }
  void updateStrokeOpacity(GfxState*) override { painter_.StrokeChanged(); }
  void beginTransparencyGroup(GfxState*, const double*, GfxColorSpace*, bool, bool,
                              bool is_mask) override {
    painter_.GroupBegun(is_mask);
  }
  void endTransparencyGroup(GfxState*) override { painter_.GroupEnded(); }
  void setSoftMask(GfxState*, const double*, bool, Function*, GfxColor*) override {
    painter_.MaskSet();
  }

  void beginStringOp(GfxState*) override { string_begin_ = marks_->glyphs.size(); }
  void beginString(GfxState* state, const GooString*) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int length) override;
  void endStringOp(GfxState*) override;
  void beginActualText(GfxState*, const GooString* text) override;
  void endActualText(GfxState*) override {
    PutActualText(actual_text_, actual_begin_, marks_->glyphs);
  }

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
    painter_.MaskSet();
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
  // Counts a mark. False where nothing is to be kept.
  bool Admit() {
    ++admitted_;
    return !Spent() && !painter_.Masking();
  }
  Drawn DrawnWith(const Paint& paint) const {
    return {paint, static_cast<std::uint32_t>(marks_->shades.size())};
  }
  Brush BrushOf(const GfxState& state, const Paint& paint) const {
    return {
        .drawn = DrawnWith(paint), .clip = ClipOf(state), .opaque = painter_.Hides(state, paint)};
  }
  void UseFont(GfxFont& font);
  void ReadCodes(const GfxFont& font, CharCode code, const Unicode* unicode, int length);
  void Fill(GfxState* state, bool even_odd);
  void AddImage(GfxState* state, int width, int height, bool opaque);
  bool AddVagueShade(GfxState* state);
  static void Skip(Stream* stream, long long bytes);

  Marks* marks_ = nullptr;
  double deadline_ = 0;
  int asks_ = 0;
  std::size_t admitted_ = 0;
  Painter painter_;
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

bool MarkTaker::Spent() {
  if (marks_->given_up.empty()) {
    if (admitted_ > kMaxMarks || marks_->fonts.size() > kMaxFonts) {
      marks_->given_up = fmt::format("it holds more than {} marks", kMaxMarks);
    } else if (++asks_ % kAsksPerClock == 0 && CpuSeconds() > deadline_) {
      marks_->given_up = "drawing it takes too long";
    }
  }
  return !marks_->given_up.empty();
}

void MarkTaker::UseFont(GfxFont& font) {
  if (marks_->fonts.size() > kMaxFonts) return;
  const FontKey key{font.getID()->num, font.getID()->gen};
  const auto index = static_cast<std::uint16_t>(marks_->fonts.size());
  const auto [place, is_new] = font_indexes_.try_emplace(key, index);
  if (is_new) marks_->fonts.push_back(RawFontOf(font));
  font_ = place->second;
}

void MarkTaker::beginString(GfxState* state, const GooString*) {
  GfxFont& font = *state->getFont();
  UseFont(font);  // not when it is set: restoring the state brings back an earlier one
  frame_ = FrameOf(TextMatrixOf(*state), state->getFontSize() * EmScale(font), font.getAscent(),
                   font.getDescent());
  const int mode = state->getRender();
  // Poppler paints text in a pattern as a clip, then the pattern through it.
  const bool pattern = state->getFillColorSpace()->getMode() == csPattern;
  text_unpainted_ = mode == 3 || (mode == 7 && !pattern) || frame_.size <= 0;
  text_drawn_ = DrawnWith(mode % 4 == 1 ? painter_.Stroke(*state) : painter_.Fill(*state));
  text_clip_ = ClipOf(*state);
}

void MarkTaker::ReadCodes(const GfxFont& font, CharCode code, const Unicode* unicode, int length) {
  const UnicodeSource source = marks_->fonts[font_].source;
  const bool known =
      source == UnicodeSource::kNames ? HasKnownName(font, code) : source != UnicodeSource::kNone;
  codes_.clear();
  for (int i = 0; known && i < length; ++i) codes_.push_back(ScalarOf(unicode[i]));
  if (codes_.empty()) codes_.push_back(kUnknown);
}

void MarkTaker::drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
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
  SplitGlyph(raw, codes_, marks_->glyphs);
}

void MarkTaker::endStringOp(GfxState*) {
  const std::string number = CutNumber(std::span(marks_->glyphs).subspan(string_begin_));
  if (!number.empty() && marks_->cut_numbers++ == 0) marks_->cut_number = number;
}

void MarkTaker::beginActualText(GfxState*, const GooString* text) {
  Unicode* codes = nullptr;
  const int length = TextStringToUCS4(text->toStr(), &codes);
  actual_text_.clear();
  for (int i = 0; i < length; ++i) actual_text_.push_back(ScalarOf(codes[i]));
  gfree(codes);
  actual_begin_ = marks_->glyphs.size();
}

void MarkTaker::Fill(GfxState* state, bool even_odd) {
  Brush brush = BrushOf(*state, painter_.Fill(*state));
  brush.even_odd = even_odd;
  FillReader reader(brush, *marks_);
  const GfxPath& path = *state->getPath();
  for (int i = 0; i < path.getNumSubpaths() && Admit(); ++i) {
    if (ReadOutline(*state, *path.getSubpath(i), outline_)) reader.Add(outline_);
  }
  reader.Finish();
}

void MarkTaker::stroke(GfxState* state) {
  const double* page = state->getCTM();
  Brush brush = BrushOf(*state, painter_.Stroke(*state));
  brush.width_x = state->getLineWidth() * std::hypot(page[0], page[2]);
  brush.width_y = state->getLineWidth() * std::hypot(page[1], page[3]);
  brush.projecting = state->getLineCap() == 2;
  if (!OnPaper(brush.width_x, brush.width_y)) return;
  const GfxPath& path = *state->getPath();
  for (int i = 0; i < path.getNumSubpaths() && Admit(); ++i) {
    if (ReadOutline(*state, *path.getSubpath(i), outline_)) AddStroke(outline_, brush, *marks_);
  }
}

void MarkTaker::AddImage(GfxState* state, int width, int height, bool opaque) {
  const Box whole = UnitBoxOf(*state);
  const Box box = Intersection(whole, ClipOf(*state));
  if (!OnPaper(whole.x0, whole.y0) || !OnPaper(whole.x1, whole.y1) || box.empty()) return;
  if (!Admit()) return;
  marks_->images.push_back({box, width, height});
  marks_->shades.push_back(
      {box, {}, false, opaque && painter_.Hides(*state, painter_.Fill(*state))});
}

bool MarkTaker::AddVagueShade(GfxState* state) {
  const Box clip = ClipOf(*state);
  if (!clip.empty() && Admit()) marks_->shades.push_back({clip, {}, false, false});
  return true;
}

void MarkTaker::Skip(Stream* stream, long long bytes) {
  stream->reset();
  while (bytes-- > 0 && stream->getChar() != EOF) {
  }
  stream->close();
}

}  // namespace

struct Collector::Impl {
  PDFDoc& document;
  MarkTaker taker;
  Object fonts;              // of all pages, if they can be shared
  std::unique_ptr<Gfx> gfx;  // draws pages with these fonts; none without them

  explicit Impl(PDFDoc& document);
  void DrawShared(::Page& page, const GfxState& begin);
};

namespace {

bool IsSpent(void* taker) { return static_cast<MarkTaker*>(taker)->Spent(); }

// The frames that viewers draw around links are no part of the page.
bool IsShown(Annot* annotation, void*) { return annotation->getType() != Annot::typeLink; }

}  // namespace

Collector::Impl::Impl(PDFDoc& document_to_draw) : document(document_to_draw) {
  // A layer that one page leaves off would stay off on the pages after it.
  if (document.getOptContentConfig()) return;
  fonts = SharedFonts(document);
  if (!fonts.isDict()) return;
  const PDFRectangle anywhere(-kFarthest, -kFarthest, kFarthest, kFarthest);
  gfx = std::make_unique<Gfx>(&document, &taker, 0, fonts.getDict(), kPointsPerInch, kPointsPerInch,
                              &anywhere, nullptr, 0, IsSpent, &taker);
}

// What Page::displaySlice does, with fonts of ours in the place of the page's own.
void Collector::Impl::DrawShared(::Page& page, const GfxState& begin) {
  Dict* own = page.getResourceDictCopy(document.getXRef());
  const Object resources = own ? Object(own) : Object(objNull);
  if (own) own->remove("Font");

  gfx->saveState();
  const double* ctm = begin.getCTM();
  gfx->getState()->setCTM(ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]);
  const PDFRectangle& box = *page.getCropBox();
  gfx->getState()->clipToRect(box.x1, box.y1, box.x2, box.y2);
  gfx->pushResources(own);
  Object contents = page.getContents();
  if (!contents.isNull()) gfx->display(&contents);
  for (Annot* annotation : page.getAnnots()->getAnnots()) {
    if (IsShown(annotation, nullptr)) annotation->draw(gfx.get(), false);
  }
  gfx->popResources();
  gfx->restoreState();
}

Collector::Collector(PDFDoc& document) : impl_(std::make_unique<Impl>(document)) {}
Collector::~Collector() = default;

Marks Collector::Collect(int number, double unit, double seconds) {
  Marks marks;
  impl_->taker.Begin(marks, seconds);
  ::Page* page = impl_->document.getPage(number);
  if (!page || !page->isOk()) return marks;
  const double resolution = kPointsPerInch * unit;
  const GfxState begin(resolution, resolution, page->getCropBox(), page->getRotate(), true);
  marks.width = begin.getPageWidth();
  marks.height = begin.getPageHeight();
  if (!impl_->gfx || !HasFonts(*page)) {
    impl_->document.displayPage(&impl_->taker, number, resolution, resolution, 0, false, true,
                                false, IsSpent, &impl_->taker, IsShown, nullptr);
    return marks;
  }
  try {
    impl_->DrawShared(*page, begin);
  } catch (...) {
    static_cast<void>(impl_->gfx.release());  // its stacks are in no state to be unwound
    throw;
  }
  return marks;
}

}  // namespace juesuan
