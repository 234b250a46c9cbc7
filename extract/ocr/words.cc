// Tesseract's own boxes of the symbols of a line are guesses; the ink is not.
#include "extract/ocr/words.h"

#include <algorithm>
#include <utility>

#include "extract/ocr/shapes.h"

namespace juesuan {
namespace {

// White between columns, in heights of the piece. In a number there is none so wide.
constexpr double kNumberGap = 1.0;
// White that is more than the space around characters, in heights of the piece.
constexpr double kWordGap = 0.8;
// Shorter ones may be the parts of a Chinese character.
constexpr std::size_t kShortestNumber = 3;  // characters

// The words of a piece: its characters, parted by white of at least this many pixels.
std::vector<TextPiece> WordsOf(const TextPiece& piece, double gap) {
  std::vector<TextPiece> words;
  int end = piece.box.x0;
  for (const Blot& blot : piece.blots) {
    if (words.empty() || blot.x0 - end >= gap) {
      words.emplace_back();
      words.back().box = blot;
    }
    TextPiece& word = words.back();
    word.box = {std::min(word.box.x0, blot.x0), std::min(word.box.y0, blot.y0),
                std::max(word.box.x1, blot.x1), std::max(word.box.y1, blot.y1)};
    word.blots.push_back(blot);
    end = std::max(end, blot.x1);
  }
  return words;
}

// Or the dash that stands for one.
bool IsNumber(const TextPiece& word, double text_height, double points) {
  if (IsFlat(word)) return true;
  const std::vector<Blot> characters = Characters(word);
  if (characters.size() < kShortestNumber) return false;
  const Band band = DigitBand(characters);
  return band.height() <= kDigitOfText * text_height &&
         ShapeOf(characters, band, points) != Shape::kText;
}

void Append(TextPiece& piece, const TextPiece& word) {
  piece.blots.insert(piece.blots.end(), word.blots.begin(), word.blots.end());
  piece.box = {piece.box.x0, std::min(piece.box.y0, word.box.y0), word.box.x1,
               std::max(piece.box.y1, word.box.y1)};
}

double UnitsOf(const Symbol& symbol) { return symbol.code < 0x2000 ? 1 : 2; }

// Ink that lies so far along the words, white left out → pixels from the left.
double PixelsAt(double along, const std::vector<TextPiece>& words, bool begins) {
  for (const TextPiece& word : words) {
    const double width = word.box.width();
    if (along < width || (!begins && along <= width)) return word.box.x0 + along;
    along -= width;
  }
  return words.back().box.x1;
}

}  // namespace

std::vector<TextPiece> CutNumbersOff(const TextPiece& piece, double text_height, double points) {
  std::vector<TextPiece> pieces;
  bool after_number = false;
  for (TextPiece& word : WordsOf(piece, kNumberGap * piece.box.height())) {
    const bool number = IsNumber(word, text_height, points);
    if (pieces.empty() || number || after_number) {
      pieces.push_back(std::move(word));
    } else {
      Append(pieces.back(), word);
    }
    after_number = number;
  }
  if (!pieces.empty()) pieces.front().cut = piece.cut;
  return pieces;
}

std::vector<Extent> Place(const Symbols& symbols, const TextPiece& piece) {
  const std::vector<TextPiece> words = WordsOf(piece, kWordGap * piece.box.height());
  double ink = 0, units = 0;
  for (const TextPiece& word : words) ink += word.box.width();
  for (const Symbol& symbol : symbols) units += UnitsOf(symbol);
  std::vector<Extent> extents;
  double along = 0;
  for (const Symbol& symbol : symbols) {
    const double next = along + UnitsOf(symbol) * ink / units;
    extents.push_back({PixelsAt(along, words, true), PixelsAt(next, words, false)});
    along = next;
  }
  return extents;
}

}  // namespace juesuan
