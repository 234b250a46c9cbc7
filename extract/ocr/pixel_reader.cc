// The loadable part of the program: everything that needs Leptonica and Tesseract, behind
// PixelReader. What looks like a number is read by the model of numerals, the rest as Chinese
// text, and what is unclear by both.
#include <algorithm>
#include <cmath>
#include <utility>

#include "extract/ocr/crops.h"
#include "extract/ocr/drawn_lines.h"
#include "extract/ocr/recognizer.h"
#include "extract/ocr/shapes.h"
#include "extract/ocr/text_pieces.h"
#include "extract/pixels.h"

namespace juesuan {
namespace {

// A numeral whose shape fits is believed when the model is so sure of each digit.
constexpr double kSureOfNumeral = 0.95;
// If it is less sure than this, the other model's reading is taken whatever it is.
constexpr double kLikelyNumeral = 0.85;
// What a reading is worth that the blots contradict.
constexpr double kMisfit = 0.85;
constexpr double kSureOfSign = 0.95;
// In heights of Chinese text: a digit is no taller; ink that is all lower is dirt.
constexpr double kDigitOfText = 0.85, kDirt = 0.4;

bool HasChinese(const Symbols& symbols) {
  return std::any_of(symbols.begin(), symbols.end(),
                     [](const Symbol& symbol) { return symbol.code >= 0x2E80; });
}

bool IsDigit(char32_t code) { return code >= U'0' && code <= U'9'; }

Symbols LessSure(Symbols symbols) {
  for (Symbol& symbol : symbols) symbol.confidence *= kMisfit;
  return symbols;
}

class TesseractReader : public PixelReader {
 public:
  TesseractReader() { setMsgSeverity(L_SEVERITY_NONE); }  // Leptonica would write to stderr

  std::vector<Ruling> FindRulings(Pixels pixels) override {
    raster_ = CleanUp(pixels);
    pixels = {};
    return TakeRulings(raster_);
  }

  std::vector<Glyph> ReadText(const std::vector<Box>& cells) override {
    std::vector<Glyph> glyphs;
    const std::vector<TextPiece> pieces = FindPieces(raster_, cells);
    text_height_ = TextHeight(pieces);
    for (const TextPiece& piece : pieces) AddGlyphs(piece, Read(piece), glyphs);
    return glyphs;
  }

 private:
  Symbols Read(const TextPiece& piece);
  Symbols ReadAfterSign(const TextPiece& piece, const std::vector<Blot>& characters);
  Symbols Better(Symbols numeral, Symbols text, const std::vector<Blot>& characters,
                 const Band& band) const;
  double TextHeight(const std::vector<TextPiece>& pieces) const;
  void AddGlyphs(const TextPiece& piece, const Symbols& symbols, std::vector<Glyph>& glyphs) const;

