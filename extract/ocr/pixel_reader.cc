// The loadable part of the program: everything that needs Leptonica and Tesseract, behind
// PixelReader. What looks like a number is read by the model of numerals, the rest as Chinese
// text, and what is unclear by both.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "extract/ocr/choice.h"
#include "extract/ocr/crops.h"
#include "extract/ocr/drawn_lines.h"
#include "extract/ocr/image_pdf.h"
#include "extract/ocr/numbers_in_text.h"
#include "extract/ocr/recognizer.h"
#include "extract/ocr/shapes.h"
#include "extract/ocr/signs.h"
#include "extract/ocr/text_pieces.h"
#include "extract/ocr/words.h"
#include "extract/pixels.h"
#include "extract/turn.h"

namespace juesuan {
namespace {

// How much wider a number is made in which marks were missed; from 1.15 on they are seen.
constexpr double kWidening = 1.25;
constexpr double kSureOfSign = 0.95;
// Chinese less surely read is read again; so surely, it is right however little room it has.
constexpr double kSureOfText = 0.93, kSureWithoutRoom = 0.975;
// Digits that touch are read as a decimal so surely, at least, and as Chinese so surely, at most.
constexpr double kSureOfDecimal = 0.95, kSurestOfTouching = 0.9;
// In pixels: lower digits, as a digit alone and percentages, are believed only where both models
// agree.
constexpr double kLegible = 14;
// The mean confidence of a page that is upright; 0.99 is usual, and no more than 0.9 upside down.
constexpr double kUpright = 0.95;
constexpr double kDirt = 2.5;  // in points: what is lower and no dash is no text
// Of the height of text: what is lower, and no further from a seal that was taken away, was left of
// it.
constexpr double kRestOfSeal = 0.5;

double MeanConfidence(const RecognizedText& text) {
  if (text.glyphs.empty()) return 1;
  double sum = 0;
  for (const Glyph& glyph : text.glyphs) sum += glyph.confidence;
  return sum / static_cast<double>(text.glyphs.size());
}

// Each turned counterclockwise about the origin.
template <typename Mark>
std::vector<Mark> Turned(std::vector<Mark> marks, int quarters) {
  for (Mark& mark : marks) mark = TurnUpright(mark, quarters, 0, 0);
  return marks;
}

class TesseractReader : public PixelReader {
 public:
  TesseractReader() { StartLeptonica(); }

  std::vector<Ruling> FindRulings(Pixels pixels) override {
    raster_ = CleanUp(pixels);
    may_turn_ = !pixels.in_part;
    pixels = {};
    if (!raster_.ink) return {};
    return Turned(TakeRulings(raster_), (4 - raster_.turn) % 4);
  }

  RecognizedText ReadText(const std::vector<Box>& cells) override {
    if (!raster_.ink) return {};
    if (!recognizer_) recognizer_.emplace();
    RecognizedText text = ReadPieces(cells);
    if (may_turn_ && MeanConfidence(text) < kUpright) {
      Turn(2, raster_);
      RecognizedText other = ReadPieces(cells);
      if (MeanConfidence(other) > MeanConfidence(text)) return other;
    }
    return text;
  }

 private:
  RecognizedText ReadPieces(const std::vector<Box>& cells);
  Readings Read(const TextPiece& piece);
  Readings ReadChinese(const TextPiece& piece);
  Readings WithNumbersRead(const TextPiece& line, Readings readings);
  Symbols ReadNumeral(const TextPiece& piece, const std::vector<Blot>& characters,
                      const Band& band);
  Readings ReadAfterSign(const TextPiece& piece, const std::vector<Blot>& characters);
  bool IsRestOfSeal(const TextPiece& piece) const;
  double TextHeight(const std::vector<TextPiece>& pieces) const;
  void Add(const TextPiece& piece, const Readings& readings, RecognizedText& text) const;
  std::vector<Glyph> GlyphsOf(const TextPiece& piece, const Symbols& symbols) const;

