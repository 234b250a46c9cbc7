// Digits stand on a line of their own height; Chinese characters reach a little above and below it.
#include "blots.h"

#include <algorithm>

namespace juesuan {
namespace {

constexpr int kTop = 100, kBottom = kTop + kDigitHeight;
constexpr int kGap = 3;  // between blots
constexpr int kDigitWidth = 12;

// From x on; what is added is as wide as its last blot reaches.
std::vector<Blot> BlotsOf(char shape, int x) {
  switch (shape) {
    case 'd':
      return {{x, kTop, x + kDigitWidth, kBottom}};
    case '1':
      return {{x, kTop, x + 6, kBottom}};
    case 'M':
      return {{x, kTop, x + 2 * kDigitWidth, kBottom}};
    case 'C':
      return {{x, kBottom + 4 - kTextHeight, x + kTextHeight, kBottom + 4}};
    case '.':
      return {{x, kBottom - 4, x + 4, kBottom}};
    case ',':
      return {{x, kBottom - 4, x + 4, kBottom + 5}};
    case '-':
      return {{x, kTop + 10, x + 9, kTop + 13}};
    case '_':
      return {{x, kTop + 10, x + kTextHeight, kTop + 13}};
    case '=':
      return {{x, kTop + 6, x + 14, kTop + 9}, {x, kTop + 13, x + 14, kTop + 16}};
    case '%':
      return {{x, kTop, x + 9, kTop + 11},
              {x + 10, kTop, x + 16, kBottom},
              {x + 17, kTop + 9, x + 26, kBottom}};
    default:
      return {};
  }
}

}  // namespace

TextPiece PieceOf(std::string_view shapes) {
  TextPiece piece;
  int x = 50;
  for (const char shape : shapes) {
    const std::vector<Blot> blots = BlotsOf(shape, x);
    piece.blots.insert(piece.blots.end(), blots.begin(), blots.end());
    x = blots.empty() ? x + kDigitWidth : blots.back().x1 + kGap;
  }
  piece.box = piece.blots.front();
  for (const Blot& blot : piece.blots) {
    piece.box = {std::min(piece.box.x0, blot.x0), std::min(piece.box.y0, blot.y0),
                 std::max(piece.box.x1, blot.x1), std::max(piece.box.y1, blot.y1)};
  }
  return piece;
}

Symbols SymbolsOf(std::string_view text, double confidence) {
  return SymbolsOf(std::u32string(text.begin(), text.end()), confidence);
}

Symbols SymbolsOf(std::u32string_view text, double confidence) {
  Symbols symbols;
  for (const char32_t code : text) symbols.push_back({code, confidence});
  return symbols;
}

std::string TextOf(const Symbols& symbols) {
  std::string text;
  for (const Symbol& symbol : symbols)
    text += symbol.code < 0x80 ? static_cast<char>(symbol.code) : '?';
  return text;
}

}  // namespace juesuan
