// The arms of ≥ run together on one side, where its bar may be level or go along the lower arm.
#include "extract/ocr/signs.h"

#include <algorithm>

#include "extract/ocr/shapes.h"

namespace juesuan {
namespace {

constexpr double kNarrowest = 0.45, kWidest = 1.3;        // in heights of a digit
constexpr double kLeastAspect = 0.68, kMostAspect = 1.6;  // 6 and 9 are narrower
constexpr double kLeastAspectWithoutBar = 0.8;
constexpr double kAlikeWidths = 0.85;  // the strokes of =; those of 二 are less alike
// How far apart the arms are where they are open, at least, in heights of the sign.
constexpr double kOpening = 0.35;
constexpr double kDigitOfSignAlone = 0.75;  // the height of a digit beside it, in that of text

double Middle(std::vector<double> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// What the columns of a part of a box cross, at the usual one of them.
struct Strokes {
  int count = 0;
  double apart = 0;  // the first two, from top to top, in heights of the box; 0: they are one
};

// from, to: shares of its width.
Strokes StrokesOf(PIX* ink, const Blot& box, double from, double to) {
  std::vector<double> counts, gaps;
  const auto at = [&](double share) { return box.x0 + static_cast<int>(share * box.width()); };
  for (int x = at(from); x <= at(to); ++x) {
    std::vector<int> tops;
    l_uint32 before = 0, value = 0;
    for (int y = box.y0; y < box.y1; ++y, before = value) {
      pixGetPixel(ink, x, y, &value);
      if (value > before) tops.push_back(y);
    }
    counts.push_back(static_cast<double>(tops.size()));
    gaps.push_back(tops.size() < 2 ? 0.0 : tops[1] - tops[0]);
  }
  return {static_cast<int>(Middle(std::move(counts))), Middle(std::move(gaps)) / box.height()};
}

// Where the ink of these rows lies, from 0 at the left of the box to 1; 0.5 where there is none.
double Leaning(PIX* ink, const Blot& box, double from, double to) {
  double sum = 0, count = 0;
  const auto at = [&](double share) { return box.y0 + static_cast<int>(share * box.height()); };
  for (int y = at(from); y <= at(to); ++y) {
    for (int x = box.x0; x < box.x1; ++x) {
      l_uint32 value = 0;
      pixGetPixel(ink, x, y, &value);
      sum += value * (x - box.x0 + 0.5);
      count += value;
    }
  }
  return count == 0 ? 0.5 : sum / count / box.width();
}

// Two flat strokes, one above the other, as long as each other.
bool IsEqualsSign(const TextPiece& piece, const Blot& box) {
  const std::vector<Blot>& blots = piece.blots;
  if (blots.size() < 2 || !IsFlatBlot(blots[0]) || !IsFlatBlot(blots[1])) return false;
  if (blots[1].x0 >= blots[0].x1 || (blots.size() > 2 && blots[2].x0 < box.x1)) return false;
  const auto [shorter, longer] = std::minmax({blots[0].width(), blots[1].width()});
  return shorter >= kAlikeWidths * longer;
}

// With a bar or without.
char32_t Comparison(const Blot& box, PIX* ink) {
  const double aspect = static_cast<double>(box.width()) / box.height();
  if (aspect < kLeastAspect || aspect > kMostAspect) return 0;
  const Strokes left = StrokesOf(ink, box, 0.1, 0.25), right = StrokesOf(ink, box, 0.75, 0.9);
  const double top = Leaning(ink, box, 0, 0.12), below = Leaning(ink, box, 0.3, 0.4);
  const bool opens_left = top < 0.4 && below > 0.6, opens_right = top > 0.6 && below < 0.4;
  if (!opens_left && !opens_right) return 0;
  const Strokes& open = opens_left ? left : right;
  const Strokes& tip = opens_left ? right : left;
  if (tip.count > open.count || open.apart < kOpening) return 0;
  if (open.count == 3) return opens_left ? U'≥' : U'≤';
  if (open.count == 2 && tip.count == 1 && aspect >= kLeastAspectWithoutBar) {
    return opens_left ? U'>' : U'<';
  }
  return 0;
}

char32_t SignOf(const TextPiece& piece, const Blot& box, double digit_height, PIX* ink) {
  const double size = box.width() / digit_height;
  if (size < kNarrowest || size > kWidest) return 0;
  return IsEqualsSign(piece, box) ? U'=' : Comparison(box, ink);
}

}  // namespace

char32_t SignBefore(const TextPiece& piece, PIX* ink) {
  const std::vector<Blot> characters = Characters(piece);
  if (characters.size() < 2) return 0;
  return SignOf(piece, characters[0], characters[1].height(), ink);
}

char32_t SignAlone(const TextPiece& piece, double text_height, PIX* ink) {
  const std::vector<Blot> characters = Characters(piece);
  if (characters.size() != 1) return 0;
  return SignOf(piece, characters[0], kDigitOfSignAlone * text_height, ink);
}

}  // namespace juesuan