  std::optional<Recognizer> recognizer_;  // made when first needed
  Raster raster_;
  bool may_turn_ = true;
  double text_height_ = 0;
};

RecognizedText TesseractReader::ReadPieces(const std::vector<Box>& cells) {
  RecognizedText text;
  const std::vector<TextPiece> pieces = FindPieces(raster_, Turned(cells, raster_.turn));
  text_height_ = TextHeight(pieces);
  for (const TextPiece& piece : pieces) {
    for (const TextPiece& part : CutNumbersOff(piece, text_height_, raster_.points())) {
      Add(part, Read(part), text);
    }
  }
  const int back = (4 - raster_.turn) % 4;
  text.glyphs = Turned(std::move(text.glyphs), back);
  for (Alternative& alternative : text.alternatives) {
    alternative = {TurnUpright(alternative.box, back, 0, 0),
                   Turned(std::move(alternative.glyphs), back)};
  }
  return text;
}

Readings TesseractReader::Read(const TextPiece& piece) {
  if (const char32_t sign = SignAlone(piece, text_height_, raster_.ink.get()); sign != 0) {
    return {{{sign, kSureOfSign}}};
  }
  if (Symbols dashes = DashesOf(piece, text_height_); !dashes.empty()) return {dashes};
  if (piece.box.height() * raster_.points() < kDirt || IsRestOfSeal(piece)) return {};
  const std::vector<Blot> characters = Characters(piece);
  if (Readings readings = ReadAfterSign(piece, characters); !readings.best.empty()) return readings;
  const Band band = DigitBand(characters);
  Shape shape = ShapeOf(characters, band, raster_.points());
  // Narrow parts of Chinese characters pass for digits, but for their height.
  const bool low = band.height() <= kDigitOfText * text_height_;
  if (shape == Shape::kNumeral && !low) shape = Shape::kUnclear;
  Symbols numeral;
  if (shape == Shape::kNumeral) {
    numeral = ReadNumeral(piece, characters, band);
    const bool needs_both =
        band.height() < kLegible || characters.size() == 1 || IsPercentage(numeral);
    const bool sure = ConfidenceOf(numeral) >= kSureOfNumeral;
    if (sure && !needs_both && Fits(numeral, characters, band)) return {numeral};
  }
  Readings readings = ReadChinese(piece);
  Symbols& text = readings.best;
  const bool may_touch = shape == Shape::kUnclear && low && ConfidenceOf(text) <= kSurestOfTouching;
  if (HasChinese(text) && shape != Shape::kNumeral && !may_touch)
    return WithNumbersRead(piece, std::move(readings));
  if (numeral.empty()) numeral = ReadNumeral(piece, characters, band);
  if (HasChinese(text)) {
    if (!Fits(numeral, characters, band)) numeral = LessSure(std::move(numeral));
    const double sure = ConfidenceOf(numeral);
    const bool number = !may_touch || (IsDecimal(numeral) && sure >= kSureOfDecimal);
    if (number && sure >= ConfidenceOf(text)) return {numeral};
    return WithNumbersRead(piece, std::move(readings));
  }
  return Choose(std::move(numeral), std::move(text), characters, band);
}

bool TesseractReader::IsRestOfSeal(const TextPiece& piece) const {
  if (!raster_.seal || piece.box.height() >= kRestOfSeal * text_height_) return false;
  const int reach = static_cast<int>(kRestOfSeal * text_height_);
  const Blot& box = piece.box;
  const BoxPointer around(
      boxCreate(box.x0 - reach, box.y0 - reach, box.width() + 2 * reach, box.height() + 2 * reach));
  const PixPointer seal(pixClipRectangle(raster_.seal.get(), around.get(), nullptr));
  return PixelCount(seal.get()) > 0;
}

// As it is, and where that is not sure or has no room, larger. Of what may be a number the other
// model has its say.
Readings TesseractReader::ReadChinese(const TextPiece& piece) {
  Symbols text = recognizer_->ReadText(TextCrop(raster_, piece).get());
  const double least = IsTooLong(text, piece.box) ? kSureWithoutRoom : kSureOfText;
  const bool sure = ConfidenceOf(text) >= least;
  if (sure || !HasChinese(text)) return {std::move(text)};
  Symbols larger = recognizer_->ReadText(TextCrop(raster_, piece, kNarrowTextMargin).get());
  return ChooseText(std::move(text), std::move(larger), piece.box);
}

// Numbers in Chinese are read by the other model too.
Readings TesseractReader::WithNumbersRead(const TextPiece& line, Readings readings) {
  Symbols& text = readings.best;
  const std::vector<NumberInText> numbers = FindNumbers(line, text);
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(number->begin);
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(number->end);
    Symbols best = LessSure(Symbols(begin, end));
    if (!number->piece.blots.empty()) {
      const std::vector<Blot> characters = Characters(number->piece);
      const Band band = DigitBand(characters);
      Symbols numeral = ReadNumeral(number->piece, characters, band);
      best = ChooseInText(std::move(numeral), Symbols(begin, end), characters, band);
    }
    text.insert(text.erase(begin, end), best.begin(), best.end());
  }
  return readings;
}

// At its width, and where that misses a mark, as it often does one between narrow digits, widened.
Symbols TesseractReader::ReadNumeral(const TextPiece& piece, const std::vector<Blot>& characters,
                                     const Band& band) {
  Symbols symbols;
  for (const double widening : {1.0, kWidening}) {
    Symbols read = recognizer_->ReadNumeral(NumeralCrop(raster_, piece, band, widening).get());
    SetMarks(characters, band, read);
    const bool fits = Fits(read, characters, band);
    if (fits || symbols.empty()) symbols = std::move(read);
    if (fits) break;
  }
  return symbols;
}

// A sign, and the number after it; nothing where there is no sign.
Readings TesseractReader::ReadAfterSign(const TextPiece& piece,
                                        const std::vector<Blot>& characters) {
  const char32_t sign = SignBefore(piece, raster_.ink.get());
  if (sign == 0) return {};
  TextPiece rest = piece;
  std::erase_if(rest.blots, [&](const Blot& blot) { return blot.x0 < characters.front().x1; });
  if (rest.blots.empty()) return {};
  rest.cut = true;
  rest.box.x0 = rest.blots.front().x0;
  Readings readings = Read(rest);
  if (readings.best.empty() || !IsDigit(readings.best.front().code)) return {};
  const auto put_sign = [sign](Symbols& symbols) {
    symbols.insert(symbols.begin(), {sign, kSureOfSign});
  };
  put_sign(readings.best);
  std::ranges::for_each(readings.others, put_sign);
  return readings;
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
    if (IsFlat(piece)) continue;  // dashes
    const std::vector<Blot> characters = Characters(piece);
    const Band band = DigitBand(characters);
    const bool is_text = ShapeOf(characters, band, raster_.points()) == Shape::kText;
    (is_text ? texts : others).push_back(piece.box.height());
  }
  if (!texts.empty()) return Middle(std::move(texts));
  return others.empty() ? 0 : Middle(std::move(others)) / kDigitOfText;
}

