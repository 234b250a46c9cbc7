// Digits are as tall as each other and narrower than tall; points and commas are low; dashes are
// flat.
#include "extract/ocr/shapes.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace juesuan {
namespace {

// In heights of a digit.
constexpr double kWidestDigit = 0.85;
constexpr double kTallest = 1.35, kLeastTall = 0.75;  // a digit among others
constexpr double kLow = 0.5;                          // a point, comma or dash
constexpr double kTallestDigit = 20;                  // in points: larger ones are titles
constexpr std::ptrdiff_t kPartsOfPercent = 3;  // a % at the end: its circles may stand apart,
constexpr double kWidestPercent = 1.5;         // but no further
constexpr double kWiderIsTwo = 1.5;            // digits that touch, in the width of one, at least

// How tall a mark is and how far below the digits it ends, together, in heights of a digit:
// measured up to 0.31 of points, and from 0.37, mostly 0.5, of commas.
constexpr double kPoint = 0.33, kComma = 0.4;

// Dashes.
constexpr double kFlat = 2.5;           // width to height, at least
constexpr double kFlatAlone = 1.6;      // of a blot by itself, which nothing else can be
constexpr double kLowDash = 0.3;        // in heights of the text, at most
constexpr double kLongDash = 0.75;      // in heights of the text: — rather than -
constexpr double kLongestAlone = 0.85;  // in heights of the text: 一 by itself is longer
constexpr double kSureOfDash = 0.95;

double Quantile(std::vector<int> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1,
                         static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

bool IsMark(char32_t code) { return code == U'.' || code == U',' || code == U'-'; }

}  // namespace

bool IsFlatBlot(const Blot& blot) { return blot.width() >= kFlat * blot.height(); }

std::vector<Blot> Characters(const TextPiece& piece) {
  std::vector<Blot> characters;
  for (const Blot& blot : piece.blots) {
    if (!characters.empty() && blot.x0 < characters.back().x1) {
      Blot& last = characters.back();
      last = {std::min(last.x0, blot.x0), std::min(last.y0, blot.y0), std::max(last.x1, blot.x1),
              std::max(last.y1, blot.y1)};
    } else {
      characters.push_back(blot);
    }
  }
  return characters;
}

Band DigitBand(const std::vector<Blot>& characters) {
  const int tallest = std::ranges::max(characters, {}, &Blot::height).height();
  std::vector<int> heights, tops, bottoms;
  for (const Blot& character : characters) {
    if (character.height() >= kLow * tallest) heights.push_back(character.height());
  }
  const double usual = Quantile(heights, 0.66);
  for (const Blot& character : characters) {
    if (character.height() < 0.8 * usual || character.height() > 1.2 * usual) continue;
    tops.push_back(character.y0);
    bottoms.push_back(character.y1);
  }
  return {Quantile(tops, 0.5), Quantile(bottoms, 0.5)};
}

Shape ShapeOf(const std::vector<Blot>& characters, const Band& band, double points) {
  if (band.height() * points > kTallestDigit) return Shape::kText;
  const auto fit = static_cast<std::size_t>(
      std::count_if(characters.begin(), characters.end(), [&](const Blot& character) {
        const bool digit = character.height() > kLeastTall * band.height() &&
                           character.height() < kTallest * band.height() &&
                           character.width() < kWidestDigit * band.height();
        return digit || character.height() < kLow * band.height();
      }));
  if (fit == characters.size()) return Shape::kNumeral;
  return 2 * fit >= characters.size() ? Shape::kUnclear : Shape::kText;
}

bool Fits(const Symbols& symbols, const std::vector<Blot>& characters, const Band& band) {
  std::vector<int> widths;
  for (const Blot& character : characters) {
    if (character.height() >= kLow * band.height()) widths.push_back(character.width());
  }
  const double usual = widths.empty() ? band.height() : Quantile(widths, 0.5);
  auto symbol = symbols.begin();
  for (auto character = characters.begin(); character != characters.end(); ++character) {
    if (symbol != symbols.end() && symbol->code == U'%') {
      return std::next(symbol) == symbols.end() &&
             characters.end() - character <= kPartsOfPercent &&
             characters.back().x1 - character->x0 <= kWidestPercent * band.height();
    }
    const bool low = character->height() < kLow * band.height();
    const double times = character->width() / usual;
    const long count = low || times < kWiderIsTwo ? 1 : std::lround(times);
    for (long i = 0; i < count; ++i, ++symbol) {
      if (symbol == symbols.end() || (count == 1 && IsMark(symbol->code) != low)) return false;
    }
  }
  return symbol == symbols.end();
}

void SetMarks(const std::vector<Blot>& characters, const Band& band, Symbols& symbols) {
  constexpr std::u32string_view kMarks = U".,．，。、";
  if (symbols.size() != characters.size()) return;
  auto character = characters.begin();
  for (Symbol& symbol : symbols) {
    const Blot& blot = *character++;
    if (kMarks.find(symbol.code) == kMarks.npos || blot.height() >= kLow * band.height()) continue;
    const double reach = (blot.y1 - band.bottom + blot.height()) / band.height();
    if (reach <= kPoint) symbol.code = U'.';
    if (reach >= kComma) symbol.code = U',';
  }
}

bool IsFlat(const TextPiece& piece) {
  return std::all_of(piece.blots.begin(), piece.blots.end(), IsFlatBlot);
}

Symbols DashesOf(const TextPiece& piece, double text_height) {
  const Blot& first = piece.blots.front();
  const bool alone = piece.blots.size() == 1 && first.width() >= kFlatAlone * first.height() &&
                     first.width() < kLongestAlone * text_height;
  if (piece.box.height() > kLowDash * text_height) return {};  // characters that touch
  if (!alone && !IsFlat(piece)) return {};
  Symbols dashes;
  for (const Blot& blot : piece.blots) {
    // Long dashes in a row are drawn as one stroke.
    const long count = std::max(1L, std::lround(blot.width() / text_height));
    const char32_t dash = blot.width() > kLongDash * text_height ? U'—' : U'-';
    dashes.insert(dashes.end(), static_cast<std::size_t>(count), {dash, kSureOfDash});
  }
  return dashes;
}

}  // namespace juesuan