  Recognizer recognizer_;
  Raster raster_;
  double text_height_ = 0;
};

Symbols TesseractReader::Read(const TextPiece& piece) {
  if (Symbols dashes = DashesOf(piece, text_height_); !dashes.empty()) return dashes;
  if (piece.box.height() < kDirt * text_height_) return {};
  const std::vector<Blot> characters = Characters(piece);
  if (Symbols symbols = ReadAfterSign(piece, characters); !symbols.empty()) return symbols;
  const Band band = DigitBand(characters);
  Shape shape = ShapeOf(characters, band, raster_.points());
  // Narrow parts of Chinese characters pass for digits, but for their height.
  if (shape == Shape::kNumeral && band.height() > kDigitOfText * text_height_) {
    shape = Shape::kUnclear;
  }
  Symbols numeral;
  if (shape != Shape::kText) {
    numeral = recognizer_.ReadNumeral(NumeralCrop(raster_, piece, band).get());
    const bool sure = shape == Shape::kNumeral && ConfidenceOf(numeral) >= kSureOfNumeral;
    if (sure && Fits(numeral, characters, band)) return numeral;
  }
  Symbols text = recognizer_.ReadText(TextCrop(raster_, piece).get());
  if (HasChinese(text)) {
    const bool number = shape == Shape::kNumeral && ConfidenceOf(numeral) >= ConfidenceOf(text);
    return number ? numeral : text;
  }
  if (numeral.empty()) {
    numeral = recognizer_.ReadNumeral(NumeralCrop(raster_, piece, band).get());
  }
  return Better(std::move(numeral), std::move(text), characters, band);
}

// A sign, and the number after it; nothing where there is no sign.
Symbols TesseractReader::ReadAfterSign(const TextPiece& piece,
                                       const std::vector<Blot>& characters) {
  const char32_t sign = SignBefore(piece, raster_.ink.get());
  if (sign == 0) return {};
  TextPiece rest = piece;
  std::erase_if(rest.blots, [&](const Blot& blot) { return blot.x0 < characters.front().x1; });
  if (rest.blots.empty()) return {};
  rest.cut = true;
  rest.box.x0 = rest.blots.front().x0;
  Symbols symbols = Read(rest);
  if (symbols.empty() || !IsDigit(symbols.front().code)) return {};
  symbols.insert(symbols.begin(), {sign, kSureOfSign});
  return symbols;
}

// Of two readings without Chinese: the one the blots can be; of two such, the surer one. Where they
// differ neither is quite believed.
Symbols TesseractReader::Better(Symbols numeral, Symbols text, const std::vector<Blot>& characters,
                                const Band& band) const {
  const bool numeral_fits = Fits(numeral, characters, band);
  const bool text_fits = Fits(text, characters, band);
  const double sure = ConfidenceOf(numeral), other = ConfidenceOf(text);
  if (numeral_fits && text_fits) {
    const bool same = std::equal(numeral.begin(), numeral.end(), text.begin(), text.end(),
                                 [](const Symbol& a, const Symbol& b) { return a.code == b.code; });
    if (same) return sure > other ? numeral : text;
    if (sure >= kSureOfNumeral) return numeral;
    return LessSure(sure > other ? std::move(numeral) : std::move(text));
  }
  if (numeral_fits && sure >= kLikelyNumeral) return numeral;
  if (text_fits) return text;
  return LessSure(sure >= kLikelyNumeral ? std::move(numeral) : std::move(text));
}

double Middle(std::vector<int> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// The usual height of Chinese text on the page, in pixels; from that of numbers where there is
// none.
double TesseractReader::TextHeight(const std::vector<TextPiece>& pieces) const {
  std::vector<int> texts, others;
  for (const TextPiece& piece : pieces) {
    const std::vector<Blot> characters = Characters(piece);
    const Band band = DigitBand(characters);
    const bool is_text = ShapeOf(characters, band, raster_.points()) == Shape::kText;
    (is_text ? texts : others).push_back(piece.box.height());
  }
  if (!texts.empty()) return Middle(std::move(texts));
  return others.empty() ? 0 : Middle(std::move(others)) / kDigitOfText;
}

bool IsNarrow(char32_t code) { return code < 0x2000; }

void TesseractReader::AddGlyphs(const TextPiece& piece, const Symbols& symbols,
                                std::vector<Glyph>& glyphs) const {
  double units = 0;
  for (const Symbol& symbol : symbols) units += IsNarrow(symbol.code) ? 1 : 2;
  const double begin = raster_.X(piece.box.x0), end = raster_.X(piece.box.x1);
  const double unit = (end - begin) / std::max(1.0, units);
  double at = begin;
  for (const Symbol& symbol : symbols) {
    Glyph glyph;
    glyph.code = symbol.code;
    glyph.x0 = static_cast<float>(at);
    at += unit * (IsNarrow(symbol.code) ? 1 : 2);
    glyph.x1 = static_cast<float>(at);
    glyph.y0 = static_cast<float>(raster_.Y(piece.box.y0));
    glyph.y1 = static_cast<float>(raster_.Y(piece.box.y1));
    glyph.baseline = glyph.y1;
    glyph.size = glyph.y1 - glyph.y0;
    glyph.recognized = true;
    glyph.confidence = static_cast<float>(symbol.confidence);
    glyphs.push_back(glyph);
  }
}

}  // namespace
}  // namespace juesuan

extern "C" juesuan::PixelReader* MakePixelReader() { return new juesuan::TesseractReader(); }