std::vector<Glyph> TesseractReader::GlyphsOf(const TextPiece& piece, const Symbols& symbols) const {
  const std::vector<Extent> extents = Place(symbols, piece);
  std::vector<Glyph> glyphs;
  auto extent = extents.begin();
  for (const Symbol& symbol : symbols) {
    Glyph glyph;
    glyph.code = symbol.code;
    glyph.x0 = static_cast<float>(raster_.X(extent->begin));
    glyph.x1 = static_cast<float>(raster_.X(extent->end));
    ++extent;
    glyph.y0 = static_cast<float>(raster_.Y(piece.box.y0));
    glyph.y1 = static_cast<float>(raster_.Y(piece.box.y1));
    glyph.baseline = glyph.y1;
    glyph.size = glyph.y1 - glyph.y0;
    glyph.recognized = true;
    glyph.confidence = static_cast<float>(symbol.confidence);
    glyphs.push_back(glyph);
  }
  return glyphs;
}

void TesseractReader::Add(const TextPiece& piece, const Readings& readings,
                          RecognizedText& text) const {
  const std::vector<Glyph> glyphs = GlyphsOf(piece, readings.best);
  text.glyphs.insert(text.glyphs.end(), glyphs.begin(), glyphs.end());
  const Box box = {raster_.X(piece.box.x0), raster_.Y(piece.box.y0), raster_.X(piece.box.x1),
                   raster_.Y(piece.box.y1)};
  for (const Symbols& other : readings.others)
    text.alternatives.push_back({box, GlyphsOf(piece, other)});
  for (const Symbols& variant : VariantsOf(readings.best))
    text.alternatives.push_back({box, GlyphsOf(piece, variant)});
}

}  // namespace
}  // namespace juesuan

extern "C" juesuan::PixelReader* MakePixelReader() { return new juesuan::TesseractReader(); }
extern "C" void ConvertImages(const std::string& path, std::string_view bytes, std::string& pdf) {
  pdf = juesuan::ConvertImages(path, bytes);
}
