// Digits are lower than the Chinese characters around them, so that their ink can be told from
// that of their neighbours; the reading says about where it lies and how many symbols it holds.
#include "extract/ocr/numbers_in_text.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "extract/ocr/choice.h"
#include "extract/ocr/shapes.h"
#include "extract/ocr/words.h"

namespace juesuan {
namespace {

// In heights of the digits: wider is no digit and no %; a point, a comma and a circle of a % are
// lower, and end so far below them.
constexpr double kWidest = 1.2, kLower = 0.6, kBelow = 0.4;
// A point, with which no number ends; and what hangs so far below the digits is a comma.
constexpr double kTallestPoint = 0.35, kHanging = 0.12;
// Digits begin and end on one line each, but for so many of their heights, or pixels.
constexpr double kOutOfBand = 0.06, kLeastOut = 1.5;
// A symbol stands no further from where it is placed, in heights of the digits.
constexpr double kMisplaced = 1.0;
// How many parts of Chinese characters, as low as digits, stand beside a number: 增加2 has a 口.
constexpr std::size_t kMostParts = 2;
// How many symbols the model of text makes of a %, at most.
constexpr std::size_t kMostMissed = 3;

struct Range {
  std::size_t begin = 0, end = 0;
  std::size_t size() const { return end - begin; }
};

// Letters too, which digits are taken for. A dash parts two numbers: 10%-20%.
bool IsOfNumber(const Symbol& symbol) {
  return symbol.code > U' ' && symbol.code < 0x7F && symbol.code != U'-';
}

bool IsMark(const Symbol& symbol) {
  constexpr std::u32string_view kMarks = U".,:;()[]";
  return kMarks.find(symbol.code) != kMarks.npos;
}

// What was read between Chinese symbols or dashes and has a digit in it, without marks around it.
// Not a digit alone: too many parts of the characters beside it may be it.
std::vector<Range> NumbersRead(const Symbols& text) {
  std::vector<Range> numbers;
  for (std::size_t at = 0; at < text.size();) {
    Range run{at, at};
    while (run.end < text.size() && IsOfNumber(text[run.end])) ++run.end;
    at = run.end + 1;
    while (run.size() > 0 && IsMark(text[run.begin])) ++run.begin;
    while (run.size() > 0 && IsMark(text[run.end - 1])) --run.end;
    const bool has_digit = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(run.begin),
                                       text.begin() + static_cast<std::ptrdiff_t>(run.end),
                                       [](const Symbol& symbol) { return IsDigit(symbol.code); });
    if (has_digit && run.size() > 1) numbers.push_back(run);
  }
  return numbers;
}

std::vector<Blot> Part(const std::vector<Blot>& characters, Range range) {
  return {characters.begin() + static_cast<std::ptrdiff_t>(range.begin),
          characters.begin() + static_cast<std::ptrdiff_t>(range.end)};
}

// Where digits stand in the line: as most of what lies where numbers were read.
std::optional<Band> BandOfDigits(const std::vector<Blot>& characters,
                                 const std::vector<Extent>& extents,
                                 const std::vector<Range>& numbers) {
  std::vector<Blot> inside;
  for (const Range& number : numbers) {
    std::ranges::copy_if(characters, std::back_inserter(inside), [&](const Blot& character) {
      return character.x0 >= extents[number.begin].begin &&
             character.x1 <= extents[number.end - 1].end && !IsFlatBlot(character);
    });
  }
  return inside.empty() ? std::nullopt : std::optional(DigitBand(inside));
}

// A digit, or a mark or part of a % among them.
bool IsWithin(const Band& band, const Blot& character) {
  const double height = band.height(), out = std::max(kLeastOut, kOutOfBand * height);
  if (character.width() > kWidest * height || IsFlatBlot(character)) return false;
  if (character.height() < kLower * height)
    return character.y0 >= band.top - out && character.y1 <= band.bottom + kBelow * height;
  return std::abs(character.y0 - band.top) <= out && std::abs(character.y1 - band.bottom) <= out;
}

// The characters one after another that may be digits and their marks, of those that lie about
// where the number was read: as many as lie together, without marks around them.
Range RunAt(const Extent& place, const Band& band, const std::vector<Blot>& characters) {
  const double reach = kMisplaced * band.height();
  Range longest, run;
  for (std::size_t index = 0; index < characters.size(); ++index) {
    const double middle = (characters[index].x0 + characters[index].x1) / 2.0;
    const bool near = middle >= place.begin - reach && middle <= place.end + reach;
    if (!near || !IsWithin(band, characters[index])) {
      run = {index + 1, index + 1};
    } else {
      run.end = index + 1;
      if (run.size() > longest.size()) longest = run;
    }
  }
  const auto is_mark = [&](std::size_t index) {
    const Blot& character = characters[index];
    return character.height() < kTallestPoint * band.height() ||
           character.y1 > band.bottom + kHanging * band.height();
  };
  while (longest.size() > 0 && is_mark(longest.begin)) ++longest.begin;
  while (longest.size() > 0 && is_mark(longest.end - 1)) --longest.end;
  return longest;
}

// How far from the band the tops and bottoms of the outermost characters are, in pixels.
double Strangeness(const std::vector<Blot>& characters, const Band& band) {
  const auto off = [&](const Blot& character) {
    return std::abs(character.y0 - band.top) + std::abs(character.y1 - band.bottom);
  };
  return off(characters.front()) + off(characters.back());
}

// Most of the characters of the run that can be the reading, at most some at either end left out;
// of two as many, those that lie better in the band.
std::optional<Range> FittingPart(const std::vector<Blot>& characters, Range run, const Band& band,
                                 const Symbols& read) {
  std::optional<Range> best;
  double least_strange = 0;
  for (std::size_t before = 0; before <= kMostParts; ++before) {
    for (std::size_t after = 0; after <= kMostParts && before + after < run.size(); ++after) {
      const Range part{run.begin + before, run.end - after};
      const std::vector<Blot> inside = Part(characters, part);
      if (!Fits(read, inside, band)) continue;
      const double strange = Strangeness(inside, band);
      if (best &&
          (best->size() > part.size() || (best->size() == part.size() && least_strange <= strange)))
        continue;
      best = part;
      least_strange = strange;
    }
  }
  return best;
}

// With commas between its groups of digits, if it has none.
Symbols Grouped(const Symbols& read) {
  constexpr std::ptrdiff_t kGroup = 3;
  const auto point =
      std::ranges::find_if_not(read, [](const Symbol& symbol) { return IsDigit(symbol.code); });
  Symbols grouped;
  for (auto symbol = read.begin(); symbol != read.end(); ++symbol) {
    const std::ptrdiff_t left = point - symbol;
    if (left > 0 && left % kGroup == 0 && !grouped.empty()) grouped.push_back({U',', 0});
    grouped.push_back(*symbol);
  }
  return grouped;
}

// What the number may be, the likeliest first: the model of text misses commas, and what it has for
// a % is at times several symbols: 43.39%, 20.5194.
std::vector<Symbols> MeaningsOf(const Symbols& read) {
  std::vector<Symbols> meanings = {read, Grouped(read)};
  for (std::size_t tail = 1; tail <= kMostMissed && tail < read.size(); ++tail) {
    Symbols number(read.begin(), read.end() - static_cast<std::ptrdiff_t>(tail));
    if (!IsDigit(number.back().code)) continue;
    number.push_back({U'%', 0});
    meanings.push_back(std::move(number));
  }
  return meanings;
}

TextPiece PieceOf(const TextPiece& line, const std::vector<Blot>& characters) {
  TextPiece piece;
  piece.cut = true;
  piece.box = characters.front();
  for (const Blot& character : characters) {
    piece.box = {piece.box.x0, std::min(piece.box.y0, character.y0), character.x1,
                 std::max(piece.box.y1, character.y1)};
  }
  std::ranges::copy_if(line.blots, std::back_inserter(piece.blots), [&](const Blot& blot) {
    return blot.x0 >= piece.box.x0 && blot.x1 <= piece.box.x1;
  });
  return piece;
}

}  // namespace

std::vector<NumberInText> FindNumbers(const TextPiece& line, const Symbols& text) {
  const std::vector<Range> numbers = NumbersRead(text);
  if (numbers.empty()) return {};
  const std::vector<Blot> characters = Characters(line);
  const std::vector<Extent> extents = Place(text, line);
  const std::optional<Band> band = BandOfDigits(characters, extents, numbers);
  if (!band) return {};
  std::vector<NumberInText> found;
  for (const Range& number : numbers) {
    const Symbols read(text.begin() + static_cast<std::ptrdiff_t>(number.begin),
                       text.begin() + static_cast<std::ptrdiff_t>(number.end));
    const Extent place = {extents[number.begin].begin, extents[number.end - 1].end};
    const Range run = RunAt(place, *band, characters);
    std::optional<Range> part;
    for (const Symbols& meaning : MeaningsOf(read)) {
      if (!part) part = FittingPart(characters, run, *band, meaning);
    }
    NumberInText& in_text = found.emplace_back();
    in_text.begin = number.begin;
    in_text.end = number.end;
    if (part) in_text.piece = PieceOf(line, Part(characters, *part));
  }
  return found;
}

}  // namespace juesuan
